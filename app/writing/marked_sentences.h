// Sentences with citation marks, out of a text that arrives in pieces.
//
// A mark is [3], [3, 5] or [3: "words of passage 3"]; it stands behind the words it proves, before or after the full stop. A sentence ends with its
// marks, at a line break, or at a full stop that the next sentence follows. What has no mark is a sentence without evidence. Total: any bytes give sentences; broken UTF-8
// becomes U+FFFD; a sentence without an end is cut at kMostSentenceBytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct CitationMark {
  size_t passage = 0;  // as written; 0: a number beyond all bounds
  std::string quote;   // empty: none given
  bool operator==(const CitationMark&) const = default;
};

struct MarkedSentence {
  std::string text;  // without marks, list signs and emphasis
  std::vector<CitationMark> marks;
  bool cut = false;  // longer than a sentence may be
  bool operator==(const MarkedSentence&) const = default;
};

class MarkedSentences {
 public:
  static constexpr size_t kMostSentenceBytes = 2'000;

  // Sentences that the piece completes.
  std::vector<MarkedSentence> add(std::string_view piece);
  // What is left at the end of the text.
  std::vector<MarkedSentence> finish();

 private:
  // Takes whole sentences off the front of `text_`; `all`: nothing more will come.
  std::vector<MarkedSentence> take(bool all);

  std::string text_;
};

}  // namespace dossier
