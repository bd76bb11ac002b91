// Loops that do nothing but one instruction. Each returns the operations (or bytes) done; sink keeps the compiler from leaving it out.
#pragma once

#include <cstddef>

namespace dossier::kernels {

using PeakLoop = double (*)(const void* buffer, std::size_t bytes, int rounds, int* sink);

double avx512_int8_loop(const void*, std::size_t, int rounds, int* sink);
double avx512_bf16_loop(const void*, std::size_t, int rounds, int* sink);
double avx512_f32_loop(const void*, std::size_t, int rounds, int* sink);
double avx512_read_loop(const void* buffer, std::size_t bytes, int, int* sink);
double avx2_int8_loop(const void*, std::size_t, int rounds, int* sink);
double avx2_f32_loop(const void*, std::size_t, int rounds, int* sink);
double plain_read_loop(const void* buffer, std::size_t bytes, int, int* sink);

}  // namespace dossier::kernels
