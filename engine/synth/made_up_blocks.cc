#include "engine/synth/made_up_blocks.h"

#include <vector>

#include "engine/synth/random_blocks.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

constexpr std::uint64_t kPieceBlocks = 8192;

}  // namespace

Status send_ones(std::int64_t n, const GgufWriter::Sink& sink) {
  std::vector<float> ones(static_cast<std::size_t>(n), 1.0f);
  return sink(std::as_bytes(std::span(ones)));
}

Status send_random(std::uint32_t type, std::uint64_t key, float spread, std::uint64_t bytes, const CancelToken& cancel, const GgufWriter::Sink& sink) {
  RandomWords words(key);
  std::uint64_t block = static_cast<std::uint64_t>(dk_facts(type)->block_bytes), blocks = bytes / block;
  std::vector<std::byte> piece;
  for (std::uint64_t first = 0; first < blocks; first += kPieceBlocks) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    piece.resize(static_cast<std::size_t>(std::min(kPieceBlocks, blocks - first) * block));
    fill_random_blocks(type, words, first, spread, piece);
    DOSSIER_TRY(sink(piece));
  }
  return {};
}

}  // namespace dossier
