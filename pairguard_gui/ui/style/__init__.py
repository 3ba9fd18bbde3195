"""Colours, icons and style sheets; no engine."""
