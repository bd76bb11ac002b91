// Any bytes through the dispatcher: their type is found, their parts are read, documents begin and end in pairs, limits hold.
#include <cstdlib>

#include "ingest/reader/dispatch.h"
#include "ingest/reader/testing/fuzz_reading.h"

namespace {

using namespace dossier;

class PairedSink : public ReadingSink {
 public:
  Status begin_document(const DocumentHead&) override {
    ++begun_;
    if (++open_ > 16) std::abort();
    return {};
  }
  Status page(Page page) override {
    if (open_ == 0 || !check_page(page).ok()) std::abort();
    return {};
  }
  Status page_failed(const PageFailure&) override { return {}; }
  Status end_document(const DocumentOutcome&) override {
    if (open_-- == 0) std::abort();
    return {};
  }
  bool sound(uint32_t most) const { return open_ == 0 && begun_ >= 1 && begun_ <= most; }

 private:
  uint32_t open_ = 0, begun_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const reader::TypeFinder types;
  static reader::NoOcr ocr;
  ReadRequest request = reader::fuzz_request();
  request.name = "fuzz";
  PairedSink sink;
  Status status = reader::Dispatcher(types, ocr, request, sink).read(reader::Source::from_bytes(reader::bytes_of(data, size), "fuzz"));
  if (!status.ok() || !sink.sound(request.limits.parts + 1)) std::abort();
  return 0;
}
