#include "engine/kv/kv_layout.h"

#include <cstring>
#include <numeric>

namespace dossier {
namespace {

std::uint64_t rounded_up(std::uint64_t bytes) { return (bytes + kKvAlign - 1) / kKvAlign * kKvAlign; }

Error bad_shape(const std::string& why) { return {ErrorKind::usage, "keys and values cannot be kept: " + why, "", ""}; }

}  // namespace

std::int64_t KvShape::node_tokens_for(std::int64_t chunk) {
  return chunk <= 0 ? 1024 : std::lcm(chunk, std::int64_t{DK_KEY_TILE});
}

std::uint64_t KvShape::row_bytes() const {
  const auto n = static_cast<std::uint64_t>(head_dim);
  switch (format) {
    case DK_KV_F32: return 4 * n;
    case DK_KV_F16:
    case DK_KV_BF16: return 2 * n;
    case DK_KV_INT8: return n + 2;
    case DK_KV_Q4: return n / 2 + n / 32 * 2;
  }
  return 0;
}

std::uint64_t KvShape::bytes_per_token() const {
  std::uint64_t count = 0;
  for (bool is_global : global) count += is_global;
  return count * 2 * static_cast<std::uint64_t>(kv_heads) * row_bytes();
}

std::uint64_t KvShape::chunk_bytes() const {
  std::uint64_t count = 0;
  for (bool is_global : global) count += !is_global;
  return count * 2 * static_cast<std::uint64_t>(kv_heads) * row_bytes() * static_cast<std::uint64_t>(chunk);
}

Result<KvLayout> KvLayout::make(const KvShape& shape) {
  if (shape.layers < 1 || shape.layers > 65536 || shape.global.size() != static_cast<std::size_t>(shape.layers))
    return bad_shape("the number of layers makes no sense");
  if (shape.kv_heads < 1 || shape.kv_heads > 4096 || shape.head_dim < 32 || shape.head_dim > 4096 || shape.head_dim % 32 != 0)
    return bad_shape("heads must have 32 to 4,096 values, a multiple of 32");
  if (shape.node_tokens < DK_KEY_TILE || shape.node_tokens % DK_KEY_TILE != 0 || shape.node_tokens > (std::int64_t{1} << 20))
    return bad_shape("a node must hold a multiple of " + std::to_string(DK_KEY_TILE) + " tokens");
  if (shape.chunk < 0 || (shape.chunk > 0 && shape.node_tokens % shape.chunk != 0)) return bad_shape("a node must hold whole chunks");
  KvLayout out;
  out.shape_ = shape;
  if (shape.format < DK_KV_F32 || shape.format > DK_KV_Q4) return bad_shape("no such format");
  const auto dim = static_cast<std::uint64_t>(shape.head_dim);
  out.scale_bytes_ = shape.format == DK_KV_INT8 ? 2 : shape.format == DK_KV_Q4 ? dim / 32 * 2 : 0;
  out.value_bytes_ = shape.row_bytes() - out.scale_bytes_;
  for (std::int32_t layer = 0; layer < shape.layers; ++layer) {
    auto& list = shape.global[static_cast<std::size_t>(layer)] ? out.global_layers_ : out.chunked_layers_;
    out.slots_.push_back(list.size());
    list.push_back(layer);
  }
  if (!out.chunked_layers_.empty() && shape.chunk == 0) return bad_shape("there are chunked layers but no chunk");
  return out;
}

std::uint64_t KvLayout::block_bytes(std::int64_t capacity) const {
  return rounded_up(static_cast<std::uint64_t>(shape_.kv_heads) * static_cast<std::uint64_t>(capacity) * (value_bytes_ + scale_bytes_));
}

std::uint64_t KvLayout::values_at(std::int32_t head, std::int64_t row, std::int64_t capacity) const {
  return static_cast<std::uint64_t>(head * capacity + row) * value_bytes_;
}

std::uint64_t KvLayout::scales_at(std::int32_t head, std::int64_t row, std::int64_t capacity) const {
  return static_cast<std::uint64_t>(shape_.kv_heads * capacity) * value_bytes_ +
         static_cast<std::uint64_t>(head * capacity + row) * scale_bytes_;
}

void KvLayout::copy_rows(const std::byte* from, std::int64_t from_capacity, std::byte* to, std::int64_t to_capacity,
                         std::int64_t rows) const {
  for (std::int32_t head = 0; head < shape_.kv_heads; ++head) {
    std::memcpy(to + values_at(head, 0, to_capacity), from + values_at(head, 0, from_capacity),
                static_cast<std::size_t>(rows) * value_bytes_);
    if (scale_bytes_ > 0)
      std::memcpy(to + scales_at(head, 0, to_capacity), from + scales_at(head, 0, from_capacity),
                  static_cast<std::size_t>(rows) * scale_bytes_);
  }
}

}  // namespace dossier
