#include <gtest/gtest.h>

#include <cmath>

#include "kernels/activation_rows.h"
#include "kernels/block_values.h"
#include "kernels/test_data.h"

namespace dossier::kernels {
namespace {

struct Product {
  dk_type type;
  std::int64_t rows, cols, tokens;
  std::vector<std::uint8_t> file;
  std::vector<float> x;
  Product(dk_type type_, std::int64_t rows_, std::int64_t cols_, std::int64_t tokens_)
      : type(type_), rows(rows_), cols(cols_), tokens(tokens_), file(random_rows(type, rows, cols, 7)), x(random_floats(tokens * cols, 11)) {}
  std::size_t file_row_bytes() const { return file.size() / static_cast<std::size_t>(rows); }
};

struct Packed {
  const dk_table* table;
  const Product& product;
  Memory weights, activations;
  Packed(const dk_table* table_, const Product& p)
      : table(table_), product(p), weights(aligned_memory(table->packed_bytes(p.type, p.rows, p.cols))),
        activations(aligned_memory(row_bytes() * static_cast<std::size_t>(p.tokens))) {
    table->pack(p.type, p.file.data(), p.rows, p.cols, weights.get());
    table->round_activations(form(), p.x.data(), p.tokens, p.cols, p.cols, activations.get());
  }
  dk_activation form() const { return table->activation_of(product.type); }
  std::size_t row_bytes() const { return table->activation_row_bytes(form(), product.cols); }
  std::int64_t panels() const { return (product.rows + DK_PANEL_ROWS - 1) / DK_PANEL_ROWS; }
  void run(std::int64_t panel_begin, std::int64_t panel_end, std::int64_t first, std::int64_t tokens, std::vector<float>& out) const {
    table->multiply(product.type, weights.get(), product.rows, product.cols, panel_begin, panel_end,
                    activations.get() + static_cast<std::size_t>(first) * row_bytes(), tokens, out.data() + first * product.rows, product.rows);
  }
  std::vector<float> all() const {
    std::vector<float> out(static_cast<std::size_t>(product.rows * product.tokens), -1.0f);
    run(0, panels(), 0, product.tokens, out);
    return out;
  }
};

// The exact product of a row of the file with rounded activations, and the sum of its terms' magnitudes (an offset counts by itself).
std::pair<double, double> exact(const Product& p, std::int64_t row, std::int64_t token, dk_activation form, void* rounded) {
  const std::uint8_t* w = p.file.data() + static_cast<std::size_t>(row) * p.file_row_bytes();
  const dk_type_facts& facts = *dk_facts(p.type);
  double sum = 0, magnitude = 0;
  std::vector<float> plain(static_cast<std::size_t>(p.cols));
  if (facts.block_values == 1) dk_find("reference")->dequantize(p.type, w, p.cols, plain.data());
  for (std::int64_t k = 0; k < p.cols; ++k) {
    double number = 0, offset = 0, x = 0;
    if (form == DK_ACT_F32) {
      number = plain[static_cast<std::size_t>(k)], x = p.x[static_cast<std::size_t>(token * p.cols + k)];
    } else if (form == DK_ACT_Q8_32) {
      Block32 block;
      read_block32(p.type, w + k / 32 * facts.block_bytes, block);
      number = double{block.step} * block.number[k % 32], offset = block.shift;
      const Q8Row32 r(rounded, p.cols);
      x = double{r.step[k / 32]} * r.q[k];
    } else {
      Block256 block;
      read_block256(p.type, w + k / 256 * facts.block_bytes, block);
      const int i = static_cast<int>(k % 256), g = i / block.group;
      number = double{block.step} * block.scale[g] * block.number[i], offset = -double{block.shift} * block.minimum[g];
      const Q8Row256 r(rounded, p.cols);
      x = double{r.block[k / 256].step} * r.q[k];
    }
    sum += (number + offset) * x;
    magnitude += (std::fabs(number) + std::fabs(offset)) * std::fabs(x);
  }
  return {sum, magnitude};
}

void expect_near_exact(const dk_table* table, const Product& p) {
  const Packed packed(table, p);
  const std::vector<float> out = packed.all();
  // kernel_api.h: one rounding a step of the chain and two more.
  const double block = packed.form() == DK_ACT_F32 ? 1 : packed.form() == DK_ACT_Q8_32 ? 16 : 16;
  const double bound = (static_cast<double>(p.cols) / block + 4) * 0x1p-24;
  for (std::int64_t t = 0; t < p.tokens; ++t) {
    for (std::int64_t r = 0; r < p.rows; ++r) {
      const auto [want, magnitude] = exact(p, r, t, packed.form(), packed.activations.get() + static_cast<std::size_t>(t) * packed.row_bytes());
      ASSERT_NEAR(out[static_cast<std::size_t>(t * p.rows + r)], want, magnitude * bound + 1e-30)
          << table->name << " " << dk_facts(p.type)->name << " row " << r << " token " << t << " cols " << p.cols;
    }
  }
}

std::int64_t short_cols(dk_type type) { return dk_facts(type)->block_values == 256 ? 256 : 32; }

TEST(Multiply, IsNearTheExactProductForEveryType) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_type type : all_types()) {
      const std::int64_t step = short_cols(type);
      for (std::int64_t cols : {step, 3 * step, step * 256 / step * 3}) ASSERT_NO_FATAL_FAILURE(expect_near_exact(table, Product(type, 37, cols, 5)));
    }
  }
}

