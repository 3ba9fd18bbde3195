"""The market's own rules: contracts, prices, orders, positions, money. No I/O."""
