#!/usr/bin/env python3
"""What drafts from the text cost and gain when a scripted share of them is right. By hand, on a large model: weights must come from memory.

Usage: speculation_curve.py DOSSIER MODEL.gguf [--shares 0,50,80,100] [--tokens 96] [--drafts 8] [--pairs 3] [--threads 2] [--folder DIR]

The prompt holds every run of three out of twelve tokens once, so each place of the answer has a guess; the answer's tokens are given (--force-tokens):
the guess itself for the share that is to be right, else another of the twelve. Promised: with none right at most 5 % slower, with all right at least
1.5 times as fast, the same log-probabilities always. Exit 1 if not.
"""
import argparse
import array
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

SYMBOLS = 12


def every_run_of_three(symbols):
    """a de Bruijn sequence of order 3 (the Lyndon words whose length divides 3, in order), closed"""
    out = []
    for a in range(symbols):
        out.append(a)
        for b in range(a, symbols):
            for c in range(a + 1, symbols):
                if a < b or a < c:
                    out += [a, b, c]
    return out + out[:2]


def answer(text, count, share, rng):
    """tokens of which the share is what followed the same three the last time"""
    text, after = list(text), {}
    for n in range(3, len(text)):
        after[tuple(text[n - 3:n])] = text[n]
    out = []
    for _ in range(count):
        guess = after.get(tuple(text[-3:]))
        right = guess is not None and rng.random() < share
        token = guess if right else rng.choice([t for t in range(SYMBOLS) if t != guess])
        after[tuple(text[-3:])] = token
        text.append(token)
        out.append(token)
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("model")
    parser.add_argument("--shares", default="0,50,80,100")
    parser.add_argument("--tokens", type=int, default=96)
    parser.add_argument("--drafts", default="8")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--threads", default="2")
    parser.add_argument("--folder")
    o = parser.parse_args()
    rng, good = random.Random(5), True
    with tempfile.TemporaryDirectory(prefix="speculation_", dir=o.folder) as name:
        folder = pathlib.Path(name)
        prompt, forced = folder / "prompt.i32", folder / "forced.i32"
        ids = rng.sample(range(1000, 8000), SYMBOLS)
        text = every_run_of_three(SYMBOLS)
        prompt.write_bytes(array.array("i", [ids[t] for t in text]).tobytes())

        def run(*more):
            done = subprocess.run([o.dossier, "model", "generate", o.model, "--json", "--tokens-file", prompt, "--force-tokens", forced, "--max-tokens", str(o.tokens), "--threads", o.threads,
                                   "--kv", folder / "kv", *more], capture_output=True)
            assert done.returncode == 0, done.stderr.decode()
            lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
            counters = json.loads(done.stderr.decode().splitlines()[-1])
            return [(t["id"], t["logprob"]) for t in lines[:-1]], lines[-1], counters

        for share in map(int, o.shares.split(",")):
            forced.write_bytes(array.array("i", [ids[t] for t in answer(text, o.tokens, share / 100, rng)]).tobytes())
            wall, cpu = [], []
            run()  # the prompt's rows are stored
            for _ in range(o.pairs):
                plain, _, plain_cost = run()
                drafted, last, cost = run("--speculate", o.drafts)
                good &= plain == drafted
                wall.append(plain_cost["decode_s"] / cost["decode_s"])
                cpu.append(plain_cost["cpu_s"] / cost["cpu_s"])
            ratio = statistics.median(wall)
            held = ratio >= (0.95 if share == 0 else 1.5 if share == 100 else 0)
            good &= held
            print(f"{share} % right: {last['drafted']} drafted, {last['accepted']} accepted; decoding {plain_cost['decode_s']:.2f} -> {cost['decode_s']:.2f} s, median {ratio:.2f} x of "
                  f"{' '.join(f'{x:.2f}' for x in wall)} (CPU of the whole call {statistics.median(cpu):.2f} x), the same: {plain == drafted}{'' if held else '  NOT HELD'}", flush=True)
    sys.exit(not good)


if __name__ == "__main__":
    main()
