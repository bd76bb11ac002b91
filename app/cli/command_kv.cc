// `dossier kv ...`: the folder of keys and values that a model has computed.
#include <ctime>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_options.h"
#include "app/cli/progress_line.h"
#include "app/writing/kept_folder.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;
using Work = Result<int> (*)(const Invocation& call);

template <Work work>
int run(const Invocation& call) {
  Result<int> code = work(call);
  return code.ok() ? *code : report_error(code.error());
}

Result<std::string> folder_of(const Invocation& call) {
  if (call.value("kv").empty()) return Error{ErrorKind::usage, "which folder of keys and values?", "", "--kv DIR"};
  return call.value("kv");
}

void print_json(const Json& json) {
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string time_text(std::int64_t ns) {
  const std::time_t seconds = ns / 1000000000;
  std::tm parts{};
  char text[32];
  if (!::gmtime_r(&seconds, &parts) || std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) return "";
  return text;
}

Json json_of(const KvStored& stored) {
  Json out = {{"file", stored.entry.name}, {"key", stored.entry.key.hex()}, {"kind", stored.entry.tail ? "tail" : "node"},
              {"bytes", stored.entry.bytes}, {"used", time_text(stored.entry.used_ns)}, {"readable", stored.readable}};
  if (!stored.readable) {
    out["error"] = stored.why;
    return out;
  }
  out["parent"] = stored.parent == Sha256{} ? Json(nullptr) : Json(stored.parent.hex());
  out["first"] = stored.first;
  out["tokens"] = stored.tokens;
  out["format"] = name_of_kv_format(stored.format);
  out["kernels"] = stored.identity.kernels;
  out["weights_sha256"] = stored.identity.weights_sha256;
  out["tags"] = stored.tags;
  return out;
}

Result<int> list(const Invocation& call) {
  DOSSIER_ASSIGN(const std::string folder, folder_of(call));
  DOSSIER_ASSIGN(const KeptFolder kept, list_kept(folder));
  if (call.json()) {
    Json nodes = Json::array(), rows = Json::array(), written = Json::array();
    for (const KvStored& stored : kept.nodes) nodes.push_back(json_of(stored));
    for (const StoredImageRows& stored : kept.images) rows.push_back({{"file", "images/" + stored.file}, {"bytes", stored.bytes}, {"used", time_text(stored.used_ns)}, {"tags", stored.tags}});
    for (const StoredAnswer& stored : kept.answers)
      written.push_back({{"file", "answers/" + stored.file}, {"bytes", stored.bytes}, {"used", time_text(stored.used_ns)}, {"readable", stored.why.empty()}, {"tags", stored.tags}});
    print_json({{"folder", folder}, {"bytes", kept.bytes()}, {"nodes", nodes}, {"images", rows}, {"answers", written}});
    return kDone;
  }
  for (const KvStored& stored : kept.nodes) {
    std::string line = stored.entry.key.hex().substr(0, 16) + (stored.entry.tail ? "  tail  " : "  node  ");
    line += stored.readable ? "tokens " + std::to_string(stored.first) + " to " + std::to_string(stored.first + stored.tokens) + "  " +
                                  std::string(name_of_kv_format(stored.format)) + "  " + stored.identity.kernels
                            : stored.why;
    print_line(stdout, line + "  " + std::to_string(stored.entry.bytes) + " bytes  used " + time_text(stored.entry.used_ns));
  }
  for (const StoredImageRows& stored : kept.images)
    print_line(stdout, stored.name.hex().substr(0, 16) + "  image  " + std::to_string(stored.bytes) + " bytes  used " + time_text(stored.used_ns));
  for (const StoredAnswer& stored : kept.answers)
    print_line(stdout, stored.file.substr(0, 16) + "  answer  " + (stored.why.empty() ? "" : stored.why + "  ") + std::to_string(stored.bytes) + " bytes  used " + time_text(stored.used_ns));
  print_line(stdout, std::to_string(kept.files()) + " stored, " + std::to_string(kept.bytes()) + " bytes");
  return kDone;
}

Result<int> check(const Invocation& call) {
  DOSSIER_ASSIGN(const std::string folder, folder_of(call));
  ProgressLine line(call.quiet());
  Progress progress;
  if (line.wanted())
    progress = [&line](const ProgressStep& step) {
      if (line.due()) line.show(step.what + " " + std::to_string(step.done) + " of " + std::to_string(step.total) + " " + step.unit);
    };
  auto checked = check_kept(folder, progress, call.cancel());
  line.clear();
  if (!checked.ok()) return checked.error();
  if (call.json()) {
    Json faults = Json::array();
    for (const auto& fault : checked->faults) faults.push_back({{"file", fault.file}, {"error", fault.why}});
    print_json({{"files", checked->files}, {"whole", checked->whole}, {"bytes", checked->bytes}, {"damaged", faults}, {"orphans", checked->orphans}});
  } else {
    for (const auto& fault : checked->faults) print_line(stdout, fault.file + ": " + fault.why);
    for (const std::string& orphan : checked->orphans) print_line(stdout, orphan + ": what it follows is gone");
    print_line(stdout, std::to_string(checked->whole) + " of " + std::to_string(checked->files) + " whole");
  }
  return checked->faults.empty() ? kDone : kFailed;
}

int say_removed(const Invocation& call, const KvPruned& pruned) {
  if (call.json())
    print_json({{"removed", pruned.nodes_removed}, {"bytes_removed", pruned.bytes_removed}, {"bytes_left", pruned.bytes_left}});
  else
    print_line(stdout, std::to_string(pruned.nodes_removed) + " removed, " + std::to_string(pruned.bytes_removed) + " bytes; " +
                           std::to_string(pruned.bytes_left) + " bytes left");
  return kDone;
}

Result<int> prune(const Invocation& call) {
  DOSSIER_ASSIGN(const std::string folder, folder_of(call));
  DOSSIER_ASSIGN(const std::uint64_t limit, byte_count(call, "kv-disk-limit", UINT64_MAX));
  DOSSIER_ASSIGN(const KvPruned pruned, prune_kept(folder, limit));
  return say_removed(call, pruned);
}

Result<int> drop(const Invocation& call) {
  DOSSIER_ASSIGN(const std::string folder, folder_of(call));
  DOSSIER_ASSIGN(const KvPruned pruned, drop_kept(folder, call.arguments()));
  return say_removed(call, pruned);
}

const OptionSpec kFolder{"kv", 0, "DIR", "the folder of keys and values"};

}  // namespace

