#include "ingest/reader/file_type.h"

#include <magic.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, std::string_view>, 48> kMimes = {{
    {"pdf", "application/pdf"}, {"png", "image/png"}, {"jpeg", "image/jpeg"}, {"tiff", "image/tiff"}, {"webp", "image/webp"},
    {"bmp", "image/bmp"}, {"gif", "image/gif"}, {"jp2", "image/jp2"}, {"heif", "image/heif"}, {"djvu", "image/vnd.djvu"}, {"pnm", "image/x-portable-anymap"},
    {"txt", "text/plain"}, {"md", "text/markdown"}, {"html", "text/html"}, {"csv", "text/csv"}, {"rtf", "application/rtf"}, {"xml", "text/xml"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"odt", "application/vnd.oasis.opendocument.text"}, {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {"odp", "application/vnd.oasis.opendocument.presentation"}, {"odg", "application/vnd.oasis.opendocument.graphics"},
    {"epub", "application/epub+zip"}, {"xps", "application/vnd.ms-xpsdocument"}, {"xlsb", "application/vnd.ms-excel.sheet.binary.macroEnabled.12"},
    {"doc", "application/msword"}, {"xls", "application/vnd.ms-excel"}, {"ppt", "application/vnd.ms-powerpoint"},
    {"msg", "application/vnd.ms-outlook"}, {"ole", "application/x-ole-storage"}, {"ooxml-encrypted", "application/x-ole-storage"},
    {"eml", "message/rfc822"}, {"mbox", "application/mbox"}, {"zip", "application/zip"}, {"tar", "application/x-tar"}, {"gz", "application/gzip"},
    {"bz2", "application/x-bzip2"}, {"xz", "application/x-xz"}, {"zst", "application/zstd"}, {"7z", "application/x-7z-compressed"},
    {"pst", "application/vnd.ms-outlook-pst"}, {"rar", "application/vnd.rar"}, {"ps", "application/postscript"}, {"svg", "image/svg+xml"},
    {"tnef", "application/vnd.ms-tnef"}, {"iwork", "application/vnd.apple.iwork"},
}};

uint32_t u16_at(std::string_view b, size_t at) {
  return at + 2 <= b.size() ? static_cast<uint8_t>(b[at]) | uint32_t{static_cast<uint8_t>(b[at + 1])} << 8 : 0;
}
uint32_t u32_at(std::string_view b, size_t at) { return at + 4 <= b.size() ? u16_at(b, at) | u16_at(b, at + 2) << 16 : 0; }

