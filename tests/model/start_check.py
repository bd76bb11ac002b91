#!/usr/bin/env python3
"""Starts of a large model: packing, later starts, memory, and experts streamed where weights do not fit. By hand; wants free disk of the model's size.

Usage: start_check.py DOSSIER MODEL.gguf [--threads 2] [--tokens 512] [--stream-share 0.6] [--stream-tokens 2048]

First start with packing, then starts with the files in the page cache from exec to the first row of logits; peak memory against the file. Then a prefill
in memory and one with --weights-ram-limit at a share of the weights: the same bits, and the ratio of their rates.
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("model")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--tokens", type=int, default=512)
    parser.add_argument("--stream-share", type=float, default=0.6)
    parser.add_argument("--stream-tokens", type=int, default=2048)
    o = parser.parse_args()
    size = os.stat(o.model).st_size
    plan = json.loads(subprocess.run([o.dossier, "model", "fit", o.model, "--tokens", str(o.tokens), "--calibrate", "0", "--json"], capture_output=True).stdout)
    vocabulary = plan["model"]["vocabulary"]
    with tempfile.TemporaryDirectory(prefix="start_check_") as name:
        def ids(count):
            path, rng = pathlib.Path(name) / f"{count}.i32", random.Random(count)
            with open(path, "wb") as out:
                array.array("i", (rng.randrange(vocabulary) for _ in range(count))).tofile(out)
            return str(path)

        def run(count, *more):
            """logits of the last row, seconds to their first byte, counters"""
            command = [o.dossier, "model", "logits", o.model, "--tokens-file", ids(count), "--rows", str(count - 1), "--threads", o.threads, *more]
            begin = time.time()
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            first = process.stdout.read(4)
            seconds = time.time() - begin
            out, err = process.communicate()
            assert process.returncode == 0, err.decode()
            return first + out, seconds, json.loads(err.decode().splitlines()[-1])

        subprocess.run([o.dossier, "model", "prune", o.model], capture_output=True)
        _, seconds, c = run(o.tokens)
        print(f"first start: {seconds:.1f} s to the first row of {o.tokens} tokens, load {c['load_s']:.1f} s, peak memory {c['peak_rss_bytes'] / size:.3f} x the file ({size} bytes)")
        later = [run(1) for _ in range(5)]
        print(f"later starts, one token: {min(s for _, s, _ in later):.3f} to {max(s for _, s, _ in later):.3f} s from exec to the first row, load {later[-1][2]['load_s']:.3f} s")
        _, seconds, c = run(o.tokens)
        print(f"later start, {o.tokens} tokens: peak memory {c['peak_rss_bytes'] / size:.3f} x the file")
        limit = int(plan["memory_bytes"]["weights"] * o.stream_share)
        want, _, memory = run(o.stream_tokens)
        got, _, streamed = run(o.stream_tokens, "--weights-ram-limit", str(limit), "--super-chunk", str(o.stream_tokens))
        assert got == want, "streamed experts give other bits"
        rate = memory["prefill_s"] / streamed["prefill_s"]
        print(f"{o.stream_tokens} tokens in one step: in memory {memory['prefill_s']:.1f} s, with {o.stream_share:.0%} of the weights' memory {streamed['prefill_s']:.1f} s: {rate:.2f} of the rate, "
              f"{streamed['weights_read_bytes']} bytes read, peak memory {streamed['peak_rss_bytes'] / 1e9:.2f} GB of a limit of {limit / 1e9:.2f} GB for weights; the same bits")


if __name__ == "__main__":
    main()
