// Model files as a window shows them: what a file is, whether work with it fits and how long it takes, and the store of what it has computed.
// Nothing here loads weights. Every call blocks; from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/desk/desk_archive.h"
#include "base/cancel.h"
#include "base/result.h"

namespace dossier {

struct DeskModel {
  std::string path, name;          // the file's own word for its name, else the file's name
  std::string architecture, type;  // "llama4"; type of most of its weights: "Q4_K"
  std::string licence;             // as the file names it; may be empty
  std::uint64_t file_bytes = 0;
  std::int64_t parameters = 0, active_parameters = 0;  // active: of one token; 0 if not known
  std::int64_t context_tokens = 0;                     // 0: the file does not say
  std::vector<std::string> problems;                   // why it cannot write; empty: it can
  bool is_vision = false;                              // a vision encoder (mmproj), which belongs to a model
};

// Errors: those of opening a model file.
Result<DeskModel> look_at_model(const std::string& path);

// Whether `vision` is a vision encoder of `model`. Errors: those of opening either; unsupported (it is none), conflict (it is another model's).
Status check_vision(const std::string& vision, const std::string& model);

struct DeskLimits {
  std::uint64_t memory_bytes = 0, disk_bytes = 0;  // 0: what is free now
  int threads = 0;                                 // 0: every processor
};

// One column of a plan.
struct DeskPlanColumn {
  std::int64_t tokens = 0;                                                 // of text it has room for
  std::uint64_t weights = 0, keys = 0, working = 0, vision = 0;            // bytes of memory
  std::uint64_t memory = 0, disk = 0;                                      // bytes; memory is the sum of those above
  std::string kv_format;                                                   // "int8"
  bool keeps = false;                                                      // keys and values go to the store
  bool streamed = false;                                                   // part of it is read from disk again and again
  double prepare_s = -1, answer_s = -1;                                    // -1: not measured
};

struct DeskPlan {
  std::int64_t tokens = 0, answer_tokens = 0;
  bool fits = false;
  std::string why;  // what is too much
  DeskPlanColumn asked;
  std::optional<DeskPlanColumn> nearest;  // where `asked` does not fit; none: nothing smaller fits either
  std::uint64_t memory_allowed = 0, disk_allowed = 0;
  std::int64_t picture_tiles = 0, picture_tokens = 0;  // of a page that is shown as a picture; 0: it sees nothing
};

struct DeskPlanRequest {
  std::string model;
  std::int64_t tokens = 4096, answer_tokens = 512;
  std::string kv_format = "int8", kv_folder;  // folder empty: nothing is kept
  DeskLimits limits;
  double measured_s = 0;  // how long this machine is measured; 0: no times
  std::string vision = {};  // the vision encoder, where it is shown pictures: one page is planned for
};

Result<DeskPlan> plan_model(const DeskPlanRequest& request, const CancelToken& cancel);

// An answer and one document's points take so many at the least: below that a model is of no use.
inline constexpr std::int64_t kLeastWritingTokens = 4096;

// `refused`, changed to what the nearest plan takes, so that it fits. None: there is no such plan, or it has no room to write in.
std::optional<DeskPlanRequest> request_that_fits(const DeskPlanRequest& refused, const DeskPlan& plan);

// About how many tokens the texts of an archive have: three bytes a token, which is more than a tokenizer makes of most languages.
Result<std::int64_t> tokens_of_archive(DeskArchive& archive);

// The store of keys and values, with the rows of images and the answers in it.
struct DeskKvStore {
  std::uint64_t bytes = 0, nodes = 0, unreadable = 0;  // nodes: parts of any kind
  std::string oldest;  // last use of what was used least lately, ISO 8601; empty if there is nothing
};
// A folder that is not there is an empty store.
Result<DeskKvStore> look_at_kv(const std::string& folder);
// Removes what is unreadable or was used least lately until at most `limit_bytes` are left; returns what was removed. conflict: a model uses it.
Result<std::uint64_t> prune_kv_store(const std::string& folder, std::uint64_t limit_bytes);
// Where it stands unless a person chose another place.
std::string usual_kv_folder();

}  // namespace dossier
