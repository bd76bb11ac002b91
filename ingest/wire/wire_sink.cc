#include "ingest/wire/wire_sink.h"

#include <array>
#include <cstring>

#include "base/bytes.h"
#include "base/page_codec.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 3> kStates = {"read", "partly", "failed"};
constexpr size_t kMaxMessageBytes = 4096;

// A message of a reader's, short enough to keep and print. Cut at a character's border.
std::string_view shortened(std::string_view text) {
  if (text.size() <= kMaxMessageBytes) return text;
  size_t end = kMaxMessageBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

void put_error(const Error& error, ByteWriter& out) {
  out.string(name_of(error.kind));
  out.string(shortened(error.message));
  out.string(shortened(error.hint));
}

bool get_error(ByteReader& in, Error& error) {
  std::optional<ErrorKind> kind = error_kind_from(in.string());
  std::string_view message = in.string(), hint = in.string();
  if (!in.ok() || !kind || message.size() > kMaxMessageBytes || hint.size() > kMaxMessageBytes || !is_utf8(message) || !is_utf8(hint)) return false;
  error = Error{*kind, std::string(message), "", std::string(hint)};
  return true;
}

}  // namespace

std::string_view name_of(ReadState state) { return kStates[static_cast<size_t>(state)]; }

std::optional<ReadState> read_state_from(std::string_view name) {
  for (size_t i = 0; i < kStates.size(); ++i)
    if (kStates[i] == name) return static_cast<ReadState>(i);
  return std::nullopt;
}

std::string encode_error(const Error& error) {
  ByteWriter out;
  put_error(error, out);
  return out.take();
}

Error decode_error(std::string_view bytes) {
  ByteReader in(bytes);
  Error error;
  if (!get_error(in, error) || !in.at_end()) return Error{ErrorKind::damaged, "a reader's error is damaged", "", ""};
  return error;
}

Status WireSink::begin_document(const DocumentHead& head) {
  ByteWriter out;
  out.string(scrub_utf8(head.name));
  out.raw(head.sha256.bytes.data(), head.sha256.bytes.size());
  out.u64(head.bytes);
  out.string(encode_info(head.info));
  return write_frame(fd_, FrameKind::begin, out.bytes());
}

Status WireSink::page(Page page) {
  Status sound = check_page(page);
  if (sound.ok()) return write_frame(fd_, FrameKind::page, encode_page(page));
  return page_failed({page.number, ErrorKind::unreadable, sound.error().message});
}

Status WireSink::page_failed(const PageFailure& failure) {
  ByteWriter out;
  out.varint(failure.page);
  out.string(name_of(failure.kind));
  out.string(shortened(scrub_utf8(failure.detail)));
  return write_frame(fd_, FrameKind::page_failed, out.bytes());
}

Status WireSink::end_document(const DocumentOutcome& outcome) {
  ByteWriter out;
  out.u8(static_cast<uint8_t>(outcome.state));
  out.u8(outcome.error ? 1 : 0);
  if (outcome.error) {
    Error error = *outcome.error;
    error.message = scrub_utf8(error.message);
    error.hint = scrub_utf8(error.hint);
    put_error(error, out);
  }
  out.string(encode_info(outcome.info));
  return write_frame(fd_, FrameKind::end, out.bytes());
}

Status WireSink::pages_known(uint32_t count) {
  ByteWriter out;
  out.u32(count);
  return write_frame(fd_, FrameKind::page_count, out.bytes());
}

Error ReadingDecoder::lie(ErrorKind kind, const std::string& message) {
  lied_ = true;
  return Error{kind, message, "", ""};
}

Status ReadingDecoder::take(const Frame& frame) {
  bytes_ += kFrameHeaderBytes + frame.payload.size();
  if (bytes_ > limits_.output_bytes) return lie(ErrorKind::too_large, "more than " + std::to_string(limits_.output_bytes >> 20) + " MiB came out of one file");
  if (finished_) return lie(ErrorKind::damaged, "a reader sent more after its end");
  switch (frame.kind) {
    case FrameKind::begin: return begin(frame.payload);
    case FrameKind::page: return page(frame.payload);
    case FrameKind::page_failed: return failure(frame.payload);
    case FrameKind::end: return end(frame.payload);
    case FrameKind::page_count: return page_count(frame.payload);
    case FrameKind::done:
      if (!last_page_.empty() || documents_ == 0 || !frame.payload.empty()) return lie(ErrorKind::damaged, "a reader ended inside a document");
      finished_ = true;
      return {};
    default: return lie(ErrorKind::damaged, "a reader sent a frame that does not belong there");
  }
}

