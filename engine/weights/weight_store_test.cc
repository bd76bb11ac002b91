#include "engine/weights/weight_store.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>

#include "base/hash.h"
#include "engine/files/gguf_writer.h"
#include "engine/files/model_file.h"
#include "engine/weights/slab_plan.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

// A table that only packs: the bytes of the file behind a mark, rows padded to whole panels.
constexpr std::size_t kMark = 64;
std::size_t fake_packed_bytes(dk_type type, std::int64_t rows, std::int64_t cols) {
  const dk_type_facts* f = dk_facts(type);
  std::int64_t panels = (rows + DK_PANEL_ROWS - 1) / DK_PANEL_ROWS;
  return kMark + static_cast<std::size_t>(panels * DK_PANEL_ROWS * (cols / f->block_values * f->block_bytes));
}
void fake_pack(dk_type type, const void* source, std::int64_t rows, std::int64_t cols, void* packed) {
  const dk_type_facts* f = dk_facts(type);
  std::memset(packed, 0, fake_packed_bytes(type, rows, cols));
  std::memcpy(packed, "packed", 6);
  std::memcpy(static_cast<char*>(packed) + kMark, source, static_cast<std::size_t>(rows * (cols / f->block_values * f->block_bytes)));
}
void fake_dequantize(dk_type type, const void* blocks, std::int64_t cols, float* out) {
  ASSERT_EQ(type, DK_F32);
  std::memcpy(out, blocks, static_cast<std::size_t>(cols) * 4);
}
dk_table fake_table() {
  dk_table t{};
  t.name = "fake";
  t.layout = 1;
  t.dequantize = fake_dequantize;
  t.packed_bytes = fake_packed_bytes;
  t.pack = fake_pack;
  return t;
}

class WeightStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("weight_store_test." + std::to_string(::getpid()));
    fs::create_directories(folder_);
    GgufWriter w;
    w.add_text("general.architecture", "llama4");
    w.add_tensor("token_embd.weight", DK_F32, {32, 20, 1, 1});
    w.add_tensor("blk.1.ffn_up_exps.weight", DK_Q8_0, {32, 24, 5, 1});
    w.add_tensor("blk.0.attn_q.weight", DK_F32, {32, 40, 1, 1});
    w.add_tensor("blk.0.attn_norm.weight", DK_F32, {32, 1, 1, 1});
    w.add_tensor("output.weight", DK_F32, {32, 20, 1, 1});
    auto status = w.write(model_path(), [&](std::size_t i, const GgufWriter::Sink& sink) {
      std::vector<float> values(w.tensor_bytes(i) / 4);
      for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<float>(i * 1000 + k);
      return sink(std::as_bytes(std::span(values)));
    });
    ASSERT_TRUE(status.ok());
    file_.emplace(ModelFile::open(model_path()).value());
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string model_path() const { return (folder_ / "m.gguf").string(); }

  // Every matrix is the file's bytes behind the mark.
  void expect_right(const WeightStore& store) {
    for (const TensorInfo& t : file_->tensors()) {
      if (t.rows() == 1 || t.name == "token_embd.weight") continue;
      for (std::int64_t e = 0; e < t.experts(); ++e) {
        auto pin = store.matrix(t.name, e);
        ASSERT_TRUE(pin.ok()) << pin.error().describe();
        EXPECT_EQ(pin->rows, t.rows());
        EXPECT_EQ(pin->cols, t.cols());
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(pin->packed) % 64, 0u);
        auto size = t.bytes / static_cast<std::uint64_t>(t.experts());
        ASSERT_EQ(std::memcmp(pin->packed, "packed", 6), 0) << t.name;
        ASSERT_EQ(std::memcmp(static_cast<const char*>(pin->packed) + kMark, file_->bytes(t).data() + size * static_cast<std::uint64_t>(e), size), 0) << t.name << e;
      }
    }
  }
  std::string true_hash() const {
    Sha256Hasher hasher;
    for (const TensorInfo& t : file_->tensors()) hasher.add({reinterpret_cast<const char*>(file_->bytes(t).data()), t.bytes});
    return hasher.finish().hex();
  }

  fs::path folder_;
  std::optional<ModelFile> file_;
  dk_table table_ = fake_table();
};

TEST_F(WeightStoreTest, PacksInMemory) {
  WeightOptions options;
  options.repack_to_disk = false;
  auto store = WeightStore::open(*file_, table_, options);
  ASSERT_TRUE(store.ok()) << store.error().describe();
  expect_right(*store);
  EXPECT_EQ(store->sha256(), true_hash());
  EXPECT_EQ(fs::directory_iterator(folder_)->path().filename(), "m.gguf");
}

TEST_F(WeightStoreTest, GivesVectorsAndRows) {
  auto store = WeightStore::open(*file_, table_, {});
  ASSERT_TRUE(store.ok());
  auto norm = store->floats("blk.0.attn_norm.weight");
  ASSERT_TRUE(norm.ok());
  ASSERT_EQ(norm->size(), 32u);
  EXPECT_EQ((*norm)[3], 3003.0f);
  std::vector<float> row(32);
  ASSERT_TRUE(store->row("token_embd.weight", 19, row).ok());
  EXPECT_EQ(row[1], 19 * 32 + 1.0f);
  EXPECT_EQ(store->row("token_embd.weight", 20, row).error().kind, ErrorKind::not_found);
  EXPECT_EQ(store->row("token_embd.weight", -1, row).error().kind, ErrorKind::not_found);
  EXPECT_EQ(store->floats("absent").error().kind, ErrorKind::not_found);
  EXPECT_EQ(store->matrix("absent").error().kind, ErrorKind::not_found);
  EXPECT_EQ(store->matrix("blk.1.ffn_up_exps.weight", 5).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(store->has("output.weight"));
  EXPECT_FALSE(store->has("absent"));
}

TEST_F(WeightStoreTest, PlansInOrderOfUse) {
  SlabPlan plan = plan_slabs(*file_, table_);
  std::vector<std::string> names;
  std::uint64_t end = 0;
  for (const MatrixPlan& m : plan.matrices) {
    names.push_back(m.source->name);
    EXPECT_EQ(m.offset, end);
    EXPECT_EQ(m.offset % kSlabAlignment, 0u);
    end += m.stride * static_cast<std::uint64_t>(m.slabs);
  }
  EXPECT_EQ(end, plan.bytes);
  EXPECT_EQ(names, (std::vector<std::string>{"output.weight", "blk.0.attn_q.weight", "blk.1.ffn_up_exps.weight"}));
  EXPECT_EQ(layer_of("blk.17.attn_q.weight"), 17);
  EXPECT_EQ(layer_of("v.blk.3.ln1.weight"), 3);
  EXPECT_EQ(layer_of("output.weight"), -1);
  EXPECT_EQ(layer_of("blk.x"), -1);
}

}  // namespace
}  // namespace dossier
