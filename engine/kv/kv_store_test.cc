#include "engine/kv/kv_store.h"

#include <gtest/gtest.h>

#include "engine/kv/kv_test_rows.h"

namespace dossier {
namespace {

using namespace kv_test;

KvStore open_store(const KvShape& s, const KvLimits& limits = {}) {
  auto store = KvStore::open(s, {"weights", "constants", "table 1", ""}, limits, table());
  EXPECT_TRUE(store.ok()) << store.error().describe();
  return std::move(store).value();
}

TEST(KvStore, ShowsTheRoundedRowsOfEveryPositionInAllFormatsAndShapes) {
  for (dk_kv_format format : {DK_KV_F32, DK_KV_INT8})
    for (std::int64_t chunk : {0, 64, 128}) {
      const KvShape s = shape(format, chunk);
      KvStore store = open_store(s);
      auto sequence = store.restore({});
      ASSERT_TRUE(sequence.ok());
      const auto ids = tokens(300);
      ASSERT_TRUE(fill(*sequence, s, ids).ok());
      const std::int32_t last = s.layers - 1;
      EXPECT_EQ(sequence->pages(last), 3);
      expect_rows(*sequence, s, ids);
    }
}

TEST(KvStore, ChunkedLayersShowTheirChunkOnly) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto sequence = store.restore({});
  const auto ids = tokens(200);
  for (std::int64_t count : {1, 63, 64, 65, 127, 128, 129, 200}) {
    const std::vector<std::int32_t> some(ids.begin(), ids.begin() + count);
    ASSERT_TRUE(fill(*sequence, s, some).ok());
    auto pin = sequence->pin(0, 0);
    ASSERT_TRUE(pin.ok());
    EXPECT_EQ(pin->first, (count - 1) / 64 * 64);
    EXPECT_EQ(pin->rows, count - pin->first);
    expect_rows(*sequence, s, some);
  }
}

TEST(KvStore, RowsOfTheRunningStepAreSeenAsSoonAsTheirLayerIsAppended) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto sequence = store.restore({});
  const auto ids = tokens(70);
  ASSERT_TRUE(fill(*sequence, s, {ids.begin(), ids.begin() + 64}).ok());
  const std::span<const std::int32_t> next(ids.data() + 64, 6);
  ASSERT_TRUE(sequence->begin(next).ok());
  EXPECT_EQ(sequence->pin(0, 0)->rows, 0);  // the new chunk is empty
  EXPECT_EQ(sequence->pin(2, 0)->rows, 64);
  for (std::int32_t layer : {0, 2}) ASSERT_TRUE(sequence->append(layer, rows(s, next, layer, 64, false), rows(s, next, layer, 64, true)).ok());
  EXPECT_EQ(sequence->pin(0, 0)->rows, 6);
  EXPECT_EQ(sequence->pin(2, 0)->rows, 70);
  EXPECT_EQ(sequence->pin(5, 0)->rows, 64);
  EXPECT_FALSE(sequence->commit().ok());  // four layers are missing
}

TEST(KvStore, StepsThatStraddleABorderOrMissRowsAreRefused) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto sequence = store.restore({});
  EXPECT_EQ(sequence->room(), 64);
  EXPECT_FALSE(sequence->begin(tokens(65)).ok());
  EXPECT_FALSE(sequence->begin({}).ok());
  EXPECT_FALSE(sequence->append(0, {}, {}).ok());
  ASSERT_TRUE(sequence->begin(tokens(4)).ok());
  EXPECT_FALSE(sequence->begin(tokens(4)).ok());
  EXPECT_FALSE(sequence->append(0, std::vector<float>(3 * 64), std::vector<float>(3 * 64)).ok());
  EXPECT_FALSE(sequence->append(6, std::vector<float>(4 * 64), std::vector<float>(4 * 64)).ok());
  EXPECT_FALSE(sequence->pin(2, 1).ok());
  EXPECT_FALSE(sequence->pin(0, 1).ok());
}

TEST(KvStore, TakesADraftBackAlsoWhereItFilledTheNode) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto sequence = store.restore({});
  auto ids = tokens(128, 1);
  ASSERT_TRUE(fill(*sequence, s, ids).ok());
  ASSERT_TRUE(sequence->rewind(120).ok());
  ids.resize(120);
  expect_rows(*sequence, s, ids);
  const auto other = tokens(30, 5);
  ids.insert(ids.end(), other.begin(), other.end());
  ASSERT_TRUE(fill(*sequence, s, ids).ok());
  expect_rows(*sequence, s, ids);
  EXPECT_FALSE(sequence->rewind(127).ok());  // sealed
  EXPECT_FALSE(sequence->rewind(200).ok());
  ASSERT_TRUE(sequence->rewind(128).ok());
  ids.resize(128);
  expect_rows(*sequence, s, ids);
}

