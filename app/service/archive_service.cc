#include "app/service/archive_service.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/analysis/answerer.h"
#include "app/grounding/claim_verifier.h"
#include "app/retrieval/archive_pages.h"
#include "app/service/answer_json.h"
#include "storage/passage_store.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMostTextBytes = 8192;
constexpr size_t kMostQuotes = 32;

Error wrong(std::string_view field, std::string_view what) { return {ErrorKind::usage, std::string(field) + " " + std::string(what), "", ""}; }

Result<std::string> text_of(const Json& arguments, const char* field, bool needed, size_t most_bytes = kMostTextBytes) {
  auto found = arguments.find(field);
  if (found == arguments.end() || found->is_null()) return needed ? Result<std::string>(wrong(field, "is missing")) : Result<std::string>(std::string());
  if (!found->is_string()) return wrong(field, "is not a text");
  std::string out = found->get<std::string>();
  if (out.size() > most_bytes) return wrong(field, "is longer than " + std::to_string(most_bytes) + " bytes");
  if (needed && out.find_first_not_of(" \t\r\n") == std::string::npos) return wrong(field, "is empty");
  return out;
}

Result<uint32_t> number_of(const Json& arguments, const char* field, uint32_t otherwise, uint32_t least, uint32_t most) {
  auto found = arguments.find(field);
  if (found == arguments.end() || found->is_null()) return otherwise;
  if (!found->is_number_integer() || found->get<int64_t>() < least || found->get<int64_t>() > most)
    return wrong(field, "is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return static_cast<uint32_t>(found->get<int64_t>());
}

Json boxes_json(const std::vector<Box>& boxes) {
  Json out = Json::array();
  for (const Box& b : boxes) out.push_back({b.x0, b.y0, b.x1, b.y1});
  return out;
}

Json citation_json(const Citation& c) {
  return {{"document", c.document_name()}, {"sha256", c.span().document.hex()}, {"page", c.span().page}, {"quote", c.quote()}, {"boxes", boxes_json(c.boxes())}};
}

Json reasons_json(const std::vector<Reason>& reasons) {
  Json out = Json::array();
  for (const Reason& r : reasons) out.push_back({{"code", r.code}, {"detail", r.detail}});
  return out;
}

}  // namespace

struct ArchiveService::State {
  explicit State(Archive opened) : archive(std::move(opened)), pages(archive), documents(archive), passages(archive), answerer(pages, index_of(archive)) {}
  Archive archive;
  ArchivePages pages;
  DocumentStore documents;
  PassageStore passages;
  Answerer answerer;
  WritingModel* writer = nullptr;
  ClaimJudge* judge = nullptr;
  CancelToken cancel;
  AnswerReading reading;
  std::function<void(const VerifiedClaim&)> shown;

  // That a model may be given whole, or pictures of; none where it is given passages alone.
  Result<std::vector<SourceDocument>> documents_of(const std::string& name) {
    if (reading.limits.strategy == ReadingStrategy::retrieved && reading.pictures.choice == PictureChoice::none) return std::vector<SourceDocument>();
    return pages.documents_named(name);
  }
};

ArchiveService::ArchiveService(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveService::ArchiveService(ArchiveService&&) noexcept = default;
ArchiveService::~ArchiveService() = default;

Result<ArchiveService> ArchiveService::open(const std::string& archive_path) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(archive_path, OpenMode::read_only));
  return ArchiveService(std::make_unique<State>(std::move(archive)));
}

void ArchiveService::let_write(WritingModel& writer, ClaimJudge* judge, const CancelToken& cancel, AnswerReading reading) {
  state_->writer = &writer;
  state_->judge = judge;
  state_->cancel = cancel;
  state_->reading = std::move(reading);
}

Result<std::vector<SourceDocument>> ArchiveService::sources() { return state_->pages.documents(); }

void ArchiveService::on_sentence(std::function<void(const VerifiedClaim&)> shown) { state_->shown = std::move(shown); }

