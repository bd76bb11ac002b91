// XLSX: claims, figures, their sources, what was kept out, what was read. Every text is written as a string, never as a formula or
// address; the only links are ours, from a claim or figure to the row of its source. Numbers are numbers where a double holds
// them exactly as printed.
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cstring>
#include <ctime>
#include <filesystem>
#include <map>

#include "app/report/class_shape.h"
#include "app/report/exporters.h"
#include "base/file.h"

namespace dossier {
namespace {

constexpr size_t kMostBytes = 32'000;  // of a cell; Excel takes 32,767 characters
constexpr int kExactDigits = 15;

// libxlsxwriter writes to a file only: one in a folder of our own, gone at the end.
class TempFolder {
 public:
  TempFolder() {
    std::error_code error;
    path_ = (std::filesystem::temp_directory_path(error) / "dossier-xlsx-XXXXXX").string();
    if (!mkdtemp(path_.data())) path_.clear();
  }
  ~TempFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string fitted(std::string text) {
  if (text.size() <= kMostBytes) return text;
  size_t end = kMostBytes;
  while (end && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + " … (cut here; whole in report.json)";
}

// Decimals of a plain number a double holds exactly as printed, else -1.
int decimals_of(const std::string& decimal) {
  size_t begin = !decimal.empty() && decimal[0] == '-' ? 1 : 0, digits = 0;
  int decimals = -1;
  for (size_t i = begin; i < decimal.size(); ++i) {
    if (decimal[i] == '.' && decimals < 0 && i > begin && i + 1 < decimal.size()) {
      decimals = 0;
    } else if (decimal[i] >= '0' && decimal[i] <= '9') {
      ++digits;
      if (decimals >= 0) ++decimals;
    } else {
      return -1;
    }
  }
  return digits && digits <= kExactDigits ? std::max(decimals, 0) : -1;
}

time_t time_of(const std::string& iso) {
  std::tm utc{};
  const char* end = strptime(iso.c_str(), "%Y-%m-%dT%H:%M:%S", &utc);
  time_t seconds = end ? timegm(&utc) : 0;
  return seconds > 0 ? seconds : 315532800;  // 1980; the library takes 0 for "now"
}

class Sheet {
 public:
  Sheet(lxw_workbook* book, const char* name, std::vector<std::pair<const char*, double>> columns, lxw_format* head) : sheet_(workbook_add_worksheet(book, name)) {
    for (size_t i = 0; i < columns.size(); ++i) {
      worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), columns[i].second, nullptr);
      worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(i), columns[i].first, head);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);
    worksheet_fit_to_pages(sheet_, 1, 0);
  }
  void next_row() {
    ++row_;
    column_ = 0;
  }
  void text(const std::string& text, lxw_format* format) {
    if (!text.empty()) worksheet_write_string(sheet_, row_, column_, fitted(text).c_str(), format);
    ++column_;
  }
  void number(double n, lxw_format* format) { worksheet_write_number(sheet_, row_, column_++, n, format); }
  void link(uint32_t source, lxw_format* format) {
    std::string at = "internal:Sources!A" + std::to_string(source + 1), said = std::to_string(source);
    worksheet_write_url_opt(sheet_, row_, column_++, at.c_str(), format, said.c_str(), nullptr);
  }

 private:
  lxw_worksheet* sheet_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

class XlsxWriter {
 public:
  XlsxWriter(const ReportView& view, lxw_workbook* book) : view_(view), book_(book) {
    head_ = format([](lxw_format* f) { format_set_bold(f), format_set_bottom(f, LXW_BORDER_THIN); });
    text_ = format([](lxw_format* f) { format_set_text_wrap(f), format_set_align(f, LXW_ALIGN_VERTICAL_TOP); });
    bold_ = format([](lxw_format* f) { format_set_bold(f), format_set_align(f, LXW_ALIGN_VERTICAL_TOP); });
    link_ = format([](lxw_format* f) { format_set_font_color(f, kAccent), format_set_underline(f, LXW_UNDERLINE_SINGLE), format_set_align(f, LXW_ALIGN_VERTICAL_TOP), format_set_align(f, LXW_ALIGN_RIGHT); });
  }

