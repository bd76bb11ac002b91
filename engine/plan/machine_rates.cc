#include "engine/plan/machine_rates.h"

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>

#include "base/fd.h"
#include "base/hash.h"
#include "engine/model/products.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint64_t kMostWeightBytes = std::uint64_t{256} << 20, kMostKeyBytes = std::uint64_t{64} << 20;

double cpu_now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// Median CPU seconds of work() over about `seconds`; the first run, which brings everything into the caches, does not count.
template <typename Work>
double median_of(double seconds, const Work& work) {
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  work();
  std::vector<double> taken;
  do {
    const double before = cpu_now();
    work();
    taken.push_back(cpu_now() - before);
  } while (Clock::now() < end && taken.size() < 1000);
  std::nth_element(taken.begin(), taken.begin() + static_cast<std::ptrdiff_t>(taken.size() / 2), taken.end());
  return taken[taken.size() / 2];
}

std::vector<float> some_floats(std::size_t count) {
  std::vector<float> out(count);
  std::uint32_t state = 1;
  for (float& x : out) {
    state = state * 1664525u + 1013904223u;
    x = static_cast<float>(static_cast<std::int32_t>(state)) * 0x1p-31f;
  }
  return out;
}

class Calibration {
 public:
  Calibration(const ModelShape& shape, const ModelMatrices& matrices, const dk_table& table, const CalibrationOptions& options)
      : shape_(shape), matrices_(matrices), table_(table), options_(options), pool_(options.threads), compute_{table, pool_} {}

  Result<MachineRates> run() {
    rates_.threads = options_.threads;
    std::map<dk_type, const ModelMatrix*> heaviest;
    std::map<dk_type, std::uint64_t> total;
    for_each_multiplied(matrices_, [&](const ModelMatrix& m) {
      const ModelMatrix*& most = heaviest[m.type];
      if (!most || m.packed_bytes * static_cast<std::uint64_t>(m.count) > most->packed_bytes * static_cast<std::uint64_t>(most->count)) most = &m;
      total[m.type] += m.packed_bytes * static_cast<std::uint64_t>(m.count);
    });
    // Two thirds of the time for products, by type.
    const double each = options_.seconds * 0.65 / static_cast<double>(heaviest.size());
    for (const auto& [type, matrix] : heaviest) {
      DOSSIER_TRY(check_cancel());
      measure_products(*matrix, std::min(total[type], kMostWeightBytes), each);
    }
    DOSSIER_TRY(check_cancel());
    measure_attention(options_.seconds * 0.2);
    DOSSIER_TRY(check_cancel());
    measure_values(options_.seconds * 0.1);
    return rates_;
  }