CommandSpec kv_list_command() {
  return {"kv list", "", "list what a model has kept of the texts it read",
          "Keys and values are what a model computed from a text; kept on disk, the text need not be read again. Each node holds a fixed run of "
          "tokens and follows another; a tail is the end of a set of documents.",
          {kFolder}, 0, 0, run<list>};
}

CommandSpec kv_check_command() {
  return {"kv check", "", "read every stored byte and compare the checksums",
          "Names what is damaged (exit 1): it is computed again when it is next wanted, and removed by kv prune.", {kFolder}, 0, 0, run<check>};
}

CommandSpec kv_prune_command() {
  return {"kv prune", "", "remove what cannot be used again, and the least recently used down to a limit",
          "A node is removed only after all that follow it. While another program uses the folder nothing is removed.",
          {kFolder, {"kv-disk-limit", 0, "BYTES", "how much may be left (512M, 8G ...); else only what cannot be used is removed"}}, 0, 0, run<prune>};
}

CommandSpec kv_drop_command() {
  return {"kv drop", "TAG...", "remove everything that was computed from a document",
          "TAG is the owner that was given when it was computed: a document's SHA-256. All nodes that hold its text, and all that follow them, are "
          "removed.",
          {kFolder}, 1, -1, run<drop>};
}

}  // namespace dossier::cli