  void run() {
    lxw_doc_properties properties{};
    std::string title = view_.title.size() > 200 ? view_.kind : view_.title, author = "Dossier";
    properties.title = title.data();
    properties.author = author.data();
    properties.created = time_of(view_.prepared_at);
    workbook_set_properties(book_, &properties);
    overview();
    claims();
    figures();
    sources();
    if (!view_.withheld.empty()) kept_out();
    documents();
  }

 private:
  template <typename F>
  lxw_format* format(F set) {
    lxw_format* f = workbook_add_format(book_);
    format_set_font_name(f, "Open Sans");
    format_set_font_size(f, 9);
    set(f);
    return f;
  }
  lxw_format* class_format(ClaimClass c) {
    lxw_format*& f = classes_[c];
    if (!f) f = format([&](lxw_format* made) { format_set_bold(made), format_set_font_color(made, colour_of(c)), format_set_align(made, LXW_ALIGN_VERTICAL_TOP); });
    return f;
  }
  lxw_format* number_format(int decimals) {
    lxw_format*& f = numbers_[decimals];
    std::string shape = decimals ? "#,##0." + std::string(static_cast<size_t>(decimals), '0') : "#,##0";
    if (!f) f = format([&](lxw_format* made) { format_set_num_format(made, shape.c_str()), format_set_align(made, LXW_ALIGN_VERTICAL_TOP); });
    return f;
  }
  void figure(Sheet& sheet, const FigureValue* f) {
    int decimals = f ? decimals_of(f->value) : -1;
    if (decimals >= 0) sheet.number(std::strtod(f->value.c_str(), nullptr), number_format(decimals));
    else sheet.text(f ? shown(f->value) : "", text_);
    sheet.text(f ? shown(f->unit) : "", text_);
    int scale = f ? decimals_of(f->scale) : -1;
    if (scale >= 0) sheet.number(std::strtod(f->scale.c_str(), nullptr), number_format(scale));
    else sheet.text(f ? shown(f->scale) : "", text_);
    sheet.text(f ? shown(f->period) : "", text_);
  }
  static std::string joined(const std::vector<uint32_t>& notes) {
    std::string out;
    for (size_t i = 1; i < notes.size(); ++i) out += (out.empty() ? "" : ", ") + std::to_string(notes[i]);
    return out;
  }
  void link(Sheet& sheet, const std::vector<uint32_t>& notes) {
    if (notes.empty()) sheet.text("", text_);
    else sheet.link(notes[0], link_);
    sheet.text(joined(notes), text_);
  }

  void overview() {
    Sheet sheet(book_, "Report", {{"", 22}, {"", 90}, {"Pages", 10}}, head_);
    auto line = [&](const std::string& name, const std::string& value) {
      sheet.next_row();
      sheet.text(name, bold_);
      sheet.text(value, text_);
    };
    line(view_.kind, view_.title);
    for (const auto& [name, value] : view_.facts) line(name, value);
    line("Coverage", view_.coverage_sum);
    for (const CoverageLine& l : view_.coverage) {
      line("", l.text);
      sheet.number(static_cast<double>(l.pages), number_format(0));
    }
    if (!view_.covered.empty()) line("Covered words", view_.covered);
    for (const std::string& file : view_.not_opened) line("Not opened", file);
    if (!view_.not_found.empty()) line("Result", view_.not_found);
    for (const ShownSection& s : view_.sections)
      for (const ShownDisagreement& d : s.disagreements) line("Two values", d.what + ": " + d.first + " and " + d.second + ". " + d.note);
    line("Check it yourself", "dossier verify report.json (SHA-256 " + view_.hash_hex + ")");
  }

  void claims() {
    Sheet sheet(book_, "Claims", {{"No.", 6}, {"Class", 12}, {"Review", 16}, {"Section", 24}, {"Claim", 80}, {"Figure", 14}, {"Unit", 8}, {"Scale", 11}, {"Period", 12}, {"Source", 8}, {"More sources", 12}}, head_);
    for (const ShownSection& s : view_.sections)
      for (const ShownClaim& c : s.claims) {
        sheet.next_row();
        sheet.number(c.number, text_);
        sheet.text(std::string(name_of(c.check)), class_format(c.check));
        sheet.text(c.review, text_);
        sheet.text(s.title, text_);
        sheet.text(c.text, text_);
        figure(sheet, c.source->computation ? &c.source->computation->result : c.source->figures.empty() ? nullptr : &c.source->figures[0]);
        link(sheet, c.notes);
      }
  }

