#include "engine/run/speed_figures.h"

#include <sys/mman.h>
#include <time.h>

#include <algorithm>
#include <cstring>
#include <thread>

#include "kernels/peaks.h"

namespace dossier {
namespace {

constexpr std::uint64_t kLeastReadBytes = std::uint64_t{16} << 20, kMostReadBytes = std::uint64_t{256} << 20;  // a thread's buffer
constexpr std::int64_t kFillTokens = 1024;                   // made-up rows appended together

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// splitmix64: numbers that depend on seed and index alone.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t index) {
  std::uint64_t z = seed * 0x9e3779b97f4a7c15u + index * 0xbf58476d1ce4e5b9u + 0x94d049bb133111ebu;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

// A thread's buffer where all threads read `asked` bytes, in whole huge pages. More than the most would only be slower where the system gave
// pieces of memory that are slow, and a figure may never pass what is called the most.
std::size_t buffer_bytes(std::uint64_t asked, int threads) {
  constexpr std::uint64_t huge_page = std::uint64_t{2} << 20;
  return static_cast<std::size_t>(std::clamp(asked / static_cast<std::uint64_t>(threads) / huge_page * huge_page, kLeastReadBytes, kMostReadBytes));
}

double peak_of(int threads, dk_peak_kind kind, double seconds, std::size_t bytes = 0) {
  std::vector<dk_peak> peaks(static_cast<std::size_t>(threads));
  std::vector<std::thread> running;
  for (int n = 0; n < threads; ++n)
    running.emplace_back([&, n] {
      void* buffer = nullptr;
      if (kind == DK_PEAK_READ) {
        buffer = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (buffer == MAP_FAILED) return;
        ::madvise(buffer, bytes, MADV_HUGEPAGE);
        std::memset(buffer, 1, bytes);
      }
      peaks[static_cast<std::size_t>(n)] = dk_measure_peak(kind, seconds, buffer, bytes);
      if (buffer) ::munmap(buffer, bytes);
    });
  for (std::thread& t : running) t.join();
  double sum = 0;
  for (const dk_peak& p : peaks) sum += kind == DK_PEAK_READ ? p.median : p.best;
  return sum;
}

}  // namespace

MachinePeaks measure_machine_peaks(int threads, double seconds_each, std::uint64_t read_bytes) {
  MachinePeaks out;
  out.threads = threads;
  out.int8 = peak_of(threads, DK_PEAK_INT8, seconds_each);
  out.f32 = peak_of(threads, DK_PEAK_F32, seconds_each);
  out.read = peak_of(threads, DK_PEAK_READ, seconds_each, buffer_bytes(read_bytes, threads));
  return out;
}

std::vector<std::int32_t> SpeedTrial::random_tokens(std::int64_t count, std::uint64_t stream) const {
  std::vector<std::int32_t> out(static_cast<std::size_t>(count));
  const auto vocabulary = static_cast<std::uint64_t>(model_.shape().vocabulary);
  for (std::size_t n = 0; n < out.size(); ++n) out[n] = static_cast<std::int32_t>(mixed(seed_ + 1000 * (stream + 1), n) % vocabulary);
  return out;
}

Result<KvSequence> SpeedTrial::at_depth(std::int64_t depth) {
  const ModelShape& s = model_.shape();
  if (!prefix_ || prefix_->tokens() > depth) {
    DOSSIER_ASSIGN(KvSequence fresh, model_.start({}));
    prefix_.emplace(std::move(fresh));
  }
  const std::size_t width = static_cast<std::size_t>(s.kv_heads) * static_cast<std::size_t>(s.head_dim);
  std::vector<float> rows;
  while (prefix_->tokens() < depth) {
    const std::int64_t n = std::min({depth - prefix_->tokens(), prefix_->room(), kFillTokens});
    const std::vector<std::int32_t> tokens = random_tokens(n, static_cast<std::uint64_t>(prefix_->tokens()));
    DOSSIER_TRY(prefix_->begin(tokens));
    rows.resize(static_cast<std::size_t>(n) * width);
    for (std::size_t layer = 0; layer < s.layers.size(); ++layer) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = static_cast<float>(static_cast<std::int32_t>(mixed(layer + 1, i + static_cast<std::size_t>(prefix_->tokens())) >> 32)) * 0x1p-31f;
      }
      DOSSIER_TRY(prefix_->append(static_cast<std::int32_t>(layer), rows, rows));
    }
    DOSSIER_TRY(prefix_->commit());
  }
  return model_.store().fork(*prefix_);
}

