"""What a client does when the server, the network or the caller does not do what it should."""
