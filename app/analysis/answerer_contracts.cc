// The part of Answerer that reads contracts.
#include <algorithm>

#include "app/analysis/answerer.h"
#include "app/analysis/asked_kind.h"
#include "app/analysis/clause_question.h"
#include "app/analysis/question_names.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

constexpr size_t kContractsRead = 12, kContractPages = 600;
constexpr double kNamedFiling = 2;  // routing by name: the question is about that document

Evidence evidence_of(const ContractPassage& p) {
  Evidence e;
  e.document = p.model->document();
  const Page& page = p.model->page(p.page_index);
  e.page = page.number;
  e.page_label = page.label;
  e.span = p.spans.front();
  e.quote = single_spaced(page.slice(e.span.begin, e.span.end));
  e.boxes = boxes_of(page, e.span.begin, e.span.end);
  e.score = p.score;
  e.why = p.why;
  return e;
}

bool has_table(const DocumentModel* model) {
  for (size_t k = 0; k < model->pages(); ++k)
    if (!model->page(k).tables.empty()) return true;
  return false;
}

}  // namespace

std::vector<SourceDocument> Answerer::contracts_for(const Question& question, const Routing& routing) const {
  std::vector<SourceDocument> out;
  if (routing.ranked.empty()) return out;
  std::vector<std::pair<double, const RoutingCandidate*>> contracts;
  for (const RoutedDocument& r : routing.ranked)
    if (const RoutingCandidate& c = routing.candidates[r.index]; is_contract(c.profile))
      contracts.emplace_back(r.total, &c);
  if (contracts.empty() || means_no_contract(question, routing)) return out;
  // A number that some papers hold is not looked for in others.
  if (!routing.holders.empty())
    contracts.erase(
        std::remove_if(contracts.begin(), contracts.end(), [&](const auto& c) { return !routing.holders.count(c.second->document.sha256); }),
        contracts.end());
  if (contracts.empty()) return out;
  const ClauseQuestion asked = read_clause_question(question);
  const RoutedDocument& first = routing.ranked.front();
  const bool of_contract = is_contract(routing.candidates[first.index].profile);
  const bool of_figures = question.metric || !question.items.empty();
  if (!of_contract && first.name >= kNamedFiling && !asked.names_contract) return out;
  if (!asked.names_contract && !of_contract && (asked.kinds.empty() || of_figures)) return out;
  for (auto& [total, c] : contracts) {
    std::string title =
        plain_lower(c->document.name + " " + c->profile.title.text) + " " + c->cover.substr(0, 300);
    std::vector<std::string> words = terms_of(title);
    for (const std::string& term : asked.naming)
      total += std::find(words.begin(), words.end(), term) != words.end();
  }
  std::stable_sort(contracts.begin(), contracts.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  size_t pages = 0;
  for (const auto& [total, c] : contracts) {
    pages += c->document.page_numbers.size();
    if (out.size() == kContractsRead || (!out.empty() && pages > kContractPages)) break;
    out.push_back(c->document);
  }
  return out;
}

Result<bool> Answerer::from_contracts(const Question& question, const std::vector<SourceDocument>& contracts,
                                      bool asked_of_all, bool others, Answer& out) {
  const ClauseQuestion asked = read_clause_question(question);
  std::vector<DocumentModel*> models;
  uint64_t pages = 0;
  for (const SourceDocument& d : contracts) {
    DOSSIER_ASSIGN(DocumentModel * model, model_of(d, question));
    models.push_back(model);
    pages += model->pages();
  }
  // A document with tables may be asked for their figures: only what speaks of provisions is read from its
  // clauses.
  const bool of_contracts = asked.names_contract || !asked.kinds.empty();
  if (!asked_of_all && !of_contracts && std::any_of(models.begin(), models.end(), has_table)) return false;
  ContractAnswer answer = answer_from_contracts(models, asked);
  // A name that the answering contract does not know: the question is about somebody else.
  std::string foreign =
      answer.found && asked_of_all ? foreign_name(*answer.passages.front().model, names_in(question.text)) : "";
  if (!foreign.empty()) answer.found = false;
  // "How many": a clause without any number of the things says something near. (Names need none: "The moulds belong to us.")
  const Asked kind = what_is_asked(question);
  if (answer.found && kind.kind == AskedKind::number && !offers(kind, question, answer.draft.text)) answer.found = false;
  if (!answer.found && (others || answer.passages.empty() || (asked_of_all && !of_contracts))) return false;
  out.coverage.pages_weighed += pages;
  for (const ContractPassage& p : answer.passages) out.evidence.push_back(evidence_of(p));
  out.not_found = !answer.found;
  if (!answer.found) out.why_not = foreign.empty() ? "no clause of the contracts says it" : "the contract that fits best does not speak of " + foreign;
  out.how = answer.found ? answer.draft.how : out.why_not;
  if (!answer.found) return true;
  out.text = answer.draft.text;
  out.numbers = answer.draft.numbers;
  out.share_held = 1;
  out.checked = check_answer(pages_, answer.draft);
  for (const ContractPassage& p : answer.changes) {
    AnswerDraft draft;
    draft.quotes = p.spans;
    out.changes.push_back({evidence_of(p), check_answer(pages_, draft).claim, p.amends});
  }
  return true;
}

}  // namespace dossier
