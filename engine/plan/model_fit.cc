#include "engine/plan/model_fit.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/fd.h"
#include "engine/weights/packed_file.h"
#include "engine/weights/weight_store.h"

namespace dossier {
namespace {

constexpr double kDiskSeconds = 1;
constexpr std::uint64_t kProbeBytes = std::uint64_t{128} << 20;

Result<dk_type> type_named(const std::string& name) {
  for (std::uint32_t type = 0; type < 64; ++type)
    if (const dk_type_facts* facts = dk_facts(type); facts && name == facts->name) return static_cast<dk_type>(type);
  return Error{ErrorKind::usage, "unknown type of weights " + name, "", "as in F16, Q8_0, Q4_K"};
}

// The rate of FILE's disk, else of a file made for it in the folder; 0 where neither can be measured.
double disk_rate(const FitRequest& request) {
  if (!request.model.empty()) return measure_disk(request.model, kDiskSeconds);
  if (request.probe_folder.empty()) return 0;
  std::string path = request.probe_folder + "/dossier.probe.XXXXXX";
  Fd fd(::mkostemp(path.data(), O_CLOEXEC));
  if (fd.get() < 0) return 0;
  const std::vector<char> piece(std::size_t{1} << 20, 'x');
  bool written = true;
  for (std::uint64_t n = 0; written && n < kProbeBytes; n += piece.size()) written = ::write(fd.get(), piece.data(), piece.size()) == static_cast<ssize_t>(piece.size());
  const double rate = written && ::fsync(fd.get()) == 0 ? measure_disk(path, kDiskSeconds) : 0;
  ::unlink(path.c_str());
  return rate;
}

// Whether a packed file is there already. One that was made of an older file is replaced, so it counts too.
bool is_packed(const FitRequest& request, std::uint32_t layout) {
  if (request.model.empty()) return false;
  for (const std::string& path : packed_paths(request.model, layout, request.cache_folder))
    if (::access(path.c_str(), R_OK) == 0) return true;
  return false;
}

FitTimes times_of(const FitRequest& request, const ModelFit& fit, const ModelMatrices& matrices, const MachineRates& rates, const RunPlan& plan) {
  FitTimes out;
  const WorkClock clock(fit.shape, matrices, rates);
  const StepSize size{plan.super_chunk, plan.batch_tokens, 1, rates.threads};
  out.load_cpu_s = static_cast<double>(fit.file_bytes) * (rates.hash + rates.pack);
  out.prefill_parts = clock.prefill(0, plan.tokens, size, plan.node_tokens);
  out.prefill_cpu_s = out.prefill_parts.cpu_seconds();
  if (plan.answer_tokens > 0) out.answer_parts = clock.decode(plan.tokens, plan.answer_tokens, size);
  out.answer_cpu_s = out.answer_parts.cpu_seconds();
  out.prefill_s = out.prefill_cpu_s / rates.threads;
  out.answer_s = out.answer_cpu_s / rates.threads;
  if (!plan.keys_streamed && !plan.weights_streamed) return out;
  out.disk_bytes_per_s = disk_rate(request);
  if (out.disk_bytes_per_s <= 0) return out;
  // Read ahead while computing: the slower of the two counts. A step in the middle of the prompt reads half of what the last one does.
  const double steps = static_cast<double>((plan.tokens + plan.super_chunk - 1) / plan.super_chunk), keys = static_cast<double>(plan.keys_read_per_pass);
  const double experts = static_cast<double>(plan.experts_read_per_step);
  out.prefill_s = std::max(out.prefill_s, steps * (keys / 2 + experts) / out.disk_bytes_per_s);
  // A token's experts are known only when it is there: they are waited for.
  const double share = fit.shape.experts > 0 ? static_cast<double>(fit.shape.experts_used) / fit.shape.experts : 0, answer = static_cast<double>(plan.answer_tokens);
  out.answer_s = std::max(out.answer_s, answer * keys / out.disk_bytes_per_s) + answer * experts * share / out.disk_bytes_per_s;
  return out;
}

// The images' tokens, and the memory and disk of what turns them into rows.
Status add_images(const FitRequest& request, const dk_table& table, ModelFit& fit, PlanRequest& wanted) {
  DOSSIER_ASSIGN(const ModelFile file, ModelFile::open(request.vision));
  DOSSIER_ASSIGN(const VisionShape shape, read_vision_shape(file));
  if (shape.text_width != fit.shape.hidden)
    return Error{ErrorKind::usage, "the vision encoder gives rows of " + std::to_string(shape.text_width) + " values, the model takes " + std::to_string(fit.shape.hidden), request.vision,
                 "the two files are not of one model"};
  constexpr std::int64_t kStepTokens = 8192;  // at most, where nobody says
  const std::int64_t step = wanted.super_chunk > 0 ? wanted.super_chunk : kStepTokens;
  DOSSIER_ASSIGN(VisionPlan plan, plan_vision(file, shape, request.images, step, wanted.threads, table));
  wanted.tokens += plan.tokens;
  wanted.vision_bytes = plan.memory_bytes();
  wanted.vision_disk_bytes = plan.disk_bytes;
  if (request.calibration_seconds > 0 && plan.tiles > 0) {
    ThreadPool pool(wanted.threads);
    DOSSIER_ASSIGN(const double tile, measure_tile(file, shape, pool, table, request.cancel));
    plan.cpu_seconds = tile * static_cast<double>(plan.tiles);
  }
  fit.vision = plan;
  return {};
}

}  // namespace

double planned_seconds(const ModelShape& shape, const ModelMatrices& matrices, const MachineRates& rates, const RunPlan& plan) {
  const WorkClock clock(shape, matrices, rates);
  const StepSize size{plan.super_chunk, plan.batch_tokens, 1, rates.threads};
  double cpu = clock.prefill(0, plan.tokens, size, plan.node_tokens).cpu_seconds();
  if (plan.answer_tokens > 0) cpu += clock.decode(plan.tokens, plan.answer_tokens, size).cpu_seconds();
  return cpu / rates.threads;
}

Result<ModelFit> fit_model(const FitRequest& request) {
  const dk_table* table = dk_find(request.kernels.c_str());
  if (!table) return Error{ErrorKind::usage, "the kernels " + request.kernels + " are unknown or do not run on this processor", "", "auto takes the fastest that does"};
  ModelFit fit;
  fit.kernels = table->name;
  ModelMatrices matrices;
  if (request.model.empty()) {
    DOSSIER_ASSIGN(const dk_type type, type_named(request.type));
    DOSSIER_ASSIGN(fit.shape, parse_shape(request.shape_json, request.overrides));
    DOSSIER_ASSIGN(matrices, matrices_of_shape(fit.shape, type, *table));
  } else {
    DOSSIER_ASSIGN(const ModelFile file, ModelFile::open(request.model));
    DOSSIER_ASSIGN(fit.shape, read_shape(file, request.overrides));
    DOSSIER_ASSIGN(matrices, matrices_of_file(file, fit.shape, *table));
  }
  fit.file_bytes = matrices.file_bytes();
  PlanRequest wanted = request.plan;
  if (matrices.packed_bytes() >= WeightOptions().worth_a_file_bytes && !is_packed(request, table->layout)) wanted.packed_disk_bytes = matrices.packed_bytes();
  if (!request.vision.empty()) DOSSIER_TRY(add_images(request, *table, fit, wanted));
  const Planner planner(fit.shape, matrices, *table);
  DOSSIER_ASSIGN(fit.plan, planner.plan(wanted));
  if (!fit.plan.fits) {
    DOSSIER_ASSIGN(fit.nearest, planner.nearest(wanted));
  }
  const RunPlan& timed = fit.nearest ? *fit.nearest : fit.plan;
  if (request.calibration_seconds <= 0) return fit;
  CalibrationOptions options{request.plan.threads, request.calibration_seconds, timed.kv_format, request.cancel};
  DOSSIER_ASSIGN(const MachineRates rates, measure_rates(fit.shape, matrices, *table, options));
  fit.times = times_of(request, fit, matrices, rates, timed);
  if (fit.vision) {
    fit.times->vision_cpu_s = fit.vision->cpu_seconds;
    fit.times->vision_s = fit.vision->cpu_seconds / rates.threads;
    fit.times->prefill_s += fit.times->vision_s;
    fit.times->prefill_cpu_s += fit.times->vision_cpu_s;
  }
  return fit;
}

}  // namespace dossier
