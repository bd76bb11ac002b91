// `dossier ingest PATH...`: files and folders into the archive.
#include <charconv>
#include <filesystem>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/document_json.h"
#include "app/cli/page_json.h"
#include "app/cli/progress_line.h"
#include "app/cli/reading_options.h"
#include "app/library/ingest_run.h"

namespace dossier::cli {
namespace {

// "2/8": the second of eight shares.
Status take_shard(const std::string& text, FindOptions& find) {
  const Error bad{ErrorKind::usage, "bad value " + text + " for --shard", "", "as in 2/8: the second of eight shares"};
  const char* end = text.data() + text.size();
  auto first = std::from_chars(text.data(), end, find.shard);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return bad;
  auto second = std::from_chars(first.ptr + 1, end, find.shards);
  if (second.ec != std::errc() || second.ptr != end || find.shards == 0 || find.shard == 0 || find.shard > find.shards) return bad;
  return {};
}

Result<IngestOptions> ingest_options(const Invocation& call) {
  IngestOptions options;
  DOSSIER_ASSIGN(options.reading, reading_request(call));
  options.find.include = call.values("include");
  options.find.exclude = call.values("exclude");
  options.find.hidden = call.has("hidden");
  if (call.has("shard")) DOSSIER_TRY(take_shard(call.value("shard"), options.find));
  long long cores = std::max(1u, std::thread::hardware_concurrency());
  DOSSIER_ASSIGN(long long jobs, call.number("jobs", cores, 1, 1024));
  options.jobs = static_cast<unsigned>(jobs);
  options.reread = call.has("reread") || call.has("redo-ocr");
  std::error_code ignored;
  std::string archive = std::filesystem::weakly_canonical(call.archive_path(), ignored).string();
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) options.find.never.push_back(archive + ending);
  return options;
}

std::string progress_text(const IngestStep& step) {
  char rate[48];
  std::snprintf(rate, sizeof rate, "%.1f pages/s", step.seconds > 0 ? static_cast<double>(step.pages) / step.seconds : 0.0);
  std::string out = std::to_string(step.files_done) + "/" + std::to_string(step.files) + " files, " + std::to_string(step.pages) + " pages, " + rate;
  // By bytes: what is left is known for files not opened yet, their pages are not.
  if (step.bytes_done > 0 && step.bytes > step.bytes_done && step.seconds > 2) {
    double left = step.seconds * static_cast<double>(step.bytes - step.bytes_done) / static_cast<double>(step.bytes_done);
    out += ", " + duration_text(left) + " left";
  }
  return out + "  " + step.file;
}

const char* name_of_how(IngestHow how) {
  switch (how) {
    case IngestHow::read: return "read";
    case IngestHow::unchanged: return "unchanged";
    case IngestHow::known: return "known";
    default: return "unreachable";
  }
}

// One entry of the JSON; `whole` becomes false if something of it was not read.
Result<std::string> entry_json(DocumentStore& store, const IngestEntry& entry, bool& whole) {
  std::string out = "{\"path\":" + json_string(entry.given) + ",";
  if (entry.how == IngestHow::unreachable) {
    whole = false;
    return out + "\"sha256\":null,\"type\":null,\"pages\":0,\"status\":\"failed\",\"error\":" + json_string(contract_error(*entry.error)) +
           ",\"pages_ocr\":0,\"pages_failed\":[],\"parts\":[]}";
  }
  DOSSIER_ASSIGN(std::optional<StoredDocument> document, store.find(entry.sha256));
  if (!document) return Error{ErrorKind::not_found, "a document that was just stored is gone", entry.given, ""};
  DOSSIER_ASSIGN(std::string members, document_members(store, *document));
  DOSSIER_ASSIGN(bool all, read_whole(store, *document));
  whole = whole && all;
  out += members + ",\"how\":\"" + name_of_how(entry.how) + "\"";
  if (!entry.duplicate_of.empty()) out += ",\"duplicate_of\":" + json_string(entry.duplicate_of);
  if (!entry.moved_from.empty()) out += ",\"moved_from\":" + json_string(entry.moved_from);
  if (!entry.replaces.empty()) out += ",\"replaces\":\"" + entry.replaces + "\"";
  return out + "}";
}

Result<int> print_json(DocumentStore& store, const IngestReport& report) {
  bool whole = true;
  std::string out = "{\"documents\":[";
  for (size_t i = 0; i < report.entries.size(); ++i) {
    DOSSIER_ASSIGN(std::string entry, entry_json(store, report.entries[i], whole));
    out += (i ? ",\n" : "\n") + entry;
  }
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.3f", report.seconds);
  out += "],\"missing\":[";
  for (size_t i = 0; i < report.missing.size(); ++i) out += (i ? "," : "") + json_string(report.missing[i]);
  out += "],\"left_out\":" + std::to_string(report.left_out) + ",\"seconds\":" + seconds + "}\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return whole ? kDone : kSomeNotRead;
}

struct Counts {
  uint64_t read = 0, unchanged = 0, not_whole = 0, duplicates = 0, replaced = 0;
};

std::string counted(uint64_t n, const char* one, const char* many) { return std::to_string(n) + " " + (n == 1 ? one : many); }

Result<int> print_plain(const Invocation& call, DocumentStore& store, const IngestReport& report) {
  Counts counts;
  for (const IngestEntry& entry : report.entries) {
    if (entry.how == IngestHow::unreachable) {
      ++counts.not_whole;
      print_line(stdout, entry.given + ": failed: " + spoken_error(*entry.error));
      continue;
    }
    DOSSIER_ASSIGN(std::optional<StoredDocument> document, store.find(entry.sha256));
    if (!document) return Error{ErrorKind::not_found, "a document that was just stored is gone", entry.given, ""};
    DOSSIER_ASSIGN(bool whole, read_whole(store, *document));
    counts.not_whole += !whole;
    counts.read += entry.how == IngestHow::read;
    counts.unchanged += entry.how == IngestHow::unchanged;
    counts.duplicates += !entry.duplicate_of.empty();
    counts.replaced += !entry.replaces.empty();
    if (entry.how == IngestHow::unchanged && whole) continue;
    std::string line = entry.given + ": " + status_line(*document);
    if (document->state == DocumentState::read && !whole) line += "; a part of it was not read whole";
    if (!entry.duplicate_of.empty()) line += "; the same as " + entry.duplicate_of;
    if (!entry.moved_from.empty()) line += "; moved from " + entry.moved_from;
    if (!entry.replaces.empty()) line += "; replaces an older version";
    print_line(stdout, line);
  }
  for (const std::string& path : report.missing) print_line(stdout, path + ": missing; its text stays in the archive");
  if (!call.quiet()) {
    std::string line = counted(report.entries.size(), "file", "files") + ": " + std::to_string(counts.read) + " read, " + std::to_string(counts.unchanged) + " unchanged";
    if (counts.duplicates) line += ", " + counted(counts.duplicates, "duplicate", "duplicates");
    if (counts.replaced) line += ", " + std::to_string(counts.replaced) + " changed";
    if (counts.not_whole) line += ", " + std::to_string(counts.not_whole) + " not read whole";
    if (report.entries.empty()) line = "no files to read";
    if (report.left_out) line += "; " + std::to_string(report.left_out) + " left out";
    line += "; " + counted(report.pages, "page", "pages") + " in " + duration_text(report.seconds);
    print_line(stderr, line);
  }
  return counts.not_whole ? kSomeNotRead : kDone;
}

Result<int> ingest_paths(const Invocation& call) {
  DOSSIER_ASSIGN(IngestOptions options, ingest_options(call));
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::create));
  DocumentStore store(archive);
  ReaderOptions reader;
  reader.jobs = options.jobs;
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start(reader));
  ProgressLine line(call.quiet());
  IngestProgress progress;
  if (line.wanted())
    progress = [&line](const IngestStep& step) {
      if (line.due()) line.show(progress_text(step));
    };
  Result<IngestReport> report = ingest(call.arguments(), options, store, *pool, progress, call.cancel());
  line.clear();
  Status kept = archive.commit();
  if (!report.ok()) return report.error();
  DOSSIER_TRY(kept);
  return call.json() ? print_json(store, *report) : print_plain(call, store, *report);
}

int run_ingest(const Invocation& call) {
  Result<int> code = ingest_paths(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec ingest_command() {
  std::vector<OptionSpec> options = reading_options();
  options.push_back({"jobs", 'j', "N", "files read at a time (else one a core)"});
  options.push_back({"include", 0, "GLOB", "only files that match, by name or by path below PATH", true});
  options.push_back({"exclude", 0, "GLOB", "not files and folders that match", true});
  options.push_back({"hidden", 0, "", "also files and folders whose names begin with a dot"});
  options.push_back({"shard", 0, "I/N", "only the I-th of N shares; `archive merge` joins them"});
  options.push_back({"reread", 0, "", "also what is in the archive already"});
  return {"ingest", "PATH...", "read files and folders into the archive",
          "Every file is read in a sandboxed process; what it holds is decided by its bytes, not by its name. A file that is as it was is not read again; "
          "one that changed replaces its old version; equal files are named; files that are gone are marked, unless PATH itself is gone. Folders are walked "
          "whole; links are followed and loops end.\n\nIt may be stopped at any moment: the next run goes on at the page where it stood.",
          std::move(options), 1, -1, run_ingest};
}

}  // namespace dossier::cli
