#!/usr/bin/env python3
"""Runs the window's tests of faults with a disk that is nearly full and a folder that cannot be written.

Usage: desktop_faults_test.py DOSSIER UI_TEST SAMPLE_DOCS

In a user and mount namespace of its own, so it needs no root and root is no help; where namespaces are not allowed it says so and is skipped (77).
"""
import os
import subprocess
import sys
import tempfile

BALLAST = 20 << 20


def inside(dossier, ui_test, documents, scratch):
    small, fixed = scratch + "/small", scratch + "/fixed"
    for path, size in ((small, "24m"), (fixed, "64m")):
        os.mkdir(path)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", path], check=True)
    with open(small + "/ballast", "wb") as out:
        out.write(b"\0" * BALLAST)
    subprocess.run([dossier, "ingest", documents + "/contracts", "--archive", fixed + "/case.dossier", "--quiet"], check=True)
    subprocess.run(["mount", "-o", "remount,ro", fixed], check=True)
    environment = dict(os.environ, DOSSIER_TEST_FULL_DISK=small, DOSSIER_TEST_READ_ONLY=fixed)
    result = subprocess.run([ui_test, "--gtest_filter=Faults.*"], env=environment, capture_output=True, text=True)
    print(result.stdout + result.stderr)
    if "[  SKIPPED ]" in result.stdout:
        print("FAILED: a test was skipped that must run here")
        return 1
    return result.returncode


def main():
    if len(sys.argv) == 6 and sys.argv[1] == "--inside":
        return inside(*sys.argv[2:])
    if len(sys.argv) != 4:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        command = ["unshare", "-rm"]
        if subprocess.run(command + ["true"], capture_output=True).returncode != 0:
            print("SKIPPED: namespaces are not allowed here: no full disk and no folder that cannot be written were tried")
            return 77
        return subprocess.run(command + [sys.executable, os.path.abspath(__file__), "--inside", *(os.path.abspath(p) for p in sys.argv[1:]), scratch]).returncode


if __name__ == "__main__":
    sys.exit(main())
