#include "ingest/reader/text/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <memory>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

std::string converted(std::string_view bytes, const std::string& charset, bool& known) {
  UErrorCode code = U_ZERO_ERROR;
  std::unique_ptr<UConverter, void (*)(UConverter*)> from(ucnv_open(charset.c_str(), &code), ucnv_close);
  known = U_SUCCESS(code);
  if (!known) return {};
  std::unique_ptr<UConverter, void (*)(UConverter*)> to(ucnv_open("UTF-8", &code), ucnv_close);
  std::string out;
  std::string buffer(1 << 16, '\0');
  UChar pivot[4096];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char* source = bytes.data();
  const char* end = source + bytes.size();
  bool reset = true;
  do {
    code = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, end, pivot, &pivot_source, &pivot_target, pivot + 4096, reset, true, &code);
    reset = false;
    out.append(buffer.data(), static_cast<size_t>(target - buffer.data()));
  } while (code == U_BUFFER_OVERFLOW_ERROR);
  return scrub_utf8(out);
}

// Zeros at even places speak for big endian, at odd ones for little endian.
const char* utf16_by_zeros(std::string_view bytes) {
  size_t sample = std::min<size_t>(bytes.size(), 4096) & ~size_t{1};
  if (sample < 4) return nullptr;
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < sample; i += 2) {
    even += bytes[i] == '\0';
    odd += bytes[i + 1] == '\0';
  }
  size_t half = sample / 2;
  if (odd > half * 7 / 10 && even < half / 10) return "UTF-16LE";
  if (even > half * 7 / 10 && odd < half / 10) return "UTF-16BE";
  return nullptr;
}

std::string guessed(std::string_view bytes) {
  std::unique_ptr<std::remove_pointer_t<uchardet_t>, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  std::string_view sample = bytes.substr(0, 1 << 20);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// What programs mean by a charset that they name: the larger one that shares its place (the WHATWG's Encoding standard, "Names and labels").
std::string meant(const std::string& named) {
  std::string name;
  for (char c : named) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
  if (name == "us-ascii" || name == "ascii" || name == "iso-8859-1" || name == "iso8859-1" || name == "latin1") return "windows-1252";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "iso-8859-11" || name == "tis-620") return "windows-874";
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "GB18030";
  if (name == "euc-kr" || name == "ks-c-5601-1987") return "windows-949";
  return named;
}

}  // namespace

DecodedText decode_text_as(std::string_view bytes, const std::string& charset) {
  bool known = false;
  const std::string real = meant(charset);
  // What reads as UTF-8 is no Latin text: programs name the one and write the other.
  if (real == "windows-1252" && is_utf8(bytes)) return decode_text(bytes);
  std::string text = converted(bytes, real, known);
  if (!known) return decode_text(bytes);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.erase(0, 3);
  return {std::move(text), real, false};
}

DecodedText decode_text(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return {scrub_utf8(bytes.substr(3)), "UTF-8", false};
  if (bytes.substr(0, 4) == "\xFF\xFE\0\0"sv) return decode_text_as(bytes.substr(4), "UTF-32LE");
  if (bytes.substr(0, 4) == "\0\0\xFE\xFF"sv) return decode_text_as(bytes.substr(4), "UTF-32BE");
  if (bytes.substr(0, 2) == "\xFF\xFE") return decode_text_as(bytes.substr(2), "UTF-16LE");
  if (bytes.substr(0, 2) == "\xFE\xFF") return decode_text_as(bytes.substr(2), "UTF-16BE");
  if (const char* wide = utf16_by_zeros(bytes)) return decode_text_as(bytes, wide);
  if (is_utf8(bytes)) return {std::string(bytes), "UTF-8", false};
  std::string charset = guessed(bytes);
  bool known = false;
  std::string text = charset.empty() ? "" : converted(bytes, charset, known);
  if (!known) {
    charset = "windows-1252";
    text = converted(bytes, charset, known);
  }
  return {std::move(text), charset, true};
}

}  // namespace dossier::reader
