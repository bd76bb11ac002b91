#include "engine/files/safetensors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace dossier {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string file_of(const std::string& header, const std::string& data) {
  std::uint64_t size = header.size();
  std::string out(8, '\0');
  std::memcpy(out.data(), &size, 8);
  return out + header + data;
}

const char* const kHeader = R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[24,28]},)"
                            R"("c":{"dtype":"F8_E4M3","shape":[],"data_offsets":[28,29]},"none":{"dtype":"F16","shape":[0,4],"data_offsets":[29,29]}})";

class CheckpointTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("checkpoint_test." + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  void put(const std::string& name, const std::string& bytes) const { std::ofstream(folder_ / name, std::ios::binary) << bytes; }
  static std::string one(const std::string& name) { return file_of("{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "abcd"); }
  void refused(ErrorKind kind, const std::string& says) const {
    auto opened = Checkpoint::open(folder_.string());
    ASSERT_FALSE(opened.ok()) << says;
    EXPECT_EQ(opened.error().kind, kind) << opened.error().describe();
    EXPECT_THAT(opened.error().describe(), HasSubstr(says));
  }
  fs::path folder_;
};

TEST(Safetensors, GivesTensorsInTheirOrder) {
  auto tensors = parse_safetensors(file_of(kHeader, std::string(29, 'x')), "w");
  ASSERT_TRUE(tensors.ok()) << tensors.error().describe();
  ASSERT_EQ(tensors->size(), 4u);
  EXPECT_EQ((*tensors)[0].name, "a");
  EXPECT_EQ((*tensors)[0].shape, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ((*tensors)[1].type, SafeType::bf16);
  EXPECT_EQ((*tensors)[1].offset, 8 + std::string(kHeader).size() + 24);
  EXPECT_EQ((*tensors)[2].values, 1);
  EXPECT_EQ((*tensors)[3].values, 0);
}

TEST(Safetensors, RefusesEveryTruncation) {
  std::string whole = file_of(kHeader, std::string(29, 'x'));
  for (std::size_t n = 0; n < whole.size(); ++n) {
    auto cut = parse_safetensors(whole.substr(0, n), "w");
    ASSERT_FALSE(cut.ok()) << n;
    EXPECT_EQ(cut.error().kind, ErrorKind::damaged) << n;
  }
}

TEST(Safetensors, RefusesLies) {
  struct Lie {
    std::string header, says;
    ErrorKind kind = ErrorKind::damaged;
  };
  auto entry = [](const std::string& dtype, const std::string& shape, const std::string& offsets) {
    return R"({"a":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
  };
  const std::vector<Lie> lies = {
      {"[]", "JSON object"},
      {"{", "JSON object"},
      {"\xff", "JSON object"},
      {R"({"a":1})", "lacks"},
      {R"({"a":{"dtype":"F32","shape":[8]}})", "lacks"},
      {entry("F32", "[8]", "[0]"), "lacks"},
      {entry("F33", "[8]", "[0,32]"), "F33", ErrorKind::unsupported},
      {entry("F32", "[-8]", "[0,32]"), "no count"},
      {entry("F32", "[8.0]", "[0,32]"), "no count"},
      {entry("F32", "[18446744073709551615]", "[0,32]"), "no count"},
      {entry("F32", "[4611686018427387904,4]", "[0,32]"), "overflow"},
      {entry("F32", "[4611686018427387904]", "[0,32]"), "overflow"},
      {entry("F32", "[7]", "[0,32]"), "ask for 28"},
      {entry("F16", "[8]", "[0,32]"), "ask for 16"},
      {entry("F32", "[9]", "[0,36]"), "inside the file"},
      {entry("F32", "[8]", "[32,0]"), "inside the file"},
      {entry("F32", "[8]", "[-1,31]"), "inside the file"},
      {entry("F32", "[4]", "[0,16]"), "belong to no tensor"},
      {entry("F32", "[4]", "[16,32]"), "hole"},
      {R"({"":{"dtype":"F32","shape":[8],"data_offsets":[0,32]}})", "no name"},
      {R"({"a":{"dtype":"F32","shape":[8],"data_offsets":[0,32]},"a":{"dtype":"F32","shape":[8],"data_offsets":[0,32]}})", "occurs twice"},
      {R"({"a":{"dtype":"F32","shape":[8],"data_offsets":[0,32]},"b":{"dtype":"F32","shape":[1],"data_offsets":[28,32]}})", "overlaps"},
      {R"({"a":{"dtype":"F32","shape":[8],"data_offsets":[0,32]},"b":{"dtype":"F32","shape":[8],"data_offsets":[0,32]}})", "overlaps"}};
  for (const Lie& lie : lies) {
    auto read = parse_safetensors(file_of(lie.header, std::string(32, 'x')), "w.safetensors");
    ASSERT_FALSE(read.ok()) << lie.header;
    EXPECT_EQ(read.error().kind, lie.kind) << read.error().describe();
    EXPECT_THAT(read.error().describe(), HasSubstr(lie.says)) << lie.header;
    EXPECT_EQ(read.error().where, "w.safetensors");
  }
  EXPECT_FALSE(parse_safetensors(std::string(8, '\xff'), "w").ok());
}

// 0x38 is 1, 0x7e the largest (448), 0x01 the smallest (2^-9), 0x7f no number.
TEST_F(CheckpointTest, ReadsEveryTypeAsFloats) {
  const std::string data("\x00\x00\x80\x3f\x00\x00\x00\xc0" "\x00\x3c\x00\xc0" "\x80\x3f\x00\xc0" "\x38\x7e\x01\xb8\x7f", 21);
  put("x.safetensors", file_of(R"({"f":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"h":{"dtype":"F16","shape":[2],"data_offsets":[8,12]},)"
                               R"("b":{"dtype":"BF16","shape":[2],"data_offsets":[12,16]},"e":{"dtype":"F8_E4M3","shape":[5],"data_offsets":[16,21]}})", data));
  auto c = Checkpoint::open(folder_.string());
  ASSERT_TRUE(c.ok()) << c.error().describe();
  float out[5];
  for (const char* name : {"f", "h", "b"}) {
    c->read(*c->find(name), 0, 2, out);
    EXPECT_EQ(out[0], 1.0f) << name;
    EXPECT_EQ(out[1], -2.0f) << name;
    c->read(*c->find(name), 1, 1, out, 7);
    EXPECT_EQ(out[0], -2.0f) << name;
  }
  c->read(*c->find("e"), 0, 5, out);
  EXPECT_EQ(out[0], 1.0f);
  EXPECT_EQ(out[1], 448.0f);
  EXPECT_EQ(out[2], 0x1p-9f);
  EXPECT_EQ(out[3], -1.0f);
  EXPECT_TRUE(std::isnan(out[4]));
  c->read(*c->find("e"), 0, 2, out, 3);
  EXPECT_EQ(out[1], -1.0f);
  EXPECT_EQ(c->find("g"), nullptr);
}

TEST_F(CheckpointTest, HoldsTheIndexAgainstTheFiles) {
  refused(ErrorKind::not_found, "no .safetensors");
  put("p1.safetensors", one("a"));
  put("p2.safetensors", one("b"));
  refused(ErrorKind::not_found, "no index");
  auto index = [&](const std::string& map) { put("model.safetensors.index.json", "{\"weight_map\":" + map + "}"); };
  index(R"({"a":"p1.safetensors","b":"p2.safetensors"})");
  auto opened = Checkpoint::open(folder_.string());
  ASSERT_TRUE(opened.ok()) << opened.error().describe();
  EXPECT_EQ(opened->tensors().size(), 2u);
  EXPECT_THAT(opened->file_of(*opened->find("b")), HasSubstr("p2"));
  index(R"({"a":"p1.safetensors"})");
  EXPECT_TRUE(Checkpoint::open(folder_.string()).ok());  // a file nobody names may lie beside
  for (auto [map, says] : {std::pair{R"({"a":"p2.safetensors","b":"p1.safetensors"})", "as the index says"},
                           {R"({"a":"p1.safetensors","c":"p2.safetensors"})", "as the index says"},
                           {R"({"a":1})", "names no file"},
                           {R"({"a":"../p1.safetensors"})", "not beside it"},
                           {R"({"a":"/etc/passwd"})", "not beside it"},
                           {R"({"a":""})", "not beside it"},
                           {R"({"a":"p1.safetensors","a":"p2.safetensors"})", "as the index says"},
                           {"[]", "no weight_map"}}) {
    index(map);
    refused(ErrorKind::damaged, says);
  }
  index(R"({"a":"p1.safetensors","b":"p3.safetensors"})");
  refused(ErrorKind::not_found, "p3");
  put("p2.safetensors", one("a"));
  index(R"({"a":"p1.safetensors","b":"p2.safetensors"})");
  refused(ErrorKind::damaged, "two files");
}

}  // namespace
}  // namespace dossier
