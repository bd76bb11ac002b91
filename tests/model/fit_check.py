#!/usr/bin/env python3
"""CPU seconds that `model fit` plans against those that are then used. By hand: it wants a machine that is not overloaded.

Usage: fit_check.py DOSSIER MODEL.gguf... [--threads 2] [--calibrate 10] [--prefill 256,2048] [--decode 32] [--repeat 3]

A workload's seconds are those of the whole call less those of a call with one token; the median of the repetitions. Exit 1 if one is off by more than
30 %.
"""
import argparse
import array
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("models", nargs="+")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--calibrate", default="10")
    parser.add_argument("--prefill", default="256,2048")
    parser.add_argument("--decode", default="32")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--kernels", default="auto")
    o = parser.parse_args()
    common, far = ["--threads", o.threads, "--kernels", o.kernels], 0

    def fit(model, *more):
        out = subprocess.run([o.dossier, "model", "fit", model, "--calibrate", o.calibrate, "--json", *common, *more], capture_output=True)
        return json.loads(out.stdout)

    def cpu_seconds(model, ids, mode):
        out = subprocess.run([o.dossier, "model", "logits", model, "--tokens-file", str(ids), "--mode", mode, *common] + (["--rows", "none"] if mode == "prefill" else []), stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, check=True)
        return json.loads(out.stderr.decode().splitlines()[-1])["cpu_s"]

    with tempfile.TemporaryDirectory(prefix="fit_check_") as name:
        ids = pathlib.Path(name) / "t.i32"

        def measured(model, count, mode, vocabulary):
            rng = random.Random(count)
            tokens = array.array("i", (rng.randrange(vocabulary) for _ in range(count)))
            found = []
            for n in range(o.repeat):
                used = []
                for part in (tokens[:1], tokens):
                    with open(ids, "wb") as out:
                        part.tofile(out)
                    used.append(cpu_seconds(model, ids, mode))
                found.append(used[1] - used[0])
            return statistics.median(found)

        print("| model | workload | planned, CPU s | used, CPU s | planned / used |\n|---|---|---|---|---|")
        for model in o.models:
            work = [(f"prefill {n}", n, 0, "prefill") for n in map(int, o.prefill.split(","))] + [(f"decode {n}", n, n - 1, "decode") for n in map(int, o.decode.split(","))]
            for what, count, answer, mode in work:
                plan = fit(model, "--tokens", str(1 if answer else count), "--answer", str(answer))
                planned, used = plan["answer_cpu_s" if answer else "prefill_cpu_s"], measured(model, count, mode, plan["model"]["vocabulary"])
                share = planned / used
                far += not 0.7 <= share <= 1.3
                print(f"| {pathlib.Path(model).name} | {what} | {planned:.3f} | {used:.3f} | {share:.2f} |", flush=True)
    print("within 30 %" if far == 0 else f"{far} workloads are off by more than 30 %")
    sys.exit(far > 0)


if __name__ == "__main__":
    main()
