"""PairGuard keeps a fixed set of OKX perpetual positions from ever being empty."""

__version__ = "0.1.0"
