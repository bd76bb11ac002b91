#include "ingest/reader/office/package_files.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ingest/reader/container/members.h"

namespace dossier::reader {
namespace {

// Bullets, rules and icons; print needs more.
constexpr size_t kSmallestPicture = 2048;

std::string_view file_of(std::string_view member) {
  size_t slash = member.rfind('/');
  return slash == std::string_view::npos ? member : member.substr(slash + 1);
}

bool is_file(std::string_view member) {
  static constexpr std::array<std::string_view, 8> kFolders = {"word/media/", "word/embeddings/", "ppt/media/", "ppt/embeddings/", "xl/media/", "xl/embeddings/", "Pictures/", "media/"};
  for (std::string_view folder : kFolders)
    if (member.starts_with(folder) && member.size() > folder.size()) return true;
  return false;
}

// Drawings and objects of programs, sound and film: nothing here can read them, and most only stand beside what is told already.
bool is_foreign(std::string_view file) {
  static constexpr std::array<std::string_view, 15> kEndings = {".emf", ".wmf", ".emz", ".wmz", ".svm", ".bin", ".wdp", ".mp4", ".m4v", ".mov", ".avi", ".wmv", ".mp3", ".m4a", ".wav"};
  std::string ending;
  if (size_t dot = file.rfind('.'); dot != std::string_view::npos)
    for (char c : file.substr(dot)) ending += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

constexpr size_t kMostNamed = 20;

void tell_foreign(const std::vector<std::string>& files, DocumentInfo& info) {
  if (files.empty()) return;
  std::string names;
  for (size_t i = 0; i < std::min(files.size(), kMostNamed); ++i) names += (i ? ", " : "") + files[i];
  if (files.size() > kMostNamed) names += " and " + std::to_string(files.size() - kMostNamed) + " more";
  info.findings.push_back({FindingKind::limit_reached, "within it and not read (drawings or objects of other programs, sound, film): " + names, {}});
}

}  // namespace

Status read_package_files(const Source& source, const FormatContext& context, DocumentInfo& info) {
  UnpackReport report;
  std::vector<std::string> foreign;
  auto wanted = [&](const std::string& name) {
    if (!is_file(name)) return false;
    if (!is_foreign(file_of(name))) return context.room_for_part(name);
    if (!name.starts_with("Pictures/TablePreview")) foreign.emplace_back(file_of(name));
    return false;
  };
  Status sent;
  Status status = visit_members(
      source.bytes(), {}, unpack_limits(context.request.limits), wanted,
      [&](const std::string& name, std::string bytes) -> Status {
        if (bytes.size() < kSmallestPicture) return {};
        sent = context.read_part(Source::from_bytes(std::move(bytes), std::string(file_of(name))), "");
        return sent;
      },
      report);
  DOSSIER_TRY(sent);
  tell_foreign(foreign, info);
  if (!status.ok() && status.error().kind == ErrorKind::too_large) info.findings.push_back({FindingKind::limit_reached, "not all pictures and files within it were read: " + status.error().message, {}});
  return {};
}

}  // namespace dossier::reader
