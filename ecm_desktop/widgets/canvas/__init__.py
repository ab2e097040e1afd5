"""The canvas: a scene that mirrors a drawing, gestures, and the view."""