TokenWork SpeedTrial::work(std::int64_t first, std::int64_t tokens, bool decoding) const {
  const ModelShape& s = model_.shape();
  const LanguageModel& m = model_.model();
  TokenWork out;
  auto matrix = [&](const WeightPin& w, double times) {
    out.operations += 2.0 * static_cast<double>(w.rows * w.cols) * times;
    out.bytes += static_cast<double>(m.table().packed_bytes(w.type, w.rows, w.cols)) * times;
  };
  auto gated = [&](const GatedWeights& g, double times) {
    for (const WeightPin* w : {&g.gate, &g.up, &g.down}) matrix(*w, times);
  };
  const double row_bytes = 2.0 * s.kv_heads * static_cast<double>(m.table().kv_value_bytes(model_.kv_format(), s.head_dim) + m.table().kv_scale_bytes(model_.kv_format(), s.head_dim));
  for (std::size_t l = 0; l < s.layers.size(); ++l) {
    const LayerWeights& w = m.layer(l);
    for (const WeightPin* p : {&w.q, &w.k, &w.v, &w.output}) matrix(*p, 1);
    if (s.layers[l].feed_forward == FeedForward::experts) {
      matrix(w.router, 1);
      GatedWeights expert;
      auto gate = m.weights().matrix(w.gate_stack), up = m.weights().matrix(w.up_stack), down = m.weights().matrix(w.down_stack);
      if (gate.ok() && up.ok() && down.ok()) gated({*gate, *up, *down}, s.experts_used);
      if (w.has_shared) gated(w.dense, 1);
    } else {
      gated(w.dense, 1);
    }
    double seen = 0;
    for (std::int64_t p = first; p < first + tokens; ++p) seen += static_cast<double>((s.layers[l].global || s.chunk == 0 ? p : p % s.chunk) + 1);
    seen /= static_cast<double>(tokens);
    out.operations += 4.0 * s.heads * s.head_dim * seen;
    out.bytes += row_bytes * seen;
  }
  matrix(m.head(), decoding ? 1 : 1.0 / static_cast<double>(tokens));
  return out;
}

Result<SpeedFigure> SpeedTrial::feed(std::vector<KvSequence>& sequences, const std::vector<std::vector<std::int32_t>>& texts, bool decoding, std::int64_t depth) {
  const std::int64_t end = static_cast<std::int64_t>(texts[0].size()), tokens = end - depth;
  std::vector<std::int64_t> rows;
  for (std::int64_t r = decoding ? depth : end - 1; r < end; ++r) rows.push_back(r);
  std::vector<Feed> feeds;
  for (std::size_t i = 0; i < sequences.size(); ++i) feeds.push_back({&sequences[i], texts[i], rows});
  FeedOptions options;
  options.decoding = decoding;
  options.step_tokens = decoding ? static_cast<std::int64_t>(sequences.size()) : 0;
  model_.take_distinct_experts();
  const double cpu = cpu_seconds();
  const auto begin = std::chrono::steady_clock::now();
  DOSSIER_TRY(model_.feed(feeds, options, [&](std::size_t, std::int64_t, std::span<float> logits) -> Status {
    for (std::size_t i = 0; i < logits.size(); i += 97) fingerprint_ ^= mixed(i, __builtin_bit_cast(std::uint32_t, logits[i]));
    return {};
  }));
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  SpeedFigure out;
  out.tokens = tokens;
  out.depth = depth;
  out.sequences = static_cast<std::int64_t>(sequences.size());
  out.tokens_per_second = static_cast<double>(tokens * out.sequences) / wall;
  out.cpu_share = (cpu_seconds() - cpu) / wall / model_.model().pool().threads();
  out.work = work(depth, tokens, decoding);
  out.distinct_experts = model_.take_distinct_experts();
  return out;
}

Result<SpeedFigure> SpeedTrial::prefill(std::int64_t tokens, std::int64_t depth) {
  std::vector<KvSequence> sequences;
  DOSSIER_ASSIGN(KvSequence one, at_depth(depth));
  sequences.push_back(std::move(one));
  return feed(sequences, {random_tokens(depth + tokens, 0)}, false, depth);
}

Result<SpeedFigure> SpeedTrial::decode(std::int64_t tokens, std::int64_t depth) { return decode_together(tokens, depth, 1); }

Result<SpeedFigure> SpeedTrial::decode_together(std::int64_t tokens, std::int64_t depth, std::int64_t sequences) {
  std::vector<KvSequence> all;
  std::vector<std::vector<std::int32_t>> texts;
  for (std::int64_t i = 0; i < sequences; ++i) {
    DOSSIER_ASSIGN(KvSequence one, at_depth(depth));
    all.push_back(std::move(one));
    texts.push_back(random_tokens(depth + tokens, static_cast<std::uint64_t>(i)));
  }
  return feed(all, texts, true, depth);
}

Result<SpeedFigure> SpeedTrial::decode_apart(std::int64_t tokens, std::int64_t depth, std::int64_t sequences) {
  SpeedFigure out;
  double seconds = 0;
  for (std::int64_t i = 0; i < sequences; ++i) {
    std::vector<KvSequence> one;
    DOSSIER_ASSIGN(KvSequence sequence, at_depth(depth));
    one.push_back(std::move(sequence));
    DOSSIER_ASSIGN(SpeedFigure figure, feed(one, {random_tokens(depth + tokens, static_cast<std::uint64_t>(i))}, true, depth));
    seconds += static_cast<double>(tokens) / figure.tokens_per_second;
    out = figure;
  }
  out.tokens_per_second = static_cast<double>(tokens * sequences) / seconds;
  return out;
}

}  // namespace dossier
