"""What blocks of code on pages show: JSON, HTTP messages, cURL commands, and the secrets in them."""
