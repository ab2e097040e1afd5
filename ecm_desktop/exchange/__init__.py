"""What leaves this machine for another program: the family as GEDCOM 7.

A case as data leaves as it is kept (`domain.codec`); documents and tables leave through `reports`.
"""
