#include "app/desk/desk_writer.h"

#include <sys/stat.h>

#include <cstdio>
#include <filesystem>

#include "app/writing/engine_model.h"
#include "app/writing/open_model.h"
#include "app/writing/remembering_model.h"
#include "app/writing/written_generator.h"
#include "base/file.h"
#include "base/machine_limits.h"

namespace dossier {
namespace {

constexpr std::int64_t kAnswerTokens = 512;

Error too_big(const DeskPlan& plan, const std::string& file) {
  const bool disk = plan.asked.memory <= plan.memory_allowed && plan.asked.disk > plan.disk_allowed;
  std::string message = "this does not fit: " + size_text(disk ? plan.asked.disk : plan.asked.memory) + (disk ? " of disk" : "") + " needed, " +
                        size_text(disk ? plan.disk_allowed : plan.memory_allowed) + " allowed; nothing was started";
  std::string hint;
  if (plan.nearest) hint = "the nearest plan that fits takes " + size_text(plan.nearest->memory) + ": Models makes it and puts it in force";
  return {ErrorKind::too_large, message, file, hint};
}

// The engine makes the last folder of the way itself.
Status make_parents(const std::string& folder) {
  const std::filesystem::path parent = std::filesystem::path(folder).parent_path();
  if (folder.empty() || parent.empty() || std::filesystem::exists(parent)) return {};
  const mode_t mask = ::umask(077);
  std::error_code failed;
  std::filesystem::create_directories(parent, failed);
  ::umask(mask);
  return failed ? Status(os_error("cannot make the folder", parent.string(), failed.value())) : Status();
}

std::vector<DraftTask> drafts_of(const BriefRequest& request) {
  std::vector<DraftTask> out;
  for (const SourceDocument& document : request.documents)
    if (!document.page_numbers.empty()) out.push_back({document, request.question, request.points});
  return out;
}

}  // namespace

std::string size_text(std::uint64_t bytes) {
  char text[32];
  const double gib = static_cast<double>(bytes) / (1 << 30);
  if (gib >= 1)
    std::snprintf(text, sizeof text, "%.1f\u00A0GiB", gib);
  else
    std::snprintf(text, sizeof text, "%.1f\u00A0MiB", gib * 1024);
  return text;
}

std::string DeskWriter::name() const {
  return choice_.endpoint.url.empty() ? std::filesystem::path(choice_.file).stem().string() : choice_.endpoint.url;
}

Result<std::unique_ptr<WritingModel>> DeskWriter::opened(const CancelToken& cancel) const {
  if (!choice_.endpoint.url.empty()) {
    DOSSIER_ASSIGN(auto model, EndpointModel::open(choice_.endpoint, cancel));
    return std::unique_ptr<WritingModel>(std::move(model));
  }
  if (choice_.file.starts_with("script:")) return open_writing_model(choice_.file, {}, cancel);
  const bool sees = choice_.pictures != PictureChoice::none;
  DeskPlanRequest wanted{choice_.file, kLeastWritingTokens, kAnswerTokens, choice_.kv_format, choice_.kv_folder, choice_.limits, 0};
  if (sees) wanted.vision = choice_.vision;
  DOSSIER_ASSIGN(const DeskPlan plan, plan_model(wanted, cancel));
  if (!plan.fits) return too_big(plan, choice_.file);
  DOSSIER_TRY(make_parents(choice_.kv_folder));
  EngineOptions options;
  options.threads = choice_.limits.threads;
  DOSSIER_ASSIGN(options.kv_format, kv_format_named(choice_.kv_format));
  options.kv_folder = choice_.kv_folder;
  options.kv_disk_bytes = choice_.limits.disk_bytes;
  options.cache_folder = cache_folder();
  if (sees) options.vision_path = choice_.vision;
  // Where not all fits at once, experts and keys stay on disk within the limit.
  if (plan.asked.streamed) options.weights_ram_bytes = plan.asked.weights, options.kv_ram_bytes = plan.asked.keys;
  DOSSIER_ASSIGN(auto model, EngineModel::open(choice_.file, options, cancel));
  return std::unique_ptr<WritingModel>(std::move(model));
}

bool DeskWriter::may_see(const WriterChoice& choice) {
  return choice.endpoint.url.empty() && (choice.file.starts_with("script:") || (!choice.file.empty() && !choice.vision.empty()));
}

Status DeskWriter::open_pixels() {
  if (choice_.pictures == PictureChoice::none || pixels_) return {};
  if (!model_->sees())
    return Error{ErrorKind::unsupported, "this model has no vision part, so it sees no pictures", name(),
                 "choose its vision encoder (mmproj) under Models, or show it none"};
  DOSSIER_ASSIGN(pixels_, pictures_from_files());
  return {};
}

WritingPace DeskWriter::pace() const {
  std::lock_guard watched(watch_);
  return model_ ? model_->pace() : WritingPace();
}

Status DeskWriter::open(const CancelToken& cancel) {
  std::lock_guard held(mutex_);
  if (!model_) {
    DOSSIER_ASSIGN(std::unique_ptr<WritingModel> model, opened(cancel));
    std::lock_guard watched(watch_);
    model_ = std::make_shared<CountingModel>(std::move(model));
  }
  return open_pixels();
}

Result<PictureShow> DeskWriter::pictures_for(const std::vector<SourceDocument>& documents, const RemarkReceiver& told, ModelJudge& judge) {
  PictureShow out;
  if (!pixels_) return out;
  out.choice = choice_.pictures;
  out.source = pixels_.get();
  out.say = told;
  judge.let_see(*pixels_, documents);
  if (!choice_.judges) out.tell("A sentence that rests on a picture is shown only if a model judges it: “Let it judge, too” under Models");
  return out;
}

Result<WrittenAnswer> DeskWriter::answer(const Answer& found, DeskArchive& archive, const SentenceReceiver& shown, const RemarkReceiver& told,
                                         const CancelToken& cancel) {
  DOSSIER_TRY(open(cancel));
  std::lock_guard held(mutex_);
  if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
  ModelJudge judge(*model_, cancel);
  AnswerReading reading;
  if (pixels_) {
    DOSSIER_ASSIGN(reading.documents, archive.pages().documents());
    DOSSIER_ASSIGN(reading.pictures, pictures_for(reading.documents, told, judge));
  }
  return write_answer(found, archive.pages(), *model_, choice_.judges ? &judge : nullptr, shown, cancel, reading);
}

Result<Report> DeskWriter::brief(DeskArchive& archive, BriefRequest request, const RemarkReceiver& told, const Progress& progress,
                                 const CancelToken& cancel) {
  DOSSIER_TRY(open(cancel));
  std::lock_guard held(mutex_);
  // An answer to a question may be asked for again; the sentences of a brief need not be written twice.
  std::shared_ptr<WritingModel> model = model_;
  if (!choice_.kv_folder.empty()) model = std::make_shared<RememberingModel>(model_, KeptAnswers(choice_.kv_folder), told);
  ModelJudge judge(*model, cancel);
  if (choice_.judges) request.judge = &judge;
  DOSSIER_ASSIGN(PictureShow pictures, pictures_for(request.documents, told, judge));
  WrittenGenerator generator(*model, {}, std::move(pictures));
  if (told && request.documents.size() > 1) {
    DOSSIER_ASSIGN(const WritingPlan plan, generator.plan(drafts_of(request), archive.pages(), cancel));
    told("Plan: " + plan.in_words());
  }
  auto report = make_brief(archive.pages(), request, generator, progress, cancel);
  if (told)
    for (const std::string& remark : generator.remarks()) told(remark);
  return report;
}

}  // namespace dossier
