// Any bytes as tokens, merges and text: what a vocabulary of all bytes encodes comes back byte for byte,
// holds no special token, and is released as whole UTF-8. Input: a byte that chooses the split pattern,
// tokens a line each up to a zero byte, merges a line each up to the next, text.
#include <cstdlib>
#include <filesystem>

#include "base/utf8.h"
#include "engine/files/gguf_writer.h"
#include "engine/files/model_file.h"
#include "engine/tokenizer/byte_alphabet.h"
#include "engine/tokenizer/tokenizer.h"

using namespace dossier;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

Result<Tokenizer> load(int pattern, const std::string& words, const std::string& merges) {
  constexpr const char* names[] = {"llama4", "tekken", "qwen2", "llama-bpe", "smollm"};
  std::vector<std::string> tokens;
  for (int b = 0; b < 256; ++b) {
    char c = static_cast<char>(b);
    tokens.push_back(symbols_of_bytes({&c, 1}));
  }
  for (const std::string& word : lines_of(words))
    tokens.push_back(word.starts_with("=") ? scrub_utf8(word) : symbols_of_bytes(word));
  std::vector<std::int32_t> types(tokens.size(), 1);
  tokens.push_back("<|eot|>"), types.push_back(3);
  GgufWriter writer;
  writer.add_text("tokenizer.ggml.model", "gpt2");
  writer.add_text("tokenizer.ggml.pre", names[pattern]);
  writer.add_texts("tokenizer.ggml.tokens", tokens);
  writer.add_i32s("tokenizer.ggml.token_type", types);
  std::vector<std::string> joins;
  for (const std::string& line : lines_of(merges)) joins.push_back(scrub_utf8(line));
  writer.add_texts("tokenizer.ggml.merges", joins);
  static const std::string path =
      std::filesystem::temp_directory_path() / ("tokenizer_fuzz_" + std::to_string(::getpid()) + ".gguf");
  if (!writer.write(path, {}).ok()) std::abort();
  auto file = ModelFile::open(path);
  std::filesystem::remove(path);
  if (!file.ok()) std::abort();
  return Tokenizer::load(*file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1 || size > 8000) return 0;
  std::string parts[3];
  int n = 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (data[i] == 0 && n < 2)
      ++n;
    else
      parts[n] += static_cast<char>(data[i]);
  }
  auto tokenizer = load(data[0] % 5, parts[0], parts[1]);
  if (!tokenizer.ok()) return 0;
  std::string back, released;
  Utf8Stream stream;
  for (TokenId id : tokenizer->encode(parts[2])) {
    if (id < 0 || id >= tokenizer->size() || tokenizer->is_special(id)) std::abort();
    back += tokenizer->bytes_of(id);
    std::string piece = stream.push(tokenizer->bytes_of(id));
    if (scrub_utf8(piece) != piece) std::abort();
    released += piece;
  }
  released += stream.finish();
  if (back != parts[2]) std::abort();
  if (scrub_utf8(back) == back && released != back) std::abort();
  return 0;
}
