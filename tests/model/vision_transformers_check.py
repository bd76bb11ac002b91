#!/usr/bin/env python3
"""Images through the engine against transformers: tiny random Llama 4 models of text and vision, saved as safetensors, both parts converted by `dossier
model convert`, then (1) the rows of one tile by `dossier model vision` and (2) the logits of a prompt with images by `dossier model logits --vision
--images`, compared with transformers in float32 with its plain ("eager") attention.

    vision_transformers_check.py DOSSIER [--seeds N]

Needs a Python with torch, transformers and safetensors: $DOSSIER_TRANSFORMERS_PYTHON, else this one; without them the check is skipped (77), loudly.
Pixels are fed to transformers as the engine normalises them, in float32: its own processor works in bfloat16 and resizes otherwise.
"""
import argparse
import array
import json
import pathlib
import sys
import tempfile

from transformers_check import TOLERANCE, hand_over, randomise, run

VOCABULARY = 264  # every byte, the tokens of images, one to end a turn and one that no text has
PATCH, START, END, IMAGE, X, Y, EOT = 256, 257, 258, 259, 260, 261, 262


def config_of(t, seed):
    text = t.Llama4TextConfig(vocab_size=VOCABULARY, hidden_size=96, num_attention_heads=4, num_key_value_heads=2, head_dim=32, max_position_embeddings=2048, rms_norm_eps=1e-5, pad_token_id=0,
                              bos_token_id=1, eos_token_id=2, intermediate_size=64, intermediate_size_mlp=160, num_hidden_layers=4, attention_chunk_size=32, floor_scale=8, attn_scale=0.1,
                              attn_temperature_tuning=True, num_experts_per_tok=1, tie_word_embeddings=False, num_local_experts=4, interleave_moe_layer_step=1, use_qk_norm=True,
                              rope_parameters=dict(rope_type="default", rope_theta=500000.0))
    width = 48 if seed % 2 else 64
    vision = t.Llama4VisionConfig(hidden_size=width, intermediate_size=4 * width, num_hidden_layers=3, num_attention_heads=4, image_size=56, patch_size=14, projector_input_dim=72,
                                  projector_output_dim=72, vision_output_dim=72, pixel_shuffle_ratio=0.5, norm_eps=1e-5, multi_modal_projector_bias=False)
    return t.Llama4Config(text_config=text, vision_config=vision, image_token_index=PATCH, boi_token_index=START, eoi_token_index=END)


def write_tokenizer(folder):
    """A byte-level vocabulary with the image tokens among its special ones, as much as the engine asks for."""
    printed = [*range(33, 127), *range(161, 173), *range(174, 256)]  # bytes that are written as themselves; the others as the letters from 256 on
    letters = [chr(c) for c in printed + list(range(256, 256 + 256 - len(printed)))]
    special = {PATCH: "<|patch|>", START: "<|image_start|>", END: "<|image_end|>", IMAGE: "<|image|>", X: "<|tile_x_separator|>", Y: "<|tile_y_separator|>", EOT: "<|eot|>"}
    pattern = ("[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
               "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+")
    root = {"version": "1.0", "added_tokens": [{"id": i, "content": text, "special": True, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False} for i, text in sorted(special.items())],
            "normalizer": None,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False},
                                                                    {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}]},
            "post_processor": None, "decoder": {"type": "ByteLevel"},
            "model": {"type": "BPE", "dropout": None, "unk_token": None, "fuse_unk": False, "byte_fallback": False, "vocab": {text: i for i, text in enumerate(letters)}, "merges": []}}
    (folder / "tokenizer.json").write_text(json.dumps(root))


def ppm(path, pixels):
    path.write_bytes(b"P6\n%d %d\n255\n" % (pixels.shape[1], pixels.shape[0]) + pixels.tobytes())


