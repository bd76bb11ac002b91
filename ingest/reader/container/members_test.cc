#include "ingest/reader/container/members.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

namespace dossier::reader {
namespace {

std::string tar_gz(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out(8 << 20, '\0');
  size_t used = 0;
  archive* a = archive_write_new();
  archive_write_set_format_pax_restricted(a);
  archive_write_add_filter_gzip(a);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

TEST(Members, GivesEachInOrderWithNamesAsData) {
  std::vector<std::string> names;
  UnpackReport report;
  Status status = visit_members(tar_gz({{"../up.txt", "a"}, {"b/c.txt", "bc"}}), {}, {}, [&](const std::string& name, std::string bytes) -> Status {
    names.push_back(name + "=" + bytes);
    return {};
  }, report);
  ASSERT_TRUE(status.ok()) << status.error().describe();
  EXPECT_EQ(names, (std::vector<std::string>{"../up.txt=a", "b/c.txt=bc"}));
}

TEST(Members, BombsMeetTheRatio) {
  UnpackReport report;
  Status status = visit_members(tar_gz({{"zeros", std::string(64 << 20, '\0')}}), {}, {}, [](const std::string&, std::string) -> Status { return {}; }, report);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::too_large);
}

TEST(Members, TooManyAndTooDamaged) {
  UnpackLimits limits;
  limits.members = 1;
  UnpackReport report;
  auto visit = [](const std::string&, std::string) -> Status { return {}; };
  EXPECT_EQ(visit_members(tar_gz({{"a", "a"}, {"b", "b"}}), {}, limits, visit, report).error().kind, ErrorKind::too_large);
  std::string cut = tar_gz({{"a", std::string(5000, 'x')}, {"b", "b"}});
  cut.resize(cut.size() / 2);
  EXPECT_FALSE(visit_members(cut, {}, {}, visit, report).ok());
  EXPECT_FALSE(unpack_stream("no stream", {}).ok());
}

}  // namespace
}  // namespace dossier::reader
