// One GGUF file, parsed and checked: its keys and its tensor list. A model is one such part or several (model_file.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/files/gguf_format.h"
#include "engine/files/model_file.h"

namespace dossier::gguf {

// A value as it lies in the file. Strings of an array are found by walking it; every length in it was checked.
struct Value {
  ValueType type = ValueType::u8;
  ValueType element = ValueType::u8;  // of an array
  std::uint64_t count = 1;            // elements of an array
  std::string_view bytes;             // a string's text; a number's bytes; an array's elements back to back
};

struct Part {
  std::uint32_t version = 0;
  std::uint64_t alignment = kDefaultAlignment;
  std::map<std::string_view, Value> values;
  std::vector<std::string_view> keys;  // in the order of the file
  std::vector<TensorInfo> tensors;     // offsets from the start of the file
};

// Parses FILE, whose bytes outlive the result. WHERE names the file in errors. Errors: damaged, unsupported, too_large.
Result<Part> parse_part(std::string_view file, const std::string& where);

// The integer in VALUE widened; false if it is no integer, or one that does not fit.
bool to_integer(const Value& value, std::int64_t& out);

}  // namespace dossier::gguf
