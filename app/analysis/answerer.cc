#include "app/analysis/answerer.h"

#include <algorithm>
#include <set>

#include "app/analysis/drafting.h"
#include "app/analysis/passages.h"
#include "app/analysis/question_names.h"
#include "app/analysis/row_match.h"
#include "app/analysis/unreported.h"
#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kWholeDocumentPages = 700;    // a longer document is weighed by its candidate pages only
constexpr size_t kHeldPages = 6000;            // models kept for further questions
constexpr uint32_t kIndexPages = 400;          // pages asked of the index
constexpr uint32_t kPagesOfLongDocument = 160;
constexpr size_t kCoverCandidates = 40;        // documents whose first pages are read
constexpr size_t kDocumentsRead = 3;
constexpr size_t kEvidence = 10;
constexpr size_t kQuoteLetters = 1200;
constexpr uint32_t kCoverPages = 3;
// Below these shares of the question, what was found answers something else (docs/quality/ask.md).
constexpr double kFound = 0.15, kFoundConfidence = 0.6;
constexpr double kNearlyAlike = 0.9;
constexpr size_t kShortPaper = 3;
constexpr double kRoutingGap = 0.6;            // what a point of routing is worth against a page's share

std::vector<std::string> index_words(const WeightedTerms& terms) {
  std::vector<std::string> out;
  for (const auto& t : terms) out.push_back(t.first);
  return out;
}

// The question's own words, not stemmed: the archive's index folds them itself.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (char c : plain_lower(text) + " ") {
    bool part = std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    if (part) word += c;
    else if (!word.empty()) {
      if (!is_function_word(word) && std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
      word.clear();
    }
  }
  return out;
}

// A document's share of the words: the mean of its five best pages, the best document having 1.
std::map<Sha256, double> document_scores(const std::vector<CandidatePage>& pages) {
  std::map<Sha256, std::pair<double, int>> sums;
  double most = 0;
  for (const CandidatePage& p : pages) {
    auto& [sum, count] = sums[p.document];
    if (count < 5) sum += p.score, ++count;
    most = std::max(most, sum);
  }
  std::map<Sha256, double> out;
  for (const auto& [document, s] : sums) out[document] = most > 0 ? s.first / most : 0;
  return out;
}

std::string single_line(std::string_view text, size_t most) {
  std::string out = single_spaced(text);
  if (out.size() <= most) return out;
  size_t cut = out.rfind(' ', most);
  out.resize(cut == std::string::npos ? most : cut);
  return out;
}

// How much of the question's worth the best three lines of the best pages hold; words that the document never uses count in full.
double share_held(DocumentModel& model, const Question& q, const std::vector<PageScore>& order) {
  double known = 0, all = 0;
  for (const auto& [term, weight] : q.terms) {
    if (is_operation_word(term)) continue;
    double worth = weight * model.text().idf(term);
    all += worth;
    if (model.text().has(term)) known += worth;
  }
  if (all <= 0) return 1;
  std::vector<double> window = model.text().window_share(q.terms);
  double best = 0;
  for (size_t k = 0; k < order.size() && k < 10; ++k) best = std::max(best, window[order[k].index]);
  return best * known / all;
}

}  // namespace

Status Answerer::load() {
  if (loaded_) return {};
  DOSSIER_ASSIGN(documents_, pages_.documents());
  has_source_text_ = std::any_of(documents_.begin(), documents_.end(), is_source_text);
  loaded_ = true;
  return {};
}

bool Answerer::takes_part(const SourceDocument& document, const Question& question) const {
  if (document.page_numbers.empty()) return false;
  const bool source_text = has_source_text_ && is_source_text(document);
  if (among_ == Among::source_text) return source_text;
  if (!source_text) return true;
  const std::string name = plain_lower(document.name.substr(document.name.rfind(' ') + 1));  // of a part: behind the last mark
  return question.lower.find(name) != std::string::npos;
}

