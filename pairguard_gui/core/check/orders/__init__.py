"""The orders of refills: judged once more and sent, looked up until they are settled, and what came of them."""
