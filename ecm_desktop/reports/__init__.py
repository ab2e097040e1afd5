"""Paper: reportlab and pikepdf live here and nowhere else."""
