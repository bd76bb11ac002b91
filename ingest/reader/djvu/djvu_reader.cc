#include "ingest/reader/djvu/djvu_reader.h"

#include "ingest/reader/core/scanned_pages.h"
#include "ingest/reader/djvu/djvu_file.h"
#include "ingest/reader/layout/compose.h"
#include "ingest/reader/pdf/ocr_pages.h"

namespace dossier::reader {
namespace {

Result<Page> read_page(const DjvuFile& file, uint32_t number, const FormatContext& context) {
  DOSSIER_ASSIGN(ContentPage content, file.content(number));
  PixelReading pixels;
  if (context.request.ocr != OcrMode::never) {
    // What the layer says is seen nowhere, until the pixels bear it out.
    for (ContentWord& word : content.words) word.style |= style::kInvisible;
    auto draw = [&](float dpi) { return file.draw(number, dpi, {}, false, context.request.limits.pixels); };
    LayerState state = content.words.empty() ? LayerState::absent : LayerState::invisible;
    DOSSIER_ASSIGN(pixels, read_against_pixels(state, content, context, draw));
  }
  Page page = pixels.page ? std::move(*pixels.page) : compose(content);
  if (!pixels.page) page.source = page.words.empty() ? TextSource::none : TextSource::text;
  page.findings.insert(page.findings.end(), pixels.findings.begin(), pixels.findings.end());
  return page;
}

void tell_metadata(const DjvuFile& file, DocumentInfo& info) {
  info.outline = file.outline();
  for (auto& [name, value] : file.metadata()) {
    if (name == "title" && info.title.empty()) info.title = value;
    else if (name == "author" && info.author.empty()) info.author = value;
    else info.metadata.emplace_back(name, value);
  }
}

}  // namespace

Status read_djvu(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(DjvuFile file, DjvuFile::open(source.bytes()));
  tell_metadata(file, info);
  return send_scanned_pages(source, file.pages(), context, info, [&](uint32_t number) { return read_page(file, number, context); });
}

Result<Picture> render_djvu(const Source& source, const RenderRequest& request) {
  DOSSIER_ASSIGN(DjvuFile file, DjvuFile::open(source.bytes()));
  if (request.page < 1 || request.page > file.pages()) return Error{ErrorKind::not_found, "no such page", "page " + std::to_string(request.page), ""};
  DOSSIER_ASSIGN(Bitmap bitmap, file.draw(request.page, request.dpi, request.region, true, request.limits.pixels));
  return Picture{bitmap.width, bitmap.height, std::move(bitmap.pixels)};
}

}  // namespace dossier::reader
