// For tests of formats: runs a FormatReader and keeps everything it sent.
#pragma once

#include <string>
#include <vector>

#include "ingest/reader/core/format.h"
#include "ingest/reader/ocr/ocr.h"

namespace dossier::reader {

struct RecordedReading {
  struct Part {
    std::string name, media_type, bytes;
  };
  Status status;
  DocumentInfo info;
  std::vector<Page> pages;
  std::vector<PageFailure> failures;
  std::vector<Part> parts;

  std::string text() const {
    std::string out;
    for (const Page& page : pages) out += page.text + "\n\f";
    return out;
  }
  bool has_finding(FindingKind kind) const {
    for (const Finding& f : info.findings)
      if (f.kind == kind) return true;
    for (const Page& page : pages)
      for (const Finding& f : page.findings)
        if (f.kind == kind) return true;
    return false;
  }
};

class NoOcr : public Ocr {
 public:
  Result<OcrPage> read(const Bitmap&, const OcrSettings&) override { return Error{ErrorKind::unsupported, "no OCR here", "", ""}; }
  Result<std::vector<ContentWord>> read_lines(const Bitmap&, const std::vector<Box>&, const std::string&) override { return Error{ErrorKind::unsupported, "no OCR here", "", ""}; }
};

// `type` goes into info.type as the dispatcher would set it. Every page is checked by check_page: a page that breaks the rules is a failure
// with kind damaged and page number 0.
inline RecordedReading record(FormatReader reader, std::string bytes, std::string name, std::string type, const ReadRequest& request = {}) {
  class Sink : public ReadingSink {
   public:
    explicit Sink(RecordedReading& to) : to_(to) {}
    Status begin_document(const DocumentHead&) override { return {}; }
    Status page(Page page) override {
      if (Status sound = check_page(page); !sound.ok()) to_.failures.push_back({0, ErrorKind::damaged, sound.error().describe()});
      to_.pages.push_back(std::move(page));
      return {};
    }
    Status page_failed(const PageFailure& failure) override {
      to_.failures.push_back(failure);
      return {};
    }
    Status end_document(const DocumentOutcome&) override { return {}; }

   private:
    RecordedReading& to_;
  };
  RecordedReading out;
  Sink sink(out);
  NoOcr ocr;
  PartReader read_part = [&](const Source& part, std::string_view media_type) -> Status {
    out.parts.push_back({part.name(), std::string(media_type), std::string(part.bytes())});
    return {};
  };
  RoomForPart room = [](const std::string&) { return true; };
  FormatContext context{request, sink, read_part, room, ocr};
  out.info.type = std::move(type);
  out.status = reader(Source::from_bytes(std::move(bytes), std::move(name)), context, out.info);
  return out;
}

}  // namespace dossier::reader
