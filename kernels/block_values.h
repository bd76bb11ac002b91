// How the block formats of GGUF files give their integers: the one place where file bits are taken apart. A block's value i is
// step * (number) - offset, with the number, its sub-block's step and offset as below; docs/formats/gguf.md has the byte layouts.
#pragma once

#include <cstdint>
#include <cstring>

#include "kernels/half.h"
#include "kernels/kernel_api.h"

namespace dossier::kernels {

inline constexpr std::int8_t kIq4Values[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};
inline constexpr std::int8_t kFp4Values[16] = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};  // twice e2m1

[[gnu::always_inline]] inline std::uint16_t load_u16(const std::uint8_t* at) {
  std::uint16_t value;
  std::memcpy(&value, at, 2);
  return value;
}
[[gnu::always_inline]] inline std::uint32_t load_u32(const std::uint8_t* at) {
  std::uint32_t value;
  std::memcpy(&value, at, 4);
  return value;
}
[[gnu::always_inline]] inline float load_half(const std::uint8_t* at) { return half_to_float(load_u16(at)); }

// 2^(e-128); e 0 and 1 give subnormals, 255 counts as 2^127.
[[gnu::always_inline]] inline float mxfp4_step(std::uint8_t e) {
  return __builtin_bit_cast(float, e < 2 ? 0x00200000u << e : std::uint32_t{e - 1u} << 23);
}

// A block of 32: value = step * number[i] + shift.
struct Block32 {
  float step = 0, shift = 0;
  std::int8_t number[32];
};

// A block of 256: value = (step * scale[g]) * number[i] - shift * minimum[g], g = i / group.
struct Block256 {
  float step = 0, shift = 0;
  int group = 32;
  std::int16_t scale[16];
  std::int16_t minimum[16];
  std::int8_t number[256];
};

// False where the type is not one with blocks of 32 (or 256).
bool read_block32(dk_type type, const std::uint8_t* block, Block32& out);
bool read_block256(dk_type type, const std::uint8_t* block, Block256& out);

}  // namespace dossier::kernels
