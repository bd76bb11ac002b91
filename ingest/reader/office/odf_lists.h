// Automatic numbers of list items and headings in ODT (ODF 1.3 part 3, 5.3 and 16.30): "3.1", "(a)", "•".
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "ingest/reader/office/ooxml_package.h"

namespace dossier::reader {

class OdfLists {
 public:
  // Takes the list styles and the numbering of headings among the children of `styles` (office:styles, office:automatic-styles).
  void read_styles(const pugi::xml_node& styles);

  // A text:list begins or ends. `list` outlives the pair.
  void open(const pugi::xml_node& list);
  void close();
  // The number of the next item of the list at hand, empty if it shows none. `item`: text:list-item.
  std::string next(const pugi::xml_node& item);
  // The number of a heading outside lists.
  std::string next_heading(int level);

 private:
  static constexpr size_t kLevels = 10;
  struct Level {
    std::string format, prefix, suffix, pattern, bullet;
    int shown = 1, start = 1;
  };
  using Levels = std::array<Level, kLevels>;
  using Counters = std::array<int, kLevels>;
  struct Open {
    std::string style;
    size_t counters;  // in counters_
  };

  static void read_level(const pugi::xml_node& node, Levels& levels);
  static std::string count(const Levels& levels, Counters& counters, size_t level, int start);

  std::map<std::string, Levels> styles_;
  Levels outline_{};
  Counters headings_{};
  std::vector<Counters> counters_;                 // of every list so far that is not within another
  std::map<std::string, size_t> by_id_, by_style_;  // the last one
  std::vector<Open> open_;
};

}  // namespace dossier::reader
