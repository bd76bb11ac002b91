// `dossier model info FILE`: what a model file is.
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"

namespace dossier::cli {
namespace {

using nlohmann::ordered_json;

std::string grouped(std::uint64_t n) {
  std::string digits = std::to_string(n), out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

ordered_json shape_json(const ModelFacts& facts) {
  const ModelShape& s = *facts.shape;
  std::size_t global = 0, expert = 0;
  for (const LayerShape& layer : s.layers) global += layer.global, expert += layer.feed_forward == FeedForward::experts;
  return {{"layers", s.layers.size()}, {"global_layers", global}, {"expert_layers", expert}, {"hidden", s.hidden}, {"vocabulary", s.vocabulary}, {"heads", s.heads},
          {"kv_heads", s.kv_heads}, {"head_dim", s.head_dim}, {"dense_width", s.dense_width}, {"expert_width", s.expert_width}, {"shared_width", s.shared_width},
          {"experts", s.experts}, {"experts_used", s.experts_used}, {"chunk", s.chunk}, {"context", s.context}, {"qk_norm", s.qk_norm}, {"rope_base", s.rope_base},
          {"tied_head", s.tied_head}, {"kv_bytes_per_token_int8", facts.kv_bytes_per_token}, {"kv_fixed_bytes_int8", facts.kv_fixed_bytes}};
}

ordered_json vision_json(const VisionShape& v) {
  return {{"layers", v.layers}, {"width", v.width}, {"heads", v.heads}, {"feed_forward", v.feed_forward}, {"tile", v.side}, {"patch", v.patch}, {"rows_per_tile", v.rows_per_tile()},
          {"adapter", v.adapter}, {"text_width", v.text_width}, {"flop_per_tile", v.flop_per_tile()}};
}

void print_json(const ModelFacts& facts) {
  ordered_json out = {{"path", facts.path}, {"architecture", facts.architecture}, {"files", facts.files}, {"file_bytes", facts.file_bytes}, {"parameters", facts.parameters}};
  if (facts.shape) out["active_parameters"] = facts.active_parameters;
  out["types"] = ordered_json::array();
  for (const TensorTypeFacts& t : facts.types) out["types"].push_back({{"type", t.name}, {"tensors", t.tensors}, {"values", t.values}, {"bytes", t.bytes}});
  out["shape"] = facts.shape ? shape_json(facts) : ordered_json();
  if (facts.vision) out["vision"] = vision_json(*facts.vision);
  out["remarks"] = facts.shape ? facts.shape->remarks : std::vector<std::string>();
  out["tokenizer"] = ordered_json();
  if (facts.tokenizer)
    out["tokenizer"] = {{"pattern", facts.tokenizer->pattern}, {"vocabulary", facts.tokenizer->vocabulary}, {"adds_bos", facts.tokenizer->adds_bos}, {"stops", facts.tokenizer->stops}};
  out["chat_template"] = facts.chat_family.empty() ? ordered_json() : ordered_json(facts.chat_family);
  out["problems"] = facts.problems;
  out["general"] = ordered_json::object();
  for (const auto& [key, text] : facts.general) out["general"][key] = text;
  std::puts(out.dump(1, ' ', false, ordered_json::error_handler_t::replace).c_str());
}

void print_shape(const ModelFacts& facts) {
  const ModelShape& s = *facts.shape;
  std::size_t global = 0, expert = 0;
  for (const LayerShape& layer : s.layers) global += layer.global, expert += layer.feed_forward == FeedForward::experts;
  std::string layers = std::to_string(s.layers.size()) + " layers";
  if (global < s.layers.size()) layers += ", " + std::to_string(global) + " of them global, the others see their chunk of " + grouped(static_cast<std::uint64_t>(s.chunk));
  print_line(stdout, "shape         " + layers);
  print_line(stdout, "              " + std::to_string(s.hidden) + " wide, " + std::to_string(s.heads) + " heads and " + std::to_string(s.kv_heads) + " of keys and values, of " +
                         std::to_string(s.head_dim));
  if (expert > 0)
    print_line(stdout, "              " + std::to_string(s.experts) + " experts in " + std::to_string(expert) + " layers, " + std::to_string(s.experts_used) + " a token" +
                           (s.shared_width > 0 ? " and a shared one" : ""));
  print_line(stdout, "context       " + grouped(static_cast<std::uint64_t>(s.context)) + " tokens; " + grouped(facts.kv_bytes_per_token) + " bytes a token (int8)" +
                         (facts.kv_fixed_bytes > 0 ? " and " + grouped(facts.kv_fixed_bytes) + " for the chunk" : ""));
  for (const std::string& remark : s.remarks) print_line(stdout, "remark        " + remark);
}

void print_vision(const VisionShape& v) {
  char tflop[32];
  std::snprintf(tflop, sizeof tflop, "%.2f", v.flop_per_tile() / 1e12);
  print_line(stdout, "vision        " + std::to_string(v.layers) + " layers, " + std::to_string(v.width) + " wide, " + std::to_string(v.heads) + " heads");
  print_line(stdout, "              tiles of " + std::to_string(v.side) + " pixels in patches of " + std::to_string(v.patch) + ", " + std::to_string(v.rows_per_tile()) + " rows of " +
                         std::to_string(v.text_width) + " a tile, " + tflop + " TFLOP each");
}

void print_text(const ModelFacts& facts) {
  for (const auto& [key, text] : facts.general)
    if (key == "name") print_line(stdout, "name          " + text);
  print_line(stdout, "architecture  " + facts.architecture);
  print_line(stdout, "parameters    " + grouped(static_cast<std::uint64_t>(facts.parameters)) +
                         (facts.active_parameters > 0 && facts.active_parameters != facts.parameters ? ", " + grouped(static_cast<std::uint64_t>(facts.active_parameters)) + " a token" : ""));
  print_line(stdout, "file          " + grouped(facts.file_bytes) + " bytes" + (facts.files > 1 ? " in " + std::to_string(facts.files) + " files" : ""));
  for (const TensorTypeFacts& t : facts.types) print_line(stdout, "              " + t.name + ": " + std::to_string(t.tensors) + " tensors, " + grouped(t.bytes) + " bytes");
  if (facts.shape) print_shape(facts);
  if (facts.vision) print_vision(*facts.vision);
  if (facts.tokenizer) {
    std::string stops;
    for (const std::string& stop : facts.tokenizer->stops) stops += " " + stop;
    print_line(stdout, "tokenizer     " + facts.tokenizer->pattern + ", " + grouped(static_cast<std::uint64_t>(facts.tokenizer->vocabulary)) + " tokens; answers end with" + stops);
  }
  if (!facts.chat_family.empty()) print_line(stdout, "conversation  " + facts.chat_family);
  for (const auto& [key, text] : facts.general)
    if (key.starts_with("license")) print_line(stdout, key + std::string(key.size() < 13 ? 14 - key.size() : 1, ' ') + text);
  for (const std::string& problem : facts.problems) print_line(stdout, "problem       " + problem);
}

int run_info(const Invocation& call) {
  auto options = model_options(call);
  if (!options.ok()) return report_error(options.error());
  auto facts = read_model_facts(call.arguments()[0], options->overrides);
  if (!facts.ok()) return report_error(facts.error());
  if (call.json()) print_json(*facts);
  else print_text(*facts);
  return kDone;
}

}  // namespace

CommandSpec model_info_command() {
  return {"model info", "FILE", "show what a model file is",
          "Shape, types of the weights, sizes, tokenizer, how conversations are set, and the licence the file names. What a sound file holds and this program does not read is listed as a "
          "problem. No weight is read.",
          {{"override", 0, "KEY=VALUE", "change a constant of the model: chunk, floor_scale, attn_scale, nope_step, qk_norm, context", true}}, 1, 1, run_info};
}

}  // namespace dossier::cli
