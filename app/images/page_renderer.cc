#include "app/images/page_renderer.h"

#include "app/report/part_place.h"
#include "base/file.h"
#include "ingest/ingest.h"

namespace dossier {
namespace {

constexpr size_t kOpenFiles = 8;

}  // namespace

PageRenderer::PageRenderer(std::unique_ptr<ReaderPool> pool) : pool_(std::move(pool)) {}
PageRenderer::~PageRenderer() = default;

Result<std::unique_ptr<PageRenderer>> PageRenderer::start() {
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start({}));
  return std::unique_ptr<PageRenderer>(new PageRenderer(std::move(pool)));
}

Result<std::shared_ptr<PageRenderer::OpenFile>> PageRenderer::file_of(const SourceDocument& document) {
  const Sha256 hash = document.file_sha256.value_or(document.sha256);
  {
    std::lock_guard held(mutex_);
    for (auto at = files_.begin(); at != files_.end(); ++at)
      if ((*at)->hash == hash) {
        files_.splice(files_.begin(), files_, at);
        return files_.front();
      }
  }
  const std::string& path = document.file_path.empty() ? document.path : document.file_path;
  if (path.empty()) return Error{ErrorKind::not_found, "the file is no longer in its folder", document.name, "its text is kept"};
  Result<Fd> opened = open_regular(path);
  if (!opened.ok() && opened.error().kind == ErrorKind::not_found)
    return Error{ErrorKind::not_found, "the file is no longer in its folder", path, "its text is kept; page pictures need the file at its place"};
  DOSSIER_ASSIGN(Fd fd, std::move(opened));
  DOSSIER_ASSIGN(Sha256 is, sha256_of_fd(fd.get()));
  if (is != hash) return Error{ErrorKind::conflict, "the file has changed since it was read", path, "read it again"};
  auto file = std::make_shared<OpenFile>(OpenFile{hash, std::move(fd)});
  std::lock_guard held(mutex_);
  files_.push_front(file);
  if (files_.size() > kOpenFiles) files_.pop_back();
  return file;
}

Result<std::vector<uint32_t>> PageRenderer::place_of(const SourceDocument& document, int fd, const CancelToken& cancel) {
  Sha256 file = document.file_sha256.value_or(document.sha256);
  if (!document.part.empty() || file == document.sha256) return document.part;
  {
    std::lock_guard held(mutex_);
    if (auto known = places_.find(document.sha256); known != places_.end()) return known->second;
  }
  const std::string& path = document.file_path.empty() ? document.path : document.file_path;
  DocumentHead head;
  head.name = path.substr(path.rfind('/') + 1);
  head.sha256 = file;
  DOSSIER_ASSIGN(std::vector<uint32_t> place, find_part(*pool_, fd, head, document.sha256, cancel));
  std::lock_guard held(mutex_);
  return places_[document.sha256] = place;
}

Result<DeskPicture> PageRenderer::render(const SourceDocument& document, uint32_t page, const Box& region, float dpi, const CancelToken& cancel) {
  const Error unsupported{ErrorKind::unsupported, "this type has no page pictures", document.name, ""};
  {
    std::lock_guard held(mutex_);
    if (without_pictures_.count(document.sha256)) return unsupported;
  }
  DOSSIER_ASSIGN(std::shared_ptr<OpenFile> file, file_of(document));
  RenderRequest request;
  DOSSIER_ASSIGN(request.part, place_of(document, file->fd.get(), cancel));
  request.page = page;
  request.region = region;
  request.dpi = dpi;
  Result<Picture> picture = pool_->render(file->fd.get(), request, cancel);
  if (!picture.ok()) {
    if (picture.error().kind == ErrorKind::unsupported) {
      std::lock_guard held(mutex_);
      without_pictures_.insert(document.sha256);
    }
    return picture.error();
  }
  return DeskPicture{picture->width, picture->height, std::move(picture->rgb)};
}

}  // namespace dossier
