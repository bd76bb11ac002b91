// `dossier list`: what is in the archive.
#include "app/cli/commands.h"
#include "app/cli/document_json.h"
#include "app/cli/page_json.h"

namespace dossier::cli {
namespace {

Result<int> list_documents(const Invocation& call) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
  DocumentStore store(archive);
  DOSSIER_ASSIGN(std::vector<StoredDocument> documents, store.list(call.has("all"), call.has("all")));
  if (call.json()) std::fputs("{\"documents\":[", stdout);
  bool first = true;
  for (const StoredDocument& document : documents) {
    bool part = document.paths.empty() && !document.containers.empty();
    if (call.json()) {
      if (part) continue;  // stands inside its container
      DOSSIER_ASSIGN(std::string members, document_members(store, document));
      std::string out = std::string(first ? "\n" : ",\n") + "{\"name\":" + json_string(document.name) + ",\"title\":" + json_string(document.info.title) +
                        ",\"bytes\":" + std::to_string(document.bytes) + ",\"paths\":[";
      for (size_t i = 0; i < document.paths.size(); ++i) out += (i ? "," : "") + json_string(document.paths[i]);
      out += "]," + members + (document.former ? ",\"former\":true}" : "}");
      std::fputs(out.c_str(), stdout);
      first = false;
      continue;
    }
    std::string line = document.sha256.hex().substr(0, 12) + "  " + (part ? "  " : "") + document.name + "  (" + document.info.type + ") " + status_line(document);
    if (document.former) line += "; a former version";
    if (document.paths.size() > 1) line += "; at " + std::to_string(document.paths.size()) + " places";
    print_line(stdout, line);
  }
  if (call.json()) std::fputs("]}\n", stdout);
  return kDone;
}

int run_list(const Invocation& call) {
  Result<int> code = list_documents(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec list_command() {
  return {"list", "", "list the documents of the archive", "One line a document, parts below their containers: the start of its hash, its name, type and how it was read.",
          {{"all", 0, "", "also former versions and documents half read"}}, 0, 0, run_list};
}

}  // namespace dossier::cli
