#include "engine/run/generation.h"

#include <algorithm>
#include <map>

#include "engine/run/growing_answer.h"
#include "engine/run/prompt_lookup.h"

namespace dossier {
namespace {

constexpr int kMostDraft = 256;

Status check_request(const GenerationRequest& r, const AnswerVocabulary& vocabulary) {
  auto refused = [](std::string what) { return Error{ErrorKind::usage, std::move(what), "", ""}; };
  if (r.prompt.empty()) return refused("a prompt without a token");
  if (r.max_tokens < 1) return refused("an answer of " + std::to_string(r.max_tokens) + " tokens");
  for (const std::vector<TokenId>* tokens : {&r.prompt, &r.forced})
    for (TokenId id : *tokens)
      if (id < 0 || id >= vocabulary.allowed.size())
        return refused("token " + std::to_string(id) + " is outside the vocabulary of " + std::to_string(vocabulary.allowed.size()));
  if ((!r.stop_texts.empty() || r.grammar) && !vocabulary.tokenizer) return refused("stop texts and grammars need a model file with a tokenizer");
  if (r.draft_tokens < 0 || r.draft_tokens > kMostDraft) return refused("drafts of " + std::to_string(r.draft_tokens) + " tokens");
  return check_sampling(r.sampling);
}

// Where the images of two prompts part: the first position of an image that the other has not, or has elsewhere.
std::int64_t same_images_until(const PromptImages* a, const PromptImages* b) {
  static const std::vector<KvImage> kNone;
  const std::vector<KvImage>&x = a ? a->kv_images() : kNone, &y = b ? b->kv_images() : kNone;
  for (std::size_t i = 0; i < std::max(x.size(), y.size()); ++i) {
    const std::int64_t first = std::min(i < x.size() ? x[i].first : INT64_MAX, i < y.size() ? y[i].first : INT64_MAX);
    if (i >= x.size() || i >= y.size() || x[i].sha256 != y[i].sha256 || x[i].first != y[i].first || x[i].end != y[i].end) return first;
  }
  return INT64_MAX;
}

// How many tokens all prompts begin with, leaving each at least one of its own.
std::int64_t shared_prefix(const std::vector<GenerationRequest>& requests) {
  std::size_t n = requests[0].prompt.size() - 1;
  for (const GenerationRequest& r : requests) {
    n = std::min(n, r.prompt.size() - 1);
    n = static_cast<std::size_t>(std::mismatch(r.prompt.begin(), r.prompt.begin() + static_cast<std::ptrdiff_t>(n), requests[0].prompt.begin()).first - r.prompt.begin());
  }
  return static_cast<std::int64_t>(n);
}

}  // namespace

std::string_view name_of(AnswerEnd end) {
  constexpr std::string_view kNames[] = {"", "eos", "stop", "length", "cancelled"};
  return kNames[static_cast<std::size_t>(end)];
}

struct GenerationBatch::State {
  struct Track {
    Track(const AnswerVocabulary& vocabulary, const GenerationRequest& request, GrammarMachine* machine)
        : answer(vocabulary, request, machine), tokens(request.prompt), draft_length(static_cast<std::size_t>(request.draft_tokens)), drafter(request.drafter) {
      usage.prompt_tokens = static_cast<std::int64_t>(tokens.size());
    }
    PromptImages* seen_images() { return images ? &*images : nullptr; }
    void add_draft(std::int64_t most, std::int64_t vocabulary);
    Status take(std::int64_t position, std::span<const float> logits);
    Status settle();
    GrowingAnswer answer;
    std::vector<TokenId> tokens;  // the prompt, then the answer
    std::optional<PromptImages> images;
    std::optional<KvSequence> sequence;
    GenerationUsage usage;

    DraftLength draft_length;
    Drafter drafter;
    PromptLookup lookup;
    // Of the running step: tokens before `certain` are the text, those after it a guess.
    std::size_t certain = 0;
    std::vector<std::int64_t> rows;
    std::vector<GeneratedToken> taken;
    bool is_settled = false;  // the rows that follow belong to a wrong guess
  };

