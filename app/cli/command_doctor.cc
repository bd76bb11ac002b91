// `dossier doctor`: what is in force on this machine.
#include <unistd.h>

#include <thread>

#include "app/cli/commands.h"
#include "app/cli/page_json.h"
#include "ingest/ingest.h"

namespace dossier::cli {
namespace {

struct Line {
  std::string name, value;
};

std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> out;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    size_t colon = line.find(": ");
    if (colon != std::string::npos) out.push_back({line.substr(0, colon), line.substr(colon + 2)});
    at = end + 1;
  }
  return out;
}

// A layer that is missing, or an attempt of a locked reader that went through.
bool bad(const Line& line) { return line.value.starts_with("no (") || line.value == "ALLOWED"; }

Result<int> examine(const Invocation& call) {
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start({}));
  DOSSIER_ASSIGN(std::string said, pool->protections());
  std::vector<Line> lines = {{"dossier", DOSSIER_VERSION},
                             {"reader version", std::to_string(kReaderVersion)},
                             {"processors", std::to_string(std::thread::hardware_concurrency())},
                             {"archive", call.archive_path() + (access(call.archive_path().c_str(), F_OK) == 0 ? "" : " (not there yet)")}};
  std::vector<Line> more = lines_of(said);
  lines.insert(lines.end(), more.begin(), more.end());
  bool sound = true;
  std::string json = "{";
  for (size_t i = 0; i < lines.size(); ++i) {
    sound = sound && !bad(lines[i]);
    if (!call.json()) print_line(stdout, lines[i].name + ": " + lines[i].value);
  }
  if (call.json()) {
    std::string libraries;
    for (const Line& line : lines) {
      if (line.name == "library")
        libraries += (libraries.empty() ? "" : ",") + json_string(line.value);
      else
        json += json_string(line.name) + ":" + json_string(line.value) + ",";
    }
    json += "\"libraries\":[" + libraries + "],\"sound\":" + (sound ? "true" : "false") + "}\n";
    std::fputs(json.c_str(), stdout);
  } else if (!sound) {
    print_line(stdout, "Some protections are missing: read documents you do not trust on another machine.");
  }
  return sound ? kDone : kFailed;
}

int run_doctor(const Invocation& call) {
  Result<int> code = examine(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec doctor_command() {
  return {"doctor", "", "show versions, languages and which protections are in force",
          "Starts a reader, locks it as for a document, and lets it try what it must not be able to do. Exit code 1 if a protection is missing.", {}, 0, 0, run_doctor};
}

}  // namespace dossier::cli
