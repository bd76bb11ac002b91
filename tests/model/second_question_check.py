#!/usr/bin/env python3
"""Documents, then a question; the program ends; a second question behind the same documents. By hand: the first prefill takes its time.

Usage: second_question_check.py DOSSIER MODEL.gguf [--tokens 131072] [--question 32] [--threads 2] [--folder DIR]

The first call prefills documents and a question and keeps their rows in a store; the second is a new process with another question. Its first row of
logits must come within the bytes of stored rows over the disk's rate + 3 s, at least 100 times sooner than the first call's, with no document token
computed again. Asked three ways: everything in the page cache; the store's files evicted from it; the store's and the weights' files evicted (then
the weights' bytes over the disk's rate come on top). Exit 1 if a promise does not hold.
"""
import argparse
import array
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time


def evict(paths):
    """the files leave the page cache of this machine; nothing else does"""
    for path in paths:
        file = os.open(path, os.O_RDONLY)
        os.fsync(file)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)


def disk_rate(path, most=1 << 30):
    """bytes a second of reading in order, past the page cache"""
    evict([path])
    size, begin = min(os.stat(path).st_size, most), time.time()
    with open(path, "rb", buffering=0) as file:
        left = size
        while left > 0:
            left -= len(file.read(min(left, 1 << 24))) or left
    return size / (time.time() - begin)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("model")
    parser.add_argument("--tokens", type=int, default=131072)
    parser.add_argument("--question", type=int, default=32)
    parser.add_argument("--threads", default="2")
    parser.add_argument("--folder")
    o = parser.parse_args()
    fit = subprocess.run([o.dossier, "model", "fit", o.model, "--tokens", "1", "--calibrate", "0", "--json"], capture_output=True)
    vocabulary = json.loads(fit.stdout)["model"]["vocabulary"]
    packed = sorted(pathlib.Path(o.model).parent.glob(pathlib.Path(o.model).name + ".*"))
    with tempfile.TemporaryDirectory(prefix="second_question_", dir=o.folder) as name:
        folder, rng = pathlib.Path(name), random.Random(7)
        kv, documents = folder / "kv", [rng.randrange(vocabulary) for _ in range(o.tokens)]

        def ask(what):
            """seconds from exec to the first row behind the question, counters"""
            path = folder / "t.i32"
            path.write_bytes(array.array("i", documents + [rng.randrange(vocabulary) for _ in range(o.question)]).tobytes())
            begin = time.time()
            process = subprocess.Popen([o.dossier, "model", "logits", o.model, "--tokens-file", path, "--rows", str(o.tokens + o.question - 1), "--threads", o.threads, "--kv", kv],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            row = process.stdout.read(4)
            seconds = time.time() - begin
            _, error = process.communicate()
            assert process.returncode == 0 and row, error.decode()
            c = json.loads(error.decode().splitlines()[-1])
            print(f"{what}: first row after {seconds:.2f} s, {c['cpu_s']:.2f} s of CPU, load {c['load_s']:.2f} s; {c['restored_tokens']} tokens restored, {c['computed_tokens']} computed", flush=True)
            return seconds, c

        first, counted = ask(f"{o.tokens} tokens of documents and the first question")
        assert counted["computed_tokens"] == o.tokens + o.question
        rows = sum(f.stat().st_size for f in kv.iterdir())
        rate = disk_rate(packed[0] if packed else o.model)
        weights = sum(f.stat().st_size for f in packed)
        print(f"stored: {rows} bytes; the disk reads {rate / 1e6:.0f} MB/s; packed weights {weights} bytes", flush=True)
        good = True
        for what, cold, allowed in [("in the page cache", [], 3), ("the store evicted", list(kv.iterdir()), rows / rate + 3),
                                    ("the store and the weights evicted", [*kv.iterdir(), *packed, o.model], (rows + weights) / rate + 3)]:
            evict(cold)
            seconds, c = ask(f"second question, {what}")
            held = seconds <= allowed and first >= 100 * seconds and c["computed_tokens"] <= o.question
            print(f"  allowed {allowed:.2f} s; {first / seconds:.0f} times sooner than the first, {counted['cpu_s'] / c['cpu_s']:.0f} times less CPU: {'held' if held else 'NOT HELD'}", flush=True)
            good &= held
    sys.exit(not good)


if __name__ == "__main__":
    main()
