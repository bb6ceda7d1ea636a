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
    make_ready(os.path.join(ROOT, lock))
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
    with open(os.path.join(ROOT, ".venv.lock"), "w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if os.path.exists(stamp) and open(stamp).read() == wanted:
            return
        print("Getting ready. This is only needed the first time, and takes about a minute ...", file=sys.stderr)
        install(lock)
        with open(stamp, "w") as file:
            file.write(wanted)


def install(lock):
    make_environment()
    for name in os.listdir(ENV):
        # A half-done install must never be taken for a good one.
        if name.endswith(".stamp") and name.startswith(os.path.basename(lock)):
            os.remove(os.path.join(ENV, name))
    command = [PYTHON, "-m", "pip", "install", "-q", "--no-compile", "--no-input", "--no-deps", "--require-hashes"]
    command += ["--disable-pip-version-check", "--only-binary", ":all:", "--root-user-action", "ignore", "-r", lock]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(reason(done.stderr))


def make_environment():
    """A virtual environment with pip from the wheel kept in `vendor/`: unpacking that wheel is installing it."""
    import venv

    broken = not os.path.exists(PYTHON) or subprocess.call([PYTHON, "-c", ""], stderr=subprocess.DEVNULL)
    if broken:
        venv.create(ENV, with_pip=False, clear=True, symlinks=True)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.check_output([PYTHON, "-c", ask], text=True).strip()
    if not os.path.isdir(os.path.join(site, "pip")):
        wheels = os.path.join(ROOT, "vendor")
        wheel = [name for name in sorted(os.listdir(wheels)) if name.startswith("pip-")][-1]
        with zipfile.ZipFile(os.path.join(wheels, wheel)) as archive:
            archive.extractall(site)


def reason(trouble):
    """One sentence with the remedy for what pip printed; its own last words follow."""
    last = "\n".join(trouble.strip().splitlines()[-6:])
    text = trouble.lower()
    if any(word in text for word in ("connection", "resolve", "timed out", "network", "ssl", "proxy")):
        say = "The parts of the program could not be downloaded. Check the internet connection, then try again."
    elif "no space left" in text:
        say = "The disk is full. Free about 400 MB, then try again."
    elif "no matching distribution" in text:
        say = "A part of the program does not exist for this kind of machine. Debian 12 on an ordinary PC works."
    else:
        say = "The parts of the program could not be installed. Try again; if it stays, send us the lines below."
    return "%s\n\n%s" % (say, last)
