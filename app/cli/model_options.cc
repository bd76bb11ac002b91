#include "app/cli/model_options.h"

#include <cmath>
#include <cstdlib>

namespace dossier::cli {

OptionSpec weights_in_ram_option() { return {"weights-in-ram", 0, "", "read all weights into memory of the program's own first: a slower start, faster answers"}; }

std::vector<OptionSpec> with_model_options(std::vector<OptionSpec> more) {
  const std::vector<OptionSpec> common = {
      {"threads", 't', "N", "threads to compute with (else every processor)"},
      {"kv-format", 0, "FORMAT", "how keys and values are kept (else int8)", false, {"f32", "f16", "bf16", "int8", "q4"}},
      {"kv", 0, "DIR", "keep keys and values in this folder (else nothing is written)"},
      {"kv-ram-limit", 0, "BYTES", "memory for keys and values (512M, 8G ...)"},
      {"kv-disk-limit", 0, "BYTES", "disk for keys and values"},
      {"super-chunk", 0, "N", "most tokens that go through all layers together"},
      {"batch-tokens", 0, "N", "tokens worked on together inside a layer"},
      {"weights-ram-limit", 0, "BYTES", "memory for weights: experts beyond it are read as they are needed"},
      weights_in_ram_option(),
      {"vision", 0, "FILE", "the model's vision encoder (mmproj), for prompts with images"},
      {"kernels", 0, "TABLE", "arithmetic to use (else the fastest)", false, {"auto", "reference", "avx2", "avx512"}},
      {"override", 0, "KEY=VALUE", "change a constant of the model: chunk, floor_scale, attn_scale, nope_step, qk_norm, context", true},
  };
  more.insert(more.end(), common.begin(), common.end());
  return more;
}

Result<std::uint64_t> byte_count(const Invocation& call, std::string_view option, std::uint64_t otherwise) {
  if (!call.has(option)) return otherwise;
  std::string text = call.value(option);
  char* end = nullptr;
  double n = std::strtod(text.c_str(), &end);
  std::string unit(end);
  if (unit.size() > 1 && unit.back() == 'B') unit.pop_back();
  if (unit.size() > 1 && unit.back() == 'i') unit.pop_back();
  int shift = unit.empty() || unit == "B" ? 0 : unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : unit == "T" ? 40 : -1;
  if (end == text.c_str() || shift < 0 || !(n >= 0) || std::ldexp(n, shift) > 1e18)
    return Error{ErrorKind::usage, "bad value " + text + " for --" + std::string(option), "", "bytes, or a number with K, M, G, T"};
  return static_cast<std::uint64_t>(std::ldexp(n, shift));
}

Result<double> real_number(const Invocation& call, std::string_view option, double otherwise) {
  if (!call.has(option)) return otherwise;
  std::string text = call.value(option);
  char* end = nullptr;
  double n = std::strtod(text.c_str(), &end);
  if (text.empty() || *end || !std::isfinite(n)) return Error{ErrorKind::usage, "bad value " + text + " for --" + std::string(option), "", "a number"};
  return n;
}

Result<EngineOptions> model_options(const Invocation& call) {
  EngineOptions out;
  DOSSIER_ASSIGN(long long threads, call.number("threads", 0, 1, 1024));
  DOSSIER_ASSIGN(out.super_chunk, call.number("super-chunk", 0, 1, 1 << 20));
  DOSSIER_ASSIGN(out.batch_tokens, call.number("batch-tokens", 0, 1, 1 << 20));
  DOSSIER_ASSIGN(out.kv_ram_bytes, byte_count(call, "kv-ram-limit", 0));
  DOSSIER_ASSIGN(out.kv_disk_bytes, byte_count(call, "kv-disk-limit", 0));
  DOSSIER_ASSIGN(out.weights_ram_bytes, byte_count(call, "weights-ram-limit", 0));
  DOSSIER_ASSIGN(out.kv_format, kv_format_named(call.value("kv-format", "int8")));
  out.weights_in_ram = call.has("weights-in-ram");
  out.threads = static_cast<int>(threads);
  out.kernels = call.value("kernels", "auto");
  out.kv_folder = call.value("kv");
  out.vision_path = call.value("vision");
  out.cache_folder = cache_folder();
  for (const std::string& text : call.values("override")) {
    DOSSIER_ASSIGN(ShapeOverride change, parse_override(text));
    out.overrides.push_back(change);
  }
  return out;
}

}  // namespace dossier::cli
