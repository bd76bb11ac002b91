// Bytes from outside, read with bounds: a reader that has met one error gives zeros and empty strings from then on, so a
// parser can read a whole record and ask ok() once. Integers are little endian; lengths are LEB128.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dossier {

class ByteWriter {
 public:
  void u8(uint8_t v) { out_.push_back(static_cast<char>(v)); }
  void u16(uint16_t v) { raw(&v, sizeof v); }
  void u32(uint32_t v) { raw(&v, sizeof v); }
  void u64(uint64_t v) { raw(&v, sizeof v); }
  void f32(float v) { raw(&v, sizeof v); }
  void varint(uint64_t v) {
    for (; v >= 0x80; v >>= 7) u8(static_cast<uint8_t>(v | 0x80));
    u8(static_cast<uint8_t>(v));
  }
  void string(std::string_view s) {
    varint(s.size());
    out_.append(s);
  }
  void raw(const void* data, size_t size) { out_.append(static_cast<const char*>(data), size); }
  const std::string& bytes() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  uint8_t u8() { return number<uint8_t>(); }
  uint16_t u16() { return number<uint16_t>(); }
  uint32_t u32() { return number<uint32_t>(); }
  uint64_t u64() { return number<uint64_t>(); }
  float f32() { return number<float>(); }
  uint64_t varint() {
    uint64_t v = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      uint8_t b = u8();
      if (shift == 63 && b > 1) break;
      v |= uint64_t{b & 0x7Fu} << shift;
      if (!(b & 0x80)) return v;
    }
    fail();
    return 0;
  }
  // A number of things that follow, each at least `least_bytes` long: more than can follow is an error, so a caller may reserve.
  size_t count(size_t least_bytes = 1) {
    uint64_t n = varint();
    if (n > rest_.size() / (least_bytes ? least_bytes : 1)) {
      fail();
      return 0;
    }
    return static_cast<size_t>(n);
  }
  std::string_view string() { return bytes(count()); }
  std::string_view bytes(size_t n) {
    if (n > rest_.size()) {
      fail();
      return {};
    }
    std::string_view out = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return out;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  size_t left() const { return rest_.size(); }
  void fail() {
    ok_ = false;
    rest_ = {};
  }

 private:
  template <typename T>
  T number() {
    T v{};
    if (rest_.size() < sizeof v) {
      fail();
      return v;
    }
    std::memcpy(&v, rest_.data(), sizeof v);
    rest_.remove_prefix(sizeof v);
    return v;
  }
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace dossier
