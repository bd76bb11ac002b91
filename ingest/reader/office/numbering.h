// Automatic numbers of paragraphs in DOCX (ECMA-376 part 1, 17.9): "3.1", "(a)", "•".
#pragma once

#include <array>
#include <map>
#include <string>

#include "ingest/reader/office/ooxml_package.h"
#include "ingest/reader/text/numeral.h"

namespace dossier::reader {

class Numbering {
 public:
  explicit Numbering(Package& package);
  // Counts on and gives the number as printed, empty if the list or level shows none.
  std::string next(const std::string& list, int level);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    std::string format = "decimal", text;
    int start = 1;
  };
  struct List {
    std::string abstract;
    std::map<int, int> start_overrides;
  };
  std::map<std::string, std::array<Level, kLevels>> abstracts_;
  std::map<std::string, List> lists_;
  std::map<std::string, std::array<int, kLevels>> counters_;  // by abstract list: lists that share one go on counting
};

}  // namespace dossier::reader
