"""`./stones sign-in EMAIL`: a way in that needs no working email, for whoever looks after the machine."""

import argparse

from . import CommandError, set_up
from .prepare import prepare

NAME = "sign-in"
HELP = "Print a link that signs somebody in once; makes the account if there is none."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL", help="the email address of the account")
    parser.add_argument("--site", default="http://127.0.0.1:8000", help="the address at which people reach the site")


def run(options: argparse.Namespace) -> int:
    set_up()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from ..models import User
    from .run import link

    try:
        validate_email(options.email)
    except ValidationError:
        raise CommandError(f"{options.email} is not an email address. It looks like name@example.org.") from None
    prepare(with_example=False)
    print(link(options.site.rstrip("/"), User.objects.with_email(options.email)).strip())
    return 0
