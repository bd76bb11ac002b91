#!/usr/bin/env python3
"""Shares of an ingest, merged, equal one run; merging again adds nothing. A full disk is said clearly and the archive goes on afterwards.

Usage: shard_test.py DOSSIER
"""
import os
import random
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kill_test import contents, fail, make_documents


def compare(name, wanted, found, tables):
    for table in tables:
        if wanted[table] != found[table]:
            a, b = set(map(repr, wanted[table])), set(map(repr, found[table]))
            fail("%s: %s differ: %d rows are missing, %d are too many: %s" % (name, table, len(a - b), len(b - a), next(iter(sorted(a ^ b)), "")[:300]))


def main():
    dossier = os.path.abspath(sys.argv[1])

    def run(*arguments, limit=None):
        def lower():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        return subprocess.run([dossier, *arguments], capture_output=True, text=True, preexec_fn=lower if limit else None)

    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "in")
        os.mkdir(folder)
        make_documents(folder, random.Random(5))
        single = os.path.join(scratch, "single.dossier")
        if run("ingest", folder, "--archive", single).returncode != 0:
            fail("the single run fails")
        merged = os.path.join(scratch, "merged.dossier")
        shares = []
        for share in range(1, 4):
            archive = os.path.join(scratch, "share%d.dossier" % share)
            result = run("ingest", folder, "--archive", archive, "--shard", "%d/3" % share)
            if result.returncode != 0:
                fail("share %d fails: %s" % (share, result.stderr))
            shares.append(archive)
        run("ingest", os.path.join(folder, "same.txt"), "--archive", merged)
        for repeat in range(2):
            for archive in shares:
                result = run("archive", "merge", archive, "--archive", merged)
                if result.returncode != 0:
                    fail("merge fails: %s%s" % (result.stdout, result.stderr))
            compare("merge %d" % (repeat + 1), contents(single), contents(merged), ("documents", "pages", "failures", "parts"))
        print("three shares, merged twice, equal one run")

        # A small file system of its own where that may be mounted; else a limit on the size of files, which the kernel reports otherwise.
        whole = os.path.getsize(single)
        disk = os.path.join(scratch, "disk")
        os.mkdir(disk)
        full = os.path.join(disk, "full.dossier")
        for share in (0.2, 0.5, 0.9):
            size = int(whole * share)
            mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "%s,size=%d" % ("remount" if os.path.ismount(disk) else "rw", size), "tmpfs", disk], capture_output=True).returncode == 0
            result = run("ingest", folder, "--archive", full, limit=None if mounted else size)
            if result.returncode != 1 or "dossier: " not in result.stderr or (mounted and "No space left" not in result.stderr and "full" not in result.stderr):
                fail("a disk that is full at %d %%: exit %d, %s" % (share * 100, result.returncode, result.stderr))
            said = result.stderr.strip()
            check = run("archive", "check", "--archive", full)
            if check.returncode != 0:
                fail("after a full disk the archive is not sound: " + check.stdout + check.stderr)
        if os.path.ismount(disk):
            subprocess.run(["mount", "-o", "remount,size=%d" % (whole * 10), disk], check=True)
        if run("ingest", folder, "--archive", full).returncode != 0:
            fail("with space again the run fails")
        compare("after the full disk", contents(single), contents(full), contents(single).keys())
        if os.path.ismount(disk):
            subprocess.run(["umount", disk], check=True)
        print("a full disk is said, the archive is usable, the next run completes it: " + said)


if __name__ == "__main__":
    main()
