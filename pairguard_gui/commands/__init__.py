"""What the command line does beyond one call: accounts, rules, releases, the self-test."""
