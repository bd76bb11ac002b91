#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "kernels/test_data.h"
#include "tests/places.h"

namespace dossier::kernels {
namespace {

std::uint64_t fnv(const void* data, std::size_t bytes, std::uint64_t hash) {
  for (std::size_t i = 0; i < bytes; ++i) hash = (hash ^ static_cast<const std::uint8_t*>(data)[i]) * 1099511628211u;
  return hash;
}

struct Known {
  dk_type type;
  std::uint64_t hash;
};

// Hashes of the floats of eight blocks of congruential bytes (halves forced to be finite), by an independent program in Python.
constexpr Known kKnown[] = {
    {DK_Q8_0, 0x5394f5fe51ae4a08ull}, {DK_Q4_0, 0xf4bbff2932506c4bull},   {DK_Q4_1, 0xefa9f962f03cb1cfull},
    {DK_Q5_0, 0x63232a3855dc4bc4ull}, {DK_Q5_1, 0xf4c65139b2e64679ull},   {DK_IQ4_NL, 0xb3b0968b0dd034aaull},
    {DK_MXFP4, 0xc32fc1700ba301d2ull}, {DK_Q2_K, 0xefed5efae74de8a2ull},  {DK_Q3_K, 0x9ad7307d2a994520ull},
    {DK_Q4_K, 0x6ac6e89d4e7f5c67ull}, {DK_Q5_K, 0x8c996aef92d38705ull},   {DK_Q6_K, 0xafb7901b7ffb5f14ull},
    {DK_IQ4_XS, 0x9775d10438d0308aull}};

TEST(Dequantize, GivesKnownBits) {
  for (const dk_table* table : runnable_tables()) {
    for (const Known& known : kKnown) {
      const dk_type_facts& facts = *dk_facts(known.type);
      std::uint32_t state = known.type;
      std::uint64_t hash = 1469598103934665603u;
      for (int block = 0; block < 8; ++block) {
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(facts.block_bytes));
        for (auto& byte : bytes) {
          state = state * 1664525u + 1013904223u;
          byte = static_cast<std::uint8_t>(state >> 24);
        }
        for (int place : known.type == DK_MXFP4 ? std::vector<int>{} : half_places(known.type)) {
          std::uint8_t& top = bytes[static_cast<std::size_t>(place) + 1];
          top = static_cast<std::uint8_t>((top & 0x80) | (0x10 + (top & 0x1f)));
        }
        std::vector<float> out(static_cast<std::size_t>(facts.block_values));
        table->dequantize(known.type, bytes.data(), facts.block_values, out.data());
        hash = fnv(out.data(), out.size() * 4, hash);
      }
      EXPECT_EQ(hash, known.hash) << table->name << " " << facts.name;
    }
  }
}

TEST(Dequantize, ReadsEdgesOfHalfAndBfloat) {
  const std::uint16_t bits[] = {0x0000, 0x8000, 0x0001, 0x03ff, 0x0400, 0x7bff, 0x7c00, 0xfc00, 0x3555};
  const float halves[] = {0.0f, -0.0f, 0x1p-24f, 0x1.ff8p-15f, 0x1p-14f, 65504.0f, INFINITY, -INFINITY, 0x1.554p-2f};
  for (const dk_table* table : runnable_tables()) {
    float out[9];
    table->dequantize(DK_F16, bits, 9, out);
    EXPECT_EQ(std::memcmp(out, halves, sizeof out), 0) << table->name;
    table->dequantize(DK_BF16, bits, 9, out);
    for (int i = 0; i < 9; ++i) EXPECT_EQ(__builtin_bit_cast(std::uint32_t, out[i]), std::uint32_t{bits[i]} << 16) << table->name;
  }
}

TEST(Half, RoundsAllHalvesBackAndTiesToEven) {
  for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
    const auto half = static_cast<std::uint16_t>(bits);
    if ((bits & 0x7c00) == 0x7c00 && (bits & 0x3ff) != 0) continue;  // NaN
    ASSERT_EQ(float_to_half(half_to_float(half)), half);
    if ((bits & 0x7fff) >= 0x7bff) continue;
    const float low = half_to_float(half), high = half_to_float(static_cast<std::uint16_t>(bits + 1));
    ASSERT_EQ(float_to_half(low + (high - low) / 2), bits % 2 == 0 ? bits : bits + 1);
  }
  EXPECT_EQ(float_to_half(65519.0f), 0x7bff);
  EXPECT_EQ(float_to_half(65520.0f), 0x7c00);
  EXPECT_EQ(float_to_bf16(1.00390625f), 0x3f80);  // a tie, to even
  EXPECT_EQ(float_to_bf16(1.01171875f), 0x3f82);
  EXPECT_TRUE(std::isnan(half_to_float(float_to_half(NAN))));
}

TEST(TypeFacts, NameWhatIsReadAndWhatIsNot) {
  EXPECT_STREQ(dk_type_name(21), "IQ3_S");
  EXPECT_EQ(dk_facts(21), nullptr);
  EXPECT_EQ(dk_type_name(40), nullptr);
  EXPECT_EQ(dk_facts(0xffffffffu), nullptr);
  for (dk_type type : all_types()) EXPECT_STREQ(dk_facts(type)->name, dk_type_name(type));
  EXPECT_EQ(dk_facts(DK_Q6_K)->block_bytes, 210);
  EXPECT_EQ(dk_find("no such table"), nullptr);
  EXPECT_NE(dk_find("auto"), nullptr);
}

std::vector<std::uint8_t> from_hex(const std::string& hex) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes.push_back(static_cast<std::uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  return bytes;
}

std::string field(const std::string& text, const std::string& name, std::size_t from) {
  const std::string key = "\"" + name + "\": \"";
  const std::size_t at = text.find(key, from) + key.size();
  return text.substr(at, text.find('"', at) - at);
}

TEST(Dequantize, AgreesWithTheQuantVectors) {
  const char* folder = std::getenv("DOSSIER_EVAL");
  std::ifstream file(folder != nullptr ? std::string(folder) + "/../golden/quant-vectors.json"
                                       : source_dir() + "/../shared/golden/quant-vectors.json");
  if (!file) file.open(source_dir() + "/../../shared/golden/quant-vectors.json");
  if (!file) GTEST_SKIP() << "shared/golden/quant-vectors.json is not here: only our own vectors were checked";
  std::stringstream whole;
  whole << file.rdbuf();
  const std::string text = whole.str();
  int vectors = 0;
  for (std::size_t at = text.find("{\"type\""); at != std::string::npos; at = text.find("{\"type\"", at + 1)) {
    const std::string name = field(text, "type", at);
    const auto data = from_hex(field(text, "data", at)), want = from_hex(field(text, "f32_le", at));
    for (dk_type type : all_types()) {
      if (name != dk_facts(type)->name) continue;
      ++vectors;
      for (const dk_table* table : runnable_tables()) {
        std::vector<float> out(want.size() / 4);
        table->dequantize(type, data.data(), static_cast<std::int64_t>(out.size()), out.data());
        EXPECT_EQ(std::memcmp(out.data(), want.data(), want.size()), 0) << table->name << " " << name;
      }
    }
  }
  EXPECT_EQ(vectors, 28);
}

}  // namespace
}  // namespace dossier::kernels
