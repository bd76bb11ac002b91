#!/usr/bin/env python3
"""German, French and Spanish say everything that the window says.

Usage: translations_test.py UI_FOLDER [LUPDATE]

Collects the texts of the sources with lupdate, into copies, and fails on each text that one of the three languages lacks, and on each translation that
lost a %1 or %n. Skipped (77), and said so, where lupdate (qt6-l10n-tools) is missing. To mend it: cmake --build . --target update_translations, then
translate what is marked unfinished.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

COMPLETE = ("de", "fr", "es")
PLACES = re.compile(r"%L?[0-9n]")


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__)
        return 2
    folder = os.path.abspath(sys.argv[1])
    lupdate = sys.argv[2] if len(sys.argv) == 3 else shutil.which("lupdate") or "/usr/lib/qt6/bin/lupdate"
    if not os.access(lupdate, os.X_OK):
        print("SKIPPED: lupdate is missing: no translation was looked at")
        return 77
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        for language in COMPLETE:
            copy = f"{scratch}/dossier_{language}.ts"
            shutil.copy(f"{folder}/translations/dossier_{language}.ts", copy)
            subprocess.run([lupdate, "-silent", "-locations", "none", folder, "-I", os.path.dirname(folder), "-ts", copy], check=True)
            for context in xml.parse(copy).getroot().findall("context"):
                for message in context.findall("message"):
                    source, translation = message.find("source").text or "", message.find("translation")
                    where = f"{language}: {context.find('name').text}: “{source}”"
                    if translation.get("type") in ("vanished", "obsolete"):
                        continue
                    if translation.get("type") == "unfinished":
                        faults.append(where + " has no translation")
                        continue
                    forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
                    for form in forms:
                        if not form or set(PLACES.findall(source)) != set(PLACES.findall(form)):
                            faults.append(f"{where} became “{form}”")
    print("\n".join(faults) or "de, fr and es: nothing is missing")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
