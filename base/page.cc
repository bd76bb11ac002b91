#include "base/page.h"

#include <array>
#include <cmath>

#include "base/bytes.h"
#include "base/page_codec.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 4> kSources = {"none", "text", "ocr", "both"};
constexpr std::array<std::string_view, 12> kBlocks = {"paragraph", "heading",        "list_item",      "table",  "caption",    "footnote",
                                                      "running_header", "running_footer", "figure", "form_field", "annotation", "side_note"};
constexpr std::array<std::string_view, 4> kImages = {"figure", "scan", "stamp", "signature"};
constexpr std::array<std::string_view, 16> kFindings = {
    "covered_text",    "invisible_text", "layer_contradicted", "broken_encoding", "doubtful_words", "tracked_changes",
    "comment",         "hidden_content", "signed_file",        "encrypted_part",  "truncated",      "repaired",
    "limit_reached",   "external_reference", "active_content", "language_guessed"};

bool sound(const Box& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1) &&
         std::abs(box.x0) < 1e6 && std::abs(box.y0) < 1e6 && std::abs(box.x1) < 1e6 && std::abs(box.y1) < 1e6;
}

class PageCheck {
 public:
  explicit PageCheck(const Page& page) : page_(page) {}

  Status run() {
    if (page_.number == 0) return bad("page number 0");
    if (page_.text.size() > kMaxPageTextBytes) return bad("text too long");
    if (!is_utf8(page_.text)) return bad("text is not UTF-8");
    if (!is_utf8(page_.label) || !is_utf8(page_.bates) || !is_utf8(page_.language)) return bad("label is not UTF-8");
    if (!(page_.width_pt >= 0 && page_.width_pt < 1e6f && page_.height_pt >= 0 && page_.height_pt < 1e6f)) return bad("page size");
    if (page_.rotation % 90 != 0 || page_.rotation >= 360) return bad("rotation");
    if (static_cast<size_t>(page_.source) >= kSources.size()) return bad("source");
    DOSSIER_TRY(words());
    DOSSIER_TRY(blocks());
    for (const Table& table : page_.tables) DOSSIER_TRY(check_table(table));
    for (const PageImage& image : page_.images)
      if (!sound(image.box) || static_cast<size_t>(image.kind) >= kImages.size()) return bad("image");
    for (const Finding& finding : page_.findings)
      if (!sound(finding.box) || static_cast<size_t>(finding.kind) >= kFindings.size() || !is_utf8(finding.detail)) return bad("finding");
    return {};
  }

 private:
  Error bad(const std::string& what) const {
    return Error{ErrorKind::damaged, "a page breaks its own rules: " + what, "page " + std::to_string(page_.number), ""};
  }
  bool boundary(uint32_t at) const {
    return at <= page_.text.size() && (at == page_.text.size() || (static_cast<unsigned char>(page_.text[at]) & 0xC0) != 0x80);
  }
  bool range(uint32_t begin, uint32_t end) const { return begin <= end && boundary(begin) && boundary(end); }

  Status words() const {
    uint32_t last = 0;
    for (const Word& word : page_.words) {
      if (!range(word.begin, word.end) || word.begin == word.end || word.begin < last) return bad("word range");
      if (!sound(word.box) || !(word.confidence >= 0 && word.confidence <= 1) || !(word.size_pt >= 0 && word.size_pt < 1e5f))
        return bad("word box");
      last = word.begin;
    }
    return {};
  }
  Status blocks() const {
    for (const Block& block : page_.blocks)
      if (!range(block.begin, block.end) || !sound(block.box) || static_cast<size_t>(block.kind) >= kBlocks.size()) return bad("block");
    return {};
  }
  Status check_table(const Table& table) const {
    if (!sound(table.box) || !range(table.begin, table.end) || !range(table.title_begin, table.title_end)) return bad("table");
    for (const Cell& cell : table.cells) {
      if (!range(cell.begin, cell.end) || !sound(cell.box)) return bad("cell range");
      if (cell.row_span == 0 || cell.column_span == 0 || cell.row + cell.row_span > table.rows || cell.column + cell.column_span > table.columns)
        return bad("cell place");
      if (!is_utf8(cell.formula)) return bad("cell formula");
    }
    return {};
  }

  const Page& page_;
};

}  // namespace

std::string_view name_of(TextSource source) { return kSources[static_cast<size_t>(source)]; }
std::string_view name_of(BlockKind kind) { return kBlocks[static_cast<size_t>(kind)]; }
std::string_view name_of(ImageKind kind) { return kImages[static_cast<size_t>(kind)]; }
std::string_view name_of(FindingKind kind) { return kFindings[static_cast<size_t>(kind)]; }

Status check_page(const Page& page) { return PageCheck(page).run(); }

Sha256 page_hash(const Page& page) {
  Sha256Hasher hasher;
  hasher.add("dossier page 1\n");
  ByteWriter out;
  out.string(page.text);
  encode_words(page.words, out);
  encode_tables(page.tables, out);
  hasher.add(out.bytes());
  return hasher.finish();
}

std::vector<Box> boxes_of(const Page& page, uint32_t begin, uint32_t end) {
  std::vector<Box> out;
  const Word* last = nullptr;
  for (const Word& word : page.words) {
    if (word.end <= begin) continue;
    if (word.begin >= end) break;
    // A new line starts where the word does not overlap the last one's height, or steps back.
    bool same_line = last && word.box.center_y() > last->box.y0 && word.box.center_y() < last->box.y1 && word.box.x0 >= last->box.x0 - 1 &&
                     word.box.x0 - last->box.x1 < 4 * std::max(last->box.height(), 4.f);
    if (same_line)
      out.back() = united(out.back(), word.box);
    else
      out.push_back(word.box);
    last = &word;
  }
  return out;
}

}  // namespace dossier