TEST(Multiply, TakesAnyRowLengthOfPlainFloats) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_type type : {DK_F32, DK_F16, DK_BF16}) {
      for (std::int64_t cols : {1, 5, 33, 588}) ASSERT_NO_FATAL_FAILURE(expect_near_exact(table, Product(type, 19, cols, 3)));
    }
  }
}

TEST(Multiply, GivesTheSameBitsForAnyNumberOfTokensAndPanels) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_type type : all_types()) {
      const Product p(type, 100, 512, 33);
      const Packed packed(table, p);
      const std::vector<float> want = packed.all();
      for (std::int64_t tokens = 1; tokens <= 33; ++tokens) {
        std::vector<float> got(want.size(), -1.0f);
        for (std::int64_t first = 0; first < p.tokens; first += tokens) packed.run(0, packed.panels(), first, std::min(tokens, p.tokens - first), got);
        ASSERT_EQ(std::memcmp(got.data(), want.data(), want.size() * 4), 0) << table->name << " " << dk_facts(type)->name << " by " << tokens;
      }
      for (std::int64_t panels = 1; panels <= 6; ++panels) {
        std::vector<float> got(want.size(), -1.0f);
        for (std::int64_t first = 0; first < packed.panels(); first += panels) packed.run(first, std::min(first + panels, packed.panels()), 0, p.tokens, got);
        ASSERT_EQ(std::memcmp(got.data(), want.data(), want.size() * 4), 0) << table->name << " " << dk_facts(type)->name << " panels " << panels;
      }
    }
  }
}

// All sum integers exactly and then follow the same fused chain; 61 tokens take every width, tiles where the machine has them.
TEST(Multiply, GivesTheSameBitsInBothVectorTables) {
  const dk_table *narrow = dk_find("avx2"), *wide = dk_find("avx512");
  if (narrow == nullptr || wide == nullptr) GTEST_SKIP() << "this machine has no two vector tables";
  EXPECT_EQ(narrow->layout, wide->layout);
  for (dk_type type : all_types()) {
    const Product p(type, 37, 768, 61);
    const Product odd(type, 16, dk_facts(type)->block_values == 256 ? 256 : 352, 33);
    EXPECT_EQ(Packed(narrow, odd).all(), Packed(wide, odd).all()) << dk_facts(type)->name;
    EXPECT_EQ(Packed(narrow, p).all(), Packed(wide, p).all()) << dk_facts(type)->name;
  }
  // Every width of a step, more tokens than a chunk of steps, the last step over the one before, an odd number of blocks where blocks have 32 values.
  for (dk_type type : {DK_Q4_K, DK_Q5_K, DK_Q8_0}) {
    for (std::int64_t tokens : {16, 17, 19, 22, 25, 31, 32, 33, 36, 41, 45, 49, 57, 64, 97, 150}) {
      const Product p(type, 21, type == DK_Q8_0 ? 352 : 1024, tokens);
      EXPECT_EQ(Packed(narrow, p).all(), Packed(wide, p).all()) << dk_facts(type)->name << " " << tokens;
    }
  }
}

TEST(Multiply, WritesOnlyItsRows) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_type type : all_types()) {
      const Product p(type, 21, 256, 14);
      const Packed packed(table, p);
      const std::vector<float> want = packed.all();
      std::vector<float> out(14 * 40, 123.0f);
      table->multiply(type, packed.weights.get(), p.rows, p.cols, 1, 2, packed.activations.get(), p.tokens, out.data(), 40);
      for (std::int64_t t = 0; t < 14; ++t) {
        for (std::int64_t r = 0; r < 40; ++r) {
          const float is = out[static_cast<std::size_t>(t * 40 + r)];
          EXPECT_EQ(is, r >= 16 && r < 21 ? want[static_cast<std::size_t>(t * 21 + r)] : 123.0f) << table->name << " " << dk_facts(type)->name;
        }
      }
    }
  }
}

