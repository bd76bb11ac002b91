#include "ingest/reader/text/html_reader.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/numeral.h"

namespace dossier::reader {
namespace {

constexpr int kMaxDepth = 256;      // of elements that are looked into; deeper text joins its ancestor's block
constexpr size_t kMaxSpan = 1000;

bool is_block(GumboTag tag) {
  static constexpr std::array kTags = {
      GUMBO_TAG_P,        GUMBO_TAG_DIV,     GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,    GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,
      GUMBO_TAG_MAIN,     GUMBO_TAG_NAV,     GUMBO_TAG_ASIDE,   GUMBO_TAG_UL,         GUMBO_TAG_OL,      GUMBO_TAG_DL,
      GUMBO_TAG_DT,       GUMBO_TAG_DD,      GUMBO_TAG_LI,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,     GUMBO_TAG_FORM,
      GUMBO_TAG_FIELDSET, GUMBO_TAG_ADDRESS, GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_HR,      GUMBO_TAG_CENTER,
      GUMBO_TAG_H1,       GUMBO_TAG_H2,      GUMBO_TAG_H3,      GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,
      GUMBO_TAG_BODY,     GUMBO_TAG_TABLE,   GUMBO_TAG_CAPTION, GUMBO_TAG_DETAILS,    GUMBO_TAG_SUMMARY, GUMBO_TAG_LEGEND};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}
bool is_silent(GumboTag tag) {
  static constexpr std::array kTags = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_HEAD, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}
// The header of inline XBRL holds contexts, units and facts for machines; what people read is tagged in the text itself.
bool is_xbrl_header(const GumboElement& element) {
  constexpr std::string_view kTag = "<ix:header";
  const GumboStringPiece& raw = element.original_tag;
  if (element.tag != GUMBO_TAG_UNKNOWN || raw.length < kTag.size()) return false;
  return std::equal(kTag.begin(), kTag.end(), raw.data, [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}
int heading_level(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag - GUMBO_TAG_H1) + 1 : 0; }

std::string attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? found->value : "";
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
  std::string css;
  for (char c : attribute(element, "style"))
    if (c != ' ') css += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return css.find("display:none") != std::string::npos || css.find("visibility:hidden") != std::string::npos;
}

uint16_t style_of(GumboTag tag, uint16_t outer) {
  switch (tag) {
    case GUMBO_TAG_B: case GUMBO_TAG_STRONG: case GUMBO_TAG_TH: return outer | style::kBold;
    case GUMBO_TAG_I: case GUMBO_TAG_EM: case GUMBO_TAG_CITE: return outer | style::kItalic;
    case GUMBO_TAG_U: return outer | style::kUnderlined;
    case GUMBO_TAG_INS: return outer | style::kInserted;
    case GUMBO_TAG_S: case GUMBO_TAG_STRIKE: case GUMBO_TAG_DEL: return outer | style::kStruck;
    case GUMBO_TAG_SUP: return outer | style::kSuperscript;
    case GUMBO_TAG_CODE: case GUMBO_TAG_PRE: case GUMBO_TAG_TT: case GUMBO_TAG_KBD: return outer | style::kMonospaced;
    default: return outer;
  }
}

size_t span_of(const GumboElement& element, const char* name) {
  long n = std::strtol(attribute(element, name).c_str(), nullptr, 10);
  return n < 1 ? 1 : std::min<size_t>(static_cast<size_t>(n), kMaxSpan);
}

class Teller {
 public:
  explicit Teller(Story& story) : story_(story) {}

