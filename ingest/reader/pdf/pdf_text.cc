#include "ingest/reader/pdf/pdf_text.h"

#include <Page.h>
#include <UTF.h>
#include <goo/GooString.h>
#include <goo/gmem.h>

#include "base/utf8.h"

namespace dossier::reader {

std::string text_of(const GooString* string) {
  if (!string || string->getLength() == 0) return {};
  const std::string& bytes = string->toStr();
  std::string out;
  if (bytes.size() >= 3 && bytes.compare(0, 3, "\xEF\xBB\xBF") == 0) {
    out = scrub_utf8(std::string_view(bytes).substr(3));
  } else {
    Unicode* decoded = nullptr;
    int n = TextStringToUCS4(bytes, &decoded);
    for (int i = 0; i < n; ++i) append_utf8(out, decoded[i] > 0x10FFFF || (decoded[i] >= 0xD800 && decoded[i] < 0xE000) ? U'\uFFFD' : decoded[i]);
    gfree(decoded);
  }
  std::string clean;
  for (char c : out) {
    if (c == '\r') c = '\n';
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') clean += c;
  }
  return to_nfc(clean);
}

std::string iso_date(const std::string& date) {
  size_t at = date.rfind("D:", 0) == 0 ? 2 : 0;
  auto digits = [&](size_t count) -> std::string {
    if (at + count > date.size()) return {};
    for (size_t i = at; i < at + count; ++i)
      if (date[i] < '0' || date[i] > '9') return {};
    at += count;
    return date.substr(at - count, count);
  };
  auto within = [](const std::string& text, int low, int high) {
    int value = std::stoi(text);
    return value >= low && value <= high;
  };
  std::string year = digits(4);
  if (year.empty()) return {};
  std::string out = year, month = digits(2);
  if (month.empty() || !within(month, 1, 12)) return out;
  out += "-" + month;
  std::string day = digits(2);
  if (day.empty() || !within(day, 1, 31)) return out;
  out += "-" + day;
  std::string hour = digits(2), minute = digits(2), second = digits(2);
  if (hour.empty() || minute.empty() || !within(hour, 0, 23) || !within(minute, 0, 59)) return out;
  out += "T" + hour + ":" + minute + ":" + (second.empty() || !within(second, 0, 60) ? "00" : second);
  if (at < date.size() && date[at] == 'Z') return out + "Z";
  if (at < date.size() && (date[at] == '+' || date[at] == '-')) {
    char sign = date[at++];
    std::string zone_hour = digits(2);
    if (zone_hour.empty() || !within(zone_hour, 0, 23)) return out;
    if (at < date.size() && date[at] == '\'') ++at;
    std::string zone_minute = digits(2);
    out += sign + zone_hour + ":" + (zone_minute.empty() ? "00" : zone_minute);
  }
  return out;
}

double shown_scale(const ::Page& page) {
  constexpr double kLargest_pt = 2e5;
  double largest = std::max(page.getCropWidth(), page.getCropHeight());
  return largest > kLargest_pt ? kLargest_pt / largest : 1;
}

Box shown_box(const ::Page& page, double x0, double y0, double x1, double y1) {
  const PDFRectangle& crop = *page.getCropBox();
  double a0, b0, a1, b1;
  switch (((page.getRotate() % 360) + 360) % 360) {
    case 90:
      a0 = y0 - crop.y1, b0 = x0 - crop.x1, a1 = y1 - crop.y1, b1 = x1 - crop.x1;
      break;
    case 180:
      a0 = crop.x2 - x0, b0 = y0 - crop.y1, a1 = crop.x2 - x1, b1 = y1 - crop.y1;
      break;
    case 270:
      a0 = crop.y2 - y0, b0 = crop.x2 - x0, a1 = crop.y2 - y1, b1 = crop.x2 - x1;
      break;
    default:
      a0 = x0 - crop.x1, b0 = crop.y2 - y0, a1 = x1 - crop.x1, b1 = crop.y2 - y1;
  }
  double scale = shown_scale(page);
  auto sound = [scale](double v) { return static_cast<float>(std::clamp(v * scale, -4e5, 4e5)); };
  return {sound(std::min(a0, a1)), sound(std::min(b0, b1)), sound(std::max(a0, a1)), sound(std::max(b0, b1))};
}

}  // namespace dossier::reader
