#include "kernels/cpu/amx.h"

#if defined(__x86_64__) && defined(__linux__)
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "kernels/cpu/table_mask.h"

namespace dossier::kernels::amx {
namespace {

constexpr int kAskPermission = 0x1023, kTileData = 18;  // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA

// What ldtilecfg reads: bytes a row and rows of the eight tiles.
struct alignas(64) Shapes {
  std::uint8_t palette = 1, start_row = 0, reserved[14] = {};
  std::uint16_t row_bytes[16];
  std::uint8_t rows[16];
};

bool find_out() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
  const bool tile = (d >> 24 & 1u) != 0, int8 = (d >> 25 & 1u) != 0;
  return tile && int8 && !table_masked("amx") && ::syscall(SYS_arch_prctl, kAskPermission, kTileData) == 0;
}

}  // namespace

bool usable() {
  static const bool result = find_out();
  return result;
}

void configure() {
  static const Shapes shapes{.row_bytes = {64, 64, 64, 64, 32, 32, 64, 64}, .rows = {16, 16, 16, 16, 16, 16, 8, 8}};
  asm volatile("ldtilecfg %0" : : "m"(shapes));
}

void configure_groups(int first, int second, int depth) {
  const auto a = static_cast<std::uint8_t>(first), b = static_cast<std::uint8_t>(second), lines = static_cast<std::uint8_t>(depth / 4);
  const auto bytes = static_cast<std::uint16_t>(depth);
  const Shapes shapes{.row_bytes = {64, 64, 64, 64, bytes, bytes, 64, 64}, .rows = {a, a, b, b, a, b, lines, lines}};
  asm volatile("ldtilecfg %0" : : "m"(shapes));
}

void release() { asm volatile("tilerelease"); }

}  // namespace dossier::kernels::amx
#else
namespace dossier::kernels::amx {
bool usable() { return false; }
void configure() {}
void configure_groups(int, int, int) {}
void release() {}
}  // namespace dossier::kernels::amx
#endif
