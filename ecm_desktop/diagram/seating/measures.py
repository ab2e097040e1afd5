"""The sizes of the family map, in points."""

SYMBOL = 42.0  # width of a person's symbol
PITCH = 108.0  # from partner to partner
CHAIN_GAP = 116.0  # from one chain of partners to the next
LANE_GAP = 64.0  # from a person to where a line passes their row
NAME_ROOM = 98.0  # width of the words below a symbol
NAME_SIZE = 11.5
SMALL = 10.0
LINE = 13.0  # from one line of words to the next
WORDS_HEIGHT = 4 + 3 * LINE  # two lines of a name, one of years
TRACK = 11.0  # between two bars of brothers and sisters in one channel
CHANNEL = 42.0  # the least room between the words of a row and the symbols of the next
FAMILY_GAP = 150.0  # between families that nothing joins
EDGE = 40.0  # free room round the drawing
