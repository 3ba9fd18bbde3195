"""What OKX sends, as values of core: envelopes, rows, figures."""
