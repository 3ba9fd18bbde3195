"""The list of accounts and the sheets that add, check, rename, rekey and remove them."""
