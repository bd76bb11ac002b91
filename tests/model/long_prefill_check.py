#!/usr/bin/env python3
"""A long prefill against float64: logits of chosen rows over the rows that the engine stored, memory, size of the store, time a token.

Usage: long_prefill_check.py DOSSIER [--tokens 65536] [--kv-format int8] [--threads 2] [--folder DIR] [--ram 64M]
       by hand: --tokens 1048576 (with the time that the first steps ask for)

The model is small (four layers, the last one global, two query heads of 32, one KV head) and its chunks are Llama 4's 8,192 positions. The stored
keys and values of the global layer are read from the node files (docs/formats/kv.md); those of the first and the last chunk are compared with
float64 themselves. exit 77: no numpy.
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
    print("LONG PREFILL NOT TESTED: python3-numpy is missing")
    sys.exit(77)
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import float64_llama4
import small_model

CHUNK, DIM, VOCABULARY = 8192, 32, 96


def row_bytes(kind):
    return {"f32": 4 * DIM, "f16": 2 * DIM, "bf16": 2 * DIM, "int8": DIM + 2, "q4": DIM // 2 + DIM // 32 * 2}[kind]


def padded(n):
    return (n + 4095) // 4096 * 4096


def loaded(block, kind):
    """[CHUNK, DIM] of one block with one head"""
    if kind == "f32":
        return block[:CHUNK * DIM * 4].view("<f4").reshape(CHUNK, DIM).astype(np.float64)
    if kind == "f16":
        return block[:CHUNK * DIM * 2].view("<f2").reshape(CHUNK, DIM).astype(np.float64)
    if kind == "bf16":
        return (block[:CHUNK * DIM * 2].view("<u2").astype(np.uint32) << 16).view(np.float32).reshape(CHUNK, DIM).astype(np.float64)
    if kind == "int8":
        values, scales = block[:CHUNK * DIM].view(np.int8), block[CHUNK * DIM:CHUNK * (DIM + 2)].view("<f2")
        return values.reshape(CHUNK, DIM).astype(np.float64) * scales.astype(np.float64)[:, None]
    codes, scales = block[:CHUNK * DIM // 2].reshape(CHUNK, DIM // 2), block[CHUNK * DIM // 2:CHUNK * (DIM // 2 + 2)].view("<f2")
    values = np.stack([codes & 15, codes >> 4], -1).reshape(CHUNK, DIM).astype(np.float64) - 8
    return float64_llama4.hadamard(values * scales.astype(np.float64)[:, None])


def stored_rows(kv, dossier, kind):
    """keys and values [tokens, 1, DIM] of the whole nodes, by position"""
    nodes = json.loads(subprocess.run([dossier, "kv", "list", "--kv", str(kv), "--json"], capture_output=True, check=True).stdout)["nodes"]
    nodes = sorted((n for n in nodes if n["kind"] == "node"), key=lambda n: n["first"])
    assert [n["first"] for n in nodes] == [CHUNK * i for i in range(len(nodes))]
    k, v, size = [], [], padded(CHUNK * row_bytes(kind))
    for node in nodes:
        data = np.fromfile(kv / node["file"], np.uint8)
        blocks = data[len(data) - 2 * size:]
        k.append(loaded(blocks[:size], kind))
        v.append(loaded(blocks[size:], kind))
    return np.concatenate(k)[:, None], np.concatenate(v)[:, None]


def ram_bytes(text):
    return int(text[:-1]) << {"K": 10, "M": 20, "G": 30}[text[-1]]


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def prefill(options, folder, model, ids, rows):
    """runs the program, watching its memory, its processor time and how many nodes it has written"""
    kv = folder / "kv"
    command = [options.dossier, "model", "logits", str(model), "--tokens-file", str(ids), "--rows", ",".join(map(str, rows)), "--kv", str(kv), "--kv-format", options.kv_format,
               "--threads", str(options.threads), "--kv-ram-limit", options.ram, "--super-chunk", "2048"]
    out, curve, memory, begin = folder / "logits.f32", [], [], time.time()
    with open(out, "wb") as to:
        process = subprocess.Popen(command, stdout=to, stderr=subprocess.PIPE)
        while process.poll() is None:
            time.sleep(min(1.0, 0.05 + (time.time() - begin) / 100))
            nodes = len(list(kv.glob("*.node"))) if kv.exists() else 0
            try:
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                memory.append((nodes * CHUNK, int(status.split("VmRSS:")[1].split()[0]) * 1024))
            except (OSError, IndexError):
                pass
            if not curve or curve[-1][0] != nodes * CHUNK:
                curve.append((nodes * CHUNK, (time.time() - begin, cpu_seconds(process.pid))))
        error = process.stderr.read().decode()
    assert process.returncode == 0, error
    counters = json.loads(error.splitlines()[-1])
    return np.fromfile(out, "<f4").reshape(len(rows), VOCABULARY).astype(np.float64), counters, curve, memory


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--tokens", type=int, default=65536)
    parser.add_argument("--kv-format", default="int8")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--folder")
    parser.add_argument("--ram", default="64M", help="512K, 64M, 1G")
    options = parser.parse_args()
    options.dossier, total, kind = os.path.abspath(options.dossier), options.tokens, options.kv_format
    with tempfile.TemporaryDirectory(prefix="long_prefill_", dir=options.folder) as name:
        folder = pathlib.Path(name)
        model, ids = folder / "m.gguf", folder / "t.i32"
        small_model.write_model(model, CHUNK, vocabulary=VOCABULARY)
        small_model.write_tokens(ids, total, VOCABULARY)
        tokens = np.fromfile(ids, "<i4")
        rows = sorted({0, CHUNK - 1, CHUNK, total // 2 - 1, total - 1} & set(range(total)))
        got, counters, curve, memory = prefill(options, folder, model, ids, rows)
        k, v = stored_rows(folder / "kv", options.dossier, kind)
        size = sum(f.stat().st_size for f in (folder / "kv").iterdir())
        rate = counters["prefill_s"] / total
        print(f"{total} tokens as {kind}: {counters['prefill_s']:.1f} s, {counters['cpu_s']:.1f} s of CPU, {1e6 * rate:.1f} us a token")

        whole = len(k)
        blocks = whole // CHUNK * 2 * padded(CHUNK * row_bytes(kind))
        assert whole >= total - CHUNK and blocks <= size <= blocks + (whole // CHUNK + 2) * 2 * padded(4 * CHUNK + 4096), (size, blocks)
        print(f"store: {size} bytes, of which rows {blocks} = {whole // CHUNK} nodes x 2 x {padded(CHUNK * row_bytes(kind))}")
        # Nodes stay in RAM up to the limit: until it is full, memory grows by what they take, and by nothing else.
        budget, node_bytes = ram_bytes(options.ram), 2 * padded(CHUNK * row_bytes(kind))
        beside = [(at, m - min(budget, at // CHUNK * node_bytes)) for at, m in memory if at >= total // 4]
        if len(beside) > 4:
            early, late = max(m for _, m in beside[:len(beside) // 3]), max(m for _, m in beside)
            print(f"memory beside the nodes in RAM (limit {options.ram}): {early / 1e6:.1f} MB after a quarter, {late / 1e6:.1f} MB at most; in all {max(m for _, m in memory) / 1e6:.1f} MB at most")
            assert late < 1.1 * early + (8 << 20), (early, late)
        seconds = dict(curve)
        seconds[total] = (counters["prefill_s"], counters["cpu_s"])
        steps = sorted({0, total // 64 // CHUNK * CHUNK, *range(total // 8, total + 1, total // 8)} & set(seconds))
        print("tokens: seconds, seconds of CPU, us of CPU a token since the row before")
        for before, at in zip(steps, steps[1:]):
            print(f"  {at}: {seconds[at][0]:.1f}, {seconds[at][1]:.1f}, {1e6 * (seconds[at][1] - seconds[before][1]) / (at - before):.1f}")

        exact, worst, worst_row = float64_llama4.Model(model, kind), 0, 0
        done = {}
        for place, row in enumerate(rows):
            first = row // CHUNK * CHUNK
            if first not in done:
                x = exact.before_last(tokens[first:first + CHUNK], first)
                done[first] = x
                ok, ov = exact.last_keys(x, first)
                if first + CHUNK <= whole:
                    # Rows agree to rounding: a value at the edge between two steps may fall to either side.
                    off = max(np.abs(ok - k[first:first + CHUNK]).max() / np.abs(ok).max(), np.abs(ov - v[first:first + CHUNK]).max() / np.abs(ov).max())
                    worst_row = max(worst_row, off)
                    off = np.sqrt(((ok - k[first:first + CHUNK]) ** 2).mean() / (ok ** 2).mean())
                    assert off < {"f32": 1e-5, "f16": 1e-3, "bf16": 4e-3, "int8": 5e-3, "q4": 0.05}[kind], off
            x = done[first]
            if row < whole:
                keys, values = k[:row + 1], v[:row + 1]
            else:  # the last node was not full: its rows from float64
                ok, ov = exact.last_keys(x[:row - first + 1], first)
                keys, values = np.concatenate([k[:first], ok]), np.concatenate([v[:first], ov])
            want = exact.logits(x[row - first], row, keys, values)
            off = np.abs(got[place] - want).max() / np.abs(want).max()
            worst = max(worst, off)
            print(f"row {row}: {off:.1e} of the largest logit")
        print(f"stored rows against float64: {worst_row:.1e} of the largest value at most")
        assert worst < 1e-3, worst


if __name__ == "__main__":
    main()
