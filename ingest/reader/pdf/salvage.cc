#include "ingest/reader/pdf/salvage.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr everywhere
#ifdef __clang__
// Clang cannot compile qpdf's JSON.hh as C++20 with this libstdc++; the other headers need no more than the name.
#define JSON_HH
class JSON;
#endif
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <zlib.h>

#include <exception>
#include <vector>

namespace dossier::reader {
namespace {

constexpr size_t kMostPages = 200'000;
constexpr size_t kDictionaryBytes = 16'384;           // how far a dictionary is looked through
constexpr size_t kMostUnpacked = size_t{256} << 20;   // all object streams together
constexpr size_t kLargestFile = size_t{512} << 20;
constexpr size_t kLargestRewritten = size_t{128} << 20;  // qpdf keeps source and result in memory

bool digit(char c) { return c >= '0' && c <= '9'; }
bool space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

// "/Type /Page" and not "/Type /Pages", whatever the spaces.
bool has_type(std::string_view dictionary, std::string_view type) {
  for (size_t at = dictionary.find("/Type"); at != std::string_view::npos; at = dictionary.find("/Type", at + 5)) {
    size_t i = at + 5;
    while (i < dictionary.size() && space(dictionary[i])) ++i;
    if (i >= dictionary.size() || dictionary[i] != '/') continue;
    std::string_view name = dictionary.substr(i + 1);
    if (name.starts_with(type) && (name.size() == type.size() || space(name[type.size()]) || name[type.size()] == '/' || name[type.size()] == '>')) return true;
  }
  return false;
}

long number_after(std::string_view dictionary, std::string_view key) {
  size_t at = dictionary.find(key);
  if (at == std::string_view::npos) return -1;
  at += key.size();
  while (at < dictionary.size() && space(dictionary[at])) ++at;
  long value = -1;
  for (size_t n = 0; at < dictionary.size() && digit(dictionary[at]) && n < 9; ++at, ++n) value = std::max(value, 0L) * 10 + (dictionary[at] - '0');
  return value;
}

class Scan {
 public:
  explicit Scan(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::string> run() {
    if (bytes_.size() > kLargestFile) return std::nullopt;
    for (size_t at = bytes_.find(" obj"); at != std::string_view::npos; at = bytes_.find(" obj", at + 4)) object_at(at);
    if (pages_.empty()) return std::nullopt;
    std::string out(bytes_);
    out += "\n" + unpacked_;
    long next = highest_ + 1;
    // The file's own catalogue knows outlines and labels, but its page tree may be lost: only one whose tree was seen is used.
    if (catalog_ > 0 && tree_seen_) {
      out += trailer(catalog_, next);
      return out;
    }
    std::string kids;
    for (long page : pages_) kids += std::to_string(page) + " 0 R ";
    out += std::to_string(next) + " 0 obj\n<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>\nendobj\n";
    out += std::to_string(next + 1) + " 0 obj\n<< /Type /Catalog /Pages " + std::to_string(next) + " 0 R >>\nendobj\n";
    out += trailer(next + 1, next + 2);
    return out;
  }

 private:
  static std::string trailer(long root, long size) {
    return "trailer\n<< /Root " + std::to_string(root) + " 0 R /Size " + std::to_string(size) + " >>\nstartxref\n0\n%%EOF\n";
  }

  // `at`: the space before "obj". Two numbers stand before it.
  void object_at(size_t at) {
    size_t i = at;
    while (i > 0 && digit(bytes_[i - 1])) --i;
    if (i == at || i == 0 || !space(bytes_[i - 1])) return;
    size_t end = i - 1;
    while (end > 0 && space(bytes_[end - 1])) --end;
    size_t begin = end;
    while (begin > 0 && digit(bytes_[begin - 1]) && end - begin < 8) --begin;
    if (begin == end) return;
    long number = std::stol(std::string(bytes_.substr(begin, end - begin)));
    size_t body = at + 4, stop = std::min(bytes_.size(), body + kDictionaryBytes);
    size_t endobj = bytes_.substr(body, stop - body).find("endobj"), stream = bytes_.substr(body, stop - body).find("stream");
    std::string_view dictionary = bytes_.substr(body, std::min({endobj, stream, stop - body}));
    note(number, dictionary);
    if (stream < endobj && has_type(dictionary, "ObjStm")) object_stream(dictionary, body + stream + 6);
  }

  void note(long number, std::string_view dictionary) {
    highest_ = std::max(highest_, number);
    if (has_type(dictionary, "Catalog")) catalog_ = number;
    if (has_type(dictionary, "Pages")) tree_seen_ = true;
    if (has_type(dictionary, "Page") && pages_.size() < kMostPages) pages_.push_back(number);
  }

  // Objects packed together: unpacked and written as plain ones.
  void object_stream(std::string_view dictionary, size_t data) {
    if (dictionary.find("/FlateDecode") == std::string_view::npos || dictionary.find("/Predictor") != std::string_view::npos) return;
    long count = number_after(dictionary, "/N"), first = number_after(dictionary, "/First");
    if (count <= 0 || first < 0) return;
    while (data < bytes_.size() && (bytes_[data] == '\r' || bytes_[data] == '\n')) ++data;
    std::string plain = inflate_at(data);
    size_t at = 0;
    auto number = [&]() -> long {
      while (at < plain.size() && space(plain[at])) ++at;
      if (at >= plain.size() || !digit(plain[at])) return -1;
      long value = 0;
      for (size_t n = 0; at < plain.size() && digit(plain[at]) && n < 10; ++at, ++n) value = value * 10 + (plain[at] - '0');
      return value;
    };
    std::vector<std::pair<long, size_t>> objects;
    for (long i = 0; i < count && i < 100'000; ++i) {
      long name = number(), offset = number();
      if (name < 0 || offset < 0) break;
      objects.emplace_back(name, static_cast<size_t>(first + offset));
    }
    for (size_t i = 0; i < objects.size(); ++i) {
      size_t begin = objects[i].second, end = i + 1 < objects.size() ? objects[i + 1].second : plain.size();
      if (begin >= plain.size() || end > plain.size() || end < begin) continue;
      std::string_view body = std::string_view(plain).substr(begin, end - begin);
      note(objects[i].first, body);
      unpacked_ += std::to_string(objects[i].first) + " 0 obj\n";
      unpacked_ += body;
      unpacked_ += "\nendobj\n";
    }
  }

  // What can be inflated from here on: a stream cut off by the end of the file gives its beginning.
  std::string inflate_at(size_t at) {
    std::string out;
    z_stream z{};
    if (inflateInit(&z) != Z_OK) return out;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes_.data() + at));
    z.avail_in = static_cast<uInt>(std::min<size_t>(bytes_.size() - at, size_t{1} << 30));
    char buffer[1 << 14];
    int state = Z_OK;
    while (state == Z_OK && spent_ < kMostUnpacked) {
      z.next_out = reinterpret_cast<Bytef*>(buffer);
      z.avail_out = sizeof buffer;
      state = inflate(&z, Z_NO_FLUSH);
      size_t n = sizeof buffer - z.avail_out;
      out.append(buffer, n);
      spent_ += n;
      if (n == 0) break;
    }
    inflateEnd(&z);
    return out;
  }

