"""A model file's keys and tensors as Python values and numpy arrays, for checks: the few types that the checks meet."""
import struct

import numpy as np

FIXED = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
BLOCKS = {0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 8: (32, 34), 12: (256, 144), 14: (256, 210), 30: (1, 2)}  # type: values, bytes


class ModelArrays:
    def __init__(self, path):
        self.data = np.memmap(path, np.uint8, "r")
        self.at = 8
        tensors, keys = self._number("<Q"), self._number("<Q")
        self.keys = {}
        for _ in range(keys):
            name = self._text()
            self.keys[name] = self._value(self._number("<I"))
        infos = []
        for _ in range(tensors):
            name = self._text()
            dims = [self._number("<Q") for _ in range(self._number("<I"))]
            infos.append((name, dims, self._number("<I"), self._number("<Q")))
        align = self.keys.get("general.alignment", 32)
        start = (self.at + align - 1) // align * align
        self.tensors = {name: (dims, kind, start + offset) for name, dims, kind, offset in infos}

    def _number(self, form):
        size = struct.calcsize(form)
        (n,) = struct.unpack(form, self.data[self.at:self.at + size].tobytes())
        self.at += size
        return n

    def _text(self):
        size = self._number("<Q")
        self.at += size
        return self.data[self.at - size:self.at].tobytes().decode()

    def _value(self, kind):
        if kind == 8:
            return self._text()
        if kind == 9:
            element, count = self._number("<I"), self._number("<Q")
            return [self._value(element) for _ in range(count)]
        return self._number(FIXED[kind])

    def type_of(self, name):
        return self.tensors[name][1]

    def array(self, name):
        """The tensor as float32, last dimension contiguous."""
        dims, kind, offset = self.tensors[name]
        values, size = BLOCKS[kind]
        count = int(np.prod(dims)) if dims else 1
        raw = np.asarray(self.data[offset:offset + count // values * size]).reshape(-1, size)
        return dequantize(kind, raw).reshape([int(n) for n in reversed(dims)])


def _half(raw):
    return np.ascontiguousarray(raw).view("<f2").astype(np.float32)


def _nibbles(q):
    return np.concatenate([q & 15, q >> 4], axis=-1).astype(np.float32)


def dequantize(kind, raw):
    if kind == 0:
        return np.ascontiguousarray(raw).view("<f4").ravel()
    if kind == 1:
        return _half(raw).ravel()
    if kind == 30:
        return (np.ascontiguousarray(raw).view("<u2").astype(np.uint32) << 16).view(np.float32).ravel()
    if kind == 8:
        return (_half(raw[:, :2]) * np.ascontiguousarray(raw[:, 2:]).view(np.int8)).ravel()
    if kind == 2:
        return (_half(raw[:, :2]) * (_nibbles(raw[:, 2:]) - 8)).ravel()
    if kind == 3:
        return (_half(raw[:, :2]) * _nibbles(raw[:, 4:]) + _half(raw[:, 2:4])).ravel()
    if kind == 12:
        return _q4_k(raw)
    return _q6_k(raw)


def _q4_k(raw):
    d, dmin, s = _half(raw[:, :2]), _half(raw[:, 2:4]), raw[:, 4:16]
    scale = np.concatenate([s[:, :4] & 63, (s[:, 8:] & 15) | (s[:, :4] >> 6) << 4], 1).astype(np.float32)
    low = np.concatenate([s[:, 4:8] & 63, (s[:, 8:] >> 4) | (s[:, 4:8] >> 6) << 4], 1).astype(np.float32)
    q = raw[:, 16:].reshape(-1, 4, 32)
    v = np.stack([q & 15, q >> 4], 2).reshape(-1, 8, 32).astype(np.float32)
    return ((d * scale)[:, :, None] * v - (dmin * low)[:, :, None]).ravel()


def _q6_k(raw):
    low, high = raw[:, :128].reshape(-1, 2, 2, 32), raw[:, 128:192].reshape(-1, 2, 1, 32)
    scale, d = np.ascontiguousarray(raw[:, 192:208]).view(np.int8).astype(np.float32), _half(raw[:, 208:])
    four = np.concatenate([low & 15, low >> 4], 2)  # [n][j][l]
    two = np.concatenate([high >> 2 * j & 3 for j in range(4)], 2)
    v = (four | two << 4).astype(np.float32) - 32
    return ((d * scale)[:, :, None] * v.reshape(-1, 16, 16)).ravel()
