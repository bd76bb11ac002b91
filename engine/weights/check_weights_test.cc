#include "engine/weights/check_weights.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "engine/files/gguf_writer.h"
#include "engine/files/model_file.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

// Block 5 of tensor "e", an expert stack of Q8_0, gets a scale that is NaN; the last value of "v" is infinite.
TEST(CheckWeights, NamesTensorsWithValuesThatAreNoNumbers) {
  std::string path = (std::filesystem::temp_directory_path() / ("check_weights_test." + std::to_string(::getpid()) + ".gguf")).string();
  for (bool spoilt : {false, true}) {
    GgufWriter w;
    w.add_tensor("e", DK_Q8_0, {64, 2, 3, 1});
    w.add_tensor("good", DK_F16, {32, 4, 1, 1});
    w.add_tensor("v", DK_F32, {5, 1, 1, 1});
    ASSERT_TRUE(w.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) {
                   std::vector<std::byte> bytes(w.tensor_bytes(i), std::byte{1});
                   if (spoilt && i == 0) bytes[5 * 34] = std::byte{0x01}, bytes[5 * 34 + 1] = std::byte{0x7e};
                   if (spoilt && i == 2) bytes[16] = bytes[17] = std::byte{0}, bytes[18] = std::byte{0x80}, bytes[19] = std::byte{0x7f};
                   return sink(bytes);
                 }).ok());
    auto file = ModelFile::open(path);
    ASSERT_TRUE(file.ok());
    auto found = check_weights(*file, {2, {}, {}});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->values, 64 * 6 + 32 * 4 + 5);
    if (!spoilt) {
      EXPECT_TRUE(found->bad.empty());
      continue;
    }
    ASSERT_EQ(found->bad.size(), 2u);
    EXPECT_EQ(found->bad[0].tensor, "e");
    EXPECT_EQ(found->bad[0].expert, 1);
    EXPECT_EQ(found->bad[0].row, 0);
    EXPECT_EQ(found->bad[0].values, 32);
    EXPECT_EQ(found->bad[1].tensor, "v");
    EXPECT_EQ(found->bad[1].values, 1);
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace dossier
