// What a prompt and an answer will take, before anything is allocated: memory by tag, disk, what is kept where, how many tokens go
// through the layers together. A plan that does not fit says so and names the nearest one that does; nothing is ever cut short.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/plan/step_memory.h"
#include "engine/plan/work_time.h"

namespace dossier {

struct PlanRequest {
  std::int64_t tokens = 0;         // of the prompt
  std::int64_t answer_tokens = 0;
  dk_kv_format kv_format = DK_KV_INT8;
  bool keeps = false;              // keys and values go to a folder, and may be streamed from it
  std::uint64_t memory_bytes = 0;  // that may be taken
  std::uint64_t disk_bytes = 0;
  std::int64_t super_chunk = 0;    // 0: chosen
  std::int64_t batch_tokens = 0;   // 0: chosen
  int threads = 1;
  std::uint64_t packed_disk_bytes = 0;  // that packing the weights will write; 0: they are packed, or not worth a file
  std::uint64_t vision_bytes = 0;       // memory of the vision encoder and of rows of images (VisionPlan)
  std::uint64_t vision_disk_bytes = 0;  // rows of images that are kept
};

struct PlanMemory {
  std::uint64_t weights = 0;  // packed matrices that stay, and the window that others pass through
  std::uint64_t vectors = 0;  // norms, as floats
  std::uint64_t keys = 0;     // keys and values: pages, the open node, chunks
  std::uint64_t step = 0;     // rows on their way through the layers
  std::uint64_t vision = 0;   // the vision encoder, a tile on its way, rows of images
  std::uint64_t total() const { return weights + vectors + keys + step + vision; }
};

struct RunPlan {
  bool fits = false;
  std::string why;                  // where it does not fit: what is too much
  std::int64_t tokens = 0, answer_tokens = 0;
  dk_kv_format kv_format = DK_KV_INT8;
  std::int64_t super_chunk = 0, batch_tokens = 0, node_tokens = 0;
  bool keys_streamed = false;       // part of them is read from disk again and again
  std::uint64_t kv_ram_limit = 0;   // to give the store; 0: none needed
  bool weights_streamed = false;    // experts are read once a step
  std::uint64_t weights_ram_limit = 0;  // to give the weights; 0: none needed
  PlanMemory memory;
  std::uint64_t kv_disk_bytes = 0;
  std::uint64_t packed_disk_bytes = 0;   // as asked, or 0 where the disk has no room: then they are packed in memory at every start
  std::uint64_t vision_disk_bytes = 0;   // rows of images
  std::uint64_t disk_bytes() const { return kv_disk_bytes + packed_disk_bytes + vision_disk_bytes; }
  std::uint64_t keys_read_per_pass = 0;  // bytes of streamed keys that one step reads, at the end of the prompt
  std::uint64_t experts_read_per_step = 0;  // bytes, where a step takes all experts
  std::vector<std::string> changes;      // of the nearest plan: what it takes to make it
};

class Planner {
 public:
  Planner(const ModelShape& shape, const ModelMatrices& matrices, const dk_table& table) : shape_(shape), matrices_(matrices), table_(table) {}

  // Errors: usage (heads whose rows cannot be kept).
  Result<RunPlan> plan(const PlanRequest& request) const;
  // One that fits, changed as little as can be: kept on disk, another format, fewer tokens; nothing if even one token does not.
  Result<std::optional<RunPlan>> nearest(const PlanRequest& request) const;

  // Bytes that the store's files take for so many tokens: whole nodes, and the end as a tail.
  Result<std::uint64_t> kv_file_bytes_for(dk_kv_format format, std::int64_t tokens) const;

 private:
  struct Tiers {
    bool stream_weights, stream_keys;
  };
  struct KeyBytes;
  RunPlan attempt(const PlanRequest& request, const RunPlan& start, const KeyBytes& keys, Tiers tiers) const;

  const ModelShape& shape_;
  const ModelMatrices& matrices_;
  const dk_table& table_;
};

}  // namespace dossier
