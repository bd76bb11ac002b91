// For tests: a small table whose rounding is easy to follow, rows made from (layer, position, head), and what a sequence must then hold.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "engine/kv/kv_store.h"

namespace dossier::kv_test {

inline size_t value_bytes(dk_kv_format format, int32_t dim) { return format == DK_KV_F32 ? 4u * dim : static_cast<size_t>(dim); }
inline size_t scale_bytes(dk_kv_format format, int32_t) { return format == DK_KV_F32 ? 0 : 2; }
inline void store(dk_kv_format format, const float* row, int32_t dim, void* values, void* scales) {
  if (format == DK_KV_F32) {
    std::memcpy(values, row, 4u * dim);
    return;
  }
  const std::uint16_t quarters = 1 + static_cast<std::uint16_t>(std::fabs(row[0]));
  std::memcpy(scales, &quarters, 2);
  for (int32_t i = 0; i < dim; ++i) static_cast<std::int8_t*>(values)[i] = static_cast<std::int8_t>(std::lrint(row[i]));
}
inline void load(dk_kv_format format, const void* values, const void* scales, int32_t dim, float* row) {
  if (format == DK_KV_F32) {
    std::memcpy(row, values, 4u * dim);
    return;
  }
  std::uint16_t quarters;
  std::memcpy(&quarters, scales, 2);
  for (int32_t i = 0; i < dim; ++i) row[i] = static_cast<const std::int8_t*>(values)[i] + 0.25f * static_cast<float>(quarters);
}

inline const dk_table& table() {
  static const dk_table kTable = [] {
    dk_table t{};
    t.name = "test";
    t.numerics = 1;
    t.kv_value_bytes = value_bytes;
    t.kv_scale_bytes = scale_bytes;
    t.kv_store = store;
    t.kv_load = load;
    return t;
  }();
  return kTable;
}

// Six layers, of which 2 and 5 are global; 2 heads of 32; nodes of 128 tokens.
inline KvShape shape(dk_kv_format format = DK_KV_INT8, std::int64_t chunk = 64) {
  KvShape s;
  s.layers = 6;
  s.global = {false, false, true, false, false, true};
  s.kv_heads = 2;
  s.head_dim = 32;
  s.chunk = chunk;
  s.node_tokens = 128;
  s.format = format;
  if (chunk == 0) s.global.assign(6, true);
  return s;
}

inline std::vector<std::int32_t> tokens(std::int64_t count, std::int32_t seed = 0) {
  std::vector<std::int32_t> out;
  for (std::int64_t i = 0; i < count; ++i) out.push_back(static_cast<std::int32_t>((i * 7919 + seed) % 32000));
  return out;
}

// Rows depend on the token, so that other prompts have other rows.
inline float cell(std::int32_t token, std::int32_t layer, std::int64_t position, std::int32_t head, std::int32_t i, bool is_value) {
  return static_cast<float>((token * 31 + layer * 13 + position * 7 + head * 5 + i * 3 + (is_value ? 1 : 0)) % 101 - 50);
}

inline std::vector<float> rows(const KvShape& s, std::span<const std::int32_t> ids, std::int32_t layer, std::int64_t first, bool is_value) {
  std::vector<float> out;
  for (std::size_t t = 0; t < ids.size(); ++t)
    for (std::int32_t head = 0; head < s.kv_heads; ++head)
      for (std::int32_t i = 0; i < s.head_dim; ++i)
        out.push_back(cell(ids[t], layer, first + static_cast<std::int64_t>(t), head, i, is_value));
  return out;
}

inline Status step(KvSequence& sequence, const KvShape& s, std::span<const std::int32_t> ids) {
  const std::int64_t first = sequence.tokens();
  DOSSIER_TRY(sequence.begin(ids));
  for (std::int32_t layer = 0; layer < s.layers; ++layer)
    DOSSIER_TRY(sequence.append(layer, rows(s, ids, layer, first, false), rows(s, ids, layer, first, true)));
  return sequence.commit();
}

// Brings the sequence to the end of `ids`, in steps of at most `most` tokens.
inline Status fill(KvSequence& sequence, const KvShape& s, const std::vector<std::int32_t>& ids, std::int64_t most = 48) {
  while (sequence.tokens() < static_cast<std::int64_t>(ids.size())) {
    const auto at = static_cast<std::size_t>(sequence.tokens());
    const auto count = static_cast<std::size_t>(std::min(most, sequence.room()));
    DOSSIER_TRY(step(sequence, s, std::span(ids).subspan(at, std::min(count, ids.size() - at))));
  }
  return {};
}

// Every row the sequence shows, against the rounded row it must be.
inline void expect_rows(KvSequence& sequence, const KvShape& s, const std::vector<std::int32_t>& ids) {
  ASSERT_EQ(sequence.tokens(), static_cast<std::int64_t>(ids.size()));
  std::vector<float> want(s.head_dim), got(s.head_dim);
  std::vector<std::byte> values(4 * static_cast<std::size_t>(s.head_dim)), scales(64);
  const size_t value_size = value_bytes(s.format, s.head_dim), scale_size = scale_bytes(s.format, s.head_dim);
  for (std::int32_t layer = 0; layer < s.layers; ++layer) {
    std::int64_t next = -1;
    for (std::int64_t page = 0; page < sequence.pages(layer); ++page) {
      auto pin = sequence.pin(layer, page);
      ASSERT_TRUE(pin.ok()) << pin.error().describe();
      if (next >= 0) ASSERT_EQ(pin->first, next);
      next = pin->first + pin->rows;
      for (std::int64_t row = 0; row < pin->rows; ++row)
        for (std::int32_t head = 0; head < s.kv_heads; ++head)
          for (bool is_value : {false, true}) {
            const dk_kv_rows at = is_value ? pin->v(head) : pin->k(head);
            const std::int64_t position = pin->first + row;
            for (std::int32_t i = 0; i < s.head_dim; ++i)
              want[i] = cell(ids[static_cast<std::size_t>(position)], layer, position, head, i, is_value);
            store(s.format, want.data(), s.head_dim, values.data(), scales.data());
            load(s.format, values.data(), scales.data(), s.head_dim, want.data());
            load(s.format, static_cast<const std::byte*>(at.values) + static_cast<std::size_t>(row) * value_size,
                 static_cast<const std::byte*>(at.scales) + static_cast<std::size_t>(row) * scale_size, s.head_dim, got.data());
            ASSERT_EQ(want, got) << "layer " << layer << " position " << position << " head " << head << (is_value ? " V" : " K");
          }
    }
    if (next >= 0) ASSERT_EQ(next, sequence.tokens());
  }
}

inline KvPrompt prompt(const std::vector<std::int32_t>& ids) {
  KvPrompt out;
  out.tokens = ids;
  return out;
}

}  // namespace dossier::kv_test
