"""Qt without widgets: the guard's thread, the controller that speaks for it on the window thread, one copy a profile."""
