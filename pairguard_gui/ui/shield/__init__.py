"""The shield: button, headline, figures, and the sheet that raises it."""
