#include "engine/weights/weight_store.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "engine/files/gguf_writer.h"
#include "engine/files/model_file.h"
#include "engine/weights/packed_file.h"
#include "engine/weights/packed_list.h"
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

// ---- kept on disk

WeightOptions on_disk() {
  WeightOptions options;
  options.worth_a_file_bytes = 0;
  return options;
}

TEST_F(WeightStoreTest, PacksOnceAndMapsAfterwards) {
  std::string said;
  WeightOptions options = on_disk();
  options.say = [&](const std::string& text) { said += text; };
  for (int start = 0; start < 2; ++start) {
    auto store = WeightStore::open(*file_, table_, options);
    ASSERT_TRUE(store.ok()) << store.error().describe();
    expect_right(*store);
    EXPECT_EQ(store->sha256(), true_hash());
    ASSERT_TRUE(fs::exists(model_path() + ".packed-1"));
    table_.pack = [](dk_type, const void*, std::int64_t, std::int64_t, void*) { ADD_FAILURE() << "packed again"; };
  }
  EXPECT_EQ(said, "");
}

TEST_F(WeightStoreTest, PacksAnewWhereTheModelOrTheLayoutIsAnother) {
  ASSERT_TRUE(WeightStore::open(*file_, table_, on_disk()).ok());
  const std::string packed = model_path() + ".packed-1";
  // Other bytes under the same name and length.
  fs::last_write_time(model_path(), fs::last_write_time(model_path()) + std::chrono::seconds(1));
  file_.emplace(ModelFile::open(model_path()).value());
  EXPECT_FALSE(open_packed(packed, packed_header_of(*file_, plan_slabs(*file_, table_), table_)).ok());
  auto again = WeightStore::open(*file_, table_, on_disk());
  ASSERT_TRUE(again.ok());
  expect_right(*again);
  EXPECT_TRUE(open_packed(packed, packed_header_of(*file_, plan_slabs(*file_, table_), table_)).ok());
  table_.layout = 2;
  ASSERT_TRUE(WeightStore::open(*file_, table_, on_disk()).ok());
  EXPECT_TRUE(fs::exists(model_path() + ".packed-2"));
  // A file that was cut short.
  table_.layout = 1;
  fs::resize_file(packed, fs::file_size(packed) - 4096);
  auto mended = WeightStore::open(*file_, table_, on_disk());
  ASSERT_TRUE(mended.ok());
  expect_right(*mended);
}

TEST_F(WeightStoreTest, GoesToTheCacheFolderWhereTheModelsOwnCannotBeWritten) {
  fs::create_directories(model_path() + ".packed-1/in-the-way");  // stands for a folder that cannot be written, for root too
  WeightOptions options = on_disk();
  options.cache_folder = (folder_ / "cache").string();
  ASSERT_TRUE(WeightStore::open(*file_, table_, options).ok());
  ASSERT_EQ(std::distance(fs::directory_iterator(folder_ / "cache" / "weights"), {}), 1);
  table_.pack = [](dk_type, const void*, std::int64_t, std::int64_t, void*) { ADD_FAILURE() << "packed again"; };
  auto store = WeightStore::open(*file_, table_, options);
  ASSERT_TRUE(store.ok());
  expect_right(*store);
}

TEST_F(WeightStoreTest, PacksInMemoryAndSaysSoWhereNoFileCanBeWritten) {
  rlimit old{};
  ::getrlimit(RLIMIT_FSIZE, &old);
  auto before = ::signal(SIGXFSZ, SIG_IGN);
  rlimit full{16384, old.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &full);  // stands for a full disk
  WeightOptions options = on_disk();
  std::string said;
  options.say = [&](const std::string& text) { said += text; };
  auto store = WeightStore::open(*file_, table_, options);
  ::setrlimit(RLIMIT_FSIZE, &old);
  ::signal(SIGXFSZ, before);
  ASSERT_TRUE(store.ok()) << store.error().describe();
  expect_right(*store);
  EXPECT_EQ(store->sha256(), true_hash());
  EXPECT_NE(said.find("packed in memory"), std::string::npos) << said;
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1) << "a file was left";
}

