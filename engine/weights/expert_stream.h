// Experts that do not fit in memory, read from the packed file by threads of our own, past the page cache, in the order of their use: a
// fixed part stays once it was read, the rest passes through a window. So a step of many tokens reads each expert once, and the next
// layer's while this one is computed.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "engine/weights/packed_file.h"

namespace dossier {

class ExpertStream {
 public:
  // Of the stacks in `plan` as much as fits `bytes` stays; `file` and `plan` outlive the stream. A quarter of the bytes is window, at
  // least room for three experts. Errors: too_large (not even that fits), io.
  static Result<std::unique_ptr<ExpertStream>> open(const PackedFile& file, const SlabPlan& plan, std::uint64_t bytes);
  ~ExpertStream();
  ExpertStream(const ExpertStream&) = delete;
  ExpertStream& operator=(const ExpertStream&) = delete;

  // The experts of one stack that its layer's step will use, rising. What was read in vain for that layer is dropped; where a step takes
  // nearly all of a layer, the next layers' are read ahead too.
  void expect(const MatrixPlan& stack, std::span<const std::int64_t> experts);
  // Waits for the slab, or reads it here where nobody else does. The memory stays while it is held. Errors: damaged, io, memory.
  Result<std::shared_ptr<const std::byte>> take(const MatrixPlan& stack, std::int64_t expert);

  std::uint64_t bytes_read() const;
  std::uint64_t fixed_bytes() const { return fixed_bytes_; }
  std::uint64_t peak_bytes() const;  // of slabs in memory, fixed ones included

 private:
  using Slab = std::shared_ptr<const std::byte>;
  enum class Stage { queued, reading, ready };
  struct Item {
    Stage stage = Stage::queued;
    Slab slab;
    std::optional<Error> failure;
  };
  struct Buffers;
  struct Place {  // of a slab in the file, by its number
    const MatrixPlan* matrix;
    std::int64_t expert;
  };

  ExpertStream(const PackedFile& file, const SlabPlan& plan);
  void run();
  Result<Slab> read(std::int64_t slab);
  bool is_fixed(std::int64_t slab) const { return fixed_[static_cast<std::size_t>(slab)]; }
  void remember(std::int64_t slab, const Slab& memory);
  void queue(const std::vector<std::int64_t>& wanted);
  std::vector<std::int64_t> slabs_of_layer(std::size_t layer, const std::vector<std::int64_t>& experts) const;

  const PackedFile& file_;
  const SlabPlan& plan_;
  Fd direct_;
  std::vector<std::vector<const MatrixPlan*>> layers_;  // stacks by layer, in order of use; layers without are left out
  std::map<const MatrixPlan*, std::size_t> layer_of_;
  std::vector<Place> places_;   // by slab number
  std::vector<bool> fixed_;
  std::uint64_t fixed_bytes_ = 0, window_bytes_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::int64_t, Slab> kept_;         // fixed slabs that were read
  std::map<std::int64_t, Item> items_;        // of the window
  std::deque<std::int64_t> order_;            // queued ones
  std::deque<std::pair<std::int64_t, Slab>> recent_;  // of the expert that was taken last
  std::size_t layer_ = SIZE_MAX;              // at hand
  std::vector<std::int64_t> layer_experts_;
  std::uint64_t read_bytes_ = 0;
  bool ending_ = false;
  std::shared_ptr<Buffers> buffers_;
  std::vector<std::thread> threads_;
};

}  // namespace dossier
