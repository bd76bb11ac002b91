// What the calls of `dossier model` share: opening, token files, row lists, binary output, the closing line on stderr.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/model_options.h"

namespace dossier::cli {

// Opens FILE (the call's first argument) as the options ask; remarks go to stderr unless --quiet.
Result<std::unique_ptr<RunningModel>> open_model(const Invocation& call);

// Raw little-endian int32. usage if the size is odd or an id is outside [0, vocabulary).
Result<std::vector<std::int32_t>> read_token_file(const std::string& path, std::int64_t vocabulary);

// "0,5,8180:8300": numbers and half-open ranges below `end`, in the order written; "none": no row. usage otherwise.
Result<std::vector<std::int64_t>> parse_rows(const std::string& list, std::int64_t end);

// usage where standard output is a terminal: bytes would wreck it.
Status refuse_terminal();
// Writes floats to stdout as little-endian bytes. Errors: io.
Status write_floats(std::span<const float> values);

// The pictures of --images, which names them with commas between. Errors: those of read_image_file.
Result<std::vector<std::shared_ptr<const RgbImage>>> image_files(const Invocation& call);

// All of standard input. Errors: io.
Result<std::string> read_stdin();

// The JSON line that ends every call.
void print_counters(const EngineCounters& counters);

// Runs WORK, reports its error, and prints the closing line where a model was opened.
template <typename Work>
int run_model_call(const Invocation& call, Work work) {
  std::unique_ptr<RunningModel> model;
  Result<int> code = [&]() -> Result<int> { return work(call, model); }();
  if (model) print_counters(model->counters());
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace dossier::cli
