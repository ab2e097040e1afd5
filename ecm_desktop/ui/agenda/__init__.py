"""The agenda of an open meeting: its steps, and the bar that leads through them on every page."""
