#include "engine/files/model_file.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "engine/files/gguf_writer.h"
#include "kernels/kernel_api.h"
#include "tests/golden.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class ModelFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("model_file_test." + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  static std::string slurp(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  Result<ModelFile> open_bytes(const std::string& bytes, const std::string& name = "x.gguf") const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return ModelFile::open(path(name));
  }
  static Status fill(std::size_t tensor, const GgufWriter& w, const GgufWriter::Sink& sink) {
    std::string bytes(w.tensor_bytes(tensor), static_cast<char>('a' + tensor));
    return sink(std::as_bytes(std::span(bytes)));
  }
  void write(const GgufWriter& w, const std::string& name) const {
    auto status = w.write(path(name), [&](std::size_t i, const GgufWriter::Sink& sink) { return fill(i, w, sink); });
    ASSERT_TRUE(status.ok()) << status.error().describe();
  }
  // Every kind of key, and two tensors.
  GgufWriter small() const {
    GgufWriter w;
    w.add_text("general.architecture", "llama4");
    w.add_u16("n16", 65535);
    w.add_u32("n32", 4294967295u);
    w.add_i32("i32", -7);
    w.add_u64("n64", 1ull << 40);
    w.add_f32("f", 1e-5f);
    w.add_bool("yes", true);
    w.add_texts("words", {"a", "", "\u0120the"});
    w.add_i32s("numbers", {1, -1, 3});
    w.add_f32s("reals", {0.5f, 1.5f});
    w.add_tensor("m.weight", DK_Q8_0, {64, 3, 1, 1});
    w.add_tensor("v.weight", DK_F32, {5, 1, 1, 1});
    return w;
  }

  fs::path folder_;
};

TEST_F(ModelFileTest, GivesKeysAndTensors) {
  write(small(), "s.gguf");
  auto file = ModelFile::open(path("s.gguf"));
  ASSERT_TRUE(file.ok()) << file.error().describe();
  EXPECT_EQ(file->text("general.architecture"), "llama4");
  EXPECT_EQ(file->integer("n16"), 65535);
  EXPECT_EQ(file->integer("n32"), 4294967295);
  EXPECT_EQ(file->integer("i32"), -7);
  EXPECT_EQ(file->integer("n64"), std::int64_t{1} << 40);
  EXPECT_EQ(file->real("f"), 1e-5f);
  EXPECT_EQ(file->describe("f"), "1e-05");
  EXPECT_EQ(file->boolean("yes"), true);
  EXPECT_EQ(file->texts("words"), (std::vector<std::string_view>{"a", "", "\u0120the"}));
  EXPECT_EQ(file->integers("numbers"), (std::vector<std::int64_t>{1, -1, 3}));
  EXPECT_EQ(file->reals("reals"), (std::vector<float>{0.5f, 1.5f}));
  EXPECT_EQ(file->keys().size(), 10u);
  EXPECT_FALSE(file->integer("f").has_value());
  EXPECT_FALSE(file->integer("absent").has_value());
  ASSERT_EQ(file->tensors().size(), 2u);
  const TensorInfo* m = file->find("m.weight");
  ASSERT_TRUE(m);
  EXPECT_EQ(m->bytes, 3u * 2 * 34);
  EXPECT_EQ(m->cols(), 64);
  EXPECT_EQ(m->rows(), 3);
  EXPECT_EQ(m->experts(), 1);
  EXPECT_EQ(m->offset % 32, 0u);
  EXPECT_EQ(static_cast<char>(file->bytes(*m)[0]), 'a');
  EXPECT_EQ(static_cast<char>(file->bytes(*file->find("v.weight"))[19]), 'b');
  EXPECT_EQ(file->find("absent"), nullptr);
}

TEST_F(ModelFileTest, CopiesKeysAsTheyAre) {
  write(small(), "s.gguf");
  auto file = ModelFile::open(path("s.gguf"));
  ASSERT_TRUE(file.ok());
  GgufWriter copy;
  for (const std::string& key : file->keys()) copy.add_encoded(key, file->encoded(key));
  copy.add_tensor("m.weight", DK_Q8_0, {64, 3, 1, 1});
  copy.add_tensor("v.weight", DK_F32, {5, 1, 1, 1});
  write(copy, "c.gguf");
  EXPECT_EQ(slurp(path("s.gguf")), slurp(path("c.gguf")));
}

TEST_F(ModelFileTest, RefusesEveryTruncation) {
  write(small(), "s.gguf");
  std::string bytes = slurp(path("s.gguf"));
  // The padding behind the last tensor may be missing: no tensor reaches into it.
  std::size_t needed = bytes.size() - 12;
  for (std::size_t n = 0; n < needed; ++n) {
    auto file = open_bytes(bytes.substr(0, n));
    ASSERT_FALSE(file.ok()) << n;
    EXPECT_EQ(file.error().kind, ErrorKind::damaged) << n;
    EXPECT_NE(file.error().where.find("x.gguf"), std::string::npos) << n;
  }
  EXPECT_TRUE(open_bytes(bytes.substr(0, needed)).ok());
}

