#!/usr/bin/env python3
"""Decode at a great depth over made-up pages, against float64; and that every single page matters.

Usage: long_decode_check.py DOSSIER [--tokens 10485760] [--kv-format int8] [--ram 64M] [--folder DIR] [--steps 8]

`model synth --kv` writes the pages; a few tokens are decoded behind them. The logits of the first are compared with float64 over the stored rows.
Then float64 leaves out one page after another: each must move some logit by ten tolerances or more, so a page left out, met twice or misread would
have shown. Pages are read through a small --kv-ram-limit, so nearly all of them are streamed. exit 77: no numpy.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

try:
    import numpy as np
except ImportError:
    print("LONG DECODE NOT TESTED: python3-numpy is missing")
    sys.exit(77)
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import float64_llama4
import small_model
from long_prefill_check import CHUNK, DIM, VOCABULARY, loaded, padded, row_bytes

TOLERANCE = 5e-6  # of the largest logit


def node_tokens(head):
    """token ids in a node's header (docs/formats/kv.md)"""
    at = 40 + 32  # fixed part, key
    layers = int.from_bytes(head[at:at + 4], "little")
    at += 4 + layers + 4 + 4 + 8 + 8 + 4
    def count():
        nonlocal at
        n = shift = 0
        while True:
            byte = head[at]
            at += 1
            n |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return n
    for _ in range(4):
        n = count()
        at += n
    at += 32 + 8
    n = count()
    return np.frombuffer(head, "<i4", n, at)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--tokens", type=int, default=10485760)
    parser.add_argument("--kv-format", default="int8")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--ram", default="64M")
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--folder")
    o = parser.parse_args()
    kind, depth = o.kv_format, o.tokens // CHUNK * CHUNK
    with tempfile.TemporaryDirectory(prefix="long_decode_", dir=o.folder) as name:
        folder = pathlib.Path(name)
        model, kv, ids = folder / "m.gguf", folder / "kv", folder / "t.i32"
        small_model.write_model(model, CHUNK, vocabulary=VOCABULARY)
        begin = time.time()
        subprocess.run([o.dossier, "model", "synth", "-o", str(model), "--kv", str(depth), "--kv", str(kv), "--kv-format", kind, "--quiet"], check=True)
        size = sum(f.stat().st_size for f in kv.iterdir())
        print(f"{depth // CHUNK} pages of {depth} tokens as {kind}: {size} bytes written in {time.time() - begin:.0f} s")
        listed = json.loads(subprocess.run([o.dossier, "kv", "list", "--kv", str(kv), "--json"], capture_output=True, check=True).stdout)["nodes"]
        nodes = sorted(listed, key=lambda n: n["first"])
        assert [n["first"] for n in nodes] == list(range(0, depth, CHUNK))
        with open(ids, "wb") as out:
            for node in nodes:
                with open(kv / node["file"], "rb") as source:
                    node_tokens(source.read(65536)).astype("<i4").tofile(out)
            np.arange(o.steps, dtype="<i4").tofile(out)

        done = subprocess.run([o.dossier, "model", "logits", str(model), "--tokens-file", str(ids), "--rows", f"{depth}:{depth + o.steps}", "--mode", "decode", "--kv", str(kv),
                               "--kv-format", kind, "--kv-ram-limit", o.ram, "--threads", o.threads], capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        counters = json.loads(done.stderr.decode().splitlines()[-1])
        assert counters["restored_tokens"] == depth and counters["computed_tokens"] == o.steps, counters
        got = np.frombuffer(done.stdout, "<f4").reshape(o.steps, VOCABULARY)[0].astype(np.float64)
        print(f"decode at {depth}: {counters['decode_s'] / o.steps:.3f} s a token, {counters['kv_read_bytes']} bytes read, peak {counters['peak_rss_bytes'] / 1e6:.0f} MB")

        exact = float64_llama4.Model(model, kind)
        last = exact.layers - 1
        x = exact.before_last(np.array([0]), depth)
        q, own_k, own_v = exact.qkv(last, x, np.array([depth]), False)
        block = padded(CHUNK * row_bytes(kind))
        parts = []  # largest score, sum and output of each page, then of the row itself
        def part(k, v):
            scores = q[0] @ k.T
            most = scores.max(-1, keepdims=True)
            weights = np.exp(scores - most)
            parts.append((most[:, 0], weights.sum(-1), weights @ v))
        for node in nodes:
            data = np.fromfile(kv / node["file"], np.uint8)
            blocks = data[len(data) - 2 * block:]
            part(loaded(blocks[:block], kind), loaded(blocks[block:], kind))
        part(float64_llama4.rounded(own_k, kind)[:, 0], float64_llama4.rounded(own_v, kind)[:, 0])
        most = np.stack([p[0] for p in parts])
        scale = np.exp(most - most.max(0))
        sums, outputs = np.stack([p[1] for p in parts]) * scale, np.stack([p[2] for p in parts]) * scale[..., None]

        def logits(attended):
            rows = exact.finish(last, np.repeat(x, len(attended), 0), attended)
            return exact.norm(rows, exact.t["output_norm.weight"]) @ exact.t["output.weight"].T
        want = logits((outputs.sum(0) / sums.sum(0)[:, None])[None])[0]
        largest = np.abs(want).max()
        off = np.abs(got - want).max() / largest
        without = logits((outputs.sum(0) - outputs[:-1]) / (sums.sum(0) - sums[:-1])[..., None])
        moves = np.abs(without - want).max(-1) / largest
        print(f"off by {off:.1e} of the largest logit; without one page it moves by {moves.min():.1e} at least ({moves.argmin()}), {np.median(moves):.1e} in the middle, {moves.max():.1e} at most")
        assert off <= TOLERANCE, off
        weak = int((moves < 10 * TOLERANCE).sum())
        assert weak == 0, f"{weak} pages would not be missed"


if __name__ == "__main__":
    main()
