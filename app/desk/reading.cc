#include "app/desk/reading.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "app/library/ingest_run.h"

namespace dossier {
namespace {

unsigned usual_readers() { return std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace

FileLimits file_limits() {
  const ReadLimits limits = ReadRequest().limits;
  return {limits.memory_bytes, limits.page_seconds, limits.document_cpu_seconds, limits.pixels,          limits.pages,    limits.output_bytes,
          limits.depth,        limits.parts,        limits.unpacked_bytes,       limits.ratio, usual_readers()};
}

Result<ReadingOutcome> read_files(DeskArchive& archive, const std::vector<std::string>& paths, const ReadingSettings& settings,
                                  const std::function<void(const ReadingStep&)>& progress, const CancelToken& cancel) {
  if (!archive.writable()) return Error{ErrorKind::io, "the archive cannot be written", archive.path(), "save a copy of it where you may write, and open that"};
  IngestOptions options;
  options.reading.languages = settings.languages;
  options.reading.ocr = settings.ocr ? OcrMode::automatic : OcrMode::never;
  options.reading.passwords = settings.passwords;
  options.reread = settings.reread;
  options.jobs = settings.jobs ? settings.jobs : usual_readers();
  std::error_code ignored;
  const std::string own = std::filesystem::weakly_canonical(archive.path(), ignored).string();
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) options.find.never.push_back(own + ending);
  DocumentStore store(archive.archive());
  ReaderOptions readers;
  readers.jobs = options.jobs;
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start(readers));
  IngestProgress tell;
  if (progress)
    tell = [&](const IngestStep& step) {
      ReadingStep out{step.files, step.files_done, step.pages, step.bytes ? static_cast<double>(step.bytes_done) / static_cast<double>(step.bytes) : 0, step.seconds, -1, step.file};
      // By bytes: what is left is known of files not opened yet, their pages are not.
      if (out.share > 0 && step.seconds > 2) out.seconds_left = step.seconds * (1 - out.share) / out.share;
      progress(out);
    };
  Result<IngestReport> report = ingest(paths, options, store, *pool, tell, cancel);
  Status kept = archive.archive().commit();
  if (!report.ok()) return report.error();
  DOSSIER_TRY(kept);
  ReadingOutcome out;
  out.files = report->entries.size();
  out.pages = report->pages;
  out.seconds = report->seconds;
  for (const IngestEntry& entry : report->entries) {
    out.unchanged += entry.how == IngestHow::unchanged;
    out.moved += !entry.moved_from.empty();
    if (entry.how == IngestHow::read) {
      DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store.find(entry.sha256));
      if (stored && stored->state == DocumentState::failed) {
        out.not_opened.push_back(stored->name + ": " + (stored->error ? stored->error->message : "not opened"));
        continue;
      }
      ++out.read;
      if (stored)
        out.pages_unread +=
            static_cast<uint64_t>(std::count_if(stored->failures.begin(), stored->failures.end(), [](const StoredFailure& f) { return f.page > 0; }));
    }
    if (entry.how == IngestHow::unreachable) out.not_opened.push_back(entry.given + ": " + (entry.error ? entry.error->message : "not opened"));
  }
  out.pages -= std::min(out.pages, out.pages_unread);
  DOSSIER_TRY(archive.refresh());
  return out;
}

}  // namespace dossier