TEST(Multiply, ShowsWhatIsNotFiniteAndKeepsZero) {
  for (const dk_table* table : runnable_tables()) {
    for (dk_type type : all_types()) {
      Product p(type, 16, 256, 4);
      p.x[256 + 40] = NAN, p.x[512 + 3] = INFINITY;
      for (std::size_t k = 768; k < 1024; ++k) p.x[k] = 0;
      const std::vector<float> out = Packed(table, p).all();
      for (std::size_t r = 0; r < 16; ++r) {
        EXPECT_TRUE(std::isfinite(out[r])) << table->name;
        EXPECT_TRUE(std::isnan(out[16 + r])) << table->name << " " << dk_facts(type)->name;
        EXPECT_FALSE(std::isfinite(out[32 + r])) << table->name << " " << dk_facts(type)->name;
        EXPECT_EQ(out[48 + r], 0.0f) << table->name << " " << dk_facts(type)->name;
      }
    }
  }
}

TEST(Activations, RoundAsDocumented) {
  std::vector<float> x(256, 0.0f);
  x[0] = 12.7f, x[1] = -6.35f, x[2] = 0.05f, x[40] = -254.0f, x[41] = 1.0f, x[42] = 3.0f;
  for (const dk_table* table : runnable_tables()) {
    const Memory row = aligned_memory(table->activation_row_bytes(DK_ACT_Q8_32, 256));
    table->round_activations(DK_ACT_Q8_32, x.data(), 1, 256, 256, row.get());
    const Q8Row32 small(row.get(), 256);
    EXPECT_EQ(small.step[0], half_to_float(float_to_half(12.7f / 127.0f)));
    EXPECT_EQ(small.q[0], 127);
    EXPECT_EQ(small.q[1], -64) << "a tie goes away from zero";
    EXPECT_EQ(small.q[40], -127);
    EXPECT_EQ(small.q[41], 1) << "half a step, away from zero";
    EXPECT_EQ(small.q[42], 2);
    EXPECT_EQ(small.minus_128_sum[1], -128 * (-127 + 1 + 2));
    EXPECT_EQ(small.step[2], 0.0f);
    const Memory wide = aligned_memory(table->activation_row_bytes(DK_ACT_Q8_256, 256));
    table->round_activations(DK_ACT_Q8_256, x.data(), 1, 256, 256, wide.get());
    const Q8Row256 large(wide.get(), 256);
    EXPECT_EQ(large.block[0].step, 1.0f / (-127.0f / -254.0f));
    EXPECT_EQ(large.q[40], -127);
    EXPECT_EQ(large.q[41], 0) << "half a step, to even";
    EXPECT_EQ(large.q[42], 2);
    EXPECT_EQ(large.block[0].sum_16[2], -127 + 2);
    EXPECT_EQ(large.block[0].sum_32[1], -127 + 2);
    EXPECT_EQ(large.block[0].minus_32_sum_16[2], 32 * 125);
    EXPECT_EQ(large.block[0].minus_128_sum_32[1], 128 * 125);
  }
}

TEST(Activations, AreTheSameBytesInEveryTable) {
  Dice dice(3);
  const std::int64_t cols = 768, tokens = 40;
  std::vector<float> x = random_floats(tokens * cols, 5);
  for (std::int64_t t = 0; t < tokens; ++t) {
    for (std::int64_t k = 0; k < cols; ++k) {
      float& v = x[static_cast<std::size_t>(t * cols + k)];
      if (t < 10) v = std::round(v * 40) * 0.5f;  // many ties
      if (t >= 10 && t < 20) v *= std::ldexp(1.0f, static_cast<int>(dice.bits() % 80) - 60);
      if (t == 20) v = std::ldexp(v, -140);
      if (t == 21 && k % 100 == 99) v = k % 200 == 99 ? NAN : INFINITY;
      if (t == 22) v = std::ldexp(v, 120);
      if (t == 23) v = k % 2 == 0 ? 5.0f : -5.0f;
    }
  }
  for (dk_activation form : {DK_ACT_F32, DK_ACT_Q8_32, DK_ACT_Q8_256}) {
    const dk_table* reference = dk_find("reference");
    const std::size_t row = reference->activation_row_bytes(form, cols);
    EXPECT_EQ(row % 128, 64u);
    const Memory want = aligned_memory(row * static_cast<std::size_t>(tokens));
    reference->round_activations(form, x.data(), tokens, cols, cols, want.get());
    for (const dk_table* table : runnable_tables()) {
      ASSERT_EQ(table->activation_row_bytes(form, cols), row);
      const Memory got = aligned_memory(row * static_cast<std::size_t>(tokens));
      table->round_activations(form, x.data(), tokens, cols, cols, got.get());
      for (std::int64_t t = 0; t < tokens; ++t) {
        const std::size_t at = static_cast<std::size_t>(t) * row;
        EXPECT_EQ(std::memcmp(got.get() + at, want.get() + at, row), 0) << table->name << " form " << form << " row " << t;
      }
    }
  }
}

}  // namespace
}  // namespace dossier::kernels
