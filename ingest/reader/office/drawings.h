// What drawings of office files say: charts by the values they were drawn from, diagrams (SmartArt) and shapes by their words.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "ingest/reader/office/ooxml_package.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {

// Charts and diagrams of one document. Their text stands in parts of their own, each of which is told once, however often a file names it.
class Graphics {
 public:
  explicit Graphics(Package& package) : package_(package) {}
  // Those that `drawing` (any element of the part `member`) refers to, in order.
  void tell(const std::string& member, const pugi::xml_node& drawing, Story& story);

 private:
  void tell_below(const std::vector<Relationship>& relationships, const pugi::xml_node& node, int depth, Story& story);
  // Null if it was told, or is none.
  std::unique_ptr<pugi::xml_document> part(const std::vector<Relationship>& relationships, std::string_view id);

  Package& package_;
  std::set<std::string> told_;
};

// The words of a DrawingML text body, a line a paragraph.
std::string body_words(const pugi::xml_node& body);

}  // namespace dossier::reader
