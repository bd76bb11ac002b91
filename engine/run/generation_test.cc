#include "engine/run/generation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/grammar/grammar_texts.h"
#include "engine/run/model_facts.h"
#include "engine/run/prompt_lookup.h"
#include "engine/run/stop_texts.h"
#include "tests/tiny_model.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using Tokens = std::vector<TokenId>;

class Generating : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("generation_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const TinyModelSpec& spec = {.architecture = "llama4"}) {
    std::string path = folder_ / (spec.architecture + std::to_string(spec.layers) + (spec.has_tokenizer ? "t" : "") + ".gguf");
    if (!fs::exists(path)) EXPECT_TRUE(write_tiny_model(path, spec).ok());
    return path;
  }
  std::unique_ptr<RunningModel> open(EngineOptions options = {}, const TinyModelSpec& spec = {.architecture = "llama4"}, CancelToken cancel = {}) {
    if (options.threads == 0) options.threads = 2;
    auto model = RunningModel::open(file(spec), options, cancel);
    if (!model.ok()) ADD_FAILURE() << model.error().describe();
    return std::move(model).value();
  }
  fs::path folder_;
};

Tokens prompt_of(std::size_t n, TokenId start = 7) {
  Tokens out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<TokenId>((static_cast<std::size_t>(start) * 31 + i * i * 17 + i) % 250);
  return out;
}

struct Made {
  Tokens tokens;
  std::string text;
  std::vector<double> logprobs;
  AnswerEnd end = AnswerEnd::none;
  GenerationUsage usage;
};

Made answer(RunningModel& model, GenerationRequest request, GenerationOptions options = {}) {
  Made out;
  auto generation = Generation::start(model, std::move(request), std::move(options));
  if (!generation.ok()) {
    ADD_FAILURE() << generation.error().describe();
    return out;
  }
  for (;;) {
    auto token = generation->next();
    if (!token.ok()) {
      ADD_FAILURE() << token.error().describe();
      return out;
    }
    if (!*token) break;
    out.tokens.push_back((*token)->id);
    out.text += (*token)->text;
    out.logprobs.push_back((*token)->logprob);
  }
  out.end = generation->end();
  out.usage = generation->usage();
  return out;
}

TEST_F(Generating, GreedyTakesTheLargestLogitOfTheWholeTextEachTime) {
  auto model = open({}, {.architecture = "llama4", .has_tokenizer = false});  // so that no token ends it
  GenerationRequest request{.prompt = prompt_of(150), .max_tokens = 60, .wants_logprobs = true};  // over several chunks of 64
  Made made = answer(*model, request);
  ASSERT_EQ(made.tokens.size(), 60u);
  EXPECT_EQ(made.end, AnswerEnd::length);
  Tokens whole = request.prompt;
  whole.insert(whole.end(), made.tokens.begin(), made.tokens.end());
  auto sequence = model->start({}).value();
  std::vector<std::int64_t> rows;
  for (std::int64_t r = 149; r < 209; ++r) rows.push_back(r);
  Feed feed{&sequence, whole, rows};
  Status fed = model->feed({&feed, 1}, {}, [&](std::size_t, std::int64_t row, std::span<float> logits) -> Status {
    std::size_t best = 0;
    for (std::size_t t = 0; t < logits.size(); ++t)
      if (logits[t] > logits[best]) best = t;
    std::size_t at = static_cast<std::size_t>(row - 149);
    EXPECT_EQ(made.tokens[at], static_cast<TokenId>(best)) << row;
    EXPECT_EQ(made.logprobs[at], log_probability(logits, static_cast<TokenId>(best)));
    return {};
  });
  EXPECT_TRUE(fed.ok());
}

