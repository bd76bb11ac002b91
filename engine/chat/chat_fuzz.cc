// Any bytes as a template and as messages: the special tokens of a conversation are those of its roles, whatever is written in it, and what
// was written comes back byte for byte. Input: a template up to the first zero byte, then messages, each up to the next.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>

#include "base/utf8.h"
#include "engine/chat/chat_template.h"
#include "engine/files/model_file.h"
#include "tests/tiny_model.h"

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4000) return 0;
  std::vector<std::string> texts(1);
  for (std::size_t n = 0; n < size; ++n) {
    if (data[n] == 0) texts.emplace_back();
    else texts.back() += static_cast<char>(data[n]);
  }
  static const std::string path = std::filesystem::temp_directory_path() / ("chat_fuzz_" + std::to_string(::getpid()) + ".gguf");
  GgufWriter writer;
  tiny_model::add_vocabulary(writer, {.chat_template = scrub_utf8(texts[0])});
  if (!writer.write(path, {}).ok()) std::abort();
  ModelFile file = ModelFile::open(path).value();
  std::filesystem::remove(path);
  Tokenizer tokenizer = Tokenizer::load(file).value();
  auto chat = ChatTemplate::of(file, tokenizer);
  if (!chat.ok()) return 0;
  std::vector<ChatMessage> full, empty;
  for (std::size_t n = 1; n < texts.size(); ++n) {
    ChatRole role = n + 1 == texts.size() ? ChatRole::user : n == 1 && size % 2 ? ChatRole::system : n % 2 ? ChatRole::user : ChatRole::assistant;
    full.push_back({role, {{texts[n]}, {texts[n]}}});
    empty.push_back({role, {{""}, {""}}});
  }
  auto with = chat->render(tokenizer, full), without = chat->render(tokenizer, empty);
  if (with.ok() != without.ok()) std::abort();
  if (!with.ok()) return 0;
  auto specials = [&](const ChatTokens& tokens) { return std::count_if(tokens.tokens.begin(), tokens.tokens.end(), [&](TokenId id) { return tokenizer.is_special(id); }); };
  if (specials(*with) != specials(*without)) std::abort();
  for (std::size_t p = 0; p < with->parts.size(); ++p) {
    std::string back;
    for (auto t = with->parts[p].first; t < with->parts[p].end; ++t) back += tokenizer.bytes_of(with->tokens[static_cast<std::size_t>(t)]);
    bool is_known = std::any_of(texts.begin() + 1, texts.end(), [&](const std::string& text) { return text.find(back) != std::string::npos; });
    if (!is_known) std::abort();
  }
  return 0;
}
