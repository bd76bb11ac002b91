#include "ingest/reader/text/rtf_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kMaxDepth = 1000;

// Destinations whose content is no text of the document.
bool is_silent_destination(std::string_view word) {
  static constexpr std::array<std::string_view, 18> kSilent = {
      "colortbl", "stylesheet", "pict", "themedata", "colorschememapping", "latentstyles", "datastore", "object", "objdata", "listtable", "listoverridetable", "rsidtbl", "generator",
      "xmlnstbl", "mmathPr", "filetbl", "revtbl", "fldinst"};
  return std::find(kSilent.begin(), kSilent.end(), word) != kSilent.end();
}

// Code page of a font's \fcharset (specification, "Font Table").
int code_page_of(int charset) {
  static const std::map<int, int> pages = {{0, 1252}, {77, 10000}, {128, 932}, {129, 949}, {134, 936}, {136, 950}, {161, 1253}, {162, 1254},
                                           {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}, {255, 850}};
  auto found = pages.find(charset);
  return found == pages.end() ? 0 : found->second;
}

std::string charset_name(int code_page) {
  switch (code_page) {
    case 932: return "Shift_JIS";
    case 936: return "GBK";
    case 949: return "windows-949";
    case 950: return "Big5";
    case 10000: return "macintosh";
    case 437: case 850: case 852: case 866: return "ibm-" + std::to_string(code_page);
    case 65001: return "UTF-8";
    default: return "windows-" + std::to_string(code_page);
  }
}

