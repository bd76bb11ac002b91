#include "engine/grammar/grammar.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "base/utf8.h"
#include "engine/files/model_file.h"
#include "engine/grammar/grammar_machine.h"
#include "engine/grammar/grammar_texts.h"
#include "engine/grammar/utf8_ranges.h"
#include "tests/tiny_model.h"

namespace dossier {
namespace {

const Tokenizer& tokenizer() {
  static const Tokenizer loaded = [] {
    std::string path = std::filesystem::temp_directory_path() / ("grammar_" + std::to_string(::getpid()) + ".gguf");
    EXPECT_TRUE(write_tiny_model(path).ok());
    Tokenizer out = Tokenizer::load(ModelFile::open(path).value()).value();
    std::filesystem::remove(path);
    return out;
  }();
  return loaded;
}

std::shared_ptr<const VocabularyTrie> trie() {
  static const auto made = std::make_shared<const VocabularyTrie>(tokenizer(), tokenizer().size());
  return made;
}

GrammarMachine machine(std::string_view text) {
  auto grammar = Grammar::parse(text);
  if (!grammar.ok()) ADD_FAILURE() << grammar.error().describe();
  return GrammarMachine(std::make_shared<const Grammar>(std::move(grammar).value()), trie());
}

bool whole(GrammarMachine& m, std::string_view text) {
  auto state = m.after(m.start(), text);
  return state != GrammarMachine::kDead && m.accepts(state);
}
bool begins(GrammarMachine& m, std::string_view text) { return m.after(m.start(), text) != GrammarMachine::kDead; }

std::string refusal(std::string_view text) {
  auto grammar = Grammar::parse(text);
  return grammar.ok() ? "accepted" : grammar.error().describe();
}

TEST(Grammar, TextsListsChoicesAndRepetitions) {
  auto m = machine("root ::= \"ab\" [c-e]+ (\"x\" | y)? # a remark\ny ::= \"y\"{2,3}\n");
  for (const char* good : {"abc", "abcdex", "abeyy", "abeyyy"}) EXPECT_TRUE(whole(m, good)) << good;
  for (const char* bad : {"ab", "abf", "abcy", "abcyyyy", "abcxy", "b", ""}) EXPECT_FALSE(whole(m, bad)) << bad;
  EXPECT_TRUE(begins(m, "abcy"));
  EXPECT_FALSE(begins(m, "abcxy"));
}

TEST(Grammar, CharactersAreTakenByTheByteAndNeverBroken) {
  auto m = machine("root ::= [à-ÿ€😀-😂]* | \"z\" [^a-y]");
  for (const char* good : {"é", "€", "😁😂", "z!", "z€", ""}) EXPECT_TRUE(whole(m, good)) << good;
  EXPECT_FALSE(whole(m, "za"));
  EXPECT_TRUE(begins(m, "\xe2\x82"));
  EXPECT_FALSE(whole(m, "\xe2\x82"));
  EXPECT_FALSE(begins(m, "\xe2\x83"));
  EXPECT_FALSE(begins(m, "z\xff"));
  EXPECT_FALSE(begins(m, "z\xed\xa0"));  // a surrogate
}

TEST(Grammar, RangesOfCharactersAreExactlyTheirBytes) {
  std::mt19937 dice(7);
  for (int round = 0; round < 200; ++round) {
    auto pick = [&] { return static_cast<char32_t>(dice() % (round % 2 ? 0x110000 : 0x900)); };
    char32_t first = pick(), last = pick();
    if (first > last) std::swap(first, last);
    std::vector<ByteRanges> ranges;
    append_utf8_ranges(first, last, ranges);
    auto covers = [&](char32_t c) {
      std::string bytes;
      append_utf8(bytes, c);
      int times = 0;
      for (const ByteRanges& r : ranges) {
        bool fits = static_cast<std::size_t>(r.count) == bytes.size();
        for (std::size_t n = 0; fits && n < bytes.size(); ++n) fits = r.low[n] <= static_cast<std::uint8_t>(bytes[n]) && static_cast<std::uint8_t>(bytes[n]) <= r.high[n];
        times += fits;
      }
      return times;
    };
    std::vector<char32_t> samples = {first, last};
    for (int n = 0; n < 200; ++n) samples.push_back(pick());
    for (char32_t near : {first, last})
      for (int d = -2; d <= 2; ++d) samples.push_back(near + static_cast<char32_t>(d));
    for (char32_t c : samples) {
      if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) continue;
      EXPECT_EQ(covers(c), c >= first && c <= last) << std::hex << static_cast<unsigned>(c) << " in " << static_cast<unsigned>(first) << ".." << static_cast<unsigned>(last);
    }
  }
}

TEST(Grammar, RulesNestWithoutEnd) {
  auto m = machine("root ::= pair | \"\"\npair ::= \"(\" root \")\" root");
  std::string deep(5000, '(');
  EXPECT_TRUE(begins(m, deep));
  EXPECT_FALSE(whole(m, deep));
  EXPECT_TRUE(whole(m, deep + std::string(5000, ')')));
  EXPECT_FALSE(begins(m, deep + std::string(5001, ')')));
}

TEST(Grammar, RecursionAtTheEndStaysFlat) {
  auto m = machine("root ::= \"a\" root | \"b\"");
  auto once = m.after(m.start(), "a");
  EXPECT_EQ(once, m.after(once, std::string(1000, 'a')));
}

TEST(Grammar, JsonIsWhatAParserTakes) {
  auto m = machine(json_grammar());
  for (const char* good : {"{}", "[]", "{\"a\": [1, -2.5e+3, true, null], \"b\": {\"c\": \"d\\n\\u00e9 €\"}}", "0", "\"\"", "[[[]]]", "{\"a\":\n    1}"}) {
    EXPECT_TRUE(nlohmann::json::accept(good)) << good;
    EXPECT_TRUE(whole(m, good)) << good;
  }
  for (const char* bad : {"{", "[1,]", "{a: 1}", "01", "1.", "\"\n\"", "\"\\x\"", "nul", "{} {}", "[1 2]", "--1", "\"a\x01\""}) {
    EXPECT_FALSE(nlohmann::json::accept(bad)) << bad;
    EXPECT_FALSE(whole(m, bad)) << bad;
  }
}

TEST(Grammar, AMarkerCanNameOnlyWhatThereIs) {
  auto m = machine(marker_grammar("[", std::vector<std::string>{"1", "2", "12"}, "]"));
  for (const char* good : {"", "So it is [2].", "[1][12]", "é [2]\n"}) EXPECT_TRUE(whole(m, good)) << good;
  for (const char* bad : {"[3]", "[", "[1", "[]", "[ 1]", "]", "a [122]", "[[1]]"}) EXPECT_FALSE(whole(m, bad)) << bad;
  auto none = machine(marker_grammar("[", {}, "]"));
  EXPECT_TRUE(whole(none, "plain"));
  EXPECT_FALSE(begins(none, "["));
  auto odd = machine(marker_grammar("<<", std::vector<std::string>{"a\"b\\"}, ">>"));
  EXPECT_TRUE(whole(odd, "x <<a\"b\\>> y"));
  EXPECT_FALSE(begins(odd, "<x"));
}

// What the mask says, token by token.
void check_masks(GrammarMachine& m, int steps, unsigned seed) {
  std::mt19937 dice(seed);
  auto state = m.start();
  for (int step = 0; step < steps && state != GrammarMachine::kDead; ++step) {
    TokenMask mask = **m.allowed(state);
    std::vector<TokenId> fitting;
    for (TokenId id = 0; id < tokenizer().size(); ++id) {
      bool fits = !tokenizer().is_special(id) && m.after(state, tokenizer().bytes_of(id)) != GrammarMachine::kDead;
      ASSERT_EQ(mask.allows(id), fits) << id << " at " << step;
      if (fits) fitting.push_back(id);
    }
    ASSERT_TRUE(!fitting.empty() || m.accepts(state));
    if (fitting.empty()) return;
    state = m.after(state, tokenizer().bytes_of(fitting[dice() % fitting.size()]));
  }
}

TEST(Grammar, MasksAllowExactlyTheTokensThatFit) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    auto json = machine(json_grammar());
    ASSERT_NO_FATAL_FAILURE(check_masks(json, 150, seed));
    auto text = machine(marker_grammar("[", std::vector<std::string>{"1", "20"}, "]"));
    ASSERT_NO_FATAL_FAILURE(check_masks(text, 100, seed));
    auto mixed = machine("root ::= ( \"the\" | \" the\" | \"a\" [b-e€]* | \" page\" )+");
    ASSERT_NO_FATAL_FAILURE(check_masks(mixed, 60, seed));
  }
}