TEST(KvStore, ARunningStepCanBeGivenUp) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto sequence = store.restore({});
  auto ids = tokens(100);
  ASSERT_TRUE(fill(*sequence, s, ids).ok());
  ASSERT_TRUE(sequence->begin(tokens(5, 9)).ok());
  ASSERT_TRUE(sequence->rewind(100).ok());
  ids.push_back(77);
  ASSERT_TRUE(fill(*sequence, s, ids).ok());
  expect_rows(*sequence, s, ids);
}

TEST(KvStore, ForksShareSealedPagesAndPartWaysAfterwards) {
  for (std::int64_t count : {0, 1, 64, 128, 200, 256}) {
    const KvShape s = shape();
    KvStore store = open_store(s);
    auto sequence = store.restore({});
    const auto ids = tokens(count);
    ASSERT_TRUE(fill(*sequence, s, ids).ok());
    auto fork = store.fork(*sequence);
    ASSERT_TRUE(fork.ok()) << fork.error().describe();
    expect_rows(*fork, s, ids);
    if (count >= 128) EXPECT_EQ(sequence->pin(2, 0)->k(0).values, fork->pin(2, 0)->k(0).values);
    auto one = ids, two = ids;
    for (std::int32_t i = 0; i < 140; ++i) {
      one.push_back(i);
      two.push_back(1000 + i);
    }
    ASSERT_TRUE(fill(*sequence, s, one).ok());
    ASSERT_TRUE(fill(*fork, s, two).ok());
    expect_rows(*sequence, s, one);
    expect_rows(*fork, s, two);
  }
}

TEST(KvStore, AnEqualPrefixIsRestoredFromMemory) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto ids = tokens(300);
  {
    auto sequence = store.restore(prompt(ids));
    ASSERT_TRUE(fill(*sequence, s, ids).ok());
  }
  auto again = store.restore(prompt(ids));
  EXPECT_EQ(again->tokens(), 256);
  EXPECT_EQ(store.counters().restored_tokens, 256u);
  ASSERT_TRUE(fill(*again, s, ids).ok());
  expect_rows(*again, s, ids);
  ids[130] += 1;
  EXPECT_EQ(store.restore(prompt(ids))->tokens(), 128);
  ids[0] += 1;
  EXPECT_EQ(store.restore(prompt(ids))->tokens(), 0);
}

TEST(KvStore, OtherImagesAreOtherNodes) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  const auto ids = tokens(260);
  KvPrompt with = prompt(ids);
  with.images = {{"cat", 130, 140}};
  auto sequence = store.restore(with);
  ASSERT_TRUE(fill(*sequence, s, ids).ok());
  EXPECT_EQ(store.restore(with)->tokens(), 256);
  EXPECT_EQ(store.restore(prompt(ids))->tokens(), 128);
  with.images[0].sha256 = "dog";
  EXPECT_EQ(store.restore(with)->tokens(), 128);
}

TEST(KvStore, WithoutAFolderTheMemoryLimitIsAnError) {
  const KvShape s = shape();
  KvLimits limits;
  limits.ram_bytes = 3 * 128 * s.bytes_per_token() + s.chunk_bytes();
  KvStore store = open_store(s, limits);
  auto sequence = store.restore({});
  const Status status = fill(*sequence, s, tokens(2000));
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::memory);
  EXPECT_EQ(sequence->tokens() % 128, 0);
}

TEST(KvStore, CountsTheMemoryThatRowsTake) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto sequence = store.restore({});
  ASSERT_TRUE(fill(*sequence, s, tokens(64)).ok());
  EXPECT_EQ(store.counters().memory_bytes, 64 * s.bytes_per_token() + s.chunk_bytes());
}

TEST(KvShape, BytesAreThoseOfTheSpecification) {
  KvShape scout;
  scout.layers = 48;
  for (int l = 0; l < 48; ++l) scout.global.push_back((l + 1) % 4 == 0);
  scout.kv_heads = 8;
  scout.head_dim = 128;
  scout.chunk = 8192;
  EXPECT_EQ(scout.bytes_per_token(), 24960u);
  scout.format = DK_KV_Q4;
  EXPECT_EQ(scout.bytes_per_token(), 13824u);
  scout.format = DK_KV_BF16;
  EXPECT_EQ(scout.bytes_per_token(), 49152u);
  EXPECT_EQ(scout.chunk_bytes(), 36u * 8192 * 4096);
  EXPECT_EQ(KvShape::node_tokens_for(8192), 8192);
  EXPECT_EQ(KvShape::node_tokens_for(32), 64);
  EXPECT_EQ(KvShape::node_tokens_for(0), 1024);
}

}  // namespace
}  // namespace dossier
