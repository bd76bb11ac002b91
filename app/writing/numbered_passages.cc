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
  PassageCutter(const SourceDocument& document, PictureChoice choice, std::vector<NumberedPassage>& out)
      : document_(document), choice_(choice), out_(out) {}

  void add_page(const Page& page) {
    page_ = &page;
    begin_ = end_ = 0;
    open_ = false;
    find_pictures();
    for (const Block& block : page.blocks) {
      put_pictures(block.begin);
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
    const auto end = static_cast<uint32_t>(page.text.size());
    if (page.blocks.empty()) {
      put_pictures(0);
      if (end > 0) add_long(0, end);
    }
    put_pictures(end);
  }

 private:
  void find_pictures() {
    pictures_.clear();
    next_picture_ = 0;
    if (choice_ == PictureChoice::none) return;
    for (const Box& box : pictures_of(*page_, choice_)) pictures_.push_back({place_of_picture(*page_, box), box});
    std::stable_sort(pictures_.begin(), pictures_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  // Those that stand before byte `at` or at it.
  void put_pictures(uint32_t at) {
    for (; next_picture_ < pictures_.size() && pictures_[next_picture_].first <= at; ++next_picture_) {
      close();
      const auto& [place, box] = pictures_[next_picture_];
      out_.push_back({out_.size() + 1, document_.sha256, document_.name, page_->number, place, place, "", box});
    }
  }

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
  const PictureChoice choice_;
  std::vector<NumberedPassage>& out_;
  std::vector<std::pair<uint32_t, Box>> pictures_;  // of the page, by their place
  size_t next_picture_ = 0;
  const Page* page_ = nullptr;
  uint32_t begin_ = 0, end_ = 0;
  bool open_ = false;
};

}  // namespace

void number_anew(std::vector<NumberedPassage>& passages) {
  for (size_t i = 0; i < passages.size(); ++i) passages[i].number = i + 1;
}

uint32_t place_of_picture(const Page& page, const Box& box) {
  const bool is_page = box.x0 <= 0 && box.y0 <= 0 && box.x1 >= page.width_pt && box.y1 >= page.height_pt;
  if (is_page) return 0;
  const float middle = (box.y0 + box.y1) / 2;
  uint32_t behind = static_cast<uint32_t>(page.text.size());
  for (const Block& block : page.blocks) {
    const bool same_column = block.box.x0 < box.x1 && box.x0 < block.box.x1;
    if (!same_column) continue;
    if (block.box.y0 >= middle) return block.begin;
    behind = block.end;
  }
  return behind;  // below all words of its column
}

Result<std::vector<NumberedPassage>> passages_of(PageSource& pages, const SourceDocument& document, const CancelToken& cancel, PictureChoice choice) {
  std::vector<NumberedPassage> out;
  PassageCutter cutter(document, choice, out);
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

WrittenPassages written_passages(const std::vector<NumberedPassage>& passages) {
  WrittenPassages written;
  std::string& out = written.text;
  for (const NumberedPassage& passage : passages) {
    out += "[" + std::to_string(passage.number) + "] (" + visible(scrub_utf8(passage.document_name)) + ", page " + std::to_string(passage.page) +
           (passage.picture ? ", picture" : "") + ")\n";
    if (passage.pixels) written.pictures.push_back({out.size(), passage.pixels});
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
  return written;
}

std::string written_out(const std::vector<NumberedPassage>& passages) { return written_passages(passages).text; }

}  // namespace dossier
