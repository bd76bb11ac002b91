#!/usr/bin/env python3
"""Every command that writes, on a disk that is full: a message that names the file and the cause, exit 1, nothing half written that looks whole,
and an archive that is as usable as before.

Usage: full_disk_test.py DOSSIER

Runs in a user and mount namespace of its own, with a small tmpfs, so it needs no root; where namespaces are not allowed it says so and is
skipped (77). The ingest itself on a disk that fills up is in shard_test.py.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kill_test import contents, fail, make_documents

import random


class Disk:
    """A tmpfs whose free space can be taken and given back."""

    def __init__(self, path, size):
        self.path = path
        os.makedirs(path)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", path], check=True)

    def fill(self):
        """Takes all space that is left."""
        with open(self.path + "/ballast", "ab", buffering=0) as out:
            try:
                while True:
                    out.write(b"\0" * 4096)
            except OSError:
                pass

    def free(self):
        os.unlink(self.path + "/ballast")


def main(dossier, scratch):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1704067200", TMPDIR=scratch)

    def run(*arguments):
        return subprocess.run([dossier, *arguments], capture_output=True, text=True, env=environment)

    def expect_full(what, result, path):
        said = result.stderr.strip().splitlines()
        if result.returncode != 1 or not said or not any(path in line and ("No space left" in line or "full" in line) for line in said):
            fail(f"{what} on a full disk: exit {result.returncode}: {result.stdout}{result.stderr}")
        print(f"{what}: {said[-1]}")

    documents = scratch + "/in"
    os.mkdir(documents)
    make_documents(documents, random.Random(7))
    disk = Disk(scratch + "/disk", "64m")
    archive, other = disk.path + "/a.dossier", scratch + "/other.dossier"
    report, brief = scratch + "/report.json", disk.path + "/brief"
    for where, what in ((archive, documents + "/box.mbox"), (other, documents)):
        if run("ingest", what, "--archive", where).returncode != 0:
            fail("the ingest fails")
    if run("summarize", "--archive", archive, "--report", report, "-q").returncode != 0:
        fail("summarize fails")
    wanted = contents(archive)
    disk.fill()

    expect_full("summarize --report", run("summarize", "--archive", archive, "--report", disk.path + "/r.json", "-q"), disk.path + "/r.json")
    for form in ("html", "pdf", "docx", "odt", "md", "xlsx", "csv"):
        expect_full("export --to " + form, run("export", report, "--to", form, "-o", f"{brief}.{form}", "--unchecked", "--no-pictures"), f"{brief}.{form}")
    expect_full("export --to evidence (folder)", run("export", report, "--to", "evidence", "-o", brief + ".pack", "--unchecked"), brief + ".pack")
    expect_full("export --to evidence (zip)", run("export", report, "--to", "evidence", "-o", brief + ".zip", "--unchecked"), brief + ".zip")
    expect_full("archive backup", run("archive", "backup", disk.path + "/copy.dossier", "--archive", archive), disk.path)
    expect_full("archive merge", run("archive", "merge", other, "--archive", archive), archive)
    expect_full("archive vacuum", run("archive", "vacuum", "--archive", archive), archive)
    expect_full("archive remove", run("archive", "remove", documents + "/box.mbox", "--archive", archive), archive)
    expect_full("ingest", run("ingest", documents, "--archive", archive), archive)

    shape = scratch + "/shape.json"
    with open(shape, "w") as out:
        out.write('{"architecture":"llama","block_count":1,"embedding_length":32,"attention.head_count":2,"attention.layer_norm_rms_epsilon":1e-5,"vocab_size":64,"feed_forward_length":64}')
    expect_full("model synth", run("model", "synth", "--shape", shape, "-o", disk.path + "/m.gguf"), disk.path + "/m.gguf")

    left = sorted(name for name in os.listdir(disk.path) if name.startswith(("brief", "copy", "r.json", "m.gguf")) and (os.path.isfile(f"{disk.path}/{name}") or os.listdir(f"{disk.path}/{name}")))
    if left:
        fail(f"half written files are left: {left}")
    for command in (("archive", "check"), ("list",), ("search", "letter")):
        result = run(*command, "--archive", archive)
        if result.returncode != 0:
            fail(f"{command} of the archive on the full disk: {result.stdout}{result.stderr}")
    disk.free()
    if contents(archive) != wanted:
        fail("the archive on the full disk holds something else than before")
    if run("ingest", documents, "--archive", archive).returncode != 0 or contents(archive)["pages"] != contents(other)["pages"]:
        fail("with space again the archive does not come to what it should hold")
    print("a full disk is said by every command, and the archive is as it was")


if __name__ == "__main__":
    if "--inside" not in sys.argv:
        probe = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, text=True)
        if probe.returncode != 0:
            print("skipped: no user and mount namespaces here: " + probe.stderr.strip())
            sys.exit(77)
        os.execvp("unshare", ["unshare", "--user", "--map-root-user", "--mount", sys.executable, os.path.abspath(__file__), os.path.abspath(sys.argv[1]), "--inside"])
    with tempfile.TemporaryDirectory() as scratch:
        try:
            main(sys.argv[1], os.path.realpath(scratch))
        finally:
            subprocess.run(["umount", "--lazy", scratch + "/disk"], capture_output=True)