TEST_F(Generating, SameTokensWhateverThreadsBatchTablesTiersAndSteps) {
  Sampling drawn{.temperature = 0.9, .top_p = 0.95, .seed = 3};
  GenerationRequest request{.prompt = prompt_of(300), .max_tokens = 80, .sampling = drawn};
  EngineOptions one;
  one.threads = 1;
  Made want = answer(*open(one), request);
  EXPECT_EQ(want.tokens.size(), 80u);
  EngineOptions steps;
  steps.super_chunk = 17;
  steps.batch_tokens = 5;
  EXPECT_EQ(answer(*open(steps), request).tokens, want.tokens);
  EngineOptions tight;
  tight.kv_folder = folder_ / "kv";
  tight.kv_ram_bytes = 400 << 10;
  EXPECT_EQ(answer(*open(tight), request).tokens, want.tokens);
  EXPECT_EQ(answer(*open(tight), request).tokens, want.tokens);  // again: now from the disk
  auto model = open();
  std::vector<GenerationRequest> several(5, request);
  for (std::size_t n = 0; n < several.size(); ++n) {
    several[n].prompt.resize(several[n].prompt.size() - 3 * n);
    several[n].prompt.back() = static_cast<TokenId>(n);
    several[n].sampling.seed = n;
  }
  several[4] = request;
  for (GenerationRequest& r : several) r.wants_logprobs = true;
  std::vector<Made> together(5);
  auto batch = GenerationBatch::start(*model, several).value();
  auto take = [&](std::size_t n, const GeneratedToken& t) {
    together[n].tokens.push_back(t.id);
    together[n].logprobs.push_back(t.logprob);
  };
  while (batch.step(take).value()) {
  }
  for (std::size_t n = 0; n < several.size(); ++n) {
    Made alone = answer(*model, several[n]);
    EXPECT_EQ(together[n].tokens, alone.tokens) << n;
    EXPECT_EQ(together[n].logprobs, alone.logprobs) << n;  // sums over all logits: to the last bit
  }
  EXPECT_EQ(together[4].tokens, want.tokens);
  EXPECT_EQ(batch.usage(4).shared_tokens, 290);
  EXPECT_EQ(batch.usage(0).computed_tokens, 300);
}

TEST_F(Generating, TextComesInWholeCharacters) {
  auto model = open();
  GenerationRequest request{.prompt = {1}, .max_tokens = 8};
  for (char c : std::string("a\xe2\x82\xac\xf0\x9f\x98\x80")) request.forced.push_back(static_cast<unsigned char>(c));  // a, euro sign, a face
  auto generation = Generation::start(*model, request).value();
  std::vector<std::string> pieces;
  for (;;) {
    auto token = generation.next().value();
    if (!token) break;
    pieces.push_back(token->text);
  }
  EXPECT_EQ(pieces, (std::vector<std::string>{"a", "", "", "\xe2\x82\xac", "", "", "", "\xf0\x9f\x98\x80"}));
  request.forced.pop_back();
  request.max_tokens = 7;
  EXPECT_EQ(answer(*model, request).text, "a\xe2\x82\xac\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");  // what never became whole is shown as broken
}

TEST_F(Generating, EndsBeforeAStopTextAndSaysWhy) {
  auto model = open();
  GenerationRequest request{.prompt = {1}, .max_tokens = 40, .stop_texts = {"END", "never"}};
  for (char c : std::string("to be EN or not END and on")) request.forced.push_back(static_cast<unsigned char>(c));
  Made made = answer(*model, request);
  EXPECT_EQ(made.text, "to be EN or not ");
  EXPECT_EQ(made.end, AnswerEnd::stop);
  EXPECT_EQ(made.usage.generated_tokens, 19);
  request.max_tokens = 8;
  made = answer(*model, request);
  EXPECT_EQ(made.text, "to be EN");  // what was held back belongs to the answer
  EXPECT_EQ(made.end, AnswerEnd::length);
}

TEST_F(Generating, AnEndTokenEndsUnlessItIsForced) {
  auto model = open();
  TokenId eot = *model->tokenizer().value()->special("<|eot|>");
  GenerationRequest request{.prompt = {1}, .max_tokens = 3, .forced = {65, eot}};
  Made made = answer(*model, request);
  EXPECT_EQ(made.tokens.size(), 3u);
  EXPECT_EQ(made.end, AnswerEnd::length);
  EXPECT_EQ(made.text.substr(0, 1), "A");
  // Drawn at a high temperature, an end token comes soon; other special tokens never do.
  auto tokenizer = model->tokenizer().value();
  int ended = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    made = answer(*model, {.prompt = {1, 2}, .max_tokens = 200, .sampling = {.temperature = 50, .seed = seed}});
    ended += made.end == AnswerEnd::eos;
    for (std::size_t n = 0; n < made.tokens.size(); ++n) {
      if (made.end == AnswerEnd::eos && n + 1 == made.tokens.size()) EXPECT_TRUE(std::count(tokenizer->stops().begin(), tokenizer->stops().end(), made.tokens[n]));
      else EXPECT_FALSE(tokenizer->is_special(made.tokens[n]));
    }
  }
  EXPECT_GT(ended, 10);
}

