#include "app/cli/parse.h"

#include <gtest/gtest.h>

#include "app/cli/completion.h"
#include "app/cli/help.h"

namespace dossier::cli {
namespace {

std::vector<CommandSpec> table() {
  return {{"ingest", "PATH...", "read", "Reads.", {{"jobs", 'j', "N", "readers"}, {"ocr", 0, "MODE", "when", false, {"auto", "never"}}, {"exclude", 0, "GLOB", "skip", true}}, 1, -1, nullptr},
          {"archive check", "", "check", "Checks.", {}, 0, 0, nullptr}};
}

TEST(Parse, OptionsInEveryForm) {
  auto commands = table();
  auto parsed = parse({"ingest", "a", "-j4", "--exclude=x", "--exclude", "y", "--", "-b"}, commands);
  ASSERT_TRUE(parsed.ok()) << parsed.error().describe();
  EXPECT_EQ(parsed->call.value("jobs"), "4");
  EXPECT_EQ(parsed->call.values("exclude"), (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(parsed->call.arguments(), (std::vector<std::string>{"a", "-b"}));
}

TEST(Parse, TwoWordCommands) {
  auto commands = table();
  auto parsed = parse({"archive", "check"}, commands);
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->command->name, "archive check");
  EXPECT_EQ(parse({"archive"}, commands).error().message, "archive needs a second word");
}

TEST(Parse, TyposAreNamedWithAHint) {
  auto commands = table();
  EXPECT_EQ(parse({"ingets", "a"}, commands).error().hint, "did you mean ingest?");
  EXPECT_EQ(parse({"ingest", "--job", "4"}, commands).error().hint, "did you mean --jobs?");
  EXPECT_EQ(parse({"ingest", "--ocr", "maybe", "a"}, commands).error().hint, "one of: auto, never");
  EXPECT_EQ(parse({"ingest"}, commands).error().kind, ErrorKind::usage);
  EXPECT_EQ(parse({"archive", "check", "x"}, commands).error().kind, ErrorKind::usage);
}

TEST(Parse, NumbersAreChecked) {
  auto commands = table();
  auto parsed = parse({"ingest", "a", "--jobs", "4x"}, commands);
  ASSERT_TRUE(parsed.ok());
  EXPECT_FALSE(parsed->call.number("jobs", 1, 1, 64).ok());
}

TEST(Help, NamesEveryCommandAndOption) {
  for (const CommandSpec& command : command_table()) {
    EXPECT_NE(program_help(command_table()).find(command.name), std::string::npos);
    for (const OptionSpec& option : command.options) {
      EXPECT_NE(command_help(command).find("--" + std::string(option.name)), std::string::npos);
      EXPECT_NE(bash_completion(command_table()).find("--" + std::string(option.name)), std::string::npos);
      EXPECT_NE(zsh_completion(command_table()).find("--" + std::string(option.name)), std::string::npos);
      EXPECT_NE(fish_completion(command_table()).find(" -l " + std::string(option.name)), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace dossier::cli
