"""What is committed: an account's state, the changes to it, and the lines of its log."""
