// `dossier summarize [DOC...]`: a brief of documents, every sentence proven. CONTRACT call 4.
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/analysis/document_profile.h"
#include "app/cli/batch_watch.h"
#include "app/cli/commands.h"
#include "app/cli/progress_line.h"
#include "app/cli/reading_options.h"
#include "app/cli/writing_options.h"
#include "app/generate/brief.h"
#include "app/generate/extractive_generator.h"
#include "app/library/ingest_run.h"
#include "app/report/contract_terms.h"
#include "app/report/report_json.h"
#include "app/retrieval/archive_pages.h"
#include "base/file.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;

// A folder of this call alone, gone with it.
class ScratchFolder {
 public:
  static Result<std::unique_ptr<ScratchFolder>> make() {
    const char* base = std::getenv("TMPDIR");
    std::string path = std::string(base && *base ? base : "/tmp") + "/dossier-XXXXXX";
    if (!mkdtemp(path.data())) return os_error("cannot make a folder", path, errno);
    return std::unique_ptr<ScratchFolder>(new ScratchFolder(path));
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

bool is_existing_file(const std::string& argument) {
  struct stat info {};
  return ::stat(argument.c_str(), &info) == 0;
}

// Pages of the user's archive and of files read for this call.
class JoinedPages : public PageSource {
 public:
  void add(std::unique_ptr<Archive> archive) {
    archives_.push_back(std::move(archive));
    sources_.push_back(std::make_unique<ArchivePages>(*archives_.back()));
  }
  PageSource& last() { return *sources_.back(); }
  Result<std::vector<SourceDocument>> documents() override {
    std::vector<SourceDocument> out;
    for (auto& source : sources_) {
      DOSSIER_ASSIGN(auto some, source->documents());
      out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return out;
  }
  Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) override {
    Result<std::shared_ptr<const Page>> found = Error{ErrorKind::not_found, "no such page", document.hex(), ""};
    for (auto& source : sources_) {
      found = source->page(document, number);
      if (found.ok() || found.error().kind != ErrorKind::not_found) return found;
    }
    return found;
  }

 private:
  std::vector<std::unique_ptr<Archive>> archives_;
  std::vector<std::unique_ptr<ArchivePages>> sources_;
};

struct Task {
  JoinedPages pages;
  std::unique_ptr<ScratchFolder> scratch;
  BriefRequest request;
  bool whole = true;  // everything was read
};

Status open_archive(const Invocation& call, Task& task) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
  task.pages.add(std::make_unique<Archive>(std::move(archive)));
  return {};
}

// Reads files into an archive of this call.
Status read_files(const Invocation& call, const std::vector<std::string>& files, Task& task) {
  DOSSIER_ASSIGN(task.scratch, ScratchFolder::make());
  DOSSIER_ASSIGN(Archive archive, Archive::open(task.scratch->path() + "/files.dossier", OpenMode::create));
  auto held = std::make_unique<Archive>(std::move(archive));
  IngestOptions options;
  DOSSIER_ASSIGN(options.reading, reading_request(call));
  options.jobs = std::max(1u, std::thread::hardware_concurrency());
  ReaderOptions readers;
  readers.jobs = options.jobs;
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start(readers));
  DocumentStore store(*held);
  ProgressLine line(call.quiet());
  auto progress = [&](const IngestStep& step) {
    if (line.wanted() && line.due()) line.show("Reading " + std::to_string(step.files_done) + "/" + std::to_string(step.files) + " files, " + std::to_string(step.pages) + " pages");
  };
  DOSSIER_ASSIGN(IngestReport report, ingest(files, options, store, *pool, progress, call.cancel()));
  for (const IngestEntry& entry : report.entries)
    if (entry.how == IngestHow::unreachable) task.request.skipped.push_back({entry.given, entry.error ? entry.error->describe() : "not opened"});
  task.pages.add(std::move(held));
  return {};
}

