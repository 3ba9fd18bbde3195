"""The tables and rules of the file, and the steps that bring an older file to them."""
