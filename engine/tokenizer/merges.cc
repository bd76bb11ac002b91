#include "engine/tokenizer/merges.h"

#include <algorithm>
#include <bit>

#include "engine/files/model_file.h"
#include "engine/tokenizer/byte_alphabet.h"

namespace dossier {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
constexpr std::size_t kShort = 48;  // parts; up to here looking at all of them beats a heap

std::uint64_t pair_of(TokenId left, TokenId right) { return std::uint64_t{static_cast<std::uint32_t>(left)} << 32 | static_cast<std::uint32_t>(right); }

std::uint64_t mix(std::uint64_t pair) {
  pair *= 0x9E3779B97F4A7C15u;
  return pair ^ pair >> 29;
}

}  // namespace

Status Merges::take_bytes(const Vocabulary& vocabulary, bool all) {
  for (int b = 0; b < 256; ++b) {
    char byte = static_cast<char>(b);
    byte_ids_.push_back(vocabulary.find({&byte, 1}));
    if (byte_ids_.back() < 0 && (all || (b >= ' ' && b <= '~'))) {
      return Error{ErrorKind::damaged, "the vocabulary has no token for byte " + std::to_string(b), "", ""};
    }
  }
  return {};
}

Result<Merges> Merges::by_id(const Vocabulary& vocabulary) {
  Merges out;
  DOSSIER_TRY(out.take_bytes(vocabulary, true));
  return out;
}

Result<Merges> Merges::by_rank(const ModelFile& file, const Vocabulary& vocabulary) {
  auto damaged = [&](std::size_t i, const char* what) {
    return Error{ErrorKind::damaged, "merge " + std::to_string(i) + " of \"tokenizer.ggml.merges\" " + what, file.path(), ""};
  };
  Merges out;
  out.by_id_ = false;
  if (Status bytes = out.take_bytes(vocabulary, false); !bytes.ok()) return Error{ErrorKind::damaged, bytes.error().message, file.path(), ""};
  auto list = file.texts("tokenizer.ggml.merges");
  if (!list) return Error{ErrorKind::damaged, "the file has no list of merges (key \"tokenizer.ggml.merges\")", file.path(), ""};
  out.slots_.resize(std::bit_ceil(list->size() * 2 + 2));
  std::size_t mask = out.slots_.size() - 1;
  std::string text;
  for (std::size_t i = 0; i < list->size(); ++i) {
    std::string_view line = (*list)[i];
    std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space == 0 || space + 1 == line.size()) return damaged(i, "is not two tokens");
    text.clear();
    bool sound = bytes_of_symbols(line.substr(0, space), text);
    std::size_t middle = text.size();
    sound = sound && bytes_of_symbols(line.substr(space + 1), text);
    if (!sound) return damaged(i, "is not written in the byte alphabet");
    TokenId left = vocabulary.find(std::string_view(text).substr(0, middle)), right = vocabulary.find(std::string_view(text).substr(middle));
    TokenId joined = vocabulary.find(text);
    if (left < 0 || right < 0 || joined < 0) return damaged(i, "names a token that the vocabulary does not have");
    std::uint64_t pair = pair_of(left, right);
    std::size_t at = mix(pair) & mask;
    while (out.slots_[at].pair != ~std::uint64_t{0} && out.slots_[at].pair != pair) at = (at + 1) & mask;
    if (out.slots_[at].pair == pair) continue;  // the first rank counts
    out.slots_[at] = {pair, {static_cast<std::uint32_t>(i), joined}};
  }
  return out;
}

Merges::Join Merges::find(const Vocabulary& vocabulary, std::string_view piece, const Scratch::Part& left, const Scratch::Part& right) const {
  if (by_id_) {
    TokenId id = vocabulary.find(piece.substr(left.begin, right.end - left.begin));
    return {static_cast<std::uint32_t>(id), id};  // -1 is kNone
  }
  std::uint64_t pair = pair_of(left.id, right.id);
  std::size_t mask = slots_.size() - 1;
  for (std::size_t at = mix(pair) & mask; slots_[at].pair != ~std::uint64_t{0}; at = (at + 1) & mask) {
    if (slots_[at].pair == pair) return slots_[at].join;
  }
  return {kNone, -1};
}

