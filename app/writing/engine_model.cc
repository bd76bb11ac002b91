#include "app/writing/engine_model.h"

#include <filesystem>

#include "base/machine_limits.h"

namespace dossier {
namespace {

// Sentences about documents repeat their words: so many are guessed from the prompt and checked together. It changes no token.
constexpr int kDraftTokens = 6;
// Below so many tokens of prompt nobody asks how long it takes.
constexpr size_t kShortPrompt = 2'048;
constexpr double kCalibrationSeconds = 1;

}  // namespace

Result<std::unique_ptr<EngineModel>> EngineModel::open(const std::string& path, const EngineOptions& options, const CancelToken& cancel) {
  DOSSIER_ASSIGN(std::unique_ptr<RunningModel> running, RunningModel::open(path, options, cancel));
  DOSSIER_ASSIGN(const Tokenizer* tokenizer, running->tokenizer());
  DOSSIER_ASSIGN(ChatTemplate chat, ChatTemplate::of(running->model().file(), *tokenizer));
  std::unique_ptr<EngineModel> out(new EngineModel(std::move(running), tokenizer, std::move(chat)));
  out->identity_.name = std::filesystem::path(path).stem().string();
  out->options_ = options;
  if (out->model_->images()) {
    DOSSIER_ASSIGN(out->image_ids_, ImageTokenIds::of(*tokenizer));
  }
  return out;
}

// What a file does not say is taken to be little.
size_t EngineModel::context_tokens() const { return model_->shape().context > 0 ? static_cast<size_t>(model_->shape().context) : 4'096; }

size_t EngineModel::picture_tokens(const PictureSize& size) const {
  const VisionShape& shape = model_->images()->shape();
  const TilePlan plan = plan_tiles(size.height, size.width, shape.side);
  return static_cast<size_t>(image_tokens(plan.rows, plan.cols, shape.rows_per_tile()));
}

Result<VisionPlan> EngineModel::plan_of(const std::vector<PictureSize>& pictures, const PlanRequest& request) const {
  std::vector<ImageSize> sizes;
  for (const PictureSize& picture : pictures) sizes.push_back({picture.height, picture.width});
  const VisionTower& tower = model_->images()->tower();
  return plan_vision(tower.file(), tower.shape(), sizes, request.tokens, request.threads, model_->model().table());
}

Result<WritingCost> EngineModel::cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel) {
  DOSSIER_ASSIGN(WritingCost out, WritingModel::cost(prompt, answer_tokens, cancel));
  const bool has_pictures = !prompt.pictures.empty();
  if (!out.fits || (prompt.tokens < kShortPrompt && !has_pictures && !prompt.one_of_many)) return out;
  const dk_table& table = model_->model().table();
  DOSSIER_ASSIGN(const ModelMatrices matrices, matrices_of_file(model_->model().file(), model_->shape(), table));
  PlanRequest request;
  request.tokens = static_cast<std::int64_t>(prompt.tokens);
  request.answer_tokens = static_cast<std::int64_t>(answer_tokens);
  request.kv_format = model_->kv_format();
  request.keeps = !options_.kv_folder.empty();
  request.threads = options_.threads > 0 ? options_.threads : usable_processors();
  // The weights are resident already.
  request.memory_bytes = available_memory() + matrices.packed_bytes();
  request.disk_bytes = options_.kv_disk_bytes > 0 ? options_.kv_disk_bytes : free_disk(request.keeps ? options_.kv_folder : ".");
  if (has_pictures) {
    DOSSIER_ASSIGN(const VisionPlan pictures, plan_of(prompt.pictures, request));
    request.memory_bytes += pictures.weight_bytes;
    request.vision_bytes = pictures.memory_bytes();
    request.vision_disk_bytes = pictures.disk_bytes;
    out.tiles = static_cast<size_t>(pictures.tiles);
    out.picture_flop = pictures.flop;
  }
  DOSSIER_ASSIGN(const RunPlan plan, Planner(model_->shape(), matrices, table).plan(request));
  out.fits = plan.fits;
  out.why = plan.why;
  if (!plan.fits) return out;
  if (!rates_) {
    DOSSIER_ASSIGN(rates_, measure_rates(model_->shape(), matrices, table, {request.threads, kCalibrationSeconds, request.kv_format, cancel}));
  }
  out.seconds = planned_seconds(model_->shape(), matrices, *rates_, plan);
  if (!has_pictures) return out;
  if (!tile_cpu_seconds_) {
    const VisionTower& tower = model_->images()->tower();
    DOSSIER_ASSIGN(tile_cpu_seconds_, measure_tile(tower.file(), tower.shape(), model_->model().pool(), table, cancel));
  }
  out.seconds += static_cast<double>(out.tiles) * *tile_cpu_seconds_ / rates_->threads;
  return out;
}

Result<ChatTokens> EngineModel::conversation(const WritingRequest& request) const {
  // Parts are encoded apart, so that the tokens of the documents do not depend on the question.
  ChatMessage user{ChatRole::user, {}};
  size_t from = 0;
  for (const TextPicture& picture : request.pictures) {
    if (picture.at > from) user.parts.push_back({request.material.substr(from, picture.at - from)});
    from = picture.at;
    const VisionShape& shape = model_->images()->shape();
    const TilePlan plan = model_->images()->plan(*picture.pixels);
    user.parts.push_back({"", image_layout(*image_ids_, plan.rows, plan.cols, shape.rows_per_tile())});
  }
  user.parts.push_back({request.material.substr(from)});
  user.parts.push_back({request.task});
  return chat_.render(*tokenizer_, std::vector<ChatMessage>{{ChatRole::system, {{request.rules}}}, std::move(user)});
}

Result<WritingEnd> EngineModel::write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) {
  DOSSIER_TRY(check_pictures(request.pictures.size()));
  DOSSIER_ASSIGN(ChatTokens chat, conversation(request));
  GenerationRequest generation;
  generation.max_tokens = static_cast<std::int64_t>(request.most_tokens);
  // What belongs to no document that is named could never be dropped with it.
  generation.kept_tokens = chat.parts.empty() || request.documents.empty() ? 0 : chat.parts.back().first;
  generation.prompt = std::move(chat.tokens);
  for (const TextPicture& picture : request.pictures) generation.images.push_back(picture.pixels);
  if (generation.prompt.size() + request.most_tokens > context_tokens())
    return Error{ErrorKind::too_large, "the prompt of " + std::to_string(generation.prompt.size()) + " tokens and an answer of " + std::to_string(request.most_tokens) + " do not fit into the model's " +
                                           std::to_string(context_tokens()), identity_.name, ""};
  if (!request.form.empty()) {
    DOSSIER_ASSIGN(Grammar form, Grammar::parse(request.form));
    generation.grammar = std::make_shared<const Grammar>(std::move(form));
  }
  generation.draft_tokens = kDraftTokens;
  for (const Sha256& document : request.documents) generation.owners.push_back({document.hex(), 0, INT64_MAX});
  GenerationOptions options;
  options.cancel = cancel;
  DOSSIER_ASSIGN(Generation answer, Generation::start(*model_, std::move(generation), options));
  while (true) {
    DOSSIER_ASSIGN(auto token, answer.next());
    if (!token) break;
    if (!token->text.empty() && !receive(token->text)) return WritingEnd::stopped;
  }
  if (answer.end() == AnswerEnd::cancelled) return Error{ErrorKind::cancelled, "stopped", identity_.name, ""};
  return answer.end() == AnswerEnd::length ? WritingEnd::cut_short : WritingEnd::finished;
}

}  // namespace dossier
