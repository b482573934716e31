"""What pages say about where the API is and who may call it."""
