"""Widgets that know nothing of accounts: cells, chips, tables, sheets."""
