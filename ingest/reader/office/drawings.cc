#include "ingest/reader/office/drawings.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

#include "ingest/reader/office/sheet.h"

namespace dossier::reader {
namespace {

constexpr size_t kMostSeries = 100, kMostPoints = 5'000;

// The values that a chart keeps of the cells it was drawn from, by their index.
using Points = std::map<size_t, std::string>;

Points points_of(const pugi::xml_node& source) {
  Points out;
  pugi::xml_node reference = source.first_child();  // numRef, strRef, multiLvlStrRef, or the values themselves (numLit, strLit)
  pugi::xml_node cache = reference;
  for (const char* name : {"numCache", "strCache", "multiLvlStrCache"})
    if (pugi::xml_node found = child(reference, name)) cache = found;
  if (pugi::xml_node level = child(cache, "lvl")) cache = level;
  const std::string format(text_below(child(cache, "formatCode")));
  const bool numbers = local_name(cache).starts_with("num");
  for (pugi::xml_node point : cache.children()) {
    if (local_name(point) != "pt" || out.size() >= kMostPoints) continue;
    std::string value = text_below(child(point, "v"));
    out[std::strtoul(std::string(attribute(point, "idx")).c_str(), nullptr, 10)] = numbers ? shown_number(value, format, false) : value;
  }
  return out;
}

struct Series {
  std::string name;
  Points values;
};

// Series of all plots of a chart, and what stands along its axis.
void collect_series(const pugi::xml_node& plots, std::vector<Series>& series, Points& axis) {
  for (pugi::xml_node plot : plots.children())
    for (pugi::xml_node node : plot.children()) {
      if (local_name(node) != "ser" || series.size() >= kMostSeries) continue;
      Series one;
      pugi::xml_node name = child(node, "tx");
      if (Points said = points_of(name); !said.empty()) one.name = said.begin()->second;
      else one.name = text_below(child(name, "v"));
      for (const char* values : {"val", "yVal"})
        if (pugi::xml_node found = child(node, values)) one.values = points_of(found);
      for (const char* categories : {"cat", "xVal"})
        if (pugi::xml_node found = child(node, categories); found && axis.empty()) axis = points_of(found);
      series.push_back(std::move(one));
    }
}

void tell_chart(const pugi::xml_node& space, Story& story) {
  pugi::xml_node chart = child(space, "chart");
  if (std::string title = body_words(child(child(child(chart, "title"), "tx"), "rich")); !title.empty()) story.block(BlockKind::caption, title);
  std::vector<Series> series;
  Points axis;
  collect_series(child(chart, "plotArea"), series, axis);
  std::vector<Story::TableRow> rows(1);
  rows[0].emplace_back();
  Points places = axis;
  for (const Series& one : series) {
    rows[0].emplace_back().text = one.name;
    for (const auto& [index, value] : one.values) places.try_emplace(index);
  }
  for (const auto& [index, label] : places) {
    Story::TableRow& row = rows.emplace_back();
    row.emplace_back().text = label.empty() ? std::to_string(index + 1) : label;
    for (const Series& one : series) {
      auto value = one.values.find(index);
      row.emplace_back().text = value == one.values.end() ? "" : value->second;
    }
  }
  if (!series.empty() && rows.size() > 1) story.table(std::move(rows), 1);
}

// The points of a diagram's model that people wrote; the others are its shapes and connections.
void tell_diagram(const pugi::xml_node& model, Story& story) {
  for (pugi::xml_node point : child(model, "ptLst").children()) {
    std::string_view type = attribute(point, "type");
    if (local_name(point) != "pt" || (!type.empty() && type != "node" && type != "asst")) continue;
    if (std::string text = body_words(child(point, "t")); !text.empty()) story.block(BlockKind::list_item, text, 1);
  }
}

void collect_body(const pugi::xml_node& node, int depth, std::string& out) {
  if (depth > kMaxXmlDepth) return;
  for (pugi::xml_node inner : node.children()) {
    std::string_view name = local_name(inner);
    if (name == "t") out += text_below(inner);
    else if (name == "br") out += '\n';
    else collect_body(inner, depth + 1, out);
    if (name == "p" && !out.empty() && out.back() != '\n') out += '\n';
  }
}

}  // namespace

std::unique_ptr<pugi::xml_document> Graphics::part(const std::vector<Relationship>& relationships, std::string_view id) {
  auto found = std::find_if(relationships.begin(), relationships.end(), [&](const Relationship& r) { return r.id == id && !r.external; });
  if (found == relationships.end() || !told_.insert(found->target).second) return nullptr;
  return package_.xml(found->target);
}

void Graphics::tell_below(const std::vector<Relationship>& relationships, const pugi::xml_node& node, int depth, Story& story) {
  if (depth > kMaxXmlDepth) return;
  for (pugi::xml_node inner : node.children()) {
    std::string_view name = local_name(inner);
    if (name == "Fallback") continue;
    if (name == "chart" && !attribute(inner, "id").empty()) {
      if (auto chart = part(relationships, attribute(inner, "id"))) tell_chart(chart->document_element(), story);
    } else if (name == "relIds") {
      if (auto model = part(relationships, attribute(inner, "dm"))) tell_diagram(model->document_element(), story);
    } else {
      tell_below(relationships, inner, depth + 1, story);
    }
  }
}

void Graphics::tell(const std::string& member, const pugi::xml_node& drawing, Story& story) { tell_below(package_.relationships(member), drawing, 0, story); }

std::string body_words(const pugi::xml_node& body) {
  std::string out;
  collect_body(body, 0, out);
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

}  // namespace dossier::reader