void Merges::split_to_bytes(std::string_view piece, Scratch& scratch) const {
  scratch.parts.clear();
  for (std::uint32_t i = 0; i < piece.size(); ++i) {
    TokenId id = byte_ids_[static_cast<unsigned char>(piece[i])];
    if (id < 0) continue;
    auto n = static_cast<std::uint32_t>(scratch.parts.size());
    scratch.parts.push_back({i, i + 1, id, kNone, -1, n - 1, n + 1});
  }
}

void Merges::encode(const Vocabulary& vocabulary, std::string_view piece, Scratch& scratch, std::vector<TokenId>& out) const {
  // Positions are 32 bit; a single piece beyond that is cut, and nothing that size is a word.
  constexpr std::size_t most = std::size_t{1} << 31;
  for (; piece.size() > most; piece.remove_prefix(most)) encode(vocabulary, piece.substr(0, most), scratch, out);
  if (piece.empty()) return;
  split_to_bytes(piece, scratch);
  if (scratch.parts.size() <= kShort) merge_short(vocabulary, piece, scratch, out);
  else merge_long(vocabulary, piece, scratch, out);
}

void Merges::merge_short(const Vocabulary& vocabulary, std::string_view piece, Scratch& scratch, std::vector<TokenId>& out) const {
  auto& parts = scratch.parts;
  std::size_t n = parts.size();
  auto look = [&](std::size_t i) {
    Join join = i + 1 < n ? find(vocabulary, piece, parts[i], parts[i + 1]) : Join{kNone, -1};
    parts[i].rank = join.rank;
    parts[i].joined = join.id;
  };
  for (std::size_t i = 0; i < n; ++i) look(i);
  while (n > 1) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < n; ++i)
      if (parts[i].rank < parts[best].rank) best = i;
    if (parts[best].rank == kNone) break;
    parts[best].id = parts[best].joined;
    parts[best].end = parts[best + 1].end;
    std::copy(parts.begin() + static_cast<std::ptrdiff_t>(best) + 2, parts.begin() + static_cast<std::ptrdiff_t>(n),
              parts.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    --n;
    look(best);
    if (best > 0) look(best - 1);
  }
  for (std::size_t i = 0; i < n; ++i) out.push_back(parts[i].id);
}

void Merges::merge_long(const Vocabulary& vocabulary, std::string_view piece, Scratch& scratch, std::vector<TokenId>& out) const {
  auto& parts = scratch.parts;
  auto& heap = scratch.heap;
  auto n = static_cast<std::uint32_t>(parts.size());
  heap.clear();
  auto later = [](const Scratch::Candidate& a, const Scratch::Candidate& b) { return a.rank != b.rank ? a.rank > b.rank : a.part > b.part; };
  // A candidate is out of date when its left part is gone (rank kNone and end 0) or its text has changed.
  auto look = [&](std::uint32_t i, bool push) {
    std::uint32_t next = parts[i].after;
    Join join = next < n ? find(vocabulary, piece, parts[i], parts[next]) : Join{kNone, -1};
    parts[i].rank = join.rank;
    parts[i].joined = join.id;
    if (join.rank == kNone) return;
    heap.push_back({join.rank, i, parts[next].end});
    if (push) std::push_heap(heap.begin(), heap.end(), later);
  };
  for (std::uint32_t i = 0; i < n; ++i) look(i, false);
  std::make_heap(heap.begin(), heap.end(), later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    Scratch::Candidate best = heap.back();
    heap.pop_back();
    Scratch::Part& left = parts[best.part];
    if (left.rank != best.rank || left.end == 0 || parts[left.after].end != best.end) continue;
    Scratch::Part& right = parts[left.after];
    left.id = left.joined;
    left.end = right.end;
    right.end = 0;
    right.rank = kNone;
    left.after = right.after;
    if (left.after < n) parts[left.after].before = best.part;
    look(best.part, true);
    if (left.before < n) look(left.before, true);
  }
  for (std::uint32_t i = 0; i < n; i = parts[i].after) out.push_back(parts[i].id);
}

}  // namespace dossier
