"""`python -m steppingstones COMMAND`, which is what `./stones COMMAND` and `./run` call."""

import sys

from .commands import main

sys.exit(main(sys.argv[1:]))
