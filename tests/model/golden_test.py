#!/usr/bin/env python3
"""Runs every case of the engine's reference data and compares the logits with its tolerances.

    golden_test.py DOSSIER [--golden DIR] [--full]

The data are no part of this tree: DIR, else $DOSSIER_GOLDEN, else shared/golden near the source; without them the test is skipped (77), loudly.
Every kernel table that runs here takes every case, fed whole, in odd pieces and token by token; within a table the bits must be the same.
Quantised files must give the logits of activations rounded to 8 bits, or err no more than llama.cpp's. --full: the long case also with the
scalar table. Needs no package.
"""
import argparse
import array
import ast
import json
import math
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

TABLES = ("reference", "avx2", "avx512")
# Largest and root-mean-square loss of a cache format against a float cache, as the reference data allow it for 64 tokens. Longer cases are
# reported beside it: a rounded key can tip a router there, and then another expert answers.
CACHE_LOSS = {"f16": (0.05, 0.005), "bf16": (0.2, 0.02), "int8": (0.5, 0.06), "q4": (9.5, 1.3)}


class Array:
    """The numbers of a .npy file (little-endian float32 or int32, C order)."""

    def __init__(self, path):
        data = path.read_bytes()
        assert data[:6] == b"\x93NUMPY", path
        size = struct.unpack_from("<H", data, 8)[0] if data[6] == 1 else struct.unpack_from("<I", data, 8)[0]
        start = (10 if data[6] == 1 else 12) + size
        head = ast.literal_eval(data[10 if data[6] == 1 else 12:start].decode())
        self.shape = head["shape"]
        self.values = array.array({"<f4": "f", "<i4": "i"}[head["descr"]], data[start:])


def difference(got, right):
    """Largest and root-mean-square difference."""
    largest, squares = 0.0, 0.0
    for a, b in zip(got, right):
        d = abs(a - b)
        if not d <= largest:
            largest = d
        squares += d * d
    return largest, math.sqrt(squares / len(right))


def best_tokens(values, width):
    return [max(range(width), key=values[at:at + width].__getitem__) for at in range(0, len(values), width)]


class Failed(Exception):
    pass


class Case:
    def __init__(self, golden, name, entry, work, dossier):
        self.name, self.entry, self.golden, self.dossier = name, entry, golden, dossier
        self.model = golden / entry["model"]
        self.tokens = work / (name + ".i32")
        self.tokens.write_bytes(self.array("tokens").values.tobytes())
        self.rows = self.array("rows").values
        self.count = len(self.array("tokens").values)

    def array(self, key):
        return Array(self.golden / self.entry[key]["file"])

    def run(self, table, *more, cache="f32", rows=None):
        """The call's floats; None where the table does not run here."""
        overrides = [part for key, value in self.entry["overrides"].items() for part in ("--override", f"{key}={value}")]
        command = [self.dossier, "model", "logits", self.model, "--tokens-file", self.tokens, "--kernels", table, "--kv-format", cache, *overrides,
                   "--rows", rows or ",".join(map(str, self.rows)), *more]
        done = subprocess.run(list(map(str, command)), capture_output=True)
        if done.returncode == 2 and b"do not run on this processor" in done.stderr:
            return None
        if done.returncode != 0:
            raise Failed(done.stderr.decode(errors="replace").strip())
        return array.array("f", done.stdout)


class Report:
    def __init__(self):
        self.failures = 0

    def line(self, case, table, what, largest, rms, allowed, good, note=""):
        self.failures += not good
        print(f"{case:<18} {table:<10} {what:<22} largest {largest:.2e}  rms {rms:.2e}  allowed {allowed[0]:.0e} {allowed[1]:.0e}  "
              f"{'ok' if good else 'NOT HELD'}{'  ' + note if note else ''}", flush=True)

    def fact(self, case, table, what, good, note=""):
        self.failures += not good
        print(f"{case:<18} {table:<10} {what:<22} {'ok' if good else 'NOT HELD'}{'  ' + note if note else ''}", flush=True)


def tolerance(target):
    return target["tolerance_max"], target["tolerance_rms"]


