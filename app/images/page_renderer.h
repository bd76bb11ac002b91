// Pictures of pages, for a window or for a model that sees, made by dossier-reader in its own process.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "base/cancel.h"
#include "base/fd.h"
#include "base/result.h"

namespace dossier {

class ReaderPool;

struct DeskPicture {
  uint32_t width = 0, height = 0;
  std::string rgb;  // width * height * 3 bytes, rows from the top
};

// Keeps the files of the last documents open, so that a page costs no second look at the whole file. Thread-safe.
class PageRenderer {
 public:
  static Result<std::unique_ptr<PageRenderer>> start();
  ~PageRenderer();

  // The whole page at `dpi`. unsupported: this type has no pictures, it is drawn from its words. not_found and conflict: the file is not
  // at its place, or has changed since it was read.
  Result<DeskPicture> render(const SourceDocument& document, uint32_t page, float dpi, const CancelToken& cancel) { return render(document, page, {}, dpi, cancel); }
  // A region of it, in points; an empty one is the whole page.
  Result<DeskPicture> render(const SourceDocument& document, uint32_t page, const Box& region, float dpi, const CancelToken& cancel);

 private:
  struct OpenFile {
    Sha256 hash;
    Fd fd;
  };
  explicit PageRenderer(std::unique_ptr<ReaderPool> pool);
  Result<std::shared_ptr<OpenFile>> file_of(const SourceDocument& document);
  Result<std::vector<uint32_t>> place_of(const SourceDocument& document, int fd, const CancelToken& cancel);

  std::unique_ptr<ReaderPool> pool_;
  std::mutex mutex_;
  std::list<std::shared_ptr<OpenFile>> files_;  // the file used last stands first
  std::map<Sha256, std::vector<uint32_t>> places_;
  std::set<Sha256> without_pictures_;
};

}  // namespace dossier
