#!/usr/bin/env python3
"""A second start hands its files to the window that is open, from another folder, and ends at once.

Usage: desktop_instance_test.py DOSSIER_DESKTOP SAMPLE_DOCS
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

PATIENCE_S = 120


def fail(why):
    print("FAILED: " + why)
    sys.exit(1)


def names(archive):
    if not os.path.exists(archive):
        return set()
    try:
        base = sqlite3.connect(f"file:{archive}?mode=ro", uri=True, timeout=20)
        try:
            return {row[0] for row in base.execute("SELECT name FROM document WHERE state <> 0")}
        finally:
            base.close()
    except sqlite3.OperationalError:
        return set()  # it is being made


def wait_for(name, archive):
    end = time.monotonic() + PATIENCE_S
    while name not in names(archive):
        if time.monotonic() > end:
            fail(f"{name} was not read in {PATIENCE_S} s; there are {names(archive)}")
        time.sleep(0.1)


def main():
    if len(sys.argv) != 3:
        print(__doc__)
        sys.exit(2)
    desktop, documents = (os.path.abspath(p) for p in sys.argv[1:])
    with tempfile.TemporaryDirectory() as scratch:
        archive, other = scratch + "/own.dossier", scratch + "/a folder, elsewhere"
        os.mkdir(other)
        shutil.copy(documents + "/court/Aldergate v Norwick.pdf", other + "/Urteil „ü“.pdf")
        environment = dict(os.environ, HOME=scratch, XDG_CONFIG_HOME=scratch + "/config", XDG_DATA_HOME=scratch + "/data", XDG_RUNTIME_DIR=scratch, DOSSIER_ARCHIVE=archive,
                           QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
        window = subprocess.Popen([desktop, documents + "/contracts/Supply agreement.pdf"], env=environment)
        try:
            wait_for("Supply agreement.pdf", archive)
            second = subprocess.run([desktop, "Urteil „ü“.pdf"], env=environment, cwd=other, timeout=PATIENCE_S)
            if second.returncode != 0:
                fail(f"the second start ended with {second.returncode}")
            wait_for("Urteil „ü“.pdf", archive)
            if window.poll() is not None:
                fail("the first window is gone")
        finally:
            window.kill()
            window.wait()
        # A window that was killed leaves its socket behind: the next start is a window again, not a hand-over to nobody.
        window = subprocess.Popen([desktop], env=environment)
        time.sleep(3)
        if window.poll() is not None:
            fail(f"after a kill the next start ended with {window.returncode}")
        window.kill()
        window.wait()
        print("files handed over; after a kill the next start is a window")


if __name__ == "__main__":
    main()
