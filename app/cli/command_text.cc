// `dossier text FILE`: what a reader gets out of one file, without an archive.
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/page_json.h"
#include "app/cli/reading_options.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ingest/ingest.h"

namespace dossier::cli {
namespace {

// Mails and archives are their parts. A document with files embedded in it is itself; they are named, and printed on request.
bool is_container(std::string_view type) {
  for (std::string_view container : {"eml", "mbox", "msg", "pst", "zip", "tar", "7z", "gz", "bz2", "xz", "zst"})
    if (type == container) return true;
  return false;
}

struct PartRead {
  std::string name;
  DocumentOutcome outcome;
  uint32_t pages = 0;
};

// What both forms of output share: the names of the open parts and how the file came out. Pages come to shown_page and
// shown_failure only if they are to be printed.
class TextOut : public ReadingSink {
 public:
  explicit TextOut(bool with_embedded) : with_embedded_(with_embedded) {}
  Status begin_document(const DocumentHead& head) override {
    if (path_.empty()) {
      head_ = head;
      parts_shown_ = with_embedded_ || is_container(head.info.type);
    }
    path_.push_back({head.name, 0});
    return {};
  }
  Status page(Page page) final {
    ++path_.back().second;
    return shown() ? shown_page(std::move(page)) : Status();
  }
  Status page_failed(const PageFailure& failure) final {
    failures_.push_back({part(), failure});
    return shown() ? shown_failure(failure) : Status();
  }
  Status end_document(const DocumentOutcome& outcome) override {
    if (path_.size() == 1)
      outcome_ = outcome;
    else
      parts_.push_back({part(), outcome, path_.back().second});
    none_ = path_.size() == 1 && path_.back().second == 0 && failures_.empty() && outcome.state != ReadState::failed && parts_.empty();
    path_.pop_back();
    return {};
  }
  // The file was read and has pages, but none of those that were asked for.
  bool nothing_shown() const { return none_; }
  uint32_t pages() const { return outcome_.info.pages; }
  // All were read whole.
  int exit_code() const {
    if (outcome_.state == ReadState::failed) return kFailed;
    bool parts_whole = std::all_of(parts_.begin(), parts_.end(), [](const PartRead& part) { return part.outcome.state == ReadState::read; });
    return outcome_.state == ReadState::partly || !parts_whole ? kSomeNotRead : kDone;
  }
  virtual Status shown_page(Page page) = 0;
  virtual Status shown_failure(const PageFailure&) { return {}; }
  virtual void finish() = 0;

 protected:
  // Names of the parts on the way, without the file's own.
  std::string part() const {
    std::string out;
    for (size_t i = 1; i < path_.size(); ++i) out += (i > 1 ? " › " : "") + path_[i].first;
    return out;
  }
  bool shown() const { return parts_shown_ || path_.size() == 1; }
  bool with_embedded_, parts_shown_ = false, none_ = false;
  std::vector<std::pair<std::string, uint32_t>> path_;  // name, pages so far
  DocumentHead head_;
  DocumentOutcome outcome_;
  std::vector<std::pair<std::string, PageFailure>> failures_;
  std::vector<PartRead> parts_;
};

class JsonOut : public TextOut {
 public:
  JsonOut(std::string_view path, bool with_embedded) : TextOut(with_embedded) { std::fputs(("{\"path\":" + json_string(path) + ",\"pages\":[").c_str(), stdout); }
  Status shown_page(Page page) override {
    std::string line = (first_ ? "\n" : ",\n") + page_json(page, part());
    first_ = false;
    std::fwrite(line.data(), 1, line.size(), stdout);
    return {};
  }
  // A page that was not read is a page too: without text, with the reason.
  Status shown_failure(const PageFailure& failure) override {
    std::string line = (first_ ? "\n{\"page\":" : ",\n{\"page\":") + std::to_string(failure.page);
    if (!part().empty()) line += ",\"part\":" + json_string(part());
    line += ",\"label\":\"\",\"width\":0,\"height\":0,\"source\":\"text\",\"text\":\"\",\"words\":[],\"tables\":[],\"error\":" +
            json_string(contract_error({failure.kind, failure.detail, "", ""})) + "}";
    first_ = false;
    std::fputs(line.c_str(), stdout);
    return {};
  }
  void finish() override {
    std::string out = "]";
    out += ",\"sha256\":\"" + head_.sha256.hex() + "\",\"type\":" + json_string(outcome_.info.type) + ",\"status\":\"" + std::string(name_of(outcome_.state)) + "\"";
    out += ",\"error\":" + (outcome_.error ? json_string(contract_error(*outcome_.error)) : std::string("null"));
    out += ",\"title\":" + json_string(outcome_.info.title) + ",\"pages_failed\":[";
    for (size_t i = 0; i < failures_.size(); ++i) {
      const auto& [part, failure] = failures_[i];
      out += (i ? ",{" : "{") + (part.empty() ? std::string() : "\"part\":" + json_string(part) + ",") + "\"page\":" + std::to_string(failure.page) +
             ",\"error\":" + json_string(contract_error({failure.kind, failure.detail, "", ""})) + "}";
    }
    out += "],\"findings\":[";
    for (size_t i = 0; i < outcome_.info.findings.size(); ++i) {
      const Finding& finding = outcome_.info.findings[i];
      out += (i ? ",{\"kind\":" : "{\"kind\":") + json_string(name_of(finding.kind)) + ",\"detail\":" + json_string(finding.detail) + "}";
    }
    out += "],\"parts\":[";
    for (size_t i = 0; i < parts_.size(); ++i) {
      const PartRead& read = parts_[i];
      out += (i ? ",{\"part\":" : "{\"part\":") + json_string(read.name) + ",\"type\":" + json_string(read.outcome.info.type) + ",\"pages\":" + std::to_string(read.pages) +
             ",\"status\":\"" + std::string(name_of(read.outcome.state)) +
             "\",\"error\":" + (read.outcome.error ? json_string(contract_error(*read.outcome.error)) : std::string("null")) + "}";
    }
    out += "]}\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
  }