bool Answerer::rests_on_source_text(const Answer& answer) const {
  if (answer.not_found || answer.counted || !has_source_text_) return false;
  std::set<Sha256> on;
  auto add = [&](const VerifiedClaim& claim) {
    for (const Citation& citation : claim.claim().citations) on.insert(citation.span().document);
  };
  if (answer.checked.claim) add(*answer.checked.claim);
  for (const VerifiedClaim& operand : answer.checked.operands) add(operand);
  if (on.empty() && !answer.evidence.empty()) on.insert(answer.evidence.front().document.sha256);
  return std::none_of(documents_.begin(), documents_.end(), [&](const SourceDocument& d) { return on.count(d.sha256) && !is_source_text(d); });
}

Result<std::vector<const SourceDocument*>> Answerer::named(const std::string& name) const {
  std::vector<const SourceDocument*> out;
  auto collect = [&](auto&& fits) {
    if (out.empty())
      for (const SourceDocument& d : documents_)
        if (fits(d)) out.push_back(&d);
  };
  collect([&](const SourceDocument& d) { return d.name == name; });
  collect([&](const SourceDocument& d) { return d.path == name; });
  collect([&](const SourceDocument& d) { return !name.empty() && d.path.size() > name.size() && d.path.compare(d.path.size() - name.size(), name.size(), name) == 0; });
  collect([&](const SourceDocument& d) { return d.info.title == name; });
  collect([&](const SourceDocument& d) { return name.size() >= 6 && d.sha256.hex().rfind(name, 0) == 0; });
  if (out.empty()) return Error{ErrorKind::not_found, "no such document in the archive", name, "dossier list names them"};
  return out;
}

Result<RoutingCandidate*> Answerer::cover_of(const SourceDocument& document) {
  auto at = covers_.find(document.sha256);
  if (at != covers_.end()) return &at->second;
  RoutingCandidate c;
  c.document = document;
  std::vector<std::shared_ptr<const Page>> first;
  for (size_t k = 0; k < document.page_numbers.size() && k < kCoverPages; ++k) {
    DOSSIER_ASSIGN(auto page, pages_.page(document.sha256, document.page_numbers[k]));
    c.cover += plain_lower(page->text) + " ";
    first.push_back(std::move(page));
  }
  c.profile = profile_of(document, first);
  return &(covers_[document.sha256] = std::move(c));
}

// Few documents are all candidates; of many, those whose pages answer to the question's words, and those named like it.
Result<std::vector<RoutingCandidate>> Answerer::candidates(const Question& question) {
  DOSSIER_ASSIGN(std::vector<CandidatePage> by_words, index_(words_of(question.text), kIndexPages, {}));
  std::vector<std::string> proper = proper_words(question.text);
  std::vector<CandidatePage> by_name;
  if (!proper.empty()) {
    DOSSIER_ASSIGN(by_name, index_(proper, kIndexPages, {}));
  }
  std::map<Sha256, double> words = document_scores(by_words), names = document_scores(by_name);
  std::vector<std::pair<double, const SourceDocument*>> ranked;
  for (const SourceDocument& d : documents_) {
    if (!takes_part(d, question)) continue;
    double score = (words.count(d.sha256) ? words[d.sha256] : 0) + (names.count(d.sha256) ? names[d.sha256] : 0);
    if (documents_.size() <= kCoverCandidates || score > 0) ranked.push_back({score, &d});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > kCoverCandidates) ranked.resize(kCoverCandidates);
  std::vector<RoutingCandidate> out;
  for (const auto& [score, document] : ranked) {
    DOSSIER_ASSIGN(RoutingCandidate * cover, cover_of(*document));
    out.push_back(*cover);
    out.back().words = words.count(document->sha256) ? words[document->sha256] : 0;
    out.back().proper_words = names.count(document->sha256) ? names[document->sha256] : 0;
  }
  return out;
}