TEST_F(Generating, StopsInsideAPrompt) {
  CancelToken cancel;
  EngineOptions small;
  small.super_chunk = 64;
  auto model = open(small, {.architecture = "llama4"}, cancel);
  GenerationOptions options;
  int steps = 0;
  options.progress = [&](const ProgressStep&) {
    if (++steps == 3) cancel.cancel();
  };
  auto generation = Generation::start(*model, {.prompt = prompt_of(64 * 50), .max_tokens = 10}, options).value();
  auto token = generation.next();
  ASSERT_TRUE(token.ok());
  EXPECT_FALSE(*token);
  EXPECT_EQ(steps, 3);
  EXPECT_EQ(generation.end(), AnswerEnd::cancelled);
  EXPECT_FALSE(generation.next().value());
}

TEST_F(Generating, ACallersOwnTokenStopsHisAnswerOnly) {
  auto model = open();
  GenerationOptions options;
  options.cancel.emplace();
  auto generation = Generation::start(*model, {.prompt = prompt_of(20), .max_tokens = 50}, options).value();
  for (int n = 0; n < 5; ++n) EXPECT_TRUE(generation.next().value());
  options.cancel->cancel();
  EXPECT_FALSE(generation.next().value());
  EXPECT_EQ(generation.end(), AnswerEnd::cancelled);
  EXPECT_EQ(generation.usage().generated_tokens, 5);
  EXPECT_EQ(answer(*model, {.prompt = prompt_of(20), .max_tokens = 5}).end, AnswerEnd::length);
}

TEST_F(Generating, WhatMayBeKeptIsRestoredAndNothingElseIsWritten) {
  EngineOptions options;
  options.kv_folder = folder_ / "kv";
  GenerationRequest request{.prompt = prompt_of(200), .max_tokens = 90, .kept_tokens = 150};
  Made first = answer(*open(options), request), second = answer(*open(options), request);
  EXPECT_EQ(first.tokens, second.tokens);
  EXPECT_EQ(first.usage.restored_tokens, 0);
  EXPECT_EQ(second.usage.restored_tokens, 150);
  EXPECT_EQ(second.usage.computed_tokens, 50);
  request.prompt.insert(request.prompt.end(), first.tokens.begin(), first.tokens.end());
  EXPECT_EQ(answer(*open(options), request).usage.restored_tokens, 150);  // neither the question's rows nor the answer's are there
  request.kept_tokens = static_cast<std::int64_t>(request.prompt.size());
  EXPECT_EQ(answer(*open(options), request).usage.computed_tokens, static_cast<std::int64_t>(request.prompt.size()) - 150);
  EXPECT_EQ(answer(*open(options), request).usage.computed_tokens, 1);
}

TEST_F(Generating, AModelWithoutATokenizerAnswersInIds) {
  TinyModelSpec spec{.architecture = "llama", .has_tokenizer = false};
  auto model = open({}, spec);
  Made made = answer(*model, {.prompt = {1, 2, 3}, .max_tokens = 10});
  EXPECT_EQ(made.tokens.size(), 10u);
  EXPECT_EQ(made.text, "");
  EXPECT_FALSE(Generation::start(*model, {.prompt = {1}, .stop_texts = {"x"}}).ok());
}

TEST_F(Generating, SenselessRequestsAreRefused) {
  auto model = open();
  EXPECT_FALSE(Generation::start(*model, {}).ok());
  EXPECT_FALSE(Generation::start(*model, {.prompt = {1, 100000}}).ok());
  EXPECT_FALSE(Generation::start(*model, {.prompt = {-1}}).ok());
  EXPECT_FALSE(Generation::start(*model, {.prompt = {1}, .max_tokens = 0}).ok());
  EXPECT_FALSE(Generation::start(*model, {.prompt = {1}, .forced = {100000}}).ok());
  EXPECT_FALSE(Generation::start(*model, {.prompt = {1}, .sampling = {.top_p = 0}}).ok());
  EXPECT_FALSE(GenerationBatch::start(*model, {}).ok());
}

