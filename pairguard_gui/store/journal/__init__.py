"""The journal in SQLite: opening, migrating, applying changes, reading them back."""
