// `dossier archive ...`: keeping the archive itself.
#include <unistd.h>

#include <set>

#include "app/cli/commands.h"
#include "app/cli/document_json.h"
#include "app/cli/page_json.h"
#include "app/cli/progress_line.h"
#include "app/library/ingest_run.h"
#include "storage/document_store.h"

namespace dossier::cli {
namespace {

using Work = Result<int> (*)(const Invocation& call);

template <Work work>
int run(const Invocation& call) {
  Result<int> code = work(call);
  return code.ok() ? *code : report_error(code.error());
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string strings_json(const std::vector<std::string>& strings) {
  std::string out = "[";
  for (size_t n = 0; n < strings.size(); ++n) out += (n ? ",\n" : "") + json_string(strings[n]);
  return out + "]";
}

// Shows how far long work is.
class Steps {
 public:
  explicit Steps(const Invocation& call) : line_(call.quiet()) {
    if (line_.wanted())
      progress_ = [this](const ProgressStep& step) {
        if (!line_.due()) return;
        std::string text = step.what + " " + std::to_string(step.done);
        if (step.total) text += " of " + std::to_string(step.total);
        line_.show(text + " " + step.unit + (step.detail.empty() ? "" : ", " + step.detail));
      };
  }
  const Progress& progress() const { return progress_; }
  void end() { line_.clear(); }

 private:
  ProgressLine line_;
  Progress progress_;
};

// ---- check

constexpr int kMaxDepth = 64;  // of containers in containers; a loop of parts ends here

// Where the bytes of a document can be read: its own paths, else those of what it is a part of.
Result<std::set<std::string>> paths_to(DocumentStore& store, const Sha256& document, int depth = 0) {
  std::set<std::string> out;
  DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store.find(document));
  if (!stored || depth > kMaxDepth) return out;
  for (const std::string& path : stored->paths)
    if (::access(path.c_str(), R_OK) == 0) out.insert(path);
  if (!out.empty()) return out;
  for (const Sha256& container : stored->containers) {
    DOSSIER_ASSIGN(std::set<std::string> more, paths_to(store, container, depth + 1));
    out.merge(more);
  }
  return out;
}

// Reads the files of lost documents again, as an ingest of their paths would. A part is opened again first: what the archive has of a
// part it keeps otherwise.
Status reread(Archive& archive, const std::vector<LostDocument>& documents, const CancelToken& cancel) {
  IngestOptions options;
  options.reread = true;
  DocumentStore store(archive);
  std::set<std::string> paths;
  std::vector<Sha256> parts;
  for (const LostDocument& document : documents) {
    DOSSIER_ASSIGN(std::set<std::string> found, paths_to(store, document.sha256));
    DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store.find(document.sha256));
    if (found.empty() || !stored) continue;
    paths.merge(found);
    if (!stored->paths.empty()) continue;
    parts.push_back(document.sha256);
    DOSSIER_TRY(store.begin(stored->sha256, stored->name, stored->bytes, stored->info, stored->reader_version, stored->languages, stored->ocr));
  }
  if (paths.empty()) return {};
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start({}));
  Result<IngestReport> report = ingest({paths.begin(), paths.end()}, options, store, *pool, {}, cancel);
  for (const Sha256& part : parts) {
    DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store.find(part));
    if (stored && stored->state == DocumentState::reading)
      DOSSIER_TRY(store.finish(part, DocumentState::partly, Error{ErrorKind::damaged, "pages were damaged in the archive", "", "read the file again"}, stored->info));
  }
  return report.ok() ? Status() : Status(report.error());
}

// Where the file is too damaged to be looked into, the general advice, to check it and repair it, goes round in a circle.
Error with_hint_for_damage(Error error, const char* hint) {
  if (error.kind == ErrorKind::damaged && error.hint.find("--repair") != std::string::npos) error.hint = hint;
  return error;
}
Error check_failed(const Error& error) { return with_hint_for_damage(error, "dossier archive check --repair reads its documents again from their files"); }
Error beyond_repair(const Error& error) { return with_hint_for_damage(error, "which documents it held cannot be read: put the file aside and run dossier ingest on their folders"); }

