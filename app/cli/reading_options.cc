#include "app/cli/reading_options.h"

#include <charconv>

#include "base/file.h"

namespace dossier::cli {
namespace {

Result<std::vector<std::string>> passwords_of(const std::string& path) {
  DOSSIER_ASSIGN(std::string content, read_file(path, 1 << 20));
  std::vector<std::string> out;
  for (size_t at = 0; at < content.size();) {
    size_t end = std::min(content.find('\n', at), content.size());
    std::string line = content.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

Status check_languages(const std::string& languages) {
  for (char c : languages)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+'))
      return Error{ErrorKind::usage, "bad value " + languages + " for --lang", "", "codes joined by +, as in eng+deu"};
  return {};
}

Status take_pages(const std::string& text, ReadRequest& request) {
  const Error bad{ErrorKind::usage, "bad value " + text + " for --pages", "", "as in 3, 3-7 or 3-"};
  const char* at = text.data();
  const char* end = at + text.size();
  auto first = std::from_chars(at, end, request.first_page);
  if (first.ec != std::errc() || request.first_page == 0) return bad;
  if (first.ptr == end) {
    request.last_page = request.first_page;
    return {};
  }
  if (*first.ptr != '-') return bad;
  if (first.ptr + 1 == end) return {};
  auto last = std::from_chars(first.ptr + 1, end, request.last_page);
  if (last.ec != std::errc() || last.ptr != end || request.last_page < request.first_page) return bad;
  return {};
}

}  // namespace

std::vector<OptionSpec> reading_options() {
  return {{"lang", 'l', "CODES", "languages of the pixels, as in eng+deu (else found from them)"},
          {"redo-ocr", 0, "", "read the pixels even where there is a text layer"},
          {"no-ocr", 0, "", "never read pixels"},
          {"password-file", 0, "FILE", "passwords to try, one a line"}};
}

Result<ReadRequest> reading_request(const Invocation& call) {
  ReadRequest request;
  request.languages = call.value("lang");
  DOSSIER_TRY(check_languages(request.languages));
  if (call.has("redo-ocr") && call.has("no-ocr")) return Error{ErrorKind::usage, "--redo-ocr and --no-ocr exclude each other", "", ""};
  if (call.has("redo-ocr")) request.ocr = OcrMode::always;
  if (call.has("no-ocr")) request.ocr = OcrMode::never;
  if (call.has("password-file")) {
    DOSSIER_ASSIGN(request.passwords, passwords_of(call.value("password-file")));
  }
  if (call.has("pages")) DOSSIER_TRY(take_pages(call.value("pages"), request));
  return request;
}

}  // namespace dossier::cli
