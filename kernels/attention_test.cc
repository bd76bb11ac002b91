#include <gtest/gtest.h>

#include <cmath>

#include "kernels/cpu/amx.h"
#include "kernels/cpu/avx512_attention_8.h"
#include "kernels/cpu/avx512_table.h"
#include "kernels/test_data.h"

namespace dossier::kernels {
namespace {

constexpr dk_kv_format kFormats[] = {DK_KV_F32, DK_KV_F16, DK_KV_BF16, DK_KV_INT8, DK_KV_Q4};
constexpr std::int32_t kHeadDims[] = {32, 64, 88, 96, 128};

struct Stored {
  std::size_t value_bytes, scale_bytes;
  Memory values, scales;
  Stored(const dk_table* table, dk_kv_format format, std::int32_t dim, std::int64_t keys, const std::vector<float>& rows)
      : value_bytes(table->kv_value_bytes(format, dim)), scale_bytes(table->kv_scale_bytes(format, dim)),
        values(aligned_memory(value_bytes * static_cast<std::size_t>(keys))), scales(aligned_memory(scale_bytes * static_cast<std::size_t>(keys))) {
    for (std::int64_t j = 0; j < keys; ++j) {
      const auto at = static_cast<std::size_t>(j);
      table->kv_store(format, rows.data() + j * dim, dim, values.get() + at * value_bytes, scales.get() + at * scale_bytes);
    }
  }
  dk_kv_rows from(std::int64_t j) const {
    const auto at = static_cast<std::size_t>(j);
    return {values.get() + at * value_bytes, scale_bytes == 0 ? nullptr : scales.get() + at * scale_bytes};
  }
};

struct Case {
  const dk_table* table;
  dk_kv_format format;
  std::int32_t dim, group;
  std::int64_t rows, keys;
  std::vector<float> q, key_rows, value_rows;
  std::vector<std::int64_t> visible;
  Stored k, v;
  Case(const dk_table* table_, dk_kv_format format_, std::int32_t dim_, std::int32_t group_, std::int64_t rows_, std::int64_t keys_)
      : table(table_), format(format_), dim(dim_), group(group_), rows(rows_), keys(keys_), q(random_floats(rows * group * dim, 1)),
        key_rows(random_floats(keys * dim, 2)), value_rows(random_floats(keys * dim, 3)), k(table, format, dim, keys, key_rows),
        v(table, format, dim, keys, value_rows) {
    for (float& value : q) value *= 4 / std::sqrt(static_cast<float>(dim));
    for (std::int64_t r = 0; r < rows; ++r) {
      visible.push_back(keys - rows + r + 1);
      for (std::int32_t h = 0; h < group; ++h) table->kv_prepare_query(format, q.data() + (r * group + h) * dim, dim);
    }
  }

