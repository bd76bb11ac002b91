// How long it takes to tell which tokens may come next:
//   grammar_bench MODEL.gguf json|GRAMMAR TEXT   along the tokens of TEXT, which the grammar must allow
// Each position is asked once, as when an answer grows; states that come back are remembered.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/file.h"
#include "engine/files/model_file.h"
#include "engine/grammar/grammar_machine.h"
#include "engine/grammar/grammar_texts.h"

using namespace dossier;

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

int measure(const Tokenizer& tokenizer, std::string_view grammar_text, const std::string& text) {
  double start = now();
  auto trie = std::make_shared<const VocabularyTrie>(tokenizer, tokenizer.size());
  const double of_trie = now() - start;
  start = now();
  auto grammar = Grammar::parse(grammar_text);
  if (!grammar.ok()) return std::fprintf(stderr, "%s\n", grammar.error().describe().c_str()), 1;
  GrammarMachine machine(std::make_shared<const Grammar>(std::move(grammar).value()), trie);
  const double of_grammar = now() - start;
  std::vector<double> times;
  std::int64_t allowed = 0;
  auto state = machine.start();
  for (TokenId id : tokenizer.encode(text)) {
    start = now();
    auto mask = machine.allowed(state);
    times.push_back(now() - start);
    if (!mask.ok() || !(*mask)->allows(id)) return std::fprintf(stderr, "token %zu of the text does not fit\n", times.size() - 1), 1;
    allowed += (*mask)->count();
    state = machine.after(state, tokenizer.bytes_of(id));
  }
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (double t : times) sum += t;
  const std::size_t n = times.size();
  std::printf("%lld tokens in the vocabulary, trie %.1f ms (%zu nodes), grammar %.2f ms; %zu masks: mean %.3f ms, median %.4f, 99 of 100 within %.3f, largest %.3f; %.0f tokens allowed on average, %zu states\n",
              static_cast<long long>(tokenizer.size()), of_trie * 1e3, trie->nodes().size(), of_grammar * 1e3, n, sum / static_cast<double>(n) * 1e3, times[n / 2] * 1e3,
              times[n * 99 / 100] * 1e3, times.back() * 1e3, static_cast<double>(allowed) / static_cast<double>(n), machine.states());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "grammar_bench MODEL.gguf json|GRAMMAR TEXT\n"), 2;
  auto file = ModelFile::open(argv[1]);
  auto tokenizer = file.ok() ? Tokenizer::load(*file) : Result<Tokenizer>(file.error());
  auto text = read_file(argv[3], 1 << 26);
  auto grammar = std::string(argv[2]) == "json" ? Result<std::string>(std::string(json_grammar())) : read_file(argv[2], 1 << 26);
  for (const Error* error : {tokenizer.ok() ? nullptr : &tokenizer.error(), text.ok() ? nullptr : &text.error(), grammar.ok() ? nullptr : &grammar.error()})
    if (error) return std::fprintf(stderr, "%s\n", error->describe().c_str()), 1;
  return measure(*tokenizer, *grammar, *text);
}
