"""The storm of deliveries takes minutes: it runs by `make soak`."""

import os

collect_ignore = [] if os.environ.get("SOAK") else ["test_chaos.py"]