TEST_F(Generating, DraftsNeverChangeAnAnswer) {
  TinyModelSpec spec{.architecture = "llama4", .has_tokenizer = false};
  auto model = open({}, spec);
  for (double temperature : {0.0, 0.6}) {
    GenerationRequest request{.prompt = prompt_of(100), .max_tokens = 150, .sampling = {.temperature = temperature, .seed = 4}};
    Made want = answer(*model, request);
    ASSERT_EQ(want.tokens.size(), 150u);
    for (int most : {1, 4, 30}) {
      request.draft_tokens = most;
      request.drafter = {};
      Made looked_up = answer(*model, request);
      EXPECT_EQ(looked_up.tokens, want.tokens);
      EXPECT_EQ(looked_up.usage.generated_tokens, 150);
      // A guesser who knows the answer, but for every seventh token, and one who is always wrong.
      for (bool knows : {true, false}) {
        request.drafter = [&, knows](std::span<const TokenId> text, std::size_t n) {
          Tokens out;
          for (std::size_t at = text.size() - 100; out.size() < n && at < 150; ++at) out.push_back(knows && at % 7 != 6 ? want.tokens[at] : (want.tokens[at] + 1) % 250);
          return out;
        };
        Made made = answer(*model, request);
        EXPECT_EQ(made.tokens, want.tokens) << most << knows;
        EXPECT_EQ(made.end, AnswerEnd::length);
        if (knows) EXPECT_GT(made.usage.accepted_tokens, most == 1 ? 40 : 75);
        else EXPECT_EQ(made.usage.accepted_tokens, 0);
        if (!knows) EXPECT_LT(made.usage.drafted_tokens, 40);  // it is asked ever more rarely
      }
    }
  }
  GenerationRequest senseless{.prompt = prompt_of(10), .max_tokens = 5, .draft_tokens = 3, .drafter = [](auto, std::size_t) { return Tokens{5, -7, 100000}; }};
  EXPECT_EQ(answer(*model, senseless).tokens.size(), 5u);
  EXPECT_FALSE(Generation::start(*model, {.prompt = {1}, .draft_tokens = -1}).ok());
}

TEST_F(Generating, DraftsOfABatchAreEachAnswersOwn) {
  auto model = open({}, {.architecture = "llama", .has_tokenizer = false});
  std::vector<GenerationRequest> several;
  for (TokenId n = 0; n < 4; ++n) {
    several.push_back({.prompt = prompt_of(70), .max_tokens = 60 + n});
    several.back().prompt.push_back(n);
    several.back().draft_tokens = n;
  }
  std::vector<Tokens> together(4);
  auto batch = GenerationBatch::start(*model, several).value();
  for (bool goes_on = true; goes_on;) goes_on = batch.step([&](std::size_t n, const GeneratedToken& t) { together[n].push_back(t.id); }).value();
  for (std::size_t n = 0; n < 4; ++n) {
    several[n].draft_tokens = 0;
    EXPECT_EQ(together[n], answer(*model, several[n]).tokens) << n;
  }
}

TEST(PromptLookup, ReadsOnWhereTheSameWordsStood) {
  PromptLookup lookup;
  Tokens text = {1, 2, 3, 4, 5, 6, 9, 2, 3, 4};
  EXPECT_EQ(lookup.draft(text, 3), (Tokens{5, 6, 9}));
  EXPECT_EQ(lookup.draft(text, 0), Tokens{});
  text.insert(text.end(), {8, 2, 3, 4});
  EXPECT_EQ(lookup.draft(text, 2), (Tokens{8, 2}));  // the latest place counts
  text.push_back(77);
  EXPECT_EQ(lookup.draft(text, 2), Tokens{});
  PromptLookup other;
  EXPECT_EQ(other.draft(Tokens{7, 7, 7, 7}, 5), (Tokens{7, 7, 7, 7, 7}));
  EXPECT_EQ(PromptLookup().draft(Tokens{1, 2}, 5), Tokens{});
}

