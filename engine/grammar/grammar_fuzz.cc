// Any bytes as a grammar: refused with a line, or a machine that keeps its promises: a token is allowed exactly if its bytes can follow.
#include <cstdint>
#include <cstdlib>
#include <filesystem>

#include "engine/files/model_file.h"
#include "engine/grammar/grammar_machine.h"
#include "tests/tiny_model.h"

namespace {

std::shared_ptr<const dossier::VocabularyTrie> small_trie(std::optional<dossier::Tokenizer>& tokenizer) {
  std::string path = std::filesystem::temp_directory_path() / ("grammar_fuzz_" + std::to_string(::getpid()) + ".gguf");
  if (!dossier::write_tiny_model(path).ok()) std::abort();
  tokenizer.emplace(dossier::Tokenizer::load(dossier::ModelFile::open(path).value()).value());
  std::filesystem::remove(path);
  return std::make_shared<const dossier::VocabularyTrie>(*tokenizer, tokenizer->size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::optional<dossier::Tokenizer> tokenizer;
  static const auto trie = small_trie(tokenizer);
  if (size > 2000) return 0;
  auto grammar = dossier::Grammar::parse({reinterpret_cast<const char*>(data), size});
  if (!grammar.ok()) return 0;
  dossier::GrammarMachine machine(std::make_shared<const dossier::Grammar>(std::move(grammar).value()), trie);
  auto state = machine.start();
  for (int step = 0; step < 20 && state != dossier::GrammarMachine::kDead; ++step) {
    auto allowed = machine.allowed(state);
    if (!allowed.ok()) return 0;
    std::vector<dossier::TokenId> fitting;
    dossier::TokenMask mask = **allowed;
    for (dossier::TokenId id = 0; id < tokenizer->size(); ++id) {
      bool fits = !tokenizer->is_special(id) && machine.after(state, tokenizer->bytes_of(id)) != dossier::GrammarMachine::kDead;
      if (machine.allowed(state).ok() && fits != mask.allows(id)) std::abort();
      if (fits) fitting.push_back(id);
    }
    if (!machine.allowed(state).ok()) return 0;
    // Every byte has a token here, and every rule can end: so a text that may not end can go on.
    if (fitting.empty() && !machine.accepts(state)) std::abort();
    if (fitting.empty()) break;
    state = machine.after(state, tokenizer->bytes_of(fitting[static_cast<std::size_t>(step * 7919) % fitting.size()]));
  }
  return 0;
}
