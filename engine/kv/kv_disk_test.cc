// What outlives the process: nodes and tails in a folder.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/kv/kv_prune.h"
#include "engine/kv/kv_test_rows.h"

namespace dossier {
namespace {

using namespace kv_test;
namespace fs = std::filesystem;

class KvDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/kv-test-XXXXXX";
    ASSERT_NE(::mkdtemp(name), nullptr);
    folder_ = std::string(name) + "/kv";
  }
  void TearDown() override { fs::remove_all(fs::path(folder_).parent_path()); }

  KvStore open_store(const KvShape& s, std::uint64_t ram = 0, std::uint64_t disk = 0, const char* weights = "weights") {
    KvLimits limits;
    limits.folder = folder_;
    limits.ram_bytes = ram;
    limits.disk_bytes = disk;
    auto store = KvStore::open(s, {weights, "constants", "table 1", ""}, limits, table());
    EXPECT_TRUE(store.ok()) << store.error().describe();
    return std::move(store).value();
  }
  // Prefills the prompt in a store of its own and keeps it.
  void keep(const KvShape& s, const std::vector<std::int32_t>& ids, std::vector<KvOwner> owners = {}) {
    KvStore store = open_store(s);
    KvPrompt p = prompt(ids);
    p.owners = std::move(owners);
    auto sequence = store.restore(p);
    ASSERT_TRUE(sequence.ok()) << sequence.error().describe();
    ASSERT_TRUE(fill(*sequence, s, ids).ok());
    const Status kept = sequence->keep_tail();
    ASSERT_TRUE(kept.ok()) << kept.error().describe();
  }
  std::vector<fs::path> files(const char* extension) const {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(folder_))
      if (entry.path().extension() == extension) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
  }
  static void flip(const fs::path& path, std::uint64_t at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(file.get() ^ 4);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
  }
  std::string folder_;
};

TEST_F(KvDisk, AnotherProcessFindsEveryRowAgain) {
  for (std::int64_t chunk : {0, 64, 128})
    for (std::int64_t count : {1, 63, 64, 127, 128, 129, 192, 300, 384}) {
      const KvShape s = shape(DK_KV_INT8, chunk);
      fs::remove_all(folder_);
      const auto ids = tokens(count);
      keep(s, ids);
      KvStore store = open_store(s);
      auto sequence = store.restore(prompt(ids));
      ASSERT_TRUE(sequence.ok());
      EXPECT_EQ(sequence->tokens(), count) << "chunk " << chunk;
      EXPECT_EQ(store.counters().restored_tokens, static_cast<std::uint64_t>(count));
      expect_rows(*sequence, s, ids);
      auto more = ids;
      for (std::int32_t i = 0; i < 200; ++i) more.push_back(i);
      ASSERT_TRUE(fill(*sequence, s, more).ok());
      expect_rows(*sequence, s, more);
    }
}

TEST_F(KvDisk, APartOfAStoredEndServesWhereItsRowsAreAllThere) {
  const KvShape s = shape();
  auto ids = tokens(128 + 100);
  keep(s, ids);
  KvStore store = open_store(s);
  const auto restored = [&](std::int64_t count) { return store.restore(prompt({ids.begin(), ids.begin() + count}))->tokens(); };
  EXPECT_EQ(restored(128 + 99), 128 + 99);
  EXPECT_EQ(restored(128 + 64), 128 + 64);
  EXPECT_EQ(restored(128 + 63), 128);  // the rows of that chunk are gone
  EXPECT_EQ(restored(127), 64);        // whole chunks of the first node
  EXPECT_EQ(restored(63), 0);
  ids.resize(128 + 90);
  ids.push_back(5);
  auto sequence = store.restore(prompt(ids));
  EXPECT_EQ(sequence->tokens(), 128 + 90);
  ASSERT_TRUE(fill(*sequence, s, ids).ok());
  expect_rows(*sequence, s, ids);
}

