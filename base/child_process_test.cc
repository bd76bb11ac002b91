#include "base/child_process.h"

#include <gtest/gtest.h>
#include <signal.h>

namespace dossier {
namespace {

using std::chrono::milliseconds;

TEST(ChildProcess, LinesGoInAndComeOut) {
  auto child = ChildProcess::start("/bin/cat", {});
  ASSERT_TRUE(child.ok());
  CancelToken cancel;
  for (std::string line : {std::string("one"), std::string(), std::string(300'000, 'x')}) {
    ASSERT_TRUE(child->write_line(line).ok());
    auto back = child->read_line(milliseconds(5000), cancel);
    ASSERT_TRUE(back.ok()) << back.error().describe();
    EXPECT_EQ(back->value(), line);
  }
}

TEST(ChildProcess, AnEndIsNoLineAndHalfALineIsAnError) {
  CancelToken cancel;
  auto quiet = ChildProcess::start("/bin/true", {});
  ASSERT_TRUE(quiet.ok());
  auto nothing = quiet->read_line(milliseconds(5000), cancel);
  ASSERT_TRUE(nothing.ok());
  EXPECT_FALSE(nothing->has_value());
  auto half = ChildProcess::start("/bin/sh", {"-c", "printf half"});
  ASSERT_TRUE(half.ok());
  auto cut = half->read_line(milliseconds(5000), cancel);
  ASSERT_FALSE(cut.ok());
  EXPECT_EQ(cut.error().kind, ErrorKind::crash);
}

TEST(ChildProcess, WaitingEndsInTimeAndWhenCancelled) {
  auto child = ChildProcess::start("/bin/cat", {});
  ASSERT_TRUE(child.ok());
  CancelToken cancel;
  EXPECT_EQ(child->read_line(milliseconds(30), cancel).error().kind, ErrorKind::timeout);
  cancel.cancel();
  EXPECT_EQ(child->read_line(milliseconds(60'000), cancel).error().kind, ErrorKind::cancelled);
}

TEST(ChildProcess, IsGoneWithItsOwner) {
  pid_t pid = -1;
  {
    auto child = ChildProcess::start("/bin/sh", {"-c", "trap '' TERM; while :; do sleep 1; done"});
    ASSERT_TRUE(child.ok());
    pid = child->pid();
    ChildProcess moved = std::move(*child);
    EXPECT_EQ(::kill(pid, 0), 0);
  }
  EXPECT_EQ(::kill(pid, 0), -1);
}

TEST(ChildProcess, AMissingProgramIsNamed) {
  auto child = ChildProcess::start("/nonexistent/program", {});
  ASSERT_FALSE(child.ok());
  EXPECT_NE(child.error().describe().find("/nonexistent/program"), std::string::npos);
}

}  // namespace
}  // namespace dossier
