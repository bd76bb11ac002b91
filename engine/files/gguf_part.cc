#include "engine/files/gguf_part.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <unordered_set>

#include "base/utf8.h"
#include "kernels/kernel_api.h"

namespace dossier::gguf {
namespace {

// A place in the file that only moves forward, over lengths that were compared with what is left.
class Cursor {
 public:
  Cursor(std::string_view file, const std::string& where) : file_(file), where_(where) {}

  template <typename T>
  Result<T> number(std::string_view what) {
    T v{};
    if (left() < sizeof v) return cut(what);
    std::memcpy(&v, file_.data() + at_, sizeof v);
    at_ += sizeof v;
    return v;
  }

  Result<std::string_view> bytes(std::uint64_t size, std::string_view what) {
    if (size > left()) return cut(what);
    std::string_view out = file_.substr(at_, size);
    at_ += size;
    return out;
  }

  Result<std::string_view> string(std::string_view what, std::size_t longest) {
    DOSSIER_ASSIGN(std::uint64_t size, number<std::uint64_t>(what));
    if (size > left()) return cut(what);
    if (size > longest) return damaged(std::string(what) + " of " + std::to_string(size) + " bytes; the format allows " + std::to_string(longest));
    DOSSIER_ASSIGN(std::string_view text, bytes(size, what));
    if (!is_utf8(text)) return damaged(std::string(what) + " is not UTF-8");
    return text;
  }

  std::uint64_t left() const { return file_.size() - at_; }
  std::uint64_t at() const { return at_; }
  Error damaged(std::string message) const { return {ErrorKind::damaged, std::move(message), where_, ""}; }
  Error cut(std::string_view what) const {
    return damaged("the file ends inside " + std::string(what) + " at byte " + std::to_string(at_));
  }

