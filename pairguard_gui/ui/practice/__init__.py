"""What only the practice market shows: its menu, the tour, the welcome."""
