#!/usr/bin/env python3
"""Weights larger than memory: two super-chunks under a limit that the kernel holds, against the same with all weights in memory. By hand, as root.

Usage: streamed_weights_check.py DOSSIER MODEL.gguf --limit 8G [--tokens 16384] [--super-chunk 8192] [--threads 2] [--repeat 1]
           DOSSIER_LLAMA_PYTHON=... for llama.cpp with mmap beside it (repacking off)

The limit is memory.max of a control group made for the call (v1: memory.limit_in_bytes), which counts the page cache of what the call reads too; never
ulimit. The program is told no more than what `model fit --ram LIMIT` plans. Both must give the same bits; the rate under the limit must be at least
0.7 of the other. Exit 77 where no control group can be made.
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
import time

LLAMA = """
import sys, time, llama_cpp as api
path, ids, threads = sys.argv[1], open(sys.argv[2], "rb").read(), int(sys.argv[3])
import array
tokens = array.array("i", ids)
quiet = api.llama_log_callback(lambda level, text, data: None)  # kept: the library calls it later
api.llama_log_set(quiet, None)
api.llama_backend_init()
model = api.llama_model_default_params()
model.use_extra_bufts, model.use_mmap = False, True
model = api.llama_model_load_from_file(path.encode(), model)
context = api.llama_context_default_params()
context.n_ctx, context.n_batch, context.n_ubatch, context.n_threads, context.n_threads_batch = len(tokens) + 64, 2048, 2048, threads, threads
context = api.llama_init_from_model(model, context)
begin = time.time()
for at in range(0, len(tokens), 2048):
    part = tokens[at:at + 2048]
    buffer = (api.llama_token * len(part))(*part)
    assert api.llama_decode(context, api.llama_batch_get_one(buffer, len(part))) == 0
api.llama_synchronize(context)
print(time.time() - begin)
"""


class Limit:
    """a control group of its own under this process's, or under the root where that may not be"""

    def __init__(self, size):
        for base, file in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
            self.folder, self.file = pathlib.Path(base) / f"dossier-{os.getpid()}", file
            try:
                self.folder.mkdir()
                (self.folder / file).write_text(str(size))
                return
            except OSError:
                if self.folder.exists():
                    self.folder.rmdir()
        print("WEIGHTS UNDER A LIMIT NOT TESTED: no control group with a memory limit can be made here")
        sys.exit(77)

    def command(self, command):
        return ["sh", "-c", 'echo $$ >"$0/cgroup.procs" && exec "$@"', str(self.folder), *command]

    def most_used(self):
        for name in ("memory.max_usage_in_bytes", "memory.peak"):
            if (self.folder / name).exists():
                return int((self.folder / name).read_text())
        return 0

    def close(self):
        self.folder.rmdir()


def forget(path):
    """Out of the page cache: a page that is there already is not counted to the group that reads it."""
    file = os.open(path, os.O_RDONLY)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def bytes_of(text):
    return int(float(text[:-1]) * {"M": 1 << 20, "G": 1 << 30}[text[-1]])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("model")
    parser.add_argument("--limit", required=True)
    parser.add_argument("--tokens", type=int, default=16384)
    parser.add_argument("--super-chunk", type=int, default=8192)
    parser.add_argument("--threads", default="2")
    parser.add_argument("--repeat", type=int, default=1)
    o = parser.parse_args()
    limit = bytes_of(o.limit)
    # The page cache of files the program reads, its own code and the kernel's tables count too.
    ram = limit - (limit >> 4)
    fit = json.loads(subprocess.run([o.dossier, "model", "fit", o.model, "--tokens", str(o.tokens), "--answer", "0", "--ram", str(ram), "--threads", o.threads, "--super-chunk", str(o.super_chunk),
                                     "--calibrate", "0", "--json"], capture_output=True).stdout)
    assert fit["fits"] and fit["plan"]["weights"] != "in memory", fit
    memory = fit["memory_bytes"]
    print(f"file {os.stat(o.model).st_size} bytes, limit {limit}; planned: {fit['plan']['weights']}, {memory['weights']} bytes of weights, {memory['total']} in all", flush=True)
    group = Limit(limit)
    with tempfile.TemporaryDirectory(prefix="streamed_") as name:
        ids, rng = pathlib.Path(name) / "t.i32", random.Random(3)
        ids.write_bytes(array.array("i", (rng.randrange(fit["model"]["vocabulary"]) for _ in range(o.tokens))).tobytes())

        def run(limited):
            command = [o.dossier, "model", "logits", o.model, "--tokens-file", str(ids), "--rows", str(o.tokens - 1), "--threads", o.threads, "--super-chunk", str(o.super_chunk)]
            if limited:
                command = group.command(command + ["--weights-ram-limit", str(memory["weights"])])
            done = subprocess.run(command, capture_output=True)
            assert done.returncode == 0, (done.returncode, done.stderr.decode())
            return done.stdout, json.loads(done.stderr.decode().splitlines()[-1])

        run(False)  # packed, and its checksum known
        ratios = []
        for _ in range(o.repeat):
            want, whole = run(False)
            got, streamed = run(True)
            assert got == want, "other bits"
            ratios.append(whole["prefill_s"] / streamed["prefill_s"])
            print(f"{o.tokens} tokens in steps of {o.super_chunk}: in memory {whole['prefill_s']:.1f} s ({whole['cpu_s']:.1f} of CPU), under the limit {streamed['prefill_s']:.1f} s "
                  f"({streamed['cpu_s']:.1f} of CPU), {streamed['weights_read_bytes']} bytes of weights read, group at most {group.most_used()} bytes; {ratios[-1]:.2f} of the rate; the same bits", flush=True)
        python = os.environ.get("DOSSIER_LLAMA_PYTHON")
        if python:
            forget(o.model)
            done = subprocess.run(group.command([python, "-c", LLAMA, o.model, str(ids), o.threads]), capture_output=True)
            print(f"llama.cpp with mmap under the limit: {float(done.stdout):.1f} s" if done.returncode == 0 else f"llama.cpp ended with {done.returncode}: {done.stderr.decode()[-200:]}")
        else:
            print("SKIPPED: llama.cpp: set DOSSIER_LLAMA_PYTHON")
    group.close()
    sys.exit(statistics.median(ratios) < 0.7)


if __name__ == "__main__":
    main()
