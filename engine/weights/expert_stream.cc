#include "engine/weights/expert_stream.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "engine/files/model_file.h"
#include "engine/weights/memory_block.h"

namespace dossier {
namespace {

constexpr int kReaders = 2;  // one reads while the other compares a checksum

}  // namespace

// Memory of slabs that were let go is used again: new memory would be zeroed by the system first.
struct ExpertStream::Buffers : std::enable_shared_from_this<ExpertStream::Buffers> {
  std::mutex mutex;
  std::multimap<std::uint64_t, std::shared_ptr<MemoryBlock>> idle;
  std::uint64_t used = 0, peak = 0, most_idle = 0, idle_bytes = 0;
  std::condition_variable* room = nullptr;

  Result<std::shared_ptr<std::byte>> get(std::uint64_t bytes) {
    std::shared_ptr<MemoryBlock> block;
    {
      std::lock_guard lock(mutex);
      if (auto found = idle.find(bytes); found != idle.end()) {
        block = found->second;
        idle.erase(found);
        idle_bytes -= bytes;
      }
    }
    if (!block) {
      DOSSIER_ASSIGN(MemoryBlock fresh, MemoryBlock::allocate(bytes));
      block = std::make_shared<MemoryBlock>(std::move(fresh));
    }
    std::lock_guard lock(mutex);
    used += bytes;
    peak = std::max(peak, used + idle_bytes);
    return std::shared_ptr<std::byte>(block->data(), [self = shared_from_this(), block, bytes](std::byte*) mutable { self->give(std::move(block), bytes); });
  }
  void give(std::shared_ptr<MemoryBlock> block, std::uint64_t bytes) {
    std::lock_guard lock(mutex);
    used -= bytes;
    if (idle_bytes + bytes <= most_idle) {
      idle.emplace(bytes, std::move(block));
      idle_bytes += bytes;
    }
    if (room) room->notify_all();
  }
};

Result<std::unique_ptr<ExpertStream>> ExpertStream::open(const PackedFile& file, const SlabPlan& plan, std::uint64_t bytes) {
  std::unique_ptr<ExpertStream> out(new ExpertStream(file, plan));
  std::uint64_t expert = 0;
  for (const auto& stacks : out->layers_) {
    std::uint64_t sum = 0;
    for (const MatrixPlan* m : stacks) sum += m->stride;
    expert = std::max(expert, sum);
  }
  out->window_bytes_ = std::max(3 * expert, bytes / 4);
  if (bytes < 3 * expert)
    return Error{ErrorKind::too_large, "streaming experts takes " + std::to_string(3 * expert) + " bytes, " + std::to_string(bytes) + " are left for them", file.path, "raise --weights-ram-limit"};
  // The first layers' experts stay: what comes last in a step is then read while they are computed.
  std::uint64_t left = bytes - std::min(bytes, out->window_bytes_);
  for (const auto& stacks : out->layers_) {
    const std::vector<std::int64_t> all = out->slabs_of_layer(out->layer_of_.at(stacks.front()), {});
    for (std::int64_t slab : all) {
      const std::uint64_t size = out->places_[static_cast<std::size_t>(slab)].matrix->stride;
      if (size > left) break;
      left -= size;
      out->fixed_bytes_ += size;
      out->fixed_[static_cast<std::size_t>(slab)] = true;
    }
  }
  out->direct_ = Fd(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECT));  // invalid: the file system has none, the plain one serves
  out->buffers_->room = &out->changed_;
  out->buffers_->most_idle = out->window_bytes_ / 4;
  for (int n = 0; n < kReaders; ++n) out->threads_.emplace_back([self = out.get()] { self->run(); });
  return out;
}

ExpertStream::ExpertStream(const PackedFile& file, const SlabPlan& plan) : file_(file), plan_(plan), buffers_(std::make_shared<Buffers>()) {
  places_.resize(static_cast<std::size_t>(plan.slabs));
  fixed_.resize(places_.size());
  std::int64_t last = -1;
  for (const MatrixPlan& m : plan.matrices) {
    if (!m.stack()) continue;
    for (std::int64_t e = 0; e < m.slabs; ++e) places_[static_cast<std::size_t>(m.first_slab + e)] = {&m, e};
    const std::int64_t layer = dossier::layer_of(m.source->name);
    if (layer != last) layers_.emplace_back();
    last = layer;
    layers_.back().push_back(&m);
    layer_of_[&m] = layers_.size() - 1;
  }
}

ExpertStream::~ExpertStream() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& t : threads_) t.join();
  std::lock_guard lock(buffers_->mutex);
  buffers_->room = nullptr;
}

// Expert by expert, its matrices together; all experts where none are named.
std::vector<std::int64_t> ExpertStream::slabs_of_layer(std::size_t layer, const std::vector<std::int64_t>& experts) const {
  std::vector<std::int64_t> out;
  const auto& stacks = layers_[layer];
  const std::int64_t count = experts.empty() ? stacks.front()->slabs : static_cast<std::int64_t>(experts.size());
  for (std::int64_t n = 0; n < count; ++n)
    for (const MatrixPlan* m : stacks) {
      const std::int64_t e = experts.empty() ? n : experts[static_cast<std::size_t>(n)];
      if (e < m->slabs) out.push_back(m->first_slab + e);
    }
  return out;
}

