// SHA-256: the name of a document is the hash of its bytes.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier {

struct Sha256 {
  std::array<uint8_t, 32> bytes{};

  auto operator<=>(const Sha256&) const = default;
  std::string hex() const;
  // Exactly 64 hexadecimal digits, else nothing.
  static std::optional<Sha256> from_hex(std::string_view text);
};

class Sha256Hasher {
 public:
  Sha256Hasher();
  ~Sha256Hasher();
  Sha256Hasher(const Sha256Hasher&) = delete;
  Sha256Hasher& operator=(const Sha256Hasher&) = delete;
  void add(std::string_view bytes);
  // Ends the hash; add() may not follow.
  Sha256 finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Sha256 sha256_of(std::string_view bytes);
// Reads an open file from its start to its end, in pieces; the offset of fd is left alone.
Result<Sha256> sha256_of_fd(int fd);

}  // namespace dossier

template <>
struct std::hash<dossier::Sha256> {
  size_t operator()(const dossier::Sha256& h) const noexcept {
    size_t v;
    static_assert(sizeof v <= 32);
    __builtin_memcpy(&v, h.bytes.data(), sizeof v);
    return v;
  }
};
