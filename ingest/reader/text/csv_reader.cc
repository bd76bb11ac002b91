#include "ingest/reader/text/csv_reader.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kSampleLines = 20, kMostColumns = 1000;

bool has_digit_start(const std::string& field) { return !field.empty() && (std::isdigit(static_cast<unsigned char>(field[0])) || ((field[0] == '-' || field[0] == '(') && field.size() > 1)); }

// The first record names the columns if it has no figures and a later one has.
bool first_is_header(const std::vector<std::vector<std::string>>& records) {
  if (records.size() < 2) return false;
  if (std::any_of(records[0].begin(), records[0].end(), has_digit_start)) return false;
  for (size_t i = 1; i < std::min<size_t>(records.size(), 6); ++i)
    if (std::any_of(records[i].begin(), records[i].end(), has_digit_start)) return true;
  return false;
}

}  // namespace

char find_delimiter(std::string_view text) {
  char best = ',';
  double best_score = 0;
  for (char delimiter : {',', ';', '\t', '|'}) {
    std::map<size_t, size_t> widths;
    size_t lines = 0;
    for (const auto& record : split_records(text.substr(0, 1 << 14), delimiter)) {
      if (++lines > kSampleLines) break;
      ++widths[record.size()];
    }
    for (const auto& [width, count] : widths) {
      double score = width < 2 ? 0 : static_cast<double>(count) / static_cast<double>(lines) + 0.01 * static_cast<double>(std::min<size_t>(width, 20));
      if (score > best_score) {
        best_score = score;
        best = delimiter;
      }
    }
  }
  return best;
}

std::vector<std::vector<std::string>> split_records(std::string_view text, char delimiter) {
  std::vector<std::vector<std::string>> out;
  std::vector<std::string> record;
  std::string field;
  bool quoted = false, any = false;
  auto end_record = [&] {
    if (any || !record.empty()) {
      record.push_back(std::move(field));
      out.push_back(std::move(record));
    }
    record.clear();
    field.clear();
    any = false;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
        field += text[++i];
      else if (c == '"')
        quoted = false;
      else
        field += c;
    } else if (c == '"' && field.empty()) {
      quoted = any = true;
    } else if (c == delimiter && record.size() < kMostColumns) {
      record.push_back(std::move(field));
      field.clear();
      any = true;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      end_record();
    } else {
      field += c;
      any = true;
    }
  }
  end_record();
  return out;
}

Status read_csv(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DecodedText decoded = decode_text(source.bytes());
  char delimiter = find_delimiter(decoded.text);
  auto records = split_records(decoded.text, delimiter);
  const unsigned header_rows = first_is_header(records) ? 1 : 0;
  info.metadata.emplace_back("charset", decoded.charset + (decoded.guessed ? " (guessed)" : ""));
  info.metadata.emplace_back("delimiter", delimiter == '\t' ? "tab" : std::string(1, delimiter));
  std::vector<std::vector<FlowPage::CellText>> rows;
  for (auto& record : records) {
    std::vector<FlowPage::CellText> cells;
    for (std::string& field : record) {
      FlowPage::CellText cell;
      cell.text = std::move(field);
      cells.push_back(std::move(cell));
    }
    rows.push_back(std::move(cells));
  }
  Story story(context);
  if (!rows.empty()) story.table(rows, header_rows);
  return story.finish(info);
}

}  // namespace dossier::reader
