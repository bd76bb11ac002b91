#include "engine/tokenizer/tokenizer.h"

#include <algorithm>
#include <bitset>
#include <mutex>

#include "engine/files/model_file.h"
#include "engine/tokenizer/merges.h"
#include "engine/tokenizer/piece_cache.h"
#include "engine/tokenizer/split.h"
#include "engine/tokenizer/vocabulary.h"

namespace dossier {
namespace {

// What one call of encode() works with; kept for the next call.
struct Desk {
  PieceCache cache;
  Merges::Scratch scratch;
};

// Ends of text, message and turn by name, in the families we read.
constexpr std::string_view kStopLiterals[] = {"<|end_of_text|>", "<|eom|>", "<|eot|>", "<|eot_id|>", "<|eom_id|>", "<|im_end|>", "<|endoftext|>", "</s>"};

Result<SplitPattern> pattern_of(const ModelFile& file) {
  auto model = file.text("tokenizer.ggml.model");
  if (!model) return Error{ErrorKind::damaged, "the file has no tokenizer (key \"tokenizer.ggml.model\")", file.path(), ""};
  if (*model == "llama") return Error{ErrorKind::unsupported, "a SentencePiece tokenizer is not read", file.path(), "byte-level BPE is (tokenizer.ggml.model \"gpt2\")"};
  if (*model != "gpt2") return Error{ErrorKind::unsupported, "a tokenizer of the kind \"" + std::string(*model) + "\" is not read", file.path(), ""};
  auto pre = file.text("tokenizer.ggml.pre");
  if (!pre) return Error{ErrorKind::unsupported, "the file does not say how its tokenizer splits text (key \"tokenizer.ggml.pre\")", file.path(), "convert the model again"};
  if (auto pattern = split_pattern(*pre)) return *pattern;
  return Error{ErrorKind::unsupported, "the split pattern \"" + std::string(*pre) + "\" is not known", file.path(),
               "llama4, qwen2, llama-bpe, smollm and tekken are"};
}

}  // namespace

struct Tokenizer::Tables {
  Vocabulary vocabulary;
  Splitter splitter;
  Merges merges;
  bool whole_words_first;  // a piece that is a token is that token, whatever merging gives
  std::optional<TokenId> bos;
  bool adds_bos = false;
  std::vector<TokenId> stops;
  std::bitset<256> special_starts;  // first bytes of special literals
  std::size_t longest_special = 0;

  std::mutex lock;
  std::vector<std::unique_ptr<Desk>> desks;  // free ones; a call takes one and puts it back

  void encode(std::string_view text, Desk& desk, std::vector<TokenId>& out) const;
  void encode_piece(std::string_view piece, Desk& desk, std::vector<TokenId>& out) const;
  Tables(Vocabulary v, SplitPattern pattern, Merges m)
      : vocabulary(std::move(v)), splitter(pattern), merges(std::move(m)),
        whole_words_first(pattern != SplitPattern::qwen2 && pattern != SplitPattern::smollm) {}

  std::unique_ptr<Desk> take_desk() {
    std::lock_guard guard(lock);
    if (desks.empty()) return std::make_unique<Desk>();
    auto desk = std::move(desks.back());
    desks.pop_back();
    return desk;
  }
  void put_back(std::unique_ptr<Desk> desk) {
    // What an extraordinary piece needed is not kept.
    if (desk->scratch.parts.capacity() > (1u << 16)) desk->scratch = {};
    std::lock_guard guard(lock);
    desks.push_back(std::move(desk));
  }
  Status take_ids(const ModelFile& file, SplitPattern pattern);
};

void Tokenizer::Tables::encode_piece(std::string_view piece, Desk& desk, std::vector<TokenId>& out) const {
  if (whole_words_first) {
    if (TokenId id = vocabulary.find(piece); id >= 0) return out.push_back(id);
  }
  merges.encode(vocabulary, piece, desk.scratch, out);
}

void Tokenizer::Tables::encode(std::string_view text, Desk& desk, std::vector<TokenId>& out) const {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = splitter.next(text, begin);
    std::string_view piece = text.substr(begin, end - begin);
    begin = end;
    if (piece.size() > PieceCache::kLongestPiece) {
      encode_piece(piece, desk, out);
      continue;
    }
    PieceCache::Entry& entry = desk.cache.place(piece);
    if (PieceCache::holds(entry, piece)) {
      out.insert(out.end(), entry.ids, entry.ids + entry.count);
      continue;
    }
    std::size_t before = out.size();
    encode_piece(piece, desk, out);
    if (out.size() - before <= PieceCache::kMostIds) PieceCache::fill(entry, piece, out.data() + before, out.size() - before);
  }
}