 private:
  Status check_cancel() const {
    if (options_.cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    return {};
  }

  // Copies of one matrix, so many that one row's products read them from where a model's weights will be: memory, or the caches.
  void measure_products(const ModelMatrix& m, std::uint64_t bytes, double seconds) {
    // A tall matrix is cut: the time goes by the value.
    const std::int64_t rows = std::min(m.rows, std::max<std::int64_t>(DK_PANEL_ROWS, (std::int64_t{1} << 24) / m.cols));
    const std::uint64_t one = (table_.packed_bytes(m.type, rows, m.cols) + 63) / 64 * 64;
    const std::int64_t copies = std::max<std::int64_t>(1, static_cast<std::int64_t>(bytes / one));
    const dk_type_facts& facts = *dk_facts(m.type);
    const std::vector<std::byte> file(static_cast<std::size_t>(rows * (m.cols / facts.block_values) * facts.block_bytes));
    StepBuffer<std::byte> packed;
    std::byte* at = packed.need(one * static_cast<std::uint64_t>(copies));
    const double before = cpu_now();
    table_.pack(m.type, file.data(), rows, m.cols, at);
    rates_.pack = std::max(rates_.pack, (cpu_now() - before) / static_cast<double>(file.size()));
    for (std::int64_t n = 1; n < copies; ++n) std::memcpy(at + one * static_cast<std::uint64_t>(n), at, one);

    const std::int64_t most = ProductRate::kRows.back();
    const std::vector<float> x = some_floats(static_cast<std::size_t>(most * m.cols));
    StepBuffer<std::byte> rounded;
    const dk_activation form = table_.activation_of(m.type);
    table_.round_activations(form, x.data(), most, m.cols, m.cols, rounded.need(static_cast<std::size_t>(most) * table_.activation_row_bytes(form, m.cols)));
    std::vector<float> out(static_cast<std::size_t>(most * rows));
    std::vector<WeightPin> pins;
    for (std::int64_t n = 0; n < copies; ++n) pins.push_back({m.type, rows, m.cols, at + one * static_cast<std::uint64_t>(n), nullptr});
    for (std::size_t i = 0; i < ProductRate::kRows.size(); ++i) {
      const std::int64_t tokens = ProductRate::kRows[i];
      std::size_t next = 0;
      // One row: all copies, as a token goes through all layers. Many rows: one copy a time, or a slow table would take minutes.
      const std::size_t together = tokens == 1 ? pins.size() : 1;
      const double taken = median_of(seconds / static_cast<double>(ProductRate::kRows.size()), [&] {
        for (std::size_t n = 0; n < together; ++n, next = (next + 1) % pins.size()) multiply_all(compute_, {{&pins[next], rounded.data(), tokens, out.data(), rows}});
      });
      rates_.product[m.type].seconds[i] = taken / static_cast<double>(rows * m.cols) / static_cast<double>(together);
    }
  }

  void measure_attention(double seconds) {
    const std::int32_t group = static_cast<std::int32_t>(shape_.group()), dim = shape_.head_dim;
    const std::uint64_t values = table_.kv_value_bytes(options_.kv_format, dim), scales = table_.kv_scale_bytes(options_.kv_format, dim);
    const std::int64_t keys = 2048, most_rows = std::max<std::int64_t>(1, 256 / group);
    const std::int64_t blocks = std::max<std::int64_t>(options_.threads, static_cast<std::int64_t>(kMostKeyBytes / (2 * static_cast<std::uint64_t>(keys) * (values + scales))));
    const std::uint64_t value_block = static_cast<std::uint64_t>(keys) * values, scale_block = static_cast<std::uint64_t>(keys) * scales;
    StepBuffer<std::byte> stored;
    std::byte* base = stored.need(static_cast<std::size_t>(blocks) * 2 * (value_block + scale_block) + 64);
    const std::vector<float> row = some_floats(static_cast<std::size_t>(dim));
    auto values_of = [&](std::int64_t block, int which) { return base + (static_cast<std::uint64_t>(block) * 2 + static_cast<std::uint64_t>(which)) * value_block; };
    auto scales_of = [&](std::int64_t block, int which) {
      return base + static_cast<std::uint64_t>(blocks) * 2 * value_block + (static_cast<std::uint64_t>(block) * 2 + static_cast<std::uint64_t>(which)) * scale_block;
    };
    for (std::int64_t block = 0; block < blocks; ++block)
      for (int which = 0; which < 2; ++which)
        for (std::int64_t k = 0; k < keys; ++k)
          table_.kv_store(options_.kv_format, row.data(), dim, values_of(block, which) + static_cast<std::uint64_t>(k) * values,
                          scales_of(block, which) + static_cast<std::uint64_t>(k) * scales);
    const std::vector<float> q = some_floats(static_cast<std::size_t>(most_rows * group * dim));
    const std::size_t scratch_bytes = (table_.attention_scratch_bytes(dim, group) + 63) / 64 * 64, state = static_cast<std::size_t>(most_rows * group) * table_.attention_state_floats(dim);
    StepBuffer<std::byte> scratch;
    scratch.need(scratch_bytes * static_cast<std::size_t>(options_.threads) + 64);
    std::vector<float> states(state * static_cast<std::size_t>(options_.threads));
    const std::vector<std::int64_t> visible(static_cast<std::size_t>(most_rows), keys);
    std::int64_t next = 0;
    auto pass = [&](std::int64_t rows, std::int64_t tasks) {
      pool_.run(tasks, [&](std::int64_t task, int worker) {
        const std::int64_t block = (next + task) % blocks;
        float* own = states.data() + state * static_cast<std::size_t>(worker);
        table_.attention_begin(own, rows, group, dim);
        dk_attention call{};
        call.q = q.data();
        call.q_row_stride = std::int64_t{group} * dim;
        call.rows = rows;
        call.group = group;
        call.head_dim = dim;
        call.format = options_.kv_format;
        call.k = {values_of(block, 0), scales ? scales_of(block, 0) : nullptr};
        call.v = {values_of(block, 1), scales ? scales_of(block, 1) : nullptr};
        call.keys = keys;
        call.visible = visible.data();
        call.state = own;
        call.scratch = scratch.data() + scratch_bytes * static_cast<std::size_t>(worker);
        table_.attention_step(&call);
      });
      next = (next + tasks) % blocks;
    };
    const std::int64_t few = 2 * options_.threads;
    rates_.attention_many = median_of(seconds / 2, [&] { pass(most_rows, few); }) / static_cast<double>(most_rows * keys * few);
    rates_.attention_one = median_of(seconds / 2, [&] { pass(1, 4 * few); }) / static_cast<double>(keys * 4 * few);
  }

  // Work that goes by the value, on one thread: it is a small part, and the threads do not disturb each other in it.
  void measure_values(double seconds) {
    const std::int64_t n = shape_.hidden, dim = shape_.head_dim;
    const double each = seconds / 10;
    std::vector<float> x = some_floats(static_cast<std::size_t>(n)), y = x, w(x.size(), 1.0f);
    std::vector<std::byte> bytes(std::max(table_.activation_row_bytes(DK_ACT_F32, (n + 255) / 256 * 256), std::size_t{1} << 20) + 64);
    void* aligned = bytes.data() + (64 - reinterpret_cast<std::uintptr_t>(bytes.data()) % 64) % 64;
    constexpr int kTimes = 64;
    auto value = [&](double values, auto&& work) {
      return median_of(each, [&] {
               for (int i = 0; i < kTimes; ++i) work();
             }) / kTimes / values;
    };
    const double width = static_cast<double>(n);
    for (int form = 0; form < 3; ++form) {
      if (form == DK_ACT_Q8_256 && n % 256 != 0) continue;
      if (form == DK_ACT_Q8_32 && n % 32 != 0) continue;
      rates_.round[static_cast<std::size_t>(form)] = value(width, [&] { table_.round_activations(static_cast<dk_activation>(form), x.data(), 1, n, n, aligned); });
    }
    rates_.norm = value(width, [&] { table_.rms_norm(x.data(), w.data(), n, 1e-5f, y.data()); });
    rates_.silu = value(width, [&] { table_.silu_multiply(x.data(), w.data(), n, y.data()); });
    rates_.add = value(width, [&] { table_.add_scaled(y.data(), x.data(), 1e-6f, n); });
    std::vector<float> head = some_floats(static_cast<std::size_t>(dim)), cos(head.size(), 0.6f), sin(head.size(), 0.8f);
    rates_.rotate = value(static_cast<double>(dim), [&] { table_.rotate_interleaved(head.data(), cos.data(), sin.data(), dim); });
    rates_.store = value(static_cast<double>(dim), [&] {
      table_.kv_store(options_.kv_format, head.data(), static_cast<std::int32_t>(dim), aligned, static_cast<std::byte*>(aligned) + 4 * DK_MAX_HEAD_DIM);
    });
    double angle = 0.1, sum = 0;
    rates_.angle = value(1, [&] {
      angle += 1.234;
      sum += static_cast<double>(static_cast<float>(std::cos(angle)) + static_cast<float>(std::sin(angle)));
    });
    bytes[0] = static_cast<std::byte>(sum > 1e9);
    const dk_type type = matrices_.embedding.type;
    const dk_type_facts& facts = *dk_facts(type);
    const std::vector<std::byte> blocks(static_cast<std::size_t>(n / facts.block_values * facts.block_bytes));
    rates_.row = value(width, [&] { table_.dequantize(type, blocks.data(), n, y.data()); });
    rates_.run = value(1, [&] { pool_.run(4 * options_.threads, [](std::int64_t, int) {}); });
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), std::size_t{1} << 20);
    rates_.hash = median_of(each, [&] { bytes[1] ^= static_cast<std::byte>(sha256_of(text).hex()[0]); }) / static_cast<double>(text.size());
  }

  const ModelShape& shape_;
  const ModelMatrices& matrices_;
  const dk_table& table_;
  const CalibrationOptions& options_;
  ThreadPool pool_;
  Compute compute_;
  MachineRates rates_;
};

}  // namespace

