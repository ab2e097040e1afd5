"""The screen that others see: the sharing view, the veil's companions, and the window that a room looks at."""
