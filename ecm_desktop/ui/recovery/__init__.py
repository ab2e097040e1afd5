"""The parts of the model page: the position in words, the ages as numbers, and how both went over the meetings."""
