#include "engine/weights/check_weights.h"

#include <cstring>
#include <mutex>

#include "engine/files/model_file.h"
#include "engine/threads/thread_pool.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

constexpr std::int64_t kPieceValues = std::int64_t{1} << 18;

// NaN and infinity have all bits of the exponent set; so this stays a plain integer loop.
std::int64_t count_bad(const std::vector<float>& values, std::int64_t count) {
  std::int64_t bad = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    std::uint32_t bits;
    std::memcpy(&bits, &values[static_cast<std::size_t>(i)], sizeof bits);
    bad += (bits & 0x7f800000u) == 0x7f800000u;
  }
  return bad;
}

// Looks at rows [first, end) of a tensor, all its experts' rows counted through; the first bad one goes to `row`.
std::int64_t look_at(const ModelFile& file, const TensorInfo& t, const dk_table& table, std::int64_t first, std::int64_t end, std::int64_t& row) {
  std::vector<float> values(static_cast<std::size_t>(t.cols()));
  const std::uint64_t row_bytes = t.bytes / static_cast<std::uint64_t>(t.dims[1] * t.dims[2] * t.dims[3]);
  std::int64_t bad = 0;
  row = -1;
  for (std::int64_t r = first; r < end; ++r) {
    table.dequantize(static_cast<dk_type>(t.type), file.bytes(t).data() + row_bytes * static_cast<std::uint64_t>(r), t.cols(), values.data());
    std::int64_t here = count_bad(values, t.cols());
    if (here > 0 && row < 0) row = r;
    bad += here;
  }
  return bad;
}

}  // namespace

Result<WeightCheck> check_weights(const ModelFile& file, const WeightCheckOptions& options) {
  const dk_table& table = *dk_find("auto");
  ThreadPool pool(options.threads);
  WeightCheck out;
  std::uint64_t total = 0, done = 0;
  for (const TensorInfo& t : file.tensors()) total += t.bytes;
  for (const TensorInfo& t : file.tensors()) {
    if (options.progress) options.progress({"Checking weights", done, total, "bytes", t.name});
    const std::int64_t rows = t.dims[1] * t.dims[2] * t.dims[3], piece = std::max<std::int64_t>(1, kPieceValues / t.cols());
    std::mutex lock;
    std::int64_t bad = 0, first = rows;
    pool.run((rows + piece - 1) / piece, [&](std::int64_t n, int) {
      if (options.cancel.cancelled()) return;
      std::int64_t row, here = look_at(file, t, table, n * piece, std::min(rows, (n + 1) * piece), row);
      if (here == 0) return;
      std::lock_guard guard(lock);
      bad += here;
      first = std::min(first, row);
    });
    if (options.cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    if (bad > 0) out.bad.push_back({t.name, first / t.dims[1], first % t.dims[1], bad});
    out.values += t.cols() * rows;
    done += t.bytes;
    file.part(t.part).release(t.offset, t.bytes);
  }
  return out;
}

}  // namespace dossier
