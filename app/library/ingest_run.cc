#include "app/library/ingest_run.h"

#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "app/library/archive_sink.h"
#include "base/file.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kMostAttempts = 3;  // at a file that changes while it is read

bool same_file(const struct stat& info, const FoundFile& file) {
  return static_cast<uint64_t>(info.st_size) == file.bytes && int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec == file.modified_ns &&
         static_cast<int64_t>(info.st_ino) == file.inode && static_cast<int64_t>(info.st_dev) == file.device;
}

void take_stat(const struct stat& info, FoundFile& file) {
  file.bytes = static_cast<uint64_t>(info.st_size);
  file.modified_ns = int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
  file.inode = static_cast<int64_t>(info.st_ino);
  file.device = static_cast<int64_t>(info.st_dev);
}

class Run {
 public:
  Run(const IngestOptions& options, DocumentStore& store, ReaderPool& pool, const IngestProgress& progress, const CancelToken& cancel)
      : options_(options), store_(store), pool_(pool), progress_(progress), cancel_(cancel) {}

  Result<IngestReport> run(const std::vector<std::string>& paths) {
    DOSSIER_ASSIGN(FoundFiles found, find_files(paths, options_.find, cancel_));
    report_.left_out = found.left_out;
    report_.entries.resize(found.files.size());
    step_.files = found.files.size();
    for (const FoundFile& file : found.files) step_.bytes += file.bytes;
    tell("");
    work(found.files);
    if (failure_) return *failure_;
    if (cancel_.cancelled() || stop_) return Error{ErrorKind::cancelled, "stopped; the next run goes on there", "", ""};
    DOSSIER_TRY(name_duplicates(found.files));
    DOSSIER_TRY(mark_missing(found));
    for (auto& [path, error] : found.unreachable) report_.entries.push_back({path, IngestHow::unreachable, {}, error, "", "", ""});
    report_.pages = step_.pages;
    report_.seconds = seconds();
    return std::move(report_);
  }

 private:
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  void tell(const std::string& file) {
    if (!progress_) return;
    step_.seconds = seconds();
    if (!file.empty()) step_.file = file;
    progress_(step_);
  }

  void work(std::vector<FoundFile>& files) {
    std::atomic<size_t> next = 0;
    auto worker = [&] {
      for (size_t n; (n = next++) < files.size() && !stop_.load() && !cancel_.cancelled();) {
        const uint64_t bytes = files[n].bytes;
        Status status = take(files[n], report_.entries[n]);
        std::lock_guard lock(mutex_);
        if (!status.ok()) {
          if (!failure_ && status.error().kind != ErrorKind::cancelled) failure_ = status.error();
          stop_ = true;
          return;
        }
        ++step_.files_done;
        step_.bytes_done += bytes;
        tell(files[n].given);
      }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < std::min<size_t>(options_.jobs, files.size()); ++i) threads.emplace_back(worker);
    worker();
    for (std::thread& thread : threads) thread.join();
  }