  void figures() {
    Sheet sheet(book_, "Figures", {{"Section", 24}, {"Table", 30}, {"Line", 40}, {"Column", 14}, {"As shown", 14}, {"Figure", 14}, {"Unit", 8}, {"Scale", 11}, {"Period", 12}, {"Class", 12}, {"Source", 8}, {"More sources", 12}}, head_);
    for (const ShownSection& s : view_.sections)
      for (const ShownTable& t : s.tables)
        for (const ShownRow& r : t.rows)
          for (size_t i = 0; i < r.cells.size(); ++i) {
            const ShownCell& c = r.cells[i];
            if (!c.source) continue;
            sheet.next_row();
            for (const std::string& text : {s.title, t.title, r.label, t.columns[i], c.text}) sheet.text(text, text_);
            figure(sheet, c.source->computation ? &c.source->computation->result : c.source->figures.empty() ? nullptr : &c.source->figures[0]);
            sheet.text(std::string(name_of(c.source->check)), class_format(c.source->check));
            link(sheet, c.notes);
          }
  }

  void sources() {
    Sheet sheet(book_, "Sources", {{"No.", 6}, {"Document", 34}, {"Page", 7}, {"Place", 46}, {"Quote", 90}, {"Remark", 24}, {"Document SHA-256", 68}, {"Page hash", 68}}, head_);
    for (const ShownNote& n : view_.notes) {
      sheet.next_row();
      sheet.number(n.number, text_);
      sheet.text(n.document_name, text_);
      sheet.number(n.page, text_);
      sheet.text(n.place, text_);
      std::string quotes;
      for (const std::string& q : n.full_quotes) quotes += (quotes.empty() ? "“" : "; “") + q + "”";
      sheet.text(quotes, text_);
      sheet.text(n.remark, text_);
      sheet.text(n.document.hex(), text_);
      sheet.text(n.citations.empty() ? "" : n.citations[0]->page_hash.hex(), text_);
    }
  }

  void kept_out() {
    Sheet sheet(book_, "Kept out", {{"Class", 14}, {"Not a finding; may be false", 90}, {"Why", 60}}, head_);
    for (const ShownWithheld& w : view_.withheld) {
      sheet.next_row();
      sheet.text(std::string(name_of(w.check)), class_format(w.check));
      sheet.text(w.text, text_);
      sheet.text(w.why, text_);
    }
  }

  void documents() {
    Sheet sheet(book_, "Documents", {{"Name", 40}, {"Path", 50}, {"Type", 8}, {"Pages", 8}, {"How read", 40}, {"Not read", 40}, {"SHA-256", 68}}, head_);
    for (const DocumentLine& d : view_.documents) {
      sheet.next_row();
      for (const std::string& text : {d.name, d.path, d.type, d.pages, d.how, d.unread, d.sha256}) sheet.text(text, text_);
    }
  }

  const ReportView& view_;
  lxw_workbook* book_;
  lxw_format *head_, *text_, *bold_, *link_;
  std::map<ClaimClass, lxw_format*> classes_;
  std::map<int, lxw_format*> numbers_;
};

}  // namespace

Result<std::string> xlsx_of(const ReportView& view) {
  TempFolder folder;
  if (folder.path().empty()) return os_error("cannot make a folder", "the system's temporary folder", errno);
  std::string path = folder.path() + "/report.xlsx", temp = folder.path();
  lxw_workbook_options options{};
  options.tmpdir = temp.data();
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (!book) return Error{ErrorKind::memory, "no memory for a workbook", "", ""};
  XlsxWriter(view, book).run();
  if (lxw_error error = workbook_close(book); error != LXW_NO_ERROR) return Error{ErrorKind::io, std::string("the workbook could not be written: ") + lxw_strerror(error), "", ""};
  return read_file(path);
}

}  // namespace dossier
