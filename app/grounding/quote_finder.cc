#include "app/grounding/quote_finder.h"

#include <algorithm>
#include <cmath>

#include "app/grounding/quote_words.h"
#include "base/utf8.h"

namespace dossier {

using grounding::cuts_word, grounding::find_words, grounding::quote_words, grounding::QuoteWord;

namespace {

std::string place(const std::string& document, uint32_t page) { return document + ", page " + std::to_string(page); }

std::string trimmed(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// A picture of the page has this box, or it is the page's own.
bool shows_picture(const Page& page, const Box& box) {
  auto same = [&](const Box& other) {
    auto near = [](float a, float b) { return std::abs(a - b) <= 0.05f; };  // reports keep 1/100 pt
    return near(box.x0, other.x0) && near(box.y0, other.y0) && near(box.x1, other.x1) && near(box.y1, other.y1);
  };
  return same({0, 0, page.width_pt, page.height_pt}) || std::any_of(page.images.begin(), page.images.end(), [&](const PageImage& image) { return same(image.box); });
}

bool is_boundary(std::string_view text, uint32_t at) { return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }

}  // namespace

const Table* table_around(const Page& page, uint32_t begin, uint32_t end) {
  for (const Table& table : page.tables)
    if (table.begin <= begin && end <= table.end) return &table;
  return nullptr;
}

std::string row_as_printed(const Page& page, const Table& table, uint32_t offset) {
  for (const Cell& cell : table.cells) {
    if (offset < cell.begin || offset >= cell.end) continue;
    std::string out;
    for (const Cell& other : table.cells) {
      if (other.row > cell.row || other.row + other.row_span <= cell.row || other.begin == other.end) continue;
      if (!out.empty()) out += " | ";
      out += trimmed(page.slice(other.begin, other.end));
    }
    return out;
  }
  return {};
}

Result<std::string> QuoteFinder::name_of_document(const Sha256& document) {
  if (!documents_) {
    DOSSIER_ASSIGN(documents_, pages_.documents());
  }
  for (const SourceDocument& known : *documents_)
    if (known.sha256 == document) return known.name;
  return Error{ErrorKind::not_found, "no such document", document.hex(), ""};
}

Result<Citation> QuoteFinder::cite(const Span& span) {
  DOSSIER_ASSIGN(std::shared_ptr<const Page> page, pages_.page(span.document, span.page));
  return cite(span, *page);
}

Result<Citation> QuoteFinder::cite(const Span& span, const Page& page) {
  DOSSIER_ASSIGN(std::string name, name_of_document(span.document));
  auto damaged = [&](const char* what) { return Error{ErrorKind::damaged, what, place(name, span.page), ""}; };
  if (span.begin >= span.end || span.end > page.text.size()) return damaged("the place lies outside the page's text");
  if (!is_boundary(page.text, span.begin) || !is_boundary(page.text, span.end)) return damaged("the place cuts a character");
  if (cuts_word(page.text, span.begin) || cuts_word(page.text, span.end)) return damaged("the place cuts a word or number");

  Citation out;
  out.span_ = span;
  out.quote_ = std::string(page.slice(span.begin, span.end));
  out.boxes_ = boxes_of(page, span.begin, span.end);
  out.page_hash_ = page_hash(page);
  out.document_name_ = std::move(name);
  out.page_label_ = page.label;
  out.bates_ = page.bates;
  for (const Word& word : page.words) {
    if (word.end <= span.begin || word.begin >= span.end) continue;
    out.covered_ |= (word.style & style::kCovered) != 0;
    out.doubtful_ |= (word.style & style::kDoubtful) != 0;
    out.corrected_ |= (word.style & style::kCorrected) != 0;
  }
  if (const Table* table = table_around(page, span.begin, span.end)) {
    out.table_ = trimmed(page.slice(table->title_begin, table->title_end));
    out.row_ = row_as_printed(page, *table, span.begin);
  }
  return out;
}

Result<Citation> QuoteFinder::cite_figure(const Sha256& document, uint32_t number, const Box& box) {
  DOSSIER_ASSIGN(std::string name, name_of_document(document));
  DOSSIER_ASSIGN(std::shared_ptr<const Page> page, pages_.page(document, number));
  if (!shows_picture(*page, box)) return Error{ErrorKind::damaged, "no picture stands there", place(name, number), ""};
  Citation out;
  out.span_ = {document, number, 0, 0};
  out.boxes_ = {box};
  out.page_hash_ = page_hash(*page);
  out.document_name_ = std::move(name);
  out.page_label_ = page->label;
  out.bates_ = page->bates;
  out.figure_ = true;
  return out;
}

Result<Citation> QuoteFinder::find(const QuoteDraft& quote) {
  if (quote.figure) {
    if (!quote.document || !quote.page) return Error{ErrorKind::not_found, "a picture without a page", "", ""};
    return cite_figure(*quote.document, *quote.page, *quote.figure);
  }
  std::vector<QuoteWord> wanted = quote_words(quote.text);
  if (quote.at) {
    DOSSIER_ASSIGN(Citation found, cite(*quote.at));
    if (wanted.empty() && quote.text.empty()) return found;
    std::vector<QuoteWord> there = quote_words(found.quote_);
    bool same = there.size() == wanted.size() && std::equal(there.begin(), there.end(), wanted.begin(), [](const QuoteWord& a, const QuoteWord& b) { return a.text == b.text; });
    if (!same) return Error{ErrorKind::conflict, "other words stand at the quote's place: \"" + found.quote_ + "\"", place(found.document_name_, quote.at->page), ""};
    return found;
  }
  if (wanted.empty()) return Error{ErrorKind::not_found, "the quote has no words", "", ""};
  if (!documents_) {
    DOSSIER_ASSIGN(documents_, pages_.documents());
  }
  // A page that does not hold the longest plain word of the quote need not be cut into words.
  std::string_view rare;
  for (const QuoteWord& word : wanted) {
    bool plain = std::all_of(word.text.begin(), word.text.end(), [](unsigned char c) { return c < 0x80; });
    if (word.is_word && plain && word.text.size() > rare.size()) rare = word.text;
  }
  for (const SourceDocument& document : *documents_) {
    if (quote.document && document.sha256 != *quote.document) continue;
    for (uint32_t number : document.page_numbers) {
      if (quote.page && number != *quote.page) continue;
      DOSSIER_ASSIGN(std::shared_ptr<const Page> page, pages_.page(document.sha256, number));
      // A soft hyphen or a ligature inside a word would hide it from a search of bytes.
      bool hidden = page->text.find("\xC2\xAD") != std::string::npos || page->text.find("\xEF\xAC") != std::string::npos;
      if (!rare.empty() && !hidden && page->text.find(rare) == std::string::npos) continue;
      std::vector<QuoteWord> words = quote_words(page->text);
      for (auto match = find_words(words, wanted); match; match = find_words(words, wanted, match->first + 1)) {
        uint32_t begin = words[match->first].begin, end = words[match->second].end;
        if (!cuts_word(page->text, begin) && !cuts_word(page->text, end)) return cite({document.sha256, number, begin, end}, *page);
      }
    }
  }
  std::string where = quote.page ? "page " + std::to_string(*quote.page) : std::string();
  return Error{ErrorKind::not_found, "the quote is not in the documents: \"" + quote.text.substr(0, 120) + "\"", where, ""};
}

std::variant<CitedClaim, Rejected> QuoteFinder::cite(const DraftClaim& draft) {
  CitedClaim out{draft.text, {}, draft.figures, draft.computation, draft.origin};
  for (const QuoteDraft& quote : draft.quotes) {
    Result<Citation> found = find(quote);
    if (found.ok()) {
      out.citations.push_back(std::move(found).value());
      continue;
    }
    const Error& error = found.error();
    std::string code = error.kind == ErrorKind::not_found ? "quote_not_found" : error.kind == ErrorKind::conflict ? "quote_differs" : error.kind == ErrorKind::damaged ? "place_is_none" : "page_not_readable";
    return Rejected{draft, ClaimClass::failed, 0, {{code, error.describe()}}};
  }
  return out;
}

}  // namespace dossier
