#include "ui/session/finder.h"

#include "ui/session/session.h"
#include "ui/background/later.h"

namespace dossier::ui {
namespace {

constexpr uint32_t kPagesAtATime = 32;
constexpr size_t kMostHits = 10'000;

}  // namespace

Finder::Finder(Session& session, QObject* parent) : QObject(parent), session_(session) {}

void Finder::stop() {
  ++generation_;
  running_ = false;
  text_.clear();
  hits_.clear();
  current_ = -1;
  searched_ = pages_ = 0;
  emit changed();
}

void Finder::find(const Sha256& document, uint32_t pages, const QString& text) {
  ++generation_;
  document_ = document;
  text_ = text;
  pages_ = pages;
  searched_ = 0;
  hits_.clear();
  current_ = -1;
  running_ = !text.trimmed().isEmpty() && session_.archive();
  emit changed();
  if (running_) look(1);
}

void Finder::look(uint32_t first) {
  later(
      this, session_.pool(),
      [archive = session_.archive(), document = document_, first, last = std::min(pages_, first + kPagesAtATime - 1), text = text_.toStdString()] {
        std::vector<PageHit> out;
        for (uint32_t number = first; number <= last; ++number) {
          Result<std::shared_ptr<const Page>> page = archive->page(document, number);
          if (!page.ok()) continue;  // a page that was not read: the reader says so at its place
          std::vector<PageHit> some = find_on_page(**page, text);
          out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
        }
        return out;
      },
      [this, generation = generation_, first](std::vector<PageHit> found) {
        if (generation != generation_) return;
        const bool first_hits = hits_.empty() && !found.empty();
        hits_.insert(hits_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        searched_ = std::min(pages_, first + kPagesAtATime - 1);
        running_ = searched_ < pages_ && hits_.size() < kMostHits;
        emit changed();
        if (first_hits && current_ < 0) emit current_changed();
        if (running_) look(searched_ + 1);
      });
}

void Finder::set_current(int hit) {
  if (hit < 0 || static_cast<size_t>(hit) >= hits_.size()) return;
  current_ = hit;
  emit current_changed();
}

void Finder::step(int direction, uint32_t from_page) {
  if (hits_.empty()) return;
  const int count = static_cast<int>(hits_.size());
  if (current_ >= 0) return set_current((current_ + direction + count) % count);
  int at = 0;
  while (at < count && hits_[static_cast<size_t>(at)].page < from_page) ++at;
  if (direction < 0) --at;
  set_current((at + count) % count);
}

}  // namespace dossier::ui
