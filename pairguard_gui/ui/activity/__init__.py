"""The action log: its model, cells, reader and panel."""