  std::string_view bytes_;
  std::string unpacked_;
  size_t spent_ = 0;
  std::vector<long> pages_;
  long catalog_ = 0, highest_ = 0;
  bool tree_seen_ = false;
};

}  // namespace

std::optional<std::string> rewritten_pdf(std::string_view bytes, const std::vector<std::string>& passwords) {
  if (bytes.size() > kLargestRewritten) return std::nullopt;
  std::vector<std::string> attempts = passwords;
  attempts.insert(attempts.begin(), "");
  for (const std::string& password : attempts) {
    try {
      QPDF file;
      file.setSuppressWarnings(true);
      file.setAttemptRecovery(true);
      file.processMemoryFile("", bytes.data(), bytes.size(), password.c_str());
      if (file.getAllPages().empty()) return std::nullopt;
      QPDFWriter writer(file);
      writer.setOutputMemory();
      writer.setStreamDataMode(qpdf_s_preserve);
      writer.setObjectStreamMode(qpdf_o_disable);
      writer.setPreserveEncryption(false);
      writer.write();
      std::unique_ptr<Buffer> out(writer.getBuffer());
      return std::string(reinterpret_cast<const char*>(out->getBuffer()), out->getSize());
    } catch (const std::exception&) {
      // Not with this password, or not at all.
    }
  }
  return std::nullopt;
}

std::optional<std::string> salvaged_pdf(std::string_view bytes) { return Scan(bytes).run(); }

}  // namespace dossier::reader
