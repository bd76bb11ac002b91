#!/usr/bin/env python3
"""What happens to stored keys and values when things go wrong, with the program itself.

Usage: kv_fault_test.py DOSSIER [--kills 5] [--tokens 8192] [--threads 2]

kill -9 at random moments of a prefill: the rerun goes on at the last whole node and gives the same bits. A flipped byte is found and
computed again. A full disk (a small tmpfs, in a mount namespace of its own; said loudly where none can be had) ends with a clear error and
a store that can be used. Two processes at once give the same bits. Restoring computes nothing again.
"""
import argparse
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import small_model

CHUNK = 256
FORMATS = ["f32", "f16", "bf16", "int8", "q4"]


class Case:
    def __init__(self, options, folder):
        self.dossier, self.tokens, self.threads = options.dossier, options.tokens, options.threads
        self.folder = pathlib.Path(folder)
        self.model, self.ids = self.folder / "m.gguf", self.folder / "t.i32"
        small_model.write_model(self.model, CHUNK)
        small_model.write_tokens(self.ids, self.tokens)

    def command(self, kv=None, ids=None, more=()):
        out = [self.dossier, "model", "logits", str(self.model), "--tokens-file", str(ids or self.ids), "--rows", str(self.tokens - 1), "--threads", str(self.threads)]
        return out + (["--kv", str(kv)] if kv else []) + list(more)

    def run(self, kv=None, ids=None, more=(), fails=False):
        done = subprocess.run(self.command(kv, ids, more), capture_output=True, timeout=600)
        if fails:
            return done
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout, json.loads(done.stderr.decode().splitlines()[-1])

    def stored(self, kv):
        """how many tokens stand in whole nodes from position 0 on"""
        nodes = json.loads(subprocess.run([self.dossier, "kv", "list", "--kv", str(kv), "--json"], capture_output=True, check=True).stdout)["nodes"]
        first = {n["first"] for n in nodes if n["kind"] == "node" and n["readable"]}
        tokens = 0
        while tokens in first:
            tokens += CHUNK
        return tokens

    def check(self, kv):
        return subprocess.run([self.dossier, "kv", "check", "--kv", str(kv)], capture_output=True).returncode


def kills(case, count):
    want, _ = case.run()
    begin = time.time()
    case.run(case.folder / "whole")
    seconds = time.time() - begin
    rng = random.Random(11)
    found = []
    for n in range(count):
        kv = case.folder / f"kill{n}"
        process = subprocess.Popen(case.command(kv), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds * rng.random())
        process.send_signal(signal.SIGKILL)
        process.wait()
        before = case.stored(kv) if kv.exists() else 0
        assert not kv.exists() or case.check(kv) == 0, "a killed run left a broken file"
        got, counters = case.run(kv)
        assert got == want, f"other bits after kill {n}"
        # The row that is wanted is computed, with what stands in its node before it.
        assert counters["restored_tokens"] == min(before, case.tokens - CHUNK), (before, counters)
        assert counters["restored_tokens"] + counters["computed_tokens"] == case.tokens
        found.append(before)
    print(f"kill -9: {count} kills within {seconds:.1f} s, nodes found again: {sorted(t // CHUNK for t in found)}")


def restores(case):
    want, first = case.run(case.folder / "again")
    got, counters = case.run(case.folder / "again")
    assert got == want and first["computed_tokens"] == case.tokens
    assert counters["restored_tokens"] == case.tokens - CHUNK and counters["computed_tokens"] == CHUNK, counters
    # Not at a border: the tail is found too, and only the row asked for is computed.
    ids = case.folder / "odd.i32"
    ids.write_bytes(case.ids.read_bytes()[:4 * (case.tokens - 100)])
    odd = [case.dossier, "model", "logits", str(case.model), "--tokens-file", str(ids), "--threads", str(case.threads), "--kv", str(case.folder / "odd")]
    last = ["--rows", str(case.tokens - 101)]
    first = subprocess.run(odd + last, capture_output=True, check=True)
    second = subprocess.run(odd + last, capture_output=True, check=True)
    counters = json.loads(second.stderr.decode().splitlines()[-1])
    assert second.stdout == first.stdout
    assert counters["computed_tokens"] == 1, counters
    print(f"restored: {counters['restored_tokens']} tokens, computed again: 0 but the row asked for")


