#include "ingest/reader/mail/mail_reader.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "base/utf8.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/html_reader.h"
#include "ingest/reader/text/story.h"
#include "ingest/reader/text/text_blocks.h"

namespace dossier::reader {
namespace {

constexpr int kMaxNesting = 50;  // multiparts in multiparts

template <typename T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref<T>>;

std::string take(char* text) {
  std::string out = text ? scrub_utf8(text) : "";
  g_free(text);
  return out;
}

// Decoded content of a leaf part.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (!wrapper) return "";
  Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
  GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

std::string text_of(GMimePart* part) {
  const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  std::string raw = content_of(part);
  return charset && *charset ? decode_text_as(raw, charset).text : decode_text(raw).text;
}

std::string media_type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  return type ? take(g_mime_content_type_get_mime_type(type)) : "";
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* own = g_mime_object_get_content_type(object);
  return own && g_mime_content_type_is_type(own, type, subtype);
}

struct Attachment {
  std::string name, media_type, bytes;
};

class Teller {
 public:
  Teller(Story& story, DocumentInfo& info) : story_(story), info_(info) {}

  void tell(GMimeMessage* message) {
    tell_headers(message);
    if (GMimeObject* body = g_mime_message_get_mime_part(message)) walk(body, 0);
  }
  const std::vector<Attachment>& attachments() const { return attachments_; }
  bool encrypted() const { return encrypted_; }

 private:
  static std::string addresses(GMimeMessage* message, GMimeAddressType type) {
    InternetAddressList* list = g_mime_message_get_addresses(message, type);
    return list ? take(internet_address_list_to_string(list, nullptr, FALSE)) : "";
  }

  void tell_headers(GMimeMessage* message) {
    std::string from = addresses(message, GMIME_ADDRESS_TYPE_FROM), to = addresses(message, GMIME_ADDRESS_TYPE_TO), cc = addresses(message, GMIME_ADDRESS_TYPE_CC),
                bcc = addresses(message, GMIME_ADDRESS_TYPE_BCC);
    const char* raw_subject = g_mime_message_get_subject(message);
    std::string subject = raw_subject ? scrub_utf8(raw_subject) : "", date, iso;
    if (GDateTime* when = g_mime_message_get_date(message)) {
      date = take(g_date_time_format(when, "%a, %d %b %Y %H:%M:%S %z"));
      iso = take(g_date_time_format(when, "%Y-%m-%dT%H:%M:%S%:z"));
    }
    info_.title = subject;
    info_.author = from;
    info_.created = iso;
    std::string head;
    auto line = [&](const char* name, const std::string& value) {
      if (value.empty()) return;
      head += std::string(head.empty() ? "" : "\n") + name + ": " + value;
      info_.metadata.emplace_back(name, value);
    };
    line("From", from);
    line("To", to);
    line("Cc", cc);
    line("Bcc", bcc);
    line("Date", date);
    line("Subject", subject);
    if (const char* id = g_mime_message_get_message_id(message)) info_.metadata.emplace_back("Message-ID", scrub_utf8(id));
    story_.block(BlockKind::form_field, head);
  }

  void walk(GMimeObject* object, int depth) {
    if (depth > kMaxNesting) {
      info_.findings.push_back({FindingKind::limit_reached, "parts more than " + std::to_string(kMaxNesting) + " deep were left out", {}});
      return;
    }
    if (GMIME_IS_MULTIPART(object)) return walk_multipart(GMIME_MULTIPART(object), depth);
    if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (!inner) return;
      char* text = g_mime_object_to_string(GMIME_OBJECT(inner), nullptr);
      attachments_.push_back({subject_name(inner), "message/rfc822", text ? text : ""});
      g_free(text);
      return;
    }
    if (!GMIME_IS_PART(object)) return;
    if (is_type(object, "application", "pkcs7-mime") || is_type(object, "application", "x-pkcs7-mime")) note_encrypted();
    leaf(GMIME_PART(object));
  }

  static std::string subject_name(GMimeMessage* message) {
    const char* subject = g_mime_message_get_subject(message);
    return (subject && *subject ? scrub_utf8(subject) : std::string("message")) + ".eml";
  }
  void note_encrypted() {
    encrypted_ = true;
    info_.findings.push_back({FindingKind::encrypted_part, "an encrypted body was not opened", {}});
  }

  void walk_multipart(GMimeMultipart* parts, int depth) {
    int n = g_mime_multipart_get_count(parts);
    if (is_type(GMIME_OBJECT(parts), "multipart", "encrypted")) note_encrypted();
    if (is_type(GMIME_OBJECT(parts), "multipart", "signed")) info_.findings.push_back({FindingKind::signed_file, "the message is signed", {}});
    if (is_type(GMIME_OBJECT(parts), "multipart", "alternative") && n > 1) return walk(best_alternative(parts, n), depth + 1);
    for (int i = 0; i < n; ++i) walk(g_mime_multipart_get_part(parts, i), depth + 1);
  }

  // Plain text if it says something; else the last alternative, which is the richest.
  static GMimeObject* best_alternative(GMimeMultipart* parts, int n) {
    for (int i = 0; i < n; ++i) {
      GMimeObject* object = g_mime_multipart_get_part(parts, i);
      if (GMIME_IS_PART(object) && is_type(object, "text", "plain") && text_of(GMIME_PART(object)).find_first_not_of(" \r\n\t") != std::string::npos) return object;
    }
    return g_mime_multipart_get_part(parts, n - 1);
  }