TEST_F(KvDisk, WhereAllLayersAreGlobalAPartOfANodeServesToo) {
  const KvShape s = shape(DK_KV_F32, 0);
  const auto ids = tokens(256);
  keep(s, ids);
  KvStore store = open_store(s);
  const std::vector<std::int32_t> some(ids.begin(), ids.begin() + 200);
  auto sequence = store.restore(prompt(some));
  EXPECT_EQ(sequence->tokens(), 200);
  expect_rows(*sequence, s, some);
}

TEST_F(KvDisk, AnEndIsReplacedWhenItsSetGoesOn) {
  const KvShape s = shape();
  keep(s, tokens(40), {{"a"}});
  keep(s, tokens(90), {{"a"}});
  EXPECT_EQ(files(".tail").size(), 1u);
  keep(s, tokens(30), {{"b"}});  // a part of it serves: nothing to keep twice but another set's end
  EXPECT_EQ(files(".tail").size(), 2u);
  keep(s, tokens(128), {{"a"}});
  EXPECT_EQ(files(".node").size(), 1u);
  EXPECT_EQ(files(".tail").size(), 1u);
}

TEST_F(KvDisk, OtherWeightsAndOtherFormatsFindNothing) {
  const auto ids = tokens(140);
  keep(shape(), ids);
  KvStore other = open_store(shape(), 0, 0, "other weights");
  EXPECT_EQ(other.restore(prompt(ids))->tokens(), 0);
  KvStore format = open_store(shape(DK_KV_F32));
  EXPECT_EQ(format.restore(prompt(ids))->tokens(), 0);
  KvStore same = open_store(shape());
  EXPECT_EQ(same.restore(prompt(ids))->tokens(), 140);
}

TEST_F(KvDisk, WhatIsNotToBeKeptIsNotWritten) {
  const KvShape s = shape();
  const auto ids = tokens(300);
  for (std::int64_t keep_tokens : {0, 100, 128, 250}) {
    fs::remove_all(folder_);
    {
      KvStore store = open_store(s);
      KvPrompt p = prompt(ids);
      p.keep = keep_tokens;
      auto sequence = store.restore(p);
      ASSERT_TRUE(fill(*sequence, s, {ids.begin(), ids.begin() + keep_tokens}).ok());
      ASSERT_TRUE(sequence->keep_tail().ok());
      ASSERT_TRUE(fill(*sequence, s, ids).ok());
      ASSERT_TRUE(sequence->keep_tail().ok());
    }
    KvStore store = open_store(s);
    EXPECT_EQ(store.restore(prompt(ids))->tokens(), keep_tokens);
  }
}

TEST_F(KvDisk, AFlippedByteIsFoundWhereverItIs) {
  const KvShape s = shape();
  const auto ids = tokens(128 * 3 + 20);
  keep(s, ids);
  auto nodes = files(".node");
  ASSERT_EQ(nodes.size(), 3u);
  for (const fs::path& path : nodes)
    for (std::uint64_t at : {std::uint64_t{0}, std::uint64_t{9}, std::uint64_t{100}, std::uint64_t{4096}, std::uint64_t{4096 + 9000}, fs::file_size(path) - 1}) {
      flip(path, at);
      {
        KvStore store = open_store(s);
        auto sequence = store.restore(prompt(ids));
        ASSERT_TRUE(sequence.ok()) << sequence.error().describe();
        EXPECT_LT(sequence->tokens(), 128 * 3);
        EXPECT_EQ(sequence->tokens() % 128, 0);
        EXPECT_EQ(store.counters().damaged_nodes, 1u);
        ASSERT_TRUE(fill(*sequence, s, ids).ok());
        ASSERT_TRUE(sequence->keep_tail().ok());
        expect_rows(*sequence, s, ids);
      }
      KvStore again = open_store(s);  // the node was written anew
      EXPECT_EQ(again.restore(prompt(ids))->tokens(), 128 * 3 + 20);
      EXPECT_EQ(again.counters().damaged_nodes, 0u);
    }
  const fs::path tail = files(".tail").at(0);
  flip(tail, fs::file_size(tail) - 1);
  KvStore store = open_store(s);
  EXPECT_EQ(store.restore(prompt(ids))->tokens(), 128 * 3);
  EXPECT_EQ(store.counters().damaged_nodes, 1u);
}