Result<int> repair(const Invocation& call) {
  Steps steps(call);
  auto read_again = [&call](Archive& archive, const std::vector<LostDocument>& documents) { return reread(archive, documents, call.cancel()); };
  Result<RepairReport> result = Archive::repair(call.archive_path(), read_again, steps.progress(), call.cancel());
  steps.end();
  if (!result.ok()) return beyond_repair(result.error());
  RepairReport report = std::move(*result);
  if (call.json()) {
    print("{\"faults\":" + strings_json(report.faults) + ",\"remaining\":" + strings_json(report.remaining) + ",\"index_rebuilt\":" + (report.index_rebuilt ? "true" : "false") +
          ",\"damaged_file\":" + json_string(report.damaged_file) + ",\"documents\":[");
    for (size_t n = 0; n < report.documents.size(); ++n) print((n ? ",\"" : "\"") + report.documents[n].sha256.hex() + "\"");
    print("]}\n");
    return report.remaining.empty() ? kDone : kFailed;
  }
  for (const std::string& fault : report.faults) print_line(stdout, fault);
  if (report.faults.empty()) {
    if (!call.quiet()) print_line(stderr, "the archive is sound");
    return kDone;
  }
  if (report.index_rebuilt) print_line(stdout, "the index was made again");
  for (const LostDocument& document : report.documents) print_line(stdout, "read again: " + document.name + " (" + document.sha256.hex().substr(0, 12) + ")");
  if (!report.damaged_file.empty()) print_line(stdout, "the damaged file is kept as " + report.damaged_file);
  for (const std::string& fault : report.remaining) print_line(stdout, "still: " + fault);
  return report.remaining.empty() ? kDone : kFailed;
}

Result<int> check(const Invocation& call) {
  if (call.has("repair")) return repair(call);
  auto opened = Archive::open(call.archive_path(), OpenMode::read_only);
  if (!opened.ok()) return check_failed(opened.error());
  Archive archive = std::move(*opened);
  Steps steps(call);
  auto result = archive.check(steps.progress(), call.cancel());
  steps.end();
  if (!result.ok()) return check_failed(result.error());
  DOSSIER_ASSIGN(std::vector<std::string> faults, std::move(result));
  if (call.json())
    print("{\"sound\":" + std::string(faults.empty() ? "true" : "false") + ",\"faults\":" + strings_json(faults) + "}\n");
  else
    for (const std::string& fault : faults) print_line(stdout, fault);
  if (!call.quiet() && !call.json()) print_line(stderr, faults.empty() ? "the archive is sound" : "dossier archive check --repair mends what can be mended");
  return faults.empty() ? kDone : kFailed;
}

// ---- stats

Result<int> stats(const Invocation& call) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
  DOSSIER_ASSIGN(ArchiveStats s, archive.stats());
  const std::pair<const char*, uint64_t> figures[] = {{"documents", s.documents},       {"pages", s.pages},           {"words", s.words},
                                                      {"passages", s.passages},         {"claims", s.claims},         {"file_bytes", s.file_bytes},
                                                      {"text_bytes", s.text_bytes},     {"layout_bytes", s.layout_bytes}, {"index_bytes", s.index_bytes},
                                                      {"free_bytes", s.free_bytes},     {"bytes_per_page", s.pages ? s.file_bytes / s.pages : 0}};
  std::string out = "{\"path\":" + json_string(archive.path());
  for (const auto& [name, value] : figures) {
    if (!call.json()) print_line(stdout, std::string(name) + ": " + std::to_string(value));
    out += ",\"" + std::string(name) + "\":" + std::to_string(value);
  }
  if (call.json()) print(out + "}\n");
  return kDone;
}

// ---- backup, vacuum, merge, remove

Result<int> backup(const Invocation& call) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
  const std::string& to = call.arguments()[0];
  DOSSIER_TRY(archive.backup(to));
  if (call.json())
    print("{\"backup\":" + json_string(to) + "}\n");
  else if (!call.quiet())
    print_line(stderr, "copied to " + to);
  return kDone;
}