TEST_F(WeightStoreTest, RemovesWhatDeadPackersLeft) {
  std::ofstream(model_path() + ".packed-1.tmp.1") << "half";
  ASSERT_TRUE(WeightStore::open(*file_, table_, on_disk()).ok());
  EXPECT_FALSE(fs::exists(model_path() + ".packed-1.tmp.1"));
}

TEST_F(WeightStoreTest, PackedFilesAreListedAndChecked) {
  WeightOptions options = on_disk();
  options.cache_folder = (folder_ / "cache").string();
  ASSERT_TRUE(WeightStore::open(*file_, table_, options).ok());
  auto found = list_packed(model_path(), options.cache_folder);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].path, model_path() + ".packed-1");
  EXPECT_TRUE(found[0].serves) << found[0].why;
  EXPECT_TRUE(list_packed("", options.cache_folder).empty());
  EXPECT_TRUE(check_packed(found[0].path, {}, {}).ok());
  fs::last_write_time(model_path(), fs::last_write_time(model_path()) + std::chrono::seconds(1));
  EXPECT_FALSE(list_packed(model_path(), "").at(0).serves);
  std::fstream(found[0].path, std::ios::in | std::ios::out | std::ios::binary).seekp(-4000, std::ios::end).put('x');
  auto bad = check_packed(found[0].path, {}, {});
  ASSERT_FALSE(bad.ok());
  EXPECT_NE(bad.error().describe().find("ffn_up_exps"), std::string::npos) << bad.error().describe();
}

// ---- streamed

TEST_F(WeightStoreTest, ReadsIntoItsOwnMemoryWhereAsked) {
  WeightOptions options = on_disk();
  options.own_memory_bytes = plan_slabs(*file_, table_).bytes;
  options.threads = 3;
  std::uint64_t told = 0;
  options.progress = [&](const ProgressStep& step) {
    if (step.what == "Reading weights") told = std::max(told, step.done);
  };
  const std::uint64_t all = plan_slabs(*file_, table_).bytes;
  for (int start = 0; start < 2; ++start) {
    auto store = WeightStore::open(*file_, table_, options);
    ASSERT_TRUE(store.ok()) << store.error().describe();
    EXPECT_EQ(store->bytes_read(), all);
    EXPECT_LE(told, all);
    // What happens to the file afterwards is nothing to it.
    Fd fd(::open((model_path() + ".packed-1").c_str(), O_WRONLY));
    const std::string zeros(4096, '\0');
    for (std::uint64_t at = 4096; start == 1 && at < fs::file_size(model_path() + ".packed-1"); at += zeros.size())
      ASSERT_EQ(::pwrite(fd.get(), zeros.data(), zeros.size(), static_cast<off_t>(at)), 4096);
    expect_right(*store);
  }
  auto store = WeightStore::open(*file_, table_, options);
  ASSERT_TRUE(store.ok()) << store.error().describe();
  expect_right(*store);
}

TEST_F(WeightStoreTest, StopsReadingIntoItsOwnMemoryWhenAsked) {
  WeightOptions options = on_disk();
  ASSERT_TRUE(WeightStore::open(*file_, table_, options).ok());
  options.own_memory_bytes = plan_slabs(*file_, table_).bytes;
  options.cancel.cancel();
  auto store = WeightStore::open(*file_, table_, options);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().kind, ErrorKind::cancelled);
}

TEST_F(WeightStoreTest, MapsAndSaysSoWhereItsOwnMemoryIsTooSmall) {
  std::string said;
  WeightOptions options = on_disk();
  options.own_memory_bytes = plan_slabs(*file_, table_).bytes - 1;
  options.say = [&](const std::string& text) { said += text; };
  auto store = WeightStore::open(*file_, table_, options);
  ASSERT_TRUE(store.ok()) << store.error().describe();
  EXPECT_EQ(store->bytes_read(), 0u);
  EXPECT_NE(said.find("stay in the page cache"), std::string::npos) << said;
  expect_right(*store);
}

