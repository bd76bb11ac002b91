#include "ingest/reader/container/archive_reader.h"

#include "ingest/reader/container/members.h"

namespace dossier::reader {
namespace {

// What file managers leave behind holds nothing to read.
bool is_litter(const std::string& name) {
  size_t slash = name.rfind('/');
  std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
  return file == ".DS_Store" || file == "Thumbs.db" || file == "desktop.ini" || name.compare(0, 9, "__MACOSX/") == 0;
}

}  // namespace

Status read_archive(const Source& source, const FormatContext& context, DocumentInfo& info) {
  UnpackReport report;
  Status status = visit_members(
      source.bytes(), context.request.passwords, unpack_limits(context.request.limits),
      [&](const std::string& name) { return !is_litter(name) && context.room_for_part(name); },
      [&](const std::string& name, std::string bytes) { return context.read_part(Source::from_bytes(std::move(bytes), name), ""); },
      report);
  for (const std::string& name : report.encrypted) info.findings.push_back({FindingKind::encrypted_part, name, {}});
  for (const std::string& name : report.skipped) info.findings.push_back({FindingKind::external_reference, "link not followed: " + name, {}});
  for (const std::string& name : report.cut) info.findings.push_back({FindingKind::truncated, "a damaged member, read as far as it can be unpacked: " + name, {}});
  info.metadata.emplace_back("members", std::to_string(report.members));
  if (!status.ok()) return status;
  // Only an archive that says so is empty; one whose directory leads nowhere is broken.
  if (report.members == 0 && source.bytes().substr(0, 4) != "PK\5\6") return Error{ErrorKind::damaged, "no member can be found in it", "", ""};
  if (!report.encrypted.empty()) return Error{ErrorKind::password, std::to_string(report.encrypted.size()) + " members are encrypted", "", "give passwords with --password-file"};
  return {};
}

Status read_compressed(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(Unpacked content, unpack_stream(source.bytes(), unpack_limits(context.request.limits)));
  std::string name = source.name();
  for (std::string_view ending : {".gz", ".bz2", ".xz", ".zst"})
    if (name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0) name.resize(name.size() - ending.size());
  // A packed tar is read through in one go: its members are the parts of this document.
  const bool tar = content.bytes.size() > 262 && std::string_view(content.bytes).substr(257, 5) == "ustar";
  Source inner = Source::from_bytes(std::move(content.bytes), name);
  Status status = tar ? read_archive(inner, context, info) : context.read_part(inner, "");
  // What the stream lacks explains what its members lack.
  const bool explained = status.ok() || status.error().kind == ErrorKind::damaged;
  if (!content.damage || !explained) return status;
  info.findings.push_back({FindingKind::truncated, "read as far as it can be unpacked", {}});
  return *content.damage;
}

}  // namespace dossier::reader
