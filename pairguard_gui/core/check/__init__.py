"""The steps of one check, the only place of core that asks the exchange and writes the journal, through ports."""