bool starts(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }
// Like substr, but a start behind the end gives nothing.
std::string_view piece(std::string_view bytes, size_t at, size_t size) { return at < bytes.size() ? bytes.substr(at, size) : std::string_view(); }
bool holds(std::string_view bytes, std::string_view what) { return memmem(bytes.data(), bytes.size(), what.data(), what.size()) != nullptr; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string extension(std::string_view name) {
  size_t dot = name.rfind('.');
  return dot == std::string_view::npos || name.size() - dot > 10 ? "" : lower(name.substr(dot + 1));
}

// Signatures of a fixed place.
std::string_view by_signature(std::string_view b) {
  if (starts(b, "\x89PNG\r\n\x1a\n")) return "png";
  if (starts(b, "\x78\x9F\x3E\x22")) return "tnef";
  if (starts(b, "\xFF\xD8\xFF")) return "jpeg";
  if (starts(b, "GIF87a") || starts(b, "GIF89a")) return "gif";
  if (starts(b, "II*\0"sv) || starts(b, "MM\0*"sv) || starts(b, "II+\0"sv) || starts(b, "MM\0+"sv)) return "tiff";
  if (starts(b, "RIFF") && piece(b, 8, 4) == "WEBP") return "webp";
  if (starts(b, "BM") && b.size() > 26 && u32_at(b, 6) == 0 && u32_at(b, 14) >= 12 && u32_at(b, 14) <= 124) return "bmp";
  if (starts(b, "\0\0\0\x0CjP  "sv) || starts(b, "\xFF\x4F\xFF\x51")) return "jp2";
  if (piece(b, 4, 4) == "ftyp" && (piece(b, 8, 3) == "hei" || piece(b, 8, 3) == "hev" || piece(b, 8, 4) == "mif1" || piece(b, 8, 4) == "avif")) return "heif";
  if (starts(b, "AT&TFORM") && (piece(b, 12, 3) == "DJV" || piece(b, 12, 4) == "PM44" || piece(b, 12, 4) == "BM44")) return "djvu";
  if (b.size() > 10 && b[0] == 'P' && b[1] >= '1' && b[1] <= '6' && (b[2] == '\n' || b[2] == ' ') && (std::isdigit(static_cast<unsigned char>(b[3])) || b[3] == '#'))
    return "pnm";
  if (starts(b, "\x1F\x8B\x08")) return "gz";
  if (starts(b, "BZh") && piece(b, 4, 6) == "1AY&SY") return "bz2";
  if (starts(b, "\xFD\x37zXZ\0"sv)) return "xz";
  if (starts(b, "\x28\xB5\x2F\xFD")) return "zst";
  if (starts(b, "7z\xBC\xAF\x27\x1C")) return "7z";
  if (starts(b, "Rar!\x1A\x07")) return "rar";
  if (starts(b, "!BDN")) return "pst";
  if (piece(b, 257, 5) == "ustar") return "tar";
  if (starts(b, "{\\rtf")) return "rtf";
  if (starts(b, "%!PS")) return "ps";
  return {};
}

// Names of the first members of a ZIP file, from local headers: they are there even if the end of the file is not.
std::vector<std::string_view> zip_members(std::string_view b) {
  constexpr size_t kMost = 400;
  std::vector<std::string_view> names;
  size_t at = 0;
  while (names.size() < kMost && at + 30 <= b.size() && piece(b, at, 4) == "PK\3\4") {
    uint32_t flags = u16_at(b, at + 6), packed = u32_at(b, at + 18), name = u16_at(b, at + 26), extra = u16_at(b, at + 28);
    names.push_back(b.substr(std::min(b.size(), at + 30), name));
    at += 30 + name + extra;
    if (!(flags & 8)) {
      at += packed;
      continue;
    }
    // The size stands behind the data: look for the next header.
    const void* next = at < b.size() ? memmem(b.data() + at, b.size() - at, "PK\3\4", 4) : nullptr;
    if (!next) break;
    at = static_cast<size_t>(static_cast<const char*>(next) - b.data());
  }
  return names;
}

std::string_view zip_type(std::string_view b) {
  std::vector<std::string_view> names = zip_members(b);
  if (!names.empty() && names[0] == "mimetype") {
    std::string_view said = b.substr(std::min(b.size(), size_t{38} + u16_at(b, 28)), 80);
    constexpr std::string_view kOdf = "application/vnd.oasis.opendocument.";
    if (starts(said, kOdf)) {
      said.remove_prefix(kOdf.size());
      if (starts(said, "text")) return "odt";
      if (starts(said, "spreadsheet")) return "ods";
      if (starts(said, "presentation")) return "odp";
      if (starts(said, "graphics")) return "odg";
    }
    if (starts(said, "application/epub+zip")) return "epub";
  }
  bool ooxml = false, word = false, excel = false, power = false, binary = false, fixed = false;
  for (std::string_view name : names) {
    ooxml |= name == "[Content_Types].xml" || name == "_rels/.rels";
    word |= starts(name, "word/");
    excel |= starts(name, "xl/");
    binary |= name == "xl/workbook.bin";
    power |= starts(name, "ppt/");
    fixed |= name == "FixedDocSeq.fdseq";
    if (name == "Index/Document.iwa" || name == "Index.zip") return "iwork";  // Pages, Numbers, Keynote
  }
  if (!ooxml) return "zip";
  if (word) return "docx";
  if (binary) return "xlsb";
  if (excel) return "xlsx";
  if (power) return "pptx";
  return fixed ? "xps" : "zip";
}

// OLE storages are told by the names in their directory, in UTF-16.
std::string_view ole_type(std::string_view b) {
  auto wide = [](std::string_view name) {
    std::string out;
    for (char c : name) out += {c, '\0'};
    return out;
  };
  if (holds(b, wide("__properties_version"))) return "msg";
  if (holds(b, wide("EncryptedPackage"))) return "ooxml-encrypted";
  if (holds(b, wide("WordDocument"))) return "doc";
  if (holds(b, wide("PowerPoint Document"))) return "ppt";
  if (holds(b, wide("Workbook")) || holds(b, wide("Book") + std::string(2, '\0'))) return "xls";
  return "ole";
}

bool header_line(std::string_view line, std::string& name) {
  size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return false;
  for (char c : line.substr(0, colon))
    if (c <= 32 || c >= 127) return false;
  name = lower(line.substr(0, colon));
  return true;
}

// The first lines are mail headers, at least two of them well known ones.
bool looks_like_mail(std::string_view b) {
  static constexpr std::array<std::string_view, 16> kKnown = {"from", "to", "cc", "subject", "date", "received", "message-id", "mime-version", "return-path",
      "content-type", "delivered-to", "dkim-signature", "reply-to", "x-mailer", "sender", "in-reply-to"};
  size_t known = 0, lines = 0;
  std::string_view rest = b.substr(0, 16384);
  if (starts(rest, "\xEF\xBB\xBF")) rest.remove_prefix(3);
  bool certain = false;
  for (; !rest.empty() && lines < 200; ++lines) {
    size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) break;
    if (lines > 0 && (line[0] == ' ' || line[0] == '\t')) continue;
    std::string name;
    if (!header_line(line, name)) return false;
    known += std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end();
    certain |= name == "message-id" || name == "mime-version" || name == "received" || name == "return-path" || name == "date";
  }
  return known >= 2 && certain;
}

bool looks_like_mbox(std::string_view b) {
  if (!starts(b, "From ")) return false;
  size_t end = b.substr(0, 1024).find('\n');
  return end != std::string_view::npos && looks_like_mail(b.substr(end + 1));
}

