#include "app/report/part_place.h"

#include <optional>

namespace dossier {
namespace {

// Follows the parts of a file: how many each open document has shown so far.
class PartSink : public ReadingSink {
 public:
  explicit PartSink(const Sha256& wanted) : wanted_(wanted) {}
  Status begin_document(const DocumentHead& head) override {
    if (!open_.empty()) {
      place_.push_back(open_.back()++);
      if (!found_ && head.sha256 == wanted_) found_ = place_;
    }
    open_.push_back(0);
    return {};
  }
  Status page(Page) override { return {}; }
  Status page_failed(const PageFailure&) override { return {}; }
  Status end_document(const DocumentOutcome&) override {
    open_.pop_back();
    if (!place_.empty()) place_.pop_back();
    return {};
  }
  const std::optional<std::vector<uint32_t>>& found() const { return found_; }

 private:
  Sha256 wanted_;
  std::vector<uint32_t> open_, place_;
  std::optional<std::vector<uint32_t>> found_;
};

}  // namespace

Result<std::vector<uint32_t>> find_part(ReaderPool& reader, int fd, const DocumentHead& file, const Sha256& part, const CancelToken& cancel) {
  ReadRequest request;
  request.name = file.name;
  request.ocr = OcrMode::never;
  PartSink sink(part);
  DOSSIER_TRY(reader.read(fd, file, request, sink, cancel));
  if (!sink.found()) return Error{ErrorKind::not_found, "the file does not hold this part any more", "", ""};
  return *sink.found();
}

}  // namespace dossier
