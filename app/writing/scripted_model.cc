#include "app/writing/scripted_model.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "engine/engine.h"

namespace dossier {
namespace {

using nlohmann::json;

// Of the vision encoder of Llama 4 Scout.
constexpr std::int64_t kRowsPerTile = 144;
constexpr double kFlopPerTile = 1.0e12;

Error bad_script(const std::string& path, const std::string& what) { return {ErrorKind::damaged, "not a script of answers: " + what, path, ""}; }

// Pairs of hexadecimal digits: the way to bytes that are no text.
bool bytes_of_hex(const std::string& hex, std::string& out) {
  if (hex.size() % 2) return false;
  for (size_t i = 0; i < hex.size(); i += 2) {
    if (!std::isxdigit(static_cast<unsigned char>(hex[i])) || !std::isxdigit(static_cast<unsigned char>(hex[i + 1]))) return false;
    out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return true;
}

Result<ScriptedAnswer> answer_from(const json& item, const std::string& path) {
  if (!item.is_object()) return bad_script(path, "an answer is no object");
  ScriptedAnswer out;
  out.text = item.value("text", "");
  if (item.contains("hex") && !bytes_of_hex(item.value("hex", ""), out.text)) return bad_script(path, "\"hex\" is not pairs of digits");
  out.piece_bytes = std::clamp<size_t>(item.value("piece_bytes", size_t{7}), 1, size_t{1} << 20);
  out.repeat = std::clamp<size_t>(item.value("repeat", size_t{1}), 1, size_t{1} << 20);
  out.expects = item.value("expects", "");
  if (item.contains("error")) {
    auto kind = error_kind_from(item["error"].value("kind", "io"));
    if (!kind) return bad_script(path, "unknown kind of error");
    out.error = Error{*kind, item["error"].value("message", "the model failed"), "", ""};
  }
  return out;
}

}  // namespace

Result<std::unique_ptr<ScriptedModel>> ScriptedModel::load(const std::string& path) {
  DOSSIER_ASSIGN(std::string text, read_file(path, uint64_t{64} << 20));
  try {
    json root = json::parse(text);
    std::vector<ScriptedAnswer> answers;
    for (const json& item : root.at("answers")) {
      DOSSIER_ASSIGN(ScriptedAnswer answer, answer_from(item, path));
      answers.push_back(std::move(answer));
    }
    auto out = std::make_unique<ScriptedModel>(std::move(answers), root.value("name", "script"));
    out->context_tokens_ = root.value("context_tokens", out->context_tokens_);
    out->sees_ = root.value("sees", false);
    return out;
  } catch (const json::exception& e) {
    return bad_script(path, e.what());
  }
}

size_t ScriptedModel::picture_tokens(const PictureSize& size) const {
  const TilePlan plan = plan_tiles(size.height, size.width);
  return static_cast<size_t>(image_tokens(plan.rows, plan.cols, kRowsPerTile));
}

Result<WritingCost> ScriptedModel::cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel) {
  DOSSIER_ASSIGN(WritingCost out, WritingModel::cost(prompt, answer_tokens, cancel));
  for (const PictureSize& picture : prompt.pictures) out.tiles += static_cast<size_t>(plan_tiles(picture.height, picture.width).tiles());
  out.picture_flop = static_cast<double>(out.tiles) * kFlopPerTile;
  return out;
}

Result<WritingEnd> ScriptedModel::write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) {
  DOSSIER_TRY(check_pictures(request.pictures.size()));
  requests_.push_back(request);
  if (requests_.size() > answers_.size()) return WritingEnd::finished;
  const ScriptedAnswer& answer = answers_[requests_.size() - 1];
  if (!answer.expects.empty() && (request.rules + request.material + request.task).find(answer.expects) == std::string::npos)
    return Error{ErrorKind::usage, "the script expects to be asked for \"" + answer.expects + "\"", name_, ""};
  size_t tokens = 0;
  for (size_t turn = 0; turn < answer.repeat; ++turn)
    for (size_t at = 0; at < answer.text.size(); at += answer.piece_bytes) {
      if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", name_, ""};
      if (++tokens > request.most_tokens) return WritingEnd::cut_short;
      if (!receive(std::string_view(answer.text).substr(at, answer.piece_bytes))) return WritingEnd::stopped;
    }
  if (answer.error) return *answer.error;
  return WritingEnd::finished;
}

}  // namespace dossier
