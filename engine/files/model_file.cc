#include "engine/files/model_file.h"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <unordered_map>

#include "engine/files/gguf_part.h"

namespace dossier {
namespace {

using gguf::Value;
using gguf::ValueType;

constexpr std::int64_t kMostParts = 1000;

struct SplitName {
  std::string stem;  // "folder/NAME-"
  int number = 0, count = 0;
};

// "NAME-00001-of-00003.gguf"
std::optional<SplitName> parse_split_name(const std::string& path) {
  constexpr std::string_view tail = "00001-of-00003.gguf";
  if (path.size() <= tail.size() || path[path.size() - tail.size() - 1] != '-') return std::nullopt;
  std::string_view end = std::string_view(path).substr(path.size() - tail.size());
  if (end.substr(5, 4) != "-of-" || end.substr(14) != ".gguf") return std::nullopt;
  SplitName name;
  name.stem = path.substr(0, path.size() - tail.size());
  for (auto [at, out] : {std::pair{0, &name.number}, std::pair{9, &name.count}}) {
    auto [stop, error] = std::from_chars(end.data() + at, end.data() + at + 5, *out);
    if (error != std::errc() || stop != end.data() + at + 5) return std::nullopt;
  }
  return name;
}

std::string split_path(const SplitName& name, std::int64_t number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%05d-of-%05d.gguf", static_cast<int>(number), name.count);
  return name.stem + digits;
}

std::optional<std::int64_t> integer_in(const gguf::Part& part, std::string_view key) {
  auto found = part.values.find(key);
  std::int64_t n = 0;
  if (found == part.values.end() || !gguf::to_integer(found->second, n)) return std::nullopt;
  return n;
}

template <typename T>
T load(const char* at) {
  T v;
  std::memcpy(&v, at, sizeof v);
  return v;
}

// Calls SEE(text) for every string of an array. Lengths were checked when the file was opened.
template <typename See>
void walk_strings(const Value& v, See see) {
  const char* at = v.bytes.data();
  for (std::uint64_t i = 0; i < v.count; ++i) {
    auto size = load<std::uint64_t>(at);
    see(std::string_view(at + sizeof size, size));
    at += sizeof size + size;
  }
}

}  // namespace

struct ModelFile::Parts {
  std::string path;
  std::vector<MappedFile> files;
  gguf::Part first;  // the metadata of all
  std::vector<TensorInfo> tensors;
  std::unordered_map<std::string_view, std::size_t> by_name;

  Result<gguf::Part> add(const std::string& file_path);
  Status take_tensors(gguf::Part& part);
  Status open_rest(const std::string& first_path);
  const Value* value(std::string_view key) const {
    auto found = first.values.find(key);
    return found == first.values.end() ? nullptr : &found->second;
  }
};

Result<gguf::Part> ModelFile::Parts::add(const std::string& file_path) {
  DOSSIER_ASSIGN(MappedFile file, MappedFile::open(file_path));
  files.push_back(std::move(file));
  return gguf::parse_part(files.back().text(), file_path);
}

Status ModelFile::Parts::take_tensors(gguf::Part& part) {
  for (TensorInfo& t : part.tensors) {
    t.part = static_cast<std::uint32_t>(files.size() - 1);
    tensors.push_back(std::move(t));
  }
  part.tensors.clear();
  return {};
}

Status ModelFile::Parts::open_rest(const std::string& first_path) {
  auto count = integer_in(first, "split.count");
  if (!count || *count == 1) return {};
  auto damaged = [&](const std::string& where, std::string message) { return Error{ErrorKind::damaged, std::move(message), where, ""}; };
  if (*count < 1) return damaged(first_path, "key \"split.count\" is " + std::to_string(*count));
  if (*count > kMostParts) return Error{ErrorKind::too_large, "a model of " + std::to_string(*count) + " files", first_path, "at most 1000 are read"};
  if (auto number = integer_in(first, "split.no").value_or(0); number != 0) {
    return Error{ErrorKind::usage, "this is part " + std::to_string(number + 1) + " of " + std::to_string(*count), first_path, "give the first part"};
  }
  auto name = parse_split_name(first_path);
  if (!name || name->number != 1 || name->count != *count) {
    return damaged(first_path, "one of " + std::to_string(*count) + " parts, but not named like NAME-00001-of-0000N.gguf with that number");
  }
  for (std::int64_t i = 1; i < *count; ++i) {
    std::string path_i = split_path(*name, i + 1);
    DOSSIER_ASSIGN(gguf::Part part, add(path_i));
    if (integer_in(part, "split.no") != i || integer_in(part, "split.count") != count) {
      return damaged(path_i, "its keys \"split.no\" and \"split.count\" do not say that it is part " + std::to_string(i + 1) + " of " + std::to_string(*count));
    }
    DOSSIER_TRY(take_tensors(part));
  }
  auto announced = integer_in(first, "split.tensors.count");
  if (announced && *announced != static_cast<std::int64_t>(tensors.size())) {
    return damaged(first_path, "the parts hold " + std::to_string(tensors.size()) + " tensors, \"split.tensors.count\" says " + std::to_string(*announced));
  }
  return {};
}

Result<ModelFile> ModelFile::open(const std::string& path) {
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  DOSSIER_ASSIGN(parts->first, parts->add(path));
  DOSSIER_TRY(parts->take_tensors(parts->first));
  DOSSIER_TRY(parts->open_rest(path));
  for (std::size_t i = 0; i < parts->tensors.size(); ++i) {
    if (!parts->by_name.emplace(parts->tensors[i].name, i).second) {
      return Error{ErrorKind::damaged, "tensor \"" + parts->tensors[i].name + "\" occurs in two parts", path, ""};
    }
  }
  return ModelFile(std::move(parts));
}

ModelFile::ModelFile(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

const std::string& ModelFile::path() const { return parts_->path; }
const std::vector<TensorInfo>& ModelFile::tensors() const { return parts_->tensors; }
std::size_t ModelFile::parts() const { return parts_->files.size(); }
const MappedFile& ModelFile::part(std::size_t index) const { return parts_->files[index]; }
std::uint64_t ModelFile::alignment() const { return parts_->first.alignment; }

const TensorInfo* ModelFile::find(std::string_view name) const {
  auto found = parts_->by_name.find(name);
  return found == parts_->by_name.end() ? nullptr : &parts_->tensors[found->second];
}

std::span<const std::byte> ModelFile::bytes(const TensorInfo& tensor) const {
  return parts_->files[tensor.part].bytes().subspan(tensor.offset, tensor.bytes);
}

std::vector<std::string> ModelFile::keys() const { return {parts_->first.keys.begin(), parts_->first.keys.end()}; }
bool ModelFile::has(std::string_view key) const { return parts_->value(key) != nullptr; }

std::optional<std::int64_t> ModelFile::integer(std::string_view key) const { return integer_in(parts_->first, key); }

std::optional<double> ModelFile::real(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v) return std::nullopt;
  if (v->type == ValueType::f32) return load<float>(v->bytes.data());
  if (v->type == ValueType::f64) return load<double>(v->bytes.data());
  return std::nullopt;
}

std::optional<bool> ModelFile::boolean(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v || v->type != ValueType::boolean) return std::nullopt;
  return v->bytes[0] != 0;
}

