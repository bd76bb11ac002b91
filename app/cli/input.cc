#include "app/cli/input.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "base/file.h"

namespace dossier::cli {

std::string input_name(const std::string& path) { return path == "-" ? "standard input" : path; }

Result<std::string> read_input(const std::string& path, uint64_t limit_bytes) {
  if (path != "-") return read_file(path, limit_bytes);
  std::string bytes;
  char piece[65536];
  for (size_t n; (n = std::fread(piece, 1, sizeof piece, stdin)) > 0;) {
    bytes.append(piece, n);
    if (bytes.size() > limit_bytes) return Error{ErrorKind::too_large, "is larger than " + std::to_string(limit_bytes) + " bytes", input_name(path), ""};
  }
  if (std::ferror(stdin)) return os_error("cannot read", input_name(path), errno);
  return bytes;
}

Result<std::vector<std::string>> folders_given(const Invocation& call, std::string_view option) {
  std::vector<std::string> folders = call.values(option);
  for (const std::string& folder : folders) {
    std::error_code why;
    if (!std::filesystem::is_directory(folder, why)) return Error{ErrorKind::not_found, why ? "cannot open: " + why.message() : "is no folder", folder, ""};
  }
  return folders;
}

}  // namespace dossier::cli
