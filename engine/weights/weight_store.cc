#include "engine/weights/weight_store.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/files/model_file.h"
#include "engine/weights/expert_stream.h"
#include "engine/weights/memory_block.h"
#include "engine/weights/own_slabs.h"
#include "engine/weights/packed_file.h"
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
  // All slabs: packed in or read into memory, or mapped. Streamed: those of stacks come from `experts`, the others lie in memory back to back.
  MemoryBlock memory;
  std::optional<MappedFile> mapped;
  const std::byte* base = nullptr;
  std::optional<PackedFile> packed;
  std::unique_ptr<ExpertStream> experts;
  std::map<const MatrixPlan*, std::uint64_t> resident;  // streamed: offsets in memory
  std::uint64_t resident_bytes = 0, read_bytes = 0;
  std::string sha256;
  std::mutex lock;
  std::map<std::string, std::vector<float>, std::less<>> floats;

  Slabs(const ModelFile& f, const dk_table& t) : file(f), table(t), plan(plan_slabs(f, t)) {}

  const std::byte* at(const MatrixPlan& m, std::int64_t slab) const {
    return experts ? memory.data() + resident.at(&m) : base + m.slab_offset(slab);
  }

  Status repack_in_memory(const RepackOptions& options) {
    DOSSIER_ASSIGN(memory, MemoryBlock::allocate(plan.bytes));
    SlabSink sink;
    sink.place = [this](const MatrixPlan& m, std::int64_t slab) { return memory.data() + m.slab_offset(slab); };
    sink.done = [](const MatrixPlan&, std::int64_t, std::span<const std::byte>) { return Status(); };
    DOSSIER_ASSIGN(Sha256 hash, repack(file, plan, table, sink, options));
    sha256 = hash.hex();
    base = memory.data();
    resident_bytes = plan.bytes;
    return {};
  }

  // The packed file, found or made. Errors: those of the last place tried, cancelled.
  Status find_packed(const WeightOptions& options, const RepackOptions& repacking) {
    const std::vector<std::string> paths = packed_paths(file.path(), table.layout, options.cache_folder);
    const PackedHeader wanted = packed_header_of(file, plan, table);
    for (const std::string& path : paths)
      if (auto found = open_packed(path, wanted); found.ok()) {
        packed.emplace(std::move(*found));
        break;
      }
    Status last;
    for (const std::string& path : paths) {
      if (packed) break;
      std::error_code ignored;
      if (&path != &paths.front()) std::filesystem::create_directories(path.substr(0, path.rfind('/')), ignored);
      auto made = write_packed(path, file, plan, table, repacking);
      if (made.ok()) packed.emplace(std::move(*made));
      else if (made.error().kind == ErrorKind::cancelled) return made.error();
      else last = made.error();
    }
    if (!packed) return last;
    sha256 = packed->header.weights.hex();
    return {};
  }

  Status map_packed() {
    DOSSIER_ASSIGN(MappedFile map, MappedFile::open(packed->path));
    if (map.bytes().size() != packed->header.file_bytes()) return Error{ErrorKind::damaged, "packed weights: the file changed while it was opened", packed->path, ""};
    mapped.emplace(std::move(map));
    base = mapped->bytes().data() + packed->header.header_bytes;
    resident_bytes = plan.bytes;
    return {};
  }

  Status read_packed(const RepackOptions& options) {
    DOSSIER_ASSIGN(memory, read_all_slabs(*packed, plan, options));
    base = memory.data();
    resident_bytes = read_bytes = plan.bytes;
    return {};
  }

  // Into memory of our own where that is asked for and they fit, which is never worth failing for: mapped they run too.
  Status hold_packed(const WeightOptions& options, const RepackOptions& reading) {
    if (options.own_memory_bytes == 0) return map_packed();
    std::string why = "the weights take " + std::to_string(plan.bytes) + " bytes, " + std::to_string(options.own_memory_bytes) + " are free";
    if (plan.bytes <= options.own_memory_bytes) {
      const Status read = read_packed(reading);
      if (read.ok() || read.error().kind != ErrorKind::memory) return read;
      why = read.error().message;
    }
    if (options.say) options.say("the weights stay in the page cache: " + why);
    return map_packed();
  }

  // Everything but experts is read into memory, checked; experts come as they are used.
  Status stream_packed(std::uint64_t limit_bytes) {
    const std::uint64_t rest = plan.bytes - plan.stack_bytes;
    if (plan.stack_bytes == 0 || rest >= limit_bytes)
      return Error{ErrorKind::too_large, "the weights take " + std::to_string(plan.bytes) + " bytes, of which " + std::to_string(rest) + " cannot be streamed; the limit is " +
                                             std::to_string(limit_bytes), file.path(), "raise --weights-ram-limit"};
    DOSSIER_ASSIGN(memory, MemoryBlock::allocate(rest));
    std::uint64_t at = 0;
    for (const MatrixPlan& m : plan.matrices) {
      if (m.stack()) continue;
      DOSSIER_TRY(packed->read_slab(packed->fd.get(), m, 0, memory.data() + at));
      resident.emplace(&m, at);
      at += m.stride;
    }
    read_bytes = rest;
    DOSSIER_ASSIGN(experts, ExpertStream::open(*packed, plan, limit_bytes - rest));
    resident_bytes = rest + experts->fixed_bytes();
    return {};
  }
};

Result<WeightStore> WeightStore::open(const ModelFile& file, const dk_table& table, const WeightOptions& options) {
  auto slabs = std::make_unique<Slabs>(file, table);
  RepackOptions repacking{std::max(1, options.threads), options.cancel, options.progress};
  const bool stream = options.memory_limit_bytes > 0 && slabs->plan.bytes > options.memory_limit_bytes;
  if (!stream && (!options.repack_to_disk || slabs->plan.bytes < options.worth_a_file_bytes)) {
    DOSSIER_TRY(slabs->repack_in_memory(repacking));
    return WeightStore(std::move(slabs));
  }
  Status status = slabs->find_packed(options, repacking);
  if (!status.ok() && (stream || status.error().kind == ErrorKind::cancelled)) return status.error();
  if (status.ok()) status = stream ? slabs->stream_packed(options.memory_limit_bytes) : slabs->hold_packed(options, repacking);
  if (status.ok()) return WeightStore(std::move(slabs));
  if (stream || status.error().kind == ErrorKind::cancelled) return status.error();
  if (options.say) options.say("the weights are packed in memory, at every start: " + status.error().describe());
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
  if (!slabs_->experts || !m->stack()) return WeightPin{m->type, m->rows, m->cols, slabs_->at(*m, expert), nullptr};
  DOSSIER_ASSIGN(std::shared_ptr<const std::byte> slab, slabs_->experts->take(*m, expert));
  const void* packed = slab.get();
  return WeightPin{m->type, m->rows, m->cols, packed, std::move(slab)};
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

void WeightStore::expect(std::string_view tensor, std::span<const std::int64_t> experts) const {
  if (!slabs_->experts) return;
  if (const MatrixPlan* m = slabs_->plan.find(tensor); m && m->stack()) slabs_->experts->expect(*m, experts);
}

const std::string& WeightStore::sha256() const { return slabs_->sha256; }
std::uint64_t WeightStore::bytes_read() const { return slabs_->read_bytes + (slabs_->experts ? slabs_->experts->bytes_read() : 0); }
std::uint64_t WeightStore::resident_bytes() const { return slabs_->resident_bytes; }
std::uint64_t WeightStore::packed_bytes() const { return slabs_->plan.bytes; }

}  // namespace dossier