TEST_F(KvDisk, ACutOrEmptyFileIsFound) {
  const KvShape s = shape();
  const auto ids = tokens(256);
  for (std::uint64_t size : {0, 10, 4096, 8192, 20000}) {
    fs::remove_all(folder_);
    keep(s, ids);
    fs::resize_file(files(".node").at(0), size);
    KvStore store = open_store(s);
    const std::int64_t whole = store.restore(prompt(ids))->tokens();
    EXPECT_TRUE(whole == 0 || whole == 128);
    EXPECT_EQ(store.counters().damaged_nodes, 1u);
  }
}

TEST_F(KvDisk, TheSameRowsWhateverTheMemory) {
  for (dk_kv_format format : {DK_KV_F32, DK_KV_INT8}) {
    const KvShape s = shape(format);
    fs::remove_all(folder_);
    const auto ids = tokens(128 * 12 + 30);
    const std::uint64_t node = 2 * 2 * 2 * 128 * s.row_bytes() + 2 * 4096, fixed = node + 2 * s.chunk_bytes() + 8 * 4096;
    for (std::uint64_t ram : {std::uint64_t{0}, fixed + 3 * node, fixed + 7 * node}) {
      for (bool fresh : {true, false}) {
        if (fresh) fs::remove_all(folder_);
        KvStore store = open_store(s, ram);
        auto sequence = store.restore(prompt(ids));
        ASSERT_TRUE(sequence.ok()) << sequence.error().describe();
        if (fresh) ASSERT_TRUE(fill(*sequence, s, ids).ok());
        if (fresh) ASSERT_TRUE(sequence->keep_tail().ok());
        for (int round = 0; round < 3; ++round) expect_rows(*sequence, s, ids);
        if (ram > 0) {
          EXPECT_LE(store.counters().peak_memory_bytes, ram) << "fresh " << fresh;
        }
      }
    }
  }
}

TEST_F(KvDisk, TooLittleMemoryIsSaidBeforeAnythingRuns) {
  const KvShape s = shape();
  KvStore store = open_store(s, 1000);
  auto sequence = store.restore(prompt(tokens(10)));
  ASSERT_FALSE(sequence.ok());
  EXPECT_EQ(sequence.error().kind, ErrorKind::memory);
}

TEST_F(KvDisk, ABrokenPageMetWhileStreamingIsAnErrorAndIsComputedAnewByTheNextRun) {
  const KvShape s = shape();
  const auto ids = tokens(128 * 8);
  keep(s, ids);
  const std::uint64_t node = 2 * 2 * 2 * 128 * s.row_bytes() + 2 * 4096, fixed = node + 2 * s.chunk_bytes() + 8 * 4096;
  KvStore store = open_store(s, fixed + 2 * node);
  auto sequence = store.restore(prompt(ids));
  ASSERT_EQ(sequence->tokens(), 128 * 8);
  for (const fs::path& path : files(".node")) flip(path, fs::file_size(path) - 1);
  bool met = false;
  for (std::int64_t page = 0; page < 8; ++page)
    if (auto pin = sequence->pin(5, page); !pin.ok()) {
      met = true;
      EXPECT_EQ(pin.error().kind, ErrorKind::damaged);
    }
  EXPECT_TRUE(met);
}