  void leaf(GMimePart* part) {
    const char* raw_name = g_mime_part_get_filename(part);
    std::string name = raw_name ? scrub_utf8(raw_name) : "";
    GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(GMIME_OBJECT(part));
    bool attached = g_mime_part_is_attachment(part) || (disposition && g_ascii_strcasecmp(g_mime_content_disposition_get_disposition(disposition), "attachment") == 0);
    bool text = is_type(GMIME_OBJECT(part), "text", "*");
    if (text && !attached && name.empty()) {
      if (is_type(GMIME_OBJECT(part), "text", "html")) {
        std::string markup = text_of(part);
        std::erase(markup, '\0');
        tell_html(markup, story_, info_);
      } else {
        tell_plain(text_of(part));
      }
      return;
    }
    std::string type = media_type_of(GMIME_OBJECT(part));
    if (type == "application/pgp-signature" || type == "application/pkcs7-signature" || type == "application/x-pkcs7-signature" || type == "application/pgp-encrypted") return;
    if (name.empty()) name = "attachment " + std::to_string(attachments_.size() + 1);
    attachments_.push_back({std::move(name), std::move(type), content_of(part)});
  }

  // A plain body, as a plain text is read; lines that quote an older message stand as such.
  void tell_plain(std::string_view text) {
    LineHabit habit = line_habit(text);
    habit.spaced = false;  // people write a line a paragraph, where they do not write paragraphs
    while (!text.empty()) {
      const std::string_view piece = text.substr(0, end_of_piece(text));
      tell_blocks(piece, habit);
      text.remove_prefix(piece.size());
    }
  }

  // A body is looked at in pieces that end at blank lines, so that one of hundreds of megabytes takes no more memory than its text.
  static size_t end_of_piece(std::string_view text) {
    constexpr size_t kPieceBytes = 64 << 10, kLongestPieceBytes = 256 << 10;
    if (text.size() <= kPieceBytes) return text.size();
    const std::string_view near = text.substr(0, kLongestPieceBytes);
    for (size_t at = near.find('\n', kPieceBytes); at != std::string_view::npos; at = near.find('\n', at + 1)) {
      const size_t next = near.find_first_not_of(" \t\r", at + 1);
      if (next != std::string_view::npos && near[next] == '\n') return next + 1;
    }
    if (near.size() == text.size()) return text.size();
    if (const size_t line = near.rfind('\n'); line != std::string_view::npos) return line + 1;
    size_t end = near.size();
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end;
  }

  void tell_blocks(std::string_view text, LineHabit habit) {
    for (const TextBlock& block : text_blocks(text, habit)) {
      if (block.table)
        story_.table(block.table->words, block.table->table, block.table->lines);
      else
        story_.block(block.quoted ? BlockKind::side_note : block.kind, std::string(text.substr(block.begin, block.end - block.begin)), block.quoted ? uint8_t{0} : block.level);
    }
  }

  Story& story_;
  DocumentInfo& info_;
  std::vector<Attachment> attachments_;
  bool encrypted_ = false;
};

}  // namespace

Status read_eml(const Source& source, const FormatContext& context, DocumentInfo& info) {
  static const bool ready = (g_mime_init(), true);
  (void)ready;
  Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(source.bytes().data(), source.bytes().size()));
  Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  GMimeMessage* parsed = g_mime_parser_construct_message(parser.get(), nullptr);
  if (!parsed) return Error{ErrorKind::damaged, "not a readable message", "", ""};
  Owned<GMimeMessage> message(parsed);
  Story story(context);
  Teller teller(story, info);
  teller.tell(message.get());
  DOSSIER_TRY(story.finish(info));
  for (const Attachment& a : teller.attachments()) DOSSIER_TRY(context.read_part(Source::from_bytes(a.bytes, a.name), a.media_type));
  if (teller.encrypted()) return Error{ErrorKind::password, "the message is encrypted", "", ""};
  return {};
}

std::vector<std::string_view> split_mailbox(std::string_view bytes) {
  std::vector<std::string_view> out;
  auto opens = [&](size_t at) { return bytes.substr(at, 5) == "From "; };
  size_t at = opens(0) ? 0 : std::string_view::npos;
  while (at != std::string_view::npos && at < bytes.size()) {
    size_t begin = std::min(bytes.find('\n', at), bytes.size() - 1) + 1, next = begin;
    // The next "From " line stands behind a blank one.
    for (;;) {
      next = bytes.find("\nFrom ", next);
      if (next == std::string_view::npos) break;
      size_t before = next;
      if (before > 0 && bytes[before - 1] == '\r') --before;
      if (before > 0 && bytes[before - 1] == '\n') break;
      ++next;
    }
    size_t end = next == std::string_view::npos ? bytes.size() : next + 1;
    if (end > begin) out.push_back(bytes.substr(begin, end - begin));
    at = next == std::string_view::npos ? next : next + 1;
  }
  return out;
}

Status read_mbox(const Source& source, const FormatContext& context, DocumentInfo& info) {
  auto messages = split_mailbox(source.bytes());
  if (messages.empty()) return Error{ErrorKind::damaged, "no message in the mailbox", "", ""};
  info.metadata.emplace_back("messages", std::to_string(messages.size()));
  uint32_t number = 0;
  for (std::string_view message : messages) {
    // ">From " at the start of a line stands for "From ".
    std::string bytes;
    bytes.reserve(message.size());
    for (size_t at = 0; at < message.size();) {
      size_t end = std::min(message.find('\n', at), message.size() - 1) + 1;
      std::string_view line = message.substr(at, end - at);
      size_t marks = line.find_first_not_of('>');
      if (marks != std::string_view::npos && marks > 0 && line.substr(marks, 5) == "From ") line.remove_prefix(1);
      bytes += line;
      at = end;
    }
    DOSSIER_TRY(context.read_part(Source::from_bytes(std::move(bytes), std::to_string(++number) + ".eml"), "message/rfc822"));
  }
  return {};
}

}  // namespace dossier::reader
