#include "ingest/reader/text/csv_reader.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kSampleLines = 20, kMostColumns = 1000, kHeaderSample = 6;

bool has_digit_start(const std::string& field) { return !field.empty() && (std::isdigit(static_cast<unsigned char>(field[0])) || ((field[0] == '-' || field[0] == '(') && field.size() > 1)); }

// The first record names the columns if it has no figures and a later one has.
bool first_is_header(const std::vector<std::vector<std::string>>& records) {
  if (records.size() < 2) return false;
  if (std::any_of(records[0].begin(), records[0].end(), has_digit_start)) return false;
  for (size_t i = 1; i < records.size(); ++i)
    if (std::any_of(records[i].begin(), records[i].end(), has_digit_start)) return true;
  return false;
}

// "sep=;" on a line of its own before the records is for spreadsheet programs: takes it off and gives the delimiter, or 0.
char said_delimiter(std::string_view& text) {
  const size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line.size() != 5 || (line.substr(0, 4) != "sep=" && line.substr(0, 4) != "SEP=") || end == std::string_view::npos) return 0;
  text.remove_prefix(end + 1);
  return line[4];
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

bool RecordCutter::next(std::vector<std::string>& record) {
  record.clear();
  std::string field;
  bool quoted = false, any = false;
  auto ends = [&] {
    if (!any && record.empty()) return false;
    record.push_back(std::move(field));
    return true;
  };
  while (at_ < text_.size()) {
    char c = text_[at_++];
    if (quoted) {
      if (c == '"' && at_ < text_.size() && text_[at_] == '"')
        field += text_[at_++];
      else if (c == '"')
        quoted = false;
      else
        field += c;
    } else if (c == '"' && field.empty()) {
      quoted = any = true;
    } else if (c == delimiter_ && record.size() < kMostColumns) {
      record.push_back(std::move(field));
      field.clear();
      any = true;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      if (ends()) return true;
    } else {
      field += c;
      any = true;
    }
  }
  return ends();
}

std::vector<std::vector<std::string>> split_records(std::string_view text, char delimiter) {
  std::vector<std::vector<std::string>> out;
  RecordCutter cutter(text, delimiter);
  for (std::vector<std::string> record; cutter.next(record);) out.push_back(std::move(record));
  return out;
}

Status read_csv(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DecodedText decoded = decode_text(source.bytes());
  std::string_view text = decoded.text;
  const char said = said_delimiter(text);
  char delimiter = said ? said : find_delimiter(text);
  std::vector<std::vector<std::string>> first;
  RecordCutter sample(text, delimiter);
  for (std::vector<std::string> record; first.size() < kHeaderSample && sample.next(record);) first.push_back(std::move(record));
  info.metadata.emplace_back("charset", decoded.charset + (decoded.guessed ? " (guessed)" : ""));
  info.metadata.emplace_back("delimiter", delimiter == '\t' ? "tab" : std::string(1, delimiter));
  Story story(context);
  RecordCutter cutter(text, delimiter);
  std::vector<std::string> record;
  auto next_row = [&](Story::TableRow& row) {
    if (!cutter.next(record)) return false;
    for (std::string& field : record) row.emplace_back().text = std::move(field);
    return true;
  };
  story.table(next_row, first_is_header(first) ? 1 : 0);
  return story.finish(info);
}

}  // namespace dossier::reader
