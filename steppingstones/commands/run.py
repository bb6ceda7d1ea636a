"""`./run`: make everything ready, say where to go, and serve until Ctrl-C."""

import argparse
import errno
import os
import socket

from . import CommandError, set_up
from .prepare import prepare
from .server import serve

NAME = "run"
HELP = "Start Stepping Stones on this machine; ./run does the same."
EVERYWHERE = {"0.0.0.0", "::"}
FIRST_PERSON = "owner@localhost"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=port_number, default=8000, metavar="N", help="the port (8000 if not given)")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the address to listen on; 0.0.0.0 lets other devices in your network reach the site",
    )
    parser.add_argument("--empty", action="store_true", help="start without the example")


def port_number(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def run(options: argparse.Namespace) -> int:
    check_port(options.host, options.port)
    names = names_of_this_machine(options.host)
    if names:
        os.environ["STONES_HOSTS"] = " ".join([os.environ.get("STONES_HOSTS", ""), *names]).strip()
    set_up()
    prepare(with_example=not options.empty)
    check_port(options.host, options.port)  # once more: the example takes a while, and others start programs too
    site = f"http://{bracketed(names[0] if names else options.host)}:{options.port}"
    serve(options.host, options.port, welcome(site))
    return 0


# --- Where --------------------------------------------------------------------------------------------------


def check_port(host: str, port: int) -> None:
    """Better one sentence now than a trace from the server later."""
    if (trouble := port_trouble(host, port)) is None:
        return
    if trouble == errno.EADDRINUSE:
        raise CommandError(
            f"Port {port} is in use, perhaps by a Stepping Stones that already runs. "
            f"Stop the other program, or start with: ./run --port {next_free_port(host, port)}"
        )
    if trouble == errno.EACCES:
        raise CommandError(f"Port {port} is kept for the system. Choose one from 1024 on, such as: ./run --port 8000")
    raise CommandError(f"This machine has no address {host}. Leave --host away, or give one that it has.")


def port_trouble(host: str, port: int) -> int | None:
    """The reason why this port cannot be had, or None."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except socket.gaierror:
        return errno.EADDRNOTAVAIL
    except OSError as error:
        return error.errno
    return None


def next_free_port(host: str, port: int) -> int:
    return next(other for other in [*range(port + 1, 65536), *range(8000, port)] if port_trouble(host, other) is None)


def names_of_this_machine(host: str) -> list[str]:
    """The names under which others will ask for this site, the best one first; none for this machine alone."""
    if host in {"127.0.0.1", "localhost", "::1"}:
        return []
    if host not in EVERYWHERE:
        return [host]
    return [*address_in_network(), socket.gethostname(), f"{socket.gethostname()}.local"]


def address_in_network() -> list[str]:
    """The address that other devices see. Choosing a route sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        return [probe.getsockname()[0]]


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


# --- What to say --------------------------------------------------------------------------------------------


def welcome(site: str) -> str:
    return "\n".join([f"Stepping Stones runs at {site}/", *ways_in(site), "Stop it with Ctrl-C."])


def ways_in(site: str) -> list[str]:
    from ..models import Member, Project, User

    facilitators = Member.objects.present().filter(role=Member.Role.FACILITATOR, user__is_active=True)
    if guide := facilitators.filter(project__is_example=True).select_related("user").first():
        return [f"Look at the example as {guide.name}, its facilitator (this link works once):", link(site, guide.user)]
    if Project.objects.exists():
        return ["To sign in without email, make a link that works once: ./stones sign-in EMAIL"]
    first = User.objects.with_email(FIRST_PERSON)
    return ["Nothing is here yet. Begin your first project with this link (it works once):", link(site, first)]


def link(site: str, user) -> str:
    from django.urls import reverse

    from ..actions.people import make_sign_in_link

    return f"  {site}{reverse('home:enter', args=[make_sign_in_link(user)])}"