// Text: no zero bytes (but for UTF-16 and UTF-32) and next to no control characters.
bool looks_like_text(std::string_view b) {
  if (starts(b, "\xFF\xFE") || starts(b, "\xFE\xFF") || starts(b, "\0\0\xFE\xFF"sv)) return true;
  std::string_view sample = b.substr(0, 1 << 16);
  size_t controls = 0, zeros_even = 0, zeros_odd = 0, high = 0;
  for (size_t i = 0; i < sample.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(sample[i]);
    if (c == 0) (i % 2 ? zeros_odd : zeros_even)++;
    else if (c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27) ++controls;
    else if (c >= 128) ++high;
  }
  size_t half = sample.size() / 2;
  if (half >= 2 && (zeros_odd > half * 7 / 10 || zeros_even > half * 7 / 10) && std::min(zeros_odd, zeros_even) < half / 10) return controls * 50 < sample.size();
  if (zeros_even + zeros_odd > 0) return false;
  if (controls * 100 > sample.size()) return false;
  // Bytes above 127 that are neither UTF-8 nor rare letters of an 8-bit charset: packed data.
  size_t whole = sample.size();
  while (whole > 0 && sample.size() - whole < 4 && sample.size() < b.size() && (static_cast<unsigned char>(sample[whole - 1]) & 0x80)) --whole;
  return is_utf8(sample.substr(0, whole)) || controls * 1000 <= sample.size() || high * 3 < sample.size();
}

// The start of a text, in lower case ASCII, zeros of UTF-16 and white space at the start left out.
std::string start_of_text(std::string_view b) {
  std::string out;
  for (char c : b.substr(0, 8192)) {
    if (c == '\0' || static_cast<unsigned char>(c) >= 0x80) continue;
    if (out.empty() && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

std::string_view markup_type(std::string_view b) {
  std::string head = start_of_text(b);
  if (head.empty() || head[0] != '<') return {};
  for (std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<title", "<meta"})
    if (starts(head, tag)) return "html";
  bool xml = starts(head, "<?xml"), comment = starts(head, "<!--");
  if ((xml || comment) && head.find("<html") != std::string::npos) return "html";
  if ((xml || comment || starts(head, "<!doctype svg")) && head.find("<svg") != std::string::npos) return "svg";
  if (starts(head, "<svg")) return "svg";
  return xml ? "xml" : "";
}

std::string_view text_type(std::string_view b, std::string_view name, std::string_view media_type) {
  if (looks_like_mbox(b)) return "mbox";
  if (looks_like_mail(b)) return "eml";
  if (std::string_view markup = markup_type(b); !markup.empty()) return markup;
  std::string ending = extension(name);
  if (ending == "csv" || ending == "tsv" || ending == "tab" || starts(media_type, "text/csv") || starts(media_type, "text/tab-separated")) return "csv";
  if (ending == "md" || ending == "markdown" || starts(media_type, "text/markdown")) return "md";
  if (ending == "html" || ending == "htm" || ending == "xhtml" || starts(media_type, "text/html")) return "html";
  return "txt";
}

}  // namespace

struct TypeFinder::Magic {
  magic_t cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_TOKENS);
  bool loaded = false;
  ~Magic() {
    if (cookie) magic_close(cookie);
  }
};

TypeFinder::TypeFinder() : magic_(std::make_unique<Magic>()) { magic_->loaded = magic_->cookie && magic_load(magic_->cookie, nullptr) == 0; }
TypeFinder::~TypeFinder() = default;

FileType TypeFinder::find(std::string_view bytes, std::string_view name, std::string_view media_type) const {
  auto named = [](std::string_view type) {
    for (const auto& [known, mime] : kMimes)
      if (known == type) return FileType{std::string(type), std::string(mime)};
    return FileType{std::string(type), "application/octet-stream"};
  };
  // A PDF header may stand behind junk, as readers allow; a mail that quotes one in its first KiB has header lines before it.
  size_t pdf = bytes.substr(0, 1024).find("%PDF-");
  if (pdf != std::string_view::npos && (pdf == 0 || !looks_like_mail(bytes))) return named("pdf");
  if (std::string_view type = by_signature(bytes); !type.empty()) return named(type);
  if (starts(bytes, "PK\3\4") || starts(bytes, "PK\5\6")) return named(zip_type(bytes));
  if (starts(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return named(ole_type(bytes));
  if (looks_like_text(bytes)) return named(text_type(bytes, name, media_type));
  FileType unknown;
  if (magic_->loaded)
    if (const char* mime = magic_buffer(magic_->cookie, bytes.data(), std::min<size_t>(bytes.size(), 1 << 20))) unknown.mime = mime;
  // Old archives without a mark of their own.
  if (unknown.mime == "application/x-tar") return named("tar");
  // A short text with more control characters than looks_like_text takes: a log with terminal escapes.
  if (unknown.mime == "text/plain") return named(text_type(bytes, name, media_type));
  return unknown;
}

}  // namespace dossier::reader
