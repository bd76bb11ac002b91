#include "ingest/reader/container/members.h"

#include <gtest/gtest.h>

#include "ingest/reader/testing/zip_file.h"

namespace dossier::reader {
namespace {

TEST(Members, GivesEachInOrderWithNamesAsData) {
  std::vector<std::string> names;
  UnpackReport report;
  Status status = visit_members(testing::tar_gz_file({{"../up.txt", "a"}, {"b/c.txt", "bc"}}), {}, {}, [&](const std::string& name, std::string bytes) -> Status {
    names.push_back(name + "=" + bytes);
    return {};
  }, report);
  ASSERT_TRUE(status.ok()) << status.error().describe();
  EXPECT_EQ(names, (std::vector<std::string>{"../up.txt=a", "b/c.txt=bc"}));
}

TEST(Members, BombsMeetTheRatio) {
  UnpackReport report;
  Status status = visit_members(testing::tar_gz_file({{"zeros", std::string(64 << 20, '\0')}}), {}, {}, [](const std::string&, std::string) -> Status { return {}; }, report);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::too_large);
}

TEST(Members, TooManyAndTooDamaged) {
  UnpackLimits limits;
  limits.members = 1;
  UnpackReport report;
  auto visit = [](const std::string&, std::string) -> Status { return {}; };
  EXPECT_EQ(visit_members(testing::tar_gz_file({{"a", "a"}, {"b", "b"}}), {}, limits, visit, report).error().kind, ErrorKind::too_large);
  std::string cut = testing::tar_gz_file({{"a", std::string(5000, 'x')}, {"b", "b"}});
  cut.resize(cut.size() / 2);
  EXPECT_FALSE(visit_members(cut, {}, {}, visit, report).ok());
  EXPECT_FALSE(unpack_stream("no stream", {}).ok());
}

}  // namespace
}  // namespace dossier::reader