TEST_F(KvDisk, OldLeavesGiveWayAtTheLimitAndWhatRunsNever) {
  const KvShape s = shape();
  keep(s, tokens(256, 1));
  const std::uint64_t node = fs::file_size(files(".node").at(0));
  for (const fs::path& path : files(".node")) fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
  {
    KvStore store = open_store(s, 0, 4 * node);
    const auto ids = tokens(128 * 4, 2);
    KvPrompt p = prompt(ids);
    p.keep = 128 * 6;
    auto sequence = store.restore(p);
    ASSERT_TRUE(fill(*sequence, s, ids).ok());
    ASSERT_TRUE(sequence->keep_tail().ok());
    EXPECT_EQ(files(".node").size(), 4u);
    const auto too_many = tokens(128 * 6, 2);
    const Status status = fill(*sequence, s, too_many);
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().kind, ErrorKind::no_space);
  }
  KvStore store = open_store(s);
  EXPECT_EQ(store.restore(prompt(tokens(256, 1)))->tokens(), 0);
  EXPECT_EQ(store.restore(prompt(tokens(128 * 4, 2)))->tokens(), 128 * 4);
}

TEST_F(KvDisk, AParentOutlivesItsChildren) {
  const KvShape s = shape();
  keep(s, tokens(128 * 4));
  auto folder = KvFolder::open(folder_, false);
  ASSERT_TRUE(folder.ok());
  ASSERT_TRUE((*folder)->try_lock_exclusive());
  const std::uint64_t node = fs::file_size(files(".node").at(0));
  auto pruned = prune_kv_leaves(**folder, 2 * node, {});
  ASSERT_TRUE(pruned.ok());
  EXPECT_EQ(pruned->nodes_removed, 2u);
  (*folder)->unlock();
  KvStore store = open_store(s);
  EXPECT_EQ(store.restore(prompt(tokens(128 * 4)))->tokens(), 256);
}