TEST_F(WeightStoreTest, StreamsExpertsThatDoNotFit) {
  const SlabPlan plan = plan_slabs(*file_, table_);
  WeightOptions options;
  options.memory_limit_bytes = plan.bytes - plan.stack_bytes + 4 * 4096;
  auto store = WeightStore::open(*file_, table_, options);
  ASSERT_TRUE(store.ok()) << store.error().describe();
  EXPECT_LT(store->resident_bytes(), store->packed_bytes());
  const std::vector<std::int64_t> all{0, 1, 2, 3, 4}, some{1, 4};
  for (int step = 0; step < 20; ++step) {
    store->expect("blk.1.ffn_up_exps.weight", step % 3 ? all : some);
    expect_right(*store);
  }
  EXPECT_GT(store->bytes_read(), plan.bytes);
  EXPECT_EQ(store->matrix("blk.1.ffn_up_exps.weight", 5).error().kind, ErrorKind::not_found);
}

TEST_F(WeightStoreTest, RefusesLimitsThatNothingFits) {
  WeightOptions options;
  for (std::uint64_t limit : {std::uint64_t{1}, plan_slabs(*file_, table_).bytes - plan_slabs(*file_, table_).stack_bytes + 4096}) {
    options.memory_limit_bytes = limit;
    auto store = WeightStore::open(*file_, table_, options);
    ASSERT_FALSE(store.ok());
    EXPECT_EQ(store.error().kind, ErrorKind::too_large);
  }
}

TEST_F(WeightStoreTest, FindsAFlippedByteWhereItIsRead) {
  const SlabPlan plan = plan_slabs(*file_, table_);
  WeightOptions options;
  options.memory_limit_bytes = plan.bytes - plan.stack_bytes + 4 * 4096;
  ASSERT_TRUE(WeightStore::open(*file_, table_, options).ok());
  auto packed = open_packed(model_path() + ".packed-1", packed_header_of(*file_, plan, table_));
  ASSERT_TRUE(packed.ok());
  const std::uint64_t at = packed->offset_of(*plan.find("blk.1.ffn_up_exps.weight"), 3) + 100;
  Fd fd(::open(packed->path.c_str(), O_RDWR));
  char byte = 0;
  ASSERT_EQ(::pread(fd.get(), &byte, 1, static_cast<off_t>(at)), 1);
  byte ^= 4;
  ASSERT_EQ(::pwrite(fd.get(), &byte, 1, static_cast<off_t>(at)), 1);
  auto store = WeightStore::open(*file_, table_, options);
  ASSERT_TRUE(store.ok());
  ASSERT_TRUE(store->matrix("blk.1.ffn_up_exps.weight", 2).ok());
  auto bad = store->matrix("blk.1.ffn_up_exps.weight", 3);
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().kind, ErrorKind::damaged);
  EXPECT_NE(bad.error().describe().find("expert 3"), std::string::npos) << bad.error().describe();
}

TEST_F(WeightStoreTest, HeadersAreReadBackAsTheyWereWritten) {
  PackedHeader header = packed_header_of(*file_, plan_slabs(*file_, table_), table_);
  header.checksums[1] = 77;
  const std::string bytes = encode_packed_header(header);
  auto read = parse_packed_header(bytes);
  ASSERT_TRUE(read.ok()) << read.error().describe();
  EXPECT_EQ(read->parts, header.parts);
  EXPECT_EQ(read->matrices, header.matrices);
  EXPECT_EQ(read->checksums, header.checksums);
  for (std::size_t n = 0; n < bytes.size(); n += 7) EXPECT_FALSE(parse_packed_header(std::string_view(bytes).substr(0, n)).ok());
  std::string newer = bytes;
  newer[8] = 9;
  EXPECT_EQ(parse_packed_header(newer).error().kind, ErrorKind::newer_version);
}

}  // namespace
}  // namespace dossier
