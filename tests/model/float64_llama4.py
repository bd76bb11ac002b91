"""The forward pass of small_model's llama4 in float64 (numpy), over keys and values rounded as the engine keeps them.

Local layers of one chunk are worked out whole; the global layer takes the rows that the engine stored, so that a row a million tokens
on costs one chunk and one pass over the stored rows.
"""
import pathlib
import struct

import numpy as np


def read_tensors(path):
    """F32 tensors of a GGUF that small_model wrote, and its integer keys"""
    data = pathlib.Path(path).read_bytes()
    at = 4
    def take(form):
        nonlocal at
        value = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return value[0]
    def text():
        nonlocal at
        n = take("Q")
        at += n
        return data[at - n:at].decode()
    version, tensors, keys = take("I"), take("Q"), take("Q")
    assert version == 3
    numbers = {}
    for _ in range(keys):
        name, kind = text(), take("I")
        numbers[name] = text() if kind == 8 else take({4: "I", 6: "f"}[kind])
    found = []
    for _ in range(tensors):
        name, rank = text(), take("I")
        dims = [take("Q") for _ in range(rank)]
        assert take("I") == 0
        found.append((name, dims, take("Q")))
    start = (at + 31) // 32 * 32
    return numbers, {name: np.frombuffer(data, "<f4", int(np.prod(dims)), start + offset).reshape(dims[::-1]).astype(np.float64) for name, dims, offset in found}


def hadamard(x):
    """rows times the orthonormal Hadamard matrix of their length (a power of two)"""
    n = x.shape[-1]
    step, out = 1, x.copy()
    while step < n:
        parts = out.reshape(*x.shape[:-1], n // (2 * step), 2, step)
        out = np.stack([parts[..., 0, :] + parts[..., 1, :], parts[..., 0, :] - parts[..., 1, :]], axis=-2).reshape(x.shape)
        step *= 2
    return out / np.sqrt(n)


def rounded(x, kind):
    """rows as a format keeps them; x [..., head_dim]"""
    if kind == "f32":
        return x.astype(np.float32).astype(np.float64)
    if kind == "f16":
        return x.astype(np.float16).astype(np.float64)
    if kind == "bf16":
        bits = x.astype(np.float32).view(np.uint32)
        return ((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32).astype(np.float64)
    if kind == "int8":
        step = (np.abs(x).max(-1, keepdims=True) / 127).astype(np.float16).astype(np.float64)
        return step * np.clip(np.rint(np.divide(x, step, out=np.zeros_like(x), where=step != 0)), -127, 127)
    groups = hadamard(x).reshape(*x.shape[:-1], -1, 32)
    extreme = np.take_along_axis(groups, np.abs(groups).argmax(-1)[..., None], -1)
    step = (extreme / -8).astype(np.float16).astype(np.float64)
    q = np.clip(np.rint(np.divide(groups, step, out=np.zeros_like(groups), where=step != 0)), -8, 7)
    return hadamard((step * q).reshape(x.shape))


class Model:
    def __init__(self, path, kind):
        numbers, self.t = read_tensors(path)
        get = lambda key: numbers["llama4." + key]
        self.layers, self.heads, self.kv_heads, self.dim = get("block_count"), get("attention.head_count"), get("attention.head_count_kv"), get("attention.key_length")
        self.chunk, self.eps, self.base, self.kind = get("attention.chunk_size"), get("attention.layer_norm_rms_epsilon"), get("rope.freq_base"), kind

    def norm(self, x, w=None):
        out = x / np.sqrt((x * x).mean(-1, keepdims=True) + self.eps)
        return out if w is None else out * w

    def qkv(self, l, x, positions, local):
        """q [n, heads, d] scaled, k and v [n, kv_heads, d], not yet rounded"""
        p, n = f"blk.{l}.", len(x)
        h = self.norm(x, self.t[p + "attn_norm.weight"])
        q = (h @ self.t[p + "attn_q.weight"].T).reshape(n, self.heads, self.dim)
        k = (h @ self.t[p + "attn_k.weight"].T).reshape(n, self.kv_heads, self.dim)
        v = (h @ self.t[p + "attn_v.weight"].T).reshape(n, self.kv_heads, self.dim)
        if local:
            angle = (positions % self.chunk)[:, None] * self.base ** (-np.arange(0, self.dim, 2) / self.dim)
            def turn(y):
                a, b = y[..., 0::2], y[..., 1::2]
                c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
                return self.norm(np.stack([a * c - b * s, a * s + b * c], -1).reshape(y.shape))
            q, k = turn(q), turn(k)
        else:
            q = q * (1 + 0.1 * np.log1p(np.floor((positions + 1) / 8192)))[:, None, None]
        return q / np.sqrt(self.dim), k, v

    def attend(self, q, k, v, visible):
        """one query row [heads, d] after another; visible: how many keys each sees"""
        group, out = self.heads // self.kv_heads, np.empty_like(q)
        for h in range(self.heads):
            kh, vh = k[:, h // group], v[:, h // group]
            for begin in range(0, len(q), 256):
                end = min(begin + 256, len(q))
                most = int(visible[begin:end].max())
                s = q[begin:end, h] @ kh[:most].T
                s[np.arange(most) >= visible[begin:end, None]] = -np.inf
                s = np.exp(s - s.max(-1, keepdims=True))
                out[begin:end, h] = s @ vh[:most] / s.sum(-1, keepdims=True)
        return out

    def finish(self, l, x, attended):
        p = f"blk.{l}."
        x = x + attended.reshape(len(x), -1) @ self.t[p + "attn_output.weight"].T
        h = self.norm(x, self.t[p + "ffn_norm.weight"])
        logits = h @ self.t[p + "ffn_gate_inp.weight"].T
        best = logits.argmax(-1)
        def gated(y, end, e=None):
            w = [self.t[p + f"ffn_{part}{end}.weight"] for part in ("gate", "up", "down")]
            gate, up, down = w if e is None else [m[e] for m in w]
            g = y @ gate.T
            return (g / (1 + np.exp(-g)) * (y @ up.T)) @ down.T
        out = x + gated(h, "_shexp")
        scaled = h / (1 + np.exp(-logits[np.arange(len(h)), best]))[:, None]
        for e in np.unique(best):
            out[best == e] += gated(scaled[best == e], "_exps", e)
        return out

    def before_last(self, tokens, first):
        """the residual stream before the last (global) layer, of one chunk's tokens from its start"""
        positions = first + np.arange(len(tokens))
        x = self.t["token_embd.weight"][tokens]
        for l in range(self.layers - 1):
            q, k, v = self.qkv(l, x, positions, True)
            x = self.finish(l, x, self.attend(q, rounded(k, self.kind), rounded(v, self.kind), np.arange(1, len(x) + 1)))
        return x

    def last_keys(self, x, first):
        _, k, v = self.qkv(self.layers - 1, x, first + np.arange(len(x)), False)
        return rounded(k, self.kind), rounded(v, self.kind)

    def logits(self, row, position, k, v):
        """of one row [hidden] before the last layer, over all keys it sees [position + 1, kv_heads, d]"""
        l = self.layers - 1
        q, _, _ = self.qkv(l, row[None], np.array([position]), False)
        x = self.finish(l, row[None], self.attend(q, k, v, np.array([position + 1])))
        return (self.norm(x, self.t["output_norm.weight"]) @ self.t["output.weight"].T)[0]