const std::vector<ServiceCall>& ArchiveService::calls() {
  static const std::vector<ServiceCall> kCalls = {
      {"documents", "List the documents of the archive: name, type, pages, and whether they were read whole.",
       R"({"type":"object","properties":{"limit":{"type":"integer","minimum":1,"maximum":10000},"offset":{"type":"integer","minimum":0}}})", &ArchiveService::documents},
      {"search", "Find pages by words. \"A phrase\" stands in quotation marks; AND, OR, NOT and brackets join; begin* finds what begins so.",
       R"({"type":"object","properties":{"query":{"type":"string"},"limit":{"type":"integer","minimum":1,"maximum":100},"document":{"type":"string","description":"look in this document only"}},"required":["query"]})",
       &ArchiveService::search},
      {"read_page", "Read the text of one page as it is stored, with what is known to be doubtful or hidden on it.",
       R"({"type":"object","properties":{"document":{"type":"string","description":"file name, path or SHA-256"},"page":{"type":"integer","minimum":1}},"required":["document","page"]})",
       &ArchiveService::read_page},
      {"ask", "Answer a question from the archive by code alone: the answer is quoted or computed, with the pages and places that prove it, or said to be not found.",
       R"({"type":"object","properties":{"question":{"type":"string"},"document":{"type":"string","description":"look in this document only"}},"required":["question"]})", &ArchiveService::ask},
      {"verify", "Check a sentence against quotes: each quote is looked for in the archive, and the sentence is verbatim, computed, supported, unsupported or failed.",
       R"({"type":"object","properties":{"claim":{"type":"string"},"quotes":{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"},"document":{"type":"string"},"page":{"type":"integer","minimum":1}},"required":["text","document"]}}},"required":["claim","quotes"]})",
       &ArchiveService::verify}};
  return kCalls;
}

Result<Json> ArchiveService::call(std::string_view name, const Json& arguments) {
  for (const ServiceCall& call : calls())
    if (call.name == name) return arguments.is_object() ? (this->*call.run)(arguments) : Result<Json>(wrong("arguments", "are not an object"));
  return Error{ErrorKind::not_found, "no such call: " + std::string(name), "", ""};
}

