#include "engine/plan/run_plan.h"

#include <algorithm>

#include "engine/kv/kv_node_file.h"
#include "engine/model/language_model.h"

namespace dossier {
namespace {

// What a step takes where nobody says: as in RunningModel.
constexpr std::int64_t kStepTokens = 2048, kStreamedStepTokens = 8192, kBatchRows = 512, kLeastStepTokens = 16;
// Of streamed experts so many fit at least, and this share of their memory is a window; as in ExpertStream.
constexpr std::uint64_t kLeastExperts = 3, kWindowShare = 4;

std::string bytes_text(std::uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, bytes < 10000000 ? "%.2f MB" : bytes < 1000000000 ? "%.0f MB" : "%.1f GB",
                static_cast<double>(bytes) / (bytes < 1000000000 ? 1e6 : 1e9));
  return text;
}

const char* format_name(dk_kv_format format) {
  constexpr const char* kNames[] = {"f32", "f16", "bf16", "int8", "q4"};
  return kNames[format];
}

KvNodeHeader header_for(const KvLayout& layout, std::int64_t first, std::int64_t tokens, bool tail) {
  KvNodeHeader header;
  header.tail = tail;
  header.shape = layout.shape();
  header.identity = {std::string(64, '0'), std::string(200, '0'), std::string(10, '0'), ""};  // as long as they usually are
  header.text.first = first;
  header.text.tokens.resize(static_cast<std::size_t>(tokens));
  header.checksums.resize(2 * (tail ? static_cast<std::size_t>(layout.shape().layers) : layout.global_layers().size()));
  encode_kv_header(header);
  return header;
}

}  // namespace

// Where rows of keys and values stand while all tokens are in use.
struct Planner::KeyBytes {
  std::uint64_t sealed = 0;  // whole nodes
  std::uint64_t open = 0;    // the open node and the chunks, as far as they are filled
  std::uint64_t fixed = 0;   // the same, full: what the store sets apart
  std::uint64_t slab = 0;    // one layer of one node
  std::uint64_t tail_copy = 0;
  std::int64_t widest_step = 0;

  std::uint64_t in_memory() const { return sealed + open + tail_copy; }
  std::uint64_t least() const { return fixed + 2 * slab; }  // the rest streamed

  KeyBytes(const KvLayout& layout, const PlanRequest& request) {
    const KvShape& shape = layout.shape();
    const std::int64_t tokens = request.tokens + request.answer_tokens;
    const std::uint64_t row = 2 * static_cast<std::uint64_t>(shape.kv_heads) * shape.row_bytes();
    const std::int64_t nodes = tokens > 0 ? (tokens - 1) / shape.node_tokens : 0;  // a full node is sealed when the next token comes
    const std::uint64_t globals = layout.global_layers().size(), chunked = layout.chunked_layers().size();
    slab = layout.slab_bytes(shape.node_tokens);
    sealed = static_cast<std::uint64_t>(nodes) * globals * slab;
    open = static_cast<std::uint64_t>(tokens - nodes * shape.node_tokens) * row * globals + static_cast<std::uint64_t>(std::min(tokens, shape.chunk)) * row * chunked;
    fixed = globals * slab + (chunked > 0 ? chunked * layout.slab_bytes(shape.chunk) : 0);
    const std::int64_t end = request.tokens % shape.node_tokens;
    if (request.keeps && end > 0) {
      tail_copy = globals * layout.slab_bytes(end);
      if (chunked > 0 && end % shape.chunk > 0) tail_copy += chunked * layout.slab_bytes(end % shape.chunk);
    }
    widest_step = shape.chunk > 0 ? std::min(shape.node_tokens, shape.chunk) : shape.node_tokens;
    if (request.tokens > 0) widest_step = std::min(widest_step, request.tokens);
  }
};

Result<std::uint64_t> Planner::kv_file_bytes_for(dk_kv_format format, std::int64_t tokens) const {
  DOSSIER_ASSIGN(const KvLayout layout, KvLayout::make(kv_shape_of(shape_, format)));
  const std::int64_t node = layout.shape().node_tokens, nodes = tokens / node, end = tokens % node;
  std::uint64_t sum = 0;
  if (nodes > 0) sum += static_cast<std::uint64_t>(nodes) * kv_file_bytes(header_for(layout, 0, node, false), layout);
  if (end > 0) sum += kv_file_bytes(header_for(layout, nodes * node, end, true), layout);
  return sum;
}

