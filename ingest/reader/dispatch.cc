#include "ingest/reader/dispatch.h"

#include <algorithm>
#include <array>

#include "ingest/reader/formats.h"

namespace dossier::reader {
namespace {

// The parts for which a file had no room, as its container tells of them.
class LeftOut {
 public:
  void add(const std::string& name) {
    ++count_;
    bytes_ += name.size();
    if (names_.size() < kMostNames && bytes_ <= kMostBytes) names_.push_back(name);
  }
  uint64_t count() const { return count_; }
  void tell(DocumentInfo& info) const {
    for (const std::string& name : names_) info.findings.push_back({FindingKind::limit_reached, "not read for the limit of parts: " + name, {}});
    if (count_ > names_.size()) info.findings.push_back({FindingKind::limit_reached, "not read for the limit of parts: " + std::to_string(count_ - names_.size()) + " more", {}});
  }

 private:
  static constexpr size_t kMostNames = 1000, kMostBytes = size_t{1} << 18;
  uint64_t count_ = 0;
  size_t bytes_ = 0;
  std::vector<std::string> names_;
};

// Passes everything on, remembers what a document's outcome depends on, and ends a document that has more pages than it may, whatever its format.
class Watch : public ReadingSink {
 public:
  Watch(ReadingSink& next, uint32_t most_pages) : next_(next), most_pages_(most_pages) {}
  Status begin_document(const DocumentHead& head) override { return kept(next_.begin_document(head)); }
  Status page(Page page) override {
    DOSSIER_TRY(within_limit(page.number));
    ++pages;
    return kept(next_.page(std::move(page)));
  }
  Status page_failed(const PageFailure& failure) override {
    DOSSIER_TRY(within_limit(failure.page));
    if (!first_failure) first_failure = failure;
    return kept(next_.page_failed(failure));
  }
  Status end_document(const DocumentOutcome& outcome) override { return kept(next_.end_document(outcome)); }
  Status pages_known(uint32_t count) override { return kept(next_.pages_known(count)); }

  uint32_t pages = 0;
  uint32_t parts = 0;
  std::optional<PageFailure> first_failure;
  bool broken = false;  // the sink itself failed: nothing more can be said

