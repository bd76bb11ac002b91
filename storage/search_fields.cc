#include "storage/search_fields.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "storage/cut_words.h"

namespace dossier {
namespace {

// Tesseract's codes beside those of BCP 47, both ways a language may be written in a query or a file.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kLanguages = {{{"eng", "en"}, {"fra", "fr"}, {"deu", "de"}, {"ita", "it"},
                                                                                      {"por", "pt"}, {"spa", "es"}, {"hin", "hi"}, {"tha", "th"},
                                                                                      {"ara", "ar"}, {"ind", "id"}, {"fil", "tl"}, {"vie", "vi"},
                                                                                      {"nld", "nl"}, {"pol", "pl"}, {"rus", "ru"}, {"tur", "tr"},
                                                                                      {"chi_sim", "zh"}, {"chi_tra", "zh"}, {"jpn", "ja"}, {"kor", "ko"}}};

// "de-DE", "deu", "DE" -> "de".
std::string language_key(std::string_view code) {
  std::string folded = fold(code);
  for (const auto& [three, two] : kLanguages)
    if (folded == three) return std::string(two);
  return folded.substr(0, folded.find_first_of("-_"));
}

// The words of `needle` stand together in `hay`.
bool holds_words(const std::string& hay, const std::string& needle) {
  return !needle.empty() && (" " + cut_words(hay).text.line).find(" " + needle) != std::string::npos;
}

struct DateRange {
  std::string from, to;  // inclusive, each compared as far as it is written
};

bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t n = 0; n < text.size(); ++n)
    if (n == 4 || n == 7 ? text[n] != '-' : text[n] < '0' || text[n] > '9') return false;
  return true;
}

Result<DateRange> range_of(const std::string& value) {
  DateRange out{value, value};
  if (size_t dots = value.find(".."); dots != std::string::npos)
    out = {value.substr(0, dots), value.substr(dots + 2)};
  else if (value.starts_with(">="))
    out = {value.substr(2), ""};
  else if (value.starts_with("<="))
    out = {"", value.substr(2)};
  if ((out.from.empty() && out.to.empty()) || (!out.from.empty() && !is_date(out.from)) || (!out.to.empty() && !is_date(out.to)))
    return Error{ErrorKind::usage, "“" + value + "” is not a date", "query", "date:2024, date:2024-03, date:2024-01-31..2024-06-30, date:>=2024"};
  return out;
}

bool in_range(std::string_view date, const DateRange& range) {
  if (date.size() < 4) return false;
  // A bound counts to its own precision: 2024-03 ends with March.
  return (range.from.empty() || date.substr(0, range.from.size()) >= range.from) && (range.to.empty() || date.substr(0, range.to.size()) <= range.to);
}

Result<std::vector<uint32_t>> rows_of(Statement statement) {
  std::vector<uint32_t> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, statement.step());
    if (!more) return out;
    out.push_back(static_cast<uint32_t>(statement.integer(0)));
  }
}

Result<std::vector<uint32_t>> pages_of(Database& database, const std::vector<int64_t>& documents) {
  std::vector<uint32_t> out;
  for (int64_t document : documents) {
    DOSSIER_ASSIGN(Statement statement, database.query("SELECT id FROM page WHERE document = ?", document));
    DOSSIER_ASSIGN(std::vector<uint32_t> rows, rows_of(std::move(statement)));
    out.insert(out.end(), rows.begin(), rows.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// By path: the documents that lie there, and their parts.
Result<std::vector<int64_t>> documents_at(Database& database, const std::string& value) {
  std::string folded = fold(value);
  std::set<int64_t> found;
  {
    DOSSIER_ASSIGN(Statement rows, database.query("SELECT id, name FROM document UNION ALL SELECT document, path FROM location"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) break;
      if (fold(rows.text(1)).find(folded) != std::string::npos) found.insert(rows.integer(0));
    }
  }
  DOSSIER_ASSIGN(Statement parts, database.query("SELECT container, document FROM part"));
  std::vector<std::pair<int64_t, int64_t>> all;
  for (;;) {
    DOSSIER_ASSIGN(bool more, parts.step());
    if (!more) break;
    all.emplace_back(parts.integer(0), parts.integer(1));
  }
  for (size_t before = 0; before != found.size();) {
    before = found.size();
    for (const auto& [container, part] : all)
      if (found.count(container)) found.insert(part);
  }
  return std::vector<int64_t>(found.begin(), found.end());
}

}  // namespace

Result<std::vector<uint32_t>> rows_with_field(Database& database, QueryField field, const std::string& value) {
  if (field == QueryField::path) {
    DOSSIER_ASSIGN(std::vector<int64_t> documents, documents_at(database, value));
    return pages_of(database, documents);
  }
  if (field == QueryField::language) {
    std::string key = language_key(value);
    DOSSIER_ASSIGN(Statement rows, database.query("SELECT p.id, p.language, d.language FROM page p JOIN document d ON d.id = p.document ORDER BY p.id"));
    std::vector<uint32_t> out;
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return out;
      // What the page's own text is in, where that is known, else the file's word.
      std::string_view code = rows.text(1).empty() ? rows.text(2) : rows.text(1);
      if (!code.empty() && language_key(code) == key) out.push_back(static_cast<uint32_t>(rows.integer(0)));
    }
  }
  DateRange range;
  if (field == QueryField::date) {
    DOSSIER_ASSIGN(range, range_of(value));
  }
  std::string words = cut_words(value).text.line;
  std::string folded = fold(value);
  std::vector<int64_t> documents;
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT id, type, author, title, created, modified FROM document"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) break;
    bool answers = false;
    switch (field) {
      case QueryField::type: answers = fold(rows.text(1)) == folded; break;
      case QueryField::author: answers = holds_words(rows.string(2), words); break;
      case QueryField::title: answers = holds_words(rows.string(3), words); break;
      case QueryField::date: answers = in_range(rows.text(4).empty() ? rows.text(5) : rows.text(4), range); break;
      case QueryField::path:
      case QueryField::language: break;
    }
    if (answers) documents.push_back(rows.integer(0));
  }
  return pages_of(database, documents);
}

Result<std::vector<uint32_t>> rows_of_documents(Database& database, const std::vector<Sha256>& documents) {
  std::vector<int64_t> ids;
  for (const Sha256& document : documents) {
    DOSSIER_ASSIGN(int64_t id, database.number("SELECT id FROM document WHERE sha256 = ?", document));
    if (id != 0) ids.push_back(id);
  }
  return pages_of(database, ids);
}

}  // namespace dossier