  void tell(const GumboNode* node, int depth, uint16_t word_style, bool preformatted) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) return add_text(node->v.text.text, word_style, preformatted);
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT) return;
    const GumboVector& children = node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
    if (depth > kMaxDepth) {
      too_deep_ = true;
      return;
    }
    if (node->type == GUMBO_NODE_DOCUMENT) {
      for (unsigned i = 0; i < children.length; ++i) tell(static_cast<const GumboNode*>(children.data[i]), depth + 1, word_style, preformatted);
      return;
    }
    const GumboElement& element = node->v.element;
    if (is_silent(element.tag)) return note_silent(element);
    if (is_xbrl_header(element)) {
      xbrl_ = true;
      return;
    }
    if (is_hidden(element)) {
      hidden_ = true;
      word_style |= style::kHidden;
    }
    word_style = style_of(element.tag, word_style);
    if (element.tag == GUMBO_TAG_BR) return add_text("\n", word_style, true);
    if (element.tag == GUMBO_TAG_IMG) return add_image(element, word_style);
    if (element.tag == GUMBO_TAG_INPUT || element.tag == GUMBO_TAG_TEXTAREA) add_text((" " + shown_value(element) + " ").c_str(), word_style, false);
    if (element.tag == GUMBO_TAG_SELECT) return tell_choice(element, depth, word_style);
    if (element.tag == GUMBO_TAG_TABLE && table_depth_ == 0 && is_data_table(element)) return tell_table(element, depth, word_style);
    bool block = is_block(element.tag) || element.tag == GUMBO_TAG_TR;
    if (block) flush();
    BlockKind outer_kind = kind_;
    uint8_t outer_level = level_;
    const bool list = element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_UL;
    if (list) open_list(element);
    set_kind(element.tag);
    if (element.tag == GUMBO_TAG_LI) add_number(element, word_style);
    for (unsigned i = 0; i < children.length; ++i)
      tell(static_cast<const GumboNode*>(children.data[i]), depth + 1, word_style, preformatted || element.tag == GUMBO_TAG_PRE);
    if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) add_text("  ", word_style, true);
    if (block) flush();
    if (element.tag == GUMBO_TAG_LI) label_ = {};
    if (list) lists_.pop_back();
    kind_ = outer_kind;
    level_ = outer_level;
  }

  void finish(DocumentInfo& info) {
    flush();
    if (xbrl_) info.metadata.emplace_back("markup", "inline XBRL");
    if (hidden_) info.findings.push_back({FindingKind::hidden_content, "text that a browser does not show", {}});
    if (too_deep_) info.findings.push_back({FindingKind::limit_reached, "elements more than " + std::to_string(kMaxDepth) + " deep were left out", {}});
    if (external_ > 0) info.findings.push_back({FindingKind::external_reference, std::to_string(external_) + " pictures or frames from elsewhere were not fetched", {}});
    if (scripts_ > 0) info.findings.push_back({FindingKind::active_content, std::to_string(scripts_) + " scripts were not run", {}});
  }

 private:
  void set_kind(GumboTag tag) {
    if (int level = heading_level(tag)) {
      kind_ = BlockKind::heading;
      level_ = static_cast<uint8_t>(level);
    } else if (tag == GUMBO_TAG_LI) {
      kind_ = BlockKind::list_item;
      level_ = static_cast<uint8_t>(std::clamp<size_t>(lists_.size(), 1, 9));
    } else if (tag == GUMBO_TAG_CAPTION || tag == GUMBO_TAG_FIGCAPTION) {
      kind_ = BlockKind::caption;
    }
  }

  void open_list(const GumboElement& element) {
    List list;
    std::string type = attribute(element, "type");
    list.ordered = element.tag == GUMBO_TAG_OL;
    list.format = type == "a" ? "lowerLetter" : type == "A" ? "upperLetter" : type == "i" ? "lowerRoman" : type == "I" ? "upperRoman" : "decimal";
    if (std::string start = attribute(element, "start"); !start.empty()) list.next = std::strtol(start.c_str(), nullptr, 10);
    lists_.push_back(std::move(list));
  }

  // The number that a browser prints before the item.
  void add_number(const GumboElement& item, uint16_t word_style) {
    if (lists_.empty() || !lists_.back().ordered) return;
    List& list = lists_.back();
    if (std::string value = attribute(item, "value"); !value.empty()) list.next = std::strtol(value.c_str(), nullptr, 10);
    list.next = std::clamp(list.next, -1'000'000L, 1'000'000L);
    label_ = {numeral(static_cast<int>(list.next++), list.format) + ". ", word_style};
  }

  void note_silent(const GumboElement& element) {
    if (element.tag == GUMBO_TAG_SCRIPT) ++scripts_;
    if (element.tag == GUMBO_TAG_IFRAME || element.tag == GUMBO_TAG_OBJECT) ++external_;
    if (element.tag != GUMBO_TAG_HEAD) return;
    for (unsigned i = 0; i < element.children.length; ++i) {
      auto* child = static_cast<const GumboNode*>(element.children.data[i]);
      if (child->type == GUMBO_NODE_ELEMENT) note_silent(child->v.element);
    }
  }

  // What a field shows: boxes their state, others what was put in.
  static std::string shown_value(const GumboElement& field) {
    std::string type = attribute(field, "type");
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (type == "hidden" || type == "password") return "";
    if (type == "checkbox" || type == "radio") return gumbo_get_attribute(&field.attributes, "checked") ? "\u2612" : "\u2610";
    return attribute(field, "value");
  }

  // A list of choices shows the chosen one, or its first.
  void tell_choice(const GumboElement& select, int depth, uint16_t word_style) {
    std::vector<const GumboNode*> options, chosen;
    collect_options(select, depth, options);
    for (const GumboNode* option : options)
      if (gumbo_get_attribute(&option->v.element.attributes, "selected")) chosen.push_back(option);
    if (chosen.empty() && !options.empty() && !gumbo_get_attribute(&select.attributes, "multiple")) chosen.push_back(options.front());
    for (const GumboNode* option : chosen) {
      add_text(" ", word_style, false);
      tell(option, depth + 1, word_style, false);
      add_text(" ", word_style, false);
    }
  }
  static void collect_options(const GumboElement& element, int depth, std::vector<const GumboNode*>& out) {
    if (depth > kMaxDepth) return;
    for (unsigned i = 0; i < element.children.length; ++i) {
      auto* child = static_cast<const GumboNode*>(element.children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      child->v.element.tag == GUMBO_TAG_OPTION ? out.push_back(child) : collect_options(child->v.element, depth + 1, out);
    }
  }

  void add_image(const GumboElement& element, uint16_t word_style) {
    std::string source = attribute(element, "src");
    if (source.compare(0, 4, "http") == 0 || source.compare(0, 2, "//") == 0) ++external_;
    std::string alternative = attribute(element, "alt");
    if (!alternative.empty()) add_text((" [" + alternative + "] ").c_str(), word_style, false);
  }

  // White space folds to one space unless preformatted.
  void add_text(const char* text, uint16_t word_style, bool preformatted) {
    std::string folded;
    if (preformatted) {
      folded = text;
    } else {
      for (const char* c = text; *c; ++c) {
        bool space = *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r' || *c == '\f';
        if (!space)
          folded += *c;
        else if (folded.empty() ? !ends_in_space() : folded.back() != ' ')
          folded += ' ';
      }
    }
    if (folded.empty()) return;
    if (!runs_.empty() && runs_.back().style == word_style)
      runs_.back().text += folded;
    else
      runs_.push_back({std::move(folded), word_style});
  }
  bool ends_in_space() const { return runs_.empty() || runs_.back().text.empty() || runs_.back().text.back() == ' ' || runs_.back().text.back() == '\n'; }

  void flush() {
    bool solid = std::any_of(runs_.begin(), runs_.end(), [](const FlowPage::Run& r) { return r.text.find_first_not_of(" \n\t\r") != std::string::npos; });
    if (solid && !label_.text.empty()) runs_.insert(runs_.begin(), std::exchange(label_, {}));
    if (solid && cell_) {
      *cell_ += FlowPage::joined(runs_) + '\n';
    } else if (solid) {
      story_.block(kind_, runs_, level_);
    }
    runs_.clear();
  }

  // A table whose cells hold tables or many blocks lays out the page; its text is told as running text.
  static bool is_data_table(const GumboElement& table) {
    size_t rows = 0, cells = 0, nested = 0, bytes = 0;
    count(table, 0, rows, cells, nested, bytes);
    return nested == 0 && rows >= 1 && cells >= 2 && cells > rows && bytes / std::max<size_t>(1, cells) < 2000;
  }
  static void count(const GumboElement& element, int depth, size_t& rows, size_t& cells, size_t& nested, size_t& bytes) {
    if (depth > kMaxDepth) return;
    for (unsigned i = 0; i < element.children.length; ++i) {
      auto* child = static_cast<const GumboNode*>(element.children.data[i]);
      if (child->type == GUMBO_NODE_TEXT) bytes += std::char_traits<char>::length(child->v.text.text);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      rows += child->v.element.tag == GUMBO_TAG_TR;
      cells += child->v.element.tag == GUMBO_TAG_TD || child->v.element.tag == GUMBO_TAG_TH;
      nested += child->v.element.tag == GUMBO_TAG_TABLE;
      count(child->v.element, depth + 1, rows, cells, nested, bytes);
    }
  }

  void tell_table(const GumboElement& table, int depth, uint16_t word_style) {
    flush();
    rows_.clear();
    header_rows_ = 0;
    ++table_depth_;
    collect_rows(table, depth, word_style, false);
    --table_depth_;
    if (!rows_.empty()) story_.table(std::exchange(rows_, {}), header_rows_);
  }
  void collect_rows(const GumboElement& element, int depth, uint16_t word_style, bool in_head) {
    if (depth > kMaxDepth) return;
    for (unsigned i = 0; i < element.children.length; ++i) {
      auto* child = static_cast<const GumboNode*>(element.children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement& inner = child->v.element;
      if (inner.tag == GUMBO_TAG_TR)
        add_row(inner, depth + 1, word_style, in_head);
      else if (inner.tag == GUMBO_TAG_CAPTION)
        tell(child, depth + 1, word_style, false);
      else
        collect_rows(inner, depth + 1, word_style, in_head || inner.tag == GUMBO_TAG_THEAD);
    }
  }
  void add_row(const GumboElement& row, int depth, uint16_t word_style, bool in_head) {
    std::vector<FlowPage::CellText> cells;
    bool all_heads = true;
    for (unsigned i = 0; i < row.children.length; ++i) {
      auto* child = static_cast<const GumboNode*>(row.children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement& element = child->v.element;
      if (element.tag != GUMBO_TAG_TD && element.tag != GUMBO_TAG_TH) continue;
      FlowPage::CellText cell;
      cell_ = &cell.text;
      for (unsigned j = 0; j < element.children.length; ++j) tell(static_cast<const GumboNode*>(element.children.data[j]), depth + 1, word_style, false);
      flush();
      cell_ = nullptr;
      cell.column_span = static_cast<uint16_t>(span_of(element, "colspan"));
      cell.row_span = static_cast<uint16_t>(span_of(element, "rowspan"));
      cell.header = element.tag == GUMBO_TAG_TH;
      cell.hidden = is_hidden(element) || is_hidden(row);
      all_heads = all_heads && cell.header;
      cells.push_back(std::move(cell));
    }
    if (cells.empty()) return;
    if ((in_head || all_heads) && header_rows_ == rows_.size()) ++header_rows_;
    rows_.push_back(std::move(cells));
  }

  struct List {
    bool ordered = false;
    long next = 1;
    std::string format;
  };

  Story& story_;
  std::vector<FlowPage::Run> runs_;
  std::vector<List> lists_;  // that the element at hand stands in
  FlowPage::Run label_;      // of the list item whose text comes next
  BlockKind kind_ = BlockKind::paragraph;
  uint8_t level_ = 0;
  std::string* cell_ = nullptr;  // where text goes while a cell of a data table is told
  std::vector<std::vector<FlowPage::CellText>> rows_;
  unsigned header_rows_ = 0;
  int table_depth_ = 0;
  bool hidden_ = false, too_deep_ = false, xbrl_ = false;
  size_t external_ = 0, scripts_ = 0;
};

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

const GumboNode* find_tag(const GumboNode* node, GumboTag tag, int depth) {
  if (node->type != GUMBO_NODE_ELEMENT || depth > 4) return nullptr;
  if (node->v.element.tag == tag) return node;
  for (unsigned i = 0; i < node->v.element.children.length; ++i)
    if (const GumboNode* found = find_tag(static_cast<const GumboNode*>(node->v.element.children.data[i]), tag, depth + 1)) return found;
  return nullptr;
}

// The charset that <meta> declares; empty if none. It counts only where the bytes themselves do not tell.
std::string declared_charset(std::string_view bytes) {
  std::string head;
  for (char c : bytes.substr(0, 4096)) head += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  size_t at = head.find("charset=");
  if (at == std::string::npos) return "";
  at += 8;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  size_t end = at;
  while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' || head[end] == '_')) ++end;
  return head.substr(at, end - at);
}

// Text without its NUL bytes: the tree's strings end at the first one.
std::string without_nul(std::string text) {
  std::erase(text, '\0');
  return text;
}

// Where the markup opens its kMostOpen-th element that nothing has closed; its end if it never does. The parser looks through all open elements
// for each tag, so what is nested without end costs the square of its length. Elements that close themselves do not count.
size_t end_of_sane_nesting(std::string_view markup) {
  constexpr size_t kMostOpen = 10'000;
  static constexpr std::string_view kClosed[] = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "param", "source", "track"};
  size_t open = 0;
  for (size_t at = markup.find('<'); at != std::string_view::npos && at + 1 < markup.size(); at = markup.find('<', at + 1)) {
    bool closes = markup[at + 1] == '/';
    size_t begin = at + 1 + closes, end = begin;
    std::string name;
    for (; end < markup.size() && name.size() < 12 && std::isalnum(static_cast<unsigned char>(markup[end])); ++end) name += static_cast<char>(std::tolower(static_cast<unsigned char>(markup[end])));
    if (name.empty() || std::find(std::begin(kClosed), std::end(kClosed), name) != std::end(kClosed)) continue;
    if (closes) open -= open > 0;
    else if (++open >= kMostOpen) return at;
  }
  return markup.size();
}

}  // namespace

