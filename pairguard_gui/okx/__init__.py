"""OKX's v5 REST interface as the port `core.ports.Exchange`."""