Result<DocumentModel*> Answerer::model_of(const SourceDocument& document, const Question& question) {
  auto at = whole_.find(document.sha256);
  if (at != whole_.end()) return at->second.get();
  std::vector<uint32_t> numbers = document.page_numbers;
  bool whole = numbers.size() <= kWholeDocumentPages;
  if (!whole) {
    std::set<uint32_t> chosen;
    for (size_t k = 0; k < numbers.size() && k < kCoverPages; ++k) chosen.insert(numbers[k]);
    std::vector<std::string> words = words_of(question.core), further = index_words(question.topic_terms);
    for (const std::string& w : index_words(question.item_terms)) further.push_back(w);
    DOSSIER_ASSIGN(auto by_words, index_(words, kPagesOfLongDocument, {document.sha256}));
    DOSSIER_ASSIGN(auto by_topic, index_(further, kPagesOfLongDocument / 2, {document.sha256}));
    for (const auto* list : {&by_words, &by_topic})
      for (const CandidatePage& p : *list) chosen.insert(p.page);
    if (!question.statements.empty()) {
      DOSSIER_ASSIGN(auto statements, index_({"consolidated", "statements", "total", "assets", "liabilities", "income", "cash", "operating", "activities", "net"}, 40, {document.sha256}));
      for (const CandidatePage& p : statements) chosen.insert(p.page), chosen.insert(p.page + 1);
    }
    std::vector<uint32_t> kept;
    for (uint32_t n : numbers)
      if (chosen.count(n)) kept.push_back(n);
    numbers = std::move(kept);
  }
  DOSSIER_ASSIGN(std::unique_ptr<DocumentModel> model, DocumentModel::build(pages_, document, numbers));
  DocumentModel* out = model.get();
  if (!whole) {
    partial_.push_back(std::move(model));
    return out;
  }
  held_pages_ += numbers.size();
  whole_[document.sha256] = std::move(model);
  return out;
}

Result<Answerer::Routing> Answerer::rank(const Question& question, Answer& out) {
  Routing routing;
  DOSSIER_ASSIGN(routing.candidates, candidates(question));
  routing.ranked = rank_documents(routing.candidates, question);
  routing.paper = asked_paper(question);
  DOSSIER_TRY(weigh_papers(routing));
  out.coverage.documents_considered = routing.candidates.size();
  for (const RoutedDocument& r : routing.ranked)
    if (out.routing.size() < 8) out.routing.push_back(routing.candidates[r.index].document.name + ": " + r.explain());
  return routing;
}

Result<std::vector<Answerer::Pick>> Answerer::picks_of(const Routing& routing, const Question& question) {
  std::vector<Pick> picks;
  for (const RoutedDocument& r : routing.ranked) {
    const RoutingCandidate& c = routing.candidates[r.index];
    double behind = r.total - routing.ranked.front().total;
    if (picks.size() >= kDocumentsRead || kRoutingGap * behind < -1.2) continue;
    DOSSIER_ASSIGN(DocumentModel * model, model_of(c.document, question));
    picks.push_back({model, behind, r.explain()});
  }
  return picks;
}

void Answerer::set_coverage(const std::vector<const SourceDocument*>& over, Answer& out) const {
  for (const SourceDocument* d : over) {
    ++out.coverage.documents;
    out.coverage.pages += d->page_numbers.size();
    out.coverage.pages_unread += d->unread.size();
    out.coverage.documents_unread += d->page_numbers.empty() && d->state == "failed";
  }
}

// The page that the answer was read from is evidence, also where others hold more of the question's words.
Status Answerer::add_answering_page(const std::optional<AnswerDraft>& draft, Answer& out) {
  if (!draft || draft->text.empty() || draft->quotes.empty()) return {};
  const Span& place = draft->quotes.front();
  if (std::any_of(out.evidence.begin(), out.evidence.end(), [&](const Evidence& e) { return e.document.sha256 == place.document && e.page == place.page; })) return {};
  const auto document = std::find_if(documents_.begin(), documents_.end(), [&](const SourceDocument& d) { return d.sha256 == place.document; });
  if (document == documents_.end()) return {};
  DOSSIER_ASSIGN(auto page, pages_.page(place.document, place.page));
  Evidence e;
  e.document = *document;
  e.page = page->number;
  e.page_label = page->label;
  e.span = place;
  e.quote = single_line(page->slice(place.begin, place.end), kQuoteLetters);
  e.boxes = boxes_of(*page, place.begin, place.end);
  e.score = out.evidence.empty() ? 1 : out.evidence.front().score;
  e.why = draft->how;
  out.evidence.insert(out.evidence.begin(), std::move(e));
  return {};
}

