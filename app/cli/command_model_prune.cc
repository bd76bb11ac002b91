// `dossier model prune [FILE...]`: the packed weights that the engine has written.
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_options.h"
#include "base/file.h"
#include "engine/engine.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;

// Packed files of the models named, or of all in the cache folder.
std::vector<PackedEntry> asked_for(const Invocation& call) {
  if (call.arguments().empty()) return list_packed("", cache_folder());
  std::vector<PackedEntry> out;
  for (const std::string& model : call.arguments())
    for (PackedEntry& entry : list_packed(model, cache_folder())) out.push_back(std::move(entry));
  return out;
}

// Without a model named, only what serves none is removed.
bool is_to_go(const Invocation& call, const PackedEntry& entry) {
  return !call.has("dry-run") && !call.has("check") && (!entry.serves || !call.arguments().empty() || call.has("all"));
}

Result<int> prune(const Invocation& call) {
  Json files = Json::array();
  std::uint64_t removed = 0, left = 0;
  bool whole = true;
  for (const PackedEntry& entry : asked_for(call)) {
    Json line = {{"path", entry.path}, {"bytes", entry.bytes}, {"model", entry.model}, {"serves", entry.serves}};
    std::string say = entry.path + "  " + std::to_string(entry.bytes) + " bytes";
    if (!entry.serves) line["why"] = entry.why, say += "  " + entry.why;
    if (call.has("check")) {
      const Status checked = check_packed(entry.path, {}, call.cancel());
      if (!checked.ok() && checked.error().kind == ErrorKind::cancelled) return checked.error();
      whole &= checked.ok();
      line["whole"] = checked.ok();
      if (!checked.ok()) line["error"] = checked.error().message;
      say += checked.ok() ? "  whole" : "  " + checked.error().message;
    }
    const bool goes = is_to_go(call, entry);
    if (goes && ::unlink(entry.path.c_str()) != 0 && errno != ENOENT) return os_error("cannot remove", entry.path, errno);
    (goes ? removed : left) += entry.bytes;
    line["removed"] = goes;
    files.push_back(line);
    if (!call.json()) print_line(stdout, say + (goes ? "  removed" : ""));
  }
  if (call.json()) print_line(stdout, Json{{"files", files}, {"bytes_removed", removed}, {"bytes_left", left}}.dump(-1, ' ', false, Json::error_handler_t::replace));
  else print_line(stdout, std::to_string(removed) + " bytes removed, " + std::to_string(left) + " bytes left");
  return whole ? kDone : kFailed;
}

int run_prune(const Invocation& call) {
  Result<int> code = prune(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec model_prune_command() {
  return {"model prune", "[FILE...]", "remove packed weights that the engine has written",
          "The first start of a model packs its weights for this machine and keeps them beside the model or in the cache folder. Names the packed files of each model FILE and removes "
          "them: nothing is lost but the time to pack again. Without FILE, those in the cache folder whose model is gone or has changed are removed.",
          {{"all", 0, "", "without FILE: also those that serve a model"},
           {"dry-run", 'n', "", "remove nothing"},
           {"check", 0, "", "remove nothing, read every byte and compare the checksums (exit 1 if one is wrong)"}},
          0, -1, run_prune};
}

}  // namespace dossier::cli
