#!/usr/bin/env python3
"""Ingest against pdftotext -bbox on the same PDFs, in turn.

Usage: ingest_pairs.py DOSSIER FILE.pdf... [--pairs 5] [--jobs 2] [--aim RATIO] [--no-ocr]

Each pair is one ingest of all files into a fresh archive, then pdftotext of each, as many at a time. Prints the seconds of each pair, by the clock and of
processor, and the medians of the pairs' ratios. The clock counts on a quiet machine, the processor's seconds on a busy one. Exit 1 if the ratio by the clock
is above the aim.
"""
import argparse
import concurrent.futures
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def timed(work):
    """Seconds by the clock and of processor that the children of WORK took."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    clock, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ingest(args, folder):
    command = [args.dossier, "ingest", *args.files, "--archive", str(folder / "a.dossier"), "--jobs", str(args.jobs)] + (["--no-ocr"] if args.no_ocr else [])
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if code not in (0, 3):  # 3: something could not be read whole
        sys.exit(f"ingest_pairs: dossier ingest ended with {code}")


def extract(args, folder):
    def one_of(numbered):
        number, file = numbered
        subprocess.run(["pdftotext", "-bbox", file, str(folder / f"{number}.html")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        list(pool.map(one_of, enumerate(args.files)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--aim", type=float)
    parser.add_argument("--no-ocr", action="store_true")
    args = parser.parse_args()
    clock, processor = [], []
    for number in range(args.pairs):
        with tempfile.TemporaryDirectory() as folder:
            ours = timed(lambda: ingest(args, pathlib.Path(folder)))
            theirs = timed(lambda: extract(args, pathlib.Path(folder)))
        clock.append(ours[0] / theirs[0])
        processor.append(ours[1] / theirs[1])
        print(f"pair {number + 1}: clock {ours[0]:.2f} s against {theirs[0]:.2f}, processor {ours[1]:.2f} s against {theirs[1]:.2f}", flush=True)
    ratio = statistics.median(clock)
    aim = f" (aim {args.aim})" if args.aim else ""
    print(f"{len(args.files)} files: {ratio:.2f} times by the clock{aim}, {statistics.median(processor):.2f} by the processor")
    return 1 if args.aim and ratio > args.aim else 0


if __name__ == "__main__":
    sys.exit(main())
