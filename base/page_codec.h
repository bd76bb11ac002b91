// Page and DocumentInfo as bytes: what a reader sends and what the archive stores (docs/formats/words.md).
// Boxes are rounded to 1/100 point, confidences to 1/255, sizes to 1/10 point: decode(encode(p)) is the page everyone else sees,
// so a reader rounds with rounded() before anything is hashed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/page.h"

namespace dossier {

inline constexpr size_t kMaxPageTextBytes = size_t{64} << 20;

// The page as decode(encode()) would give it.
Page rounded(const Page& page);

void encode_words(const std::vector<Word>& words, ByteWriter& out);
void encode_tables(const std::vector<Table>& tables, ByteWriter& out);
std::vector<Word> decode_words(ByteReader& in);
std::vector<Table> decode_tables(ByteReader& in);

// Everything but Page::text: the archive keeps the text as text.
std::string encode_layout(const Page& page);
// Sets all but text. damaged, if the bytes do not hold one whole layout. The caller sets text, then asks check_page().
Status decode_layout(std::string_view bytes, Page& page);

// Text and layout.
std::string encode_page(const Page& page);
// Decodes and checks (check_page).
Result<Page> decode_page(std::string_view bytes);

std::string encode_info(const DocumentInfo& info);
Result<DocumentInfo> decode_info(std::string_view bytes);

}  // namespace dossier
