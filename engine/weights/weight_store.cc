#include "engine/weights/weight_store.h"

#include <map>
#include <mutex>
#include <vector>

#include "engine/files/model_file.h"
#include "engine/weights/memory_block.h"
#include "engine/weights/repack.h"
#include "engine/weights/slab_plan.h"

namespace dossier {
namespace {

Error no_tensor(const ModelFile& file, std::string_view name) {
  return {ErrorKind::not_found, "the model has no tensor \"" + std::string(name) + "\"", file.path(), ""};
}

}  // namespace

struct WeightStore::Slabs {
  const ModelFile& file;
  const dk_table& table;
  SlabPlan plan;
  MemoryBlock memory;
  const std::byte* base = nullptr;  // of all slabs, where they are resident
  std::string sha256;
  std::mutex lock;
  std::map<std::string, std::vector<float>, std::less<>> floats;

  Slabs(const ModelFile& f, const dk_table& t) : file(f), table(t), plan(plan_slabs(f, t)) {}

  Status repack_in_memory(const RepackOptions& options) {
    DOSSIER_ASSIGN(memory, MemoryBlock::allocate(plan.bytes));
    SlabSink sink;
    sink.place = [this](const MatrixPlan& m, std::int64_t slab) { return memory.data() + m.slab_offset(slab); };
    sink.done = [](const MatrixPlan&, std::int64_t, std::span<const std::byte>) { return Status(); };
    DOSSIER_ASSIGN(Sha256 hash, repack(file, plan, table, sink, options));
    sha256 = hash.hex();
    base = memory.data();
    return {};
  }
};

Result<WeightStore> WeightStore::open(const ModelFile& file, const dk_table& table, const WeightOptions& options) {
  auto slabs = std::make_unique<Slabs>(file, table);
  RepackOptions repacking{std::max(1, options.threads), options.cancel, options.progress};
  DOSSIER_TRY(slabs->repack_in_memory(repacking));
  return WeightStore(std::move(slabs));
}

WeightStore::WeightStore(std::unique_ptr<Slabs> slabs) : slabs_(std::move(slabs)) {}
WeightStore::WeightStore(WeightStore&&) noexcept = default;
WeightStore& WeightStore::operator=(WeightStore&&) noexcept = default;
WeightStore::~WeightStore() = default;

bool WeightStore::has(std::string_view tensor) const { return slabs_->file.find(tensor) != nullptr; }

Result<WeightPin> WeightStore::matrix(std::string_view tensor, std::int64_t expert) const {
  const MatrixPlan* m = slabs_->plan.find(tensor);
  if (!m) return no_tensor(slabs_->file, tensor);
  if (expert < 0 || expert >= m->slabs) {
    return Error{ErrorKind::not_found, "tensor \"" + std::string(tensor) + "\" has no expert " + std::to_string(expert), slabs_->file.path(), ""};
  }
  return WeightPin{m->type, m->rows, m->cols, slabs_->base + m->slab_offset(expert), nullptr};
}

Result<std::span<const float>> WeightStore::floats(std::string_view tensor) const {
  std::lock_guard lock(slabs_->lock);
  auto found = slabs_->floats.find(tensor);
  if (found == slabs_->floats.end()) {
    const TensorInfo* t = slabs_->file.find(tensor);
    if (!t) return no_tensor(slabs_->file, tensor);
    std::int64_t rows = t->dims[1] * t->dims[2] * t->dims[3];
    std::vector<float> values(static_cast<std::size_t>(t->cols() * rows));
    const std::byte* source = slabs_->file.bytes(*t).data();
    std::uint64_t row_bytes = t->bytes / static_cast<std::uint64_t>(rows);
    for (std::int64_t r = 0; r < rows; ++r) {
      slabs_->table.dequantize(static_cast<dk_type>(t->type), source + row_bytes * static_cast<std::uint64_t>(r), t->cols(), values.data() + t->cols() * r);
    }
    found = slabs_->floats.emplace(std::string(tensor), std::move(values)).first;
  }
  return std::span<const float>(found->second);
}

Result<void> WeightStore::row(std::string_view tensor, std::int64_t row, std::span<float> out) const {
  const TensorInfo* t = slabs_->file.find(tensor);
  if (!t) return no_tensor(slabs_->file, tensor);
  std::int64_t rows = t->dims[1] * t->dims[2] * t->dims[3];
  if (row < 0 || row >= rows) {
    return Error{ErrorKind::not_found, "tensor \"" + t->name + "\" has no row " + std::to_string(row), slabs_->file.path(), ""};
  }
  if (static_cast<std::int64_t>(out.size()) != t->cols()) {
    return Error{ErrorKind::usage, "a row of \"" + t->name + "\" has " + std::to_string(t->cols()) + " values", slabs_->file.path(), ""};
  }
  std::uint64_t row_bytes = t->bytes / static_cast<std::uint64_t>(rows);
  slabs_->table.dequantize(static_cast<dk_type>(t->type), slabs_->file.bytes(*t).data() + row_bytes * static_cast<std::uint64_t>(row), t->cols(), out.data());
  return {};
}

void WeightStore::expect(std::string_view, std::span<const std::int64_t>) const {}
const std::string& WeightStore::sha256() const { return slabs_->sha256; }
std::uint64_t WeightStore::bytes_read() const { return 0; }
std::uint64_t WeightStore::resident_bytes() const { return slabs_->plan.bytes; }
std::uint64_t WeightStore::packed_bytes() const { return slabs_->plan.bytes; }

}  // namespace dossier