Result<Answer> Answerer::answer(const std::string& text, const std::string& document) {
  DOSSIER_TRY(load());
  const Question q = parse_question(text);
  if (document.empty()) {
    Answer out;
    out.question = text;
    if (const auto list = read_unread_question(q)) return unread(*list, std::move(out));
    if (const auto list = read_dated_list_question(q)) return dated(*list, std::move(out));
    if (const auto list = read_provision_question(q)) return provided(*list, std::move(out));
    if (const auto count = read_count_question(q)) return counted(*count, std::move(out));
  }
  DOSSIER_ASSIGN(Answer out, answer_among(q, document, Among::documents));
  if (out.not_found && document.empty() && has_source_text_) {
    DOSSIER_ASSIGN(Answer quoted, answer_among(q, document, Among::source_text));
    if (!quoted.not_found) {
      quoted.coverage.pages_weighed += out.coverage.pages_weighed;
      quoted.coverage.documents_considered += out.coverage.documents_considered;
      out = std::move(quoted);
    }
  }
  out.only_source_text = rests_on_source_text(out);
  return out;
}

Result<Answer> Answerer::answer_among(const Question& q, const std::string& document, Among among) {
  among_ = among;
  Answer out;
  out.question = q.text;
  partial_.clear();
  if (held_pages_ > kHeldPages) {  // between questions only: the models of one question stand together
    whole_.clear();
    held_pages_ = 0;
  }
  const AskedPaper paper = asked_paper(q);
  DOSSIER_ASSIGN(Chosen chosen, document.empty() ? choose_among_all(q, paper, out) : choose_named(q, document, out));
  if (chosen.answered) return out;
  // Of the documents that fit, the first that speaks of whom the question names; one that a person names is taken at their word.
  const std::vector<AskedName> names = document.empty() ? names_in(q.text) : std::vector<AskedName>();
  Drafted drafted;
  for (const Pick& pick : chosen.picks) {
    DocumentModel& model = *pick.model;
    out.coverage.pages_weighed += model.pages();
    const std::vector<PageScore> order = rank_pages(model, q);
    const std::vector<Passage> passages = rank_passages(model, q, order, kEvidence);
    if (!drafted.draft || (!drafted.foreign.empty() && foreign_name(model, names).empty())) {
      drafted.draft = draft_for(model, q, order, passages, pages_that_speak_of(model, names), paper);
      drafted.held = share_held(model, q, order);
      drafted.unreported.clear();
      if (drafted.draft->confidence < kCertain && is_unreported(model, q))
        drafted.unreported = q.metric ? q.metric->name : q.items.front()->asked.front();
      drafted.foreign = chosen.unknown.empty() ? foreign_name(model, names) : chosen.unknown;
    }
    add_evidence(model, pick.behind, order, passages, *drafted.draft, out);
  }
  std::stable_sort(out.evidence.begin(), out.evidence.end(), [](const Evidence& a, const Evidence& b) { return a.score > b.score; });
  DOSSIER_TRY(add_answering_page(drafted.draft, out));
  if (drafted.draft) put_answering_page_first(*drafted.draft, out);
  if (out.evidence.size() > kEvidence) out.evidence.resize(kEvidence);
  state(std::move(drafted), out);
  return out;
}

Result<Answerer::Chosen> Answerer::choose_named(const Question& q, const std::string& document, Answer& out) {
  Chosen chosen;
  DOSSIER_ASSIGN(std::vector<const SourceDocument*> over, named(document));
  set_coverage(over, out);
  std::vector<SourceDocument> contracts;
  for (const SourceDocument* d : over) {
    if (d->page_numbers.empty()) continue;
    DOSSIER_ASSIGN(RoutingCandidate * cover, cover_of(*d));
    if (is_contract(cover->profile)) contracts.push_back(*d);
  }
  if (contracts.size() == over.size() && !contracts.empty()) {
    DOSSIER_ASSIGN(chosen.answered, from_contracts(q, contracts, false, false, out));
    if (chosen.answered) return chosen;
  }
  for (const SourceDocument* d : over) {
    if (d->page_numbers.empty() || chosen.picks.size() >= kDocumentsRead) continue;
    DOSSIER_ASSIGN(DocumentModel * model, model_of(*d, q));
    chosen.picks.push_back({model, 0, "named"});
  }
  return chosen;
}

