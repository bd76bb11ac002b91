// What a hostile reader could send its parent.
#include <cstdlib>

#include "base/page_codec.h"
#include "ingest/wire/wire_sink.h"

namespace {

using namespace dossier;

// Holds the decoder to its word: nesting, order of pages, pages that keep every rule.
class Judge : public ReadingSink {
 public:
  Status begin_document(const DocumentHead&) override {
    last_.push_back(0);
    return {};
  }
  Status page(Page page) override {
    if (last_.empty() || page.number <= last_.back() || !check_page(page).ok()) std::abort();
    last_.back() = page.number;
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    if (last_.empty() || failure.page <= last_.back()) std::abort();
    last_.back() = failure.page;
    return {};
  }
  Status end_document(const DocumentOutcome&) override {
    if (last_.empty()) std::abort();
    last_.pop_back();
    return {};
  }
  bool balanced() const { return last_.empty(); }

 private:
  std::vector<uint32_t> last_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Judge judge;
  ReadingDecoder decoder(judge, {});
  FrameCutter cutter;
  cutter.add(bytes);
  for (;;) {
    Frame frame;
    bool found = false;
    if (!cutter.next(frame, found).ok() || !found || !decoder.take(frame).ok()) break;
    if (decoder.finished() && !judge.balanced()) std::abort();
  }
  return 0;
}