 private:
  bool first_ = true;
};

class PlainOut : public TextOut {
 public:
  PlainOut(std::string_view path, bool quiet, bool with_embedded) : TextOut(with_embedded), path_given_(path), quiet_(quiet) {}
  Status shown_page(Page page) override {
    if (!quiet_ || !first_) {
      std::string title = "--- " + (part().empty() ? "" : part() + ", ") + "page " + std::to_string(page.number);
      if (!page.label.empty() && page.label != std::to_string(page.number)) title += " (" + page.label + ")";
      if (page.source == TextSource::ocr || page.source == TextSource::both) title += ", read from pixels";
      print_line(stdout, title + " ---");
    }
    first_ = false;
    std::string text = visible(page.text, false);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputs("\n\n", stdout);
    for (const Finding& finding : page.findings) remark("page " + std::to_string(page.number) + ": " + std::string(name_of(finding.kind)), finding.detail);
    return {};
  }
  void finish() override {
    for (const Finding& finding : outcome_.info.findings) remark(std::string(name_of(finding.kind)), finding.detail);
    for (const auto& [part, failure] : failures_)
      print_line(stderr, path_given_ + ": not read: " + (part.empty() ? "" : part + ", ") + "page " + std::to_string(failure.page) + ": " + spoken_error({failure.kind, failure.detail, "", ""}));
    for (const PartRead& read : parts_) {
      if (read.outcome.state != ReadState::read)
        print_line(stderr, path_given_ + ": not read whole: " + read.name + (read.outcome.error ? ": " + spoken_error(*read.outcome.error) : ""));
      else if (!parts_shown_)
        remark("embedded file", read.name + " (--parts prints it)");
    }
    // Partly read for its pages' sake: they were named.
    if (outcome_.error && (outcome_.state == ReadState::failed || failures_.empty()))
      print_line(stderr, path_given_ + (outcome_.state == ReadState::failed ? ": not read: " : ": not read whole: ") + spoken_error(*outcome_.error));
  }

 private:
  void remark(const std::string& what, const std::string& detail) const {
    if (!quiet_) print_line(stderr, "note: " + what + (detail.empty() ? "" : ": " + detail));
  }
  std::string path_given_;
  bool quiet_, first_ = true;
};

// Standard input as a file that a reader can map.
Result<Fd> copy_of_stdin() {
  Fd file(memfd_create("standard input", MFD_CLOEXEC));
  if (!file.valid()) return os_error("cannot make a file in memory", "standard input", errno);
  char piece[1 << 16];
  for (ssize_t n; (n = ::read(STDIN_FILENO, piece, sizeof piece)) != 0;) {
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return os_error("cannot read", "standard input", errno);
    for (ssize_t done = 0, w; done < n; done += w)
      if ((w = ::write(file.get(), piece + done, static_cast<size_t>(n - done))) < 0) return os_error("cannot keep in memory", "standard input", errno);
  }
  return file;
}

Result<int> read_one(const Invocation& call) {
  const std::string path = input_name(call.arguments()[0]);
  DOSSIER_ASSIGN(ReadRequest request, reading_request(call));
  DOSSIER_ASSIGN(Fd file, call.arguments()[0] == "-" ? copy_of_stdin() : open_regular(path));
  DocumentHead head;
  size_t slash = path.rfind('/');
  head.name = request.name = slash == std::string::npos ? path : path.substr(slash + 1);
  struct stat info {};
  if (fstat(file.get(), &info) != 0) return os_error("cannot look at", path, errno);
  head.bytes = static_cast<uint64_t>(info.st_size);
  DOSSIER_ASSIGN(head.sha256, sha256_of_fd(file.get()));
  ReaderOptions options;
  options.jobs = 1;
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start(options));
  std::unique_ptr<TextOut> out;
  if (call.json())
    out = std::make_unique<JsonOut>(path, call.has("parts"));
  else
    out = std::make_unique<PlainOut>(path, call.quiet(), call.has("parts"));
  Status status = pool->read(file.get(), head, request, *out, call.cancel());
  out->finish();
  DOSSIER_TRY(status);
  if (call.has("pages") && out->nothing_shown())
    return Error{ErrorKind::not_found, "there is no page " + call.value("pages"), path, std::to_string(out->pages()) + (out->pages() == 1 ? " page in all" : " pages in all")};
  return out->exit_code();
}

int run_text(const Invocation& call) {
  Result<int> code = read_one(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec text_command() {
  std::vector<OptionSpec> options = reading_options();
  options.push_back({"pages", 0, "FIRST-LAST", "only these pages of the file"});
  options.push_back({"parts", 0, "", "also the files embedded in a document; those of mails and archives are always printed"});
  return {"text", "FILE", "print the text of one file, page by page",
          "Reads FILE (- is standard input) in a sandboxed process and prints what is in it, in reading order. No archive is used or changed. With --json each page has its words "
          "with boxes and confidences, its tables with cells, its blocks and findings; pages of attachments and archive members follow, each with its part.",
          std::move(options), 1, 1, run_text};
}

}  // namespace dossier::cli
