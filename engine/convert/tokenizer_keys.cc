#include "engine/convert/tokenizer_keys.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/file.h"

namespace dossier {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = 512u << 20;
enum : std::int32_t { kNormal = 1, kControl = 3, kUserDefined = 4, kUnused = 5 };  // token_type

// Split expressions as the families' tokenizer.json files have them, and the names the model file gives them.
struct KnownPattern {
  const char* name;
  const char* expression;
};
constexpr KnownPattern kPatterns[] = {
    {"llama-bpe", R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"},
    {"qwen2", R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"},
    {"llama4",
     R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)"},
    {"tekken",
     R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)"}};

bool flag_in(const json& object, const char* key, bool otherwise) {
  auto v = object.find(key);
  return v != object.end() && v->is_boolean() ? v->get<bool>() : otherwise;
}

class TokenizerParts {
 public:
  TokenizerParts(const TokenizerTexts& texts, const std::string& folder, const TokenizerNeeds& needs) : texts_(texts), folder_(folder), needs_(needs) {}

  Status parse() {
    DOSSIER_TRY(parse_json("tokenizer.json", texts_.tokenizer, main_));
    if (!texts_.config.empty()) DOSSIER_TRY(parse_json("tokenizer_config.json", texts_.config, config_));
    return texts_.special_tokens.empty() ? Status() : parse_json("special_tokens_map.json", texts_.special_tokens, specials_);
  }

  Status add(GgufWriter& w) {
    DOSSIER_TRY(check_kind());
    DOSSIER_ASSIGN(std::string pre, pattern());
    DOSSIER_TRY(collect_tokens());
    DOSSIER_ASSIGN(std::vector<std::string> merges, collect_merges());
    w.add_text("tokenizer.ggml.model", "gpt2");
    w.add_text("tokenizer.ggml.pre", pre);
    w.add_texts("tokenizer.ggml.tokens", tokens_);
    w.add_i32s("tokenizer.ggml.token_type", types_);
    w.add_texts("tokenizer.ggml.merges", merges);
    add_ids(w);
    add_template(w);
    return {};
  }

 private:
  std::string path(const char* name) const { return (fs::path(folder_) / name).string(); }
  Error damaged(std::string message) const { return {ErrorKind::damaged, std::move(message), path("tokenizer.json"), ""}; }
  Error unsupported(std::string message) const { return {ErrorKind::unsupported, std::move(message), path("tokenizer.json"), "byte-level BPE tokenizers are read"}; }

  Status parse_json(const char* name, const std::string& text, json& into) const {
    into = json::parse(text, nullptr, false);
    if (!into.is_object()) return Error{ErrorKind::damaged, "not a JSON object", path(name), ""};
    return {};
  }

  // A text, or the "content" of an object in its place; empty: neither.
  static std::string text_of(const json& object, const char* key) {
    auto found = object.find(key);
    if (found == object.end()) return "";
    const json* v = &*found;
    if (v->is_object() && v->contains("content")) v = &(*v)["content"];
    return v->is_string() ? v->get<std::string>() : "";
  }

  // Pre-tokenizers in their order, sequences opened.
  static void flatten(const json& node, std::vector<const json*>& out) {
    if (!node.is_object()) return;
    if (auto inner = node.find("pretokenizers"); inner != node.end() && inner->is_array()) {
      for (const json& one : *inner)
        if (one.is_object() && !one.contains("pretokenizers")) out.push_back(&one);
      return;
    }
    out.push_back(&node);
  }

  Status check_kind() const {
    auto model = main_.find("model");
    if (model == main_.end() || !model->is_object() || !model->contains("vocab") || !(*model)["vocab"].is_object()) return damaged("the tokenizer has no vocabulary");
    std::string type = text_of(*model, "type");
    if (!type.empty() && type != "BPE") return unsupported("the tokenizer is of the kind " + type);
    if (flag_in(*model, "byte_fallback", false)) return unsupported("the tokenizer is a SentencePiece one (byte_fallback)");
    return {};
  }

  Result<std::string> pattern() const {
    std::vector<const json*> steps;
    if (auto pre = main_.find("pre_tokenizer"); pre != main_.end()) flatten(*pre, steps);
    bool byte_level = false, own_split = false, digits = false;
    std::string expression;
    for (const json* step : steps) {
      std::string type = text_of(*step, "type");
      if (type == "ByteLevel") {
        byte_level = true;
        own_split = flag_in(*step, "use_regex", true);
      } else if (type == "Digits") {
        digits = flag_in(*step, "individual_digits", false);
      } else if (type == "Split" && step->contains("pattern") && (*step)["pattern"].is_object()) {
        if (!expression.empty()) return unsupported("text is split by several expressions");
        expression = text_of((*step)["pattern"], "Regex");
      } else {
        return unsupported("text is split by a step of the kind " + type);
      }
    }
    if (!byte_level) return unsupported("the tokenizer is not byte-level");
    if (expression.empty() && digits && own_split) return std::string("smollm");
    for (const KnownPattern& known : kPatterns)
      if (expression == known.expression && !own_split && !digits) return std::string(known.name);
    return unsupported("the split expression is not known: " + (expression.empty() ? "that of GPT-2" : expression));
  }

  Status place(std::int64_t id, const std::string& text, std::int32_t type, bool again) {
    if (id < 0 || id >= needs_.vocabulary) return damaged("token " + std::to_string(id) + " lies beyond the model's " + std::to_string(needs_.vocabulary) + " rows");
    std::size_t at = static_cast<std::size_t>(id);
    if (types_[at] != kUnused && !again) return damaged("two tokens have the number " + std::to_string(id));
    tokens_[at] = text;
    types_[at] = type;
    ids_[text] = id;
    return {};
  }

  Status collect_tokens() {
    tokens_.resize(static_cast<std::size_t>(needs_.vocabulary));
    types_.assign(tokens_.size(), kUnused);
    for (const auto& [text, id] : main_["model"]["vocab"].items()) {
      if (!id.is_number_integer()) return damaged("a token's number is none");
      DOSSIER_TRY(place(id.get<std::int64_t>(), text, kNormal, false));
    }
    if (auto added = main_.find("added_tokens"); added != main_.end() && added->is_array()) {
      for (const json& t : *added) {
        if (!t.is_object() || !t.contains("id") || !t["id"].is_number_integer() || text_of(t, "content").empty()) return damaged("an added token has no number or text");
        DOSSIER_TRY(place(t["id"].get<std::int64_t>(), text_of(t, "content"), flag_in(t, "special", false) ? kControl : kUserDefined, true));
      }
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (types_[i] == kUnused) tokens_[i] = "[PAD" + std::to_string(i) + "]";
    return {};
  }

  Result<std::vector<std::string>> collect_merges() const {
    std::vector<std::string> out;
    auto merges = main_["model"].find("merges");
    if (merges == main_["model"].end() || !merges->is_array()) return damaged("the tokenizer has no merges");
    for (const json& m : *merges) {
      if (m.is_string()) out.push_back(m.get<std::string>());
      else if (m.is_array() && m.size() == 2 && m[0].is_string() && m[1].is_string()) out.push_back(m[0].get<std::string>() + " " + m[1].get<std::string>());
      else return damaged("a merge is not of two parts");
    }
    return out;
  }

  std::int64_t special_id(const char* key) const {
    for (const json* from : {&config_, &specials_})
      if (from->is_object())
        if (auto found = ids_.find(text_of(*from, key)); found != ids_.end()) return found->second;
    return -1;
  }

  // Whether the tokenizer itself puts a token before every text.
  bool adds_begin() const {
    if (config_.is_object())
      if (auto v = config_.find("add_bos_token"); v != config_.end() && v->is_boolean()) return v->get<bool>();
    auto post = main_.find("post_processor");
    return post != main_.end() && post->dump().find("\"single\":[{\"SpecialToken\"") != std::string::npos;
  }

  void add_ids(GgufWriter& w) const {
    auto put = [&](const char* key, std::int64_t id) {
      if (id >= 0 && id < needs_.vocabulary) w.add_u32(key, static_cast<std::uint32_t>(id));
    };
    std::int64_t begin = special_id("bos_token"), end = special_id("eos_token");
    put("tokenizer.ggml.bos_token_id", begin >= 0 ? begin : needs_.begin_id);
    put("tokenizer.ggml.eos_token_id", end >= 0 ? end : needs_.end_ids.empty() ? -1 : needs_.end_ids.front());
    put("tokenizer.ggml.padding_token_id", special_id("pad_token"));
    for (const char* turn : {"<|eot|>", "<|eot_id|>", "<|im_end|>"})
      if (auto found = ids_.find(turn); found != ids_.end()) {
        put("tokenizer.ggml.eot_token_id", found->second);
        break;
      }
    w.add_bool("tokenizer.ggml.add_bos_token", adds_begin());
  }

  void add_template(GgufWriter& w) const {
    if (!texts_.chat_template.empty()) return w.add_text("tokenizer.chat_template", texts_.chat_template);
    if (!config_.is_object() || !config_.contains("chat_template")) return;
    const json& found = config_["chat_template"];
    std::string text = found.is_string() ? found.get<std::string>() : "";
    if (found.is_array())
      for (const json& one : found)
        if (one.is_object() && (text.empty() || text_of(one, "name") == "default")) text = text_of(one, "template");
    if (!text.empty()) w.add_text("tokenizer.chat_template", text);
  }

  const TokenizerTexts& texts_;
  const std::string& folder_;
  const TokenizerNeeds& needs_;
  json main_, config_, specials_;
  std::vector<std::string> tokens_;
  std::vector<std::int32_t> types_;
  std::unordered_map<std::string, std::int64_t> ids_;
};

}  // namespace

Result<TokenizerTexts> read_tokenizer_texts(const std::string& folder) {
  TokenizerTexts out;
  for (auto [name, into] : {std::pair{"tokenizer.json", &out.tokenizer}, std::pair{"tokenizer_config.json", &out.config}, std::pair{"special_tokens_map.json", &out.special_tokens},
                            std::pair{"chat_template.jinja", &out.chat_template}}) {
    std::error_code code;
    std::string path = (fs::path(folder) / name).string();
    if (!fs::exists(path, code)) continue;
    DOSSIER_ASSIGN(*into, read_file(path, kLargestFile));
    if (into->empty()) return Error{ErrorKind::damaged, "the file is empty", path, ""};
  }
  return out;
}

Status add_tokenizer_keys(const TokenizerTexts& texts, const std::string& folder, const TokenizerNeeds& needs, GgufWriter& writer) {
  if (texts.tokenizer.empty()) {
    writer.add_text("tokenizer.ggml.model", "no_vocab");
    return {};
  }
  TokenizerParts parts(texts, folder, needs);
  DOSSIER_TRY(parts.parse());
  return parts.add(writer);
}

}  // namespace dossier
