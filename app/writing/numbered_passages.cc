#include "app/writing/numbered_passages.h"

#include <algorithm>
#include <set>

#include "app/generate/document_points.h"
#include "app/generate/relevance.h"
#include "base/sentences.h"
#include "base/utf8.h"

namespace dossier {
namespace {

bool is_running(BlockKind kind) { return kind == BlockKind::running_header || kind == BlockKind::running_footer || kind == BlockKind::figure; }

class PassageCutter {
 public:
  PassageCutter(const SourceDocument& document, std::vector<NumberedPassage>& out) : document_(document), out_(out) {}

  void add_page(const Page& page) {
    page_ = &page;
    begin_ = end_ = 0;
    open_ = false;
    for (const Block& block : page.blocks) {
      if (is_running(block.kind) || block.begin >= block.end) {
        close();
        continue;
      }
      bool joins = open_ && end_ - begin_ < kLeastPassageBytes && block.end - begin_ <= kMostPassageBytes;
      if (!joins) close();
      if (block.end - block.begin > kMostPassageBytes) {
        close();
        add_long(block.begin, block.end);
        continue;
      }
      if (!open_) begin_ = block.begin;
      end_ = block.end;
      open_ = true;
    }
    close();
    if (page.blocks.empty() && !page.text.empty()) add_long(0, static_cast<uint32_t>(page.text.size()));
  }

 private:
  void close() {
    if (open_) put(begin_, end_);
    open_ = false;
  }

  // Cut between sentences, or lines where there are none.
  void add_long(uint32_t begin, uint32_t end) {
    std::string_view text = page_->slice(begin, end);
    uint32_t first = begin, last = begin;
    auto piece = [&](uint32_t to) {
      if (to - first > kMostPassageBytes && last > first) {
        put(first, last);
        first = last;
      }
      last = to;
    };
    std::vector<TextRange> sentences = split_sentences(text);
    for (const TextRange& s : sentences) {
      if (s.end - s.begin > kMostPassageBytes) {
        for (size_t line = text.find('\n', s.begin); line != std::string_view::npos && line < s.end; line = text.find('\n', line + 1)) piece(begin + static_cast<uint32_t>(line));
      }
      piece(begin + s.end);
    }
    if (last > first) put(first, last);
  }

  void put(uint32_t begin, uint32_t end) {
    while (begin < end && (page_->text[begin] == '\n' || page_->text[begin] == ' ')) ++begin;
    while (end > begin && (page_->text[end - 1] == '\n' || page_->text[end - 1] == ' ')) --end;
    if (begin == end) return;
    out_.push_back({out_.size() + 1, document_.sha256, document_.name, page_->number, begin, end, std::string(page_->slice(begin, end))});
  }

  const SourceDocument& document_;
  std::vector<NumberedPassage>& out_;
  const Page* page_ = nullptr;
  uint32_t begin_ = 0, end_ = 0;
  bool open_ = false;
};

void number_anew(std::vector<NumberedPassage>& passages) {
  for (size_t i = 0; i < passages.size(); ++i) passages[i].number = i + 1;
}

}  // namespace

Result<std::vector<NumberedPassage>> passages_of(PageSource& pages, const SourceDocument& document, const CancelToken& cancel) {
  std::vector<NumberedPassage> out;
  PassageCutter cutter(document, out);
  for (uint32_t number : document.page_numbers) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", document.name, ""};
    DOSSIER_ASSIGN(auto page, pages.page(document.sha256, number));
    cutter.add_page(*page);
  }
  return out;
}

Result<std::vector<NumberedPassage>> relevant_passages(PageSource& pages, const SourceDocument& document, const std::vector<NumberedPassage>& all, const std::string& question,
                                                       size_t most_bytes, const CancelToken& cancel) {
  DOSSIER_ASSIGN(auto sentences, read_sentences(pages, document, cancel));
  // More sentences than fit, best first: the budget decides.
  size_t wanted = most_bytes / kLeastPassageBytes + 1;
  std::vector<Point> points = question.empty() ? document_points(sentences, wanted) : relevant_points(sentences, question, wanted);
  std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.score > b.score; });
  std::set<size_t> chosen;
  size_t bytes = 0;
  for (const Point& point : points) {
    auto holds = [&](const NumberedPassage& p) { return p.page == point.page && p.begin <= point.begin && point.begin < p.end; };
    auto at = std::find_if(all.begin(), all.end(), holds);
    if (at == all.end() || chosen.count(static_cast<size_t>(at - all.begin())) || bytes + at->text.size() > most_bytes) continue;
    bytes += at->text.size();
    chosen.insert(static_cast<size_t>(at - all.begin()));
  }
  // Documents without sentences (sheets, lists) begin at their beginning.
  if (chosen.empty())
    for (size_t i = 0; i < all.size() && bytes + all[i].text.size() <= most_bytes; ++i) {
      bytes += all[i].text.size();
      chosen.insert(i);
    }
  std::vector<NumberedPassage> out;
  for (size_t i : chosen) out.push_back(all[i]);
  number_anew(out);
  return out;
}

std::string written_out(const std::vector<NumberedPassage>& passages) {
  std::string out;
  for (const NumberedPassage& passage : passages) {
    out += "[" + std::to_string(passage.number) + "] (" + visible(scrub_utf8(passage.document_name)) + ", page " + std::to_string(passage.page) + ")\n";
    for (size_t i = 0; i < passage.text.size(); ++i) {
      char c = passage.text[i];
      bool opens = c == '[' && i + 1 < passage.text.size() && passage.text[i + 1] >= '0' && passage.text[i + 1] <= '9';
      size_t close = opens ? passage.text.find(']', i) : std::string::npos;
      if (opens && close != std::string::npos && close - i < 12) {
        out += "(" + passage.text.substr(i + 1, close - i - 1) + ")";
        i = close;
        continue;
      }
      out += c;
    }
    out += "\n\n";
  }
  return out;
}

}  // namespace dossier
