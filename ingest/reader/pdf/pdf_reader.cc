#include "ingest/reader/pdf/pdf_reader.h"

#include <PDFDoc.h>

#include <cmath>
#include <map>

#include "base/page_codec.h"
#include "ingest/reader/layout/compose.h"
#include "ingest/reader/layout/running.h"
#include "ingest/reader/pdf/content_pass.h"
#include "ingest/reader/pdf/ocr_pages.h"
#include "ingest/reader/pdf/page_errors.h"
#include "ingest/reader/pdf/page_notes.h"
#include "ingest/reader/pdf/pdf_file.h"
#include "ingest/reader/pdf/pdf_info.h"

namespace dossier::reader {
namespace {

// The size of the document's running text, from the pages read so far.
class BodySize {
 public:
  void add(const ContentPage& page) {
    for (const ContentWord& word : page.words) letters_[static_cast<int>(std::lround(word.size_pt * 4))] += word.text.size();
  }
  // 0 until there is enough to tell.
  float value() const {
    size_t all = 0, most = 0;
    int best = 0;
    for (auto [size, count] : letters_) {
      all += count;
      if (count > most) {
        most = count;
        best = size;
      }
    }
    return all > 3000 ? static_cast<float>(best) / 4 : 0;
  }

 private:
  std::map<int, size_t> letters_;
};

class PdfReading {
 public:
  PdfReading(PdfFile& file, const FormatContext& context, DocumentInfo& info)
      : document_(*file.document), context_(context), info_(info), pass_(document_), running_([this](Page page) { return context_.sink.page(rounded(page)); }) {}

  Status run();

 private:
  Result<Page> read_page(uint32_t number);

  PDFDoc& document_;
  const FormatContext& context_;
  DocumentInfo& info_;
  ContentPass pass_;
  PicturesWithoutPrint without_print_;
  BodySize body_;
  RunningMatter running_;
};

Result<Page> PdfReading::read_page(uint32_t number) {
  PageErrors errors;
  DOSSIER_ASSIGN(PdfContent content, pass_.read(number, std::max(1u, context_.request.limits.page_seconds / 4)));
  std::vector<PageField> fields = fields_of(document_, number);
  add_undrawn_values(fields, content);
  const ContentPage& drawn = content.content;
  if (errors.count() > 0 && drawn.words.empty() && drawn.images.empty() && drawn.rules.empty() && drawn.fills.empty())
    return Error{ErrorKind::damaged, "the page's content is broken before it draws anything", "", ""};
  DOSSIER_ASSIGN(PixelReading pixels, read_pixels(document_, number, content, context_, without_print_));
  body_.add(content.content);
  Page page = pixels.page ? std::move(*pixels.page) : compose(content.content, {body_.value()});
  page.number = number;
  page.rotation = content.rotation;
  if (!pixels.page) page.source = page.words.empty() ? TextSource::none : pixels.added_words ? TextSource::both : TextSource::text;
  page.findings.insert(page.findings.end(), pixels.findings.begin(), pixels.findings.end());
  page.label = page_label(document_, number);
  mark_field_blocks(fields, page);
  add_notes(document_, number, page);
  add_word_findings(content, page);
  return page;
}

Status PdfReading::run() {
  const ReadRequest& request = context_.request;
  read_document_info(document_, info_);
  DOSSIER_TRY(context_.sink.pages_known(info_.pages));
  uint32_t last = info_.pages;
  if (last > request.limits.pages) {
    last = request.limits.pages;
    info_.findings.push_back({FindingKind::limit_reached, "only the first " + std::to_string(last) + " of " + std::to_string(info_.pages) + " pages were read", {}});
  }
  if (request.last_page) last = std::min(last, request.last_page);
  uint32_t first = std::max(1u, request.first_page);
  // The page before the first says what goes on from it.
  if (first > 1 && first <= last)
    if (Result<Page> before = read_page(first - 1); before.ok()) running_.prime(std::move(*before));
  for (uint32_t number = first; number <= last; ++number) {
    Result<Page> page = read_page(number);
    if (page.ok()) {
      DOSSIER_TRY(running_.add(std::move(*page)));
      continue;
    }
    DOSSIER_TRY(running_.finish());
    DOSSIER_TRY(context_.sink.page_failed({number, page.error().kind, page.error().message}));
  }
  DOSSIER_TRY(running_.finish());
  return read_embedded_files(document_, context_, info_);
}

}  // namespace

Status read_pdf(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(PdfFile file, open_pdf(source, context.request.passwords));
  info.pages = static_cast<uint32_t>(file.document->getNumPages());
  const bool rebuilt = *file.repaired;
  const Finding finding{FindingKind::repaired, "the table of objects was broken and rebuilt from what could be found", {}};
  if (rebuilt) info.findings.push_back(finding);
  if (file.salvaged) info.findings.push_back({FindingKind::truncated, "the end of the file is missing; pages found without it were read", {}});
  Status status = PdfReading(file, context, info).run();
  if (!rebuilt && *file.repaired) info.findings.push_back(finding);  // found out at a page
  return status;
}

}  // namespace dossier::reader