def compare_logits(case, table, got, report):
    entry = case.entry
    exact = case.array("reference").values
    target = "int8" if "int8" in entry else "reference"
    right, allowed = case.array(target).values, tolerance(entry[target])
    if target == "reference" and case.name.endswith("long"):
        allowed = (allowed[0], 3e-4)
    if len(got) != len(right):
        raise Failed(f"{len(got)} numbers, {len(right)} expected")
    largest, rms = difference(got, right)
    good, note = largest <= allowed[0] and rms <= allowed[1], ""
    if target == "int8":
        width = case.array(target).shape[1]
        to_exact = difference(got, exact)
        theirs = entry["llamacpp_minus_reference"]
        agree = sum(a == b for a, b in zip(best_tokens(got, width), best_tokens(exact, width))) / len(case.rows)
        note = f"to exact weights {to_exact[0]:.2f} {to_exact[1]:.4f} (llama.cpp {theirs['max']:.2f} {theirs['rms']:.4f}), same best token {agree:.1%}"
        good = good or (to_exact[1] <= theirs["rms"] and to_exact[0] <= theirs["max"])
    report.line(case.name, table, "to " + target, largest, rms, allowed, good, note)
    if "llamacpp" in entry:
        wanted = set(case.array("llamacpp_rows").values)
        width = case.array("llamacpp").shape[1]
        some = array.array("f")
        for at, row in enumerate(case.rows):
            if row in wanted:
                some.extend(got[at * width:(at + 1) * width])
        largest, rms = difference(some, case.array("llamacpp").values)
        report.line(case.name, table, "to llama.cpp", largest, rms, tolerance(entry["llamacpp"]), largest <= entry["llamacpp"]["tolerance_max"] or target == "int8")


def compare_layers(case, table, report):
    if "layer_outputs" not in case.entry or "int8" in case.entry:
        return
    right = case.array("layer_outputs")
    got = case.run(table, "--layers", rows=f"0:{right.shape[1]}")
    size = right.shape[1] * right.shape[2]
    for layer in range(right.shape[0]):
        largest, rms = difference(got[layer * size:(layer + 1) * size], right.values[layer * size:(layer + 1) * size])
        if largest > 1e-4:
            report.line(case.name, table, f"layer {layer}", largest, rms, (1e-4, 1e-4), False)
            return
    report.fact(case.name, table, "each layer's rows", True, f"layer {right.shape[0] - 1}: largest {largest:.2e}")


def ways_of(case):
    """Other ways to feed the same tokens: the bits must not change."""
    if case.count > 1000:
        return [("batch 512", ["--super-chunk", "512"]), ("batch 1000", ["--super-chunk", "1000"]), ("batch 8192", ["--super-chunk", "8192"]),
                ("batch 10000", ["--super-chunk", "10000", "--batch-tokens", "1000"]), ("one thread", ["--threads", "1"])]
    return [("one by one", ["--mode", "decode"]), ("sevens", ["--super-chunk", "7", "--batch-tokens", "3"]), ("three threads", ["--threads", "3"])]


def check(case, table, full, report):
    if table == "reference" and case.count > 1000 and not full:
        return
    got = case.run(table)
    if got is None:
        print(f"{case.name:<18} {table:<10} does not run on this processor", flush=True)
        return
    compare_logits(case, table, got, report)
    compare_layers(case, table, report)
    for way, options in ways_of(case):
        report.fact(case.name, table, way + ": same bits", case.run(table, *options) == got)
    if "int8" not in case.entry:
        for cache, allowed in CACHE_LOSS.items():
            largest, rms = difference(case.run(table, cache=cache), got)
            held = largest <= allowed[0] and rms <= allowed[1]
            report.line(case.name, table, f"cache {cache} to f32", largest, rms, allowed, held or case.count > 64, "" if held else "beyond, reported only")


def golden_folder(given):
    near = pathlib.Path(__file__).resolve().parents[2]
    for folder in filter(None, (given, os.environ.get("DOSSIER_GOLDEN"), near / "../shared/golden", near / "../../shared/golden")):
        if (pathlib.Path(folder) / "index.json").exists():
            return pathlib.Path(folder).resolve()
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--golden")
    parser.add_argument("--full", action="store_true")
    a = parser.parse_args()
    golden = golden_folder(a.golden)
    if golden is None:
        print("SKIPPED: the engine's reference data are not here, so NO golden case was run. Set DOSSIER_GOLDEN to the folder with index.json.")
        return 77
    cases = json.loads((golden / "index.json").read_text())["cases"]
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        os.environ["XDG_CACHE_HOME"] = work
        for name, entry in cases.items():
            case = Case(golden, name, entry, pathlib.Path(work), a.dossier)
            for table in TABLES:
                try:
                    check(case, table, a.full, report)
                except Failed as why:
                    report.fact(name, table, "run", False, str(why))
    print(f"{len(cases)} cases, {report.failures} not held")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
