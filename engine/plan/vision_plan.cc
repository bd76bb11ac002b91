#include "engine/plan/vision_plan.h"

#include <algorithm>
#include <ctime>

#include "engine/model/products.h"
#include "engine/vision/image_layout.h"
#include "engine/vision/prompt_images.h"
#include "engine/vision/tile_plan.h"
#include "engine/vision/vision_tower.h"
#include "engine/weights/slab_plan.h"

namespace dossier {
namespace {

double process_cpu() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// CPU seconds of one product of ROWS rows with a matrix of this type and size; its values do not matter.
double time_product(dk_type type, std::int64_t out, std::int64_t in, std::int64_t rows, ThreadPool& pool, const dk_table& table) {
  StepBuffer<std::byte> packed;
  StepBuffer<float> x, y;
  const std::size_t bytes = table.packed_bytes(type, out, in);
  std::fill_n(packed.need(bytes), bytes, std::byte{0});
  std::fill_n(x.need(static_cast<std::size_t>(rows * in)), rows * in, 0.5f);
  y.need(static_cast<std::size_t>(rows * out));
  const WeightPin pin{type, out, in, packed.data(), nullptr};
  RoundedRows rounded;
  double best = 1e300;
  for (int turn = 0; turn < 3; ++turn) {  // the first one meets cold pages
    const double begin = process_cpu();
    rounded.set(table, rows, in);
    rounded.want(pin, 0, rows);
    const Compute compute{table, pool};
    rounded.give(compute, [&](std::int64_t r) { return x.data() + r * in; });
    multiply_all(compute, {{&pin, rounded.at(pin, 0), rows, y.data(), out}});
    best = std::min(best, process_cpu() - begin);
  }
  return best;
}

// CPU seconds of one head's attention: every row sees every row.
double time_attention(const VisionShape& shape, const dk_table& table) {
  const std::int64_t n = shape.patches() + 1, dim = (shape.head_dim() + 7) / 8 * 8;
  StepBuffer<float> q, k, v, state;
  StepBuffer<std::byte> scratch;
  for (StepBuffer<float>* buffer : {&q, &k, &v}) std::fill_n(buffer->need(static_cast<std::size_t>(n * dim)), n * dim, 0.125f);
  dk_attention call{};
  call.q = q.data();
  call.q_row_stride = dim;
  call.rows = n;
  call.group = 1;
  call.head_dim = static_cast<std::int32_t>(dim);
  call.format = DK_KV_F32;
  call.k = {k.data(), nullptr};
  call.v = {v.data(), nullptr};
  call.keys = n;
  const std::vector<std::int64_t> visible(static_cast<std::size_t>(n), n);
  call.visible = visible.data();
  call.state = state.need(static_cast<std::size_t>(n) * table.attention_state_floats(call.head_dim));
  call.scratch = scratch.need(table.attention_scratch_bytes(call.head_dim, 1));
  const double begin = process_cpu();
  table.attention_begin(call.state, n, 1, call.head_dim);
  table.attention_step(&call);
  return process_cpu() - begin;
}

}  // namespace

Result<VisionPlan> plan_vision(const ModelFile& file, const VisionShape& shape, const std::vector<ImageSize>& images, std::int64_t step_tokens, int threads, const dk_table& table) {
  if (images.size() > kMostImages) return Error{ErrorKind::usage, std::to_string(images.size()) + " images in one prompt", "", "at most " + std::to_string(kMostImages)};
  VisionPlan out;
  const std::uint64_t row = static_cast<std::uint64_t>(shape.text_width) * sizeof(float);
  std::uint64_t largest = 0, all = 0;
  for (const ImageSize& image : images) {
    if (image.height < 1 || image.width < 1 || image.height > kLongestImageSide || image.width > kLongestImageSide)
      return Error{ErrorKind::usage, "an image of " + std::to_string(image.width) + " x " + std::to_string(image.height) + " pixels", "", ""};
    const TilePlan plan = plan_tiles(image.height, image.width, shape.side);
    const std::uint64_t rows = static_cast<std::uint64_t>(plan.tiles() * shape.rows_per_tile()) * row;
    ++out.images;
    out.tiles += plan.tiles();
    out.tokens += image_tokens(plan.rows, plan.cols, shape.rows_per_tile());
    out.disk_bytes += rows + kImageRowsHeadBytes;
    largest = std::max(largest, rows);
    all += rows;
  }
  out.flop = static_cast<double>(out.tiles) * shape.flop_per_tile();
  out.weight_bytes = plan_slabs(file, table).bytes;
  for (const VisionTensor& t : vision_tensors(shape))
    if (!t.is_matrix) out.weight_bytes += static_cast<std::uint64_t>(t.cols * std::max<std::int64_t>(t.rows, 1)) * sizeof(float);
  out.step_bytes = images.empty() ? 0 : tower_step_bytes(shape, table, threads);
  // A step holds the images it touches whole: those inside it, and one at either end.
  out.row_bytes = std::min(all, static_cast<std::uint64_t>(std::max<std::int64_t>(step_tokens, 1)) * row + 2 * largest);
  return out;
}

Result<double> measure_tile(const ModelFile& file, const VisionShape& shape, ThreadPool& pool, const dk_table& table, const CancelToken& cancel) {
  const std::int64_t n = shape.patches() + 1, count = shape.rows_per_tile();
  double layer = 0, once = 0;
  for (const VisionTensor& t : vision_tensors(shape)) {
    if (!t.is_matrix) continue;
    const bool first_layer = t.name.starts_with("v.blk.0.");
    if (t.name.starts_with("v.blk.") && !first_layer) continue;
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    const double seconds = time_product(static_cast<dk_type>(file.find(t.name)->type), t.rows, t.cols, t.name.starts_with("mm.") ? count : n, pool, table);
    (first_layer ? layer : once) += seconds;
  }
  layer += static_cast<double>(shape.heads) * time_attention(shape, table);
  return once + static_cast<double>(shape.layers) * layer;
}

}  // namespace dossier