Result<Answerer::Chosen> Answerer::choose_among_all(const Question& q, const AskedPaper& paper, Answer& out) {
  Chosen chosen;
  std::vector<const SourceDocument*> over;
  for (const SourceDocument& d : documents_) over.push_back(&d);
  DOSSIER_ASSIGN(Routing routing, rank(q, out));
  set_coverage(over, out);
  if (std::vector<SourceDocument> contracts = contracts_for(q, routing); !contracts.empty()) {
    const bool others = !is_contract(routing.candidates[routing.ranked.front().index].profile);
    DOSSIER_ASSIGN(chosen.answered, from_contracts(q, contracts, true, others, out));
    if (chosen.answered) return chosen;
  }
  DOSSIER_ASSIGN(chosen.picks, picks_of(routing, q));
  if (routing.holders.empty() && !paper.numbers.empty()) chosen.unknown = paper.numbers.front();
  return chosen;
}

void Answerer::add_evidence(DocumentModel& model, double behind, const std::vector<PageScore>& order, const std::vector<Passage>& passages,
                            const AnswerDraft& draft, Answer& out) {
  const double best = order.empty() ? 1 : std::max(order.front().total, 1e-9);
  for (size_t k = 0; k < order.size() && k < kEvidence; ++k) {
    Evidence e;
    e.document = model.document();
    const Page& page = model.page(order[k].index);
    e.page = page.number;
    e.page_label = page.label;
    e.score = order[k].total / best + kRoutingGap * behind;
    e.why = order[k].explain();
    Span span{e.document.sha256, page.number, 0, 0};
    auto quoted = std::find_if(draft.quotes.begin(), draft.quotes.end(),
                               [&](const Span& s) { return s.document == e.document.sha256 && s.page == page.number; });
    auto passage = std::find_if(passages.begin(), passages.end(), [&](const Passage& p) { return p.page_index == order[k].index; });
    if (quoted != draft.quotes.end())
      span = *quoted;
    else if (passage != passages.end())
      span = passage->span;
    e.span = span;
    e.quote = single_line(page.slice(span.begin, span.end), kQuoteLetters);
    e.boxes = boxes_of(page, span.begin, span.end);
    out.evidence.push_back(std::move(e));
  }
}

// Of pages that speak of the question nearly alike, the one that the answer was read from stands first.
void Answerer::put_answering_page_first(const AnswerDraft& draft, Answer& out) {
  if (draft.confidence < kCertain || draft.quotes.empty()) return;
  const Span& first = draft.quotes.front();
  auto at = std::find_if(out.evidence.begin(), out.evidence.end(),
                         [&](const Evidence& e) { return e.document.sha256 == first.document && e.page == first.page; });
  if (at == out.evidence.end() || at == out.evidence.begin()) return;
  const bool short_paper = at->document.page_numbers.size() <= kShortPaper;  // its page is all that it is
  if (at->score < kNearlyAlike && !short_paper) return;
  at->score = out.evidence.front().score;
  std::rotate(out.evidence.begin(), at, at + 1);
}

void Answerer::state(Drafted drafted, Answer& out) {
  const std::optional<AnswerDraft>& draft = drafted.draft;
  const bool other = !drafted.foreign.empty();
  out.not_found =
      other || !drafted.unreported.empty() || !draft || draft->text.empty() || (drafted.held < kFound && draft->confidence < kFoundConfidence);
  if (!draft) return;
  out.text = draft->text;
  out.numbers = draft->numbers;
  out.computation = draft->computation;
  if (other)
    out.why_not = "none of the documents that fit speaks of " + drafted.foreign;
  else if (!drafted.unreported.empty())
    out.why_not = "the statements have no line for " + drafted.unreported + ", and no page names it";
  else if (draft->text.empty())
    out.why_not = draft->how;
  out.how = out.why_not.empty() ? draft->how : out.why_not;
  out.share_held = drafted.held;
  if (!out.text.empty() && !out.not_found) out.checked = check_answer(pages_, *draft);
}

}  // namespace dossier
