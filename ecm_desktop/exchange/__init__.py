"""What leaves this machine for another program: the family as GEDCOM 7 or PED, a case as open data.

Documents and their tables leave through `reports`.
"""
