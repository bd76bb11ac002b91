// Numbers of the GGUF container that the reader and the writer share. Layout: docs/formats/gguf.md.
#pragma once

#include <cstdint>

namespace dossier::gguf {

inline constexpr char kMagic[4] = {'G', 'G', 'U', 'F'};
inline constexpr std::uint32_t kVersion = 3;  // version 2 has the same layout
inline constexpr std::uint64_t kDefaultAlignment = 32;
inline constexpr std::uint64_t kLargestAlignment = 1 << 20;
inline constexpr std::size_t kLongestName = 63;   // bytes of a tensor's name
inline constexpr std::size_t kLongestKey = 65535; // bytes of a key
inline constexpr std::uint32_t kMostDims = 4;

enum class ValueType : std::uint32_t { u8, i8, u16, i16, u32, i32, f32, boolean, string, array, u64, i64, f64 };

// Bytes of one value; 0 for strings, arrays and numbers nobody gave out.
constexpr std::uint64_t fixed_bytes(ValueType type) {
  switch (type) {
    case ValueType::u8: case ValueType::i8: case ValueType::boolean: return 1;
    case ValueType::u16: case ValueType::i16: return 2;
    case ValueType::u32: case ValueType::i32: case ValueType::f32: return 4;
    case ValueType::u64: case ValueType::i64: case ValueType::f64: return 8;
    default: return 0;
  }
}

constexpr std::uint64_t round_up(std::uint64_t n, std::uint64_t multiple) { return (n + multiple - 1) / multiple * multiple; }

}  // namespace dossier::gguf
