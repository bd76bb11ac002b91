#include "ingest/reader/container/members.h"

#include <gtest/gtest.h>

#include "ingest/reader/testing/zip_file.h"

namespace dossier::reader {
namespace {

bool all(const std::string&) { return true; }

TEST(Members, GivesEachInOrderWithNamesAsData) {
  std::vector<std::string> names;
  UnpackReport report;
  Status status = visit_members(testing::tar_gz_file({{"../up.txt", "a"}, {"b/c.txt", "bc"}}), {}, {}, all, [&](const std::string& name, std::string bytes) -> Status {
    names.push_back(name + "=" + bytes);
    return {};
  }, report);
  ASSERT_TRUE(status.ok()) << status.error().describe();
  EXPECT_EQ(names, (std::vector<std::string>{"../up.txt=a", "b/c.txt=bc"}));
}

TEST(Members, BombsMeetTheRatio) {
  UnpackReport report;
  Status status = visit_members(testing::tar_gz_file({{"zeros", std::string(64 << 20, '\0')}}), {}, {}, all, [](const std::string&, std::string) -> Status { return {}; }, report);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::too_large);
}

TEST(Members, WhatIsNotWantedIsCountedAndNotGiven) {
  std::string got;
  UnpackReport report;
  Status status = visit_members(
      testing::zip_file({{"a", "1"}, {"b", "2"}, {"c", "3"}}), {}, {}, [](const std::string& name) { return name != "b"; },
      [&](const std::string&, std::string bytes) -> Status {
        got += bytes;
        return {};
      },
      report);
  ASSERT_TRUE(status.ok()) << status.error().describe();
  EXPECT_EQ(got, "13");
  EXPECT_EQ(report.members, 3u);
}

TEST(Members, PassingOverABombMeetsTheLimit) {
  UnpackLimits limits;
  limits.total_bytes = 1 << 20;
  UnpackReport report;
  Status status = visit_members(
      testing::tar_gz_file({{"a", "a"}, {"zeros", std::string(8 << 20, '\0')}, {"b", "b"}}), {}, limits, [](const std::string& name) { return name == "a"; },
      [](const std::string&, std::string) -> Status { return {}; }, report);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::too_large);
}

TEST(Members, TooManyAndTooDamaged) {
  UnpackLimits limits;
  limits.entries = 1;
  UnpackReport report;
  auto visit = [](const std::string&, std::string) -> Status { return {}; };
  EXPECT_EQ(visit_members(testing::tar_gz_file({{"a", "a"}, {"b", "b"}}), {}, limits, all, visit, report).error().kind, ErrorKind::too_large);
  EXPECT_FALSE(unpack_stream("no stream", {}).ok());
}

// Text that does not pack well, so that a part of the file holds about the same part of it.
std::string uneven(size_t size, uint32_t seed) {
  std::string out;
  while (out.size() < size) out += static_cast<char>('a' + ((seed = seed * 1664525 + 1013904223) >> 24) % 26);
  return out;
}

struct Got {
  std::vector<std::pair<std::string, std::string>> members;
  UnpackReport report;
  Status status;
};

Got visited(const std::string& archive) {
  Got got;
  got.status = visit_members(archive, {}, {}, all, [&](const std::string& name, std::string bytes) -> Status {
    got.members.emplace_back(name, std::move(bytes));
    return {};
  }, got.report);
  return got;
}

