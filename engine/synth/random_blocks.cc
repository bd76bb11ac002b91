#include "engine/synth/random_blocks.h"

#include <cstring>

#include "kernels/kernel_api.h"

namespace dossier {
namespace {

constexpr std::uint64_t kWordsABlock = 32;  // more than any block takes

std::uint16_t half_of(float x) {
  std::uint16_t out;
  dk_quantize(DK_F16, &x, 1, &out);
  return out;
}

void put(std::uint8_t* at, std::uint16_t value) { std::memcpy(at, &value, sizeof value); }

void put_bits(std::uint8_t* at, std::size_t bytes, const RandomWords& words, std::uint64_t word) {
  for (; bytes > 0; ++word) {
    std::uint64_t bits = words(word);
    std::size_t n = bytes < 8 ? bytes : 8;
    std::memcpy(at, &bits, n);
    at += n;
    bytes -= n;
  }
}

// The sum of four 16-bit numbers: close to normal, and exact on every machine. Spread of the sum: 2^16 * sqrt(4 / 12).
float near_normal(std::uint64_t bits) {
  std::int32_t sum = 0;
  for (int i = 0; i < 4; ++i) sum += static_cast<std::int32_t>(bits >> (16 * i) & 0xffff);
  return static_cast<float>(sum - 2 * 65535) * (1 / 37836.99f);
}

// Numbers within [-127, 127], spread 73.3.
void block_q8_0(const RandomWords& words, std::uint64_t word, float spread, std::uint8_t* out) {
  put(out, half_of(spread / 73.3f));
  put_bits(out + 2, 32, words, word);
  for (int i = 2; i < 34; ++i)
    if (out[i] == 0x80) out[i] = 0x81;
}

// Numbers 0 to 15 less 8: spread 4.64 about -0.5.
void block_q4_0(const RandomWords& words, std::uint64_t word, float spread, std::uint8_t* out) {
  put(out, half_of(words(word + 16) & 1 ? spread / 4.64f : -spread / 4.64f));
  put_bits(out + 2, 16, words, word);
}

// Scales and minima of a sub-block are the same number within 32 and 63, dmin = 7.5 d: so a value is d * scale * (number - 7.5).
void block_q4_k(const RandomWords& words, std::uint64_t word, float spread, std::uint8_t* out) {
  put(out, half_of(spread / 221));
  put(out + 2, half_of(7.5f * spread / 221));
  std::uint64_t bits = words(word + 16);
  std::uint8_t* s = out + 4;
  for (int b = 0; b < 4; ++b) {
    unsigned near = 32 + (bits >> (5 * b) & 31), far = 32 + (bits >> (20 + 5 * b) & 31);
    s[b] = s[b + 4] = static_cast<std::uint8_t>(near | (far >> 4) << 6);
    s[b + 8] = static_cast<std::uint8_t>((far & 15) | (far & 15) << 4);
  }
  put_bits(out + 16, 128, words, word);
}

// Scales of either sign within 60 and 119, numbers -32 to 31.
void block_q6_k(const RandomWords& words, std::uint64_t word, float spread, std::uint8_t* out) {
  put_bits(out, 192, words, word);
  for (int k = 0; k < 16; ++k) {
    std::uint64_t bits = words(word + 24 + static_cast<std::uint64_t>(k) / 4) >> (16 * (k % 4));
    int scale = 60 + static_cast<int>((bits & 0x7fff) * 60 >> 15);
    out[192 + k] = static_cast<std::uint8_t>(bits & 0x8000 ? scale : -scale);
  }
  put(out + 208, half_of(spread / 1665));
}

}  // namespace

std::uint64_t RandomWords::operator()(std::uint64_t index) const {
  std::uint64_t x = key_ + (index + 1) * 0x9e3779b97f4a7c15u;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return x ^ x >> 31;
}

void fill_random_blocks(std::uint32_t type, const RandomWords& words, std::uint64_t first, float spread, std::span<std::byte> out) {
  auto* bytes = reinterpret_cast<std::uint8_t*>(out.data());
  const dk_type_facts& facts = *dk_facts(type);
  const std::size_t size = static_cast<std::size_t>(facts.block_bytes), blocks = out.size() / size;
  for (std::size_t b = 0; b < blocks; ++b, bytes += size) {
    std::uint64_t n = first + b;
    switch (type) {
      case DK_Q8_0: block_q8_0(words, n * kWordsABlock, spread, bytes); break;
      case DK_Q4_0: block_q4_0(words, n * kWordsABlock, spread, bytes); break;
      case DK_Q4_K: block_q4_k(words, n * kWordsABlock, spread, bytes); break;
      case DK_Q6_K: block_q6_k(words, n * kWordsABlock, spread, bytes); break;
      default: {
        float x = near_normal(words(n)) * spread;
        dk_quantize(static_cast<dk_type>(type), &x, 1, bytes);
      }
    }
  }
}

}  // namespace dossier
