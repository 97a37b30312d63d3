"""Files that translators take away and bring back: pure codecs, dataclasses in and bytes out, or the other way.

Nothing here knows a row of the database; who may take what, and what is saved of a return, is decided above.
"""
