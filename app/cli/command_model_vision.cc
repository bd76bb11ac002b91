// `dossier model vision FILE IMAGE`: what a vision encoder makes of an image, stage by stage. What tests and other programs measure it by.
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"
#include "app/images/image_file.h"

namespace dossier::cli {
namespace {

using nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

ordered_json plan_json(const TilePlan& p, const VisionShape& shape) {
  return {{"height", p.height}, {"width", p.width}, {"rows", p.rows}, {"cols", p.cols}, {"resized_height", p.resized_height}, {"resized_width", p.resized_width},
          {"pad_bottom", p.pad_bottom()}, {"pad_right", p.pad_right()}, {"tiles", p.tiles()}, {"tokens", image_tokens(p.rows, p.cols, shape.rows_per_tile())},
          {"tflop", std::round(static_cast<double>(p.tiles()) * shape.flop_per_tile() / 1e10) / 100}};
}

// The values of one stage, tile after tile.
Status write_stage(VisionTower& tower, const std::vector<RgbImage>& tiles, std::string_view stage, ThreadPool& pool, const CancelToken& cancel) {
  const VisionStage wanted = stage == "patch" ? VisionStage::patch_embed : stage == "layer1" ? VisionStage::layer1 : stage == "shuffled" ? VisionStage::shuffled : VisionStage::rows;
  std::vector<float> rows(static_cast<std::size_t>(tower.shape().rows_per_tile() * tower.shape().text_width));
  for (const RgbImage& tile : tiles) {
    Status written;
    DOSSIER_TRY(tower.encode(tile, pool, cancel, rows, [&](VisionStage at, std::span<const float> values, std::int64_t) {
      if (at == wanted) written = write_floats(values);
    }));
    DOSSIER_TRY(written);
  }
  return {};
}

Result<int> vision(const Invocation& call, EngineCounters& counts) {
  const std::string stage = call.value("stage", "rows");
  const bool is_text = stage == "plan" || stage == "tiles";
  if (!is_text) DOSSIER_TRY(refuse_terminal());
  DOSSIER_ASSIGN(EngineOptions options, model_options(call));
  DOSSIER_ASSIGN(RgbImage image, read_image_file(call.arguments()[1], call.cancel()));
  ThreadPool pool(options.threads > 0 ? options.threads : usable_processors());
  if (is_text) {
    DOSSIER_ASSIGN(ModelFile file, ModelFile::open(call.arguments()[0]));
    DOSSIER_ASSIGN(VisionShape shape, read_vision_shape(file));
    const TilePlan plan = plan_tiles(image.height, image.width, shape.side);
    ordered_json out = plan_json(plan, shape);
    if (stage == "tiles") {
      out["tile_sha256"] = ordered_json::array();
      for (const RgbImage& tile : cut_tiles(image, plan, pool)) out["tile_sha256"].push_back(sha256_of({reinterpret_cast<const char*>(tile.rgb.data()), tile.rgb.size()}).hex());
    }
    print_line(stdout, out.dump());
    return kDone;
  }
  const auto begin = Clock::now();
  DOSSIER_ASSIGN(const dk_table* table, find_kernels(options.kernels));
  WeightOptions weights;
  weights.cache_folder = options.cache_folder;
  weights.threads = pool.threads();
  weights.cancel = call.cancel();
  DOSSIER_ASSIGN(std::unique_ptr<VisionTower> tower, VisionTower::load(call.arguments()[0], *table, weights));
  counts.load_seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  counts.kernels = table->name;
  const std::vector<RgbImage> tiles = cut_tiles(image, plan_tiles(image.height, image.width, tower->shape().side), pool);
  const auto loaded = Clock::now();
  DOSSIER_TRY(write_stage(*tower, tiles, stage, pool, call.cancel()));
  counts.vision_seconds = std::chrono::duration<double>(Clock::now() - loaded).count();
  counts.vision_tiles = static_cast<std::int64_t>(tiles.size());
  return kDone;
}

int run_vision(const Invocation& call) {
  EngineCounters counts;
  auto code = vision(call, counts);
  if (!counts.kernels.empty()) {
    add_process_costs(counts);
    print_counters(counts);
  }
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec model_vision_command() {
  return {"model vision", "FILE IMAGE", "write what a vision encoder makes of an image",
          "FILE is the GGUF of a vision encoder (mmproj), IMAGE a picture, or a document whose first page is taken. The stages: plan (JSON: the grid of tiles and the tokens the image takes), "
          "tiles (JSON with the SHA-256 of each tile's pixels), patch, layer1, shuffled and rows: little-endian 32-bit floats, tile after tile.",
          {{"stage", 0, "STAGE", "what to write (else rows)", false, {"plan", "tiles", "patch", "layer1", "shuffled", "rows"}},
           {"threads", 't', "N", "threads to compute with (else every processor)"},
           {"kernels", 0, "TABLE", "arithmetic to use (else the fastest)", false, {"auto", "reference", "avx2", "avx512"}}},
          2, 2, run_vision};
}

}  // namespace dossier::cli