std::shared_ptr<const Grammar> grammar(std::string_view text) { return std::make_shared<const Grammar>(Grammar::parse(text).value()); }

TEST_F(Generating, AGrammarHoldsWhateverTheModelWouldSay) {
  auto model = open();
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    GenerationRequest request{.prompt = prompt_of(30), .max_tokens = 400, .sampling = {.temperature = 3, .seed = seed}, .grammar = grammar("root ::= \"so\" \" the\"* [.!] ( \"[\" [12] \"]\" )?")};
    Made made = answer(*model, request);
    EXPECT_TRUE(made.end == AnswerEnd::eos || made.end == AnswerEnd::stop) << made.text;
    std::string text = made.text;
    EXPECT_EQ(text.substr(0, 2), "so");
    for (text.erase(0, 2); text.starts_with(" the");) text.erase(0, 4);
    EXPECT_TRUE(text == "." || text == "!" || text == ".[1]" || text == ".[2]" || text == "![1]" || text == "![2]") << made.text;
    // Drafts see the same grammar.
    request.draft_tokens = 8;
    EXPECT_EQ(answer(*model, request).tokens, made.tokens);
  }
  Made yes = answer(*model, {.prompt = {1}, .grammar = grammar("root ::= \"yes\"")});
  EXPECT_EQ(yes.text, "yes");
  EXPECT_EQ(yes.end, AnswerEnd::stop);  // nothing more fits: no end token is waited for
  Made behind = answer(*model, {.prompt = {1}, .forced = {65, 66}, .grammar = grammar("root ::= \"c\"")});
  EXPECT_EQ(behind.text, "ABc");
  EXPECT_FALSE(Generation::start(*open({}, {.architecture = "llama", .has_tokenizer = false}), {.prompt = {1}, .grammar = grammar("root ::= \"c\"")}).ok());
}

TEST_F(Generating, JsonCanBeForced) {
  auto model = open();
  int whole = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    Made made = answer(*model, {.prompt = prompt_of(20), .max_tokens = 500, .sampling = {.temperature = 2, .seed = seed}, .grammar = grammar(json_grammar())});
    if (made.end == AnswerEnd::length) continue;
    ++whole;
    EXPECT_TRUE(nlohmann::json::accept(made.text)) << made.text;
  }
  EXPECT_GT(whole, 2);
}

TEST(StopTexts, HoldsBackWhatMayBecomeOne) {
  StopTexts stops({"abab", "bb", ""});
  EXPECT_EQ(stops.push("xaba"), "x");
  EXPECT_EQ(stops.push("c"), "abac");
  EXPECT_EQ(stops.push("ab"), "");
  EXPECT_EQ(stops.finish(), "ab");
  EXPECT_EQ(stops.push("xabb"), "xa");
  EXPECT_TRUE(stops.found());
  EXPECT_EQ(stops.push("more"), "");
  EXPECT_EQ(stops.finish(), "");
}

TEST_F(Generating, FactsNameWhatIsInAFile) {
  auto facts = read_model_facts(file({.architecture = "llama4", .chat_template = "<|header_start|>"}), {}).value();
  EXPECT_EQ(facts.architecture, "llama4");
  ASSERT_TRUE(facts.shape);
  EXPECT_EQ(facts.shape->experts, 4);
  EXPECT_EQ(facts.chat_family, "llama4");
  EXPECT_TRUE(facts.problems.empty());
  // Three of four experts are left out in each of two layers: 3 matrices of 64 x 96 each.
  EXPECT_EQ(facts.parameters - facts.active_parameters, 2 * 3 * 3 * 64 * 96);
  EXPECT_EQ(facts.types.size(), 1u);
  EXPECT_EQ(facts.types[0].values, facts.parameters);
  EXPECT_EQ(facts.general, (std::vector<std::pair<std::string, std::string>>{{"name", "Tiny"}, {"license", "cc0-1.0"}}));
  auto plain = read_model_facts(file({.architecture = "llama", .has_tokenizer = false}), {}).value();
  EXPECT_FALSE(plain.tokenizer);
  EXPECT_EQ(plain.problems.size(), 1u);
  EXPECT_EQ(plain.active_parameters, plain.parameters);
}

}  // namespace
}  // namespace dossier
