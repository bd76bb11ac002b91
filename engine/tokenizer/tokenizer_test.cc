#include "engine/tokenizer/tokenizer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "base/utf8.h"
#include "engine/files/gguf_writer.h"
#include "engine/files/model_file.h"
#include "engine/tokenizer/byte_alphabet.h"
#include "engine/tokenizer/split.h"
#include "tests/golden.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using Pieces = std::vector<std::string>;

Pieces split(SplitPattern pattern, std::string_view text) {
  static std::map<SplitPattern, Splitter> splitters;
  const Splitter& splitter = splitters.try_emplace(pattern, pattern).first->second;
  Pieces out;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = splitter.next(text, begin);
    if (end <= begin || end > text.size()) {
      ADD_FAILURE() << "no progress at " << begin;
      break;
    }
    out.emplace_back(text.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

// A vocabulary made for tests: all bytes, then TOKENS in this order, then SPECIALS; merges as given ("a b"), else none.
class TinyModel {
 public:
  explicit TinyModel(std::string pre, std::vector<std::string> tokens, std::vector<std::string> merges = {}, bool all_bytes = true) : pre_(std::move(pre)) {
    for (int b = 0; b < 256; ++b) {
      if (!all_bytes && b >= 0xf5) continue;
      char c = static_cast<char>(b);
      texts_.push_back(symbols_of_bytes({&c, 1}));
    }
    for (const std::string& token : tokens) texts_.push_back(symbols_of_bytes(token));
    types_.assign(texts_.size(), 1);
    for (const char* special : {"<|a|>", "<|a|>b", "<|eot|>"}) {
      texts_.push_back(special);
      types_.push_back(3);
    }
    for (const std::string& merge : merges) {
      std::size_t space = merge.find('+');
      merges_.push_back(symbols_of_bytes(merge.substr(0, space)) + " " + symbols_of_bytes(merge.substr(space + 1)));
    }
  }
  Result<Tokenizer> load(const std::string& model = "gpt2") {
    GgufWriter w;
    w.add_text("tokenizer.ggml.model", model);
    w.add_text("tokenizer.ggml.pre", pre_);
    w.add_texts("tokenizer.ggml.tokens", texts_);
    w.add_i32s("tokenizer.ggml.token_type", types_);
    w.add_texts("tokenizer.ggml.merges", merges_);
    w.add_u32("tokenizer.ggml.bos_token_id", static_cast<std::uint32_t>(texts_.size() - 3));
    fs::path path = fs::temp_directory_path() / ("tokenizer_test." + std::to_string(::getpid()) + ".gguf");
    EXPECT_TRUE(w.write(path.string(), [](std::size_t, const GgufWriter::Sink&) { return Status(); }).ok());
    auto file = ModelFile::open(path.string());
    fs::remove(path);
    return Tokenizer::load(*file);
  }
  std::string pre_;
  std::vector<std::string> texts_, merges_;
  std::vector<std::int32_t> types_;
};

std::string decode(const Tokenizer& tokenizer, const std::vector<TokenId>& ids) {
  std::string out;
  for (TokenId id : ids) out += tokenizer.bytes_of(id);
  return out;
}

TEST(Split, O200kGivesWhatTheExpressionGives) {
  auto o200k = [](std::string_view text) { return split(SplitPattern::o200k, text); };
  EXPECT_EQ(o200k("ABC\u0301def"), (Pieces{"ABC\u0301def"}));
  EXPECT_EQ(o200k("\u0301ABC"), (Pieces{"\u0301", "ABC"}));   // the mark alone is the last place where small letters can begin
  EXPECT_EQ(o200k("a\u0301BC"), (Pieces{"a\u0301", "BC"}));
  EXPECT_EQ(o200k("IT'S it\u2019s it'\u017f"), (Pieces{"IT'S", " it", "\u2019s", " it'\u017f"}));
  EXPECT_EQ(o200k("can'tgo"), (Pieces{"can't", "go"}));
  EXPECT_EQ(o200k("'tis"), (Pieces{"'tis"}));
  EXPECT_EQ(o200k("x  \n \n  y"), (Pieces{"x", "  \n \n", " ", " y"}));
  EXPECT_EQ(o200k("  "), (Pieces{"  "}));
  EXPECT_EQ(o200k("\t\tx"), (Pieces{"\t", "\tx"}));
  EXPECT_EQ(o200k("\t\t1"), (Pieces{"\t", "\t", "1"}));
  EXPECT_EQ(o200k("12345"), (Pieces{"123", "45"}));
  EXPECT_EQ(o200k(" ;/\n/x"), (Pieces{" ;/\n/", "x"}));
  EXPECT_EQ(o200k("\xff\xfe""a"), (Pieces{"\xff\xfe", "a"}));
  EXPECT_EQ(o200k("\xff""a"), (Pieces{"\xff""a"}));
}

TEST(Split, OtherFamilies) {
  EXPECT_EQ(split(SplitPattern::qwen2, "it's 2023!\n\nHe'LL go"), (Pieces{"it", "'s", " ", "2", "0", "2", "3", "!\n\n", "He", "'LL", " go"}));
  EXPECT_EQ(split(SplitPattern::llama_bpe, "in 20234 ok/\n"), (Pieces{"in", " ", "202", "34", " ok", "/\n"}));
  EXPECT_EQ(split(SplitPattern::smollm, "it's  12 ok\t\tx IT'S"), (Pieces{"it", "'s", "  ", "1", "2", " ok", "\t", "\t", "x", " IT", "'", "S"}));
  EXPECT_EQ(split(SplitPattern::tekken, "can't 12"), (Pieces{"can", "'t", " ", "1", "2"}));
  EXPECT_FALSE(split_pattern("default").has_value());
}

// What the brief expression of the whole family says in any case: pieces lie end to end, whatever the bytes.
TEST(Split, CoversAnyBytes) {
  std::mt19937 random(7);
  const char* parts[] = {"a", "B", " ", "\n", "\r", "'", "s", "1", "\u0301", "\u0e2a", "\u00df", "\u01c5", ".", "/", "\xc3", "\xf0\x9f", "\u2003", "\U0001f600"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned i = random() % 12; i > 0; --i) text += parts[random() % std::size(parts)];
    for (auto pattern : {SplitPattern::o200k, SplitPattern::tekken, SplitPattern::qwen2, SplitPattern::llama_bpe, SplitPattern::smollm}) {
      std::string joined;
      for (const std::string& piece : split(pattern, text)) joined += piece;
      ASSERT_EQ(joined, text);
    }
  }
}

TEST(Split, PiecesOfTheLlama4Vectors) {
  DOSSIER_NEED_GOLDEN(golden);
  auto vectors = nlohmann::json::parse(std::ifstream(golden / "tokenizer-vectors.json"));
  for (const auto& c : vectors["cases"]) {
    EXPECT_EQ(split(SplitPattern::o200k, c["text"].get<std::string>()), c["pieces"].get<Pieces>()) << c["text"];
  }
  EXPECT_GE(vectors["cases"].size(), 27u);
}

TEST(TokenizerTest, GoldenIds) {
  DOSSIER_NEED_GOLDEN(golden);
  auto file = ModelFile::open((golden / "models" / "scout-f32.gguf").string());
  ASSERT_TRUE(file.ok());
  auto tokenizer = Tokenizer::load(*file);
  ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().describe();
  EXPECT_EQ(tokenizer->size(), 320);
  EXPECT_EQ(tokenizer->bos(), 304);
  EXPECT_TRUE(tokenizer->adds_bos());
  EXPECT_EQ(tokenizer->stops(), (std::vector<TokenId>{305, 311, 312}));
  auto goldens = nlohmann::json::parse(std::ifstream(golden / "goldens" / "tokenizer.json"));
  for (const auto& c : goldens["cases"]) {
    std::vector<TokenId> ids;
    tokenizer->encode_template(c["text"].get<std::string>(), ids);
    EXPECT_EQ(ids, c["ids"].get<std::vector<TokenId>>()) << c["text"];
    EXPECT_EQ(decode(*tokenizer, ids), c["text"].get<std::string>());
    for (TokenId id : tokenizer->encode(c["text"].get<std::string>())) EXPECT_FALSE(tokenizer->is_special(id)) << c["text"];
  }
}

TEST(TokenizerTest, MergesByIdTakeTheLowestTokenFirst) {
  auto t = TinyModel("llama4", {"bc", "ab", "abcd"}).load();
  ASSERT_TRUE(t.ok()) << t.error().describe();
  EXPECT_EQ(t->encode("abc"), (std::vector<TokenId>{'a', 256}));
  EXPECT_EQ(t->encode("xabc"), (std::vector<TokenId>{'x', 'a', 256}));
  EXPECT_EQ(t->encode("abcd"), (std::vector<TokenId>{258}));  // a piece that is a token, though merging does not reach it
}

TEST(TokenizerTest, MergesByRankKnowOnlyTheListedPairs) {
  std::vector<std::string> tokens = {"ab", "bc", "abc"};
  auto t = TinyModel("qwen2", tokens, {"b+c", "a+b", "ab+c"}).load();
  ASSERT_TRUE(t.ok()) << t.error().describe();
  EXPECT_EQ(t->encode("abc"), (std::vector<TokenId>{'a', 257}));
  auto whole = TinyModel("llama-bpe", tokens, {"b+c", "a+b", "ab+c"}).load();
  EXPECT_EQ(whole->encode("abc"), (std::vector<TokenId>{258}));
  EXPECT_EQ(whole->encode("abcx"), (std::vector<TokenId>{'a', 257, 'x'}));
  auto lost = TinyModel("qwen2", tokens, {"b+c", "a+z"}).load();
  ASSERT_FALSE(lost.ok());
  EXPECT_NE(lost.error().message.find("merge 1"), std::string::npos);
}

TEST(TokenizerTest, SpecialTokensComeFromTemplatesOnly) {
  auto t = TinyModel("llama4", {}).load();
  ASSERT_TRUE(t.ok());
  std::string text = "x<|a|>b<|a|>c<|eot|";
  for (TokenId id : t->encode(text)) EXPECT_LT(id, 256);
  std::vector<TokenId> ids;
  t->encode_template(text, ids);
  EXPECT_EQ(std::vector<TokenId>(ids.begin(), ids.begin() + 4), (std::vector<TokenId>{'x', 257, 256, 'c'}));  // the longest literal
  EXPECT_EQ(decode(*t, ids), text);
  EXPECT_EQ(t->special("<|eot|>"), 258);
  EXPECT_FALSE(t->special("<|b|>").has_value());
  EXPECT_EQ(t->stops(), (std::vector<TokenId>{258}));
}

TEST(TokenizerTest, KeepsAnyBytes) {
  auto t = TinyModel("llama4", {"th", "the"}).load();
  std::string bytes;
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) bytes.push_back(static_cast<char>(random()));
  EXPECT_EQ(decode(*t, t->encode(bytes)), bytes);
  // Where merging goes by rank a byte may lack a token, and is left out.
  auto poor = TinyModel("smollm", {}, {}, false).load();
  ASSERT_TRUE(poor.ok()) << poor.error().describe();
  EXPECT_EQ(decode(*poor, poor->encode("a\xff z")), "a z");
  EXPECT_FALSE(TinyModel("llama4", {}, {}, false).load().ok());
}

