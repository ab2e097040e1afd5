"""Arranging a family: generations, order in a row, coordinates, routes of lines."""
