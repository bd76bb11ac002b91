// Each kernel as a share of what the machine can do, measured in the same run. docs/benchmarks/kernels.md explains the figures.
//   kernel_bench [--table NAME] [--threads N] [--seconds S] [--only WORD] [--clock wall|cpu]
// With --clock cpu the time that other work took from a thread does not count.
#include <time.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "kernels/peaks.h"
#include "kernels/test_data.h"

namespace {

using dossier::kernels::aligned_memory;
using dossier::kernels::Memory;
using Clock = std::chrono::steady_clock;

struct Options {
  const dk_table* table = dk_find("auto");
  int threads = 1;
  double seconds = 1.0;
  std::string only;
  bool cpu_clock = false;
};

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

// Seconds on the clock asked for; of the calling thread, where it is the processor's.
double seconds_now(const Options& o) {
  timespec t{};
  clock_gettime(o.cpu_clock ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

void on_threads(int threads, const std::function<void(int)>& work) {
  std::vector<std::thread> all;
  for (int i = 1; i < threads; ++i) all.emplace_back(work, i);
  work(0);
  for (auto& thread : all) thread.join();
}

// Work a second of all threads together, median of rounds: `work` does `amount` in one call on one thread.
double rate(const Options& o, double amount, const std::function<void(int thread, int round)>& work) {
  std::vector<double> sums;
  const auto begin = Clock::now();
  for (int round = 0; round < 3 || since(begin) < o.seconds; ++round) {
    std::atomic<int> ready{0};
    std::vector<double> took(static_cast<std::size_t>(o.threads));
    on_threads(o.threads, [&](int i) {
      ++ready;
      while (ready < o.threads) {
      }
      const double start = seconds_now(o);
      work(i, round);
      took[static_cast<std::size_t>(i)] = seconds_now(o) - start;
    });
    double sum = 0;
    for (double t : took) sum += amount / t;
    sums.push_back(sum);
  }
  std::sort(sums.begin(), sums.end());
  return sums[sums.size() / 2];
}

struct Peaks {
  double int8, bf16, f32, read;
};

double measure(const Options& o, dk_peak_kind kind, bool best) {
  const std::size_t bytes = std::size_t{512} << 20;
  std::vector<Memory> buffers(static_cast<std::size_t>(o.threads));
  if (kind == DK_PEAK_READ) {
    for (auto& b : buffers) b = aligned_memory(bytes);
  }
  std::vector<dk_peak> peaks(static_cast<std::size_t>(o.threads));
  on_threads(o.threads, [&](int i) { peaks[static_cast<std::size_t>(i)] = dk_measure_peak(kind, 1.0, buffers[static_cast<std::size_t>(i)].get(), bytes); });
  double sum = 0;
  for (const dk_peak& p : peaks) sum += best ? p.best : p.median;
  return sum;
}

Peaks measure_peaks(const Options& o) {
  Peaks p{};
  const char* names[] = {"int8", "bf16", "f32", "read"};
  double* out[] = {&p.int8, &p.bf16, &p.f32, &p.read};
  for (int kind = 0; kind < 4; ++kind) {
    const double best = measure(o, static_cast<dk_peak_kind>(kind), true);
    const double median = measure(o, static_cast<dk_peak_kind>(kind), false);
    *out[kind] = kind == DK_PEAK_READ ? median : best;
    std::printf("peak %-5s %8.1f G/s best, %8.1f median\n", names[kind], best / 1e9, median / 1e9);
  }
  return p;
}

// A matrix of an expert's shape (rows x 5120), copied until the copies are far above the caches.
struct Matrix {
  std::int64_t rows, cols;
  std::size_t bytes;
  std::vector<Memory> copies;
};

Matrix make_matrix(const dk_table* table, dk_type type, std::int64_t rows, std::int64_t cols, std::size_t total) {
  Matrix m{rows, cols, table->packed_bytes(type, rows, cols), {}};
  const auto file = dossier::kernels::random_rows(type, rows, cols, 1);
  m.copies.push_back(aligned_memory(m.bytes));
  table->pack(type, file.data(), rows, cols, m.copies[0].get());
  while (m.copies.size() * m.bytes < total) {
    m.copies.push_back(aligned_memory(m.bytes));
    std::memcpy(m.copies.back().get(), m.copies[0].get(), m.bytes);
  }
  return m;
}

void bench_type(const Options& o, dk_type type, const Peaks& peaks) {
  const dk_table* t = o.table;
  const std::int64_t rows = 1024, cols = 5120;
  const dk_activation form = t->activation_of(type);
  const std::size_t row_bytes = t->activation_row_bytes(form, cols);
  const Matrix m = make_matrix(t, type, rows, cols, std::size_t{400} << 20);
  const auto x = dossier::kernels::random_floats(512 * cols, 2);
  const Memory activations = aligned_memory(row_bytes * 512);
  t->round_activations(form, x.data(), 512, cols, cols, activations.get());
  const double peak = form == DK_ACT_F32 ? peaks.f32 : peaks.int8;
  std::vector<std::vector<float>> out(static_cast<std::size_t>(o.threads), std::vector<float>(static_cast<std::size_t>(512 * rows)));
  std::printf("%-7s", dk_facts(type)->name);
  for (std::int64_t tokens : {512, 64, 32}) {
    const double ops = rate(o, 2.0 * static_cast<double>(rows * cols * tokens), [&](int i, int round) {
      const auto copy = static_cast<std::size_t>(round * o.threads + i) % m.copies.size();
      t->multiply(type, m.copies[copy].get(), rows, cols, 0, rows / 16, activations.get(), tokens, out[static_cast<std::size_t>(i)].data(), rows);
    });
    std::printf("  %4lld: %7.1f GOP/s %5.1f %%", static_cast<long long>(tokens), ops / 1e9, 100 * ops / peak);
  }
  for (std::int64_t tokens : {1, 2, 3, 4}) {
    // Each thread takes its half of the copies, all of them in one round.
    const std::size_t share = m.copies.size() / static_cast<std::size_t>(o.threads);
    const double bytes = rate(o, static_cast<double>(m.bytes * share), [&](int i, int) {
      for (std::size_t c = 0; c < share; ++c) {
        const auto copy = static_cast<std::size_t>(i) * share + c;
        t->multiply(type, m.copies[copy].get(), rows, cols, 0, rows / 16, activations.get(), tokens, out[static_cast<std::size_t>(i)].data(), rows);
      }
    });
    std::printf("  %lld: %6.1f GB/s %5.1f %%", static_cast<long long>(tokens), bytes / 1e9, 100 * bytes / peaks.read);
  }
  std::printf("\n");
  std::fflush(stdout);
}

// A KV head of Scout: 128 values, 5 query heads, at a depth.
void bench_attention(const Options& o, dk_kv_format format, const Peaks& peaks) {
  const dk_table* t = o.table;
  constexpr std::int32_t kDim = 128, kGroup = 5;
  constexpr std::int64_t kKeys = 20480, kHeads = 24;
  const std::size_t value_bytes = t->kv_value_bytes(format, kDim), scale_bytes = t->kv_scale_bytes(format, kDim);
  const std::size_t head_bytes = value_bytes * kKeys, head_scales = (scale_bytes * kKeys + 63) / 64 * 64;
  const Memory values = aligned_memory(2 * kHeads * head_bytes), scales = aligned_memory(2 * kHeads * head_scales + 64);
  const auto row = dossier::kernels::random_floats(kDim * 64, 3);
  for (std::size_t j = 0; j < 2 * kHeads * kKeys; ++j) {
    char* to = scales.get() + j / kKeys * head_scales + j % kKeys * scale_bytes;
    t->kv_store(format, row.data() + j % 64 * kDim, kDim, values.get() + j * value_bytes, scale_bytes == 0 ? nullptr : to);
  }
  const auto q = dossier::kernels::random_floats(64 * kGroup * kDim, 4);
  const auto attend = [&](std::int64_t rows, int thread, std::size_t head, std::vector<float>& state, char* scratch) {
    (void)thread;
    std::vector<std::int64_t> visible(static_cast<std::size_t>(rows), kKeys);
    t->attention_begin(state.data(), rows, kGroup, kDim);
    const auto rows_of = [&](std::size_t part) {
      return dk_kv_rows{values.get() + (2 * head + part) * head_bytes, scale_bytes == 0 ? nullptr : scales.get() + (2 * head + part) * head_scales};
    };
    const dk_attention step{q.data(), kGroup * kDim, rows, kGroup, kDim, format, rows_of(0), rows_of(1), kKeys, visible.data(), state.data(), scratch};
    t->attention_step(&step);
  };
  const char* names[] = {"f32", "f16", "bf16", "int8", "q4"};
  std::printf("attention %-5s", names[format]);
  std::vector<std::vector<float>> states(static_cast<std::size_t>(o.threads), std::vector<float>(64 * kGroup * t->attention_state_floats(kDim)));
  std::vector<Memory> scratch;
  for (int i = 0; i < o.threads; ++i) scratch.push_back(aligned_memory(t->attention_scratch_bytes(kDim, kGroup)));
  for (std::int64_t rows : {64, 16}) {
    const double ops = rate(o, 4.0 * static_cast<double>(rows * kGroup * kDim * kKeys), [&](int i, int round) {
      const auto n = static_cast<std::size_t>(i);
      attend(rows, i, static_cast<std::size_t>(round * o.threads + i) % kHeads, states[n], scratch[n].get());
    });
    std::printf("  %2lld rows: %6.1f GOP/s %5.1f %% of int8, %5.1f %% of f32", static_cast<long long>(rows), ops / 1e9, 100 * ops / peaks.int8, 100 * ops / peaks.f32);
  }
  const std::size_t share = kHeads / static_cast<std::size_t>(o.threads);
  const double bytes = rate(o, static_cast<double>(share * 2 * (value_bytes + scale_bytes) * kKeys), [&](int i, int) {
    const auto n = static_cast<std::size_t>(i);
    for (std::size_t h = 0; h < share; ++h) attend(1, i, n * share + h, states[n], scratch[n].get());
  });
  std::printf("  decode: %5.1f GB/s %5.1f %%\n", bytes / 1e9, 100 * bytes / peaks.read);
  std::fflush(stdout);
}

void bench_elementwise(const Options& o) {
  const std::int64_t n = 5120;
  const auto x = dossier::kernels::random_floats(n, 5), y = dossier::kernels::random_floats(n, 6);
  std::vector<std::vector<float>> outs(static_cast<std::size_t>(o.threads), std::vector<float>(static_cast<std::size_t>(n)));
  const Memory rounded = aligned_memory(o.table->activation_row_bytes(DK_ACT_F32, n) * static_cast<std::size_t>(o.threads) * 2);
  const auto print = [&](const char* name, const std::function<void(int)>& work) {
    const double values = rate(o, 200.0 * n, [&](int i, int) {
      for (int k = 0; k < 200; ++k) work(i);
    });
    std::printf("%-20s %7.2f G values/s\n", name, values / 1e9);
  };
  const auto out = [&](int i) { return outs[static_cast<std::size_t>(i)].data(); };
  print("rms_norm", [&](int i) { o.table->rms_norm(x.data(), y.data(), n, 1e-5f, out(i)); });
  print("silu_multiply", [&](int i) { o.table->silu_multiply(x.data(), y.data(), n, out(i)); });
  print("gelu", [&](int i) {
    std::memcpy(out(i), x.data(), static_cast<std::size_t>(n) * 4);
    o.table->gelu(out(i), n);
  });
  print("add_scaled", [&](int i) { o.table->add_scaled(out(i), y.data(), 0.001f, n); });
  for (dk_activation form : {DK_ACT_Q8_32, DK_ACT_Q8_256}) {
    print(form == DK_ACT_Q8_32 ? "round Q8_32" : "round Q8_256", [&](int i) {
      o.table->round_activations(form, x.data(), 1, n, n, rounded.get() + static_cast<std::size_t>(i) * 2 * o.table->activation_row_bytes(DK_ACT_F32, n));
    });
  }
}

}  // namespace

int main(int argc, char** argv) {
  Options o;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i], value = argv[i + 1];
    if (name == "--table") o.table = dk_find(value.c_str());
    if (name == "--threads") o.threads = std::max(1, std::atoi(value.c_str()));
    if (name == "--seconds") o.seconds = std::atof(value.c_str());
    if (name == "--only") o.only = value;
    if (name == "--clock") o.cpu_clock = value == "cpu";
  }
  if (o.table == nullptr) {
    std::fprintf(stderr, "kernel_bench: no such table on this machine\n");
    return 2;
  }
  std::printf("table %s, %d threads\n", o.table->name, o.threads);
  const Peaks peaks = measure_peaks(o);
  for (dk_type type : {DK_Q4_K, DK_Q6_K, DK_Q8_0, DK_Q4_0, DK_Q4_1, DK_Q5_0, DK_Q5_1, DK_IQ4_NL, DK_MXFP4, DK_Q2_K, DK_Q3_K, DK_Q5_K, DK_IQ4_XS, DK_F32, DK_F16, DK_BF16}) {
    if (o.only.empty() || o.only == "products" || o.only == dk_facts(type)->name) bench_type(o, type, peaks);
  }
  for (dk_kv_format format : {DK_KV_INT8, DK_KV_F16, DK_KV_F32, DK_KV_BF16, DK_KV_Q4}) {
    if (o.only.empty() || o.only == "attention") bench_attention(o, format, peaks);
  }
  if (o.only.empty() || o.only == "elementwise") bench_elementwise(o);
  return 0;
}