// The heap of long pieces and the plain search of short ones are two programs for one rule.
TEST(TokenizerTest, LongPiecesMergeLikeShortOnes) {
  auto t = TinyModel("llama4", {"aa", "ab", "aaa", "aaaa", "bb", "aab", "ba", "abab", "abb", "bab"}).load();
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t i = 49 + random() % 80; i > 0; --i) text.push_back(random() % 3 ? 'a' : 'b');
    // The rule itself, by looking at everything each time.
    std::vector<std::string> parts;
    for (char c : text) parts.emplace_back(1, c);
    for (;;) {
      TokenId best = 1 << 20;
      std::size_t at = 0;
      for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        for (TokenId id = 256; id < t->size() - 3; ++id)
          if (id < best && t->bytes_of(id) == parts[i] + parts[i + 1]) best = id, at = i;
      }
      if (best == 1 << 20) break;
      parts[at] += parts[at + 1];
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
    std::vector<std::string> got;
    for (TokenId id : t->encode(text)) got.emplace_back(t->bytes_of(id));
    ASSERT_EQ(got, parts) << text;
  }
}

TEST(TokenizerTest, HostileLengthCostsNearlyLinearTime) {
  std::vector<std::string> tokens;
  for (std::size_t n = 2; n <= 64; n *= 2) tokens.push_back(std::string(n, 'a'));
  auto t = TinyModel("llama4", tokens).load();
  auto seconds = [&](std::size_t n) {
    auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(t->encode(std::string(n, 'a')).size(), n / 64);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds(1 << 16);
  double small = seconds(1 << 16), large = seconds(1 << 20);
  EXPECT_LT(large, 64 * small + 0.5);  // 16 times the text; 256 times were it quadratic
}

TEST(TokenizerTest, ManyThreadsAtOnce) {
  auto t = TinyModel("llama4", {"th", "the", " t"}).load();
  std::string text = "the theatre thanks the other thread thoroughly";
  auto expected = t->encode(text);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] {
    for (int round = 0; round < 500; ++round) ASSERT_EQ(t->encode(text), expected);
  });
  for (auto& thread : threads) thread.join();
}