TEST_F(KvDisk, FilesAreTheUsersOwnAndLeftoversGo) {
  const KvShape s = shape();
  keep(s, tokens(150), {{"tag"}});
  std::ofstream(folder_ + "/tmp.1.1") << "half";
  keep(s, tokens(150), {{"later tag"}});
  struct stat facts {};
  ASSERT_EQ(::stat(folder_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0700u);
  for (const auto& entry : fs::directory_iterator(folder_)) {
    ASSERT_EQ(::stat(entry.path().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u) << entry.path();
    EXPECT_NE(entry.path().filename().string().rfind("tmp.", 0), 0u);
  }
  EXPECT_EQ(files(".tag").size(), 2u);  // of the node and of the end
}

TEST_F(KvDisk, NobodyRemovesNodesWhileASequenceRuns) {
  const KvShape s = shape();
  KvStore store = open_store(s);
  auto folder = KvFolder::open(folder_, false);
  {
    auto sequence = store.restore(prompt(tokens(10)));
    EXPECT_FALSE((*folder)->try_lock_exclusive());
    KvStore second = open_store(s);  // another reader is welcome
    EXPECT_TRUE(second.restore(prompt(tokens(10))).ok());
  }
  EXPECT_TRUE((*folder)->try_lock_exclusive());
}

TEST_F(KvDisk, NodesRemovedMeanwhileAreNotBuiltUpon) {
  const KvShape s = shape();
  const auto ids = tokens(256);
  KvStore store = open_store(s);
  {
    auto sequence = store.restore(prompt(ids));
    ASSERT_TRUE(fill(*sequence, s, ids).ok());
    ASSERT_TRUE(sequence->keep_tail().ok());
  }
  for (const fs::path& path : files(".node")) fs::remove(path);
  auto sequence = store.restore(prompt(ids));
  EXPECT_EQ(sequence->tokens(), 0);
}

TEST_F(KvDisk, DroppingAnOwnerTakesAllThatFollowsItsText) {
  const KvShape s = shape();
  keep(s, tokens(128 * 3 + 5), {{"a", 0, 128}, {"b", 128, 300}, {"c", 300}});
  keep(s, tokens(128 * 2, 3), {{"d"}});
  keep(s, tokens(128 * 2, 3), {{"e"}});  // the same text of another owner
  auto all = list_kv(folder_);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 6u);
  EXPECT_EQ((*all)[0].first, 0);
  auto dropped = drop_kv(folder_, {"b"});
  ASSERT_TRUE(dropped.ok());
  EXPECT_EQ(dropped->nodes_removed, 3u);
  {
    KvStore store = open_store(s);
    EXPECT_EQ(store.restore(prompt(tokens(128 * 3 + 5)))->tokens(), 128);
    EXPECT_EQ(store.restore(prompt(tokens(128 * 2, 3)))->tokens(), 256);
  }
  dropped = drop_kv(folder_, {"e"});
  EXPECT_EQ(dropped->nodes_removed, 2u);
  EXPECT_TRUE(files(".tag").empty());
  EXPECT_EQ(list_kv(folder_)->size(), 1u);
}

TEST_F(KvDisk, CheckNamesWhatIsBrokenAndPruneRemovesWhatCannotBeUsed) {
  const KvShape s = shape();
  keep(s, tokens(128 * 3 + 5));
  auto checked = check_kv(folder_, {}, {});
  ASSERT_TRUE(checked.ok());
  EXPECT_EQ(checked->whole, 4u);
  auto all = list_kv(folder_);
  flip(folder_ + "/" + (*all)[1].entry.name, (*all)[1].entry.bytes - 1);
  checked = check_kv(folder_, {}, {});
  ASSERT_EQ(checked->faults.size(), 1u);
  EXPECT_EQ(checked->faults[0].file, (*all)[1].entry.name);
  fs::remove(folder_ + "/" + (*all)[1].entry.name);
  checked = check_kv(folder_, {}, {});
  EXPECT_EQ(checked->orphans.size(), 2u);
  KvStore store = open_store(s);
  {
    auto sequence = store.restore(prompt(tokens(10)));
    auto busy = prune_kv(folder_, UINT64_MAX);
    ASSERT_FALSE(busy.ok());
    EXPECT_EQ(busy.error().kind, ErrorKind::conflict);
  }
  auto pruned = prune_kv(folder_, UINT64_MAX);
  ASSERT_TRUE(pruned.ok()) << pruned.error().describe();
  EXPECT_EQ(pruned->nodes_removed, 2u);
  EXPECT_EQ(prune_kv(folder_, 0)->bytes_left, 0u);
  EXPECT_FALSE(list_kv(folder_ + "/no").ok());
}

class FakeDevice : public KvDevice {
 public:
  explicit FakeDevice(std::size_t room) : room_(room) {}
  const void* upload(std::span<const std::byte> slab) override {
    if (copies_.size() == room_) return nullptr;
    copies_.push_back(std::make_unique<std::vector<std::byte>>(slab.begin(), slab.end()));
    return copies_.back()->data();
  }
  void release(const void* address) override {
    std::erase_if(copies_, [address](const auto& copy) { return copy->data() == address; });
  }
  std::size_t count() const { return copies_.size(); }

 private:
  std::size_t room_;
  std::vector<std::unique_ptr<std::vector<std::byte>>> copies_;
};

TEST_F(KvDisk, PagesOnADeviceShowTheSameRowsAndAreGivenBack) {
  const KvShape s = shape();
  const auto ids = tokens(128 * 4 + 9);
  for (std::size_t room : {0, 3, 100}) {
    auto device = std::make_shared<FakeDevice>(room);
    {
      KvLimits limits;
      limits.device = device;
      auto store = KvStore::open(s, {"weights", "constants", "table 1", ""}, limits, table());
      auto sequence = store->restore(prompt(ids));
      ASSERT_TRUE(fill(*sequence, s, ids).ok());
      expect_rows(*sequence, s, ids);
      EXPECT_EQ(device->count(), std::min<std::size_t>(room, 8));
      EXPECT_EQ(sequence->pin(2, 0)->on_device(), room > 0);
      EXPECT_FALSE(sequence->pin(2, 4)->on_device());
    }
    EXPECT_EQ(device->count(), 0u);
  }
}

}  // namespace
}  // namespace dossier
