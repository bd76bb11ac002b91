// What a reader yields and everything else speaks of: documents, pages, words, blocks, tables, spans.
//
// Offsets are UTF-8 bytes into Page::text, half open. Page::text is NFC, in reading order; blocks are separated by "\n\n", lines
// within a block by "\n" (a hyphen that only broke a word at a line's end is removed from the text together with the break, and
// the word then has one box a line: see style::kContinues). Nothing here is edited after a reader made it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/geometry.h"
#include "base/hash.h"
#include "base/result.h"

namespace dossier {

enum class TextSource : uint8_t { none, text, ocr, both };
std::string_view name_of(TextSource source);

// Bits of Word::style.
namespace style {
inline constexpr uint16_t kBold = 1 << 0;
inline constexpr uint16_t kItalic = 1 << 1;
inline constexpr uint16_t kMonospaced = 1 << 2;
inline constexpr uint16_t kSuperscript = 1 << 3;  // raised and smaller: footnote marks
inline constexpr uint16_t kUnderlined = 1 << 4;
inline constexpr uint16_t kStruck = 1 << 5;
inline constexpr uint16_t kInvisible = 1 << 6;  // in the file, not on the page
inline constexpr uint16_t kCovered = 1 << 7;    // under a filled box: a failed redaction; never quoted without saying so
inline constexpr uint16_t kDoubtful = 1 << 8;   // OCR was unsure; never silently a figure
inline constexpr uint16_t kInserted = 1 << 9;   // a tracked insertion
inline constexpr uint16_t kHidden = 1 << 10;    // hidden row, column, sheet or text
inline constexpr uint16_t kContinues = 1 << 11; // same word as the one before, its part on the next line
inline constexpr uint16_t kOcr = 1 << 12;       // read from pixels
}  // namespace style

struct Word {
  uint32_t begin = 0, end = 0;  // bytes of Page::text; a word broken over two lines is two Words, the second with kContinues
  Box box;
  float confidence = 1;  // 0..1; 1 for text layers
  float size_pt = 0;     // font size, 0 if unknown
  uint16_t style = 0;
  bool operator==(const Word&) const = default;
};

enum class BlockKind : uint8_t {
  paragraph, heading, list_item, table, caption, footnote, running_header, running_footer, figure, form_field, annotation, side_note
};
std::string_view name_of(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;            // headings: 1 is the highest; list items: depth from 1
  uint32_t begin = 0, end = 0;  // bytes of Page::text
  Box box;
  bool operator==(const Block&) const = default;
};

struct Cell {
  uint16_t row = 0, column = 0, row_span = 1, column_span = 1;
  bool column_header = false, row_header = false;
  bool hidden = false;          // hidden row or column of a sheet
  uint32_t begin = 0, end = 0;  // bytes of Page::text; the text of a cell is contiguous; equal if the cell is empty
  Box box;
  std::string formula;  // sheets: the formula whose cached value is shown
  bool operator==(const Cell&) const = default;
};

struct Table {
  Box box;
  uint16_t rows = 0, columns = 0;
  uint32_t begin = 0, end = 0;            // the table's part of Page::text
  uint32_t title_begin = 0, title_end = 0;  // caption or title above it; equal if none
  bool ruled = false;                     // found by ruling lines
  bool continues_previous_page = false;   // goes on from the last table of the page before, same columns
  std::vector<Cell> cells;                // in row-major order
  bool operator==(const Table&) const = default;
};

enum class ImageKind : uint8_t { figure, scan, stamp, signature };
std::string_view name_of(ImageKind kind);

struct PageImage {
  Box box;
  ImageKind kind = ImageKind::figure;
  Sha256 hash;  // of the encoded image stream, where it has one
  bool operator==(const PageImage&) const = default;
};

// Something a person must know about a page or document.
enum class FindingKind : uint8_t {
  covered_text,        // words under a filled box
  invisible_text,      // words in the layer that nobody sees
  layer_contradicted,  // the text layer says something else than the pixels; the better was used
  broken_encoding,     // glyphs without a way back to Unicode
  doubtful_words,      // OCR unsure
  tracked_changes,     // deletions left out of the text, insertions marked
  comment,             // a comment or annotation, its text in detail
  hidden_content,      // hidden rows, columns, sheets, slides
  signed_file,         // carries a digital signature
  encrypted_part,      // an encrypted part was not opened
  truncated,           // the file ends early
  repaired,            // the file was damaged and read after repair
  limit_reached,       // a limit cut something off
  external_reference,  // the file asks for something outside; it was not fetched
  active_content,      // scripts, macros; not run
  language_guessed     // language and script found from the text; detail: the code
};
std::string_view name_of(FindingKind kind);

struct Finding {
  FindingKind kind = FindingKind::comment;
  std::string detail;
  Box box;  // empty if it is about the whole page
  bool operator==(const Finding&) const = default;
};

struct Page {
  uint32_t number = 0;  // physical, from 1, within its document
  std::string label;    // printed label ("iv", "12"); empty if none
  std::string bates;    // Bates number; empty if none
  float width_pt = 0, height_pt = 0;
  uint16_t rotation = 0;  // that was undone: 0, 90, 180, 270
  TextSource source = TextSource::none;
  std::string language;  // Tesseract's code where known ("eng"), else empty
  std::string text;
  std::vector<Word> words;    // in order of begin
  std::vector<Block> blocks;  // in order of begin
  std::vector<Table> tables;  // in order of begin
  std::vector<PageImage> images;
  std::vector<Finding> findings;
  bool operator==(const Page&) const = default;

  std::string_view slice(uint32_t begin, uint32_t end) const { return std::string_view(text).substr(begin, end - begin); }
};

// SHA-256 over everything a citation can rest on: text, words with boxes (in 1/100 pt), tables. The hash a report records.
Sha256 page_hash(const Page& page);

// Checks every promise made above (offsets in range and ordered, UTF-8 whole, boxes finite, spans inside tables, counts under the
// limits). A parent calls it on whatever a reader sent; merge calls it on what another archive holds.
Status check_page(const Page& page);

// The unit of evidence.
struct Span {
  Sha256 document;
  uint32_t page = 0;
  uint32_t begin = 0, end = 0;
  bool operator==(const Span&) const = default;
};

// One box a line for the words that overlap [begin, end), in reading order.
std::vector<Box> boxes_of(const Page& page, uint32_t begin, uint32_t end);

struct OutlineEntry {
  std::string title;
  uint8_t level = 1;
  uint32_t page = 0;  // 0 if it points nowhere
  bool operator==(const OutlineEntry&) const = default;
};

// What is known of a document besides its pages.
struct DocumentInfo {
  std::string type;  // "pdf", "docx", "eml", "png", "txt", ...
  std::string mime;
  uint32_t pages = 0;  // as the file states; 0 if not known before reading
  std::string title, author, created, modified;  // dates in ISO 8601
  std::string language;                          // the file's own word, BCP 47
  std::vector<std::pair<std::string, std::string>> metadata;  // everything else: mail headers, PDF info
  std::vector<OutlineEntry> outline;
  std::vector<Finding> findings;  // about the document as a whole
  bool operator==(const DocumentInfo&) const = default;
};

}  // namespace dossier
