"""The command line: how commands are found, and what they say when something is wrong."""

import errno
import subprocess
import sys
from types import SimpleNamespace

import pytest

from steppingstones import commands
from steppingstones.actions.people import use_sign_in_link
from steppingstones.commands import CommandError, main, prepare, run


def test_help_lists_every_command_without_loading_django():
    code = "import sys, steppingstones.commands as c; c.parser().format_help(); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_commands_of_two_words_are_nested(monkeypatch, capsys):
    called = []
    toast = SimpleNamespace(
        NAME="make toast", HELP="Makes toast.", add_arguments=lambda parser: None, run=called.append
    )
    monkeypatch.setattr(commands, "commands", lambda: [toast])
    with pytest.raises(SystemExit):
        main(["make", "--help"])
    assert "Makes toast." in capsys.readouterr().out
    main(["make", "toast"])
    assert len(called) == 1


def test_a_trouble_is_one_sentence_and_exit_code_2(monkeypatch, capsys):
    def trouble(options):
        raise CommandError("There is no bread. Buy some.")

    toast = SimpleNamespace(NAME="toast", HELP="Makes toast.", add_arguments=lambda parser: None, run=trouble)
    monkeypatch.setattr(commands, "commands", lambda: [toast])
    assert main(["toast"]) == 2
    assert capsys.readouterr().err == "There is no bread. Buy some.\n"


def test_a_full_disk_is_said_in_words(monkeypatch, capsys):
    def trouble(options):
        raise OSError(errno.ENOSPC, "No space left on device")

    toast = SimpleNamespace(NAME="toast", HELP="Makes toast.", add_arguments=lambda parser: None, run=trouble)
    monkeypatch.setattr(commands, "commands", lambda: [toast])
    assert main(["toast"]) == 2
    assert "disk is full" in capsys.readouterr().err


# --- ./run --------------------------------------------------------------------------------------------------


@pytest.fixture
def taken_port():
    with run.socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_named_with_one_that_is_free(taken_port):
    with pytest.raises(CommandError, match=rf"Port {taken_port} is in use.*\./run --port \d+") as error:
        run.check_port("127.0.0.1", taken_port)
    free = int(str(error.value).split()[-1])
    run.check_port("127.0.0.1", free)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(CommandError, match=r"no address 192\.0\.2\.77"):
        run.check_port("192.0.2.77", 8000)


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "80.5", ""])
def test_a_port_is_a_number(text):
    with pytest.raises(run.argparse.ArgumentTypeError, match="number from 1 to 65535"):
        run.port_number(text)


def test_the_site_answers_to_the_names_that_others_use(monkeypatch):
    monkeypatch.setattr(run, "address_in_network", lambda: ["192.168.1.5"])
    assert run.names_of_this_machine("127.0.0.1") == []
    assert run.names_of_this_machine("192.168.1.5") == ["192.168.1.5"]
    assert run.names_of_this_machine("0.0.0.0")[:2] == ["192.168.1.5", run.socket.gethostname()]


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(CommandError, match=r"The data folder .*/file/data cannot be written .*STONES_DATA"),
        prepare.one_at_a_time(tmp_path / "file" / "data"),
    ):
        pass


def test_data_of_a_newer_program_is_refused():
    loader = SimpleNamespace(applied_migrations={("steppingstones", "9999_later"): 1}, disk_migrations={})
    with pytest.raises(CommandError, match="newer Stepping Stones"):
        prepare.refuse_newer_data(SimpleNamespace(loader=loader))


def test_a_start_with_nothing_to_do_changes_nothing(db, settings):
    prepare.prepare(with_example=False)
    stamp = settings.STATIC_ROOT / "made-from"
    first = stamp.stat().st_mtime_ns
    prepare.prepare(with_example=False)
    assert stamp.stat().st_mtime_ns == first


def test_an_empty_site_offers_a_first_project(db):
    assert "Begin your first project" in run.welcome("http://site")


def test_the_example_offers_its_facilitator(db):
    prepare.load_first_example()
    assert "its facilitator" in run.welcome("http://site")


def test_a_site_in_use_says_how_to_sign_in(world):
    prepare.load_first_example()
    words = run.welcome("http://site")
    assert "./stones sign-in EMAIL" in words
    assert "/enter/" not in words


def test_a_link_lets_somebody_in(db, capsys):
    assert main(["sign-in", "may@example.org", "--site", "https://stones.example.org/"]) == 0
    link = capsys.readouterr().out.strip()
    secret = link.removeprefix("https://stones.example.org/enter/").rstrip("/")
    assert use_sign_in_link(secret).email == "may@example.org"


def test_a_link_needs_an_email_address(db, capsys):
    assert main(["sign-in", "may"]) == 2
    assert "not an email address" in capsys.readouterr().err
