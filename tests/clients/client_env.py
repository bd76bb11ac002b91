"""Runs a test under the Python that has the official clients, or skips it loudly."""
import os
import pathlib
import subprocess
import sys

SKIPPED = 77


def with_package(package):
    """Returns if PACKAGE can be imported here; else runs this script again where it can, or ends with the code for a skipped test."""
    try:
        __import__(package)
        return
    except ImportError:
        pass
    root = pathlib.Path(__file__).resolve().parents[2]
    python = os.environ.get("DOSSIER_CLIENTS_PYTHON", str(root / "build/clients/bin/python"))
    if pathlib.Path(python).exists() and not os.environ.get("DOSSIER_CLIENTS_TRIED"):
        sys.exit(subprocess.run([python] + sys.argv, env=dict(os.environ, DOSSIER_CLIENTS_TRIED="1")).returncode)
    print(f"SKIPPED: the Python package {package} is missing; tests/clients/make_venv.sh installs it")
    sys.exit(SKIPPED)