TEST(TokenizerTest, RefusesByName) {
  auto spm = TinyModel("llama4", {}).load("llama");
  ASSERT_FALSE(spm.ok());
  EXPECT_EQ(spm.error().kind, ErrorKind::unsupported);
  EXPECT_NE(spm.error().message.find("SentencePiece"), std::string::npos);
  auto pre = TinyModel("falcon", {}).load();
  ASSERT_FALSE(pre.ok());
  EXPECT_NE(pre.error().message.find("\"falcon\""), std::string::npos);
  auto twice = TinyModel("llama4", {"ab", "ab"}).load();
  ASSERT_FALSE(twice.ok());
  EXPECT_NE(twice.error().message.find("twice"), std::string::npos);
}

TEST(Utf8StreamTest, ReleasesWholeCharacters) {
  std::string text = "a\u00e9\u20ac\U0001f642 end";
  for (std::size_t step = 1; step < 6; ++step) {
    Utf8Stream stream;
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += step) {
      std::string now = stream.push(text.substr(i, step));
      EXPECT_TRUE(is_utf8(now));
      out += now;
    }
    EXPECT_EQ(out + stream.finish(), text);
  }
  Utf8Stream broken;
  EXPECT_EQ(broken.push("x\xe2\x82"), "x");
  EXPECT_EQ(broken.push("y"), "\uFFFD\uFFFDy");
  EXPECT_EQ(broken.push("\xf0\x9f"), "");
  EXPECT_EQ(broken.finish(), "\uFFFD\uFFFD");
}

}  // namespace
}  // namespace dossier
