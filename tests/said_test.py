#!/usr/bin/env python3
"""What the window translates of the words of other rooms (ui/look/said_phrases.cc) is still what these rooms say.

Usage: said_test.py ROOT

Each phrase is looked for in the string literals of base, storage, ingest and app: what stands before, between and behind its places (%1) must all be
there, in one piece or, where a room joins it of several, in whole words. A phrase whose wording has changed would stay English in every window, and nobody would hear of it.
"""
import pathlib
import re
import sys

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
PHRASE = re.compile(r'QT_TRANSLATE_NOOP\("said", "((?:[^"\\]|\\.)*)"\)')
PLACE = re.compile(r"%[0-9]")
WORD = re.compile(r"[\w’']+")
# Shorter ones are said by too many to tell.
LEAST_LETTERS = 4


def plain(literal):
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), literal)
    return text.replace('\\"', '"').replace("\\\\", "\\")


def literals(root):
    out = set()
    for room in ("base", "storage", "ingest", "app"):
        for path in (root / room).rglob("*.[ch]*"):
            if "_test" not in path.name:
                out.update(plain(m) for m in LITERAL.findall(path.read_text(encoding="utf-8", errors="replace")))
    return out


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    root = pathlib.Path(sys.argv[1])
    phrases = [plain(m) for m in PHRASE.findall((root / "ui/look/said_phrases.cc").read_text(encoding="utf-8"))]
    said = "\n".join(literals(root))
    known = set(WORD.findall(said))
    faults = []
    for phrase in phrases:
        for piece in PLACE.split(phrase):
            words = piece.strip(' ".:;')
            joined = all(word in known or word.removesuffix("s") in known for word in WORD.findall(words))
            if len(words) >= LEAST_LETTERS and words not in said and not joined:
                faults.append(f"“{phrase}”: nothing says “{words}”")
    print("\n".join(faults) or f"{len(phrases)} phrases, each as a room says it")
    return 1 if faults or not phrases else 0


if __name__ == "__main__":
    sys.exit(main())
