// A reader for tests: locked like the real one, but its "file" is a script of what goes wrong. One word a line:
//   page, fail, part NAME, end, count N     what a sound reader says
//   crash, abort, exit, hang, spin, eat, throw   how one dies
//   flood, junk, huge, order, offsets, second, done, missing-hello   how one lies
// Each line is done once: page words before the request's first page are passed over, as are faults on the way to it.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <new>
#include <sstream>
#include <vector>

#include "base/bytes.h"
#include "base/page_codec.h"
#include "ingest/reader/core/source.h"
#include "ingest/reader/sandbox/lockdown.h"
#include "ingest/reader/template_server.h"
#include "ingest/wire/channel.h"
#include "ingest/wire/wire_sink.h"

namespace dossier {
namespace {

uint64_t address_space_bytes = 0;

Page page_of(uint32_t number) {
  Page page;
  page.number = number;
  page.text = "page " + std::to_string(number);
  page.source = TextSource::text;
  page.words = {{0, 4, {0, 0, 10, 10}, 1, 10, 0}};
  return page;
}

void eat() {
  std::vector<char*> held;
  for (;;) {
    char* block = new char[1 << 24];
    for (size_t i = 0; i < (1 << 24); i += 4096) block[i] = 1;
    held.push_back(block);
  }
}

void send_raw(int channel, FrameKind kind, std::string_view payload) {
  if (!write_frame(channel, kind, payload).ok()) _exit(1);
}

void misbehave(const std::string& word, int channel, uint32_t number) {
  if (word == "crash") raise(SIGSEGV);
  if (word == "abort") std::abort();
  if (word == "exit") _exit(3);
  if (word == "hang") for (;;) pause();
  if (word == "spin") for (volatile unsigned n = 0;;) n = n + 1;
  if (word == "eat") eat();
  if (word == "flood") for (;;) send_raw(channel, FrameKind::page_count, std::string(4, '\0'));
  if (word == "junk") (void)!write(channel, "this is no frame, not even close to one", 38);
  if (word == "huge") {
    char header[8] = {'\xFF', '\xFF', '\xFF', '\x7F', 6, 0, 0, 'D'};
    (void)!write(channel, header, sizeof header);
  }
  if (word == "order") send_raw(channel, FrameKind::page, encode_page(page_of(number > 1 ? number - 1 : 1))), send_raw(channel, FrameKind::page, encode_page(page_of(1)));
  if (word == "offsets") {
    Page page = page_of(number);
    page.words[0].end = 4000;
    send_raw(channel, FrameKind::page, encode_page(page));
  }
  if (word == "done") send_raw(channel, FrameKind::done, "");
  if (word == "second") send_raw(channel, FrameKind::end, ""), send_raw(channel, FrameKind::begin, "");
}

struct OpenPart {
  uint32_t number = 0, page = 0, first_page = 1;
  bool silent = false;
};

int serve_script(int channel) {
  std::set_new_handler([] { std::_Exit(77); });
  std::string payload;
  std::vector<Fd> fds;
  if (!receive_frame(channel, payload, fds).ok() || fds.size() != 1) return 1;
  Result<ReadRequest> request = decode_read_request(payload);
  if (!request.ok()) return 1;
  ByteWriter hello;
  hello.u16(kWireVersion);
  hello.u32(kReaderVersion);
  if (!write_frame(channel, FrameKind::hello, hello.bytes()).ok()) return 1;
  if (!reader::lock_child({address_space_bytes, request->limits.memory_bytes, request->limits.document_cpu_seconds}).ok()) return 1;
  Result<reader::Source> source = reader::Source::map(fds[0].get(), request->name);
  if (!source.ok()) return 1;
  WireSink sink(channel);
  std::istringstream script{std::string(source->bytes())};
  std::vector<OpenPart> open;
  uint32_t counter = 0;
  size_t next = 0;
  auto begin = [&](const std::string& name) {
    OpenPart part;
    part.silent = !open.empty() && open.back().silent;
    if (!part.silent) {
      part.number = counter++;
      if (part.number == 0) part.first_page = request->first_page;
      while (next < request->resume.size() && request->resume[next].document < part.number) ++next;
      if (next < request->resume.size() && request->resume[next].document == part.number) {
        const ResumePoint& point = request->resume[next++];
        part.first_page = std::max(part.first_page, point.first_page);
        part.silent = point.done;
        if (point.done) counter += point.inside;
      }
    }
    DocumentHead head;
    head.name = name;
    head.info.type = "script";
    head.sha256 = sha256_of(name);
    if (!part.silent && !sink.begin_document(head).ok()) _exit(1);
    open.push_back(part);
  };
  auto end = [&] {
    if (!open.back().silent && !sink.end_document({ReadState::read, std::nullopt, {}}).ok()) _exit(1);
    open.pop_back();
  };
  begin(request->name);
  for (std::string word; script >> word;) {
    OpenPart& at = open.back();
    if (word == "part") {
      script >> word;
      begin(word);
    } else if (word == "end") {
      end();
    } else if (word == "count") {
      uint32_t count = 0;
      script >> count;
      if (!at.silent && !sink.pages_known(count).ok()) return 1;
    } else {
      ++at.page;
      if (at.silent || at.page < at.first_page) continue;
      if (word == "page") {
        if (!sink.page(page_of(at.page)).ok()) return 1;
      } else if (word == "fail") {
        if (!sink.page_failed({at.page, ErrorKind::damaged, "as told"}).ok()) return 1;
      } else if (word == "throw") {
        (void)write_frame(channel, FrameKind::failed, encode_error({ErrorKind::crash, "as told", "", ""}));
        return 0;
      } else {
        misbehave(word, channel, at.page);
      }
    }
  }
  while (!open.empty()) end();
  return write_frame(channel, FrameKind::done, "").ok() ? 0 : 1;
}

}  // namespace
}  // namespace dossier

#if defined(DOSSIER_SANITIZED) || defined(__SANITIZE_THREAD__)
// A reader dies as its script says, not by the sanitizer's hand; leaks are not looked for, since that takes ptrace, which the lock refuses.
extern "C" const char* __asan_default_options() { return "detect_leaks=0:handle_segv=0"; }
extern "C" const char* __tsan_default_options() { return "handle_segv=0"; }
#endif

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  fcntl(3, F_SETFD, FD_CLOEXEC);
  dossier::Result<dossier::reader::Locked> locked = dossier::reader::lock_template({});
  if (!locked.ok()) return 1;
  dossier::address_space_bytes = locked->address_space_bytes;
  return dossier::reader::run_template(3, dossier::serve_script);
}