Result<int> vacuum(const Invocation& call) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_write));
  DOSSIER_ASSIGN(ArchiveStats before, archive.stats());
  DOSSIER_TRY(archive.vacuum());
  DOSSIER_ASSIGN(ArchiveStats after, archive.stats());
  if (call.json())
    print("{\"bytes_before\":" + std::to_string(before.file_bytes) + ",\"bytes_after\":" + std::to_string(after.file_bytes) + "}\n");
  else if (!call.quiet())
    print_line(stderr, std::to_string(before.file_bytes) + " bytes before, " + std::to_string(after.file_bytes) + " after");
  return kDone;
}

Result<int> merge(const Invocation& call) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::create));
  MergeReport sum;
  Steps steps(call);
  for (const std::string& other : call.arguments()) {
    Result<MergeReport> report = archive.merge(other, steps.progress(), call.cancel());
    steps.end();
    if (!report.ok()) return report.error();
    sum.documents_added += report->documents_added;
    sum.documents_present += report->documents_present;
    sum.pages_added += report->pages_added;
    sum.conflicts.insert(sum.conflicts.end(), report->conflicts.begin(), report->conflicts.end());
  }
  if (call.json()) {
    print("{\"documents_added\":" + std::to_string(sum.documents_added) + ",\"documents_present\":" + std::to_string(sum.documents_present) + ",\"pages_added\":" +
          std::to_string(sum.pages_added) + ",\"conflicts\":" + strings_json(sum.conflicts) + "}\n");
  } else {
    for (const std::string& conflict : sum.conflicts) print_line(stdout, conflict);
    if (!call.quiet())
      print_line(stderr, std::to_string(sum.documents_added) + " documents added, " + std::to_string(sum.documents_present) + " were there; " +
                             std::to_string(sum.pages_added) + " pages; " + std::to_string(sum.conflicts.size()) + " conflicts");
  }
  return sum.conflicts.empty() ? kDone : kFailed;
}

Result<int> remove(const Invocation& call) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_write));
  DocumentStore store(archive);
  std::vector<Sha256> documents;
  std::vector<std::string> names;
  for (const std::string& name : call.arguments()) {
    DOSSIER_ASSIGN(StoredDocument document, store.find_named(name));
    documents.push_back(document.sha256);
    names.push_back(document.name);
  }
  DOSSIER_TRY(store.remove(documents));
  if (call.json()) {
    print("{\"removed\":[");
    for (size_t n = 0; n < documents.size(); ++n) print((n ? ",\"" : "\"") + documents[n].hex() + "\"");
    print("]}\n");
  } else if (!call.quiet()) {
    for (const std::string& name : names) print_line(stderr, "removed " + name);
  }
  return kDone;
}

}  // namespace

CommandSpec archive_check_command() {
  return {"archive check", "", "look for damage in the archive",
          "Checks the file's structure, every page against its hash, and the index word by word against the text. Exit 1 if something is wrong.",
          {{"repair", 0, "", "make the index again and read damaged documents again from their files"}}, 0, 0, run<check>};
}
CommandSpec archive_stats_command() { return {"archive stats", "", "count documents, pages and bytes", "One figure a line.", {}, 0, 0, run<stats>}; }
CommandSpec archive_backup_command() {
  return {"archive backup", "FILE", "copy the archive while it is in use", "The copy is complete and consistent; FILE must not exist yet.", {}, 1, 1, run<backup>};
}
CommandSpec archive_vacuum_command() {
  return {"archive vacuum", "", "give free space back", "Writes the archive anew, so it needs as much free disk as the archive has.", {}, 0, 0, run<vacuum>};
}
CommandSpec archive_merge_command() {
  return {"archive merge", "ARCHIVE...", "take over the documents of other archives",
          "Nothing is overwritten: a document that is here with another text is named as a conflict and stays as it is (exit 1). What is taken over counts as not read here "
          "until its file is seen. Merging twice adds nothing.",
          {}, 1, -1, run<merge>};
}
CommandSpec archive_remove_command() {
  return {"archive remove", "DOC...", "delete documents with everything said of them",
          "Deletes text, words, index, places and names of the documents and of their parts, and the briefs that speak of them. The archive is written anew, so that "
          "nothing of them can be found in the file. The files themselves are not touched, nor is what a model kept of them in a folder of its own: dossier kv drop removes that.",
          {}, 1, -1, run<remove>};
}

}  // namespace dossier::cli