  // Rows [first, first + count) against all keys in runs of the given length.
  void run(std::int64_t first, std::int64_t count, std::int64_t run_keys, std::vector<float>& out) const {
    const std::int64_t row = std::int64_t{group} * dim;
    std::vector<float> state(static_cast<std::size_t>(count * group) * table->attention_state_floats(dim));
    const Memory scratch = aligned_memory(table->attention_scratch_bytes(dim, group));
    table->attention_begin(state.data(), count, group, dim);
    for (std::int64_t at = 0; at < keys; at += run_keys) {
      const std::int64_t length = std::min(run_keys, keys - at);
      std::vector<std::int64_t> seen;
      for (std::int64_t r = 0; r < count; ++r) seen.push_back(std::clamp<std::int64_t>(visible[static_cast<std::size_t>(first + r)] - at, 0, length));
      const dk_attention step{q.data() + first * row, row, count, group, dim, format, k.from(at), v.from(at), length, seen.data(), state.data(), scratch.get()};
      table->attention_step(&step);
    }
    table->attention_end(format, state.data(), count, group, dim, out.data() + first * row, row);
  }
  std::vector<float> all(std::int64_t run_keys = 1 << 20) const {
    std::vector<float> out(static_cast<std::size_t>(rows * group * dim), -7.0f);
    run(0, rows, run_keys, out);
    return out;
  }
};

// The whole softmax in double over the rounded rows.
std::vector<double> exact(const Case& c) {
  std::vector<double> out(c.q.size());
  const auto row_of = [&](const Stored& stored, std::int64_t j) {
    std::vector<float> row(static_cast<std::size_t>(c.dim));
    const dk_kv_rows at = stored.from(j);
    c.table->kv_load(c.format, at.values, at.scales, c.dim, row.data());
    return row;
  };
  std::vector<std::vector<float>> ks, vs;
  for (std::int64_t j = 0; j < c.keys; ++j) ks.push_back(row_of(c.k, j)), vs.push_back(row_of(c.v, j));
  for (std::int64_t r = 0; r < c.rows; ++r) {
    for (std::int32_t h = 0; h < c.group; ++h) {
      const float* q = c.q.data() + (r * c.group + h) * c.dim;
      std::vector<double> p(static_cast<std::size_t>(c.visible[static_cast<std::size_t>(r)]));
      double top = -1e300, sum = 0;
      for (std::size_t j = 0; j < p.size(); ++j) {
        for (std::int32_t i = 0; i < c.dim; ++i) p[j] += double{q[i]} * double{ks[j][static_cast<std::size_t>(i)]};
        top = std::max(top, p[j]);
      }
      for (double& w : p) sum += w = std::exp(w - top);
      std::vector<float> turned(static_cast<std::size_t>(c.dim));
      for (std::int32_t i = 0; i < c.dim; ++i) {
        double o = 0;
        for (std::size_t j = 0; j < p.size(); ++j) o += p[j] * double{vs[j][static_cast<std::size_t>(i)]};
        out[static_cast<std::size_t>((r * c.group + h) * c.dim + i)] = o / sum;
        turned[static_cast<std::size_t>(i)] = static_cast<float>(o / sum);
      }
      c.table->kv_prepare_query(c.format, turned.data(), c.dim);
      if (c.format == DK_KV_Q4) std::copy(turned.begin(), turned.end(), out.begin() + (r * c.group + h) * c.dim);
    }
  }
  return out;
}

TEST(Attention, IsNearTheWholeSoftmaxOverRoundedRows) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_kv_format format : kFormats) {
      for (std::int32_t dim : kHeadDims) {
        for (std::int64_t rows : {1, 7}) {
          const Case c(table, format, dim, dim == 96 ? 1 : 5, rows, 300);
          const auto got = c.all();
          const auto want = exact(c);
          for (std::size_t i = 0; i < want.size(); ++i) ASSERT_NEAR(got[i], want[i], 2e-4) << table->name << " format " << format << " dim " << dim << " at " << i;
        }
      }
    }
  }
}

TEST(Attention, GivesTheSameBitsForAnyRowsAndRuns) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_kv_format format : kFormats) {
      for (std::int32_t dim : {32, 88, 128}) {
        const Case c(table, format, dim, 5, 29, 333);
        const auto want = c.all();
        for (std::int64_t run_keys : {64, 128, 192, 320}) {
          ASSERT_EQ(c.all(run_keys), want) << table->name << " format " << format << " dim " << dim << " runs of " << run_keys;
        }
        for (std::int64_t rows : {1, 2, 3, 7, 13, 28}) {
          std::vector<float> got(want.size());
          for (std::int64_t r = 0; r < c.rows; r += rows) c.run(r, std::min(rows, c.rows - r), 128, got);
          ASSERT_EQ(got, want) << table->name << " format " << format << " dim " << dim << " rows " << rows;
        }
      }
    }
  }
}

