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
  std::string cut = testing::tar_gz_file({{"a", std::string(5000, 'x')}, {"b", "b"}});
  cut.resize(cut.size() / 2);
  EXPECT_FALSE(visit_members(cut, {}, {}, all, visit, report).ok());
  EXPECT_FALSE(unpack_stream("no stream", {}).ok());
}

}  // namespace
}  // namespace dossier::reader
