"""How the pieces are put together: accounts with their clients, guards, the practice market, the console."""
