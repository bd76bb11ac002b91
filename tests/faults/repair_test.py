#!/usr/bin/env python3
"""`dossier archive check --repair`: a damaged copy of an archive is made whole from the originals, and what cannot be is said.

Usage: repair_test.py DOSSIER
"""
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kill_test import contents, fail, make_documents

COMPARED = ("documents", "pages", "failures", "parts", "locations")


def main():
    dossier = os.path.abspath(sys.argv[1])

    def run(*arguments):
        return subprocess.run([dossier, *arguments], capture_output=True, text=True)

    def found(archive, query):
        return run("search", query, "--archive", archive).stdout

    def expect(what, result, code, *words):
        said = result.stdout + result.stderr
        if result.returncode != code or any(word not in said for word in words):
            fail("%s: exit %d, not %d with %s: %s" % (what, result.returncode, code, words, said))

    def compare(what, archive, wanted):
        now = contents(archive)
        for table in COMPARED:
            if now[table] != wanted[table]:
                differing = sorted(set(map(repr, now[table])) ^ set(map(repr, wanted[table])))
                fail("%s: %s are not as they were: %s" % (what, table, differing[0][:300]))

    def change(archive, *statements):
        with sqlite3.connect(archive) as db:
            for statement in statements:
                db.execute(statement)
        db.close()

    def overwrite(archive):
        """A page in the middle of the file, as a bad disk leaves it."""
        size = os.path.getsize(archive)
        with open(archive, "r+b") as file:
            file.seek(size // 4096 // 2 * 4096)
            file.write(b"\xA5" * 4096)

    text_of = "UPDATE content SET text = replace(text, 'delivery', 'DELIVERY') WHERE page = (SELECT p.id FROM page p JOIN document d ON d.id = p.document WHERE d.name = '%s' AND p.number = %d)"
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "in")
        os.mkdir(folder)
        make_documents(folder, random.Random(7))
        whole = os.path.join(scratch, "whole.dossier")
        expect("ingest", run("ingest", folder, "--archive", whole), 0)
        expect("check", run("archive", "check", "--archive", whole), 0, "sound")
        wanted = contents(whole)

        def damaged(name):
            copy = os.path.join(scratch, name + ".dossier")
            shutil.copy(whole, copy)
            return copy

        expect("repairing what is sound", run("archive", "check", "--repair", "--archive", damaged("sound")), 0, "sound")

        # A changed text: named by document and page, read again from the file; the damage is gone from the index, too.
        text = damaged("text")
        change(text, text_of % ("long1.txt", 5))
        expect("changed text", run("archive", "check", "--archive", text), 1, "long1.txt", "page 5", "hash", "--repair")
        expect("repaired text", run("archive", "check", "--repair", "--archive", text), 0, "read again: long1.txt")
        compare("repaired text", text, wanted)
        expect("checked again", run("archive", "check", "--archive", text), 0, "sound")

        # The same in an attachment, which only its mailbox can bring back.
        part = damaged("part")
        change(part, "UPDATE content SET text = 'Forged' WHERE page = (SELECT p.id FROM page p JOIN document d ON d.id = p.document WHERE d.name = 'note3.txt' AND p.number = 1)")
        expect("changed attachment", run("archive", "check", "--archive", part), 1, "note3.txt")
        expect("repaired attachment", run("archive", "check", "--repair", "--archive", part), 0, "read again: note3.txt")
        compare("repaired attachment", part, wanted)

        # A page that is gone, a description that is garbage.
        gone = damaged("gone")
        change(gone, "DELETE FROM content WHERE page = (SELECT p.id FROM page p JOIN document d ON d.id = p.document WHERE d.name = 'long2.txt' AND p.number = 2)",
               "UPDATE document SET info = x'FF00' WHERE name = 'long3.txt'")
        expect("lost page", run("archive", "check", "--archive", gone), 1, "long2.txt", "long3.txt")
        expect("repaired page", run("archive", "check", "--repair", "--archive", gone), 0)
        compare("repaired page", gone, wanted)

        # An index without its words: nothing is read again, everything is found again.
        index = damaged("index")
        change(index, "INSERT INTO search(search) VALUES('delete-all')")
        if "long" in found(index, "delivery"):
            fail("the index was not damaged")
        expect("no index", run("archive", "check", "--archive", index), 1, "index")
        again = run("archive", "check", "--repair", "--archive", index)
        expect("repaired index", again, 0, "the index was made again")
        if "read again" in again.stdout:
            fail("files were read again for the index: " + again.stdout)
        if found(index, "delivery") != found(whole, "delivery"):
            fail("a search of the repaired index finds something else")
        compare("repaired index", index, wanted)

        # The file's own structure: a new file takes its place, the damaged one is kept.
        file = damaged("file")
        overwrite(file)
        expect("broken file", run("archive", "check", "--archive", file), 1)
        again = run("archive", "check", "--repair", "--archive", file)
        if again.returncode not in (0, 1) or not os.path.exists(file + ".damaged"):
            fail("broken file: exit %d, %s%s" % (again.returncode, again.stdout, again.stderr))
        # Whatever the page held, reading the folder again completes what was lost.
        expect("after the repair", run("ingest", folder, "--archive", file), 0)
        expect("after the repair", run("archive", "check", "--archive", file), 0, "sound")
        now = contents(file)
        if now["pages"] != wanted["pages"]:
            fail("after the repair and an ingest %d of %d pages are there" % (len(now["pages"]), len(wanted["pages"])))

        # Without the originals the damaged page is taken out of force and said to be unread; it is never left standing as text.
        lost = damaged("lost")
        change(lost, text_of % ("long4.txt", 7))
        os.rename(folder, folder + " away")
        result = run("archive", "check", "--repair", "--archive", lost)
        expect("no originals", result, 0, "long4.txt")
        shown = run("show", "long4.txt", "--archive", lost)
        if "page 7" not in shown.stdout:
            fail("a page that was lost is not named: " + shown.stdout[:500])
        if "DELIVERY" in run("show", "long4.txt", "--pages", "1-", "--archive", lost).stdout:
            fail("a damaged page is still shown")
    print("changed text, an attachment, lost pages, the index and the file itself are repaired; what cannot be is said")


main()
