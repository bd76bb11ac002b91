#!/usr/bin/env python3
"""Packed weights and streamed experts, with the program itself.

Usage: packed_weights_test.py DOSSIER

Experts streamed from disk give the same bits as weights in memory, in prefill and decode. A flipped byte is found where it is read, and by model
prune --check; packing that is killed leaves nothing behind that is used; model prune removes what was written; the plan knows the limits.
"""
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


def main():
    dossier = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="packed_weights_") as name:
        folder = pathlib.Path(name)
        model, ids = folder / "m.gguf", folder / "t.i32"
        small_model.write_model(model, chunk=64, experts=8)
        small_model.write_tokens(ids, 200)
        env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}

        def run(*more, fails=False):
            done = subprocess.run([dossier, "model", "logits", str(model), "--tokens-file", str(ids), "--threads", "2", *more], capture_output=True, env=env, timeout=300)
            if fails:
                assert done.returncode == 1, (done.returncode, done.stderr)
                return done.stderr.decode()
            assert done.returncode == 0, done.stderr.decode()
            return done.stdout, json.loads(done.stderr.decode().splitlines()[-1])

        def prune(*more):
            done = subprocess.run([dossier, "model", "prune", "--json", *more], capture_output=True, env=env)
            return done.returncode, json.loads(done.stdout)

        def fit(*more):
            done = subprocess.run([dossier, "model", "fit", str(model), "--tokens", "200", "--answer", "0", "--calibrate", "0", "--json", *more], capture_output=True, env=env)
            return json.loads(done.stdout)

        whole = fit()
        assert whole["fits"] and whole["plan"]["weights"] == "in memory"
        need, weights = whole["memory_bytes"]["total"], whole["memory_bytes"]["weights"]
        plan = fit("--ram", str(need - weights // 4), "--disk", "1G")
        assert plan["fits"] and plan["plan"]["weights"] == "experts streamed from disk", plan
        limit = plan["plan"]["weights_ram_limit"]

        for mode in ("prefill", "decode"):
            want, _ = run("--mode", mode)
            got, counters = run("--mode", mode, "--weights-ram-limit", str(limit))
            assert got == want, f"streamed experts give other bits in {mode}"
            assert counters["weights_read_bytes"] > 0
        # A step over all layers reads each expert that does not stay once; what stays is read at the start.
        _, counters = run("--rows", "199", "--weights-ram-limit", str(limit), "--super-chunk", "64")
        assert counters["weights_read_bytes"] <= weights + 4 * plan["plan"]["experts_read_per_step"], (counters, plan)
        print(f"streamed: {counters['weights_read_bytes']} bytes read in four steps, weights {weights} bytes, limit {limit}")
        packed = sorted(folder.glob("m.gguf.packed-*"))
        assert len(packed) == 1 and packed[0].stat().st_size >= weights

        code, found = prune("--check", str(model))
        assert code == 0 and found["files"][0]["whole"] and found["files"][0]["serves"] and found["bytes_removed"] == 0
        bytes_of = bytearray(packed[0].read_bytes())
        rng = random.Random(3)
        for n in range(1, len(bytes_of) // 16384):  # a byte in nearly every slab, none in the header
            at = 16384 * n + rng.randrange(16384)
            if at < len(bytes_of):
                bytes_of[at] ^= 0x10
        stamp = packed[0].stat()
        packed[0].write_bytes(bytes_of)
        os.utime(packed[0], ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        error = run("--weights-ram-limit", str(limit), fails=True)
        assert "checksum" in error and "packed" in error, error
        code, found = prune("--check", str(model))
        assert code == 1 and not found["files"][0]["whole"]
        code, found = prune(str(model))
        assert code == 0 and found["files"][0]["removed"] and not packed[0].exists()
        want, _ = run("--rows", "199")
        got, _ = run("--rows", "199", "--weights-ram-limit", str(limit))
        assert got == want
        print("flipped bytes: found where they are read and by model prune --check; packed anew after model prune")

        for n in range(5):
            packed[0].unlink()
            process = subprocess.Popen([dossier, "model", "logits", str(model), "--tokens-file", str(ids), "--weights-ram-limit", str(limit)], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, env=env)
            time.sleep(0.01 * n)
            process.send_signal(signal.SIGKILL)
            process.wait()
            got, _ = run("--rows", "199", "--weights-ram-limit", str(limit))
            assert got == want
            assert [f.name for f in folder.glob("m.gguf.packed-*")] == [packed[0].name], "something was left behind"
        print("killed while packing: nothing is left, the same bits")


if __name__ == "__main__":
    main()
