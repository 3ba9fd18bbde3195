"""Fields of an API key, the lights of its check, and where it is stored."""
