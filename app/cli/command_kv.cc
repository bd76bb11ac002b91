// `dossier kv ...`: the folder of keys and values that a model has computed.
#include <ctime>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_options.h"
#include "app/cli/progress_line.h"
#include "app/writing/kept_answers.h"
#include "engine/engine.h"

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
  DOSSIER_ASSIGN(const std::vector<KvStored> all, list_kv(folder));
  DOSSIER_ASSIGN(const std::vector<StoredImageRows> images, list_image_rows(folder));
  DOSSIER_ASSIGN(const std::vector<StoredAnswer> answers, list_answers(folder));
  std::uint64_t bytes = 0;
  for (const KvStored& stored : all) bytes += stored.entry.bytes;
  for (const StoredImageRows& stored : images) bytes += stored.bytes;
  for (const StoredAnswer& stored : answers) bytes += stored.bytes;
  if (call.json()) {
    Json nodes = Json::array(), rows = Json::array(), written = Json::array();
    for (const KvStored& stored : all) nodes.push_back(json_of(stored));
    for (const StoredImageRows& stored : images) rows.push_back({{"file", "images/" + stored.file}, {"bytes", stored.bytes}, {"used", time_text(stored.used_ns)}, {"tags", stored.tags}});
    for (const StoredAnswer& stored : answers)
      written.push_back({{"file", "answers/" + stored.file}, {"bytes", stored.bytes}, {"used", time_text(stored.used_ns)}, {"readable", stored.why.empty()}, {"tags", stored.tags}});
    print_json({{"folder", folder}, {"bytes", bytes}, {"nodes", nodes}, {"images", rows}, {"answers", written}});
    return kDone;
  }
  for (const KvStored& stored : all) {
    std::string line = stored.entry.key.hex().substr(0, 16) + (stored.entry.tail ? "  tail  " : "  node  ");
    line += stored.readable ? "tokens " + std::to_string(stored.first) + " to " + std::to_string(stored.first + stored.tokens) + "  " +
                                  std::string(name_of_kv_format(stored.format)) + "  " + stored.identity.kernels
                            : stored.why;
    print_line(stdout, line + "  " + std::to_string(stored.entry.bytes) + " bytes  used " + time_text(stored.entry.used_ns));
  }
  for (const StoredImageRows& stored : images)
    print_line(stdout, stored.name.hex().substr(0, 16) + "  image  " + std::to_string(stored.bytes) + " bytes  used " + time_text(stored.used_ns));
  for (const StoredAnswer& stored : answers)
    print_line(stdout, stored.file.substr(0, 16) + "  answer  " + (stored.why.empty() ? "" : stored.why + "  ") + std::to_string(stored.bytes) + " bytes  used " + time_text(stored.used_ns));
  print_line(stdout, std::to_string(all.size() + images.size() + answers.size()) + " stored, " + std::to_string(bytes) + " bytes");
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
  auto checked = check_kv(folder, progress, call.cancel());
  line.clear();
  if (!checked.ok()) return checked.error();
  DOSSIER_ASSIGN(const ImageRowsCheck images, check_image_rows(folder));
  checked->files += images.files;
  checked->whole += images.whole;
  for (const auto& [file, why] : images.faults) checked->faults.push_back({file, why});
  DOSSIER_ASSIGN(const std::vector<StoredAnswer> answers, list_answers(folder));
  for (const StoredAnswer& stored : answers) {
    ++checked->files;
    if (stored.why.empty()) ++checked->whole;
    else checked->faults.push_back({"answers/" + stored.file, stored.why});
  }
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

KvPruned all_of(const KvPruned& nodes, const ImageRowsRemoved& images, const AnswersRemoved& answers) {
  return {nodes.nodes_removed + images.files + answers.files, nodes.bytes_removed + images.bytes + answers.bytes, nodes.bytes_left + images.bytes_left + answers.bytes_left};
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
  // As while running: rows of images take at most a quarter. Answers are small.
  DOSSIER_ASSIGN(const ImageRowsRemoved images, prune_image_rows(folder, limit == UINT64_MAX ? limit : limit / 4));
  DOSSIER_ASSIGN(const AnswersRemoved answers, prune_answers(folder, limit == UINT64_MAX ? limit : limit / 16));
  DOSSIER_ASSIGN(const KvPruned pruned, prune_kv(folder, limit == UINT64_MAX ? limit : limit - std::min(limit, images.bytes_left + answers.bytes_left)));
  return say_removed(call, all_of(pruned, images, answers));
}

Result<int> drop(const Invocation& call) {
  DOSSIER_ASSIGN(const std::string folder, folder_of(call));
  DOSSIER_ASSIGN(const KvPruned pruned, drop_kv(folder, call.arguments()));
  DOSSIER_ASSIGN(const ImageRowsRemoved images, drop_image_rows(folder, call.arguments()));
  DOSSIER_ASSIGN(const AnswersRemoved answers, drop_answers(folder, call.arguments()));
  return say_removed(call, all_of(pruned, images, answers));
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
