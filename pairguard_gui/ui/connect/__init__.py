"""The assistant that connects an OKX account: one file a step."""
