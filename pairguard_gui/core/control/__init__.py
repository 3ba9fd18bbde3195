"""What a person may do to an account's guard, and what is asked before the shield goes up."""
