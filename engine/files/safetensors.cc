#include "engine/files/safetensors.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t kLongestHeader = 100'000'000;  // the format's own limit
constexpr std::uint64_t kLongestIndex = 100'000'000;
constexpr std::size_t kMostFiles = 10'000;

struct TypeFacts {
  const char* name;
  int bytes;
  SafeType type;
};

constexpr TypeFacts kTypes[] = {
    {"F32", 4, SafeType::f32},      {"F16", 2, SafeType::f16},  {"BF16", 2, SafeType::bf16}, {"F8_E4M3", 1, SafeType::f8_e4m3},
    {"F8_E5M2", 1, SafeType::other}, {"F64", 8, SafeType::other}, {"I64", 8, SafeType::other}, {"U64", 8, SafeType::other},
    {"I32", 4, SafeType::other},    {"U32", 4, SafeType::other}, {"I16", 2, SafeType::other}, {"U16", 2, SafeType::other},
    {"I8", 1, SafeType::other},     {"U8", 1, SafeType::other},  {"BOOL", 1, SafeType::other}};

Error damaged(const std::string& where, std::string message) { return {ErrorKind::damaged, std::move(message), where, ""}; }
std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

// The JSON in TEXT; a name given twice in its outermost object is an error, as the later one would silently win.
Result<json> parse_object(std::string_view text, const std::string& where, const char* what) {
  std::set<std::string> names;
  std::string twice;
  json root = json::parse(
      text,
      [&](int depth, json::parse_event_t event, json& value) {
        if (event == json::parse_event_t::key && depth == 1 && !names.insert(value.get<std::string>()).second && twice.empty()) twice = value.get<std::string>();
        return true;
      },
      false);
  if (!root.is_object()) return damaged(where, std::string(what) + " is not a JSON object");
  if (!twice.empty()) return damaged(where, in_quotes(twice) + " occurs twice in " + what);
  return root;
}

bool to_count(const json& value, std::uint64_t& out) {
  if (!value.is_number_unsigned()) return false;
  out = value.get<std::uint64_t>();
  return out <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

// One entry of the header; offsets stay relative to the data.
Result<SafeTensor> read_entry(const std::string& name, const json& entry, std::uint64_t data_bytes, const std::string& where) {
  const std::string what = "tensor " + in_quotes(name);
  if (name.empty()) return damaged(where, "a tensor has no name");
  if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string() || !entry.contains("shape") || !entry["shape"].is_array()
      || !entry.contains("data_offsets") || !entry["data_offsets"].is_array() || entry["data_offsets"].size() != 2)
    return damaged(where, what + " lacks dtype, shape or data_offsets");
  SafeTensor t;
  t.name = name;
  t.type_name = entry["dtype"].get<std::string>();
  auto facts = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const TypeFacts& f) { return t.type_name == f.name; });
  if (facts == std::end(kTypes)) return Error{ErrorKind::unsupported, what + " is of type " + t.type_name + ", which is not known", where, ""};
  t.type = facts->type;
  for (const json& dimension : entry["shape"]) {
    std::uint64_t n = 0;
    if (!to_count(dimension, n)) return damaged(where, what + " has a dimension that is no count");
    if (__builtin_mul_overflow(t.values, static_cast<std::int64_t>(n), &t.values)) return damaged(where, what + " has dimensions that overflow 63 bits");
    t.shape.push_back(static_cast<std::int64_t>(n));
  }
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(t.values, std::int64_t{facts->bytes}, &bytes)) return damaged(where, what + " has a size that overflows 63 bits");
  std::uint64_t begin = 0, end = 0;
  if (!to_count(entry["data_offsets"][0], begin) || !to_count(entry["data_offsets"][1], end) || begin > end || end > data_bytes)
    return damaged(where, what + " does not lie inside the file");
  if (end - begin != static_cast<std::uint64_t>(bytes))
    return damaged(where, what + " has " + std::to_string(end - begin) + " bytes, its shape and type ask for " + std::to_string(bytes));
  t.bytes = end - begin;
  t.offset = begin;
  return t;
}

// e4m3 without infinities: sign, 4 exponent bits (bias 7), 3 of mantissa; 0x7f and 0xff are NaN.
float e4m3(std::uint8_t bits) {
  int exponent = bits >> 3 & 15, mantissa = bits & 7;
  float x = exponent == 0 ? static_cast<float>(mantissa) * 0x1p-9f : static_cast<float>(8 + mantissa) * __builtin_bit_cast(float, static_cast<std::uint32_t>(exponent + 117) << 23);
  if ((bits & 0x7f) == 0x7f) x = std::numeric_limits<float>::quiet_NaN();
  return bits & 0x80 ? -x : x;
}

template <typename Number, typename ToFloat>
void convert(const std::byte* from, std::int64_t count, std::int64_t stride, float* out, ToFloat to_float) {
  for (std::int64_t i = 0; i < count; ++i) {
    Number n;
    std::memcpy(&n, from + i * stride * static_cast<std::int64_t>(sizeof n), sizeof n);
    out[i] = to_float(n);
  }
}

}  // namespace

