#include "base/char_category.h"

#include <unicode/uchar.h>
#include <unicode/uset.h>

#include <algorithm>

namespace dossier {
namespace {

std::uint8_t category_set(UCharCategory category) {
  switch (category) {
    case U_UPPERCASE_LETTER: case U_TITLECASE_LETTER: return kUpperOrTitle;
    case U_LOWERCASE_LETTER: return kLower;
    case U_MODIFIER_LETTER: case U_OTHER_LETTER: return kOtherLetter;
    case U_NON_SPACING_MARK: case U_COMBINING_SPACING_MARK: case U_ENCLOSING_MARK: return kMark;
    case U_DECIMAL_DIGIT_NUMBER: case U_LETTER_NUMBER: case U_OTHER_NUMBER: return kNumber;
    default: return 0;
  }
}

UBool fill(const void* context, UChar32 begin, UChar32 end, UCharCategory category) {
  auto* table = static_cast<std::uint8_t*>(const_cast<void*>(context));
  std::fill(table + begin, table + end, category_set(category));
  return true;
}

}  // namespace

std::vector<std::uint8_t> char_categories() {
  std::vector<std::uint8_t> table(0x110000);
  u_enumCharTypes(fill, table.data());
  // White_Space lies within the first 0x3001 code points.
  for (UChar32 c = 0; c <= 0x3000; ++c)
    if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE)) table[static_cast<std::size_t>(c)] |= kWhiteSpace;
  table['\r'] |= kLineBreak;
  table['\n'] |= kLineBreak;
  return table;
}

}  // namespace dossier
