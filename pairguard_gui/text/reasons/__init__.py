"""Every reason as a sentence, a brief, its details and the way out."""
