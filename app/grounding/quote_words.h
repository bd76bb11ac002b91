// Text as a row of words and signs in one spelling, so that a quote is found whatever its line breaks, quotation marks and hyphens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::grounding {

struct QuoteWord {
  std::string text;             // a run of letters and digits (NFKC, case kept), or one sign
  uint32_t begin = 0, end = 0;  // bytes of the text it was read from
  bool is_word = false;
};

std::vector<QuoteWord> quote_words(std::string_view text);

// Where `quote` first stands in `text` at or after word `from`, as words of text [first, last]; nothing if it does not.
std::optional<std::pair<size_t, size_t>> find_words(const std::vector<QuoteWord>& text, const std::vector<QuoteWord>& quote, size_t from = 0);

// Would a cut at this byte go through a word or a number?
bool cuts_word(std::string_view text, uint32_t offset);

}  // namespace dossier::grounding
