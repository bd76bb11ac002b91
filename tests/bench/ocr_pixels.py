#!/usr/bin/env python3
"""Reading pixels against the tesseract program: the same pictures, the same language, as many at a time.

Usage: ocr_pixels.py DOSSIER FILE... [--lang eng] [--jobs 2] [--pairs 3] [--dpi 200] [--pages 10]

PDFs are drawn once into gray PNGs by pdftoppm (the first --pages of each); pictures are taken as they are. Then, in turn, tesseract
reads each (one thread a process) and dossier ingests them all. Prints the seconds of each pair, by the clock and of processor, and the
ratios of the medians. On a busy machine only the processor's seconds compare.
"""
import argparse
import glob
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def at_once(commands, jobs):
    running, queue = [], list(commands)
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    while queue or running:
        while queue and len(running) < jobs:
            running.append(subprocess.Popen(queue.pop(0), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment))
        if any(p.poll() not in (None, 0) for p in running):
            sys.exit("tesseract failed")
        running = [p for p in running if p.poll() is None]
        time.sleep(.002)


def clocks():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.time(), used.ru_utime + used.ru_stime


def since(start):
    return tuple(now - then for now, then in zip(clocks(), start))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--lang", default="eng")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--pages", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pictures = []
        for n, path in enumerate(options.files):
            if not path.lower().endswith(".pdf"):
                pictures.append(path)
                continue
            stem = os.path.join(folder, "p%d" % n)
            subprocess.run(["pdftoppm", "-r", str(options.dpi), "-gray", "-png", "-l", str(options.pages), path, stem], check=True)
            pictures += sorted(glob.glob(stem + "*.png"))
        ours, theirs = [], []
        for n in range(options.pairs):
            start = clocks()
            at_once([["tesseract", p, "stdout", "-l", options.lang, "tsv"] for p in pictures], options.jobs)
            theirs.append(since(start))
            start = clocks()
            done = subprocess.run([options.dossier, "ingest", *pictures, "--lang", options.lang, "--jobs", str(options.jobs), "--archive", os.path.join(folder, "%d.dossier" % n), "-q"])
            ours.append(since(start))
            if done.returncode not in (0, 3):
                sys.exit("ingest failed: exit %d" % done.returncode)
            print("pair %d: tesseract %.2f s (processor %.2f), ingest %.2f s (%.2f)" % (n + 1, *theirs[-1], *ours[-1]), flush=True)
        middle = [[statistics.median(run[k] for run in side) for k in (0, 1)] for side in (theirs, ours)]
        print("%d pictures: ratio by the clock %.2f, of processor %.2f" % (len(pictures), middle[1][0] / middle[0][0], middle[1][1] / middle[0][1]))


main()