Result<std::vector<SafeTensor>> parse_safetensors(std::string_view file, const std::string& where) {
  std::uint64_t header = 0;
  if (file.size() < sizeof header) return damaged(where, "the file ends inside its header's length");
  std::memcpy(&header, file.data(), sizeof header);
  if (header > file.size() - sizeof header) return damaged(where, "not a safetensors file: it announces a header of " + std::to_string(header) + " bytes and has " + std::to_string(file.size()));
  if (header > kLongestHeader) return Error{ErrorKind::too_large, "a header of " + std::to_string(header) + " bytes", where, "the format allows 100,000,000"};
  DOSSIER_ASSIGN(json root, parse_object(file.substr(sizeof header, header), where, "the header"));
  const std::uint64_t data = sizeof header + header, data_bytes = file.size() - data;
  std::vector<SafeTensor> out;
  for (const auto& [name, entry] : root.items()) {
    if (name == "__metadata__") continue;
    DOSSIER_ASSIGN(SafeTensor t, read_entry(name, entry, data_bytes, where));
    out.push_back(std::move(t));
  }
  std::sort(out.begin(), out.end(), [](const SafeTensor& a, const SafeTensor& b) { return a.offset != b.offset ? a.offset < b.offset : a.bytes < b.bytes; });
  std::uint64_t end = 0;
  for (SafeTensor& t : out) {
    if (t.offset < end) return damaged(where, "tensor " + in_quotes(t.name) + " overlaps the one before it");
    if (t.offset > end) return damaged(where, "there is a hole before tensor " + in_quotes(t.name) + ", which the format does not have");
    end = t.offset + t.bytes;
    t.offset += data;
  }
  if (end != data_bytes) return damaged(where, std::to_string(data_bytes - end) + " bytes at the end belong to no tensor");
  return out;
}

Status Checkpoint::add(const std::string& path) {
  DOSSIER_ASSIGN(MappedFile file, MappedFile::open(path));
  files_.push_back(std::move(file));
  DOSSIER_ASSIGN(std::vector<SafeTensor> found, parse_safetensors(files_.back().text(), path));
  for (SafeTensor& t : found) {
    t.part = static_cast<std::uint32_t>(files_.size() - 1);
    if (!by_name_.emplace(t.name, tensors_.size()).second) return damaged(path, "tensor " + in_quotes(t.name) + " occurs in two files");
    tensors_.push_back(std::move(t));
  }
  return {};
}

// Opens the files that the index names, and holds it against what is in them.
Status Checkpoint::check_index(const std::string& index) {
  DOSSIER_ASSIGN(std::string text, read_file(index, kLongestIndex));
  DOSSIER_ASSIGN(json root, parse_object(text, index, "the index"));
  if (!root.contains("weight_map") || !root["weight_map"].is_object()) return damaged(index, "the index has no weight_map");
  std::set<std::string> names;
  for (const auto& [tensor, file] : root["weight_map"].items()) {
    if (!file.is_string()) return damaged(index, "the index names no file for " + in_quotes(tensor));
    auto name = file.get<std::string>();
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos || name.find('\0') != std::string::npos)
      return damaged(index, "the index names the file " + in_quotes(name) + ", which is not beside it");
    names.insert(name);
  }
  if (names.size() > kMostFiles) return Error{ErrorKind::too_large, "a checkpoint of " + std::to_string(names.size()) + " files", index, ""};
  for (const std::string& name : names) DOSSIER_TRY(add((fs::path(folder_) / name).string()));
  for (const auto& [tensor, file] : root["weight_map"].items()) {
    const SafeTensor* t = find(tensor);
    if (!t || fs::path(file_of(*t)).filename() != file.get<std::string>()) return damaged(index, "tensor " + in_quotes(tensor) + " is not in " + file.get<std::string>() + " as the index says");
  }
  if (root["weight_map"].size() != tensors_.size()) return damaged(index, "the files hold " + std::to_string(tensors_.size()) + " tensors, the index names " + std::to_string(root["weight_map"].size()));
  return {};
}

Result<Checkpoint> Checkpoint::open(const std::string& path) {
  Checkpoint out;
  std::error_code code;
  if (!fs::is_directory(path, code)) {
    out.folder_ = fs::path(path).parent_path().string();
    DOSSIER_TRY(out.add(path));
    return out;
  }
  out.folder_ = path;
  if (fs::path index = fs::path(path) / "model.safetensors.index.json"; fs::exists(index, code)) {
    DOSSIER_TRY(out.check_index(index.string()));
    return out;
  }
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(path, code))
    if (entry.path().extension() == ".safetensors") found.push_back(entry.path().string());
  if (found.size() != 1) {
    std::string whole = (fs::path(path) / "model.safetensors").string();
    if (std::find(found.begin(), found.end(), whole) == found.end())
      return Error{ErrorKind::not_found, found.empty() ? "there is no .safetensors file" : "there are several .safetensors files and no index", path, "model.safetensors, or model.safetensors.index.json with its files"};
    found = {whole};
  }
  DOSSIER_TRY(out.add(found[0]));
  return out;
}

const SafeTensor* Checkpoint::find(std::string_view name) const {
  auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? nullptr : &tensors_[found->second];
}

void Checkpoint::read(const SafeTensor& t, std::int64_t first, std::int64_t count, float* out, std::int64_t stride) const {
  const std::byte* bytes = files_[t.part].bytes().data() + t.offset;
  static const dk_table& table = *dk_find("reference");
  auto half = [&](dk_type type) {
    const std::byte* from = bytes + 2 * first;
    if (stride == 1) table.dequantize(type, from, count, out);
    else for (std::int64_t i = 0; i < count; ++i) table.dequantize(type, from + 2 * i * stride, 1, out + i);
  };
  switch (t.type) {
    case SafeType::f32: return convert<float>(bytes + 4 * first, count, stride, out, [](float x) { return x; });
    case SafeType::f16: return half(DK_F16);
    case SafeType::bf16: return half(DK_BF16);
    case SafeType::f8_e4m3: return convert<std::uint8_t>(bytes + first, count, stride, out, e4m3);
    case SafeType::other: break;
  }
}

}  // namespace dossier
