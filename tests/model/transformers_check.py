#!/usr/bin/env python3
"""The engine against transformers: tiny random models of every architecture, saved as safetensors, converted by `dossier model convert`, run by
`dossier model logits`, compared with transformers in float32 with its plain ("eager") attention.

    transformers_check.py DOSSIER [--seeds N]

Needs a Python with torch, transformers and safetensors: $DOSSIER_TRANSFORMERS_PYTHON, else this one; without them the check is skipped (77),
loudly. Releases 4.55.0 to 4.56.0 are refused: their Llama 4 is known to be wrong.
"""
import argparse
import array
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOLERANCE = 1e-4  # float32 on both sides; times the spread of the logits where that is above 1
TOKENS = 70


def hand_over():
    """Runs this script again under the Python that has the packages, where one is named."""
    python = os.environ.get("DOSSIER_TRANSFORMERS_PYTHON")
    if python and os.path.exists(python) and os.environ.get("DOSSIER_TRANSFORMERS_HANDED") != "1":
        os.environ["DOSSIER_TRANSFORMERS_HANDED"] = "1"
        os.execv(python, [python, *sys.argv])


def families(t):
    rope = dict(rope_type="llama3", rope_theta=500000.0, factor=16.0, low_freq_factor=1.0, high_freq_factor=1.0, original_max_position_embeddings=64)
    smooth = dict(rope_type="llama3", rope_theta=10000.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=256)
    common = dict(vocab_size=120, hidden_size=96, num_attention_heads=4, num_key_value_heads=2, head_dim=32, max_position_embeddings=2048, rms_norm_eps=1e-5,
                  pad_token_id=0, bos_token_id=1, eos_token_id=2)
    llama4 = dict(common, intermediate_size=64, intermediate_size_mlp=160, num_hidden_layers=4, attention_chunk_size=16, floor_scale=8, attn_scale=0.1, attn_temperature_tuning=True,
                  num_experts_per_tok=1, tie_word_embeddings=False)
    qwen = dict(common, rms_norm_eps=1e-6, num_hidden_layers=3, rope_parameters=dict(rope_type="default", rope_theta=1000000.0))
    yield "llama4 (Scout)", t.Llama4ForCausalLM, t.Llama4TextConfig(**llama4, num_local_experts=4, interleave_moe_layer_step=1, use_qk_norm=True, rope_parameters=rope), {}
    yield "llama4 (Maverick)", t.Llama4ForCausalLM, t.Llama4TextConfig(**llama4, num_local_experts=128, interleave_moe_layer_step=2, use_qk_norm=False,
                                                                       rope_parameters=dict(rope_type="default", rope_theta=500000.0)), {"shards": "1MB"}
    yield "llama4 (8 bit)", t.Llama4ForCausalLM, t.Llama4TextConfig(**llama4, num_local_experts=4, interleave_moe_layer_step=2, use_qk_norm=True, rope_parameters=rope), {"fp8": True}
    yield "qwen3moe", t.Qwen3MoeForCausalLM, t.Qwen3MoeConfig(**qwen, intermediate_size=160, moe_intermediate_size=64, num_experts=8, num_experts_per_tok=3, norm_topk_prob=True,
                                                              decoder_sparse_step=1, tie_word_embeddings=False), {"shards": "200KB"}
    yield "qwen3", t.Qwen3ForCausalLM, t.Qwen3Config(**qwen, intermediate_size=160, tie_word_embeddings=False), {}
    yield "qwen3 (tied)", t.Qwen3ForCausalLM, t.Qwen3Config(**qwen, intermediate_size=160, tie_word_embeddings=True), {}
    yield "llama", t.LlamaForCausalLM, t.LlamaConfig(**common, intermediate_size=160, num_hidden_layers=3, rope_parameters=smooth, tie_word_embeddings=False), {"shards": "100KB"}
    yield "llama (bf16)", t.LlamaForCausalLM, t.LlamaConfig(**common, intermediate_size=160, num_hidden_layers=3, tie_word_embeddings=False,
                                                            rope_parameters=dict(rope_type="default", rope_theta=10000.0)), {"dtype": "bfloat16"}
    yield "mistral (f16)", t.MistralForCausalLM, t.MistralConfig(**common, intermediate_size=160, num_hidden_layers=3, sliding_window=None, tie_word_embeddings=False,
                                                                 rope_parameters=dict(rope_type="default", rope_theta=10000.0)), {"dtype": "float16"}


