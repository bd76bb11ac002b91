#!/usr/bin/env python3
"""Speed of `dossier model bench` against llama.cpp on the same GGUF file, in alternating pairs.

Usage: DOSSIER_LLAMA_PYTHON=/path/to/python tests/bench/llama_pairs.py FILE.gguf [--dossier build/release/app/dossier]
           [--figures prefill:512:0,prefill:2048:0,decode:32:0] [--pairs 5] [--threads 2] [--cache f16,q8_0] [--ubatch 512,2048] [--repack 1,0] [--in-ram]
           [--apart]

The python named must have llama-cpp-python 0.3.36, built from its source for this machine:
    CMAKE_ARGS="-DGGML_NATIVE=ON" pip install --no-binary llama-cpp-python llama-cpp-python==0.3.36
Without it the script says so and ends with code 77 (skipped).

For each figure every setting of llama.cpp (cache format, micro-batch, repacking) is tried once; the best one runs in the pairs (one alone is not tried: at a depth
the context takes minutes to fill). In a pair
both measure the same figure one after the other, on the same random tokens; the ratio is taken pair by pair, and its median printed.
With --apart only one of the two is in memory at a time: each starts anew for its turn, measures once to be warm and once for the pair, and ends (where both copies of the
weights do not fit side by side). What llama.cpp's context holds at a depth is computed once and kept in a file that lies beside the model until the end.
With --in-ram both read their weights into memory of their own first (--weights-in-ram here, no mapping there); else both map them.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

VERSION = "0.3.36"
MASK = (1 << 64) - 1


def mixed(seed, index):  # as engine/run/speed_figures.cc makes its tokens
    z = (seed * 0x9E3779B97F4A7C15 + index * 0xBF58476D1CE4E5B9 + 0x94D049BB133111EB) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Llama:
    """One model of llama.cpp with one setting; the context is filled to a depth once and cut back after each figure."""

    def __init__(self, path, threads, cache, ubatch, repack, room, in_ram):
        import llama_cpp as api
        self.api, self.cache, self.ubatch, self.repack = api, cache, ubatch, repack
        model = api.llama_model_default_params()
        model.use_extra_bufts = repack
        model.use_mmap = not in_ram
        self.model = api.llama_model_load_from_file(path.encode(), model)
        if not self.model:
            raise RuntimeError(f"llama.cpp does not load {path}")
        context = api.llama_context_default_params()
        context.n_ctx, context.n_batch, context.n_ubatch = room, max(2048, ubatch), ubatch
        context.n_threads = context.n_threads_batch = threads
        context.type_k = context.type_v = 8 if cache == "q8_0" else 1
        self.context = api.llama_init_from_model(self.model, context)
        if not self.context:
            raise RuntimeError("llama.cpp makes no context")
        self.vocabulary = api.llama_vocab_n_tokens(api.llama_model_get_vocab(self.model))
        self.held = 0

    def close(self):
        self.api.llama_free(self.context)
        self.api.llama_model_free(self.model)

    def feed(self, tokens, first, rows):
        api = self.api
        batch = api.llama_batch_init(len(tokens), 0, 1)
        batch.n_tokens = len(tokens)
        for i, token in enumerate(tokens):
            batch.token[i], batch.pos[i], batch.n_seq_id[i], batch.seq_id[i][0] = token, first + i, 1, 0
            batch.logits[i] = 1 if i in rows else 0
        code = api.llama_decode(self.context, batch)
        api.llama_synchronize(self.context)
        api.llama_batch_free(batch)
        if code != 0:
            raise RuntimeError(f"llama_decode gave {code}")

    def keep(self, path, depth):
        self.stand_at(depth)
        if self.api.llama_state_seq_save_file(self.context, path.encode(), 0, None, 0) == 0:
            raise RuntimeError(f"llama.cpp does not keep its context in {path}")

    def restore(self, path, depth):
        import ctypes
        count = ctypes.c_size_t()
        if self.api.llama_state_seq_load_file(self.context, path.encode(), 0, (ctypes.c_int32 * 1)(), 1, ctypes.byref(count)) == 0:
            raise RuntimeError(f"llama.cpp does not read its context from {path}")
        self.held = depth

    def stand_at(self, depth):
        memory = self.api.llama_get_memory(self.context)
        if self.held > depth:
            self.api.llama_memory_seq_rm(memory, 0, depth, -1)
            self.held = depth
        while self.held < depth:
            n = min(2048, depth - self.held)
            self.feed([mixed(1001, self.held + i) % self.vocabulary for i in range(n)], self.held, ())
            self.held += n

    def measure(self, what, tokens, depth):
        self.stand_at(depth)
        text = [mixed(1001, depth + i) % self.vocabulary for i in range(tokens)]
        begin = time.perf_counter()
        if what == "prefill":
            for at in range(0, tokens, 2048):
                part = text[at:at + 2048]
                self.feed(part, depth + at, {len(part) - 1} if at + 2048 >= tokens else ())
        else:
            for i, token in enumerate(text):
                self.feed([token], depth + i, {0})
        seconds = time.perf_counter() - begin
        self.held = depth + tokens
        return tokens / seconds


class Ours:
    def __init__(self, program, path, threads, in_ram):
        self.child = subprocess.Popen([program, "model", "bench", path, "--stdin", "--threads", str(threads), *(["--weights-in-ram"] if in_ram else [])],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.child.stdout.readline()
        if not line:
            raise RuntimeError(f"{program} does not start")
        self.peaks = json.loads(line)

    def measure(self, what, tokens, depth):
        self.child.stdin.write(f"{what} {tokens} {depth}\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())

    def close(self):
        self.child.stdin.close()
        self.child.wait()


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown processor"


def in_own_process(work):
    """The numbers that WORK(out) writes, a line each, and how its process ended: some settings of llama.cpp end it (AMX buffers do, on machines that have them)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            with os.fdopen(writer, "w") as out:
                work(out)
        except Exception as error:
            print(error, file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as lines:
        numbers = [[float(n) for n in line.split()] for line in lines]
    _, status = os.waitpid(child, 0)
    return numbers, status


def try_setting(args, figures, setting, room):
    """Rates of llama.cpp with one setting."""

    def work(out):
        llama = Llama(args.file, args.threads, *setting, room, args.in_ram)
        for index, figure in enumerate(figures):
            print(index, llama.measure(*figure), file=out, flush=True)

    numbers, status = in_own_process(work)
    if status != 0:
        print(f"  llama.cpp with {described(setting)} ended with status {status}", flush=True)
    return {figures[int(index)]: rate for index, rate in numbers}


def described(setting):
    cache, ubatch, repack = setting
    return f"cache {cache}, micro-batch {ubatch}, repacking {'on' if repack else 'off'}"


def explore(args, figures):
    """The best setting of llama.cpp for each figure."""
    best = {}
    room = max(tokens + depth for _, tokens, depth in figures) + 64
    for repack in args.repack:
        for cache in args.cache:
            for ubatch in args.ubatch:
                setting = (cache, ubatch, repack)
                for figure, rate in try_setting(args, figures, setting, room).items():
                    print(f"  llama.cpp {figure[0]} {figure[1]} at {figure[2]}: {rate:.1f} tokens/s  ({described(setting)})", flush=True)
                    if rate > best.get(figure, (0,))[0]:
                        best[figure] = (rate, setting)
    return {figure: setting for figure, (_, setting) in best.items()}


def report(figure, setting, pairs):
    """PAIRS: what we measured, and llama.cpp's rate."""
    ratios = [mine["tokens_per_s"] / theirs for mine, theirs in pairs]
    key = "share_of_int8" if figure[0] == "prefill" else "share_of_read"
    print(f"{figure[0]} {figure[1]} at {figure[2]}: {statistics.median(mine['tokens_per_s'] for mine, _ in pairs):.1f} against "
          f"{statistics.median(theirs for _, theirs in pairs):.1f} tokens/s, {statistics.median(ratios):.2f} times (pairs {' '.join(f'{r:.2f}' for r in ratios)}), "
          f"{100 * statistics.median(mine[key] for mine, _ in pairs):.1f} % of the {'int8 peak' if key == 'share_of_int8' else 'read bandwidth'} "
          f"({' '.join(f'{100 * mine[key]:.1f}' for mine, _ in pairs)}), processor share {100 * statistics.median(mine['cpu_share'] for mine, _ in pairs):.0f} %, "
          f"llama.cpp with {described(setting)}", flush=True)


def print_peaks(peaks):
    print(f"kernels {peaks['kernels']}, int8 peak {peaks['int8_per_s'] / 1e9:.0f} GOP/s, reading {peaks['read_bytes_per_s'] / 1e9:.1f} GB/s", flush=True)


def pairs_side_by_side(args, by_setting, room):
    ours = Ours(args.dossier, args.file, args.threads, args.in_ram)
    print_peaks(ours.peaks)
    for setting, of_setting in by_setting.items():
        llama = Llama(args.file, args.threads, *setting, room, args.in_ram)
        for figure in of_setting:
            llama.measure(*figure)  # both warm
            ours.measure(*figure)
            report(figure, setting, [(ours.measure(*figure), llama.measure(*figure)) for _ in range(args.pairs)])
        llama.close()
    ours.close()


def pairs_apart(args, by_setting, room):
    def ours_once(figure):
        ours = Ours(args.dossier, args.file, args.threads, args.in_ram)
        print_peaks(ours.peaks)
        ours.measure(*figure)
        mine = ours.measure(*figure)
        ours.close()
        return mine

    def theirs_once(figure, setting, kept):
        def work(out):
            llama = Llama(args.file, args.threads, *setting, room, args.in_ram)
            if figure[2] and os.path.getsize(kept):
                llama.restore(kept, figure[2])
            elif figure[2]:
                llama.keep(kept, figure[2])
            llama.measure(*figure)
            print(llama.measure(*figure), file=out)

        numbers, status = in_own_process(work)
        if status != 0:
            raise RuntimeError(f"llama.cpp with {described(setting)} ended with status {status}")
        return numbers[0][0]

    for setting, of_setting in by_setting.items():
        for figure in of_setting:
            with tempfile.NamedTemporaryFile(dir=os.path.dirname(os.path.abspath(args.file)), suffix=".context") as kept:
                ours_once(figure)  # both warm
                theirs_once(figure, setting, kept.name)
                report(figure, setting, [(ours_once(figure), theirs_once(figure, setting, kept.name)) for _ in range(args.pairs)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--dossier", default="build/release/app/dossier")
    parser.add_argument("--figures", default="prefill:512:0,prefill:2048:0,decode:32:0")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cache", default="f16,q8_0")
    parser.add_argument("--ubatch", default="512,2048")
    parser.add_argument("--repack", default="1,0")
    parser.add_argument("--in-ram", action="store_true")
    parser.add_argument("--apart", action="store_true")
    args = parser.parse_args()
    python = os.environ.get("DOSSIER_LLAMA_PYTHON")
    if not python:
        print("SKIPPED: llama.cpp is not compared: set DOSSIER_LLAMA_PYTHON to a python that has llama-cpp-python " + VERSION, file=sys.stderr)
        return 77
    if os.path.realpath(sys.executable) != os.path.realpath(python) or sys.prefix != os.path.dirname(os.path.dirname(os.path.abspath(python))):
        os.execv(python, [python, *sys.argv])
    try:
        import llama_cpp
    except ImportError as error:
        print(f"SKIPPED: {python} has no llama-cpp-python: {error}", file=sys.stderr)
        return 77
    if llama_cpp.__version__ != VERSION:
        print(f"SKIPPED: llama-cpp-python is {llama_cpp.__version__}, the comparison is made with {VERSION}", file=sys.stderr)
        return 77
    quiet = llama_cpp.llama_log_callback(lambda level, text, data: None)
    llama_cpp.llama_log_set(quiet, None)
    llama_cpp.llama_backend_init()
    args.cache = args.cache.split(",")
    args.ubatch = [int(n) for n in args.ubatch.split(",")]
    args.repack = [n == "1" for n in args.repack.split(",")]
    figures = [(f.split(":")[0], int(f.split(":")[1]), int(f.split(":")[2])) for f in args.figures.split(",")]
    print(f"{processor()}, {args.threads} threads, llama-cpp-python {VERSION}: {llama_cpp.llama_print_system_info().decode()}")
    alone = len(args.cache) * len(args.ubatch) * len(args.repack) == 1
    settings = dict.fromkeys(figures, (args.cache[0], args.ubatch[0], args.repack[0])) if alone else explore(args, figures)
    for figure in figures:
        if figure not in settings:
            print(f"SKIPPED: llama.cpp gives no figure for {figure}", file=sys.stderr)
    figures = [figure for figure in figures if figure in settings]
    by_setting = {}
    for figure in figures:
        by_setting.setdefault(settings[figure], []).append(figure)
    room = max(tokens + depth for _, tokens, depth in figures) + 64
    (pairs_apart if args.apart else pairs_side_by_side)(args, by_setting, room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
