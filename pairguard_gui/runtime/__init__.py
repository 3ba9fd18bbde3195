"""Qt without widgets: the guards' threads and the controllers that stand for them on the window thread."""