// A field is found by the text before it and overwritten: each lie has to be refused, with a message that names it.
TEST_F(ModelFileTest, RefusesLies) {
  write(small(), "s.gguf");
  const std::string good = slurp(path("s.gguf"));
  auto after = [&](const std::string& text, std::size_t skip) { return good.find(text) + text.size() + skip; };
  auto put = [&](std::size_t at, auto value) {
    std::string bytes = good;
    std::memcpy(bytes.data() + at, &value, sizeof value);
    return bytes;
  };
  struct Lie {
    std::string bytes, names;
    ErrorKind kind = ErrorKind::damaged;
  };
  std::uint64_t huge = 1ull << 62;
  std::vector<Lie> lies = {
      {put(0, 'X'), "not a GGUF"},
      {put(4, 1u), "version 1", ErrorKind::unsupported},
      {put(4, 4u), "version 4", ErrorKind::unsupported},
      {put(4, 0x03000000u), "big-endian", ErrorKind::unsupported},
      {put(8, huge), "tensors"},
      {put(16, huge), "keys"},
      {put(24, huge), "inside a key"},
      {put(24, std::uint64_t{0}), "empty"},
      {put(after("general.architecture", 0), 13u), "unknown type 13"},
      {put(after("general.architecture", 4), huge), "general.architecture"},
      {put(after("general.architecture", 12), '\xff'), "UTF-8"},
      {put(after("n16", -3), 'n'), ""},
      {put(after("yes", 4), char{2}), "yes"},
      {put(after("words", 4), 9u), "array of arrays"},
      {put(after("words", 4), 77u), "unknown type 77"},
      {put(after("words", 8), huge), "words"},
      {put(after("words", 16), huge), "words"},
      {put(after("numbers", 8), huge), "numbers"},
      {put(after("numbers", 8), std::uint64_t{0x4000000000000001}), "numbers"},
      {put(after("m.weight", 0), 5u), "5 dimensions"},
      {put(after("m.weight", 0), 0xffffffffu), "dimensions"},
      {put(after("m.weight", 4), std::uint64_t{0}), "dimension of 0"},
      {put(after("m.weight", 4), std::uint64_t{33}), "multiple of the 32"},
      {put(after("m.weight", 4), std::uint64_t{1} << 63), "overflow"},
      {put(after("m.weight", 12), huge), "overflow"},
      {put(after("m.weight", 12), std::uint64_t{1} << 56), "past the end"},
      {put(after("v.weight", 16), std::uint64_t{0}), "overlap"},
      {put(after("m.weight", 20), 16u), "IQ2_XXS", ErrorKind::unsupported},
      {put(after("m.weight", 20), 12u), "block of Q4_K"},
      {put(after("m.weight", 20), 12345u), "unknown type 12345"},
      {put(after("m.weight", 24), std::uint64_t{1}), "multiple of 32"},
      {put(after("m.weight", 24), huge), "past the end"},
      {put(after("m.weight", 24), ~std::uint64_t{31}), "past the end"},
      {put(after("v.weight", 4), std::uint64_t{6} << 30), "past the end"},
      {put(after("v.weight", -8), 'm'), "occurs twice"},
      {put(after("v.weight", -16), std::uint64_t{64}), "64 bytes"},
  };
  for (const Lie& lie : lies) {
    auto file = open_bytes(lie.bytes);
    if (lie.names.empty()) continue;
    ASSERT_FALSE(file.ok()) << lie.names;
    EXPECT_EQ(file.error().kind, lie.kind) << file.error().describe();
    EXPECT_NE(file.error().message.find(lie.names), std::string::npos) << lie.names << " / " << file.error().describe();
  }
}

TEST_F(ModelFileTest, RefusesKeysThatOccurTwice) {
  GgufWriter w;
  w.add_u32("a", 1);
  w.add_u32("a", 1);
  write(w, "twice.gguf");
  auto file = ModelFile::open(path("twice.gguf"));
  ASSERT_FALSE(file.ok());
  EXPECT_NE(file.error().message.find("\"a\" occurs twice"), std::string::npos);
}

TEST_F(ModelFileTest, ChecksTheAlignment) {
  for (std::uint32_t alignment : {0u, 3u, 48u, 1u << 21}) {
    GgufWriter w;
    w.add_u32("general.alignment", alignment);
    write(w, "a.gguf");
    EXPECT_FALSE(ModelFile::open(path("a.gguf")).ok()) << alignment;
  }
  for (std::uint32_t alignment : {1u, 8u, 64u, 4096u}) {
    GgufWriter w(alignment);
    w.add_u32("general.alignment", alignment);
    w.add_tensor("a", DK_F32, {3, 1, 1, 1});
    w.add_tensor("b", DK_F32, {3, 1, 1, 1});
    write(w, "a.gguf");
    auto file = ModelFile::open(path("a.gguf"));
    ASSERT_TRUE(file.ok()) << file.error().describe();
    EXPECT_EQ(file->find("b")->offset % alignment, 0u);
    EXPECT_EQ(static_cast<char>(file->bytes(*file->find("b"))[0]), 'b');
  }
}

