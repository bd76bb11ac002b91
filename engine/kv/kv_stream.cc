#include "engine/kv/kv_stream.h"

#include <algorithm>

namespace dossier {

KvStream::KvStream(Read read) : read_(std::move(read)), thread_([this] { run(); }) {}

KvStream::~KvStream() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void KvStream::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    auto next = std::find_if(items_.begin(), items_.end(), [](const auto& item) { return item->stage == Stage::queued; });
    if (ending_) return;
    if (next == items_.end()) {
      changed_.wait(lock);
      continue;
    }
    const std::shared_ptr<Item> item = *next;
    item->stage = Stage::reading;
    lock.unlock();
    Result<KvSlab> slab = read_(*item->name.node, item->name.place);
    lock.lock();
    if (!item->unwanted) item->slab = std::move(slab);
    item->stage = Stage::ready;
    changed_.notify_all();
  }
}

void KvStream::want(const std::vector<KvSlabName>& names) {
  {
    std::lock_guard lock(mutex_);
    std::deque<std::shared_ptr<Item>> next;
    for (const KvSlabName& name : names) {
      auto at = std::find_if(items_.begin(), items_.end(), [&](const auto& item) { return item->name == name; });
      next.push_back(at != items_.end() ? *at : std::make_shared<Item>(Item{name, Stage::queued, false, {}}));
    }
    for (const auto& item : items_)
      if (std::find(next.begin(), next.end(), item) == next.end()) item->unwanted = true;
    items_ = std::move(next);
  }
  changed_.notify_all();
}

Result<KvSlab> KvStream::take(const KvSlabName& name) {
  std::unique_lock lock(mutex_);
  auto at = std::find_if(items_.begin(), items_.end(), [&](const auto& item) { return item->name == name; });
  if (at == items_.end() || (*at)->stage == Stage::queued) {
    ++waits_;
    if (at != items_.end()) items_.erase(at);
    lock.unlock();
    return read_(*name.node, name.place);
  }
  const std::shared_ptr<Item> item = *at;
  items_.erase(at);
  if (item->stage == Stage::reading) ++waits_;
  changed_.wait(lock, [&] { return item->stage == Stage::ready; });
  return std::move(*item->slab);
}

void KvStream::forget() { want({}); }

}  // namespace dossier
