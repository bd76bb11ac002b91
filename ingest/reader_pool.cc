#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "base/bytes.h"
#include "base/file.h"
#include "ingest/ingest.h"
#include "ingest/journal.h"
#include "ingest/reader_program.h"
#include "ingest/wire/channel.h"
#include "ingest/wire/end_note.h"
#include "ingest/wire/wire_sink.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kExitMemory = 77;  // ingest/reader/serve.h

// One reader at work: its channel and its leash. Letting go of the leash kills it.
struct Reader {
  Fd channel, leash;
};

struct Death {
  ErrorKind kind = ErrorKind::crash;
  std::string detail;
  bool before_hello = false;   // nothing was heard of it: it may be the program, not the file
};

class Pool : public ReaderPool {
 public:
  Pool(std::string program, unsigned jobs) : program_(std::move(program)), free_(jobs) {}
  ~Pool() override { stop_template(); }

  Status read(int fd, const DocumentHead& head, const ReadRequest& request, ReadingSink& sink, const CancelToken& cancel) override;
  Result<Picture> render(int fd, const RenderRequest& request, const CancelToken& cancel) override;
  Result<std::string> protections() override;

  Status start_template_now() {
    std::lock_guard lock(mutex_);
    return ensure_template();
  }

 private:
  Status ensure_template();
  void stop_template();
  Result<Reader> start_reader();
  // One reader's run over a file. True if it said that it was done.
  Result<bool> run(int fd, const ReadRequest& request, Journal& journal, const CancelToken& cancel, Death& death);
  Result<std::string> ask(FrameKind question, std::string_view payload, const std::vector<int>& fds, FrameKind answer, uint32_t seconds,
                          uint64_t memory_bytes, const CancelToken& cancel);

  const std::string program_;
  std::mutex mutex_;
  std::condition_variable freed_;
  unsigned free_;
  pid_t template_pid_ = -1;
  Fd control_;

  friend class Place;
};

// One of the pool's places, held while a reader is at work.
class Place {
 public:
  explicit Place(Pool& pool) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    pool_.freed_.wait(lock, [&] { return pool_.free_ > 0; });
    --pool_.free_;
  }
  ~Place() {
    {
      std::lock_guard lock(pool_.mutex_);
      ++pool_.free_;
    }
    pool_.freed_.notify_one();
  }

 private:
  Pool& pool_;
};

Status Pool::ensure_template() {
  if (control_.valid()) return {};
  if (template_pid_ > 0) waitpid(template_pid_, nullptr, 0);
  template_pid_ = -1;
  DOSSIER_ASSIGN(StartedTemplate started, start_template(program_));
  template_pid_ = started.pid;
  control_ = std::move(started.control);
  return {};
}

void Pool::stop_template() {
  std::lock_guard lock(mutex_);
  control_.reset();  // the template ends when it reads the end of its control socket
  if (template_pid_ > 0) waitpid(template_pid_, nullptr, 0);
  template_pid_ = -1;
}

Result<Reader> Pool::start_reader() {
  int channel[2], leash[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel) != 0) return os_error("cannot make a socket pair", "", errno);
  Fd ours(channel[0]), theirs(channel[1]);
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, leash) != 0) return os_error("cannot make a socket pair", "", errno);
  Fd hold(leash[0]), given(leash[1]);
  int buffer = 1 << 20;
  setsockopt(theirs.get(), SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  std::lock_guard lock(mutex_);
  for (int attempt = 0;; ++attempt) {
    DOSSIER_TRY(ensure_template());
    Status sent = send_with_fds(control_.get(), "R", {theirs.get(), given.get()});
    if (sent.ok()) return Reader{std::move(ours), std::move(hold)};
    control_.reset();  // the template is gone: start another, once
    if (attempt == 1) return sent.error();
  }
}

