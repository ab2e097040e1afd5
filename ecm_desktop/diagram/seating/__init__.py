"""Arranging a family: generations, the order in each row, coordinates, and the routes of the lines."""
