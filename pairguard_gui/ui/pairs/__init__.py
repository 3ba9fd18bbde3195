"""The table of protected pairs, the Why? panel and the table before arming."""
