"""Files for browsers can be gathered, and name only files that are there."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from .tree import named, short

NAMED = re.compile(r"{% static ['\"]([^'\"]+)['\"] %}")


def test_the_files_for_browsers_can_be_gathered(settings, tmp_path):
    """The real storage gives each a name with a fingerprint, and refuses style sheets that name a missing file."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


@pytest.mark.parametrize("path", named(".html", "steppingstones/templates"), ids=short)
def test_a_template_names_files_that_are_there(path):
    assert [name for name in NAMED.findall(path.read_text()) if not finders.find(name)] == []
