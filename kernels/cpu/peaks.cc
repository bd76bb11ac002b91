#include "kernels/peaks.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <vector>

#include "kernels/cpu/peak_loops.h"

namespace dossier::kernels {

double plain_read_loop(const void* buffer, std::size_t bytes, int, int* sink) {
  std::uint64_t mix = 0, word = 0;
  for (std::size_t i = 0; i + 8 <= bytes; i += 8) {
    std::memcpy(&word, static_cast<const char*>(buffer) + i, 8);
    mix ^= word;
  }
  *sink += static_cast<int>(mix & 1);
  return static_cast<double>(bytes / 8 * 8);
}

namespace {

PeakLoop loop_for(dk_peak_kind kind) {
  __builtin_cpu_init();
  const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni");
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  switch (kind) {
    case DK_PEAK_INT8: return wide ? avx512_int8_loop : avx2 ? avx2_int8_loop : nullptr;
    case DK_PEAK_BF16: return wide && __builtin_cpu_supports("avx512bf16") ? avx512_bf16_loop : nullptr;
    case DK_PEAK_F32: return wide ? avx512_f32_loop : avx2 ? avx2_f32_loop : nullptr;
    case DK_PEAK_READ: return wide ? avx512_read_loop : plain_read_loop;
  }
  return nullptr;
}

}  // namespace
}  // namespace dossier::kernels

dk_peak dk_measure_peak(dk_peak_kind kind, double seconds, const void* buffer, size_t bytes) {
  using namespace dossier::kernels;
  using Clock = std::chrono::steady_clock;
  const PeakLoop loop = loop_for(kind);
  if (loop == nullptr) return {0, 0};
  // Windows of about 0.2 ms of arithmetic, or of 16 MiB that move through the buffer.
  const size_t window = std::min<size_t>(bytes, size_t{16} << 20);
  std::vector<double> rates;
  int sink = 0;
  size_t at = 0;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (rates.empty() || Clock::now() < end) {
    const auto begin = Clock::now();
    const char* from = kind == DK_PEAK_READ ? static_cast<const char*>(buffer) + at : nullptr;
    const double done = loop(from, window, 40000, &sink);
    rates.push_back(done / std::chrono::duration<double>(Clock::now() - begin).count());
    at = at + 2 * window <= bytes ? at + window : 0;
  }
  std::sort(rates.begin(), rates.end());
  return {rates.back(), rates[rates.size() / 2] + static_cast<double>(sink == -1)};
}
