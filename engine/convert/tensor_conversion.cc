#include "engine/convert/tensor_conversion.h"

#include <algorithm>
#include <cmath>

#include "kernels/kernel_api.h"

namespace dossier {
namespace {

constexpr std::int64_t kBlockValues = std::int64_t{1} << 18;  // floats one thread holds at a time, about
constexpr float kLargestHalf = 65504;

}  // namespace

Status TensorConversion::send(const std::vector<SourceMatrix>& matrices, std::int64_t rows, std::int64_t cols, std::uint32_t type, const GgufWriter::Sink& sink) {
  for (const SourceMatrix& m : matrices) DOSSIER_TRY(send_matrix(m, rows, cols, type, sink));
  // Several model tensors come from one stacked tensor, so its pages are let go at each of them and read again from the page cache.
  for (const SourceMatrix& m : matrices) checkpoint_.release(*m.tensor);
  return {};
}

Status TensorConversion::send_matrix(const SourceMatrix& m, std::int64_t rows, std::int64_t cols, std::uint32_t type, const GgufWriter::Sink& sink) {
  const std::int64_t block = std::max<std::int64_t>(1, std::min(rows, kBlockValues / cols));
  const std::int64_t blocks = (rows + block - 1) / block, at_once = std::min<std::int64_t>(blocks, options_.threads * 2);
  const std::size_t row_bytes = static_cast<std::size_t>(cols / dk_facts(type)->block_values * dk_facts(type)->block_bytes);
  std::vector<std::vector<std::byte>> out(static_cast<std::size_t>(at_once));
  for (std::int64_t first = 0; first < blocks; first += at_once) {
    if (options_.cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    const std::int64_t n = std::min(at_once, blocks - first);
    pool_.run(n, [&](std::int64_t i, int) {
      std::int64_t row = (first + i) * block, count = std::min(block, rows - row);
      out[static_cast<std::size_t>(i)].resize(row_bytes * static_cast<std::size_t>(count));
      convert_rows(m, rows, cols, type, row, count, out[static_cast<std::size_t>(i)].data());
    });
    if (!failure_.ok()) return failure_;
    for (std::int64_t i = 0; i < n; ++i) DOSSIER_TRY(sink(out[static_cast<std::size_t>(i)]));
  }
  return {};
}

void TensorConversion::convert_rows(const SourceMatrix& m, std::int64_t rows, std::int64_t cols, std::uint32_t type, std::int64_t row, std::int64_t count, std::byte* out) {
  std::vector<float> values(static_cast<std::size_t>(cols * count));
  read_rows(checkpoint_, m, rows, cols, row, count, values.data());
  const float most = type == DK_F32 || type == DK_BF16 ? INFINITY : kLargestHalf;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i]) || std::fabs(values[i]) > most) return fail(*m.tensor, row + static_cast<std::int64_t>(i) / cols, values[i], type);
  dk_quantize(static_cast<dk_type>(type), values.data(), cols * count, out);
}

void TensorConversion::fail(const SafeTensor& t, std::int64_t row, float value, std::uint32_t type) {
  std::lock_guard lock(lock_);
  if (!failure_.ok()) return;
  const bool finite = std::isfinite(value);
  failure_ = Error{ErrorKind::damaged, "the tensor " + t.name + " holds " + (finite ? std::to_string(value) + ", too large for " + dk_facts(type)->name : std::isnan(value) ? "a value that is no number" : "an infinity") + " (row " + std::to_string(row) + ")",
                   checkpoint_.file_of(t), finite ? "BF16 and F32 have room for it" : ""};
}

}  // namespace dossier
