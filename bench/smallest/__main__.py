"""`python -m bench.smallest PORT`: serve it exactly as `./run` serves the site."""

import os
import sys

import django

from steppingstones.commands.server import serve

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.smallest.settings"
django.setup()
serve("127.0.0.1", int(sys.argv[1]), "ready")
