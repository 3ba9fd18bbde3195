"""What outlives the program: the journal, the settings, and the folder they are in."""