def compare(what, got, right, seed):
    largest, rms, spread = float(abs(got - right).max()), float(((got - right) ** 2).mean() ** 0.5), float(right.std())
    good = largest <= TOLERANCE * max(1.0, spread)
    print(f"{what:<28} seed {seed}  spread {spread:.2f}  largest {largest:.1e}  rms {rms:.1e}  {'ok' if good else 'NOT HELD'}", flush=True)
    return good


def check(t, torch, numpy, dossier, seed):
    config = config_of(t, seed)
    config._attn_implementation = config.text_config._attn_implementation = config.vision_config._attn_implementation = "eager"
    model = t.Llama4ForConditionalGeneration(config).float().eval()
    randomise(model, torch, seed)
    with torch.no_grad():  # biases and the class row around 0, not around 1
        for name, p in model.named_parameters():
            if name.endswith(".bias") or name.endswith("class_embedding"):
                p.sub_(1)
    random = numpy.random.default_rng(seed)
    tiles = [random.integers(0, 256, (56, 56, 3), dtype=numpy.uint8) for _ in range(2)]
    pixels = torch.tensor(numpy.stack(tiles).transpose(0, 3, 1, 2).astype(numpy.float32) / numpy.float32(255) * 2 - 1)
    image = [START, IMAGE] + [PATCH] * 4 + [END]  # one tile, 4 x 4 patches merged to 2 x 2
    words = lambda n: random.integers(3, 250, n).tolist()
    tokens = words(20) + image + words(9) + image + words(11)  # an image straddles no chunk here; 48 tokens and more cross one
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        folder = work / "checkpoint"
        model.save_pretrained(folder)
        write_tokenizer(folder)
        with torch.no_grad():
            outputs = model.get_image_features(pixel_values=pixels)
            hidden = getattr(outputs, "last_hidden_state", outputs)
            rows = model.multi_modal_projector(hidden.reshape(-1, hidden.size(-1)))
            # As its forward() does it, which release 5.24 cannot finish (it asks for outputs it does not have).
            embedded = model.get_input_embeddings()(torch.tensor([tokens]))
            embedded[0, torch.tensor(tokens) == PATCH] = rows
            right = model.language_model(inputs_embeds=embedded, use_cache=False).logits[0].numpy()
            rows = rows.reshape(2, 4, -1).numpy()
        for n, tile in enumerate(tiles):
            ppm(work / f"{n}.ppm", tile)
        run([dossier, "model", "convert", folder, "--type", "F32", "-o", work / "text.gguf"])
        run([dossier, "model", "convert", folder, "--part", "vision", "--type", "F32", "-o", work / "vision.gguf"])
        good = True
        for n in range(2):
            got = numpy.frombuffer(run([dossier, "model", "vision", work / "vision.gguf", work / f"{n}.ppm"]), "<f4").reshape(rows[n].shape)
            good &= compare(f"rows of tile {n}", got, rows[n], seed)
        (work / "t.i32").write_bytes(array.array("i", tokens).tobytes())
        got = run([dossier, "model", "logits", work / "text.gguf", "--tokens-file", work / "t.i32", "--kv-format", "f32", "--vision", work / "vision.gguf", "--images", f"{work}/0.ppm,{work}/1.ppm"])
        return compare("logits, two images", numpy.frombuffer(got, "<f4").reshape(right.shape), right, seed) and good


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--seeds", type=int, default=2)
    a = parser.parse_args()
    hand_over()
    try:
        import numpy
        import safetensors  # noqa: F401
        import torch
        import transformers
    except ImportError as missing:
        print(f"SKIPPED: no image was compared with transformers ({missing}). Set DOSSIER_TRANSFORMERS_PYTHON to a Python that has torch, transformers and safetensors.")
        return 77
    torch.set_num_threads(1)
    print(f"transformers {transformers.__version__}, torch {torch.__version__}")
    return 0 if all([check(transformers, torch, numpy, a.dossier, seed) for seed in range(1, a.seeds + 1)]) else 1


if __name__ == "__main__":
    sys.exit(main())
