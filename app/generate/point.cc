#include "app/generate/point.h"

#include "base/utf8.h"

namespace dossier {
namespace {

// White space folded to single spaces.
std::string one_line(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

DraftClaim draft_of(const Point& point, const Page& page, const SourceDocument& document) {
  DraftClaim draft;
  std::string words = one_line(page.slice(point.begin, point.end));
  draft.text = (point.cut_before ? "… " : "") + words + (point.cut_after ? " …" : "");
  QuoteDraft quote;
  quote.text = words;
  quote.at = Span{document.sha256, point.page, point.begin, point.end};
  draft.quotes.push_back(std::move(quote));
  draft.origin = {Origin::Kind::extracted, "extractive"};
  return draft;
}

Point whole(const SourceSentence& sentence, size_t index, double score) {
  return {index, sentence.page, sentence.begin, sentence.end, false, false, score};
}

}  // namespace dossier
