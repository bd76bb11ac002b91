#include "ingest/reader/office/odf_lists.h"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "ingest/reader/office/numbering.h"

namespace dossier::reader {
namespace {

constexpr size_t kMostLists = 100'000;

int number_of(std::string_view text, int otherwise) {
  if (text.empty()) return otherwise;
  return static_cast<int>(std::clamp(std::strtol(std::string(text).c_str(), nullptr, 10), 0L, 1'000'000L));
}

// No more of what stands around a number than people put there: each item of a list repeats it.
std::string affix(std::string_view text) {
  constexpr size_t kMost = 64;
  return scrub_utf8(text.substr(0, kMost));
}

// ODF's "i" is what OOXML calls lowerRoman.
std::string shown(int n, const std::string& format) {
  if (format.empty()) return "";
  const char* name = format == "i" ? "lowerRoman" : format == "I" ? "upperRoman" : format == "a" ? "lowerLetter" : format == "A" ? "upperLetter" : "decimal";
  return numeral(n, name);
}

}  // namespace

void OdfLists::read_level(const pugi::xml_node& node, Levels& levels) {
  const int number = number_of(attribute(node, "level"), 0);
  if (number < 1 || number > static_cast<int>(kLevels)) return;
  Level& level = levels[static_cast<size_t>(number - 1)];
  level.format = attribute(node, "num-format");
  level.prefix = affix(attribute(node, "num-prefix"));
  level.suffix = affix(attribute(node, "num-suffix"));
  level.pattern = affix(attribute(node, "num-list-format"));
  level.shown = number_of(attribute(node, "display-levels"), 1);
  level.start = number_of(attribute(node, "start-value"), 1);
  if (local_name(node) == "list-level-style-bullet") level.bullet = "\u2022";
}

void OdfLists::read_styles(const pugi::xml_node& styles) {
  for (pugi::xml_node node : styles.children()) {
    std::string_view name = local_name(node);
    if (name != "list-style" && name != "outline-style") continue;
    Levels levels{};
    for (pugi::xml_node level : node.children()) read_level(level, levels);
    if (name == "outline-style") outline_ = levels;
    else styles_[std::string(attribute(node, "name"))] = levels;
  }
}

void OdfLists::open(const pugi::xml_node& list) {
  std::string style(attribute(list, "style-name"));
  if (!open_.empty()) {
    open_.push_back({style.empty() ? open_.back().style : style, open_.back().counters});
    return;
  }
  size_t counters = counters_.size();
  if (auto goes_on = by_id_.find(std::string(attribute(list, "continue-list"))); goes_on != by_id_.end()) counters = goes_on->second;
  else if (auto same = by_style_.find(style); attribute(list, "continue-numbering") == "true" && same != by_style_.end()) counters = same->second;
  if (counters == counters_.size() && counters_.size() < kMostLists) counters_.emplace_back();
  counters = std::min(counters, counters_.size() - 1);
  by_style_[style] = counters;
  if (std::string id(attribute(list, "id")); !id.empty()) by_id_[id] = counters;
  open_.push_back({std::move(style), counters});
}

void OdfLists::close() { open_.pop_back(); }

std::string OdfLists::count(const Levels& levels, Counters& counters, size_t level, int start) {
  int& own = counters[level];
  own = start > 0 ? start : own == 0 ? levels[level].start : own + 1;
  std::fill(counters.begin() + static_cast<long>(level) + 1, counters.end(), 0);
  if (!levels[level].bullet.empty()) return levels[level].bullet;
  if (levels[level].format.empty()) return "";
  auto number = [&](size_t at) { return shown(counters[at] ? counters[at] : levels[at].start, levels[at].format); };
  std::string out;
  if (const std::string& pattern = levels[level].pattern; !pattern.empty()) {
    for (size_t i = 0; i < pattern.size(); ++i) {
      size_t end = pattern[i] == '%' ? pattern.find('%', i + 1) : std::string::npos;
      size_t at = end == std::string::npos ? 0 : static_cast<size_t>(number_of(pattern.substr(i + 1, end - i - 1), 0));
      if (at < 1 || at > kLevels) {
        out += pattern[i];
        continue;
      }
      out += number(at - 1);
      i = end;
    }
    return out;
  }
  const size_t first = level + 1 - std::min(level + 1, static_cast<size_t>(std::max(1, levels[level].shown)));
  for (size_t at = first; at <= level; ++at) {
    const std::string one = number(at);
    if (!one.empty()) out += (out.empty() ? "" : ".") + one;
  }
  return levels[level].prefix + out + levels[level].suffix;
}

std::string OdfLists::next(const pugi::xml_node& item) {
  const size_t level = open_.size() - 1;
  if (level >= kLevels) return "";
  auto style = styles_.find(open_.back().style);
  static const Levels kNone{};
  return count(style == styles_.end() ? kNone : style->second, counters_[open_.back().counters], level, number_of(attribute(item, "start-value"), 0));
}

std::string OdfLists::next_heading(int level) {
  if (level < 1 || level > static_cast<int>(kLevels)) return "";
  return count(outline_, headings_, static_cast<size_t>(level - 1), 0);
}

}  // namespace dossier::reader
