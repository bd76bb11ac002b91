// `dossier ask`: questions answered with evidence from the archive. CONTRACT call 3.
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/analysis/answerer.h"
#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/writing_options.h"
#include "app/retrieval/archive_pages.h"
#include "app/retrieval/page_index.h"
#include "app/service/answer_json.h"
#include "app/writing/written_answer.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMostQuestionBytes = 8192;
constexpr uint64_t kMostQuestionsBytes = uint64_t{64} << 20;

struct AskedQuestion {
  Json id;  // as given, any scalar
  std::string text, document;
};

std::string place_of(const Evidence& e) {
  std::string out = e.document.name + ", p. " + std::to_string(e.page);
  if (!e.page_label.empty() && e.page_label != std::to_string(e.page)) out += " (label " + e.page_label + ")";
  return out;
}

std::string coverage_line(const QuestionCoverage& c) {
  std::string out = std::to_string(c.documents) + (c.documents == 1 ? " document, " : " documents, ") + std::to_string(c.pages) + (c.pages == 1 ? " page read" : " pages read");
  if (c.pages_unread) out += ", " + std::to_string(c.pages_unread) + " unreadable";
  return out;
}

void print_evidence(const Answer& a, size_t most, bool explain) {
  for (size_t k = 0; k < a.evidence.size() && k < most; ++k) {
    const Evidence& e = a.evidence[k];
    print_line(stdout, "  " + std::to_string(k + 1) + "  " + place_of(e) + (e.quote.empty() ? "" : ": \u201c" + e.quote + "\u201d"));
    if (explain) print_line(stdout, "     why: " + e.why);
  }
}

// The class word. A formula of several steps is computed when each of its figures holds.
std::string class_word(const Answer& a) {
  if (a.checked.claim) return std::string(name_of(a.checked.claim->check()));
  if (a.computation && a.checked.all_operands_hold) return "computed";
  return "unsupported";
}

// "supply.pdf, p. 3; costs.xlsx, p. 1"
std::string places_of(const VerifiedClaim& claim) {
  std::string places;
  for (const Citation& c : claim.claim().citations) {
    std::string place = c.document_name() + ", p. " + std::to_string(c.span().page) + (c.is_figure() ? ", picture" : "");
    if (places.find(place) == std::string::npos) places += (places.empty() ? "" : "; ") + place;
  }
  return places;
}

void print_answer(const Answer& a, bool explain) {
  print_line(stdout, "Question: " + a.question);
  print_line(stdout, "Looked at: " + coverage_line(a.coverage) + ".");
  if (a.not_found) {
    std::string unread = a.coverage.documents_unread ? " " + std::to_string(a.coverage.documents_unread) + " files were not opened." : "";
    print_line(stdout, "Not found in " + coverage_line(a.coverage) + (a.why_not.empty() ? "" : ": " + a.why_not) + "." + unread + (a.coverage.pages_unread || a.coverage.documents_unread ? " A page that was not read may hold the answer." : ""));
    if (a.evidence.empty()) return;
    print_line(stdout, "Nearest passages:");
    print_evidence(a, 5, explain);
    return;
  }
  if (a.only_source_text) print_line(stdout, "No document says it; programs or data do, which may quote something else:");
  const bool one_claim = a.checked.claim.has_value();
  const bool sentence = one_claim && a.checked.claim->check() != ClaimClass::verbatim;
  print_line(stdout, class_word(a) + ": " + a.text + (one_claim && !sentence ? "  [" + places_of(*a.checked.claim) + "]" : ""));
  if (sentence) print_line(stdout, "  " + a.checked.claim->claim().text + "  [" + places_of(*a.checked.claim) + "]");
  if (a.computation && !a.counted) {
    print_line(stdout, "  = " + a.computation->shown);
    for (const Figure& f : a.computation->operands) print_line(stdout, "    " + f.text + "  " + f.label + "  (p. " + std::to_string(f.cell.page) + ")");
  }
  if (a.of_provision) {
    print_evidence(a, a.evidence.size(), explain);  // the list is the answer
    print_line(stdout, "  " + std::to_string(a.evidence.size()) + " of " + std::to_string(a.evidence.size() + a.others.size()) + ".");
  }
  if (!a.remark.empty()) print_line(stdout, "  " + a.remark + ".");
  if (a.counted && !a.of_reading) {
    const QuestionCoverage& c = a.coverage;
    uint64_t unread = c.pages_unread, all = c.pages + unread;
    print_line(stdout, "Counted over " + std::to_string(c.pages) + (unread ? " of " + std::to_string(all) : "") + " pages." +
                           (unread ? " " + std::to_string(unread) + (unread == 1 ? " page was" : " pages were") + " not read, so the true number may be " + (a.of_provision ? "another." : "higher.") : ""));
  }
  for (const RelatedClause& c : a.changes) {
    std::string word = c.claim ? std::string(name_of(c.claim->check())) : "unsupported";
    print_line(stdout, "  " + c.evidence.why + ", " + place_of(c.evidence) + ": " + word + ": \u201c" + c.evidence.quote + "\u201d");
  }
  if (explain && !a.how.empty()) print_line(stdout, "  how: " + a.how);
  if (!a.evidence.empty() && !a.of_provision) print_line(stdout, "Evidence:");
  if (!a.of_provision) print_evidence(a, a.counted ? a.evidence.size() : explain ? 10 : 3, explain);
  if (explain)
    for (const std::string& line : a.routing) print_line(stdout, "  considered: " + line);
}

void print_written_claim(const VerifiedClaim& claim) {
  print_line(stdout, "  " + std::string(name_of(claim.check())) + ": " + claim.claim().text + "  [" + places_of(claim) + "]");
  std::fflush(stdout);
}

