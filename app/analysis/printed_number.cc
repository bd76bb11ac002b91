#include "app/analysis/table_rows.h"
#include "base/utf8.h"

namespace dossier {
namespace {

bool is_dash(char32_t c) { return c == '-' || c == 0x2212 || (c >= 0x2010 && c <= 0x2015); }

std::string currency_at(std::string_view text, size_t& at) {
  static const char* const marks[] = {"US$", "HK$", "NT$", "RMB", "USD", "EUR", "GBP", "CHF", "A$", "C$", "S$", "R$", "$", "€", "£", "¥", "₹", "₱"};
  for (std::string_view mark : marks)
    if (text.substr(at, mark.size()) == mark) {
      at += mark.size();
      return std::string(mark);
    }
  return {};
}

// Digits with thousands separators: "1,577.0", ".5". Empty if the grouping is wrong.
std::string digits_at(std::string_view text, size_t& at) {
  std::string whole;
  size_t group = 0;
  bool grouped = false;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (c >= '0' && c <= '9') {
      whole += c;
      ++group;
    } else if (c == ',' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') {
      if (whole.empty() || group > 3 || (grouped && group != 3)) return {};
      grouped = true;
      group = 0;
    } else {
      break;
    }
  }
  if (grouped && group != 3) return {};
  if (at + 1 < text.size() && text[at] == '.' && text[at + 1] >= '0' && text[at + 1] <= '9') {
    whole += whole.empty() ? "0." : ".";
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) whole += text[at];
  }
  return whole;
}

// What may follow: brackets, percent, footnote marks.
bool tail_is_fine(std::string_view text, size_t at, bool& closed, bool& percent) {
  while (at < text.size()) {
    if (text[at] == ')') closed = true, ++at;
    else if (text[at] == '%') percent = true, ++at;
    else if (text[at] == '*' || text[at] == 'x') ++at;
    else if (text.substr(at, 3) == "pts") at += 3;
    else if (text[at] == '(' && at + 2 < text.size() && text[at + 2] == ')') at += 3;  // (1), (a)
    else return false;
  }
  return true;
}

}  // namespace

std::optional<PrintedNumber> printed_number(std::string_view raw) {
  if (raw.size() > 48) return std::nullopt;
  std::string text;
  for (size_t at = 0; at < raw.size();) {
    char32_t c = next_code_point(raw, at);
    if (!is_space(c)) append_utf8(text, c);
  }
  PrintedNumber out;
  bool open = false, minus = false, closed = false, any_dash = false;
  size_t at = 0;
  while (at < text.size()) {
    size_t next = at;
    char32_t c = next_code_point(text, next);
    if (c == '(') {
      open = true;
      at = next;
    } else if (is_dash(c)) {
      any_dash = minus = true;
      at = next;
    } else if (std::string mark = currency_at(text, at); !mark.empty()) {
      out.currency = mark;
    } else {
      break;
    }
  }
  if (at >= text.size() || (any_dash && text[at] == '%') || (any_dash && text[at] == ')')) {
    if (!any_dash) return std::nullopt;
    if (at < text.size() && !tail_is_fine(text, at, closed, out.percent)) return std::nullopt;
    out.dash = true;
    out.digits = "0";
    return out;
  }
  out.digits = digits_at(text, at);
  if (out.digits.empty() || !tail_is_fine(text, at, closed, out.percent)) return std::nullopt;
  try {
    out.value = std::stod(out.digits);
  } catch (const std::exception&) {
    return std::nullopt;
  }
  if (minus || (open && closed)) out.value = -out.value;
  return out;
}

}  // namespace dossier