TEST(Members, OfAZipThatEndsEarlyWhatIsThereIsGiven) {
  const std::string first = uneven(3000, 1), second = uneven(900'000, 2);
  std::string cut = testing::zip_file({{"a.txt", first}, {"b.txt", second}, {"c.txt", "c"}});
  cut.resize(cut.size() * 2 / 3);
  Got got = visited(cut);
  ASSERT_FALSE(got.status.ok());
  EXPECT_EQ(got.status.error().kind, ErrorKind::damaged);
  ASSERT_GE(got.members.size(), 1u);
  EXPECT_EQ(got.members[0], (std::pair<std::string, std::string>{"a.txt", first}));
  ASSERT_EQ(got.members.size(), 2u);
  EXPECT_GT(got.members[1].second.size(), 100'000u);
  EXPECT_EQ(second.compare(0, got.members[1].second.size(), got.members[1].second), 0) << "nothing but what stands there";
  EXPECT_EQ(got.report.cut, std::vector<std::string>{"b.txt"});
}

TEST(Members, OneDamagedMemberOfAZipDoesNotCostTheNext) {
  const std::string first = uneven(3000, 1);
  std::string hurt = testing::zip_file({{"a.txt", first}, {"b.txt", "the next"}});
  for (size_t i = 200; i < 260; ++i) hurt[i] = static_cast<char>(hurt[i] ^ 0x5a);
  Got got = visited(hurt);
  ASSERT_FALSE(got.status.ok());
  EXPECT_EQ(got.status.error().kind, ErrorKind::damaged);
  EXPECT_EQ(got.report.cut, std::vector<std::string>{"a.txt"});
  ASSERT_FALSE(got.members.empty());
  EXPECT_EQ(got.members.back(), (std::pair<std::string, std::string>{"b.txt", "the next"}));
}

TEST(Members, AZipWhoseDirectoryIsDamagedIsReadByItsMembersHeaders) {
  std::string hurt = testing::zip_file({{"a.txt", "one"}, {"b.txt", "two"}});
  for (size_t at = hurt.find("PK\1\2"); at != std::string::npos; at = hurt.find("PK\1\2", at + 4)) hurt[at + 2] = 'x';
  Got got = visited(hurt);
  EXPECT_FALSE(got.status.ok());
  EXPECT_EQ(got.members, (std::vector<std::pair<std::string, std::string>>{{"a.txt", "one"}, {"b.txt", "two"}}));
}

TEST(Members, OfAStreamThatEndsEarlyWhatComesBeforeIsGiven) {
  const std::string first = uneven(4000, 1), second = uneven(4000, 2);
  std::string cut = testing::tar_gz_file({{"a", first}, {"b", second}});
  EXPECT_FALSE(unpack_stream(cut, {})->damage);
  cut.resize(cut.size() * 3 / 4);
  Result<Unpacked> stream = unpack_stream(cut, {});
  ASSERT_TRUE(stream.ok()) << stream.error().describe();
  ASSERT_TRUE(stream->damage);
  EXPECT_EQ(stream->damage->kind, ErrorKind::damaged);
  Got got = visited(stream->bytes);
  EXPECT_FALSE(got.status.ok());
  ASSERT_EQ(got.members.size(), 2u);
  EXPECT_EQ(got.members[0].second, first);
  EXPECT_GT(got.members[1].second.size(), 1000u);
  EXPECT_EQ(second.compare(0, got.members[1].second.size(), got.members[1].second), 0);
  EXPECT_EQ(got.report.cut, std::vector<std::string>{"b"});
}

// A small file that is cut: the library's last piece is all of it. Of bzip2 only whole blocks can be had, so its text has more than one.
TEST(Members, OfStreamsOfOtherKindsTheLastPieceIsGivenToo) {
  const std::string small = uneven(40'000, 3), large = uneven(2'000'000, 4);
  std::string xz = testing::stream_file(small, archive_write_add_filter_xz);
  xz.resize(xz.size() / 2);
  Result<Unpacked> got = unpack_stream(xz, {});
  ASSERT_TRUE(got.ok()) << got.error().describe();
  EXPECT_TRUE(got->damage);
  EXPECT_GT(got->bytes.size(), 18'000u);
  EXPECT_EQ(small.compare(0, got->bytes.size(), got->bytes), 0);
  std::string bz = testing::stream_file(large, archive_write_add_filter_bzip2);
  bz.resize(bz.size() * 2 / 3);
  got = unpack_stream(bz, {});
  ASSERT_TRUE(got.ok()) << got.error().describe();
  EXPECT_TRUE(got->damage);
  EXPECT_GT(got->bytes.size(), 890'000u);
  EXPECT_NE(got->bytes.size() % 65'536, 0u);
  EXPECT_EQ(large.compare(0, got->bytes.size(), got->bytes), 0);
}

TEST(Members, ACutBombMeetsTheRatioToo) {
  std::string bomb = testing::tar_gz_file({{"zeros", std::string(64 << 20, '\0')}});
  bomb.resize(bomb.size() - 20);
  EXPECT_EQ(unpack_stream(bomb, {}).error().kind, ErrorKind::too_large);
}

}  // namespace
}  // namespace dossier::reader
