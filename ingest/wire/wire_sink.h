// The two ends of a reading on the wire: a sink that sends frames, and a decoder that checks them and fills another sink.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/wire/frame.h"
#include "ingest/wire/reading_sink.h"
#include "ingest/wire/request.h"

namespace dossier {

// The reader's side. The descriptor stays the caller's.
class WireSink : public ReadingSink {
 public:
  explicit WireSink(int fd) : fd_(fd) {}
  Status begin_document(const DocumentHead& head) override;
  // A page that breaks a rule of base/page.h is not sent: a failure stands in its place.
  Status page(Page page) override;
  Status page_failed(const PageFailure& failure) override;
  Status end_document(const DocumentOutcome& outcome) override;
  Status pages_known(uint32_t count) override;

 private:
  int fd_;
};

// The parent's side: trusts nothing. Every count, offset, string and the nesting is checked before the sink hears of it.
class ReadingDecoder {
 public:
  ReadingDecoder(ReadingSink& sink, const ReadLimits& limits) : sink_(sink), limits_(limits) {}
  // damaged or too_large if the reader lies (reader_lied() is true then); any other error came from the sink.
  Status take(const Frame& frame);
  bool reader_lied() const { return lied_; }
  // `done` has come and every document that began has ended.
  bool finished() const { return finished_; }

 private:
  Status begin(std::string_view payload);
  Status page(std::string_view payload);
  Status failure(std::string_view payload);
  Status end(std::string_view payload);
  Status page_count(std::string_view payload);
  Status next_page(uint32_t number);
  Error lie(ErrorKind kind, const std::string& message);

  ReadingSink& sink_;
  ReadLimits limits_;
  std::vector<uint32_t> last_page_;  // one for each open document
  uint64_t bytes_ = 0;
  uint32_t documents_ = 0;
  bool lied_ = false, finished_ = false;
};

// Errors as bytes, for `failed` frames. Bytes that hold no error decode to one that says so.
std::string encode_error(const Error& error);
Error decode_error(std::string_view bytes);

}  // namespace dossier