Status ReadingDecoder::begin(std::string_view payload) {
  if (last_page_.empty() && documents_ > 0) return lie(ErrorKind::damaged, "a reader sent a second file");
  if (last_page_.size() > limits_.depth) return lie(ErrorKind::too_large, "parts lie more than " + std::to_string(limits_.depth) + " deep");
  if (documents_ > limits_.parts) return lie(ErrorKind::too_large, "more than " + std::to_string(limits_.parts) + " parts");
  ByteReader in(payload);
  DocumentHead head;
  std::string_view name = in.string();
  std::string_view hash = in.bytes(32);
  head.bytes = in.u64();
  std::string_view info_bytes = in.string();
  if (!in.ok() || !in.at_end() || !is_utf8(name) || name.size() > 65536) return lie(ErrorKind::damaged, "a reader sent a broken beginning");
  head.name = std::string(name);
  std::memcpy(head.sha256.bytes.data(), hash.data(), hash.size());
  Result<DocumentInfo> info = decode_info(info_bytes);
  if (!info.ok()) return lie(ErrorKind::damaged, info.error().message);
  head.info = std::move(*info);
  ++documents_;
  last_page_.push_back(0);
  return sink_.begin_document(head);
}

// Pages come in ascending order, each at most once, read or failed.
Status ReadingDecoder::next_page(uint32_t number) {
  if (last_page_.empty()) return lie(ErrorKind::damaged, "a reader sent a page of no document");
  if (number <= last_page_.back()) return lie(ErrorKind::damaged, "a reader sent its pages out of order");
  if (number > limits_.pages) return lie(ErrorKind::too_large, "more than " + std::to_string(limits_.pages) + " pages");
  last_page_.back() = number;
  return {};
}

Status ReadingDecoder::page(std::string_view payload) {
  Result<Page> page = decode_page(payload);
  if (!page.ok()) return lie(ErrorKind::damaged, page.error().message);
  DOSSIER_TRY(next_page(page->number));
  return sink_.page(std::move(*page));
}

Status ReadingDecoder::failure(std::string_view payload) {
  ByteReader in(payload);
  PageFailure failure;
  uint64_t page = in.varint();
  std::optional<ErrorKind> kind = error_kind_from(in.string());
  std::string_view detail = in.string();
  if (!in.ok() || !in.at_end() || page == 0 || page > UINT32_MAX || !kind || detail.size() > kMaxMessageBytes || !is_utf8(detail))
    return lie(ErrorKind::damaged, "a reader sent a broken failure");
  failure = {static_cast<uint32_t>(page), *kind, std::string(detail)};
  DOSSIER_TRY(next_page(failure.page));
  return sink_.page_failed(failure);
}

Status ReadingDecoder::page_count(std::string_view payload) {
  ByteReader in(payload);
  uint32_t count = in.u32();
  if (last_page_.empty() || !in.ok() || !in.at_end()) return lie(ErrorKind::damaged, "a reader sent a broken page count");
  return sink_.pages_known(std::min(count, limits_.pages));
}

Status ReadingDecoder::end(std::string_view payload) {
  if (last_page_.empty()) return lie(ErrorKind::damaged, "a reader ended no document");
  ByteReader in(payload);
  DocumentOutcome outcome;
  uint8_t state = in.u8();
  uint8_t has_error = in.u8();
  Error error;
  if (has_error > 1 || state >= kStates.size() || (has_error == 1 && !get_error(in, error))) return lie(ErrorKind::damaged, "a reader sent a broken end");
  outcome.state = static_cast<ReadState>(state);
  if (has_error) outcome.error = std::move(error);
  std::string_view info_bytes = in.string();
  if (!in.ok() || !in.at_end()) return lie(ErrorKind::damaged, "a reader sent a broken end");
  Result<DocumentInfo> info = decode_info(info_bytes);
  if (!info.ok()) return lie(ErrorKind::damaged, info.error().message);
  outcome.info = std::move(*info);
  last_page_.pop_back();
  return sink_.end_document(outcome);
}

}  // namespace dossier
