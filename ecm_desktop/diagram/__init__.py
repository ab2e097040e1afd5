"""What is drawn, without a toolkit: pure functions from a case to marks, which the canvas and the PDF paint."""