// The answer in a model's words, under the evidence.
Status print_written(const Answer& answer, PageSource& pages, const NamedModels& models, const CancelToken& cancel, const AnswerReading& reading) {
  print_line(stdout, "Written by " + models.writer->identity().name + ", each sentence checked:");
  std::fflush(stdout);  // it may take a while
  DOSSIER_ASSIGN(WrittenAnswer written, write_answer(answer, pages, *models.writer, models.judge.get(), print_written_claim, cancel, reading));
  if (written.claims.empty()) print_line(stdout, written.not_found ? "  Not found in the passages it was given." : "  No sentence of it could be proven.");
  size_t withheld = written.withheld.size();
  if (!written.read.empty()) print_line(stdout, "  It was given " + written.read + ".");
  if (withheld) print_line(stdout, "  " + std::to_string(withheld) + (withheld == 1 ? " sentence was" : " sentences were") + " kept out: not proven.");
  if (written.cut_short) print_line(stdout, "  The answer was cut short at the limit of its length.");
  return {};
}

Result<AskedQuestion> parse_line(const std::string& line, const std::string& where, size_t number) {
  Json j = Json::parse(line, nullptr, false);
  if (!j.is_object() || !j.contains("question") || !j["question"].is_string()) return Error{ErrorKind::usage, "not a question", where, R"(as in {"id":1,"question":"..."})"};
  AskedQuestion out;
  out.id = j.contains("id") ? j["id"] : Json(number);
  out.text = j["question"].get<std::string>();
  if (j.contains("document") && j["document"].is_string()) out.document = j["document"].get<std::string>();
  if (out.text.size() > kMostQuestionBytes) return Error{ErrorKind::too_large, "the question is longer than 8192 bytes", where, ""};
  return out;
}

Result<std::vector<AskedQuestion>> questions_of(const Invocation& call) {
  std::vector<AskedQuestion> out;
  if (!call.has("questions")) {
    if (call.arguments().empty()) return Error{ErrorKind::usage, "no question", "", "dossier ask QUESTION, or --questions FILE"};
    std::string text;
    for (const std::string& word : call.arguments()) text += (text.empty() ? "" : " ") + word;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) return Error{ErrorKind::usage, "the question is empty", "", ""};
    if (text.size() > kMostQuestionBytes) return Error{ErrorKind::too_large, "the question is longer than 8192 bytes", "", ""};
    out.push_back({Json(1), scrub_utf8(text), call.value("document")});
    return out;
  }
  if (!call.arguments().empty()) return Error{ErrorKind::usage, "a question and --questions exclude each other", "", ""};
  DOSSIER_ASSIGN(std::string lines, read_input(call.value("questions"), kMostQuestionsBytes));
  const std::string name = input_name(call.value("questions"));
  std::istringstream in(lines);
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    DOSSIER_ASSIGN(AskedQuestion q, parse_line(line, name + ", line " + std::to_string(number), number));
    if (q.document.empty()) q.document = call.value("document");
    out.push_back(std::move(q));
  }
  if (out.empty()) return Error{ErrorKind::usage, "holds no question", name, R"(one a line, as in {"id":1,"question":"..."})"};
  return out;
}

Result<int> ask(const Invocation& call) {
  DOSSIER_ASSIGN(std::vector<AskedQuestion> questions, questions_of(call));
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
  ArchivePages pages(archive);
  Answerer answerer(pages, index_of(archive));
  bool explain = call.has("explain");
  DOSSIER_ASSIGN(NamedModels models, open_named_models(call));
  AnswerReading reading;
  DOSSIER_ASSIGN(reading.limits, reading_limits(call));
  reading.pictures = models.pictures;
  if (models.pixels) {
    DOSSIER_ASSIGN(auto documents, pages.documents());
    models.let_judge_see(std::move(documents));
  }
  for (const AskedQuestion& q : questions) {
    if (call.cancel().cancelled()) return kInterrupted;
    DOSSIER_ASSIGN(Answer answer, answerer.answer(q.text, q.document));
    if (models.writer) {
      DOSSIER_ASSIGN(reading.documents, pages.documents_named(q.document));
    }
    if (call.json()) {
      Json shown = answer_json(q.id, answer, explain);
      if (models.writer) {
        DOSSIER_ASSIGN(WrittenAnswer written, write_answer(answer, pages, *models.writer, models.judge.get(), {}, call.cancel(), reading));
        shown["written"] = written_json(written);
      }
      std::string line = shown.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
      std::fwrite(line.data(), 1, line.size(), stdout);
      std::fflush(stdout);
    } else {
      if (&q != &questions.front()) print_line(stdout, "");
      print_answer(answer, explain);
      if (models.writer) DOSSIER_TRY(print_written(answer, pages, models, call.cancel(), reading));
    }
  }
  return kDone;
}

int run_ask(const Invocation& call) {
  Result<int> code = ask(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec ask_command() {
  std::vector<OptionSpec> options = {{"questions", 0, "FILE", "questions as JSON lines {\"id\",\"question\",\"document\"}; - is stdin"},
                                     {"document", 0, "NAME", "look in this document only"},
                                     {"explain", 0, "", "say why each passage was chosen"}};
  for (const OptionSpec& option : writing_options()) options.push_back(option);
  for (const OptionSpec& option : strategy_options()) options.push_back(option);
  for (const OptionSpec& option : picture_options()) options.push_back(option);
  return {"ask", "[QUESTION...]", "answer a question from the archive, with evidence",
          "The answer is quoted from a page or computed from figures of its tables; each figure is shown with its place. What is not found is said to be not found, with what was "
          "read and the nearest passages. With --model a model also writes an answer from the evidence; of it, only what was checked is shown.",
          std::move(options), 0, -1, run_ask};
}

}  // namespace dossier::cli