// How the reader ended. Waits for its template's note.
Death cause_of_death(Reader& reader, uint64_t memory_limit) {
  EndNote note;
  pollfd wait{reader.leash.get(), POLLIN, 0};
  ssize_t got = poll(&wait, 1, 5000) > 0 ? recv(reader.leash.get(), &note, sizeof note, 0) : -1;
  if (got != static_cast<ssize_t>(sizeof note)) return {ErrorKind::crash, "the reader's template died"};
  bool large = note.peak_kib * 1024 > memory_limit / 10 * 8;
  if (WIFEXITED(note.wait_status)) {
    int code = WEXITSTATUS(note.wait_status);
    if (code == kExitMemory) return {ErrorKind::memory, "needed more than " + std::to_string(memory_limit >> 20) + " MiB"};
    return {large ? ErrorKind::memory : ErrorKind::crash, "the reader ended early with code " + std::to_string(code)};
  }
  int signal = WTERMSIG(note.wait_status);
  if (signal == SIGXCPU) return {ErrorKind::timeout, "used up its processor time"};
  if (signal == SIGKILL || large) return {ErrorKind::memory, "was stopped for its memory"};
  return {ErrorKind::crash, std::string("the reader was ended by ") + (sigabbrev_np(signal) ? std::string("SIG") + sigabbrev_np(signal) : "a signal")};
}

enum class Wait { ready, late, cancelled };

Wait wait_for(int fd, Clock::time_point deadline, const CancelToken& cancel) {
  for (;;) {
    if (cancel.cancelled()) return Wait::cancelled;
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Wait::late;
    pollfd wait{fd, POLLIN, 0};
    if (poll(&wait, 1, static_cast<int>(std::min<long long>(left, 100))) > 0) return Wait::ready;
  }
}

Error cancelled() { return Error{ErrorKind::cancelled, "stopped", "", ""}; }

// A hello of the same versions, or why not.
Status check_hello(std::string_view payload) {
  ByteReader in(payload);
  uint16_t wire = in.u16();
  uint32_t version = in.u32();
  if (!in.ok() || !in.at_end() || wire != kWireVersion || version != kReaderVersion)
    return Error{ErrorKind::newer_version, "dossier-reader is of another version than dossier", "", "install both from one build"};
  return {};
}

Result<bool> Pool::run(int fd, const ReadRequest& request, Journal& journal, const CancelToken& cancel, Death& death) {
  DOSSIER_ASSIGN(Reader reader, start_reader());
  DOSSIER_TRY(send_with_fds(reader.channel.get(), frame_bytes(FrameKind::read, encode_request(request)), {fd}));
  ReadingDecoder decoder(journal, request.limits);
  FrameCutter cutter;
  bool greeted = false;
  const auto patience = std::chrono::seconds(request.limits.page_seconds);
  auto deadline = Clock::now() + patience;
  for (;;) {
    Wait wait = wait_for(reader.channel.get(), deadline, cancel);
    if (wait == Wait::cancelled) return cancelled();
    if (wait == Wait::late) {
      death = {ErrorKind::timeout, "no page within " + std::to_string(request.limits.page_seconds) + " s"};
      return false;
    }
    size_t available = 0;
    char* room = cutter.room(1 << 18, available);
    ssize_t got = recv(reader.channel.get(), room, available, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      death = cause_of_death(reader, request.limits.memory_bytes);
      death.before_hello = !greeted;
      return false;
    }
    cutter.filled(static_cast<size_t>(got));
    for (;;) {
      Frame frame;
      bool found = false;
      if (Status cut = cutter.next(frame, found); !cut.ok()) {
        death = {ErrorKind::crash, cut.error().message};
        return false;
      }
      if (!found) break;
      deadline = Clock::now() + patience;
      if (!greeted) {
        if (frame.kind != FrameKind::hello) return Error{ErrorKind::crash, "dossier-reader does not speak our language", program_, ""};
        DOSSIER_TRY(check_hello(frame.payload));
        greeted = true;
        continue;
      }
      if (frame.kind == FrameKind::failed) {
        Error said = decode_error(frame.payload);
        death = {said.kind, said.message};
        return false;
      }
      Status taken = decoder.take(frame);
      if (!taken.ok() && journal.sink_error()) return *journal.sink_error();
      if (!taken.ok()) {
        // A reader that lies is as good as dead; so is one whose file says something else the second time.
        ErrorKind kind = taken.error().kind == ErrorKind::too_large ? ErrorKind::too_large : ErrorKind::crash;
        death = {kind, taken.error().message};
        return false;
      }
      if (decoder.finished()) return true;
    }
  }
}

