#include "ingest/reader/office/numbering.h"

#include <algorithm>
#include <cstdlib>

namespace dossier::reader {
namespace {

int number_of(std::string_view text, int otherwise) {
  if (text.empty()) return otherwise;
  return static_cast<int>(std::clamp(std::strtol(std::string(text).c_str(), nullptr, 10), -1L, 1'000'000L));
}

}  // namespace

Numbering::Numbering(Package& package) {
  auto document = package.xml("word/numbering.xml");
  if (!document) return;
  for (pugi::xml_node node : document->document_element().children()) {
    if (local_name(node) == "abstractNum") {
      auto& levels = abstracts_[std::string(attribute(node, "abstractNumId"))];
      for (pugi::xml_node level : node.children()) {
        if (local_name(level) != "lvl") continue;
        int index = number_of(attribute(level, "ilvl"), -1);
        if (index < 0 || index >= kLevels) continue;
        Level& out = levels[static_cast<size_t>(index)];
        if (auto format = child(level, "numFmt")) out.format = attribute(format, "val");
        if (auto text = child(level, "lvlText")) out.text = attribute(text, "val");
        if (auto start = child(level, "start")) out.start = number_of(attribute(start, "val"), 1);
      }
    } else if (local_name(node) == "num") {
      List& list = lists_[std::string(attribute(node, "numId"))];
      list.abstract = attribute(child(node, "abstractNumId"), "val");
      for (pugi::xml_node over : node.children())
        if (local_name(over) == "lvlOverride")
          if (auto start = child(over, "startOverride")) list.start_overrides[number_of(attribute(over, "ilvl"), 0)] = number_of(attribute(start, "val"), 1);
    }
  }
}

std::string Numbering::next(const std::string& list, int level) {
  auto found = lists_.find(list);
  if (found == lists_.end() || level < 0 || level >= kLevels) return "";
  auto abstract = abstracts_.find(found->second.abstract);
  if (abstract == abstracts_.end()) return "";
  const auto& levels = abstract->second;
  // A list with a start of its own counts for itself.
  std::string key = found->second.start_overrides.empty() ? found->second.abstract : "n" + list;
  auto& counters = counters_.try_emplace(key, std::array<int, kLevels>{}).first->second;
  size_t at = static_cast<size_t>(level);
  if (counters[at] == 0) {
    auto over = found->second.start_overrides.find(level);
    counters[at] = over == found->second.start_overrides.end() ? levels[at].start : over->second;
  } else {
    ++counters[at];
  }
  for (size_t i = at + 1; i < kLevels; ++i) counters[i] = 0;
  if (levels[at].format == "bullet") return "•";
  std::string out;
  const std::string& text = levels[at].text;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
      size_t which = static_cast<size_t>(text[++i] - '1');
      out += numeral(counters[which] ? counters[which] : levels[which].start, levels[which].format);
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace dossier::reader
