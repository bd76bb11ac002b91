#include "engine/grammar/utf8_ranges.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace dossier {

void append_utf8_ranges(char32_t first, char32_t last, std::vector<ByteRanges>& out) {
  if (first > last) return;
  if (first < 0xe000 && last >= 0xd800) {  // around the surrogates
    if (first < 0xd800) append_utf8_ranges(first, 0xd7ff, out);
    append_utf8_ranges(0xe000, last, out);
    return;
  }
  for (char32_t most : {0x7fu, 0x7ffu, 0xffffu})  // one length at a time
    if (first <= most && last > most) {
      append_utf8_ranges(first, most, out);
      append_utf8_ranges(most + 1, last, out);
      return;
    }
  if (first >= 0x80)
    for (int trailing = 1; trailing <= 3; ++trailing) {  // so that the last bytes run over their whole range, or the others are equal
      const char32_t mask = (char32_t{1} << (6 * trailing)) - 1;
      if ((first & ~mask) == (last & ~mask)) break;
      if ((first & mask) != 0) {
        append_utf8_ranges(first, first | mask, out);
        append_utf8_ranges((first | mask) + 1, last, out);
        return;
      }
      if ((last & mask) != mask) {
        append_utf8_ranges(first, (last & ~mask) - 1, out);
        append_utf8_ranges(last & ~mask, last, out);
        return;
      }
    }
  std::string low, high;
  append_utf8(low, first);
  append_utf8(high, last);
  ByteRanges ranges;
  ranges.count = static_cast<int>(low.size());
  for (std::size_t n = 0; n < low.size(); ++n) {
    ranges.low[n] = static_cast<std::uint8_t>(low[n]);
    ranges.high[n] = static_cast<std::uint8_t>(high[n]);
  }
  out.push_back(ranges);
}

}  // namespace dossier