// Rows that see a little less and a little more than the keys of one group of tiles.
TEST(Attention, GivesTheSameBitsWhereGroupsOfTilesEnd) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_kv_format format : {DK_KV_F16, DK_KV_INT8}) {
      Case c(table, format, 32, 2, 9, 16500);
      for (std::int64_t r = 0; r < c.rows; ++r) c.visible[static_cast<std::size_t>(r)] = r < 8 ? (r < 4 ? 8190 : 16382) + r % 4 : 16500;
      const auto want = c.all();
      const auto exactly = exact(c);
      // Weights of int8 rows may be kept in 16 bits (avx512_attention_8.cc).
      const double bound = format == DK_KV_INT8 ? 1e-4 : 2e-5;
      for (std::size_t i = 0; i < want.size(); ++i) ASSERT_NEAR(want[i], exactly[i], bound) << table->name << " format " << format << " at " << i;
      for (std::int64_t run_keys : {64, 4096, 8192, 8256}) ASSERT_EQ(c.all(run_keys), want) << table->name << " format " << format << " runs of " << run_keys;
      std::vector<float> got(want.size());
      for (std::int64_t r = 0; r < c.rows; ++r) c.run(r, 1, 8192, got);
      ASSERT_EQ(got, want) << table->name << " format " << format;
    }
  }
}

TEST(Attention, GivesTheSameBitsInTilesAndInRegisters) {
  const dk_table* table = avx512_table();
  if (table == nullptr || !amx::usable()) GTEST_SKIP() << "this processor has no AMX, or it is masked";
  for (std::int32_t dim : kHeadDims) {
    const Case c(table, DK_KV_INT8, dim, 5, 29, 333);
    const Memory scratch = aligned_memory(table->attention_scratch_bytes(dim, 5));
    const auto with = [&](bool tiles) {
      std::vector<float> state(29 * 5 * table->attention_state_floats(dim));
      table->attention_begin(state.data(), 29, 5, dim);
      avx512::attention_step_8(
          {c.q.data(), 5 * dim, 29, 5, dim, DK_KV_INT8, c.k.from(0), c.v.from(0), 333, c.visible.data(), state.data(), scratch.get()}, tiles);
      return state;
    };
    EXPECT_EQ(with(true), with(false)) << "dim " << dim;
  }
}

// Three runs, each met many times; a key met n times weighs n times as much as once. The run with the largest scores comes last.
TEST(Attention, TenMillionKeysAreAsNearAsAFew) {
  constexpr std::int32_t kDim = 32;
  constexpr std::int64_t kRun = 4096, kTimes = 1024;
  for (const dk_table* table : runnable_tables()) {
    Case c(table, DK_KV_F32, kDim, 1, 1, 3 * kRun);
    auto* keys = reinterpret_cast<float*>(c.k.values.get());
    auto* values = reinterpret_cast<float*>(c.v.values.get());
    for (std::int64_t i = 0; i < 3 * kRun * kDim; ++i) {
      keys[i] *= 0.5f + 0.25f * static_cast<float>(i / (kRun * kDim));
      values[i] += 1;
    }
    const auto want = exact(c);
    std::vector<float> state(table->attention_state_floats(kDim)), got(kDim);
    const Memory scratch = aligned_memory(table->attention_scratch_bytes(kDim, 1));
    table->attention_begin(state.data(), 1, 1, kDim);
    for (std::int64_t run = 0; run < 3 * kTimes; ++run) {
      const std::int64_t at = run / kTimes * kRun;
      const dk_attention step{c.q.data(), kDim, 1, 1, kDim, DK_KV_F32, c.k.from(at), c.v.from(at), kRun, &kRun, state.data(), scratch.get()};
      table->attention_step(&step);
    }
    table->attention_end(DK_KV_F32, state.data(), 1, 1, kDim, got.data(), kDim);
    for (std::size_t i = 0; i < want.size(); ++i) ASSERT_NEAR(got[i], want[i], 2e-6) << table->name << " at " << i;
  }
}