TEST_F(ModelFileTest, ReadsSplitFiles) {
  auto part = [&](int number, int count, int tensors, int says) {
    GgufWriter w;
    w.add_u16("split.no", static_cast<std::uint16_t>(number));
    w.add_u16("split.count", static_cast<std::uint16_t>(count));
    w.add_i32("split.tensors.count", says);
    if (number == 0) w.add_text("general.architecture", "llama");
    for (int i = 0; i < tensors; ++i) w.add_tensor("t" + std::to_string(number) + "." + std::to_string(i), DK_F32, {8, 1, 1, 1});
    char name[40];
    std::snprintf(name, sizeof name, "m-%05d-of-%05d.gguf", number + 1, count);
    write(w, name);
  };
  part(0, 3, 0, 3);
  part(1, 3, 2, 3);
  part(2, 3, 1, 3);
  auto file = ModelFile::open(path("m-00001-of-00003.gguf"));
  ASSERT_TRUE(file.ok()) << file.error().describe();
  EXPECT_EQ(file->parts(), 3u);
  ASSERT_EQ(file->tensors().size(), 3u);
  EXPECT_EQ(file->find("t2.0")->part, 2u);
  EXPECT_EQ(static_cast<char>(file->bytes(*file->find("t1.1"))[0]), 'b');
  EXPECT_EQ(file->text("general.architecture"), "llama");

  auto second = ModelFile::open(path("m-00002-of-00003.gguf"));
  ASSERT_FALSE(second.ok());
  EXPECT_NE(second.error().describe().find("give the first part"), std::string::npos);

  part(2, 3, 2, 3);  // one tensor more than announced
  EXPECT_FALSE(ModelFile::open(path("m-00001-of-00003.gguf")).ok());
  fs::copy_file(path("m-00002-of-00003.gguf"), path("m-00003-of-00003.gguf"), fs::copy_options::overwrite_existing);  // a part twice
  auto twice = ModelFile::open(path("m-00001-of-00003.gguf"));
  ASSERT_FALSE(twice.ok());
  EXPECT_NE(twice.error().where.find("m-00003"), std::string::npos);
  fs::remove(path("m-00003-of-00003.gguf"));
  auto gone = ModelFile::open(path("m-00001-of-00003.gguf"));
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.error().kind, ErrorKind::not_found);
  fs::copy_file(path("m-00001-of-00003.gguf"), path("other.gguf"));
  EXPECT_FALSE(ModelFile::open(path("other.gguf")).ok());
}

// Sizes are 64 bit: a tensor behind one of more than 4 GiB. The file is sparse, so it takes no room.
TEST_F(ModelFileTest, ReadsBeyondFourGiB) {
  GgufWriter w;
  w.add_tensor("large", DK_F32, {8, 1, 1, 1});
  w.add_tensor("after", DK_F32, {8, 1, 1, 1});
  write(w, "big.gguf");
  std::string head = slurp(path("big.gguf"));
  const std::uint64_t values = (std::uint64_t{1} << 30) + 8, end = values * 4;
  std::memcpy(head.data() + head.find("large") + 5 + 4, &values, sizeof values);
  std::memcpy(head.data() + head.find("after") + 5 + 4 + 8 + 4, &end, sizeof end);
  const std::uint64_t data = head.size() - 64;
  std::ofstream(path("big.gguf"), std::ios::binary).write(head.data(), static_cast<std::streamsize>(data));
  fs::resize_file(path("big.gguf"), data + end + 32);
  std::fstream(path("big.gguf"), std::ios::binary | std::ios::in | std::ios::out).seekp(static_cast<std::streamoff>(data + end)).write("abcdefgh", 8);
  auto file = ModelFile::open(path("big.gguf"));
  ASSERT_TRUE(file.ok()) << file.error().describe();
  EXPECT_EQ(file->find("large")->bytes, end);
  EXPECT_EQ(file->find("after")->offset, data + end);
  EXPECT_EQ(static_cast<char>(file->bytes(*file->find("after"))[7]), 'h');
  EXPECT_EQ(static_cast<char>(file->bytes(*file->find("large"))[end - 1]), 0);
}

TEST_F(ModelFileTest, RefusesWhatIsNoFile) {
  EXPECT_EQ(ModelFile::open(path("absent.gguf")).error().kind, ErrorKind::not_found);
  EXPECT_FALSE(ModelFile::open(folder_.string()).ok());
  EXPECT_FALSE(open_bytes("").ok());
}

TEST(GoldenModels, Open) {
  DOSSIER_NEED_GOLDEN(golden);
  for (const auto& entry : fs::directory_iterator(golden / "models")) {
    auto file = ModelFile::open(entry.path().string());
    ASSERT_TRUE(file.ok()) << file.error().describe();
    EXPECT_EQ(file->text("general.architecture"), "llama4");
    EXPECT_EQ(file->texts("tokenizer.ggml.tokens")->size(), 320u);
    ASSERT_TRUE(file->find("token_embd.weight"));
    EXPECT_EQ(file->find("token_embd.weight")->rows(), 320);
    EXPECT_EQ(file->find("token_embd.weight")->cols(), file->integer("llama4.embedding_length"));
  }
}

}  // namespace
}  // namespace dossier
