// `dossier model check`: whether a model file is whole, fits its own numbers, and holds numbers.
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_options.h"
#include "app/cli/progress_line.h"
#include "engine/engine.h"

namespace dossier::cli {
namespace {

std::string place_of(const BadWeights& bad) {
  return bad.tensor + ": values that are no finite numbers: " + std::to_string(bad.values) + ", the first in row " + std::to_string(bad.row) +
         (bad.expert ? " of expert " + std::to_string(bad.expert) : "");
}

// What the file says it is, held against its tensors.
struct CheckedShape {
  std::string architecture;
  std::size_t layers = 0;
  std::vector<std::string> remarks;
};
Result<CheckedShape> checked_shape(const ModelFile& file) {
  if (is_vision_file(file)) {
    DOSSIER_ASSIGN(const VisionShape vision, read_vision_shape(file));
    return CheckedShape{"clip", static_cast<std::size_t>(vision.layers), {}};
  }
  DOSSIER_ASSIGN(const ModelShape shape, read_shape(file, {}));
  return CheckedShape{shape.architecture, shape.layers.size(), shape.remarks};
}

void print_findings(const Invocation& call, const ModelFile& file, const CheckedShape& shape, const WeightCheck& found) {
  std::uint64_t bytes = 0;
  for (const TensorInfo& t : file.tensors()) bytes += t.bytes;
  if (call.json()) {
    nlohmann::ordered_json out = {{"path", call.arguments()[0]}, {"architecture", shape.architecture}, {"layers", shape.layers}, {"tensors", file.tensors().size()},
                                  {"values", found.values}, {"bytes", bytes}, {"bad", nlohmann::ordered_json::array()}, {"remarks", shape.remarks}};
    for (const BadWeights& bad : found.bad) out["bad"].push_back({{"tensor", bad.tensor}, {"expert", bad.expert}, {"row", bad.row}, {"values", bad.values}});
    print_line(stdout, out.dump());
    return;
  }
  for (const BadWeights& bad : found.bad) print_line(stdout, place_of(bad));
  for (const std::string& remark : shape.remarks) print_line(stdout, remark);
  print_line(stdout, std::to_string(file.tensors().size()) + " tensors of " + std::to_string(bytes) + " bytes, " + std::to_string(found.values) + " values: " +
                         (found.bad.empty() ? "whole" : "damaged tensors: " + std::to_string(found.bad.size())));
}

// What was packed of the model for this machine: slabs are compared with their checksums.
Result<bool> check_packed_files(const Invocation& call) {
  bool whole = true;
  for (const PackedEntry& entry : list_packed(call.arguments()[0], cache_folder())) {
    if (!entry.serves) continue;  // made anew before it is used
    const Status checked = check_packed(entry.path, {}, call.cancel());
    if (!checked.ok() && checked.error().kind == ErrorKind::cancelled) return checked.error();
    if (checked.ok()) continue;
    whole = false;
    print_line(stderr, "dossier: " + checked.error().describe());
  }
  return whole;
}

Result<int> check(const Invocation& call) {
  DOSSIER_ASSIGN(ModelFile file, ModelFile::open(call.arguments()[0]));
  DOSSIER_ASSIGN(const CheckedShape shape, checked_shape(file));
  WeightCheckOptions options;
  DOSSIER_ASSIGN(long long threads, call.number("threads", usable_processors(), 1, 1024));
  options.threads = static_cast<int>(threads);
  options.cancel = call.cancel();
  ProgressLine line(call.quiet());
  options.progress = [&](const ProgressStep& step) {
    if (line.due()) line.show(step.what + ", " + std::to_string(step.total ? step.done * 100 / step.total : 0) + " % (" + step.detail + ")");
  };
  DOSSIER_ASSIGN(WeightCheck found, check_weights(file, options));
  line.clear();
  print_findings(call, file, shape, found);
  DOSSIER_ASSIGN(const bool packed, check_packed_files(call));
  return found.bad.empty() && packed ? kDone : kFailed;
}

int run_model_check(const Invocation& call) {
  auto code = check(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec model_check_command() {
  return {"model check", "FILE", "check a model file: structure, shapes, and every number in it",
          "FILE is a GGUF model; of a split one the first part. Every count, offset, type and string is checked, every tensor against the model's own numbers, and every "
          "block for values that are not finite; what was packed of it for this machine, against its checksums. Exit 1 if something does not hold.",
          {{"threads", 't', "N", "threads to read with (else every processor)"}},
          1, 1, run_model_check};
}

}  // namespace dossier::cli
