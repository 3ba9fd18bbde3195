"""Pure judgement: from facts to a verdict, a proof or a size, tested in microseconds."""
