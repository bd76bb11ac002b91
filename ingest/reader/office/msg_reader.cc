#include "ingest/reader/office/msg_reader.h"

#include <algorithm>
#include <ctime>

#include "base/bytes.h"
#include "base/utf8.h"
#include "ingest/reader/office/ole_storage.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/html_reader.h"
#include "ingest/reader/text/rtf_reader.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kPropertyLimit = size_t{64} << 20, kAttachmentLimit = size_t{512} << 20;
constexpr int kMaxNesting = 8;

// A text property by its tag ("0037"), as Unicode or 8-bit.
std::string property(const OleStorage& storage, const std::string& tag) {
  if (auto wide = storage.stream("__substg1.0_" + tag + "001F", kPropertyLimit)) return from_utf16le(*wide);
  if (auto narrow = storage.stream("__substg1.0_" + tag + "001E", kPropertyLimit)) return decode_text(narrow->substr(0, narrow->find('\0'))).text;
  return "";
}

// The sending time among the fixed properties (tag 0x0039, or 0x0E06 when delivered), as ISO 8601.
std::string message_date(const OleStorage& storage, size_t header_bytes) {
  auto stream = storage.stream("__properties_version1.0", 1 << 20);
  if (!stream) return "";
  ByteReader in(*stream);
  in.bytes(header_bytes);
  uint64_t found = 0;
  while (in.left() >= 16) {
    uint32_t tag = in.u32();
    in.u32();
    uint64_t value = in.u64();
    if (tag == 0x00390040 || (tag == 0x0E060040 && found == 0)) found = value;
  }
  if (found == 0) return "";
  // 100 ns units since 1601.
  time_t seconds = static_cast<time_t>(found / 10'000'000) - 11'644'473'600;
  struct tm parts {};
  if (!gmtime_r(&seconds, &parts)) return "";
  char out[40];
  return strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts) ? out : "";
}

struct Attachment {
  std::string name, bytes;
};

class Teller {
 public:
  Teller(Story& story, DocumentInfo& info) : story_(story), info_(info) {}

  void tell(const OleStorage& message, int depth) {
    std::string subject = property(message, "0037"), sender = property(message, "0C1A"), address = property(message, "5D01"), to = property(message, "0E04"), cc = property(message, "0E03");
    if (address.empty()) address = property(message, "0C1F");
    if (!address.empty() && address != sender && address.find('@') != std::string::npos) sender += " <" + address + ">";
    std::string date = message_date(message, depth == 0 ? 32 : 24);
    if (depth == 0) {
      info_.title = subject;
      info_.author = sender;
      info_.created = date;
    }
    std::string head;
    auto line = [&](const char* name, const std::string& value) {
      if (value.empty()) return;
      head += std::string(head.empty() ? "" : "\n") + name + ": " + value;
      if (depth == 0) info_.metadata.emplace_back(name, value);
    };
    line("From", sender);
    line("To", to);
    line("Cc", cc);
    line("Date", date);
    line("Subject", subject);
    story_.block(BlockKind::form_field, head);
    tell_body(message);
    for (const std::string& name : message.names())
      if (name.compare(0, 8, "__attach") == 0)
        if (auto storage = message.storage(name)) tell_attachment(*storage, depth);
  }
  const std::vector<Attachment>& attachments() const { return attachments_; }

 private:
  void tell_body(const OleStorage& message) {
    std::string body = property(message, "1000");
    if (body.find_first_not_of(" \r\n\t") != std::string::npos) {
      size_t at = 0;
      while (at < body.size()) {
        size_t end = body.find("\r\n\r\n", at);
        story_.block(BlockKind::paragraph, body.substr(at, end == std::string::npos ? std::string::npos : end - at));
        at = end == std::string::npos ? body.size() : end + 4;
      }
    } else if (auto html = message.stream("__substg1.0_10130102", kPropertyLimit)) {
      std::string markup = decode_text(*html).text;
      std::erase(markup, '\0');
      tell_html(markup, story_, info_);
    } else if (auto rtf = message.stream("__substg1.0_10090102", kPropertyLimit)) {
      Status told = tell_rtf(decompress_rtf(*rtf), story_, info_);
      if (!told.ok()) info_.findings.push_back({FindingKind::truncated, "the body breaks off", {}});
    }
  }

  void tell_attachment(const OleStorage& storage, int depth) {
    std::string name = property(storage, "3707");
    if (name.empty()) name = property(storage, "3704");
    if (name.empty()) name = "attachment " + std::to_string(attachments_.size() + 1);
    if (auto bytes = storage.stream("__substg1.0_37010102", kAttachmentLimit)) {
      attachments_.push_back({std::move(name), std::move(*bytes)});
    } else if (auto inner = storage.storage("__substg1.0_3701000D")) {
      if (depth + 1 >= kMaxNesting) return info_.findings.push_back({FindingKind::limit_reached, "attached messages more than " + std::to_string(kMaxNesting) + " deep were left out", {}});
      story_.block(BlockKind::heading, "Attached message: " + name, 2);
      tell(*inner, depth + 1);
    }
  }

  Story& story_;
  DocumentInfo& info_;
  std::vector<Attachment> attachments_;
};

// What the dictionary of compressed RTF starts with (MS-OXRTFCP 2.1.2.1).
constexpr std::string_view kPrelude =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

}  // namespace

std::string decompress_rtf(std::string_view packed) {
  ByteReader in(packed);
  in.u32();
  uint32_t raw_size = in.u32(), kind = in.u32();
  in.u32();
  if (!in.ok()) return "";
  if (kind == 0x414C454D) return std::string(in.bytes(std::min<size_t>(raw_size, in.left())));  // stored
  if (kind != 0x75465A4C) return "";
  std::string window(4096, ' '), out;
  std::copy(kPrelude.begin(), kPrelude.end(), window.begin());
  size_t place = kPrelude.size();
  auto put = [&](char c) {
    out += c;
    window[place++ & 4095] = c;
  };
  while (in.ok() && in.left() > 0 && out.size() < raw_size) {
    uint8_t control = in.u8();
    for (int bit = 0; bit < 8 && in.ok() && in.left() > 0; ++bit) {
      if (!(control >> bit & 1)) {
        put(static_cast<char>(in.u8()));
        continue;
      }
      uint8_t high = in.u8(), low = in.u8();
      size_t offset = static_cast<size_t>(high) << 4 | low >> 4, length = (low & 15u) + 2;
      if (offset == (place & 4095)) return out;  // the end mark
      for (size_t i = 0; i < length; ++i) put(window[(offset + i) & 4095]);
    }
  }
  return out;
}

Status read_msg(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(OleStorage root, OleStorage::open(source.bytes()));
  Story story(context);
  Teller teller(story, info);
  teller.tell(root, 0);
  DOSSIER_TRY(story.finish(info));
  for (const Attachment& a : teller.attachments()) DOSSIER_TRY(context.read_part(Source::from_bytes(a.bytes, a.name), ""));
  return {};
}

}  // namespace dossier::reader