double ProductRate::of(std::int64_t rows) const {
  if (rows >= kRows.back()) return seconds.back() * static_cast<double>(rows) / static_cast<double>(kRows.back());
  std::size_t i = 1;
  while (kRows[i] < rows) ++i;
  const double share = static_cast<double>(rows - kRows[i - 1]) / static_cast<double>(kRows[i] - kRows[i - 1]);
  return seconds[i - 1] + share * (seconds[i] - seconds[i - 1]);
}

Result<MachineRates> measure_rates(const ModelShape& shape, const ModelMatrices& matrices, const dk_table& table, const CalibrationOptions& options) {
  return Calibration(shape, matrices, table, options).run();
}

double measure_disk(const std::string& path, double seconds) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECT));
  if (fd.get() < 0) return 0;
  constexpr std::size_t kPiece = std::size_t{8} << 20;
  StepBuffer<std::byte> buffer;
  std::byte* raw = buffer.need(kPiece + 4096);
  std::byte* aligned = raw + (4096 - reinterpret_cast<std::uintptr_t>(raw) % 4096) % 4096;
  const auto begin = Clock::now(), end = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  std::uint64_t done = 0;
  while (done < (std::uint64_t{1} << 30) && (done == 0 || Clock::now() < end)) {
    const ssize_t n = ::pread(fd.get(), aligned, kPiece, static_cast<off_t>(done));
    if (n <= 0) break;
    done += static_cast<std::uint64_t>(n);
  }
  return done == 0 ? 0 : static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace dossier