 private:
  Status kept(Status status) {
    broken = broken || !status.ok();
    return status;
  }
  Status within_limit(uint32_t number) const {
    if (number <= most_pages_) return {};
    return Error{ErrorKind::too_large, "only the first " + std::to_string(most_pages_) + " pages were read", "", ""};
  }
  ReadingSink& next_;
  const uint32_t most_pages_;
};

DocumentOutcome outcome_of(const Status& read, const Watch& watch, bool resumed, DocumentInfo info) {
  DocumentOutcome outcome;
  bool some = watch.pages > 0 || watch.parts > 0 || resumed;
  if (!read.ok()) {
    outcome.state = some ? ReadState::partly : ReadState::failed;
    outcome.error = read.error();
  } else if (watch.first_failure) {
    outcome.state = some ? ReadState::partly : ReadState::failed;
    outcome.error = Error{watch.first_failure->kind, "page " + std::to_string(watch.first_failure->page) + ": " + watch.first_failure->detail, "", ""};
  }
  outcome.info = std::move(info);
  return outcome;
}

// ".docx" of "Offer.DOCX".
std::string ending_of(std::string_view name) {
  std::string ending;
  if (size_t dot = name.rfind('.'); dot != std::string_view::npos)
    for (char c : name.substr(dot)) ending += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return ending;
}

// A web page under the name of another format is what a failed download leaves: the document that the name promises is not there.
bool failed_download(const std::string& type, std::string_view name) {
  if (type != "html") return false;
  static constexpr std::array<std::string_view, 14> kOthers = {".pdf", ".docx", ".doc", ".xlsx", ".xls", ".pptx", ".ppt", ".odt", ".ods", ".zip", ".png", ".jpg", ".jpeg", ".tif"};
  return std::find(kOthers.begin(), kOthers.end(), ending_of(name)) != kOthers.end();
}

// An office file that can only be taken for a ZIP: what its members say is not the document that the name promises.
bool broken_package(const std::string& type, std::string_view name) {
  static constexpr std::array<std::string_view, 7> kPackages = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub"};
  return type == "zip" && std::find(kPackages.begin(), kPackages.end(), ending_of(name)) != kPackages.end();
}

// What to do about a file of a kind that is known but not read.
std::string advice_for(std::string_view type) {
  if (type == "pst") return "export it from the mail program as MBOX or EML";
  if (type == "ps" || type == "xps") return "print or export it to PDF";
  if (type == "tnef") return "winmail.dat of Outlook: ask the sender for the files, or save the mail from Outlook as MSG";
  if (type == "iwork") return "export it from Pages, Numbers or Keynote to PDF or an Office format";
  if (type == "rar") return "pack it again as ZIP";
  if (type == "xlsb") return "save it as .xlsx";
  return "";
}

Error over_parts(uint64_t left_out, uint32_t most) {
  return {ErrorKind::too_large, std::to_string(left_out) + (left_out == 1 ? " part was" : " parts were") + " not read: only " + std::to_string(most) + " of a file are", "", "unpack it and give the folder"};
}

Error not_read(const FileType& type) {
  std::string what = !type.type.empty() ? type.type + " files" : !type.mime.empty() ? type.mime : "not a known format";
  std::string advice = advice_for(type.type);
  return {ErrorKind::unsupported, advice.empty() ? what : what + "; " + advice, "", ""};  // only kind and message travel to the parent
}

}  // namespace

std::optional<Error> Dispatcher::over_limit(const Source& source, uint32_t depth) const {
  const ReadLimits& limits = request_.limits;
  auto stop = [](const std::string& message) { return Error{ErrorKind::too_large, message, "", ""}; };
  if (depth > limits.depth) return stop("lies more than " + std::to_string(limits.depth) + " containers deep");
  if (depth > 0 && unpacked_bytes_ + source.bytes().size() > limits.unpacked_bytes)
    return stop("the parts of the file unpack to more than " + std::to_string(limits.unpacked_bytes >> 20) + " MiB");
  return std::nullopt;
}

Status Dispatcher::read_document(const Source& source, std::string_view media_type, uint32_t depth) {
  const uint32_t number = documents_++;
  ReadRequest request = request_;
  if (depth > 0) request.first_page = 1, request.last_page = 0;
  bool resumed = false;
  while (next_resume_ < request_.resume.size() && request_.resume[next_resume_].document < number) ++next_resume_;
  if (next_resume_ < request_.resume.size() && request_.resume[next_resume_].document == number) {
    const ResumePoint& point = request_.resume[next_resume_++];
    if (point.done) {
      documents_ += std::min(point.inside, request_.limits.parts);
      last_ = ReadState::read;
      return {};
    }
    request.first_page = std::max(request.first_page, point.first_page);
    resumed = point.first_page > 1;
  }

  DocumentHead head;
  head.name = source.name();
  if (depth > 0) head.sha256 = sha256_of(source.bytes());  // the parent knows the file's own
  head.bytes = source.bytes().size();
  FileType type = types_.find(source.bytes(), source.name(), media_type);
  head.info.type = type.type.empty() ? "unknown" : type.type;
  head.info.mime = type.mime;
  DOSSIER_TRY(sink_.begin_document(head));

  DocumentInfo info = head.info;
  auto end = [&](DocumentOutcome outcome) {
    last_ = outcome.state;
    return sink_.end_document(std::move(outcome));
  };
  auto failed = [&](Error error) { return end({ReadState::failed, std::move(error), info}); };
  if (source.bytes().empty()) return failed({ErrorKind::unreadable, "the file is empty", "", ""});
  if (std::optional<Error> limit = over_limit(source, depth)) return failed(*limit);
  if (depth > 0) unpacked_bytes_ += source.bytes().size();
  if (failed_download(type.type, source.name())) return failed({ErrorKind::unreadable, "a web page under another format's name, as a failed download leaves it", "", ""});
  FormatReader reader = reader_of(type.type);
  if (!reader) return failed(not_read(type));

  Watch watch(sink_, request_.limits.pages);
  LeftOut left_out;
  // The file itself is number 0, so this many parts have begun when the next number is one higher.
  RoomForPart room_for_part = [&](const std::string& name) {
    if (documents_ <= request_.limits.parts) return true;
    left_out.add(name);
    return false;
  };
  PartReader read_part = [&](const Source& part, std::string_view part_type) -> Status {
    if (!room_for_part(part.name())) return {};
    Status status = read_document(part, part_type, depth + 1);
    watch.parts += last_ != ReadState::failed && !broken_package(type.type, source.name());
    watch.broken = watch.broken || !status.ok();
    return status;
  };
  FormatContext context{request, watch, read_part, room_for_part, ocr_};
  Status status = reader(source, context, info);
  if (!status.ok() && watch.broken) return status;
  left_out.tell(info);
  if (status.ok() && left_out.count() > 0) status = over_parts(left_out.count(), request_.limits.parts);
  return end(outcome_of(status, watch, resumed, std::move(info)));
}

}  // namespace dossier::reader
