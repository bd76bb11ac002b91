// `dossier text FILE`: what a reader gets out of one file, without an archive.
#include <sys/stat.h>

#include "app/cli/commands.h"
#include "app/cli/page_json.h"
#include "app/cli/reading_options.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ingest/ingest.h"

namespace dossier::cli {
namespace {

// What both forms of output share: the names of the open parts and how the file came out.
class TextOut : public ReadingSink {
 public:
  Status begin_document(const DocumentHead& head) override {
    path_.push_back(head.name);
    if (path_.size() == 1) head_ = head;
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    failures_.push_back({part(), failure});
    return {};
  }
  Status end_document(const DocumentOutcome& outcome) override {
    if (path_.size() == 1)
      outcome_ = outcome;
    else if (outcome.state != ReadState::read)
      unread_parts_.push_back({part(), outcome});
    path_.pop_back();
    return {};
  }
  // All were read whole.
  int exit_code() const {
    if (outcome_.state == ReadState::failed) return kFailed;
    return outcome_.state == ReadState::partly || !unread_parts_.empty() ? kSomeNotRead : kDone;
  }
  virtual void finish() = 0;

 protected:
  // Names of the parts on the way, without the file's own.
  std::string part() const {
    std::string out;
    for (size_t i = 1; i < path_.size(); ++i) out += (i > 1 ? " › " : "") + path_[i];
    return out;
  }
  std::vector<std::string> path_;
  DocumentHead head_;
  DocumentOutcome outcome_;
  std::vector<std::pair<std::string, PageFailure>> failures_;
  std::vector<std::pair<std::string, DocumentOutcome>> unread_parts_;
};

class JsonOut : public TextOut {
 public:
  explicit JsonOut(std::string_view path) { std::fputs(("{\"path\":" + json_string(path) + ",\"pages\":[").c_str(), stdout); }
  Status page(Page page) override {
    std::string line = (first_ ? "\n" : ",\n") + page_json(page, part());
    first_ = false;
    std::fwrite(line.data(), 1, line.size(), stdout);
    return {};
  }
  // A page that was not read is a page too: without text, with the reason.
  Status page_failed(const PageFailure& failure) override {
    DOSSIER_TRY(TextOut::page_failed(failure));
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
    out += "],\"parts_not_read\":[";
    for (size_t i = 0; i < unread_parts_.size(); ++i) {
      const auto& [part, outcome] = unread_parts_[i];
      out += (i ? ",{\"part\":" : "{\"part\":") + json_string(part) + ",\"status\":\"" + std::string(name_of(outcome.state)) +
             "\",\"error\":" + (outcome.error ? json_string(contract_error(*outcome.error)) : std::string("null")) + "}";
    }
    out += "]}\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
  }

 private:
  bool first_ = true;
};

class PlainOut : public TextOut {
 public:
  explicit PlainOut(bool quiet) : quiet_(quiet) {}
  Status page(Page page) override {
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
      print_line(stderr, "not read: " + (part.empty() ? "" : part + ", ") + "page " + std::to_string(failure.page) + ": " + contract_error({failure.kind, failure.detail, "", ""}));
    for (const auto& [part, outcome] : unread_parts_) print_line(stderr, "not read whole: " + part + (outcome.error ? ": " + contract_error(*outcome.error) : ""));
    if (outcome_.error) print_line(stderr, (outcome_.state == ReadState::failed ? "not read: " : "not read whole: ") + contract_error(*outcome_.error));
  }

 private:
  void remark(const std::string& what, const std::string& detail) const {
    if (!quiet_) print_line(stderr, "note: " + what + (detail.empty() ? "" : ": " + detail));
  }
  bool quiet_, first_ = true;
};

Result<int> read_one(const Invocation& call) {
  const std::string& path = call.arguments()[0];
  DOSSIER_ASSIGN(ReadRequest request, reading_request(call));
  DOSSIER_ASSIGN(Fd file, open_regular(path));
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
    out = std::make_unique<JsonOut>(path);
  else
    out = std::make_unique<PlainOut>(call.quiet());
  Status status = pool->read(file.get(), head, request, *out, call.cancel());
  out->finish();
  DOSSIER_TRY(status);
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
  return {"text", "FILE", "print the text of one file, page by page",
          "Reads FILE in a sandboxed process and prints what is in it, in reading order. No archive is used or changed. With --json each page has its words "
          "with boxes and confidences, its tables with cells, its blocks and findings; pages of attachments, archive members and embedded files follow, each with its part.",
          std::move(options), 1, 1, run_text};
}

}  // namespace dossier::cli