RunPlan Planner::attempt(const PlanRequest& request, const RunPlan& start, const KeyBytes& keys, Tiers tiers) const {
  RunPlan out = start;
  const std::uint64_t packed = matrices_.packed_bytes(), experts = matrices_.expert_bytes(), window = kLeastExperts * matrices_.slab_bytes();
  out.weights_streamed = tiers.stream_weights;
  out.keys_streamed = tiers.stream_keys;
  out.packed_disk_bytes = request.packed_disk_bytes;
  if (!tiers.stream_weights && out.disk_bytes() > request.disk_bytes && out.kv_disk_bytes + out.vision_disk_bytes <= request.disk_bytes) out.packed_disk_bytes = 0;
  const std::int64_t usual = tiers.stream_weights ? kStreamedStepTokens : kStepTokens;
  out.super_chunk = std::max<std::int64_t>(1, std::min(request.super_chunk > 0 ? request.super_chunk : usual, keys.widest_step));
  out.memory.weights = tiers.stream_weights ? packed - experts + window : packed;
  out.memory.keys = tiers.stream_keys ? keys.least() : keys.in_memory();
  for (;;) {
    out.memory.step = step_bytes(shape_, matrices_, {out.super_chunk, out.batch_tokens, 1, request.threads}, table_);
    if (out.memory.total() <= request.memory_bytes || out.super_chunk <= kLeastStepTokens || request.super_chunk > 0) break;
    out.super_chunk = std::max(out.super_chunk / 2, kLeastStepTokens);
  }
  out.fits = out.memory.total() <= request.memory_bytes && out.disk_bytes() <= request.disk_bytes;
  // What is left goes to the keys, which every step reads, then to experts that need not be read.
  std::uint64_t left = request.memory_bytes - std::min(request.memory_bytes, out.memory.total());
  if (tiers.stream_keys) {
    const std::uint64_t more = std::min(left, keys.in_memory() - out.memory.keys);
    out.memory.keys += more;
    left -= more;
    out.kv_ram_limit = out.memory.keys;
    // An eighth of what is not set apart is room for reading ahead.
    const std::uint64_t pages = (out.memory.keys - keys.fixed) - std::max((out.memory.keys - keys.fixed) / 8, std::min(2 * keys.slab, out.memory.keys - keys.fixed));
    out.keys_read_per_pass = keys.sealed - std::min(keys.sealed, pages);
  }
  if (tiers.stream_weights) {
    out.memory.weights += std::min(left, packed - out.memory.weights - 1);
    out.weights_ram_limit = out.memory.weights;
    const std::uint64_t for_experts = out.memory.weights - (packed - experts);
    out.experts_read_per_step = experts - (for_experts - std::max(window, for_experts / kWindowShare));
  }
  return out;
}

Result<RunPlan> Planner::plan(const PlanRequest& request) const {
  DOSSIER_ASSIGN(const KvLayout layout, KvLayout::make(kv_shape_of(shape_, request.kv_format)));
  RunPlan start;
  start.tokens = request.tokens;
  start.answer_tokens = request.answer_tokens;
  start.kv_format = request.kv_format;
  start.node_tokens = layout.shape().node_tokens;
  start.batch_tokens = request.batch_tokens > 0 ? request.batch_tokens : kBatchRows;
  start.memory.vectors = matrices_.vector_values * 4;
  start.memory.vision = request.vision_bytes;
  start.vision_disk_bytes = request.keeps ? request.vision_disk_bytes : 0;
  if (request.keeps) {
    DOSSIER_ASSIGN(start.kv_disk_bytes, kv_file_bytes_for(request.kv_format, request.tokens));
  }
  const KeyBytes keys(layout, request);
  const bool can_stream_keys = request.keeps && keys.least() < keys.in_memory();
  const bool can_stream_weights = matrices_.expert_bytes() > kLeastExperts * matrices_.slab_bytes();
  // The fastest first: keys cost reading only where they are long, experts once a step.
  std::optional<RunPlan> least;
  for (const Tiers tiers : {Tiers{false, false}, Tiers{false, true}, Tiers{true, false}, Tiers{true, true}}) {
    if ((tiers.stream_keys && !can_stream_keys) || (tiers.stream_weights && !can_stream_weights)) continue;
    RunPlan plan = attempt(request, start, keys, tiers);
    if (plan.fits) return plan;
    if (!least || plan.memory.total() < least->memory.total()) least = std::move(plan);
  }
  if (least->memory.total() > request.memory_bytes)
    least->why = "needs " + bytes_text(least->memory.total()) + " of memory, " + bytes_text(request.memory_bytes) + " may be taken";
  else
    least->why = "needs " + bytes_text(least->disk_bytes()) + " of disk, " + bytes_text(request.disk_bytes) + " may be taken";
  return *least;
}

Result<std::optional<RunPlan>> Planner::nearest(const PlanRequest& request) const {
  PlanRequest changed = request;
  std::vector<std::string> changes;
  std::optional<RunPlan> found;
  auto attempt = [&]() -> Status {
    DOSSIER_ASSIGN(RunPlan plan, this->plan(changed));
    if (!plan.fits) return {};
    plan.changes = changes;
    found = std::move(plan);
    return {};
  };
  if (changed.super_chunk > kLeastStepTokens) {
    changed.super_chunk = 0;
    changes.push_back("without --super-chunk");
    DOSSIER_TRY(attempt());
    if (found) return found;
    changed.super_chunk = request.super_chunk;
    changes.clear();
  }
  if (!changed.keeps && changed.disk_bytes > 0) {
    changed.keeps = true;
    changes.push_back("--kv DIR");
    DOSSIER_TRY(attempt());
    if (found) return found;
  }
  // Smaller rows, the exact formats first.
  for (dk_kv_format format : {DK_KV_BF16, DK_KV_INT8, DK_KV_Q4}) {
    if (kv_shape_of(shape_, format).row_bytes() >= kv_shape_of(shape_, request.kv_format).row_bytes()) continue;
    changed.kv_format = format;
    changes.push_back(std::string("--kv-format ") + format_name(format));
    DOSSIER_TRY(attempt());
    if (found) return found;
    changes.pop_back();
  }
  changed.kv_format = request.kv_format;
  std::int64_t good = 0, bad = request.tokens;
  while (bad - good > 1) {
    const std::int64_t middle = good + (bad - good) / 2;
    changed.tokens = middle;
    DOSSIER_ASSIGN(const RunPlan plan, this->plan(changed));
    (plan.fits ? good : bad) = middle;
  }
  if (good == 0) return found;
  changed.tokens = good;
  changes.push_back(std::string("--tokens ").append(std::to_string(good)));
  DOSSIER_TRY(attempt());
  return found;
}

}  // namespace dossier
