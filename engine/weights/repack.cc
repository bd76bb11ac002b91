#include "engine/weights/repack.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/files/model_file.h"

namespace dossier {
namespace {

constexpr std::uint64_t kHashPiece = std::uint64_t{8} << 20;
constexpr std::uint64_t kWorthThreads = std::uint64_t{1} << 20;  // below, starting threads costs more than they bring

Error cancelled() { return {ErrorKind::cancelled, "stopped", "", ""}; }

std::string_view as_text(std::span<const std::byte> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

class Pass {
 public:
  Pass(const ModelFile& file, const SlabPlan& plan, const dk_table& table, const SlabSink& sink, const RepackOptions& options)
      : file_(file), plan_(plan), table_(table), sink_(sink), options_(options), buffers_(static_cast<std::size_t>(options.threads)) {}

  Result<Sha256> run() {
    std::uint64_t total = 0, done = 0;
    for (const TensorInfo& t : file_.tensors()) total += t.bytes;
    for (const TensorInfo& t : file_.tensors()) {
      if (options_.cancel.cancelled()) return cancelled();
      take(t);
      if (!failure_.ok()) return failure_.error();
      file_.part(t.part).release(t.offset, t.bytes);
      done += t.bytes;
      if (options_.progress) options_.progress({"Repacking weights", done, total, "bytes", t.name});
    }
    return hasher_.finish();
  }

 private:
  // Hashes and packs one tensor: the hash, which has to go in order, on this thread; slabs on the others.
  void take(const TensorInfo& t) {
    const MatrixPlan* matrix = plan_.find(t.name);
    next_slab_ = 0;
    std::vector<std::thread> helpers;
    if (matrix && t.bytes >= kWorthThreads) {
      for (int i = 1; i < options_.threads; ++i) helpers.emplace_back([this, matrix, i] { pack_slabs(*matrix, i); });
    }
    std::span<const std::byte> bytes = file_.bytes(t);
    while (!bytes.empty() && !options_.cancel.cancelled()) {
      std::size_t n = std::min<std::size_t>(bytes.size(), kHashPiece);
      hasher_.add(as_text(bytes.first(n)));
      bytes = bytes.subspan(n);
    }
    if (matrix) pack_slabs(*matrix, 0);
    for (std::thread& helper : helpers) helper.join();
    if (options_.cancel.cancelled()) fail(cancelled());
  }

  void pack_slabs(const MatrixPlan& m, int worker) {
    const std::byte* source = file_.bytes(*m.source).data();
    for (std::int64_t slab; (slab = next_slab_.fetch_add(1)) < m.slabs && !options_.cancel.cancelled();) {
      void* place = sink_.place ? sink_.place(m, slab) : nullptr;
      if (!place) {
        auto& buffer = buffers_[static_cast<std::size_t>(worker)];
        buffer.resize(std::max<std::size_t>(buffer.size(), m.slab_bytes));
        place = buffer.data();
      }
      table_.pack(m.type, source + m.file_bytes * static_cast<std::uint64_t>(slab), m.rows, m.cols, place);
      if (Status status = sink_.done(m, slab, {static_cast<const std::byte*>(place), m.slab_bytes}); !status.ok()) return fail(status.error());
    }
  }

  void fail(Error error) {
    std::lock_guard lock(failure_lock_);
    if (failure_.ok()) failure_ = std::move(error);
    next_slab_.store(std::int64_t{1} << 40);  // no worker takes another one
  }

  const ModelFile& file_;
  const SlabPlan& plan_;
  const dk_table& table_;
  const SlabSink& sink_;
  const RepackOptions& options_;
  std::vector<std::vector<std::byte>> buffers_;
  std::atomic<std::int64_t> next_slab_{0};
  Sha256Hasher hasher_;
  std::mutex failure_lock_;
  Status failure_;
};

}  // namespace

Result<Sha256> repack(const ModelFile& file, const SlabPlan& plan, const dk_table& table, const SlabSink& sink, const RepackOptions& options) {
  return Pass(file, plan, table, sink, options).run();
}

Result<Sha256> hash_weights(const ModelFile& file, const RepackOptions& options) {
  static const dk_table no_table{};
  return Pass(file, SlabPlan{}, no_table, SlabSink{}, options).run();
}

}  // namespace dossier
