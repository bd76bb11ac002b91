#include "storage/page_rows.h"

#include "base/page_codec.h"
#include "base/page_reading.h"
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
  return index_page(database, row, page.cut);
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

Status delete_page(Database& database, int64_t row) {
  CutText cut;
  {
    DOSSIER_ASSIGN(Statement text, database.query("SELECT text FROM content WHERE page = ?", row));
    DOSSIER_ASSIGN(bool found, text.step());
    if (found) cut = cut_words(text.text(0));
  }
  // A table without text of its own is told what to forget.
  DOSSIER_TRY(database.execute("INSERT INTO search(search, rowid, text, joined) VALUES('delete', ?, ?, ?)", row, cut.text.line, cut.joined.line));
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