def randomise(model, torch, seed):
    """Weights that let every part of a layer matter; norms around 1."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in model.named_parameters():
            r = torch.rand(p.shape, generator=generator) * 2 - 1
            if p.dim() == 1:
                p.copy_(1 + 0.3 * r)
            elif "embed_tokens" in name:
                p.copy_(1.5 * r)
            else:
                inputs = p.shape[-2] if p.dim() == 3 and "llama4" in type(model).__module__ else p.shape[-1]
                p.copy_(r * (4.0 if "router" in name or name.endswith("mlp.gate.weight") else 2.0) / inputs ** 0.5)


def to_eight_bits(model, folder, torch, save_file):
    """Saves routed experts one by one in 8 bits with a scale a row, all else in BF16, and rounds the model to what was saved."""
    out = {}
    with torch.no_grad():
        for name, p in model.named_parameters():
            if ".experts." not in name:
                p.copy_(p.bfloat16().float())
                out[name] = p.bfloat16().contiguous()
                continue
            stack = p.transpose(1, 2)  # [experts][outputs][inputs]
            scale = stack.abs().amax(-1, keepdim=True) / 448
            eight = (stack / scale).to(torch.float8_e4m3fn)
            stack.copy_(eight.float() * scale)
            prefix = name[:name.index("experts.") + 8]
            half = stack.shape[1] // 2
            parts = [("down_proj", slice(None))] if name.endswith("down_proj") else [("gate_proj", slice(0, half)), ("up_proj", slice(half, None))]
            for expert in range(stack.shape[0]):
                for part, rows in parts:
                    out[f"{prefix}{expert}.{part}.weight"] = eight[expert, rows].contiguous()
                    out[f"{prefix}{expert}.{part}.weight_scale"] = scale[expert, rows].contiguous()
    model.config.save_pretrained(folder)
    save_file(out, str(pathlib.Path(folder) / "model.safetensors"))


def run(command):
    done = subprocess.run(list(map(str, command)), capture_output=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def check(name, build, config, how, dossier, seed):
    import torch
    from safetensors.torch import save_file
    config._attn_implementation = "eager"
    model = build(config).float().eval()
    randomise(model, torch, seed)
    tokens = torch.randint(3, config.vocab_size, (1, TOKENS), generator=torch.Generator().manual_seed(seed))
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work) / "checkpoint"
        if how.get("fp8"):
            to_eight_bits(model, folder, torch, save_file)
        else:
            dtype = getattr(torch, how.get("dtype", "float32"))
            with torch.no_grad():
                for p in model.parameters():
                    p.copy_(p.to(dtype).float())
            # A copy is saved: narrowing the model itself would round its rotary frequencies too.
            copy.deepcopy(model).to(dtype).save_pretrained(folder, max_shard_size=how.get("shards", "5GB"))
        with torch.no_grad():
            right = model(tokens, use_cache=False).logits[0].float().numpy()
        (pathlib.Path(work) / "t.i32").write_bytes(array.array("i", tokens[0].tolist()).tobytes())
        run([dossier, "model", "convert", folder, "--type", "F32", "-o", pathlib.Path(work) / "m.gguf"])
        import numpy
        got = numpy.frombuffer(run([dossier, "model", "logits", pathlib.Path(work) / "m.gguf", "--tokens-file", pathlib.Path(work) / "t.i32", "--kv-format", "f32"]), "<f4")
        got = got.reshape(right.shape)
        files = len(list(folder.glob("*.safetensors")))
    largest = float(abs(got - right).max())
    rms = float(((got - right) ** 2).mean() ** 0.5)
    agree = float((got.argmax(1) == right.argmax(1)).mean())
    allowed = TOLERANCE * max(1.0, float(right.std()))
    print(f"{name:<20} seed {seed}  {files} files  spread {right.std():.2f}  largest {largest:.1e}  rms {rms:.1e}  same best token {agree:.0%}  {'ok' if largest <= allowed else 'NOT HELD'}", flush=True)
    return largest <= allowed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--seeds", type=int, default=2)
    a = parser.parse_args()
    hand_over()
    try:
        import safetensors  # noqa: F401
        import torch
        import transformers
    except ImportError as why:
        print(f"SKIPPED: {why}, so NO architecture was compared with transformers. Set DOSSIER_TRANSFORMERS_PYTHON to a Python that has torch, transformers and safetensors.")
        return 77
    version = tuple(int(x) for x in transformers.__version__.split(".")[:2])
    if version in ((4, 55), (4, 56)):
        print(f"SKIPPED: transformers {transformers.__version__} gives wrong results for Llama 4; install another release.")
        return 77
    torch.set_num_threads(2)
    print(f"transformers {transformers.__version__}, torch {torch.__version__}, tolerance {TOLERANCE}")
    good = True
    for seed in range(1, a.seeds + 1):
        for name, build, config, how in families(transformers):
            good &= check(name, build, config, how, a.dossier, seed)
    print("all held" if good else "some did not hold")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