  State(RunningModel& m, AnswerVocabulary v, std::shared_ptr<const VocabularyTrie> trie, std::vector<GenerationRequest> r, GenerationOptions o)
      : model(m), vocabulary(std::move(v)), requests(std::move(r)), options(std::move(o)) {
    for (const GenerationRequest& request : requests) {
      std::unique_ptr<GrammarMachine>* machine = request.grammar ? &machines[request.grammar.get()] : nullptr;
      if (machine && !*machine) *machine = std::make_unique<GrammarMachine>(request.grammar, trie);
      tracks.emplace_back(vocabulary, request, machine ? machine->get() : nullptr);
    }
  }
  Status prepare();
  Status place_images();
  std::int64_t shared_by_all() const;
  Status feed_to_kept(KvSequence& sequence, Track& track, std::int64_t kept);
  Status advance(const Sink& sink);
  FeedOptions feed_options(bool decoding) const {
    FeedOptions out;
    out.decoding = decoding;
    out.cancel = options.cancel;
    if (!decoding) out.progress = options.progress;
    return out;
  }

  RunningModel& model;
  AnswerVocabulary vocabulary;
  std::vector<GenerationRequest> requests;
  GenerationOptions options;
  std::map<const Grammar*, std::unique_ptr<GrammarMachine>> machines;  // shared by the answers of one grammar
  std::vector<Track> tracks;
  bool is_prepared = false, has_prompts = false;
};

// Up to where rows may be stored, and stores them: past it the rows of an open chunk would be gone.
Status GenerationBatch::State::feed_to_kept(KvSequence& sequence, Track& track, std::int64_t kept) {
  if (kept <= 0 || sequence.tokens() >= kept) return {};
  Feed feed{&sequence, std::span<const TokenId>(track.tokens).first(static_cast<std::size_t>(kept)), {}, track.seen_images()};
  DOSSIER_TRY(model.feed({&feed, 1}, feed_options(false), {}));
  return sequence.keep_tail();
}

Status GenerationBatch::State::place_images() {
  for (std::size_t n = 0; n < tracks.size(); ++n) {
    const GenerationRequest& r = requests[n];
    if (r.images.empty()) continue;
    DOSSIER_ASSIGN(const TokenId patch, model.patch_token());
    DOSSIER_ASSIGN(tracks[n].images, PromptImages::place(r.prompt, patch, r.images, *model.images(), r.owners));
  }
  return {};
}

std::int64_t GenerationBatch::State::shared_by_all() const {
  std::int64_t out = shared_prefix(requests);
  auto images = [](const Track& t) { return t.images ? &*t.images : nullptr; };
  for (const Track& t : tracks) out = std::min(out, same_images_until(images(tracks[0]), images(t)));
  return out;
}

// Gives each answer a sequence that holds what is stored of its prompt, or what all prompts share.
Status GenerationBatch::State::prepare() {
  DOSSIER_TRY(place_images());
  const std::int64_t shared = tracks.size() > 1 ? shared_by_all() : static_cast<std::int64_t>(requests[0].prompt.size()) - 1;
  std::int64_t kept = static_cast<std::int64_t>(requests[0].prompt.size());
  for (const GenerationRequest& r : requests) kept = std::min(kept, r.kept_tokens);
  if (tracks.size() > 1) kept = std::min(kept, shared);
  Track& first = tracks[0];
  KvPrompt prompt{std::span(first.tokens).first(static_cast<std::size_t>(shared)), first.images ? first.images->kv_images() : std::vector<KvImage>(), requests[0].owners, std::max<std::int64_t>(kept, 0)};
  DOSSIER_ASSIGN(KvSequence base, model.start(prompt));
  first.usage.restored_tokens = base.tokens();
  DOSSIER_TRY(feed_to_kept(base, first, std::min(kept, shared)));
  if (tracks.size() > 1) {
    Feed feed{&base, std::span<const TokenId>(first.tokens).first(static_cast<std::size_t>(shared)), {}, first.seen_images()};
    DOSSIER_TRY(model.feed({&feed, 1}, feed_options(false), {}));
    for (std::size_t n = 1; n < tracks.size(); ++n) {
      const std::vector<KvImage> own = tracks[n].images ? tracks[n].images->kv_images() : std::vector<KvImage>();
      DOSSIER_ASSIGN(tracks[n].sequence, model.store().fork(base, &own));
      tracks[n].usage.shared_tokens = shared;
    }
  }
  first.sequence = std::move(base);
  for (Track& t : tracks) t.usage.computed_tokens = t.usage.prompt_tokens - t.usage.restored_tokens - t.usage.shared_tokens;
  return {};
}

// Guesses behind the text, as far as the step may go and the answer can use them.
void GenerationBatch::State::Track::add_draft(std::int64_t most, std::int64_t vocabulary) {
  most = std::min(most, sequence->room() - 1);
  if (most <= 0) return;
  const auto wanted = std::min(static_cast<std::size_t>(most), draft_length.next());
  std::vector<TokenId> draft = drafter ? drafter(tokens, wanted) : lookup.draft(tokens, wanted);
  draft.resize(std::min(draft.size(), wanted));
  draft.erase(std::find_if(draft.begin(), draft.end(), [&](TokenId id) { return id < 0 || id >= vocabulary; }), draft.end());
  tokens.insert(tokens.end(), draft.begin(), draft.end());
}

// The token after POSITION; if it is not the one that was guessed, the rows behind are of no use.
Status GenerationBatch::State::Track::take(std::int64_t position, std::span<const float> logits) {
  if (is_settled) return {};
  DOSSIER_ASSIGN(GeneratedToken token, answer.take(logits));
  const auto next = static_cast<std::size_t>(position) + 1;
  is_settled = answer.ended() || next >= tokens.size() || tokens[next] != token.id;
  taken.push_back(std::move(token));
  return {};
}

// Takes wrong guesses back.
Status GenerationBatch::State::Track::settle() {
  const std::size_t drafted = tokens.size() - certain, accepted = taken.size() - 1;
  draft_length.learn(drafted, accepted);
  tokens.resize(certain);
  for (const GeneratedToken& token : taken) tokens.push_back(token.id);
  usage.drafted_tokens += static_cast<std::int64_t>(drafted);
  usage.accepted_tokens += static_cast<std::int64_t>(accepted);
  usage.generated_tokens += static_cast<std::int64_t>(taken.size());
  const auto held = static_cast<std::int64_t>(tokens.size()) - 1;
  return sequence->tokens() > held ? sequence->rewind(held) : Status();
}

Status GenerationBatch::State::advance(const Sink& sink) {
  if (!std::exchange(is_prepared, true)) DOSSIER_TRY(prepare());
  std::vector<Feed> feeds;
  std::vector<std::size_t> of_feed;
  for (std::size_t n = 0; n < tracks.size(); ++n) {
    Track& t = tracks[n];
    if (t.answer.ended()) continue;
    t.certain = t.tokens.size();
    t.taken.clear();
    t.is_settled = false;
    if (has_prompts && requests[n].draft_tokens > 0) t.add_draft(requests[n].max_tokens - t.answer.tokens() - 1, vocabulary.allowed.size());
    t.rows.clear();
    for (std::size_t row = t.certain - 1; row < t.tokens.size(); ++row) t.rows.push_back(static_cast<std::int64_t>(row));
    feeds.push_back({&*t.sequence, t.tokens, t.rows, t.seen_images()});
    of_feed.push_back(n);
  }
  DOSSIER_TRY(model.feed(feeds, feed_options(has_prompts),
                         [&](std::size_t feed, std::int64_t position, std::span<float> logits) { return tracks[of_feed[feed]].take(position, logits); }));
  for (std::size_t n : of_feed) {
    Track& t = tracks[n];
    // Where the whole prompt may be stored its end is now complete; unless all but its last token, whose logits were needed, came from there.
    if (!has_prompts && requests[n].kept_tokens >= t.usage.prompt_tokens && t.usage.computed_tokens > 1) DOSSIER_TRY(t.sequence->keep_tail());
    DOSSIER_TRY(t.settle());
    for (const GeneratedToken& token : t.taken) sink(n, token);
  }
  has_prompts = true;
  return {};
}

Result<GenerationBatch> GenerationBatch::start(RunningModel& model, std::vector<GenerationRequest> requests, GenerationOptions options) {
  if (requests.empty()) return Error{ErrorKind::usage, "no prompt", "", ""};
  DOSSIER_ASSIGN(AnswerVocabulary vocabulary, AnswerVocabulary::of(model));
  std::shared_ptr<const VocabularyTrie> trie;
  for (const GenerationRequest& r : requests) {
    DOSSIER_TRY(check_request(r, vocabulary));
    if (!r.images.empty() && !model.images()) return Error{ErrorKind::usage, "images need a vision encoder", "", "the model's mmproj file"};
    if (!r.grammar || trie) continue;
    DOSSIER_ASSIGN(trie, model.vocabulary_trie());
  }
  return GenerationBatch(std::make_unique<State>(model, std::move(vocabulary), std::move(trie), std::move(requests), std::move(options)));
}

Result<bool> GenerationBatch::step(const Sink& sink) {
  State& s = *state_;
  auto unfinished = [](const State::Track& t) { return !t.answer.ended(); };
  if (std::none_of(s.tracks.begin(), s.tracks.end(), unfinished)) return false;
  Status done = s.options.cancel.value_or(s.model.cancel()).cancelled() ? Error{ErrorKind::cancelled, "stopped", "", ""} : s.advance(sink);
  if (!done.ok())
    for (State::Track& t : s.tracks)
      if (unfinished(t)) t.answer.cancel();
  if (!done.ok() && done.error().kind != ErrorKind::cancelled) return done.error();
  return std::any_of(s.tracks.begin(), s.tracks.end(), unfinished);
}

std::size_t GenerationBatch::size() const { return state_->tracks.size(); }
AnswerEnd GenerationBatch::end(std::size_t answer) const { return state_->tracks[answer].answer.end(); }
GenerationUsage GenerationBatch::usage(std::size_t answer) const { return state_->tracks[answer].usage; }

GenerationBatch::GenerationBatch(std::unique_ptr<State> state) : state_(std::move(state)) {}
GenerationBatch::GenerationBatch(GenerationBatch&&) noexcept = default;
GenerationBatch& GenerationBatch::operator=(GenerationBatch&&) noexcept = default;
GenerationBatch::~GenerationBatch() = default;

Result<Generation> Generation::start(RunningModel& model, GenerationRequest request, GenerationOptions options) {
  std::vector<GenerationRequest> one;
  one.push_back(std::move(request));
  DOSSIER_ASSIGN(GenerationBatch batch, GenerationBatch::start(model, std::move(one), std::move(options)));
  return Generation(std::move(batch));
}

Result<std::optional<GeneratedToken>> Generation::next() {
  std::vector<GeneratedToken> taken;
  while (waiting_.empty()) {
    DOSSIER_ASSIGN(bool goes_on, batch_.step([&](std::size_t, const GeneratedToken& token) { taken.push_back(token); }));
    waiting_.assign(taken.rbegin(), taken.rend());
    if (!goes_on && waiting_.empty()) return std::optional<GeneratedToken>();
  }
  std::optional<GeneratedToken> out = std::move(waiting_.back());
  waiting_.pop_back();
  return out;
}

}  // namespace dossier
