// The pictures of documents that a model may be shown: which there are on a page, and their pixels, drawn by dossier-reader.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "app/grounding/page_source.h"
#include "base/cancel.h"
#include "engine/engine.h"

namespace dossier {

// Which pictures stand in a prompt.
enum class PictureChoice : uint8_t {
  none,
  figures,  // pictures within pages that are no scans
  scans,    // whole pages that are scanned
  pages     // every page
};
std::optional<PictureChoice> picture_choice_from(std::string_view name);

// The boxes on a page that the choice names, from the top. Marks too small to hold anything are left out.
std::vector<Box> pictures_of(const Page& page, PictureChoice choice);

// Where pixels come from; a seam, so that tests need no files.
class PictureSource {
 public:
  virtual ~PictureSource() = default;
  // A box of a page, so large that its longer side has at most kPagePixels. Errors: unsupported (a type without pictures), not_found and
  // conflict (the file is gone or has changed), those of the reader, cancelled.
  virtual Result<std::shared_ptr<const RgbImage>> picture(const SourceDocument& document, uint32_t page, const Box& box, const CancelToken& cancel) = 0;
};

// From the documents' own files.
Result<std::unique_ptr<PictureSource>> pictures_from_files();

}  // namespace dossier
