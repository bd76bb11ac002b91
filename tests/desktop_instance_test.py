#!/usr/bin/env python3
"""A second start hands its files to the window that is open, from another folder, and ends at once.

So does a window that shows a report, and a start with a report hands over both.

Usage: desktop_instance_test.py DOSSIER DOSSIER_DESKTOP SAMPLE_DOCS
"""
import configparser
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


def opened(config):
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read(config)
    return parser.get("session", "archive", fallback="")


def reports(dossier, desktop, documents, scratch, other, environment):
    """A window with a report takes files, and another archive with its report."""
    archives = []
    for name, folder in (("first", "contracts"), ("second", "court")):
        archive, report = f"{scratch}/{name}.dossier", f"{scratch}/{name}.json"
        subprocess.run([dossier, "ingest", f"{documents}/{folder}", "--archive", archive], env=environment, check=True, capture_output=True)
        subprocess.run([dossier, "summarize", "--archive", archive, "--report", report], env=environment, check=True, capture_output=True)
        archives.append((archive, report))
    window = subprocess.Popen([desktop, archives[0][0], "--report", archives[0][1]], env=environment)
    try:
        wait_until("the first archive was not opened", lambda: opened(scratch + "/config/dossier/dossier-desktop.conf") == archives[0][0])
        second = subprocess.run([desktop, "Urteil „ü“.pdf"], env=environment, cwd=other, timeout=PATIENCE_S)
        if second.returncode != 0:
            fail(f"the start with a file ended with {second.returncode}")
        wait_for("Urteil „ü“.pdf", archives[0][0])
        third = subprocess.run([desktop, "second.dossier", "--report", "second.json"], env=environment, cwd=scratch, timeout=PATIENCE_S)
        if third.returncode != 0:
            fail(f"the start with a report ended with {third.returncode}")
        wait_until("the second archive was not opened", lambda: opened(scratch + "/config/dossier/dossier-desktop.conf") == archives[1][0])
        if window.poll() is not None:
            fail("the window with a report is gone")
        alone = subprocess.run([desktop, "--report", "second.json"], env=environment, cwd=scratch, timeout=PATIENCE_S, capture_output=True, text=True)
        if alone.returncode != 2 or "name the archive" not in alone.stderr:
            fail(f"a report without its archive: {alone.returncode}, {alone.stderr}")
    finally:
        window.kill()
        window.wait()


def wait_until(what, holds):
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            fail(f"{what} in {PATIENCE_S} s")
        time.sleep(0.1)


def main():
    if len(sys.argv) != 4:
        print(__doc__)
        sys.exit(2)
    dossier, desktop, documents = (os.path.abspath(p) for p in sys.argv[1:])
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
        reports(dossier, desktop, documents, scratch, other, environment)
        # A window that was killed leaves its socket behind: the next start is a window again, not a hand-over to nobody.
        window = subprocess.Popen([desktop], env=environment)
        time.sleep(3)
        if window.poll() is not None:
            fail(f"after a kill the next start ended with {window.returncode}")
        window.kill()
        window.wait()
        print("files and reports handed over; after a kill the next start is a window")


if __name__ == "__main__":
    main()