std::optional<std::string_view> ModelFile::text(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v || v->type != ValueType::string) return std::nullopt;
  return v->bytes;
}

std::optional<std::vector<std::string_view>> ModelFile::texts(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v || v->type != ValueType::array || v->element != ValueType::string) return std::nullopt;
  std::vector<std::string_view> out;
  out.reserve(v->count);
  walk_strings(*v, [&](std::string_view s) { out.push_back(s); });
  return out;
}

std::optional<std::vector<std::int64_t>> ModelFile::integers(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v || v->type != ValueType::array) return std::nullopt;
  std::uint64_t size = gguf::fixed_bytes(v->element);
  std::vector<std::int64_t> out;
  for (std::uint64_t i = 0; i < v->count; ++i) {
    std::int64_t n = 0;
    if (!gguf::to_integer({v->element, v->element, 1, v->bytes.substr(i * size, size)}, n)) return std::nullopt;
    out.push_back(n);
  }
  return out;
}

std::optional<std::vector<float>> ModelFile::reals(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v || v->type != ValueType::array) return std::nullopt;
  std::vector<float> out;
  for (std::uint64_t i = 0; i < v->count; ++i) {
    if (v->element == ValueType::f32) out.push_back(load<float>(v->bytes.data() + 4 * i));
    else if (v->element == ValueType::f64) out.push_back(static_cast<float>(load<double>(v->bytes.data() + 8 * i)));
    else return std::nullopt;
  }
  return out;
}

std::string ModelFile::describe(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v) return "";
  if (v->type == ValueType::array) {
    bool strings = v->element == ValueType::string;
    return std::to_string(v->count) + (strings ? " strings" : v->element == ValueType::f32 || v->element == ValueType::f64 ? " reals" : " integers");
  }
  if (v->type == ValueType::string) return std::string(v->bytes);
  if (v->type == ValueType::boolean) return v->bytes[0] ? "true" : "false";
  if (auto n = integer(key)) return std::to_string(*n);
  if (auto x = real(key)) {
    char digits[40];
    bool single = v->type == ValueType::f32;  // the shortest digits of its own width
    auto end = single ? std::to_chars(digits, digits + sizeof digits, static_cast<float>(*x)) : std::to_chars(digits, digits + sizeof digits, *x);
    return std::string(digits, end.ptr);
  }
  return std::to_string(load<std::uint64_t>(v->bytes.data()));  // an unsigned number beyond 63 bits
}

std::string_view ModelFile::encoded(std::string_view key) const {
  const Value* v = parts_->value(key);
  if (!v) return {};
  // The type stands before the value: u32; for strings followed by the length, for arrays by element type and count.
  std::size_t before = v->type == ValueType::string ? 4 + 8 : v->type == ValueType::array ? 4 + 4 + 8 : 4;
  return {v->bytes.data() - before, before + v->bytes.size()};
}

}  // namespace dossier