// Which documents: all of the archive, those named, those of the files given, with their parts.
Status choose_documents(const Invocation& call, Task& task) {
  std::vector<std::string> files, names;
  for (const std::string& argument : call.arguments()) (is_existing_file(argument) ? files : names).push_back(argument);
  if (!names.empty() || files.empty()) {
    DOSSIER_TRY(open_archive(call, task));
    DOSSIER_ASSIGN(auto all, task.pages.last().documents());
    DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
    DocumentStore store(archive);
    for (const std::string& name : names) {
      DOSSIER_ASSIGN(StoredDocument named, store.find_named(name));
      for (const SourceDocument& document : all)
        if (document.sha256 == named.sha256) task.request.documents.push_back(document);
    }
    if (names.empty()) task.request.documents = std::move(all);
  }
  if (!files.empty()) {
    DOSSIER_TRY(read_files(call, files, task));
    DOSSIER_ASSIGN(auto read, task.pages.last().documents());
    task.request.documents.insert(task.request.documents.end(), read.begin(), read.end());
  }
  if (task.request.documents.empty() && task.request.skipped.empty())
    return Error{ErrorKind::not_found, "the archive holds no documents", call.archive_path(), "dossier ingest PATH... reads some"};
  for (const SourceDocument& document : task.request.documents) task.whole = task.whole && document.state == "read";
  task.whole = task.whole && task.request.skipped.empty();
  return {};
}

Json point_json(const VerifiedClaim& claim) {
  Json citations = Json::array();
  for (const Citation& c : claim.claim().citations) {
    Json boxes = Json::array();
    for (const Box& b : c.boxes()) boxes.push_back({b.x0, b.y0, b.x1, b.y1});
    citations.push_back({{"document", c.document_name()}, {"sha256", c.span().document.hex()}, {"page", c.span().page}, {"label", c.page_label()}, {"quote", c.quote()}, {"boxes", boxes}});
    if (c.is_figure()) citations.back()["figure"] = true;
  }
  Json figures = Json::array();
  for (const FigureValue& f : claim.claim().figures) figures.push_back({{"value", f.value}, {"unit", f.unit}, {"scale", f.scale}, {"period", f.period}});
  return {{"text", claim.claim().text}, {"class", name_of(claim.check())}, {"citations", citations}, {"figures", figures}};
}