TEST(Grammar, WhatMakesNoSenseIsRefusedWithItsLine) {
  EXPECT_NE(refusal("").find("without a rule"), std::string::npos);
  EXPECT_NE(refusal("a ::= \"x\"").find("no rule root"), std::string::npos);
  EXPECT_NE(refusal("root ::= \"x\"\nb ::= c").find("line 2"), std::string::npos) << refusal("root ::= \"x\"\nb ::= c");
  EXPECT_NE(refusal("root ::= \"x\"\nroot ::= \"y\"").find("twice"), std::string::npos);
  EXPECT_NE(refusal("root ::= root \"x\" | \"y\"").find("begins with itself"), std::string::npos);
  EXPECT_NE(refusal("root ::= a\na ::= b? c\nb ::= \"b\"\nc ::= a \"x\" | \"z\"").find("begins with itself"), std::string::npos);
  EXPECT_NE(refusal("root ::= \"x\" root").find("never end"), std::string::npos);
  for (const char* bad : {"root ::= \"x", "root ::= [a", "root ::= (\"a\"", "root ::= \"a\"{3,1}", "root ::= \"a\"{99999}", "root ::= \"\\q\"", "root ::= [b-a]", "root ::= *", "root \"a\"", "root ::= [^\\U00000000-\\U0010ffff]",
                          "root ::= \"a\")", "root ::= [\\ud800]", "root ::= \"\\"})
    EXPECT_NE(refusal(bad), "accepted") << bad;
  EXPECT_NE(refusal("root ::= ((\"ab\"{1000}){1000})").find("too large"), std::string::npos);
  EXPECT_EQ(refusal("root ::= ((\"\"{1000}){1000}){1000} \"a\""), "accepted");
  EXPECT_EQ(refusal("root ::= ()* \"a\" (\"b\"* )*"), "accepted");
  EXPECT_NE(refusal("root ::= " + std::string(300, '(') + "\"a\"" + std::string(300, ')')).find("too deep"), std::string::npos);
}

TEST(Grammar, AnAmbiguousGrammarEndsInAnErrorNotInAHang) {
  auto m = machine("root ::= (a a a a | \"x\")* \"e\"\na ::= (\"(\" b)* \nb ::= \"(\" b | \"(\" b b | \")\" | b2\nb2 ::= \"(\" b b b | \"((\" b b");
  auto state = m.start();
  bool ended = false;
  for (int n = 0; n < 3000 && !ended; ++n) {
    ended = !m.allowed(state == GrammarMachine::kDead ? m.start() : state).ok();
    if (state != GrammarMachine::kDead) state = m.after(state, static_cast<std::uint8_t>('('));
    ended |= state == GrammarMachine::kDead;
  }
  EXPECT_TRUE(ended);
  EXPECT_FALSE(m.allowed(m.start()).ok());
}

}  // namespace
}  // namespace dossier
