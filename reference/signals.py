"""News about facts, sent inside the transaction that makes them true.

`facts_confirmed(sender, facts)`: `facts` is a list of `(kind, pk)`, such as `("industrialpark", 7)`: what was changed,
and the facts that are shown together with it. Pictures, documents and media are named `customimage` and so on.
"""

from django.dispatch import Signal

facts_confirmed = Signal()
