#include "ingest/reader/ocr/print_columns.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/reader/ocr/language.h"

namespace dossier::reader {

namespace {

constexpr int kLeastLines = 4;
constexpr float kLeastWordsALine = 3;
constexpr float kLeastGutterPt = 6;

struct TextBlock {
  Box box;
  int lines = 0;
  std::vector<uint32_t> words;
  bool running() const { return lines >= kLeastLines && float(words.size()) >= kLeastWordsALine * float(lines); }
};

std::vector<TextBlock> blocks_of(const OcrPage& read) {
  std::map<int, TextBlock> blocks;
  std::map<int, float> last;  // baseline of the last line of each block
  for (uint32_t i = 0; i < read.content.words.size(); ++i) {
    const ContentWord& word = read.content.words[i];
    TextBlock& block = blocks[read.blocks[i]];
    auto [at, first] = last.try_emplace(read.blocks[i], word.baseline);
    if (first || std::abs(word.baseline - at->second) > word.box.height() * .6f) ++block.lines, at->second = word.baseline;
    block.box = united(block.box, word.box);
    block.words.push_back(i);
  }
  std::vector<TextBlock> out;
  for (auto& [number, block] : blocks) out.push_back(std::move(block));
  return out;
}

// The widest gap between blocks that no block crosses, with running text on both sides; 0 if there is none.
float gutter_of(const std::vector<TextBlock>& blocks) {
  std::vector<const TextBlock*> sorted;
  for (const TextBlock& block : blocks) sorted.push_back(&block);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->box.x0 < b->box.x0; });
  float right = 0, best = kLeastGutterPt, at = 0;
  for (size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0 && sorted[i]->box.x0 - right > best) {
      float x = (sorted[i]->box.x0 + right) / 2;
      bool before = false, after = false;
      for (const TextBlock& block : blocks) (block.box.center_x() < x ? before : after) |= block.running();
      if (before && after) best = sorted[i]->box.x0 - right, at = x;
    }
    right = std::max(right, sorted[i]->box.x1);
  }
  return at;
}

void split(std::vector<TextBlock> blocks, bool right_to_left, int depth, std::vector<std::vector<uint32_t>>& out) {
  float gutter = depth > 0 ? gutter_of(blocks) : 0;
  if (gutter == 0) {
    std::vector<uint32_t>& group = out.emplace_back();
    for (const TextBlock& block : blocks) group.insert(group.end(), block.words.begin(), block.words.end());
    std::sort(group.begin(), group.end());
    return;
  }
  std::vector<TextBlock> left, right;
  for (TextBlock& block : blocks) (block.box.center_x() < gutter ? left : right).push_back(std::move(block));
  split(std::move(right_to_left ? right : left), right_to_left, depth - 1, out);
  split(std::move(right_to_left ? left : right), right_to_left, depth - 1, out);
}

}  // namespace

std::vector<std::vector<uint32_t>> print_columns(const OcrPage& read) {
  std::vector<std::vector<uint32_t>> out;
  if (read.blocks.size() != read.content.words.size() || read.blocks.empty()) return out;
  split(blocks_of(read), script_of(read.language) == Script::arabic, 3, out);
  return out;
}

}  // namespace dossier::reader
