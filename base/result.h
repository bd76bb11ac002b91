// Errors as values. A function that can fail returns Result<T>; no exception leaves a folder.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace dossier {

enum class ErrorKind {
  usage,         // the caller's request makes no sense
  not_found,     // no such file, document, page, column
  io,            // the operating system said no
  no_space,      // the disk is full
  damaged,       // bytes that break their own format
  password,      // encrypted, and no given password opens it
  unsupported,   // a sound file of a kind we do not read
  unreadable,    // readable format, but nothing could be got out of it
  too_large,     // a limit of ours: pixels, depth, count, ratio, output
  timeout,       // a limit of ours: wall or CPU time
  memory,        // a limit of ours: memory
  crash,         // a worker died
  cancelled,     // the user said stop
  conflict,      // two truths: same document, other pages
  newer_version  // written by a newer program
};

// The word for a kind in JSON and messages ("damaged", "timeout", ...).
std::string_view name_of(ErrorKind kind);
std::optional<ErrorKind> error_kind_from(std::string_view name);

struct Error {
  ErrorKind kind = ErrorKind::io;
  std::string message;  // one sentence for people, no trailing full stop
  std::string where;    // file, page, line, column: whatever is known; may be empty
  std::string hint;     // what to do about it; may be empty

  // "WHERE: MESSAGE (HINT)", leaving out what is empty.
  std::string describe() const;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // REQUIRES: ok().
  T& value() & { assert(ok()); return std::get<0>(state_); }
  const T& value() const& { assert(ok()); return std::get<0>(state_); }
  T&& value() && { assert(ok()); return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !ok().
  const Error& error() const& { assert(!ok()); return std::get<1>(state_); }
  Error&& error() && { assert(!ok()); return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const& { assert(!ok()); return *error_; }
  Error&& error() && { assert(!ok()); return std::move(*error_); }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace dossier

// Leaves the enclosing function with the error of EXPR, if it has one.
#define DOSSIER_TRY(expr)                                        \
  do {                                                           \
    if (auto status_ = (expr); !status_.ok()) return std::move(status_).error(); \
  } while (false)

#define DOSSIER_CONCAT_(a, b) a##b
#define DOSSIER_CONCAT(a, b) DOSSIER_CONCAT_(a, b)
// DOSSIER_ASSIGN(auto page, read_page(3)): declares the left side with the value, or leaves with the error.
#define DOSSIER_ASSIGN(left, expr) DOSSIER_ASSIGN_(left, expr, DOSSIER_CONCAT(result_, __LINE__))
#define DOSSIER_ASSIGN_(left, expr, temp)            \
  auto temp = (expr);                                \
  if (!temp.ok()) return std::move(temp).error();    \
  left = std::move(temp).value()
