#include "app/cli/model_call.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/images/image_file.h"
#include "base/file.h"

namespace dossier::cli {

Result<std::unique_ptr<RunningModel>> open_model(const Invocation& call) {
  DOSSIER_ASSIGN(EngineOptions options, model_options(call));
  bool quiet = call.quiet();
  return RunningModel::open(call.arguments()[0], options, call.cancel(), {}, [quiet](const std::string& remark) {
    if (!quiet) print_line(stderr, "dossier: " + remark);
  });
}

Result<std::vector<std::int32_t>> read_token_file(const std::string& path, std::int64_t vocabulary) {
  DOSSIER_ASSIGN(std::string bytes, read_file(path, std::uint64_t{1} << 32));
  if (bytes.size() % 4 != 0) return Error{ErrorKind::usage, "a token file holds whole 32-bit numbers, this one has " + std::to_string(bytes.size()) + " bytes", path, ""};
  std::vector<std::int32_t> out(bytes.size() / 4);
  std::memcpy(out.data(), bytes.data(), bytes.size());
  for (std::size_t n = 0; n < out.size(); ++n)
    if (out[n] < 0 || out[n] >= vocabulary)
      return Error{ErrorKind::usage, "token " + std::to_string(n) + " is " + std::to_string(out[n]) + ", the vocabulary has " + std::to_string(vocabulary), path, ""};
  return out;
}

namespace {

std::optional<std::int64_t> row_number(const std::string& text, std::int64_t most) {
  char* end = nullptr;
  errno = 0;
  long long n = std::strtoll(text.c_str(), &end, 10);
  if (text.empty() || *end || errno || n < 0 || n > most || text[0] == '+' || text[0] == ' ') return std::nullopt;
  return n;
}

}  // namespace

Result<std::vector<std::int64_t>> parse_rows(const std::string& list, std::int64_t end) {
  std::vector<std::int64_t> out;
  if (list == "none") return out;
  Error bad{ErrorKind::usage, "bad rows " + list, "", "numbers and half-open ranges below " + std::to_string(end) + ", as in 0,5,10:20"};
  for (std::size_t at = 0; at <= list.size();) {
    std::size_t comma = std::min(list.find(',', at), list.size());
    std::string part = list.substr(at, comma - at);
    at = comma + 1;
    std::size_t colon = part.find(':');
    auto first = row_number(part.substr(0, colon), end), last = colon == std::string::npos ? first : row_number(part.substr(colon + 1), end);
    if (!first || !last || (colon == std::string::npos ? *first >= end : *first > *last)) return bad;
    if (colon == std::string::npos) out.push_back(*first);
    else
      for (std::int64_t r = *first; r < *last; ++r) out.push_back(r);
    if (out.size() > (std::size_t{1} << 28)) return bad;
  }
  return out;
}

Status refuse_terminal() {
  if (::isatty(STDOUT_FILENO)) return Error{ErrorKind::usage, "this call writes bytes, not text", "", "send the output to a file or another program"};
  return {};
}

Status write_floats(std::span<const float> values) {
  static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
  if (std::fwrite(values.data(), sizeof(float), values.size(), stdout) != values.size()) return os_error("cannot write to", "standard output", errno);
  return {};
}

Result<std::vector<std::shared_ptr<const RgbImage>>> image_files(const Invocation& call) {
  std::vector<std::shared_ptr<const RgbImage>> out;
  for (const std::string& list : call.values("images"))
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t comma = std::min(list.find(',', at), list.size());
      DOSSIER_ASSIGN(RgbImage image, read_image_file(list.substr(at, comma - at), call.cancel()));
      out.push_back(std::make_shared<const RgbImage>(std::move(image)));
      at = comma + 1;
    }
  return out;
}

Result<std::string> read_stdin() {
  std::string out;
  char piece[1 << 16];
  for (std::size_t n; (n = std::fread(piece, 1, sizeof piece, stdin)) > 0;) out.append(piece, n);
  if (std::ferror(stdin)) return os_error("cannot read", "stdin", errno);
  return out;
}

void print_counters(const EngineCounters& c) {
  std::fprintf(stderr,
               "{\"restored_tokens\":%lld,\"computed_tokens\":%lld,\"load_s\":%.4f,\"prefill_s\":%.4f,\"decode_s\":%.4f,\"cpu_s\":%.4f,\"peak_rss_bytes\":%llu,"
               "\"kv_read_bytes\":%llu,\"kv_written_bytes\":%llu,\"weights_read_bytes\":%llu,\"kernels\":\"%s\"",
               static_cast<long long>(c.restored_tokens), static_cast<long long>(c.computed_tokens), c.load_seconds, c.prefill_seconds, c.decode_seconds, c.cpu_seconds,
               static_cast<unsigned long long>(c.peak_rss_bytes), static_cast<unsigned long long>(c.kv_read_bytes), static_cast<unsigned long long>(c.kv_written_bytes),
               static_cast<unsigned long long>(c.weights_read_bytes), c.kernels.c_str());
  if (c.vision_tiles >= 0) std::fprintf(stderr, ",\"vision_tiles\":%lld,\"vision_s\":%.4f", static_cast<long long>(c.vision_tiles), c.vision_seconds);
  std::fputs("}\n", stderr);
}

}  // namespace dossier::cli