Result<Json> ArchiveService::documents(const Json& arguments) {
  DOSSIER_ASSIGN(uint32_t limit, number_of(arguments, "limit", 1000, 1, 10'000));
  DOSSIER_ASSIGN(uint32_t offset, number_of(arguments, "offset", 0, 0, UINT32_MAX));
  DOSSIER_ASSIGN(std::vector<SourceDocument> all, state_->pages.documents());
  Json list = Json::array();
  for (size_t i = offset; i < all.size() && list.size() < limit; ++i) {
    const SourceDocument& d = all[i];
    list.push_back({{"document", d.name}, {"path", d.path}, {"sha256", d.sha256.hex()}, {"type", d.info.type}, {"title", d.info.title}, {"pages", d.pages},
                    {"pages_unread", d.unread.size()}, {"status", d.state}, {"error", d.error.empty() ? Json() : Json(d.error)}});
  }
  return Json{{"documents", list}, {"total", all.size()}};
}

Result<Json> ArchiveService::search(const Json& arguments) {
  SearchQuery query;
  DOSSIER_ASSIGN(query.text, text_of(arguments, "query", true));
  DOSSIER_ASSIGN(query.limit, number_of(arguments, "limit", 10, 1, 100));
  DOSSIER_ASSIGN(std::string document, text_of(arguments, "document", false));
  if (!document.empty()) {
    DOSSIER_ASSIGN(StoredDocument found, state_->documents.find_named(document));
    query.within.push_back(found.sha256);
  }
  DOSSIER_ASSIGN(SearchResult result, state_->passages.search(query));
  Json hits = Json::array();
  for (const SearchHit& hit : result.hits)
    hits.push_back({{"document", hit.document_name}, {"sha256", hit.document.hex()}, {"page", hit.page}, {"label", hit.label}, {"score", hit.score},
                    {"snippet", hit.snippet}, {"boxes", boxes_json(hit.boxes)}});
  return Json{{"query", query.text}, {"total", result.total}, {"total_exact", result.total_exact}, {"hits", hits}};
}

Result<Json> ArchiveService::read_page(const Json& arguments) {
  DOSSIER_ASSIGN(std::string name, text_of(arguments, "document", true));
  DOSSIER_ASSIGN(uint32_t number, number_of(arguments, "page", 0, 1, UINT32_MAX));
  if (number == 0) return wrong("page", "is missing");
  DOSSIER_ASSIGN(StoredDocument document, state_->documents.find_named(name));
  DOSSIER_ASSIGN(std::shared_ptr<const Page> page, state_->pages.page(document.sha256, number));
  Json findings = Json::array();
  for (const Finding& f : page->findings) findings.push_back({{"kind", name_of(f.kind)}, {"detail", f.detail}});
  return Json{{"document", document.name}, {"sha256", document.sha256.hex()}, {"page", number}, {"label", page->label}, {"source", name_of(page->source)},
              {"text", page->text}, {"findings", findings}};
}

Result<Json> ArchiveService::ask(const Json& arguments) {
  DOSSIER_ASSIGN(std::string question, text_of(arguments, "question", true));
  DOSSIER_ASSIGN(std::string document, text_of(arguments, "document", false));
  DOSSIER_ASSIGN(Answer answer, state_->answerer.answer(question, document));
  Json out = answer_json(Json(), answer, false);
  if (state_->writer) {
    AnswerReading reading = state_->reading;
    DOSSIER_ASSIGN(reading.documents, state_->documents_of(document));
    DOSSIER_ASSIGN(WrittenAnswer written, write_answer(answer, state_->pages, *state_->writer, state_->judge, state_->shown, state_->cancel, reading));
    out["written"] = written_json(written);
  }
  return out;
}

Result<Json> ArchiveService::verify(const Json& arguments) {
  DraftClaim draft;
  DOSSIER_ASSIGN(draft.text, text_of(arguments, "claim", true));
  draft.origin = {Origin::Kind::written, "caller"};
  auto quotes = arguments.find("quotes");
  if (quotes == arguments.end() || !quotes->is_array()) return wrong("quotes", "are missing");
  if (quotes->size() > kMostQuotes) return wrong("quotes", "are more than " + std::to_string(kMostQuotes));
  for (const Json& given : *quotes) {
    if (!given.is_object()) return wrong("quotes", "hold something that is no object");
    QuoteDraft quote;
    DOSSIER_ASSIGN(quote.text, text_of(given, "text", true));
    DOSSIER_ASSIGN(std::string name, text_of(given, "document", true));
    DOSSIER_ASSIGN(StoredDocument document, state_->documents.find_named(name));
    quote.document = document.sha256;
    DOSSIER_ASSIGN(uint32_t page, number_of(given, "page", 0, 1, UINT32_MAX));
    if (page) quote.page = page;
    draft.quotes.push_back(std::move(quote));
  }
  CheckedClaim checked = ClaimVerifier(state_->pages).verify(draft);
  if (const auto* rejected = std::get_if<Rejected>(&checked))
    return Json{{"verdict", name_of(rejected->check)}, {"score", rejected->score}, {"reasons", reasons_json(rejected->reasons)}, {"citations", Json::array()}};
  const VerifiedClaim& claim = std::get<VerifiedClaim>(checked);
  Json citations = Json::array();
  for (const Citation& c : claim.claim().citations) citations.push_back(citation_json(c));
  return Json{{"verdict", name_of(claim.check())}, {"score", claim.score()}, {"reasons", reasons_json(claim.reasons())}, {"citations", citations}};
}

}  // namespace dossier
