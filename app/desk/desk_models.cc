#include "app/desk/desk_models.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>

#include "app/images/image_file.h"
#include "app/writing/kept_folder.h"
#include "base/machine_limits.h"
#include "engine/engine.h"

namespace dossier {
namespace {

constexpr std::uint64_t kBytesPerToken = 3;
// A page of A4 as it is drawn for a model.
constexpr ImageSize kShownPage{static_cast<std::int64_t>(kPagePixels), static_cast<std::int64_t>(kPagePixels * 210 / 297)};

DeskPlanColumn column_of(const RunPlan& plan, bool keeps) {
  DeskPlanColumn out;
  out.tokens = plan.tokens;
  out.weights = plan.memory.weights + plan.memory.vectors;
  out.keys = plan.memory.keys;
  out.working = plan.memory.step;
  out.vision = plan.memory.vision;
  out.memory = plan.memory.total();
  out.disk = plan.disk_bytes();
  out.kv_format = name_of_kv_format(plan.kv_format);
  out.keeps = keeps || plan.keys_streamed;
  out.streamed = plan.keys_streamed || plan.weights_streamed;
  return out;
}

std::string time_text(std::int64_t ns) {
  const std::time_t seconds = ns / 1'000'000'000;
  std::tm parts{};
  char text[32];
  if (!::gmtime_r(&seconds, &parts) || std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) return "";
  return text;
}

}  // namespace

Result<DeskModel> look_at_model(const std::string& path) {
  DOSSIER_ASSIGN(ModelFacts facts, read_model_facts(path, {}));
  DeskModel out;
  out.path = path;
  out.name = std::filesystem::path(path).stem().string();
  out.architecture = facts.architecture;
  if (!facts.types.empty()) out.type = facts.types.front().name;
  out.file_bytes = facts.file_bytes;
  out.parameters = facts.parameters;
  out.active_parameters = facts.active_parameters == facts.parameters ? 0 : facts.active_parameters;
  if (facts.shape) out.context_tokens = facts.shape->context;
  for (const auto& [key, text] : facts.general) {
    if (key == "name" && !text.empty()) out.name = text;
    if (key == "license") out.licence = text;
  }
  out.is_vision = facts.vision.has_value();
  if (out.is_vision) {
    out.problems.push_back("it is a vision encoder: choose it at the model that it belongs to");
    return out;
  }
  out.problems = facts.problems;
  if (out.problems.empty() && facts.chat_family.empty()) out.problems.push_back("the file has no form of conversation that is known here");
  return out;
}

Status check_vision(const std::string& vision, const std::string& model) {
  DOSSIER_ASSIGN(const ModelFacts eyes, read_model_facts(vision, {}));
  if (!eyes.vision) return Error{ErrorKind::unsupported, "this file holds no vision encoder", vision, "give the mmproj file of the model"};
  DOSSIER_ASSIGN(const ModelFacts writes, read_model_facts(model, {}));
  if (writes.shape && writes.shape->hidden != eyes.vision->text_width)
    return Error{ErrorKind::conflict,
                 "the vision encoder is another model's: it gives rows of " + std::to_string(eyes.vision->text_width) + " values, " +
                     "this model takes " + std::to_string(writes.shape->hidden),
                 vision, "give the mmproj file of the model"};
  return {};
}

Result<DeskPlan> plan_model(const DeskPlanRequest& asked, const CancelToken& cancel) {
  FitRequest request;
  request.model = asked.model;
  request.calibration_seconds = asked.measured_s;
  request.cache_folder = cache_folder();
  request.probe_folder = asked.kv_folder;
  request.cancel = cancel;
  PlanRequest& plan = request.plan;
  plan.tokens = std::max<std::int64_t>(1, asked.tokens);
  plan.answer_tokens = asked.answer_tokens;
  DOSSIER_ASSIGN(plan.kv_format, kv_format_named(asked.kv_format));
  plan.keeps = !asked.kv_folder.empty();
  plan.memory_bytes = asked.limits.memory_bytes ? asked.limits.memory_bytes : available_memory();
  plan.disk_bytes = asked.limits.disk_bytes ? asked.limits.disk_bytes : free_disk(plan.keeps ? asked.kv_folder : cache_folder());
  plan.threads = asked.limits.threads > 0 ? asked.limits.threads : usable_processors();
  request.vision = asked.vision;
  if (!asked.vision.empty()) request.images = {kShownPage};
  DOSSIER_ASSIGN(const ModelFit fit, fit_model(request));
  DeskPlan out;
  out.tokens = plan.tokens;
  out.answer_tokens = plan.answer_tokens;
  out.fits = fit.plan.fits;
  out.why = fit.plan.why;
  out.asked = column_of(fit.plan, plan.keeps);
  if (fit.nearest) out.nearest = column_of(*fit.nearest, plan.keeps);
  if (fit.times) {
    DeskPlanColumn& timed = out.nearest ? *out.nearest : out.asked;
    timed.prepare_s = std::isfinite(fit.times->prefill_s) ? fit.times->prefill_s : -1;
    timed.answer_s = std::isfinite(fit.times->answer_s) ? fit.times->answer_s : -1;
  }
  if (fit.vision) out.picture_tiles = fit.vision->tiles, out.picture_tokens = fit.vision->tokens;
  out.memory_allowed = plan.memory_bytes;
  out.disk_allowed = plan.disk_bytes;
  return out;
}

std::optional<DeskPlanRequest> request_that_fits(const DeskPlanRequest& refused, const DeskPlan& plan) {
  if (plan.fits || !plan.nearest || plan.nearest->tokens < kLeastWritingTokens) return std::nullopt;
  DeskPlanRequest out = refused;
  out.tokens = plan.nearest->tokens;
  out.kv_format = plan.nearest->kv_format;
  if (plan.nearest->keeps && out.kv_folder.empty()) out.kv_folder = usual_kv_folder();
  return out;
}

Result<std::int64_t> tokens_of_archive(DeskArchive& archive) {
  DOSSIER_ASSIGN(ArchiveStats stats, archive.archive().stats());
  return static_cast<std::int64_t>((stats.text_bytes + kBytesPerToken - 1) / kBytesPerToken);
}

Result<DeskKvStore> look_at_kv(const std::string& folder) {
  DeskKvStore out;
  Result<KeptFolder> kept = list_kept(folder);
  if (!kept.ok()) return kept.error().kind == ErrorKind::not_found ? Result<DeskKvStore>(out) : Result<DeskKvStore>(kept.error());
  out.nodes = kept->files();
  out.bytes = kept->bytes();
  std::int64_t oldest = 0;
  auto used = [&](std::int64_t ns) { oldest = oldest == 0 ? ns : std::min(oldest, ns); };
  for (const KvStored& stored : kept->nodes) out.unreadable += !stored.readable, used(stored.entry.used_ns);
  for (const StoredImageRows& stored : kept->images) used(stored.used_ns);
  for (const StoredAnswer& stored : kept->answers) out.unreadable += !stored.why.empty(), used(stored.used_ns);
  if (oldest > 0) out.oldest = time_text(oldest);
  return out;
}

Result<std::uint64_t> prune_kv_store(const std::string& folder, std::uint64_t limit_bytes) {
  Result<KvPruned> pruned = prune_kept(folder, limit_bytes);
  if (!pruned.ok())
    return pruned.error().kind == ErrorKind::not_found ? Result<std::uint64_t>(std::uint64_t{0}) : Result<std::uint64_t>(pruned.error());
  return pruned->bytes_removed;
}

std::string usual_kv_folder() { return cache_folder() + "/kv"; }

}  // namespace dossier
