"""The main window: menu bar, layout, band, and what belongs to the program as a whole."""
