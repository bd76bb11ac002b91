#!/usr/bin/env python3
"""A log-out or a kill, and the next start stands where the window was: archive, documents, page, and the window itself.

Usage: desktop_session_test.py DOSSIER DOSSIER_DESKTOP SAMPLE_DOCS
"""
import configparser
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PATIENCE_S = 60
PAGE = 3


def fail(why):
    print("FAILED: " + why)
    sys.exit(1)


def settings(path):
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read(path)
    return parser


def said(path, section, key):
    return settings(path).get(section, key, fallback="")


def wait_for(what, holds):
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            fail(f"{what} did not come in {PATIENCE_S} s")
        time.sleep(0.1)


def main():
    if len(sys.argv) != 4:
        print(__doc__)
        sys.exit(2)
    dossier, desktop, documents = (os.path.abspath(p) for p in sys.argv[1:])
    with tempfile.TemporaryDirectory() as scratch:
        archive, config = scratch + "/case.dossier", scratch + "/config/dossier/dossier-desktop.conf"
        environment = dict(os.environ, HOME=scratch, XDG_CONFIG_HOME=scratch + "/config", XDG_DATA_HOME=scratch + "/data", XDG_RUNTIME_DIR=scratch, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
        environment.pop("SESSION_MANAGER", None)
        subprocess.run([dossier, "ingest", documents + "/contracts", "--archive", archive], env=environment, check=True, capture_output=True)
        subprocess.run([dossier, "summarize", "--archive", archive], env=environment, check=True, capture_output=True)
        base = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
        read = base.execute("SELECT lower(hex(sha256)) FROM document WHERE name = 'Supply agreement.pdf'").fetchone()[0]
        base.close()
        os.makedirs(os.path.dirname(config))
        for how in (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
            # What the last window left, without the window's own place: this one must write it.
            with open(config, "w") as out:
                out.write(f"[session]\narchive={archive}\ndocuments={read}\npage={PAGE}\n\n[window]\nright=search\n")
            window = subprocess.Popen([desktop], env=environment)
            try:
                # A kill is survived by what is saved a moment after each change; a termination saves by itself, at any moment.
                if how == signal.SIGKILL:
                    wait_for("the window's place", lambda: said(config, "window", "geometry"))
                else:
                    time.sleep(2)
                if window.poll() is not None:
                    fail(f"the window ended by itself with {window.returncode}")
                window.send_signal(how)
                code = window.wait(30)
            finally:
                window.kill()
                window.wait()
            if code != (-how if how == signal.SIGKILL else 0):
                fail(f"{how.name}: it ended with {code}")
            for section, key, value in (("session", "archive", archive), ("session", "documents", read), ("session", "page", str(PAGE)), ("window", "right", "search")):
                if said(config, section, key) != value:
                    fail(f"{how.name}: {section}/{key} is {said(config, section, key)!r}, not {value!r}")
            if not said(config, "window", "geometry"):
                fail(f"{how.name}: the window's place was not saved")
            print(f"{how.name}: archive, document, page {PAGE}, panel and place of the window are there for the next start")


if __name__ == "__main__":
    main()