 private:
  std::string_view file_;
  const std::string& where_;
  std::uint64_t at_ = 0;
};

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

Status check_booleans(const Cursor& in, std::string_view bytes, const std::string& what) {
  for (char c : bytes)
    if (c != 0 && c != 1) return in.damaged(what + " holds a boolean that is neither 0 nor 1");
  return {};
}

Result<Value> read_array(Cursor& in, const std::string& what) {
  Value v;
  v.type = ValueType::array;
  DOSSIER_ASSIGN(std::uint32_t element, in.number<std::uint32_t>(what));
  v.element = static_cast<ValueType>(element);
  DOSSIER_ASSIGN(v.count, in.number<std::uint64_t>(what));
  if (v.element == ValueType::array) return in.damaged(what + " is an array of arrays, which the format does not have");
  if (std::uint64_t size = fixed_bytes(v.element)) {
    if (v.count > in.left() / size) return in.cut(what);
    DOSSIER_ASSIGN(v.bytes, in.bytes(v.count * size, what));
    if (v.element == ValueType::boolean) DOSSIER_TRY(check_booleans(in, v.bytes, what));
    return v;
  }
  if (v.element != ValueType::string) return in.damaged(what + " is an array of unknown type " + std::to_string(element));
  if (v.count > in.left() / sizeof(std::uint64_t)) return in.cut(what);
  Cursor begin = in;
  std::uint64_t start = in.at();
  for (std::uint64_t i = 0; i < v.count; ++i) DOSSIER_TRY(in.string(what, std::numeric_limits<std::size_t>::max()));
  DOSSIER_ASSIGN(v.bytes, begin.bytes(in.at() - start, what));
  return v;
}

Result<Value> read_value(Cursor& in, std::string_view key) {
  std::string what = "key " + quoted(key);
  DOSSIER_ASSIGN(std::uint32_t type, in.number<std::uint32_t>(what));
  Value v;
  v.type = static_cast<ValueType>(type);
  if (v.type == ValueType::array) return read_array(in, what);
  if (v.type == ValueType::string) {
    DOSSIER_ASSIGN(v.bytes, in.string(what, std::numeric_limits<std::size_t>::max()));
    return v;
  }
  std::uint64_t size = fixed_bytes(v.type);
  if (size == 0) return in.damaged(what + " has unknown type " + std::to_string(type));
  DOSSIER_ASSIGN(v.bytes, in.bytes(size, what));
  if (v.type == ValueType::boolean) DOSSIER_TRY(check_booleans(in, v.bytes, what));
  return v;
}

Result<TensorInfo> read_tensor(Cursor& in, const std::string& where) {
  TensorInfo t;
  DOSSIER_ASSIGN(std::string_view name, in.string("a tensor's name", kLongestName));
  if (name.empty()) return in.damaged("a tensor has no name");
  t.name = name;
  std::string what = "tensor " + quoted(name);
  DOSSIER_ASSIGN(std::uint32_t dims, in.number<std::uint32_t>(what));
  if (dims > kMostDims) return in.damaged(what + " has " + std::to_string(dims) + " dimensions; at most 4 are allowed");
  std::int64_t values = 1;
  for (std::uint32_t i = 0; i < dims; ++i) {
    DOSSIER_ASSIGN(std::uint64_t n, in.number<std::uint64_t>(what));
    if (n == 0) return in.damaged(what + " has a dimension of 0");
    if (n > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
        || __builtin_mul_overflow(values, static_cast<std::int64_t>(n), &values)) return in.damaged(what + " has dimensions that overflow 63 bits");
    t.dims[i] = static_cast<std::int64_t>(n);
  }
  DOSSIER_ASSIGN(t.type, in.number<std::uint32_t>(what));
  DOSSIER_ASSIGN(t.offset, in.number<std::uint64_t>(what));
  const dk_type_facts* facts = dk_facts(t.type);
  if (!facts) {
    const char* known = dk_type_name(t.type);
    if (!known) return in.damaged(what + " has the unknown type " + std::to_string(t.type));
    return Error{ErrorKind::unsupported, what + " is of type " + known + ", which is not read", where,
                 "types F32, F16, BF16, Q4_0 to Q8_0, Q2_K to Q6_K, IQ4_NL, IQ4_XS and MXFP4 are"};
  }
  if (t.dims[0] % facts->block_values != 0) {
    return in.damaged(what + " has rows of " + std::to_string(t.dims[0]) + " values, no multiple of the " + std::to_string(facts->block_values)
                      + " of a block of " + facts->name);
  }
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(values / facts->block_values, std::int64_t{facts->block_bytes}, &bytes)) {
    return in.damaged(what + " has a size that overflows 63 bits");
  }
  t.bytes = static_cast<std::uint64_t>(bytes);
  return t;
}

// Offsets in the file are relative to the data section; here they become absolute, in bounds, aligned and apart.
Status place_tensors(Part& part, std::uint64_t data, std::uint64_t size, const Cursor& in) {
  if (data > size && !part.tensors.empty()) return in.damaged("the file ends before its tensors begin");
  for (TensorInfo& t : part.tensors) {
    std::string what = "tensor " + quoted(t.name);
    if (t.offset % part.alignment != 0) return in.damaged(what + " lies at an offset that is no multiple of " + std::to_string(part.alignment));
    if (t.offset > size - data || t.bytes > size - data - t.offset) return in.damaged(what + " reaches past the end of the file");
    t.offset += data;
  }
  std::vector<const TensorInfo*> order;
  for (const TensorInfo& t : part.tensors) order.push_back(&t);
  std::sort(order.begin(), order.end(), [](const TensorInfo* a, const TensorInfo* b) { return a->offset < b->offset; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (order[i - 1]->offset + order[i - 1]->bytes > order[i]->offset) {
      return in.damaged("tensors " + quoted(order[i - 1]->name) + " and " + quoted(order[i]->name) + " overlap");
    }
  }
  return {};
}

Result<std::uint64_t> alignment_of(const Part& part, const Cursor& in) {
  auto found = part.values.find("general.alignment");
  if (found == part.values.end()) return kDefaultAlignment;
  std::int64_t n = 0;
  if (!to_integer(found->second, n) || n < 1 || static_cast<std::uint64_t>(n) > kLargestAlignment || (n & (n - 1)) != 0) {
    return in.damaged("key \"general.alignment\" is not a power of two up to " + std::to_string(kLargestAlignment));
  }
  return static_cast<std::uint64_t>(n);
}

Status check_version(std::uint32_t version, const std::string& where) {
  if (version == kVersion || version == 2) return {};
  if ((version & 0xffff) == 0) return Error{ErrorKind::unsupported, "a GGUF file of a big-endian machine is not read", where, ""};
  if (version == 1) return Error{ErrorKind::unsupported, "GGUF version 1 is not read", where, "convert the model again; version 3 is current"};
  return Error{ErrorKind::unsupported, "GGUF version " + std::to_string(version) + " is not read", where, "versions 2 and 3 are"};
}

}  // namespace

bool to_integer(const Value& v, std::int64_t& out) {
  auto load = [&]<typename T>(T n) {
    std::memcpy(&n, v.bytes.data(), sizeof n);
    out = static_cast<std::int64_t>(n);
    return !(std::is_same_v<T, std::uint64_t> && out < 0);
  };
  switch (v.type) {
    case ValueType::u8: return load(std::uint8_t{});
    case ValueType::i8: return load(std::int8_t{});
    case ValueType::u16: return load(std::uint16_t{});
    case ValueType::i16: return load(std::int16_t{});
    case ValueType::u32: return load(std::uint32_t{});
    case ValueType::i32: return load(std::int32_t{});
    case ValueType::u64: return load(std::uint64_t{});
    case ValueType::i64: return load(std::int64_t{});
    default: return false;
  }
}

Result<Part> parse_part(std::string_view file, const std::string& where) {
  Cursor in(file, where);
  DOSSIER_ASSIGN(std::string_view magic, in.bytes(sizeof kMagic, "its magic number"));
  if (magic != std::string_view(kMagic, sizeof kMagic)) {
    return Error{ErrorKind::damaged, "not a GGUF file", where, "a model file begins with the letters GGUF"};
  }
  Part part;
  DOSSIER_ASSIGN(part.version, in.number<std::uint32_t>("its version"));
  DOSSIER_TRY(check_version(part.version, where));
  DOSSIER_ASSIGN(std::uint64_t tensors, in.number<std::uint64_t>("the number of tensors"));
  DOSSIER_ASSIGN(std::uint64_t keys, in.number<std::uint64_t>("the number of keys"));
  // The least a tensor or key can take, so that counts may be trusted for memory.
  if (keys > in.left() / 13) return in.damaged("it announces " + std::to_string(keys) + " keys, more than fit into the file");
  if (tensors > in.left() / 25) return in.damaged("it announces " + std::to_string(tensors) + " tensors, more than fit into the file");
  for (std::uint64_t i = 0; i < keys; ++i) {
    DOSSIER_ASSIGN(std::string_view key, in.string("a key", kLongestKey));
    if (key.empty()) return in.damaged("a key is empty");
    DOSSIER_ASSIGN(Value value, read_value(in, key));
    if (!part.values.emplace(key, value).second) return in.damaged("key " + quoted(key) + " occurs twice");
    part.keys.push_back(key);
  }
  DOSSIER_ASSIGN(part.alignment, alignment_of(part, in));
  std::unordered_set<std::string> names;
  for (std::uint64_t i = 0; i < tensors; ++i) {
    DOSSIER_ASSIGN(TensorInfo t, read_tensor(in, where));
    if (!names.insert(t.name).second) return in.damaged("tensor " + quoted(t.name) + " occurs twice");
    part.tensors.push_back(std::move(t));
  }
  DOSSIER_TRY(place_tensors(part, round_up(in.at(), part.alignment), file.size(), in));
  return part;
}

}  // namespace dossier::gguf
