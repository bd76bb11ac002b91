#include "app/generate/document_sentences.h"

#include <algorithm>
#include <cctype>

#include "base/sentences.h"
#include "base/utf8.h"

namespace dossier {
namespace {

bool holds_prose(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::caption || kind == BlockKind::footnote || kind == BlockKind::side_note;
}

bool rests_on_unsure_words(const Page& page, uint32_t begin, uint32_t end) {
  auto word = std::lower_bound(page.words.begin(), page.words.end(), begin, [](const Word& w, uint32_t at) { return w.end <= at; });
  for (; word != page.words.end() && word->begin < end; ++word)
    if (word->style & (style::kCovered | style::kDoubtful | style::kInvisible | style::kHidden)) return true;
  return false;
}

// Follows the items of a report from heading to heading. It begins with the cover of a form.
class FilingParts {
 public:
  void enter(std::string_view line, uint32_t page) {
    if (line.size() > kLongestHeading) return;
    std::string text = fold(line);
    auto holds = [&](std::string_view words) { return text.find(words) != std::string::npos; };
    bool item = text.starts_with("item ") || text.starts_with("part ");
    if (page == 1 && (holds("form 10-k") || holds("form 10-q") || holds("form 20-f"))) part_ = FilingPart::cover;
    if (part_ == FilingPart::none) return;
    if (holds("risk factors") && item) part_ = FilingPart::risks;
    else if (holds("discussion and analysis") && (item || page > 4)) part_ = FilingPart::discussion;
    else if (holds("notes to") && (holds("financial") || holds("consolidated"))) part_ = FilingPart::statements;
    else if (item && (holds("financial statements") || holds("supplementary data"))) part_ = FilingPart::statements;
    else if (holds("exhibits") && item) part_ = FilingPart::exhibits;
    else if (text == "signatures" || text == "signature" || holds("exhibit index")) part_ = FilingPart::exhibits;
    else if (item && (part_ != FilingPart::cover || page > 1)) part_ = FilingPart::body;
  }
  FilingPart part() const { return part_; }

 private:
  static constexpr size_t kLongestHeading = 160;
  FilingPart part_ = FilingPart::none;
};

void set_text(const Page& page, SourceSentence& sentence) {
  sentence.text = std::string(page.slice(sentence.begin, sentence.end));
  sentence.tokens = tokenize_sentence(sentence.text);
}

void add_block(const Page& page, const Block& block, const std::string& heading, std::vector<SourceSentence>& out) {
  bool first = true;
  for (TextRange range : split_sentences(page.slice(block.begin, block.end))) {
    SourceSentence sentence;
    sentence.page = page.number;
    sentence.begin = block.begin + range.begin;
    sentence.end = block.begin + range.end;
    sentence.opens_block = first;
    first = false;
    if (rests_on_unsure_words(page, sentence.begin, sentence.end)) continue;
    set_text(page, sentence);
    sentence.block = block.kind;
    sentence.heading = heading;
    if (!sentence.tokens.empty()) out.push_back(std::move(sentence));
  }
}

// Courts set how they decide apart, in capitals: "The judgment of the district court is" and, as a line of its own, "AFFIRMED.". What
// stands on that line ends the sentence, whatever the reader takes it for.
bool ends_sentence(const Page& page, const Block& block, const std::vector<SourceSentence>& so_far) {
  constexpr size_t kLongest = 40;
  const std::string_view line = page.slice(block.begin, block.end);
  if (so_far.empty() || line.size() > kLongest || !line.ends_with('.')) return false;
  if (std::any_of(line.begin(), line.end(), [](unsigned char c) { return std::islower(c) || std::isdigit(c); })) return false;
  const SourceSentence& last = so_far.back();
  if (last.page != page.number || last.end > block.begin) return false;
  const std::string_view between = page.slice(last.end, block.begin);
  if (!std::all_of(between.begin(), between.end(), [](unsigned char c) { return std::isspace(c); })) return false;
  const std::string& word = last.tokens.back().text;
  return word == "is" || word == "are" || word == "be" || word == "hereby";
}

}  // namespace

size_t SourceSentence::words() const {
  size_t n = 0;
  for (const SentenceToken& t : tokens) n += t.number || t.text.size() > 1 || std::isalpha(static_cast<unsigned char>(t.text[0]));
  return n;
}

std::vector<SentenceToken> tokenize_sentence(std::string_view text) {
  std::vector<SentenceToken> out;
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (is_digit(c)) {
      // A number with its inner separators: 1,577.0 but not the full stop that ends the sentence.
      size_t end = at;
      while (end < text.size()) {
        size_t next = end;
        char32_t d = next_code_point(text, next);
        bool separator = (d == U'.' || d == U',' || d == U'\'') && next < text.size() && std::isdigit(static_cast<unsigned char>(text[next]));
        if (!is_digit(d) && !separator) break;
        end = next;
      }
      at = end;
      out.push_back({std::string(text.substr(begin, end - begin)), static_cast<uint32_t>(begin), static_cast<uint32_t>(end), true});
    } else if (is_letter(c)) {
      size_t end = at;
      while (end < text.size()) {
        size_t next = end;
        if (!is_letter(next_code_point(text, next))) break;
        end = next;
      }
      at = end;
      out.push_back({fold(text.substr(begin, end - begin)), static_cast<uint32_t>(begin), static_cast<uint32_t>(end), false});
    } else if (c == U'$' || c == U'%' || c == U'€' || c == U'£' || c == U'¥' || c == U',' || c == U'?') {
      out.push_back({std::string(text.substr(begin, at - begin)), static_cast<uint32_t>(begin), static_cast<uint32_t>(at), false});
    }
  }
  return out;
}

Result<std::vector<SourceSentence>> read_sentences(PageSource& pages, const SourceDocument& document, const CancelToken& cancel) {
  std::vector<SourceSentence> out;
  std::string heading;
  FilingParts parts;
  for (uint32_t number : document.page_numbers) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", document.name, ""};
    DOSSIER_ASSIGN(auto page, pages.page(document.sha256, number));
    for (const Block& block : page->blocks) {
      if (ends_sentence(*page, block, out) && !rests_on_unsure_words(*page, block.begin, block.end)) {
        out.back().end = block.end;
        set_text(*page, out.back());
        continue;
      }
      if (block.kind == BlockKind::heading) heading = std::string(page->slice(block.begin, block.end));
      parts.enter(page->slice(block.begin, block.end), page->number);
      size_t from = out.size();
      if (holds_prose(block.kind)) add_block(*page, block, heading, out);
      for (; from < out.size(); ++from) out[from].part = parts.part();
    }
  }
  return out;
}

}  // namespace dossier