  // A bad file is an entry, not an error.
  Status take(FoundFile& file, IngestEntry& entry) {
    entry.given = file.given;
    const std::string path = storable_path(file.absolute);
    DOSSIER_ASSIGN(std::optional<Location> before, store_.location(path));
    bool as_it_was = before && before->bytes == file.bytes && before->modified_ns == file.modified_ns && before->inode == file.inode && before->device == file.device;
    if (as_it_was) {
      DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store_.find(before->document));
      if (stored && good_enough(*stored)) {
        entry.how = IngestHow::unchanged;
        entry.sha256 = before->document;
        return before->missing ? store_.set_missing(path, false) : Status();
      }
    }
    for (int attempt = 1;; ++attempt) {
      Result<Fd> opened = open_regular(file.absolute);
      struct stat info {};
      Status looked = opened.ok() && fstat(opened->get(), &info) != 0 ? Status(os_error("cannot look at the file", "", errno)) : Status();
      Result<Sha256> hash = opened.ok() && looked.ok() ? sha256_of_fd(opened->get()) : Result<Sha256>(opened.ok() ? looked.error() : opened.error());
      if (!hash.ok()) {
        entry.how = IngestHow::unreachable;
        entry.error = hash.error();
        entry.error->where.clear();
        return {};
      }
      take_stat(info, file);
      DOSSIER_ASSIGN(bool read_here, take_bytes(opened->get(), *hash, file, entry));
      struct stat after {};
      if (fstat(opened->get(), &after) == 0 && same_file(after, file)) break;
      // The pages may be of another state of the file than the hash: none of them stays.
      if (read_here) DOSSIER_TRY(forget(*hash));
      if (attempt == kMostAttempts) {
        entry.how = IngestHow::unreachable;
        entry.error = Error{ErrorKind::unreadable, "changes while it is read", "", ""};
        return {};
      }
    }
    if (before && before->document != entry.sha256) entry.replaces = before->document.hex();
    return store_.set_location(location_of(file, entry.sha256));
  }

  // Whether a document in the archive need not be read again.
  bool good_enough(const StoredDocument& stored) const {
    if (stored.state == DocumentState::reading || options_.reread) return false;
    if (!options_.reading.languages.empty() && stored.languages != options_.reading.languages) return false;
    if (stored.error && stored.error->kind == ErrorKind::password && !options_.reading.passwords.empty()) return false;
    return true;
  }

  Status forget(const Sha256& hash) {
    {
      std::lock_guard lock(mutex_);
      read_now_.erase(hash);
    }
    return store_.remove({hash});
  }

  // True if the file was read here, not known before.
  Result<bool> take_bytes(int fd, const Sha256& hash, const FoundFile& file, IngestEntry& entry) {
    entry.sha256 = hash;
    claims_.take(hash);
    struct Release {
      Claims& claims;
      const Sha256& hash;
      ~Release() { claims.release(hash); }
    } release{claims_, hash};
    DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store_.find(hash));
    {
      std::lock_guard lock(mutex_);
      bool read_now = read_now_.contains(hash);
      // What is known only as a part was read under a hash that its container's reader named; the file itself is read for itself.
      if (stored && (read_now || (good_enough(*stored) && !stored->paths.empty()))) {
        entry.how = read_now ? IngestHow::read : IngestHow::known;
        return false;
      }
    }
    std::optional<FinishedDocument> whole;
    DOSSIER_TRY(read(fd, hash, file, stored, whole));
    // Of a file that has changed meanwhile the caller keeps nothing.
    struct stat now {};
    if (whole && fstat(fd, &now) == 0 && same_file(now, file)) DOSSIER_TRY(store_.finish_at(*whole, location_of(file, hash)));
    std::lock_guard lock(mutex_);
    read_now_.insert(hash);
    return true;
  }

  static Location location_of(const FoundFile& file, const Sha256& hash) {
    return {storable_path(file.absolute), hash, file.bytes, file.modified_ns, file.inode, file.device, false};
  }

  // `whole`: what is to be written of the document once it has ended.
  Status read(int fd, const Sha256& hash, const FoundFile& file, const std::optional<StoredDocument>& stored, std::optional<FinishedDocument>& whole) {
    DocumentHead head;
    size_t slash = file.absolute.rfind('/');
    head.name = scrub_utf8(file.absolute.substr(slash + 1));
    head.sha256 = hash;
    head.bytes = file.bytes;
    ReadRequest request = options_.reading;
    request.name = head.name;
    ResumePlan plan;
    if (stored && stored->state == DocumentState::reading && stored->reader_version == kReaderVersion && stored->languages == request.languages &&
        stored->ocr == name_of(request.ocr)) {
      DOSSIER_ASSIGN(plan, resume_plan(store_, hash));
      request.first_page = plan.first_page;
      request.resume = plan.points;
    }
    {
      std::lock_guard lock(mutex_);
      tell(file.given);
    }
    ArchiveSink sink(store_, claims_, request, plan, [this] {
      std::lock_guard lock(mutex_);
      ++step_.pages;
      tell("");
    });
    DOSSIER_TRY(pool_.read(fd, head, request, sink, cancel_));
    whole = sink.whole();
    return {};
  }

  // Whether nothing lies at a path any more: a folder that cannot be looked into says nothing.
  static bool is_gone(const std::string& path) {
    struct stat info {};
    return lstat(path.c_str(), &info) != 0 && (errno == ENOENT || errno == ENOTDIR) && path.find("\\x") == std::string::npos;
  }

  // The first of equal files is the document's own; the others say so. A file of an earlier run comes before all of this one, unless it is gone: then
  // it was moved here.
  Status name_duplicates(const std::vector<FoundFile>& files) {
    std::map<Sha256, size_t> first;
    for (size_t n = 0; n < files.size(); ++n) {
      IngestEntry& entry = report_.entries[n];
      if (entry.how == IngestHow::unreachable) continue;
      auto [at, added] = first.emplace(entry.sha256, n);
      if (!added) {
        entry.duplicate_of = files[at->second].given;
        continue;
      }
      if (entry.how != IngestHow::known) continue;
      Result<std::optional<StoredDocument>> stored = store_.find(entry.sha256);
      if (!stored.ok() || !*stored) continue;
      const std::string own = storable_path(files[n].absolute);
      for (const std::string& path : (*stored)->paths) {
        if (path == own) continue;
        if (!is_gone(path)) {
          entry.duplicate_of = path;
        } else {
          entry.moved_from = path;
          DOSSIER_TRY(store_.set_missing(path, true));
        }
      }
    }
    return {};
  }

  Status mark_missing(const FoundFiles& found) {
    for (const std::string& folder : found.folders) {
      DOSSIER_ASSIGN(std::vector<Location> known, store_.locations_under(storable_path(folder)));
      for (const Location& location : known) {
        if (!is_gone(location.path)) continue;  // it may be there but left out of this run
        if (!location.missing) DOSSIER_TRY(store_.set_missing(location.path, true));
        report_.missing.push_back(location.path);
      }
    }
    return {};
  }

  const IngestOptions& options_;
  DocumentStore& store_;
  ReaderPool& pool_;
  const IngestProgress& progress_;
  const CancelToken& cancel_;
  const Clock::time_point start_ = Clock::now();
  Claims claims_;
  std::mutex mutex_;  // of everything below
  IngestReport report_;
  IngestStep step_;
  std::set<Sha256> read_now_;
  std::optional<Error> failure_;
  std::atomic<bool> stop_ = false;
};

}  // namespace

std::string storable_path(const std::string& path) {
  if (is_utf8(path)) return path;
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (size_t at = 0; at < path.size();) {
    size_t next = at;
    char32_t c = next_code_point(path, next);
    if (c == 0xFFFD && next == at + 1) {
      unsigned char byte = static_cast<unsigned char>(path[at]);
      ((out += "\\x") += kHex[byte >> 4]) += kHex[byte & 15];
    } else {
      out.append(path, at, next - at);
    }
    at = next;
  }
  return out;
}

Result<IngestReport> ingest(const std::vector<std::string>& paths, const IngestOptions& options, DocumentStore& store, ReaderPool& pool,
                            const IngestProgress& progress, const CancelToken& cancel) {
  return Run(options, store, pool, progress, cancel).run(paths);
}

}  // namespace dossier
