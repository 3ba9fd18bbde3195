"""Judgement: what is missing, why, whether to refill it and how. Standard library only, no input or output."""
