"""Make `.venv` ready and hand over to it. Standard library only, and readable by old Pythons: it runs first.

Works with nothing but `python3`: no pip, no ensurepip, no compiler. The lock files carry hashes, and the stamp is
written last.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NEED = (3, 11)
ENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(ENV, "bin", "python")


def start(module, arguments, lock="requirements.txt"):
    """Replace this process by `.venv/bin/python -m MODULE ARGUMENTS`, after installing what LOCK names."""
    use_new_python()
    try:
        make_ready(os.path.join(ROOT, lock))
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start goes on with getting ready.")
    except OSError as error:
        sys.exit(reason(str(error)))
    os.environ["PYTHONPATH"] = ROOT
    os.execv(PYTHON, [PYTHON, "-m", module] + list(arguments))


def use_new_python():
    """Run again under a newer Python when `python3` is too old; else say what to install."""
    if sys.version_info >= NEED:
        return
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        program = shutil.which(name)
        if program and subprocess.call([program, "-c", "import venv, ssl, sqlite3"], stderr=subprocess.DEVNULL) == 0:
            os.execv(program, [program] + sys.argv)
    sys.exit(
        "Stepping Stones needs Python 3.11 or newer, and this is Python %s. "
        "Install a newer Python (on Debian 12 or Ubuntu 24.04: apt-get install python3), then try again."
        % sys.version.split()[0]
    )


def make_ready(lock):
    """Install LOCK into `.venv` unless its stamp says that this was done. Two starts at once wait for each other."""
    with open(lock, "rb") as file:
        wanted = hashlib.sha256(file.read() + (sys.version + sys.executable + ROOT).encode()).hexdigest()
    stamp = os.path.join(ENV, os.path.basename(lock) + ".stamp")
    if says(stamp, wanted):
        return
    with open(os.path.join(ROOT, ".venv.lock"), "w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if says(stamp, wanted):
            return
        print("Getting ready. This is only needed the first time, and takes about a minute ...", file=sys.stderr)
        make_environment()
        if os.path.exists(stamp):
            os.remove(stamp)  # a half-done install must never be taken for a good one
        install(lock)
        with open(stamp, "w") as file:
            file.write(wanted)


def says(stamp, wanted):
    if not os.path.exists(stamp):
        return False
    with open(stamp) as file:
        return file.read() == wanted


def make_environment():
    """A virtual environment with pip from the wheel kept in `vendor/`: unpacking that wheel is installing it."""
    try:
        import venv
    except ImportError:
        sys.exit(
            "This Python has no venv. Install it (on Debian and Ubuntu: apt-get install python3-venv), then try again."
        )
    broken = not os.path.exists(PYTHON) or subprocess.call([PYTHON, "-c", ""], stderr=subprocess.DEVNULL)
    if broken:
        venv.create(ENV, with_pip=False, clear=True, symlinks=True)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.check_output([PYTHON, "-c", ask], universal_newlines=True).strip()
    if not os.path.isdir(os.path.join(site, "pip")):
        unpack_pip(site)


def unpack_pip(site):
    wheels = os.path.join(ROOT, "vendor")
    wheel = [name for name in sorted(os.listdir(wheels)) if name.startswith("pip-")][-1]
    part = os.path.join(site, "pip-part")
    shutil.rmtree(part, ignore_errors=True)
    with zipfile.ZipFile(os.path.join(wheels, wheel)) as archive:
        archive.extractall(part)
    # In one step, so that half of it is never taken for the whole.
    os.rename(os.path.join(part, "pip"), os.path.join(site, "pip"))
    shutil.rmtree(part)


def install(lock):
    command = [PYTHON, "-m", "pip", "install", "-q", "--no-compile", "--no-input", "--no-deps", "--require-hashes"]
    command += ["--disable-pip-version-check", "--only-binary", ":all:", "--root-user-action", "ignore"]
    command += ["--retries", "2", "-r", lock]
    done = subprocess.run(command, stderr=subprocess.PIPE, universal_newlines=True)
    if done.returncode:
        sys.exit(reason(done.stderr))


REASONS = (
    (("no space left",), "The disk is full. Free about 400 MB, then try again."),
    (
        ("do not match the hashes",),
        "A part of the program arrived changed, so it was not installed. Try again; if it stays, use another network.",
    ),
    (
        ("connection", "resolve", "timed out", "network", "ssl", "proxy"),
        "The parts of the program could not be downloaded. Check the internet connection, then try again.",
    ),
    (
        ("no matching distribution",),
        "A part of the program does not exist for this kind of machine. Debian 12 on an ordinary PC works.",
    ),
    (
        ("permission denied", "read-only file system"),
        "The program's folder cannot be written. Copy it to where you may write, or start it as who owns it.",
    ),
    (("",), "The parts of the program could not be installed. Try again; if it stays, send us the lines below."),
)


def reason(trouble):
    """One sentence with the remedy; below it the last words of pip or the system, for whoever wants to know."""
    lines = [line for line in trouble.strip().splitlines() if not line.startswith("WARNING: Retrying")]
    say = next(say for signs, say in REASONS if any(sign in trouble.lower() for sign in signs))
    return "%s\n\n%s" % (say, "\n".join(lines[-4:]))
