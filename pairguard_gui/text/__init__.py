"""What people read, once for window, command line, API and notifications, in every language."""
