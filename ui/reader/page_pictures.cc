#include "ui/reader/page_pictures.h"

#include <algorithm>
#include <cstring>

#include "app/desk/simple_sheet.h"
#include "ui/background/later.h"
#include "ui/reader/word_picture.h"

namespace dossier::ui {
namespace {

constexpr int kWorkers = 2;
constexpr int kStale = 0;  // no resolution that is ever asked for

QImage image_of(const DeskPicture& picture) {
  QImage out(static_cast<int>(picture.width), static_cast<int>(picture.height), QImage::Format_RGB32);
  if (out.isNull()) return out;
  for (uint32_t y = 0; y < picture.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(out.scanLine(static_cast<int>(y)));
    const auto* from = reinterpret_cast<const uint8_t*>(picture.rgb.data()) + size_t{y} * picture.width * 3;
    for (uint32_t x = 0; x < picture.width; ++x) line[x] = qRgb(from[3 * x], from[3 * x + 1], from[3 * x + 2]);
  }
  return out;
}

// Where no picture can be had, the words that were read of the page.
PagePicture words_instead(DeskArchive& archive, const PageKey& key, int dpi, const Error& why) {
  PagePicture out{{}, dpi, {}};
  if (Result<std::shared_ptr<const Page>> page = archive.page(key.document, key.page); page.ok()) {
    auto sizes = archive.sheets(key.document, key.page, 1);
    const bool simple = sizes.ok() && !sizes->empty() && sizes->front().stretch != 1;
    Page sheet = simple ? shown_page(**page) : **page;
    if (simple) sheet.width_pt = sizes->front().width_pt;  // that of the document's other pages
    out.image = draw_words(sheet, dpi);
  }
  if (why.kind != ErrorKind::unsupported) out.note = sentence_of(why);
  if (why.kind == ErrorKind::not_found)
    out.note += QLatin1Char(' ') + QCoreApplication::translate("error", "“Find it…” in its details in the library looks elsewhere.");
  return out;
}

PagePicture picture_of(DeskArchive& archive, Result<PageRenderer*> renderer, const PageKey& key, int dpi, const CancelToken& cancel) {
  if (!renderer.ok()) return words_instead(archive, key, dpi, renderer.error());
  Result<SourceDocument> source = archive.source(key.document);
  if (!source.ok()) return {{}, dpi, sentence_of(source.error())};
  Result<DeskPicture> made = (*renderer)->render(*source, key.page, static_cast<float>(dpi), cancel);
  if (!made.ok()) return words_instead(archive, key, dpi, made.error());
  return {image_of(*made), dpi, {}};
}

}  // namespace

PagePictures::PagePictures(Session& session, QObject* parent) : QObject(parent), session_(session) {
  qRegisterMetaType<PageKey>();
  pool_.setMaxThreadCount(kWorkers);
  connect(&session, &Session::archive_changed, this, &PagePictures::clear);
  connect(&session, &Session::documents_changed, this, &PagePictures::doubt_notes);
}

PagePictures::~PagePictures() {
  for (const Making& m : making_) m.cancel.cancel();
  wait_for(pool_);
}

void PagePictures::clear() {
  for (const Making& m : making_) m.cancel.cancel();
  askers_.clear();
  queue_.clear();
  held_.clear();
  places_.clear();
  held_bytes_ = 0;
}

// A file that was missing may be there now: what stands for its pages is made again when it is next wanted, and shown until then.
void PagePictures::doubt_notes() {
  for (Held& held : held_)
    if (!held.picture.note.isEmpty()) held.picture.dpi = kStale;
}

void PagePictures::drop(std::list<Held>::iterator held) {
  auto [first, past] = places_.equal_range(held->key);
  for (auto at = first; at != past; ++at)
    if (at->second == held) {
      places_.erase(at);
      break;
    }
  held_bytes_ -= held->picture.image.sizeInBytes();
  held_.erase(held);
}

const PagePicture* PagePictures::find(const PageKey& key, int dpi) {
  auto [begin, end] = places_.equal_range(key);
  auto best = end;
  for (auto at = begin; at != end; ++at)
    if (best == end || std::abs(at->second->picture.dpi - dpi) < std::abs(best->second->picture.dpi - dpi)) best = at;
  if (best == end) return nullptr;
  held_.splice(held_.begin(), held_, best->second);
  return &best->second->picture;
}

bool PagePictures::is_making(const Wanted& what) const {
  return std::any_of(making_.begin(), making_.end(), [&](const Making& m) { return m.what == what && !m.cancel.cancelled(); });
}

void PagePictures::want(const std::vector<PageKey>& keys, int dpi, const QObject* who) {
  std::erase_if(askers_, [&](const Asker& a) { return a.who == who; });
  Asker now{who, {}};
  for (const PageKey& key : keys) now.list.push_back({key, dpi});
  askers_.insert(askers_.begin(), std::move(now));
  queue_.clear();
  std::vector<Wanted> all;
  for (const Asker& asker : askers_)
    for (const Wanted& wanted : asker.list) {
      all.push_back(wanted);
      const PagePicture* there = find(wanted.key, wanted.dpi);
      if ((!there || there->dpi != wanted.dpi) && !is_making(wanted) && std::find(queue_.begin(), queue_.end(), wanted) == queue_.end()) queue_.push_back(wanted);
    }
  for (const Making& m : making_)
    if (std::find(all.begin(), all.end(), m.what) == all.end()) m.cancel.cancel();
  pump();
}

void PagePictures::pump() {
  while (!queue_.empty() && making_.size() < kWorkers && session_.archive()) {
    const Wanted next = queue_.front();
    queue_.erase(queue_.begin());
    make(next);
  }
}

void PagePictures::make(const Wanted& what) {
  const PageKey key = what.key;
  Making job{what, next_id_++, CancelToken()};
  making_.push_back(job);
  later(
      this, pool_,
      [archive = session_.archive(), renderer = shared_renderer_, starting = starting_, key, dpi = what.dpi, cancel = job.cancel] {
        Error failed;
        {
          std::lock_guard held(*starting);
          if (!*renderer) {
            Result<std::unique_ptr<PageRenderer>> started = PageRenderer::start();
            if (started.ok())
              *renderer = std::move(*started);
            else
              failed = started.error();
          }
        }
        if (!*renderer) return picture_of(*archive, failed, key, dpi, cancel);
        return picture_of(*archive, renderer->get(), key, dpi, cancel);
      },
      [this, archive = session_.archive(), key, id = job.id, cancel = job.cancel](PagePicture picture) {
        std::erase_if(making_, [&](const Making& m) { return m.id == id; });
        if (!cancel.cancelled() && archive == session_.archive()) {
          keep(key, std::move(picture));
          emit ready(key);
        }
        pump();
      });
}

void PagePictures::keep(const PageKey& key, PagePicture picture) {
  auto [begin, end] = places_.equal_range(key);
  for (auto at = begin; at != end;)
    if (const auto same = at++; same->second->picture.dpi == picture.dpi || same->second->picture.dpi == kStale) drop(same->second);
  held_bytes_ += picture.image.sizeInBytes();
  held_.push_front({key, std::move(picture)});
  places_.emplace(key, held_.begin());
  while (held_bytes_ > kMostBytes && held_.size() > 1) drop(std::prev(held_.end()));
}

}  // namespace dossier::ui