void ExpertStream::expect(const MatrixPlan& stack, std::span<const std::int64_t> experts) {
  const std::size_t layer = layer_of_.at(&stack);
  const std::vector<std::int64_t> now(experts.begin(), experts.end());
  std::lock_guard lock(mutex_);
  if (now.empty() || (layer == layer_ && now == layer_experts_)) return;  // the layer's other stacks: the same experts
  layer_ = layer;
  layer_experts_ = now;
  std::vector<std::int64_t> wanted = slabs_of_layer(layer, now);
  // A step that took most of this layer's experts will take most of the next ones'; round and round, as steps follow each other.
  if (now.size() * 4 >= static_cast<std::size_t>(stack.slabs) * 3) {
    std::uint64_t bytes = 0;
    for (std::size_t n = 1; n <= layers_.size() && bytes < window_bytes_; ++n)
      for (std::int64_t slab : slabs_of_layer((layer + n) % layers_.size(), {})) {
        wanted.push_back(slab);
        if (!is_fixed(slab)) bytes += places_[static_cast<std::size_t>(slab)].matrix->stride;
      }
  }
  queue(wanted);
}

// REQUIRES: the lock. What is not wanted any more goes, unless a thread is reading it.
void ExpertStream::queue(const std::vector<std::int64_t>& wanted) {
  order_.clear();
  std::map<std::int64_t, Item> next;
  for (std::int64_t slab : wanted) {
    if (kept_.count(slab) || next.count(slab)) continue;
    auto old = items_.find(slab);
    Item item = old == items_.end() ? Item{} : std::move(old->second);
    if (old != items_.end()) items_.erase(old);
    if (item.stage == Stage::queued) order_.push_back(slab);
    next.emplace(slab, std::move(item));
  }
  for (auto& [slab, item] : items_)
    if (item.stage == Stage::reading) next.emplace(slab, std::move(item));
  items_ = std::move(next);
  changed_.notify_all();
}

Result<ExpertStream::Slab> ExpertStream::read(std::int64_t slab) {
  const Place& place = places_[static_cast<std::size_t>(slab)];
  DOSSIER_ASSIGN(std::shared_ptr<std::byte> memory, buffers_->get(place.matrix->stride));
  DOSSIER_TRY(file_.read_slab(direct_.valid() ? direct_.get() : file_.fd.get(), *place.matrix, place.expert, memory.get()));
  return Slab(std::move(memory));
}

void ExpertStream::run() {
  std::unique_lock lock(mutex_);
  auto has_room = [&] {
    std::lock_guard counting(buffers_->mutex);
    return buffers_->used < fixed_bytes_ + window_bytes_;
  };
  for (;;) {
    if (ending_) return;
    if (order_.empty()) {
      changed_.wait(lock);
      continue;
    }
    if (!has_room()) {
      // Memory is given back without the lock, so a notice may be missed: look again soon.
      changed_.wait_for(lock, std::chrono::milliseconds(5));
      continue;
    }
    const std::int64_t slab = order_.front();
    order_.pop_front();
    items_[slab].stage = Stage::reading;
    lock.unlock();
    Result<Slab> got = read(slab);
    lock.lock();
    Item& item = items_[slab];
    item.stage = Stage::ready;
    if (!got.ok()) {
      item.failure = got.error();
    } else {
      read_bytes_ += places_[static_cast<std::size_t>(slab)].matrix->stride;
      item.slab = std::move(*got);
      if (is_fixed(slab)) {
        kept_[slab] = item.slab;
        items_.erase(slab);
      }
    }
    changed_.notify_all();
  }
}

Result<std::shared_ptr<const std::byte>> ExpertStream::take(const MatrixPlan& stack, std::int64_t expert) {
  const std::int64_t slab = stack.first_slab + expert;
  std::unique_lock lock(mutex_);
  for (;;) {
    if (auto kept = kept_.find(slab); kept != kept_.end()) return kept->second;
    for (const auto& [number, held] : recent_)
      if (number == slab) return held;
    auto at = items_.find(slab);
    if (at != items_.end() && at->second.stage == Stage::reading) {
      changed_.wait(lock);
      continue;
    }
    if (at != items_.end() && at->second.stage == Stage::ready) {
      Item item = std::move(at->second);
      items_.erase(at);
      changed_.notify_all();
      if (item.failure) return *item.failure;
      remember(slab, item.slab);
      return item.slab;
    }
    break;
  }
  // Nobody reads it: the window is full of others, or it was not expected.
  if (auto queued = std::find(order_.begin(), order_.end(), slab); queued != order_.end()) order_.erase(queued);
  items_[slab].stage = Stage::reading;
  lock.unlock();
  Result<Slab> got = read(slab);
  lock.lock();
  items_.erase(slab);
  changed_.notify_all();
  if (!got.ok()) return got.error();
  read_bytes_ += stack.stride;
  if (is_fixed(slab)) kept_[slab] = *got;
  else remember(slab, *got);
  return *got;
}

// Rows of one expert may be worked on in two pieces: what was taken last stays until another expert comes.
void ExpertStream::remember(std::int64_t slab, const Slab& memory) {
  recent_.emplace_back(slab, memory);
  while (recent_.size() > layers_[layer_of_.at(places_[static_cast<std::size_t>(slab)].matrix)].size()) recent_.pop_front();
}

std::uint64_t ExpertStream::bytes_read() const {
  std::lock_guard lock(mutex_);
  return read_bytes_;
}

std::uint64_t ExpertStream::peak_bytes() const {
  std::lock_guard lock(buffers_->mutex);
  return buffers_->peak;
}

}  // namespace dossier
