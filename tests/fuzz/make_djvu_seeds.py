#!/usr/bin/env python3
"""Writes the first inputs of djvu_fuzz, which reader_djvu_test reads too, into tests/fuzz/corpus. Needs djvulibre-bin.

Usage: make_djvu_seeds.py [CORPUS]

Two pages of 200 x 100 pixels at 100 dots an inch: a black box at (20, 20) to (80, 40) from the upper left, over which the text layer has the word
"Total", and "1,577.0" beside it where nothing is drawn. The second page is turned by a quarter against the clock. Beside it: one page alone; an index
whose pages lie elsewhere; a page in wavelets as cameras' pictures are kept, in colour and in gray; and a page with links and marks drawn over it.
"""
import os
import subprocess
import sys
import tempfile

CORPUS = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")
LAYER = '(page 0 0 200 100 (line 20 60 180 80 (word 20 60 80 80 "Total") (word 90 60 180 80 "1,577.0")))'


NOTES = '(maparea "#1" "to the first" (rect 20 60 60 20) (border #ff0000))\n(maparea "http://example.org/" "" (oval 90 60 90 20) (xor))\n(metadata (title "Marked"))\n'


def edit_notes(path, edit):
    subprocess.run(["cjb2", "-dpi", "100", path("page.pbm"), path("notes")], check=True)
    with open(path("ant"), "w") as out:
        out.write(NOTES)
    edit("notes", f"select 1\nset-ant {path('ant')}\nset-txt {path('layer')}\n")


def main():
    folder = os.path.join(CORPUS, "djvu_fuzz")
    os.makedirs(folder, exist_ok=True)
    rows = ["".join("1" if 20 <= x < 80 and 20 <= y < 40 else "0" for x in range(200)) for y in range(100)]
    with tempfile.TemporaryDirectory() as work:
        def path(name):
            return os.path.join(work, name)
        def edit(file, script):
            with open(path("script"), "w") as out:
                out.write(script)
            subprocess.run(["djvused", path(file), "-f", path("script"), "-s"], check=True)
        with open(path("page.pbm"), "w") as out:
            out.write("P1\n200 100\n" + "\n".join(rows) + "\n")
        with open(path("layer"), "w") as out:
            out.write(LAYER)
        with open(path("meta"), "w") as out:
            out.write('title "Made page"\nauthor "Nobody"\n')
        with open(path("outline"), "w") as out:
            out.write('(bookmarks ("First" "#1") ("Second" "#2" ("Within" "#2")))')
        for name in ("p1.djvu", "p2.djvu"):
            subprocess.run(["cjb2", "-dpi", "100", path("page.pbm"), path(name)], check=True)
            edit(name, f"select 1\nset-txt {path('layer')}\n")
        edit("p2.djvu", "select 1\nset-rotation 1\n")
        subprocess.run(["djvm", "-c", path("two"), path("p1.djvu"), path("p2.djvu")], check=True)
        edit("two", f"set-outline {path('outline')}\ncreate-shared-ant\nset-meta {path('meta')}\n")
        subprocess.run(["cjb2", "-dpi", "100", path("page.pbm"), path("one")], check=True)
        edit_notes(path, edit)
        pixels = [(x * 4 % 256, y * 8 % 256, 128) for y in range(32) for x in range(64)]
        with open(path("page.ppm"), "wb") as out:
            out.write(b"P6\n64 32\n255\n" + bytes(value for pixel in pixels for value in pixel))
        with open(path("page.pgm"), "wb") as out:
            out.write(b"P5\n64 32\n255\n" + bytes(pixel[0] for pixel in pixels))
        subprocess.run(["c44", "-dpi", "100", "-slice", "74,89,99", path("page.ppm"), path("photo")], check=True)
        subprocess.run(["c44", "-dpi", "100", "-slice", "74", path("page.pgm"), path("gray")], check=True)
        os.mkdir(path("parts"))
        subprocess.run(["djvmcvt", "-i", path("two"), path("parts"), "index.djvu"], check=True, stdout=subprocess.DEVNULL)
        os.rename(os.path.join(path("parts"), "index.djvu"), path("index"))
        for name in ("one", "two", "index", "photo", "gray", "notes"):
            with open(path(name), "rb") as got, open(os.path.join(folder, name), "wb") as out:
                out.write(got.read())


if __name__ == "__main__":
    main()
