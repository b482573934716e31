"""What holds of every document, tried on random ones."""
