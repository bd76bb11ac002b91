// How fast text becomes tokens, and what the tests against other tokenizers ask of the parts:
//   tokenizer_bench speed MODEL.gguf TEXT...   MB/s of one core per file, the best of several runs
//   tokenizer_bench split PATTERN < TEXT       ends of the pieces, 64 bit little endian
//   tokenizer_bench encode MODEL.gguf < TEXT   token ids, 32 bit little endian
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/files/model_file.h"
#include "engine/tokenizer/split.h"
#include "engine/tokenizer/tokenizer.h"

using namespace dossier;

namespace {

std::string all_of(std::FILE* in) {
  std::string out;
  char piece[1 << 16];
  for (std::size_t n; (n = std::fread(piece, 1, sizeof piece, in)) > 0;) out.append(piece, n);
  return out;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int measure(const Tokenizer& tokenizer, int files, char** names) {
  for (int i = 0; i < files; ++i) {
    std::ifstream in(names[i], std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    double best = 1e30, spent = 0;
    std::size_t tokens = 0;
    for (int round = 0; round < 3 || spent < 2; ++round) {
      auto start = std::chrono::steady_clock::now();
      tokens = tokenizer.encode(text).size();
      double now = seconds_since(start);
      best = std::min(best, now);
      spent += now;
    }
    std::printf("%-30s %8.2f MB %9zu tokens %7.1f MB/s\n", names[i], static_cast<double>(text.size()) / 1e6, tokens, static_cast<double>(text.size()) / 1e6 / best);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string what = argc > 2 ? argv[1] : "";
  if (what == "split") {
    auto pattern = split_pattern(argv[2]);
    if (!pattern) return 2;
    Splitter splitter(*pattern);
    std::string text = all_of(stdin);
    for (std::uint64_t at = 0; at < text.size();) {
      at = splitter.next(text, at);
      std::fwrite(&at, sizeof at, 1, stdout);
    }
    return 0;
  }
  if (what != "speed" && what != "encode") return std::fprintf(stderr, "tokenizer_bench speed MODEL TEXT... | split PATTERN | encode MODEL\n"), 2;
  auto start = std::chrono::steady_clock::now();
  auto file = ModelFile::open(argv[2]);
  auto tokenizer = file.ok() ? Tokenizer::load(*file) : Result<Tokenizer>(file.error());
  if (!tokenizer.ok()) return std::fprintf(stderr, "%s\n", tokenizer.error().describe().c_str()), 1;
  std::fprintf(stderr, "loaded in %.0f ms\n", seconds_since(start) * 1e3);
  if (what == "speed") return measure(*tokenizer, argc - 3, argv + 3);
  std::vector<TokenId> ids = tokenizer->encode(all_of(stdin));
  std::fwrite(ids.data(), sizeof ids[0], ids.size(), stdout);
  return 0;
}
