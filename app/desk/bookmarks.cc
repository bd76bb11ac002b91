#include "app/desk/bookmarks.h"

#include "app/report/report.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kNoteBytes = 80;

Status writable(const DeskArchive& archive) {
  if (archive.writable()) return {};
  return Error{ErrorKind::io, "the archive cannot be written, so bookmarks cannot be kept", archive.path(), "save a copy of it where you may write, and open that"};
}

}  // namespace

Result<std::vector<StoredBookmark>> bookmarks(DeskArchive& archive) { return BookmarkStore(archive.archive()).list(); }

Status set_bookmark(DeskArchive& archive, const Sha256& document, uint32_t page, const std::string& note, const std::string& by) {
  DOSSIER_TRY(writable(archive));
  DOSSIER_TRY(BookmarkStore(archive.archive()).set({document, "", page, scrub_utf8(note), report_time(), scrub_utf8(by)}));
  return archive.archive().commit();
}

Status remove_bookmark(DeskArchive& archive, const Sha256& document, uint32_t page) {
  DOSSIER_TRY(writable(archive));
  DOSSIER_TRY(BookmarkStore(archive.archive()).remove(document, page));
  return archive.archive().commit();
}

std::string first_words(DeskArchive& archive, const Sha256& document, uint32_t number) {
  Result<std::shared_ptr<const Page>> page = archive.page(document, number);
  if (!page.ok()) return {};
  // What stands on every page says nothing of this one.
  for (const Block& block : (*page)->blocks) {
    if (block.kind == BlockKind::running_header || block.kind == BlockKind::running_footer || block.begin >= block.end || block.end > (*page)->text.size()) continue;
    std::string out;
    for (char c : (*page)->slice(block.begin, block.end)) out += c == '\n' ? ' ' : c;
    if (out.size() <= kNoteBytes) return out;
    const size_t cut = out.rfind(' ', kNoteBytes);
    return out.substr(0, cut == std::string::npos ? 0 : cut);
  }
  return {};
}

}  // namespace dossier
