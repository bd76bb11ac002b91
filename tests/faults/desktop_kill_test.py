#!/usr/bin/env python3
"""The window, killed while it reads: the next start, without a word on its command line, opens the same archive and goes on until all is read.

Usage: desktop_kill_test.py DOSSIER_DESKTOP [--kills N]

Every run kills with SIGKILL, some after the first pages are stored, some while the window has hardly begun.
"""
import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PATIENCE_S = 120


def fail(why):
    print("FAILED: " + why)
    sys.exit(1)


def counts(archive):
    """Documents finished, pages, briefs; zeros while there is no archive."""
    if not os.path.exists(archive):
        return 0, 0, 0
    try:
        base = sqlite3.connect(f"file:{archive}?mode=ro", uri=True, timeout=20)
        try:
            return tuple(base.execute(sql).fetchone()[0] for sql in ("SELECT count(*) FROM document WHERE state <> 0", "SELECT count(*) FROM page", "SELECT count(*) FROM run WHERE kind = 'brief'"))
        finally:
            base.close()
    except sqlite3.OperationalError:
        return 0, 0, 0  # it is being made


def wait_for(what, holds, window):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if holds():
            return
        if window.poll() is not None:
            fail(f"the window ended with {window.returncode} before {what}")
        time.sleep(0.05)
    fail(f"{what} did not come in {PATIENCE_S} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("desktop")
    parser.add_argument("--kills", type=int, default=3)
    arguments = parser.parse_args()
    chance = random.Random(11)
    for kill in range(arguments.kills):
        with tempfile.TemporaryDirectory() as scratch:
            folder, archive = scratch + "/in", scratch + "/own.dossier"
            os.mkdir(folder)
            files = 400
            for n in range(files):
                with open(f"{folder}/note {n}.txt", "w") as out:
                    out.write("".join(f"Clause {k} of note {n}: the Supplier shall deliver within {k + n} days.\n" for k in range(60)))
            environment = dict(os.environ, HOME=scratch, XDG_CONFIG_HOME=scratch + "/config", XDG_DATA_HOME=scratch + "/data", XDG_RUNTIME_DIR=scratch, DOSSIER_ARCHIVE=archive,
                               QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
            window = subprocess.Popen([arguments.desktop, folder], env=environment)
            wait_for("the first page" if kill % 2 else "the archive", (lambda: counts(archive)[1] > 0) if kill % 2 else (lambda: os.path.exists(archive)), window)
            time.sleep(chance.random() * 0.5)
            window.send_signal(signal.SIGKILL)
            window.wait()
            documents, pages, briefs = counts(archive)
            if briefs:
                fail("it was through before the kill: more files are needed")
            # Nobody names the archive or the folder again.
            window = subprocess.Popen([arguments.desktop], env=environment)
            wait_for("the rest of the documents and the brief", lambda: counts(archive)[0] == files and counts(archive)[2] > 0, window)
            window.terminate()
            window.wait(20)
            print(f"kill {kill + 1}: {documents} documents and {pages} pages were there; after the next start all {files}")


if __name__ == "__main__":
    main()
