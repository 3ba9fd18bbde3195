"""The local HTTP interface: the web version's four calls, for programs on this computer that know the token."""
