"""What hypothesis keeps for itself stays out of the tree."""

import os
import tempfile

from hypothesis.configuration import set_hypothesis_home_dir

set_hypothesis_home_dir(tempfile.mkdtemp(prefix="pho-hien-hypothesis-"))

# Not finished: runs by `make soak` only, until it holds on both databases.
collect_ignore = [] if os.environ.get("SOAK") else ["test_states.py", "test_killed.py"]
