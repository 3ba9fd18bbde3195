"""The window: widgets, models, the tray. It knows core's values, the controllers and Qt, nothing outside."""
