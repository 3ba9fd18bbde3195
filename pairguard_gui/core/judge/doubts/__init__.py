"""Figures that size an order, and the results of one, held against what is known of the pair from elsewhere."""