TEST(Attention, ARowThatSeesNothingIsZeroAndKeysBeyondSightDoNotMatter) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_kv_format format : kFormats) {
      Case c(table, format, 64, 2, 3, 100);
      c.visible = {0, 1, 70};
      const auto out = c.all();
      for (std::size_t i = 0; i < 128; ++i) EXPECT_EQ(out[i], 0.0f);
      std::vector<float> only(64);
      table->kv_load(format, c.v.from(0).values, c.v.from(0).scales, 64, only.data());
      table->kv_prepare_query(format, only.data(), 64);
      for (std::size_t i = 0; i < 64; ++i)
        EXPECT_NEAR(out[128 + i], only[i], format == DK_KV_INT8 ? 4e-5 : 1e-5) << table->name << " format " << format;
      const auto before = c.all();
      const std::vector<float> other(64, 900.0f);
      for (std::int64_t j = 70; j < 100; ++j) {
        for (const Stored* s : {&c.k, &c.v}) table->kv_store(format, other.data(), 64, const_cast<void*>(s->from(j).values), const_cast<void*>(s->from(j).scales));
      }
      EXPECT_EQ(c.all(), before) << table->name << " format " << format;
    }
  }
}

TEST(Attention, LargeScoresDoNotOverflow) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_kv_format format : kFormats) {
      Case c(table, format, 64, 2, 2, 130);
      for (float& v : c.q) v *= 400;
      const auto got = c.all();
      for (float v : got) ASSERT_TRUE(std::isfinite(v)) << table->name << " format " << format;
    }
  }
}

TEST(KvRows, LoseNoMoreThanTheirStep) {
  for (const dk_table* table : runnable_tables()) {
    for (std::int32_t dim : kHeadDims) {
      const auto row = random_floats(dim, 9);
      float largest = 0;
      for (float v : row) largest = std::max(largest, std::fabs(v));
      for (dk_kv_format format : kFormats) {
        const Stored stored(table, format, dim, 1, row);
        std::vector<float> back(row.size());
        table->kv_load(format, stored.from(0).values, stored.from(0).scales, dim, back.data());
        table->kv_prepare_query(format, back.data(), dim);
        const double step = format == DK_KV_F32 ? 0 : format == DK_KV_F16 ? 0x1p-11 : format == DK_KV_BF16 ? 0x1p-8 : format == DK_KV_INT8 ? 0.501 / 127 : 0.6;
        for (std::size_t i = 0; i < row.size(); ++i) ASSERT_NEAR(back[i], row[i], step * largest) << table->name << " format " << format;
        if (format == DK_KV_Q4) {
          double lost = 0, all = 0;
          for (std::size_t i = 0; i < row.size(); ++i) lost += (back[i] - row[i]) * (back[i] - row[i]), all += row[i] * row[i];
          EXPECT_LT(std::sqrt(lost / all), 0.13) << dim;
        }
      }
    }
  }
}

TEST(KvRows, AreTheSameBytesInEveryTable) {
  const dk_table* reference = dk_find("reference");
  for (const dk_table* table : runnable_tables()) {
    for (dk_kv_format format : kFormats) {
      for (std::int32_t dim : kHeadDims) {
        auto rows = random_floats(std::int64_t{dim} * 6, 21);
        for (std::int32_t i = 0; i < dim; ++i) rows[static_cast<std::size_t>(dim + i)] = 0, rows[static_cast<std::size_t>(2 * dim + i)] *= 1e-30f;
        rows[static_cast<std::size_t>(3 * dim + 5)] = 70000.0f;
        const Stored got(table, format, dim, 6, rows), want(reference, format, dim, 6, rows);
        EXPECT_EQ(std::memcmp(got.values.get(), want.values.get(), got.value_bytes * 6), 0) << table->name << " format " << format << " dim " << dim;
        EXPECT_EQ(std::memcmp(got.scales.get(), want.scales.get(), got.scale_bytes * 6), 0) << table->name << " format " << format << " dim " << dim;
        std::vector<float> a(static_cast<std::size_t>(dim)), b(a);
        table->kv_load(format, got.from(0).values, got.from(0).scales, dim, a.data());
        reference->kv_load(format, got.from(0).values, got.from(0).scales, dim, b.data());
        EXPECT_EQ(a, b);
      }
    }
  }
}

}  // namespace
}  // namespace dossier::kernels
