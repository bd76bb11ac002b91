#include "storage/page_rows.h"

#include <algorithm>
#include <optional>

#include "base/page_codec.h"
#include "base/page_reading.h"
#include "base/utf8.h"
#include "storage/database.h"

namespace dossier {

Result<PreparedPage> prepare_page(const Page& page) {
  DOSSIER_TRY(check_page(page));
  PreparedPage out;
  out.number = page.number;
  out.label = page.label;
  out.language = page.language;
  out.text = page.text;
  out.layout = encode_layout(page);
  out.source = static_cast<int>(page.source);
  out.words = page.words.size();
  out.doubtful = is_doubtful(page);
  out.covered = has_covered_words(page);
  out.hash = page_hash(page);
  out.cut = cut_words(page.text);
  return out;
}

Status insert_page(Database& database, int64_t document, const PreparedPage& page) {
  DOSSIER_TRY(database.execute("INSERT INTO page(document, number, label, language, source, words, doubtful, covered, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", document,
                               page.number, page.label, page.language, page.source, static_cast<uint64_t>(page.words), page.doubtful, page.covered, page.hash));
  int64_t row = database.last_row();
  DOSSIER_TRY(database.execute("INSERT INTO content(page, text, layout) VALUES(?, ?, ?)", row, page.text, Blob{page.layout}));
  DOSSIER_ASSIGN(std::vector<Correction> history, corrections_of(database, document, page.number));
  if (history.empty()) return index_page(database, row, page.cut);
  // Read again: what a person corrected then still holds where the words are the same.
  DOSSIER_ASSIGN(CutText cut, cut_as_corrected(database, document, page.number, page.text, page.layout));
  return index_page(database, row, cut);
}

Status index_page(Database& database, int64_t row, const CutText& cut) {
  return database.execute("INSERT INTO search(rowid, text, joined) VALUES(?, ?, ?)", row, cut.text.line, cut.joined.line);
}

Result<Page> decode_stored(std::string_view text, std::string_view layout) {
  Page page;
  page.text = text;
  DOSSIER_TRY(decode_layout(layout, page));
  DOSSIER_TRY(check_page(page));
  return page;
}

Result<std::vector<Correction>> corrections_of(Database& database, int64_t document, uint32_t number) {
  std::vector<Correction> out;
  if (database.schema() < 3) return out;
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT page, begin_byte, end_byte, was, text, made, reviewer FROM correction WHERE document = ? AND page = ? ORDER BY id", document, number));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    auto place = [&](int column) { return static_cast<uint32_t>(std::clamp<int64_t>(rows.integer(column), 0, UINT32_MAX)); };
    out.push_back({place(0), place(1), place(2), scrub_utf8(rows.text(3)), scrub_utf8(rows.text(4)), scrub_utf8(rows.text(5)), scrub_utf8(rows.text(6))});
  }
}

Result<Page> as_corrected(Database& database, int64_t document, Page page) {
  DOSSIER_ASSIGN(std::vector<Correction> history, corrections_of(database, document, page.number));
  if (history.empty()) return page;
  return corrected_page(page, corrections_in_force(page, history));
}

Result<CutText> cut_as_corrected(Database& database, int64_t document, uint32_t number, std::string_view text, std::string_view layout) {
  DOSSIER_ASSIGN(std::vector<Correction> history, corrections_of(database, document, number));
  if (history.empty()) return cut_words(text);
  Result<Page> page = decode_stored(text, layout);
  if (!page.ok()) return cut_words(text);  // damaged: its own fault is named elsewhere
  return cut_words(corrected_page(*page, corrections_in_force(*page, history)).text);
}

namespace {

Result<std::optional<CutText>> indexed_words(Database& database, int64_t row) {
  DOSSIER_ASSIGN(Statement page, database.query("SELECT p.document, p.number, c.text, c.layout FROM page p JOIN content c ON c.page = p.id WHERE p.id = ?", row));
  DOSSIER_ASSIGN(bool found, page.step());
  if (!found) return std::optional<CutText>();
  DOSSIER_ASSIGN(CutText cut, cut_as_corrected(database, page.integer(0), static_cast<uint32_t>(page.integer(1)), page.text(2), page.blob(3)));
  return std::optional(std::move(cut));
}

}  // namespace

Status unindex_page(Database& database, int64_t row) {
  DOSSIER_ASSIGN(std::optional<CutText> cut, indexed_words(database, row));
  // A table without text of its own is told what to forget.
  return database.execute("INSERT INTO search(search, rowid, text, joined) VALUES('delete', ?, ?, ?)", row, cut ? cut->text.line : "", cut ? cut->joined.line : "");
}

Status index_page_again(Database& database, int64_t row) {
  DOSSIER_ASSIGN(std::optional<CutText> cut, indexed_words(database, row));
  return cut ? index_page(database, row, *cut) : Status{};
}

Status delete_page(Database& database, int64_t row) {
  DOSSIER_TRY(unindex_page(database, row));
  DOSSIER_TRY(database.execute("DELETE FROM content WHERE page = ?", row));
  return database.execute("DELETE FROM page WHERE id = ?", row);
}

Status delete_pages(Database& database, int64_t document) {
  std::vector<int64_t> rows;
  {
    DOSSIER_ASSIGN(Statement pages, database.query("SELECT id FROM page WHERE document = ? ORDER BY id", document));
    for (;;) {
      DOSSIER_ASSIGN(bool row, pages.step());
      if (!row) break;
      rows.push_back(pages.integer(0));
    }
  }
  for (int64_t row : rows) DOSSIER_TRY(delete_page(database, row));
  return database.execute("DELETE FROM failure WHERE document = ?", document);
}

Status count_pages(Database& database, int64_t document) {
  return database.execute(
      "UPDATE document SET (pages, pages_text, pages_ocr, pages_doubtful, pages_covered) = "
      "(SELECT count(*), coalesce(sum(source = 1), 0), coalesce(sum(source IN (2, 3)), 0), coalesce(sum(doubtful), 0), coalesce(sum(covered), 0) "
      "FROM page WHERE document = ?1) WHERE id = ?1",
      document);
}

}  // namespace dossier
