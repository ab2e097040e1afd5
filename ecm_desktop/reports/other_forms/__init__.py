"""A document in forms that other programs go on with: its words as docx, its tables as xlsx or csv."""