def flipped(case):
    want, _ = case.run()
    kv = case.folder / "flip"
    case.run(kv)
    rng = random.Random(5)
    # Names say nothing of the order; the first half by time of writing is surely not the last node, behind which nothing is computed again.
    nodes = sorted(kv.glob("*.node"), key=lambda path: path.stat().st_mtime_ns)
    nodes = nodes[:len(nodes) // 2]
    for part in ("header", "rows"):
        node = rng.choice(nodes)
        bytes_of = bytearray(node.read_bytes())
        at = rng.randrange(64, 1000) if part == "header" else rng.randrange(8192, len(bytes_of))
        bytes_of[at] ^= 1 << rng.randrange(8)
        os.chmod(node, 0o600)
        node.write_bytes(bytes_of)
        assert case.check(kv) == 1, "kv check did not see it"
        got, counters = case.run(kv)
        assert got == want, "other bits after a flipped byte"
        assert counters["computed_tokens"] > CHUNK, counters
        assert case.check(kv) == 0, "the broken node was not written anew"
    print("flipped bytes: found, computed again, the same bits")


def two_at_once(case):
    want, _ = case.run()
    kv = case.folder / "two"
    both = [subprocess.Popen(case.command(kv), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=600)
        assert process.returncode == 0, err.decode()
        assert out == want
    assert case.check(kv) == 0
    got, counters = case.run(kv)
    assert got == want and counters["computed_tokens"] == CHUNK
    print("two processes at once: the same bits, one whole store")


def full_disk(case):
    kv = case.folder / "small"
    kv.mkdir()
    # A f32 node holds about 70 KB: a megabyte ends in the middle.
    script = ("mount -t tmpfs -o size=1m none \"$0\" || exit 77; \"$@\" >/dev/null 2>\"$0.err\"; echo \"$?\" >\"$0.code\"; "
              "\"$DOSSIER\" kv check --kv \"$0\" >\"$0.check\" 2>&1; echo \"$?\" >>\"$0.code\"; "
              "\"$DOSSIER\" kv prune --kv \"$0\" --kv-disk-limit 300K >/dev/null && \"$DOSSIER\" kv list --kv \"$0\" --json >\"$0.list\"")
    command = ["unshare", "-rm", "sh", "-c", script, str(kv)] + case.command(kv, more=["--kv-format", "f32"])
    done = subprocess.run(command, capture_output=True, env={**os.environ, "DOSSIER": case.dossier})
    codes = pathlib.Path(f"{kv}.code")
    if not codes.exists():
        print("FULL DISK NOT TESTED: no mount namespace here:", done.stderr.decode().strip())
        return
    run, check = codes.read_text().split()
    error = pathlib.Path(f"{kv}.err").read_text()
    assert run == "1" and "space" in error, (run, error)
    assert check == "0", pathlib.Path(f"{kv}.check").read_text()
    left = json.loads(pathlib.Path(f"{kv}.list").read_text())
    assert 0 < left["bytes"] <= 300 * 1024, left["bytes"]
    print("full disk:", next(line for line in error.splitlines() if "space" in line))


def formats(case):
    """what each format loses against f32, on this model"""
    import array
    def logits(kind):
        out = array.array("f")
        out.frombytes(case.run(more=["--kv-format", kind])[0])
        return out
    exact = logits("f32")
    scale = max(abs(x) for x in exact)
    losses = {kind: max(abs(a - b) for a, b in zip(exact, logits(kind))) / scale for kind in FORMATS[1:]}
    print("loss against f32, share of the largest logit: " + ", ".join(f"{k} {v:.1e}" for k, v in losses.items()))
    assert losses["f16"] < 0.01 and losses["bf16"] < 0.05 and losses["int8"] < 0.05, losses


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=8192)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.dossier = os.path.abspath(options.dossier)
    with tempfile.TemporaryDirectory(prefix="kv_fault_") as folder:
        case = Case(options, folder)
        kills(case, options.kills)
        restores(case)
        flipped(case)
        two_at_once(case)
        full_disk(case)
        formats(case)


if __name__ == "__main__":
    main()
