"""What hypothesis keeps for itself stays out of the tree."""

import tempfile

from hypothesis.configuration import set_hypothesis_home_dir

set_hypothesis_home_dir(tempfile.mkdtemp(prefix="pho-hien-hypothesis-"))
