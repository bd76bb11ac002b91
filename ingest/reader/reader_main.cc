// dossier-reader: reads files in locked processes and sends frames to its parent. Started by ReaderPool with the control socket as
// descriptor 3; it is no program for people.
#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "ingest/reader/ocr/language.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/pdf/pdf_file.h"
#include "ingest/reader/sandbox/lockdown.h"
#include "ingest/reader/serve.h"
#include "ingest/reader/template_server.h"

namespace {

constexpr int kControl = 3;

// Parsers print complaints; they must not reach the user's terminal. DOSSIER_READER_STDERR=1 lets them, for debugging.
void silence() {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) return;
  const char* loud = std::getenv("DOSSIER_READER_STDERR");
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  if (!loud || !*loud) dup2(null, STDERR_FILENO);
  close(null);
}

// Data that readers load when they need it. Everything else of the file system is closed to them.
const std::vector<std::string> kReadable = {
    "/usr/share/tesseract-ocr", "/usr/local/share/tessdata", "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts",
    "/var/cache/fontconfig", "/usr/share/poppler", "/usr/share/misc/magic.mgc", "/usr/lib/file", "/usr/share/mime", "/usr/lib/x86_64-linux-gnu/gconv",
    "/usr/lib/aarch64-linux-gnu/gconv", "/usr/share/zoneinfo", "/etc/localtime", "/usr/share/locale", "/usr/lib/locale", "/dev/null", "/dev/urandom"};

// Tables that every reader would make for itself, made once before readers are forked.
void make_tables() {
  dossier::reader::prepare_poppler();
  (void)dossier::reader::guess_language("the", {"eng"});
}

}  // namespace

#ifdef DOSSIER_SANITIZED
// Leaks are looked for by ptrace, which the lock refuses.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

int main() {
  struct stat info {};
  if (fstat(kControl, &info) != 0 || !S_ISSOCK(info.st_mode)) {
    std::fputs("dossier-reader is started by dossier; run `dossier text FILE` instead\n", stderr);
    return 2;
  }
  fcntl(kControl, F_SETFD, FD_CLOEXEC);
  // Ctrl-C goes to the whole group: the parent decides what becomes of its readers.
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  std::signal(SIGHUP, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  // Recognizers take and give back megabytes for each line: given back to the system, each would be cleared anew.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  setenv("OMP_THREAD_LIMIT", "1", 1);  // one reader a core; more threads each would only get in each other's way
  silence();
  std::setlocale(LC_ALL, "C.UTF-8");
  make_tables();
  dossier::reader::Equipment equipment;
  equipment.ocr = dossier::reader::make_tesseract_ocr("");
  dossier::Result<dossier::reader::Locked> locked = dossier::reader::lock_template(kReadable);
  if (!locked.ok()) return dossier::reader::kExitBroken;
  equipment.locked = *locked;
  return dossier::reader::run_template(
      kControl, [&](int channel) { return dossier::reader::serve(channel, equipment); }, [&] { equipment.ocr->load_wanted(); });
}
