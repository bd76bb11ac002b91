#include "kernels/block_values.h"

namespace dossier::kernels {
namespace {

void read_nibbles(const std::uint8_t* q, std::int8_t* out) {
  for (int i = 0; i < 16; ++i) {
    out[i] = static_cast<std::int8_t>(q[i] & 15);
    out[i + 16] = static_cast<std::int8_t>(q[i] >> 4);
  }
}

void read_q5(const std::uint8_t* high, const std::uint8_t* q, int minus, std::int8_t* out) {
  read_nibbles(q, out);
  const std::uint32_t bits = load_u32(high);
  for (int i = 0; i < 32; ++i) out[i] = static_cast<std::int8_t>((out[i] | (bits >> i & 1u) << 4) - minus);
}

void look_up(const std::int8_t* values, const std::uint8_t* q, std::int8_t* out) {
  read_nibbles(q, out);
  for (int i = 0; i < 32; ++i) out[i] = values[out[i]];
}

void read_q2_k(const std::uint8_t* b, Block256& out) {
  const std::uint8_t *scales = b, *q = b + 16;
  out.step = load_half(b + 80), out.shift = load_half(b + 82), out.group = 16;
  for (int g = 0; g < 16; ++g) out.scale[g] = scales[g] & 15, out.minimum[g] = scales[g] >> 4;
  for (int i = 0; i < 256; ++i) out.number[i] = static_cast<std::int8_t>(q[32 * (i / 128) + i % 32] >> 2 * (i / 32 % 4) & 3);
}

void read_q3_k(const std::uint8_t* b, Block256& out) {
  const std::uint8_t *high = b, *q = b + 32, *s = b + 96;
  out.step = load_half(b + 108), out.shift = 0, out.group = 16;
  for (int g = 0; g < 16; ++g) {
    const int low = s[g % 8] >> 4 * (g / 8) & 15, top = s[8 + g % 4] >> 2 * (g / 4) & 3;
    out.scale[g] = static_cast<std::int16_t>((low | top << 4) - 32), out.minimum[g] = 0;
  }
  for (int i = 0; i < 256; ++i) {
    const int n = i / 128, j = i / 32 % 4, l = i % 32;
    const int set = high[l] >> (4 * n + j) & 1;
    out.number[i] = static_cast<std::int8_t>((q[32 * n + l] >> 2 * j & 3) - (set ? 0 : 4));
  }
}

// Six-bit scales and minima of Q4_K and Q5_K out of 12 bytes.
void read_k4_scales(const std::uint8_t* s, Block256& out) {
  for (int g = 0; g < 8; ++g) {
    out.scale[g] = static_cast<std::int16_t>(g < 4 ? s[g] & 63 : (s[g + 4] & 15) | s[g - 4] >> 6 << 4);
    out.minimum[g] = static_cast<std::int16_t>(g < 4 ? s[g + 4] & 63 : s[g + 4] >> 4 | s[g] >> 6 << 4);
  }
}

void read_q4_k(const std::uint8_t* b, const std::uint8_t* high, const std::uint8_t* q, Block256& out) {
  out.step = load_half(b), out.shift = load_half(b + 2), out.group = 32;
  read_k4_scales(b + 4, out);
  for (int i = 0; i < 256; ++i) {
    const int g = i / 32, l = i % 32;
    int v = q[32 * (g / 2) + l] >> 4 * (g % 2) & 15;
    if (high != nullptr) v |= (high[l] >> g & 1) << 4;
    out.number[i] = static_cast<std::int8_t>(v);
  }
}

void read_q6_k(const std::uint8_t* b, Block256& out) {
  const std::uint8_t *low = b, *high = b + 128, *scales = b + 192;
  out.step = load_half(b + 208), out.shift = 0, out.group = 16;
  for (int g = 0; g < 16; ++g) out.scale[g] = static_cast<std::int8_t>(scales[g]), out.minimum[g] = 0;
  for (int i = 0; i < 256; ++i) {
    const int n = i / 128, j = i / 32 % 4, l = i % 32;
    const int lo = low[64 * n + 32 * (j % 2) + l] >> 4 * (j / 2) & 15, hi = high[32 * n + l] >> 2 * j & 3;
    out.number[i] = static_cast<std::int8_t>((lo | hi << 4) - 32);
  }
}

void read_iq4_xs(const std::uint8_t* b, Block256& out) {
  const std::uint32_t top = load_u16(b + 2);
  out.step = load_half(b), out.shift = 0, out.group = 32;
  for (int g = 0; g < 8; ++g) {
    const int low = b[4 + g / 2] >> 4 * (g % 2) & 15;
    out.scale[g] = static_cast<std::int16_t>((low | (top >> 2 * g & 3u) << 4) - 32), out.minimum[g] = 0;
    look_up(kIq4Values, b + 8 + 16 * g, out.number + 32 * g);
  }
}

}  // namespace

bool read_block32(dk_type type, const std::uint8_t* b, Block32& out) {
  if (type == DK_MXFP4) {
    out.step = mxfp4_step(b[0]), out.shift = 0;
    look_up(kFp4Values, b + 1, out.number);
    return true;
  }
  out.step = load_half(b);
  out.shift = type == DK_Q4_1 || type == DK_Q5_1 ? load_half(b + 2) : 0.0f;
  switch (type) {
    case DK_Q4_0:
      read_nibbles(b + 2, out.number);
      for (auto& v : out.number) v = static_cast<std::int8_t>(v - 8);
      return true;
    case DK_Q4_1: read_nibbles(b + 4, out.number); return true;
    case DK_Q5_0: read_q5(b + 2, b + 6, 16, out.number); return true;
    case DK_Q5_1: read_q5(b + 4, b + 8, 0, out.number); return true;
    case DK_Q8_0: std::memcpy(out.number, b + 2, 32); return true;
    case DK_IQ4_NL: look_up(kIq4Values, b + 2, out.number); return true;
    default: return false;
  }
}

bool read_block256(dk_type type, const std::uint8_t* b, Block256& out) {
  switch (type) {
    case DK_Q2_K: read_q2_k(b, out); return true;
    case DK_Q3_K: read_q3_k(b, out); return true;
    case DK_Q4_K: read_q4_k(b, nullptr, b + 16, out); return true;
    case DK_Q5_K: read_q4_k(b, b + 16, b + 48, out); return true;
    case DK_Q6_K: read_q6_k(b, out); return true;
    case DK_IQ4_XS: read_iq4_xs(b, out); return true;
    default: return false;
  }
}

}  // namespace dossier::kernels
