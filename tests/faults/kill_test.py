#!/usr/bin/env python3
"""Kills an ingest again and again at random moments and looks at what is left.

Usage: kill_test.py DOSSIER [--kills N] [--seed S] [--signal KILL|INT] [--folder DIR]

After every kill the archive must be sound, no document that was whole may be gone, and no reader may be left running. When a run
comes through, what the archive holds must equal what an undisturbed run gives. The documents are made here, so that a page, a part
and a batch of writes are each hit: long texts, a mailbox with attachments, equal files; --folder adds others.
"""
import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time


def make_documents(folder, rng):
    words = ["delivery", "price", "notice", "party", "clause", "1,577.00", "März", "annex", "shall", "not", "terminate", "2024"]
    for n in range(6):
        with open(os.path.join(folder, "long%d.txt" % n), "w", encoding="utf-8") as out:
            for _ in range(120):
                out.write("\n".join(" ".join(rng.choice(words) for _ in range(12)) for _ in range(30)) + "\f")
    with open(os.path.join(folder, "box.mbox"), "w", encoding="utf-8") as out:
        for n in range(60):
            out.write("From a@example.org Mon Jan  1 00:00:00 2024\nFrom: a@example.org\nTo: b@example.org\nSubject: letter %d\n"
                      "Date: Mon, 01 Jan 2024 00:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
                      "--x\nContent-Type: text/plain\n\nBody of letter %d, %s.\n"
                      "--x\nContent-Type: text/plain; name=note%d.txt\nContent-Disposition: attachment; filename=note%d.txt\n\nNote %d\n--x--\n\n"
                      % (n, n, rng.choice(words), n, n, n % 20))
    shutil.copy(os.path.join(folder, "long0.txt"), os.path.join(folder, "same.txt"))


def contents(archive):
    """Everything that a person could ask the archive for, without row numbers and without what depends on the order of reading."""
    with sqlite3.connect("file:%s?mode=ro" % archive, uri=True) as db:
        ask = lambda sql: sorted(db.execute(sql).fetchall(), key=repr)
        return {
            # The name of a document that lies at two places is that of the place which was read first.
            "documents": ask("SELECT hex(sha256), bytes, state, type, title, info, error_kind, error_message, pages, pages_text, pages_ocr FROM document"),
            "pages": ask("SELECT hex(d.sha256), p.number, p.label, p.source, p.words, hex(p.hash), c.text, hex(c.layout) "
                         "FROM page p JOIN document d ON d.id = p.document JOIN content c ON c.page = p.id"),
            "failures": ask("SELECT hex(d.sha256), f.page, f.kind, f.detail FROM failure f JOIN document d ON d.id = f.document"),
            "parts": ask("SELECT hex(c.sha256), p.place, hex(d.sha256), p.name FROM part p JOIN document c ON c.id = p.container JOIN document d ON d.id = p.document"),
            "locations": ask("SELECT l.path, hex(d.sha256), l.missing FROM location l JOIN document d ON d.id = l.document"),
        }


def whole_documents(archive):
    if not os.path.exists(archive):
        return set()
    try:
        with sqlite3.connect("file:%s?mode=ro" % archive, uri=True) as db:
            return {row[0] for row in db.execute("SELECT hex(sha256) FROM document WHERE state > 0")}
    except sqlite3.OperationalError:
        return set()  # killed before the tables were there


def readers_of(program):
    """Readers started from this build that nobody owns any more."""
    left = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open("/proc/%s/stat" % entry) as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
                if os.readlink("/proc/%s/exe" % entry) == program and fields[0] != "Z" and fields[1] == "1":
                    left.append(int(entry))
            except OSError:
                pass
    return left


def fail(message):
    print("FAILED: " + message)
    sys.exit(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--signal", default="KILL")
    parser.add_argument("--folder")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    dossier = os.path.abspath(options.dossier)
    reader = os.path.realpath(os.path.join(os.path.dirname(dossier), "../ingest/dossier-reader"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "in")
        os.mkdir(folder)
        make_documents(folder, rng)
        paths = [folder] + ([options.folder] if options.folder else [])

        def command(archive):
            return [dossier, "ingest", *paths, "--archive", archive, "--jobs", "2", "--quiet"]

        start = time.time()
        calm = os.path.join(scratch, "calm.dossier")
        code = subprocess.run(command(calm), stdout=subprocess.DEVNULL).returncode
        duration = time.time() - start
        if code not in (0, 3):
            fail("the undisturbed run ends with %d" % code)
        wanted = contents(calm)
        print("undisturbed: %.2f s, %d documents, %d pages" % (duration, len(wanted["documents"]), len(wanted["pages"])))

        kills = finished = 0
        round_number = 0
        number = getattr(signal, "SIG" + options.signal)
        while kills < options.kills:
            round_number += 1
            archive = os.path.join(scratch, "round%d.dossier" % round_number)
            whole = set()
            last = min(options.kills, kills + rng.randint(1, 6))  # then this archive's run may come through
            while True:
                process = subprocess.Popen(command(archive), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
                try:
                    # Never longer than a run takes; short ones, so that several kills fall into one archive.
                    code = process.wait(timeout=rng.uniform(0, duration * 0.7) if kills < last else 600)
                except subprocess.TimeoutExpired:
                    os.kill(process.pid, number)
                    code = process.wait()
                    kills += 1
                    # Before the handler stands the signal itself ends the program; a run may also just have been done.
                    if number == signal.SIGINT and code not in (130, -signal.SIGINT, 0, 3):
                        fail("interrupted, but it ends with %d" % code)
                    deadline = time.time() + 5
                    while readers_of(reader) and time.time() < deadline:
                        time.sleep(0.02)
                    if readers_of(reader):
                        fail("readers are left running: %s" % readers_of(reader))
                    if os.path.exists(archive) and whole_documents(archive) is not None:
                        check = subprocess.run([dossier, "archive", "check", "--archive", archive], capture_output=True, text=True)
                        if check.returncode != 0 and os.path.getsize(archive) > 0:
                            fail("after kill %d the archive is not sound: %s%s" % (kills, check.stdout, check.stderr))
                        now = whole_documents(archive)
                        if not whole <= now:
                            fail("after kill %d documents are gone: %s" % (kills, whole - now))
                        whole = now
                    continue
                if code not in (0, 3):
                    fail("a run after kill %d ends with %d" % (kills, code))
                break
            found = contents(archive)
            for table, rows in wanted.items():
                if found[table] != rows:
                    a, b = set(map(repr, rows)), set(map(repr, found[table]))
                    fail("round %d: %s differ: %d rows are missing, %d are too many, first: %s" %
                         (round_number, table, len(a - b), len(b - a), next(iter(sorted(a ^ b)), "the same rows, other counts")[:400]))
            finished += 1
            for ending in ("", "-wal", "-shm"):
                if os.path.exists(archive + ending):
                    os.remove(archive + ending)
        print("%d kills (SIG%s) over %d archives: all sound, nothing lost, each equal to the undisturbed run" % (kills, options.signal, finished))


if __name__ == "__main__":
    main()
