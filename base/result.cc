#include "base/result.h"

#include <array>

namespace dossier {
namespace {
constexpr std::array<std::string_view, 15> kNames = {
    "usage",     "not_found", "io",      "no_space", "damaged", "password",  "unsupported", "unreadable",
    "too_large", "timeout",   "memory",  "crash",    "cancelled", "conflict", "newer_version"};
}

std::string_view name_of(ErrorKind kind) { return kNames[static_cast<size_t>(kind)]; }

std::optional<ErrorKind> error_kind_from(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<ErrorKind>(i);
  return std::nullopt;
}

std::string Error::describe() const {
  std::string out;
  if (!where.empty()) out += where + ": ";
  out += message;
  if (!hint.empty()) out += " (" + hint + ")";
  return out;
}

}  // namespace dossier
