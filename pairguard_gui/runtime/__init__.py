"""Qt without widgets: the guard's thread, and the controller that speaks for it in the window."""
