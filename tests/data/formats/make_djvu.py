#!/usr/bin/env python3
"""Writes agreement.djvu beside itself, which RealReader.HoldsADjvusLayerAgainstItsPixels reads. Needs djvulibre-bin and poppler-utils.

Twice the preamble of the sample contract as pixels, 150 dots an inch. The layer of the first page says what the pixels say; that of the second says
"1877" where they say "2024", and other words besides.
"""
import os
import re
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CONTRACT = os.path.join(HERE, "../../../sample_docs/contracts/Supply agreement.pdf")
DPI, X, Y, WIDTH, HEIGHT = 150, 120, 310, 980, 210  # pixels of the page
LIES = {"Halden": "Gizmo", "Precision": "Works", "Limited,": "Company,", "2024": "1877", "Corvane": "Ulmar", "Instruments": "Brothers", "GmbH,": "AG,", "Leeds,": "Turin,",
        "England": "Italy", "Jena,": "Basel,", "company": "bank", "registered": "founded", "pressure": "steam", "sensors": "valves", "made": "undone"}


def layer(lies):
    page = subprocess.run(["pdftotext", "-bbox", "-l", "1", CONTRACT, "-"], check=True, capture_output=True, text=True).stdout
    words = []
    for box in re.finditer(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page):
        x0, y0, x1, y1 = (float(v) * DPI / 72 for v in box.groups()[:4])
        if y0 < Y or y1 > Y + HEIGHT:
            continue
        text = box.group(5).replace("&quot;", '"')
        text = (lies.get(text, text)).replace('"', '\\"')
        words.append(f'(word {round(x0 - X)} {round(Y + HEIGHT - y1)} {round(x1 - X)} {round(Y + HEIGHT - y0)} "{text}")')
    return f"(page 0 0 {WIDTH} {HEIGHT} {' '.join(words)})"


def main():
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        cut = ["-x", str(X), "-y", str(Y), "-W", str(WIDTH), "-H", str(HEIGHT)]
        subprocess.run(["pdftoppm", "-mono", "-r", str(DPI), *cut, "-l", "1", "-singlefile", CONTRACT, "page"], check=True)
        for name, lies in (("1.djvu", {}), ("2.djvu", LIES)):
            subprocess.run(["cjb2", "-dpi", str(DPI), "page.pbm", name], check=True)
            with open("layer", "w", encoding="utf-8") as out:
                out.write(layer(lies))
            with open("script", "w", encoding="utf-8") as out:
                out.write("select 1\nset-txt layer\n")
            subprocess.run(["djvused", name, "-f", "script", "-s"], check=True)
        subprocess.run(["djvm", "-c", os.path.join(HERE, "agreement.djvu"), "1.djvu", "2.djvu"], check=True)


if __name__ == "__main__":
    main()