void print_json(const Report& report, const Coverage& coverage) {
  Json points = Json::array(), terms = Json::array();
  for (const ReportSection& section : report.sections)
    for (const FigureTable& table : section.tables)
      if (table.unit_line == kTermsAsQuoted)
        for (const FigureTable::Row& row : table.rows)
          if (const FigureCell& cell = row.cells.front(); cell.claim) terms.push_back({{"document", section.document}, {"term", row.label}, {"value", cell.text}, {"clause", point_json(*cell.claim)}});
  for (const ReportSection& section : report.sections)
    for (const VerifiedClaim& claim : section.claims) points.push_back(point_json(claim));
  Json out = {{"points", points},
              {"coverage", {{"documents", coverage.documents.size()}, {"pages", coverage.pages()}, {"pages_text", coverage.pages_text()}, {"pages_ocr", coverage.pages_ocr()},
                            {"pages_doubtful", coverage.pages_doubtful()}, {"pages_unread", coverage.pages_unread()}, {"files_skipped", coverage.skipped.size()}}},
              {"withheld", report.withheld.size()}};
  if (!terms.empty()) out["terms"] = std::move(terms);
  std::fputs((out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n").c_str(), stdout);
}

// `named`: with the name of its document, where a section is about several.
void print_claim(const VerifiedClaim& claim, bool named) {
  std::string text = claim.claim().text;
  if (claim.check() == ClaimClass::verbatim) text = "“" + text + "”";
  std::string places;
  for (const Citation& c : claim.claim().citations) {
    std::string place = (named ? c.document_name() + ", " : std::string()) + "p. " + std::to_string(c.span().page) +
                        (c.page_label().empty() || c.page_label() == std::to_string(c.span().page) ? "" : " (label " + c.page_label() + ")") +
                        (c.is_figure() ? ", picture" : "");
    if (places.find(place) == std::string::npos) places += (places.empty() ? "" : ", ") + place;
  }
  print_line(stdout, "  " + std::string(name_of(claim.check())) + std::string(11 - name_of(claim.check()).size(), ' ') + text + "  [" + places + "]");
}

// "    Governing law       Germany  [p. 3]"
void print_terms(const FigureTable& table) {
  for (const FigureTable::Row& row : table.rows)
    for (const FigureCell& cell : row.cells) {
      if (!cell.claim) continue;
      const Citation& c = cell.claim->claim().citations.front();
      print_line(stdout, "    " + row.label + std::string(row.label.size() < 20 ? 20 - row.label.size() : 1, ' ') + cell.text + "  [p. " + std::to_string(c.span().page) + "]");
    }
}

void print_table(const FigureTable& table) {
  print_line(stdout, "  " + table.title + ", " + table.unit_line);
  if (table.unit_line == kTermsAsQuoted) return print_terms(table);
  std::string head = std::string(46, ' ');
  auto padded = [](const std::string& text) {
    size_t width = 0;
    for (size_t at = 0; at < text.size(); ++width) next_code_point(text, at);
    return std::string(width < 14 ? 14 - width : 1, ' ') + text;
  };
  for (const std::string& column : table.columns) head += padded(column);
  print_line(stdout, head);
  for (const FigureTable::Row& row : table.rows) {
    std::string label = row.label.size() > 42 ? row.label.substr(0, 41) + "…" : row.label;
    size_t width = 0;
    for (size_t at = 0; at < label.size(); ++width) next_code_point(label, at);
    std::string line = "    " + label + std::string(width < 42 ? 42 - width : 0, ' ');
    for (const FigureCell& cell : row.cells) line += padded(cell.text);
    print_line(stdout, line);
  }
}

std::string counted(uint64_t n, const char* one, const char* many) { return std::to_string(n) + " " + (n == 1 ? one : many); }

void print_coverage(const Coverage& coverage) {
  print_line(stdout, "Coverage: " + counted(coverage.documents.size(), "document", "documents") + ", " + counted(coverage.pages(), "page", "pages") + ": " + std::to_string(coverage.pages_text()) +
                         " read as text, " + std::to_string(coverage.pages_ocr()) + " by OCR (" + std::to_string(coverage.pages_doubtful()) + " doubtful), " +
                         std::to_string(coverage.pages_unread()) + " not read");
  for (const SourceDocument& document : coverage.documents) {
    for (const UnreadPage& page : document.unread) print_line(stdout, "  not read: " + document.name + ", p. " + std::to_string(page.page) + ": " + page.why);
    if (document.state == "failed") print_line(stdout, "  not read: " + document.name + (document.error.empty() ? "" : ": " + document.error));
    if (document.pages_covered > 0) print_line(stdout, "  covered words: " + document.name + ", " + counted(document.pages_covered, "page", "pages"));
  }
  for (const SkippedFile& file : coverage.skipped) print_line(stdout, "  not opened: " + file.path + ": " + file.why);
}

void print_plain(const Report& report) {
  print_line(stdout, report.title);
  print_coverage(report.coverage);
  for (const ReportSection& section : report.sections) {
    print_line(stdout, "");
    print_line(stdout, section.title);
    const bool several = section.document.empty();
    if (section.claims.empty() && section.tables.empty() && section.disagreements.empty())
      print_line(stdout, std::string("  ") + (!report.question.empty()                   ? "It says nothing of the question."
                                              : section.kind == kSourceText ? "Found by search and questions, not summarized."
                                                                                         : "No sentence of it could be proven."));
    for (const VerifiedClaim& claim : section.claims) print_claim(claim, several);
    for (const FigureTable& table : section.tables) print_table(table);
    for (const Disagreement& d : section.disagreements) {
      print_line(stdout, "  " + d.what + ": " + d.note);
      print_claim(d.first, several);
      print_claim(d.second, several);
    }
  }
  if (!report.withheld.empty()) print_line(stdout, "\n" + counted(report.withheld.size(), "sentence was", "sentences were") + " kept out: not proven.");
}

std::string title_for(const Invocation& call, const Task& task) {
  if (call.has("title")) return scrub_utf8(call.value("title"));
  const auto& documents = task.request.documents;
  if (documents.size() == 1) return documents[0].name;
  if (call.arguments().empty()) return "Brief of " + counted(documents.size(), "document", "documents");
  return documents.empty() ? "Brief" : documents[0].name + " and " + counted(documents.size() - 1, "other", "others");
}

Result<int> summarize(const Invocation& call) {
  Task task;
  DOSSIER_ASSIGN(long long points, call.number("points", 5, 1, 1000));
  DOSSIER_ASSIGN(long long words, call.number("max-words", 0, 0, 1'000'000));
  DOSSIER_TRY(choose_documents(call, task));
  task.request.title = title_for(call, task);
  task.request.question = scrub_utf8(call.value("question"));
  task.request.points = static_cast<size_t>(points);
  task.request.most_words = static_cast<size_t>(words);
  // One document has no folder; and whoever asks for N points gets no more than these.
  task.request.folder_picture = !call.has("each") && (task.request.documents.size() > 1 || call.has("report"));
  DOSSIER_ASSIGN(NamedModels models, open_named_models(call));
  task.request.judge = models.judge.get();
  ExtractiveGenerator extractive;
  std::optional<WrittenGenerator> written;
  DOSSIER_ASSIGN(const ReadingLimits limits, reading_limits(call));
  if (models.writer) written.emplace(*models.writer, limits, models.pictures);
  models.let_judge_see(task.request.documents);
  Generator& generator = written ? static_cast<Generator&>(*written) : extractive;
  BatchWatch watch(call.quiet(), call.has("kv"));
  if (written && task.request.documents.size() > 1) {
    std::vector<DraftTask> drafts;
    for (const SourceDocument& document : task.request.documents) drafts.push_back({document, task.request.question, task.request.points});
    DOSSIER_TRY(watch.plan(*written, drafts, task.pages, call.cancel()));
  }
  Result<Report> made = make_brief(task.pages, task.request, generator, [&](const ProgressStep& step) { watch.show(step); }, call.cancel());
  watch.clear();
  if (!made.ok()) return watch.ended_by(made.error());
  const Report& report = *made;
  if (written && !call.quiet())
    for (const std::string& remark : written->remarks()) print_line(stderr, remark);
  if (call.has("report")) DOSSIER_TRY(write_file(call.value("report"), report_json(report)));
  if (call.json())
    print_json(report, report.coverage);
  else
    print_plain(report);
  return task.whole ? kDone : kSomeNotRead;
}

int run_summarize(const Invocation& call) {
  Result<int> code = summarize(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec summarize_command() {
  std::vector<OptionSpec> options = reading_options();
  options.push_back({"points", 'n', "N", "sentences a document (default 5)"});
  options.push_back({"question", 0, "TEXT", "what the sentences should be about"});
  options.push_back({"max-words", 0, "N", "at most so many words a document"});
  options.push_back({"each", 0, "", "each document for itself: no dates, no comparison over documents"});
  options.push_back({"title", 0, "TEXT", "title of the brief"});
  for (const OptionSpec& option : writing_options()) options.push_back(option);
  for (const OptionSpec& option : strategy_options()) options.push_back(option);
  for (const OptionSpec& option : picture_options()) options.push_back(option);
  options.push_back({"report", 0, "OUT.json", "also write the brief as a report, for export and verify"});
  return {"summarize", "[DOC...]", "write a brief in which every sentence is proven",
          "DOC is a file, or names a document of the archive by path, file name, title or the start of its hash; without DOC the whole archive is summarized. Files are read "
          "into a temporary archive. The brief says first what was read and what was not; then what each document is and its key points, main figures where it has "
          "statements, dates to watch, and what disagrees. Every sentence is verified before it is shown; what cannot be proven is kept out and counted. With --model the "
          "sentences are a model's, and where they do not hold the document's own stand in their place.",
          std::move(options), 0, -1, run_summarize};
}

}  // namespace dossier::cli
