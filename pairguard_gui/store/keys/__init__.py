"""API keys in the operating system's key store."""