void tell_html(std::string_view markup, Story& story, DocumentInfo& info) {
  if (size_t end = end_of_sane_nesting(markup); end < markup.size()) {
    info.findings.push_back({FindingKind::limit_reached, "elements are nested without end; what lies behind the first 10,000 was left out", {}});
    markup = markup.substr(0, end);
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  std::unique_ptr<GumboOutput, DestroyOutput> output(gumbo_parse_with_options(&options, markup.data(), markup.size()));
  if (!output) return;
  if (const GumboNode* title = find_tag(output->root, GUMBO_TAG_TITLE, 0); title && info.title.empty() && title->v.element.children.length > 0) {
    auto* text = static_cast<const GumboNode*>(title->v.element.children.data[0]);
    if (text->type == GUMBO_NODE_TEXT) info.title = scrub_utf8(text->v.text.text);
  }
  if (output->root->type == GUMBO_NODE_ELEMENT && info.language.empty()) info.language = scrub_utf8(attribute(output->root->v.element, "lang"));
  Teller teller(story);
  teller.tell(output->root, 0, 0, false);
  teller.finish(info);
}

Status read_html(const Source& source, const FormatContext& context, DocumentInfo& info) {
  std::string charset = declared_charset(source.bytes());
  DecodedText decoded = decode_text(source.bytes());
  if (decoded.guessed && !charset.empty()) decoded = decode_text_as(source.bytes(), charset);
  info.metadata.emplace_back("charset", decoded.charset);
  Story story(context);
  tell_html(without_nul(std::move(decoded.text)), story, info);
  return story.finish(info);
}

}  // namespace dossier::reader
