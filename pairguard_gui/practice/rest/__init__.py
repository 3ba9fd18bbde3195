"""OKX's REST calls on that market: routes, signatures, fields and rows."""
