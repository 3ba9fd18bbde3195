"""Frozen nouns: pairs, positions, rules, reasons, errors."""
