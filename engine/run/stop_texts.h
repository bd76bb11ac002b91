// Finds the texts that end an answer, and holds back what may turn out to be the beginning of one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class StopTexts {
 public:
  StopTexts() = default;
  // Empty texts are ignored.
  explicit StopTexts(std::vector<std::string> texts);

  // What may be shown now. Once a stop text has been seen, all before the earliest one; it and what follows are dropped.
  std::string push(std::string_view text);
  bool found() const { return found_; }
  // What was held back, at the end of an answer.
  std::string finish();

 private:
  std::vector<std::string> texts_;
  std::string held_;
  bool found_ = false;
};

}  // namespace dossier