bool is_furniture(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kWords = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

enum class Place { text, fonts, info, silent, annotation, furniture };

struct State {
  Place place = Place::text;
  uint16_t style = 0;
  int font = -1, code_page = 0;
  int unicode_skip = 1;
  bool deleted = false;
  bool note = false, box = false;  // within a footnote, within a shape's text
  std::string* info_field = nullptr;
};

class RtfParser {
 public:
  RtfParser(std::string_view bytes, Story& story, DocumentInfo& info) : in_(bytes), story_(story), info_(info) {}

  Status run() {
    states_.push_back({});
    while (at_ < in_.size()) {
      char c = in_[at_++];
      if (c == '{') {
        flush_bytes();
        if (states_.size() > kMaxDepth) return Error{ErrorKind::damaged, "groups more than " + std::to_string(kMaxDepth) + " deep", "", ""};
        states_.push_back(states_.back());
      } else if (c == '}') {
        flush_bytes();
        if (states_.size() > 1) {
          end_group(states_.back(), states_[states_.size() - 2]);
          states_.pop_back();
        }
      } else if (c == '\\') {
        control();
      } else if (c != '\r' && c != '\n') {
        byte(c);
      }
    }
    end_paragraph();
    end_table();
    if (deleted_) info_.findings.push_back({FindingKind::tracked_changes, "deleted text was left out", {}});
    if (inserted_) info_.findings.push_back({FindingKind::tracked_changes, "insertions are marked", {}});
    if (hidden_) info_.findings.push_back({FindingKind::hidden_content, "hidden text", {}});
    if (states_.size() > 1) return Error{ErrorKind::damaged, "the file ends inside a group", "", ""};
    return {};
  }

 private:
  State& state() { return states_.back(); }

  void control() {
    if (at_ >= in_.size()) return;
    char c = in_[at_++];
    if (!std::isalpha(static_cast<unsigned char>(c))) return control_symbol(c);
    size_t begin = at_ - 1;
    while (at_ < in_.size() && std::isalpha(static_cast<unsigned char>(in_[at_])) && at_ - begin < 32) ++at_;
    std::string_view word = in_.substr(begin, at_ - begin);
    bool has_number = false, negative = false;
    long number = 0;
    if (at_ < in_.size() && in_[at_] == '-') {
      negative = true;
      ++at_;
    }
    for (; at_ < in_.size() && std::isdigit(static_cast<unsigned char>(in_[at_])); ++at_) {
      if (number < 100'000'000) number = number * 10 + (in_[at_] - '0');  // dates of revisions are larger, and asked for by nobody
      has_number = true;
    }
    if (at_ < in_.size() && in_[at_] == ' ') ++at_;
    apply(word, has_number ? (negative ? -number : number) : -1, has_number);
  }

  void control_symbol(char c) {
    if (c == '\'') {
      if (at_ + 2 > in_.size()) return;
      char hex[3] = {in_[at_], in_[at_ + 1], 0};
      at_ += 2;
      if (skip_ > 0) {
        --skip_;
        return;
      }
      bytes_ += static_cast<char>(std::strtol(hex, nullptr, 16));
      return;
    }
    if (c == '*') {
      ignorable_ = true;
      return;
    }
    flush_bytes();
    if (c == '~') text("\u00A0");
    if (c == '_') text("\u2011");
    if (c == '-') return;  // optional hyphen
    if (c == '\\' || c == '{' || c == '}') text(std::string(1, c));
    if (c == '\n' || c == '\r') end_paragraph();
  }

  void apply(std::string_view word, long number, bool has_number) {
    bool ignorable = std::exchange(ignorable_, false);
    if (word == "u") return unicode(number);
    flush_bytes();
    bool on = !has_number || number != 0;
    State& s = state();
    if (word == "par" || word == "sect") return end_paragraph();
    if (word == "page") {
      end_paragraph();
      return story_.break_page();
    }
    if (word == "line") return text("\n");
    if (word == "tab") return text("\t");
    if (word == "nestcell") return text("\n");  // a table in a cell is told as the cell's text
    if (word == "nestrow") return;
    if (word == "cell") return end_cell();
    if (word == "row") return end_row();
    if (word == "intbl") return void(in_table_ = true);
    if (word == "pard") return void(in_table_ = in_table_ && (s.note || s.box));
    if (word == "plain") return void(s.style = 0);
    if (word == "b") return set(style::kBold, on);
    if (word == "i") return set(style::kItalic, on);
    if (word == "ul") return set(style::kUnderlined, on);
    if (word == "ulnone") return set(style::kUnderlined, false);
    if (word == "strike") return set(style::kStruck, on);
    if (word == "super") return set(style::kSuperscript, on);
    if (word == "nosupersub") return set(style::kSuperscript, false);
    if (word == "v") return set(style::kHidden, on);
    if (word == "revised") return set(style::kInserted, on);
    if (word == "deleted") return void(s.deleted = on);
    if (word == "ansicpg") return void(code_page_ = static_cast<int>(number));
    if (word == "mac") return void(code_page_ = 10000);
    if (word == "pc") return void(code_page_ = 437);
    if (word == "pca") return void(code_page_ = 850);
    if (word == "uc") return void(s.unicode_skip = static_cast<int>(std::clamp<long>(number, 0, 16)));
    if (word == "f") return font(static_cast<int>(number));
    if (word == "fcharset") return void(fonts_[s.font] = code_page_of(static_cast<int>(number)));
    if (word == "bin") return void(at_ = std::min(in_.size(), at_ + static_cast<size_t>(std::max<long>(0, number))));
    if (word == "fonttbl") return void(s.place = Place::fonts);
    if (word == "info") return void(s.place = Place::info);
    if (s.place == Place::info && word == "title") return void(s.info_field = &info_.title);
    if (s.place == Place::info && word == "author") return void(s.info_field = &info_.author);
    if (word == "annotation") return void(s.place = Place::annotation);
    if (word == "emdash") return text("\u2014");
    if (word == "endash") return text("\u2013");
    if (word == "lquote") return text("\u2018");
    if (word == "rquote") return text("\u2019");
    if (word == "ldblquote") return text("\u201C");
    if (word == "rdblquote") return text("\u201D");
    if (word == "bullet") return text("\u2022");
    if (word == "chftn") return s.note ? void() : text(std::to_string(++note_number_));
    if (word == "footnote") return begin_note();
    if (word == "shptxt") {  // within what is for programs that know shapes
      s.place = s.place == Place::silent ? Place::text : s.place;
      s.box = true;
      return text("\n");
    }
    if (is_furniture(word)) {
      furniture_kind_ = word[0] == 'h' ? BlockKind::running_header : BlockKind::running_footer;
      return void(s.place = s.place == Place::silent ? Place::silent : Place::furniture);
    }
    if (is_silent_destination(word) || (ignorable && word != "shppict" && word != "nestrow")) s.place = Place::silent;
  }

  void set(uint16_t bit, bool on) { state().style = static_cast<uint16_t>(on ? state().style | bit : state().style & ~bit); }
  void font(int number) {
    state().font = number;
    auto found = fonts_.find(number);
    state().code_page = found == fonts_.end() ? 0 : found->second;
  }

  void unicode(long number) {
    flush_bytes();
    char32_t unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
    skip_ = state().unicode_skip;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      return;
    }
    if (unit >= 0xDC00 && unit < 0xE000) {
      if (!high_) return;
      unit = 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00);
    }
    high_ = 0;
    if (unit > 0x10FFFF || unit == 0) return;
    std::string out;
    append_utf8(out, unit);
    text(out);
  }

  void byte(char c) {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    bytes_ += c;
  }

  // Bytes of one font in a row are decoded together: a character may take two.
  void flush_bytes() {
    if (bytes_.empty()) return;
    std::string raw = std::move(bytes_);
    bytes_.clear();
    int page = state().code_page ? state().code_page : code_page_ ? code_page_ : 1252;
    bool ascii = std::all_of(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    text(ascii ? raw : decode_text_as(raw, charset_name(page)).text);
  }

  void text(std::string_view words) {
    State& s = state();
    if (s.place == Place::info && s.info_field) s.info_field->append(scrub_utf8(words));
    if (s.place == Place::annotation) annotation_.append(words);
    if (s.deleted) {
      deleted_ = deleted_ || s.place == Place::text;
      return;
    }
    if (s.place == Place::furniture) furniture_.append(words);
    if (s.place != Place::text) return;
    if (s.note) return void(notes_.empty() ? notes_.emplace_back(words) : notes_.back().append(words));
    inserted_ = inserted_ || (s.style & style::kInserted);
    hidden_ = hidden_ || (s.style & style::kHidden);
    if (!runs_.empty() && runs_.back().style == s.style)
      runs_.back().text.append(words);
    else
      runs_.push_back({std::string(words), s.style});
  }

  void begin_note() {
    state().note = true;
    notes_.push_back(note_number_ > 0 ? std::to_string(note_number_) + " " : "");
  }

  void end_group(const State& ended, const State& outer) {
    if (ended.place == Place::annotation && outer.place != Place::annotation) end_annotation();
    if (ended.place == Place::furniture && outer.place != Place::furniture) end_furniture();
    if (ended.box && !outer.box) text("\n");
  }

  // Headers and footers repeat: each stands once.
  void end_furniture() {
    std::string words = std::exchange(furniture_, "");
    if (words.find_first_not_of(" \t\n") == std::string::npos || !told_.insert(words).second) return;
    story_.block(furniture_kind_, std::move(words));
  }

  void tell(std::vector<std::string> notes) {
    for (std::string& note : notes) story_.block(BlockKind::footnote, std::move(note));
  }

  void end_annotation() {
    if (!annotation_.empty()) story_.note({FindingKind::comment, scrub_utf8(annotation_), {}});
    annotation_.clear();
  }

  void end_paragraph() {
    flush_bytes();
    if (state().place == Place::furniture) return text("\n");
    if (state().place != Place::text) return;
    if (in_table_ || state().note || state().box) return text("\n");
    end_table();
    if (!runs_.empty()) story_.block(BlockKind::paragraph, std::move(runs_));
    runs_.clear();
    tell(std::exchange(notes_, {}));
  }
  void end_cell() {
    FlowPage::CellText cell;
    for (const FlowPage::Run& run : runs_) cell.text += run.text;
    runs_.clear();
    std::move(notes_.begin(), notes_.end(), std::back_inserter(notes_of_table_));
    notes_.clear();
    row_.push_back(std::move(cell));
  }
  void end_row() {
    if (!row_.empty()) rows_.push_back(std::move(row_));
    row_.clear();
    in_table_ = false;
  }
  void end_table() {
    if (!row_.empty()) end_row();
    if (!rows_.empty()) story_.table(std::exchange(rows_, {}), 0);
    tell(std::exchange(notes_of_table_, {}));
  }

  std::string_view in_;
  size_t at_ = 0;
  Story& story_;
  DocumentInfo& info_;
  std::vector<State> states_;
  std::map<int, int> fonts_;
  int code_page_ = 0, skip_ = 0;
  char32_t high_ = 0;
  bool ignorable_ = false, in_table_ = false, deleted_ = false, inserted_ = false, hidden_ = false;
  std::string bytes_, annotation_, furniture_;
  BlockKind furniture_kind_ = BlockKind::running_header;
  std::set<std::string> told_;      // headers and footers
  std::vector<std::string> notes_, notes_of_table_;  // footnotes of the paragraph or cell at hand, of the table's cells before
  int note_number_ = 0;
  std::vector<FlowPage::Run> runs_;
  std::vector<FlowPage::CellText> row_;
  std::vector<std::vector<FlowPage::CellText>> rows_;
};

}  // namespace

Status tell_rtf(std::string_view bytes, Story& story, DocumentInfo& info) { return RtfParser(bytes, story, info).run(); }

Status read_rtf(const Source& source, const FormatContext& context, DocumentInfo& info) {
  Story story(context);
  Status parsed = tell_rtf(source.bytes(), story, info);
  DOSSIER_TRY(story.finish(info));
  return parsed;
}

}  // namespace dossier::reader