Status Tokenizer::Tables::take_ids(const ModelFile& file, SplitPattern pattern) {
  auto id_at = [&](const char* key, std::optional<TokenId>& out) -> Status {
    auto id = file.integer(key);
    if (!id) return {};
    if (*id < 0 || *id >= vocabulary.size()) return Error{ErrorKind::damaged, std::string("key \"") + key + "\" names a token beyond the vocabulary", file.path(), ""};
    out = static_cast<TokenId>(*id);
    return {};
  };
  DOSSIER_TRY(id_at("tokenizer.ggml.bos_token_id", bos));
  bool usual = pattern == SplitPattern::o200k || pattern == SplitPattern::llama_bpe || pattern == SplitPattern::tekken;
  adds_bos = bos && file.boolean("tokenizer.ggml.add_bos_token").value_or(usual);
  for (const char* key : {"tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id", "tokenizer.ggml.eom_token_id"}) {
    std::optional<TokenId> id;
    DOSSIER_TRY(id_at(key, id));
    if (id) stops.push_back(*id);
  }
  for (std::string_view literal : kStopLiterals)
    if (auto id = vocabulary.find_special(literal)) stops.push_back(*id);
  std::sort(stops.begin(), stops.end());
  stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
  for (const auto& [literal, id] : vocabulary.specials()) {
    special_starts.set(static_cast<unsigned char>(literal[0]));
    longest_special = std::max(longest_special, literal.size());
  }
  return {};
}

Result<Tokenizer> Tokenizer::load(const ModelFile& file) {
  DOSSIER_ASSIGN(SplitPattern pattern, pattern_of(file));
  DOSSIER_ASSIGN(Vocabulary vocabulary, Vocabulary::load(file));
  bool by_id = pattern == SplitPattern::o200k;
  Result<Merges> merges = by_id ? Merges::by_id(vocabulary) : Merges::by_rank(file, vocabulary);
  if (!merges.ok()) {
    Error error = std::move(merges).error();
    if (error.where.empty()) error.where = file.path();
    return error;
  }
  auto tables = std::make_unique<Tables>(std::move(vocabulary), pattern, std::move(merges).value());
  DOSSIER_TRY(tables->take_ids(file, pattern));
  return Tokenizer(std::move(tables));
}

Tokenizer::Tokenizer(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

void Tokenizer::encode(std::string_view text, std::vector<TokenId>& out) const {
  auto desk = tables_->take_desk();
  tables_->encode(text, *desk, out);
  tables_->put_back(std::move(desk));
}

std::vector<TokenId> Tokenizer::encode(std::string_view text) const {
  std::vector<TokenId> out;
  encode(text, out);
  return out;
}

void Tokenizer::encode_template(std::string_view text, std::vector<TokenId>& out) const {
  const Tables& t = *tables_;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::optional<TokenId> id;
    std::size_t size = 0;
    if (t.special_starts[static_cast<unsigned char>(text[at])]) {
      for (size = std::min(t.longest_special, text.size() - at); size > 0 && !id; size -= id ? 0 : 1) id = t.vocabulary.find_special(text.substr(at, size));
    }
    if (!id) {
      ++at;
      continue;
    }
    if (at > begin) encode(text.substr(begin, at - begin), out);
    out.push_back(*id);
    begin = at += size;
  }
  if (begin < text.size()) encode(text.substr(begin), out);
}

std::optional<TokenId> Tokenizer::special(std::string_view literal) const { return tables_->vocabulary.find_special(literal); }
std::string_view Tokenizer::bytes_of(TokenId id) const { return tables_->vocabulary.bytes(id); }
bool Tokenizer::is_special(TokenId id) const { return tables_->vocabulary.is_special(id); }
std::int64_t Tokenizer::size() const { return tables_->vocabulary.size(); }
std::optional<TokenId> Tokenizer::bos() const { return tables_->bos; }
bool Tokenizer::adds_bos() const { return tables_->adds_bos; }
const std::vector<TokenId>& Tokenizer::stops() const { return tables_->stops; }

}  // namespace dossier