Status Pool::read(int fd, const DocumentHead& head, const ReadRequest& request, ReadingSink& sink, const CancelToken& cancel) {
  Place place(*this);
  Journal journal(head, request, sink);
  ReadRequest next = request;
  unsigned silent = 0;
  for (bool done = false; !done && !journal.finished();) {
    Death death;
    DOSSIER_ASSIGN(done, run(fd, next, journal, cancel, death));
    if (done) break;
    // No file was touched before the reader greets: a reader that never does cannot be started here.
    silent = death.before_hello ? silent + 1 : 0;
    if (silent == 3) return Error{ErrorKind::crash, "dossier-reader ends as soon as it is started: " + death.detail, program_, "dossier doctor shows more"};
    if (death.before_hello) continue;
    DOSSIER_TRY(journal.reader_died(death.kind, death.detail));
    next.resume = journal.resume();
  }
  return {};
}

Result<std::string> Pool::ask(FrameKind question, std::string_view payload, const std::vector<int>& fds, FrameKind answer, uint32_t seconds,
                              uint64_t memory_bytes, const CancelToken& cancel) {
  Place place(*this);
  DOSSIER_ASSIGN(Reader reader, start_reader());
  DOSSIER_TRY(send_with_fds(reader.channel.get(), frame_bytes(question, payload), fds));
  FrameCutter cutter;
  bool greeted = false;
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  for (;;) {
    Wait wait = wait_for(reader.channel.get(), deadline, cancel);
    if (wait == Wait::cancelled) return cancelled();
    if (wait == Wait::late) return Error{ErrorKind::timeout, "no answer within " + std::to_string(seconds) + " s", "", ""};
    size_t available = 0;
    char* room = cutter.room(1 << 18, available);
    ssize_t got = recv(reader.channel.get(), room, available, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      Death death = cause_of_death(reader, memory_bytes);
      return Error{death.kind, death.detail, "", ""};
    }
    cutter.filled(static_cast<size_t>(got));
    for (;;) {
      Frame frame;
      bool found = false;
      DOSSIER_TRY(cutter.next(frame, found));
      if (!found) break;
      if (!greeted) {
        if (frame.kind != FrameKind::hello) return Error{ErrorKind::crash, "dossier-reader does not speak our language", program_, ""};
        DOSSIER_TRY(check_hello(frame.payload));
        greeted = true;
      } else if (frame.kind == FrameKind::failed) {
        return decode_error(frame.payload);
      } else if (frame.kind == answer) {
        return std::string(frame.payload);
      } else {
        return Error{ErrorKind::crash, "a reader sent a frame that does not belong there", "", ""};
      }
    }
  }
}

Result<Picture> Pool::render(int fd, const RenderRequest& request, const CancelToken& cancel) {
  DOSSIER_ASSIGN(std::string bytes, ask(FrameKind::render, encode_request(request), {fd}, FrameKind::picture, request.limits.page_seconds,
                                        request.limits.memory_bytes, cancel));
  ByteReader in(bytes);
  Picture picture;
  picture.width = in.u32();
  picture.height = in.u32();
  uint64_t pixels = uint64_t{picture.width} * picture.height;
  if (!in.ok() || pixels == 0 || pixels > request.limits.pixels || in.left() != pixels * 3)
    return Error{ErrorKind::damaged, "a reader sent a broken picture", "", ""};
  picture.rgb = std::string(in.bytes(in.left()));
  return picture;
}

Result<std::string> Pool::protections() { return ask(FrameKind::protections, "", {}, FrameKind::protections, 30, uint64_t{1} << 30, CancelToken()); }

}  // namespace

Result<std::unique_ptr<ReaderPool>> ReaderPool::start(const ReaderOptions& options) {
  DOSSIER_ASSIGN(std::string program, find_reader_program(options.reader_program));
  unsigned jobs = options.jobs ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  auto pool = std::make_unique<Pool>(std::move(program), jobs);
  DOSSIER_TRY(pool->start_template_now());
  return std::unique_ptr<ReaderPool>(std::move(pool));
}

}  // namespace dossier
