"""A llama4 model of made-up weights for tests, written as GGUF with the standard library alone.

Four layers, the last one global, four experts; chunks and so nodes of `chunk` positions.
"""
import array
import random
import struct

U32, F32, STRING = 4, 6, 8


def _string(text):
    return struct.pack("<Q", len(text)) + text.encode()


def _key(name, kind, value):
    body = _string(value) if kind == STRING else struct.pack("<I" if kind == U32 else "<f", value)
    return _string(name) + struct.pack("<I", kind) + body


def write_model(path, chunk=256, hidden=64, heads=2, kv_heads=1, head_dim=32, layers=4, experts=4, width=64, vocabulary=96, seed=1):
    """All tensors F32."""
    rng = random.Random(seed)
    keys = [("general.architecture", STRING, "llama4")]
    numbers = {"block_count": layers, "embedding_length": hidden, "attention.head_count": heads, "attention.head_count_kv": kv_heads, "attention.key_length": head_dim,
               "attention.value_length": head_dim, "rope.dimension_count": head_dim, "context_length": 1 << 24, "feed_forward_length": width, "expert_count": experts,
               "expert_used_count": 1, "expert_feed_forward_length": width, "attention.chunk_size": chunk, "interleave_moe_layer_step": 1}
    keys += [("llama4." + name, U32, value) for name, value in numbers.items()]
    keys += [("llama4.attention.layer_norm_rms_epsilon", F32, 1e-5), ("llama4.rope.freq_base", F32, 500000.0)]
    tensors = [("token_embd.weight", [hidden, vocabulary]), ("output.weight", [hidden, vocabulary]), ("output_norm.weight", [hidden])]
    for n in range(layers):
        p = f"blk.{n}."
        tensors += [(p + "attn_norm.weight", [hidden]), (p + "ffn_norm.weight", [hidden]), (p + "attn_q.weight", [hidden, heads * head_dim]),
                    (p + "attn_k.weight", [hidden, kv_heads * head_dim]), (p + "attn_v.weight", [hidden, kv_heads * head_dim]),
                    (p + "attn_output.weight", [heads * head_dim, hidden]), (p + "ffn_gate_inp.weight", [hidden, experts])]
        for end, extra in (("_exps", [experts]), ("_shexp", [])):
            tensors += [(p + f"ffn_gate{end}.weight", [hidden, width] + extra), (p + f"ffn_up{end}.weight", [hidden, width] + extra),
                        (p + f"ffn_down{end}.weight", [width, hidden] + extra)]
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(keys)) + b"".join(_key(*k) for k in keys)
    offset, data = 0, []
    for name, dims in tensors:
        count = 1
        for d in dims:
            count *= d
        head += _string(name) + struct.pack("<I", len(dims)) + struct.pack(f"<{len(dims)}Q", *dims) + struct.pack("<IQ", 0, offset)
        base, spread = (1.0, 0.1) if len(dims) == 1 else (0.0, 1.7 / dims[0] ** 0.5 if "token_embd" not in name else 1.0)
        values = array.array("f", (base + spread * (2 * rng.random() - 1) for _ in range(count))).tobytes()
        values += b"\0" * (-len(values) % 32)
        data.append(values)
        offset += len(values)
    head += b"\0" * (-len(head) % 32)
    with open(path, "wb") as out:
        out.write(head + b"".join(data))


def write_tokens(path, count, vocabulary=96, seed=2):
    rng = random.Random(seed)
    with open(path, "wb") as out:
        array.array("i", (rng.randrange(vocabulary) for _ in range(count))).tofile(out)
