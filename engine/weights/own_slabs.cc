#include "engine/weights/own_slabs.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace dossier {
namespace {

class Reading {
 public:
  Reading(const PackedFile& file, const SlabPlan& plan, const RepackOptions& options, std::byte* to) : file_(file), plan_(plan), options_(options), to_(to) {
    for (const MatrixPlan& m : plan.matrices)
      for (std::int64_t slab = 0; slab < m.slabs; ++slab) places_.push_back({&m, slab});
  }

  Status run() {
    std::vector<std::thread> others;
    for (int n = 1; n < options_.threads; ++n) others.emplace_back([this] { take_slabs(false); });
    take_slabs(true);
    for (std::thread& other : others) other.join();
    if (failure_.ok() && options_.cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    return failure_;
  }

 private:
  struct Place {
    const MatrixPlan* matrix;
    std::int64_t slab;
  };

  void take_slabs(bool tells) {
    for (std::size_t n; (n = next_.fetch_add(1)) < places_.size() && !options_.cancel.cancelled();) {
      const auto [matrix, slab] = places_[n];
      if (Status read = file_.read_slab(file_.fd.get(), *matrix, slab, to_ + matrix->slab_offset(slab)); !read.ok()) return fail(read.error());
      const std::uint64_t done = read_bytes_.fetch_add(matrix->stride) + matrix->stride;
      if (tells && options_.progress) options_.progress({"Reading weights", done, plan_.bytes, "bytes", file_.path});
    }
  }

  void fail(const Error& error) {
    std::lock_guard lock(failure_lock_);
    if (failure_.ok()) failure_ = error;
    next_.store(places_.size());  // no thread takes another one
  }

  const PackedFile& file_;
  const SlabPlan& plan_;
  const RepackOptions& options_;
  std::byte* to_;
  std::vector<Place> places_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::uint64_t> read_bytes_{0};
  std::mutex failure_lock_;
  Status failure_;
};

}  // namespace

Result<MemoryBlock> read_all_slabs(const PackedFile& file, const SlabPlan& plan, const RepackOptions& options) {
  DOSSIER_ASSIGN(MemoryBlock memory, MemoryBlock::allocate(plan.bytes));
  DOSSIER_TRY(Reading(file, plan, options, memory.data()).run());
  return memory;
}

}  // namespace dossier
