// The plan as a person asks for it: a model file, or a shape without weights, the limits, and what to do. Measures the machine for a few
// seconds and says how long it will take.
#pragma once

#include <optional>
#include <string>

#include "engine/plan/run_plan.h"
#include "engine/plan/vision_plan.h"

namespace dossier {

struct FitRequest {
  std::string model;        // path of a GGUF; empty: shape_json speaks
  std::string shape_json;   // docs/formats/shape.md
  std::string type = "Q4_K";  // of all matrices where only a shape is known
  std::string kernels = "auto";
  std::vector<ShapeOverride> overrides;
  PlanRequest plan;         // memory_bytes and disk_bytes as given
  std::string vision;       // path of the vision encoder, where the prompt has images; their tokens are added to plan.tokens
  std::vector<ImageSize> images;
  double calibration_seconds = 10;  // 0: no times
  std::string cache_folder; // where packed weights may stand
  std::string probe_folder; // where a disk may be measured, if keys are to be streamed and there is no model file
  CancelToken cancel;
};

struct FitTimes {
  double load_cpu_s = 0;     // hashing and packing the weights, first start
  double prefill_s = 0, prefill_cpu_s = 0;  // s: on the threads of the plan, nothing else running; with the images
  double vision_s = 0, vision_cpu_s = 0;    // of the images alone
  double answer_s = 0, answer_cpu_s = 0;
  double disk_bytes_per_s = 0;  // measured where the plan reads while it computes; 0: it does not
  WorkTime prefill_parts, answer_parts;
};

struct ModelFit {
  ModelShape shape;
  std::string kernels;
  std::uint64_t file_bytes = 0;   // of the weights as they lie in the file
  RunPlan plan;
  std::optional<VisionPlan> vision;
  std::optional<RunPlan> nearest;  // where plan does not fit
  std::optional<FitTimes> times;   // of the plan, or of the nearest one
};

// Reading the prompt of a plan and writing its answer, on the plan's threads with nothing else running; streaming from a disk not counted.
double planned_seconds(const ModelShape& shape, const ModelMatrices& matrices, const MachineRates& rates, const RunPlan& plan);

// Errors: those of ModelFile and read_shape or parse_shape; usage (unknown type or kernels); cancelled.
Result<ModelFit> fit_model(const FitRequest& request);

}  // namespace dossier
