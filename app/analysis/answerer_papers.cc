// The part of Answerer that finds the papers which a question means by kind, by number or, short ones, by what they are about.
#include <algorithm>

#include "app/analysis/answerer.h"
#include "app/analysis/clause_question.h"
#include "app/analysis/paper_answer.h"
#include "app/analysis/question_names.h"
#include "app/retrieval/terms.h"
#include "base/decimal.h"

namespace dossier {
namespace {

constexpr uint32_t kPagesWithNumber = 120;
constexpr double kByNumber = 3, kByKind = 1.2, kByTopic = 1, kSpeaksOfIt = 0.5;
constexpr size_t kShort = 3;  // pages: its cover is all of it

// What share of the question's topic the first pages hold; 1 if it has none.
double topic_share(const RoutingCandidate& c, const AskedPaper& paper) {
  if (paper.topic.empty()) return 1;
  const std::vector<std::string> words = terms_of(c.cover + " " + c.document.name);
  const auto held = std::count_if(paper.topic.begin(), paper.topic.end(),
                                  [&](const std::string& t) { return std::find(words.begin(), words.end(), t) != words.end(); });
  return static_cast<double>(held) / static_cast<double>(paper.topic.size());
}

bool is_of_kind(const RoutingCandidate& c, const AskedPaper& paper) {
  return std::find(paper.kinds.begin(), paper.kinds.end(), c.profile.kind) != paper.kinds.end();
}

}  // namespace

Result<std::set<Sha256>> Answerer::holders_of(const std::vector<std::string>& numbers) {
  std::set<Sha256> out;
  if (numbers.empty()) return out;
  std::vector<std::string> pieces;
  for (const std::string& number : numbers)
    for (std::string& piece : pieces_of_number(number)) pieces.push_back(std::move(piece));
  DOSSIER_ASSIGN(auto candidates, index_(pieces, kPagesWithNumber, {}));
  for (const CandidatePage& c : candidates) {
    if (out.count(c.document)) continue;
    DOSSIER_ASSIGN(auto page, pages_.page(c.document, c.page));
    const std::string lower = plain_lower(page->text);
    if (std::all_of(numbers.begin(), numbers.end(), [&](const std::string& n) { return holds_number(lower, n); })) out.insert(c.document);
  }
  return out;
}

Status Answerer::weigh_papers(Routing& routing) {
  const AskedPaper& paper = routing.paper;
  DOSSIER_ASSIGN(routing.holders, holders_of(paper.numbers));
  const bool of_kind =
      std::any_of(routing.candidates.begin(), routing.candidates.end(), [&](const RoutingCandidate& c) { return is_of_kind(c, paper); });
  for (RoutedDocument& r : routing.ranked) {
    const RoutingCandidate& c = routing.candidates[r.index];
    if (routing.holders.count(c.document.sha256)) r.paper += kByNumber;
    if (of_kind && is_of_kind(c, paper)) r.paper += kByKind;
    if (c.document.page_numbers.size() <= kShort) r.paper += kByTopic * topic_share(c, paper);
    r.total += r.paper;
  }
  std::stable_sort(routing.ranked.begin(), routing.ranked.end(), [](const RoutedDocument& a, const RoutedDocument& b) { return a.total > b.total; });
  return {};
}

// A question for a letter, an invoice or an opinion that the archive has is none for its contracts, whatever words they share.
bool Answerer::means_no_contract(const Question& question, const Routing& routing) const {
  static const Pattern contract(R"(\b(agreements?|contracts?|leases?|clauses?|ndas?|vertrag\w*|contrat|contrato)\b)");
  static const Pattern weak(R"(\b(an|any|each|every|late|overdue|unpaid) (invoice|bill|offer|letter|message|receipt)s?\b)");
  static const Pattern cause(R"(^why\b|\b(cause|causes|caused|reasons?) (of|for)\b)");
  const AskedPaper& paper = routing.paper;
  // Contracts say what is to be, not why something was.
  if (cause.found_in(question.lower) && !contract.found_in(question.lower))
    return std::any_of(routing.candidates.begin(), routing.candidates.end(),
                       [&](const RoutingCandidate& c) { return !is_contract(c.profile) && topic_share(c, paper) >= kSpeaksOfIt; });
  if (paper.kinds.empty() || contract.found_in(question.lower) || weak.found_in(question.lower)) return false;
  const bool plain =
      paper.topic.empty() && paper.numbers.empty() && std::find(paper.kinds.begin(), paper.kinds.end(), "invoice") != paper.kinds.end();
  return !plain && std::any_of(routing.candidates.begin(), routing.candidates.end(), [&](const RoutingCandidate& c) {
    return is_of_kind(c, paper) && !is_contract(c.profile) && (routing.holders.count(c.document.sha256) != 0 || topic_share(c, paper) >= kSpeaksOfIt);
  });
}

Status Answerer::add_sum(const std::vector<CountedDocument>& counted, Answer& out) {
  const std::string number = std::to_string(counted.size());
  AnswerDraft draft;
  AnswerComputation sum;
  sum.operation = Operation::sum;
  Decimal total = Decimal::whole(0);
  for (const CountedDocument& c : counted) {
    DOSSIER_ASSIGN(DocumentModel * model, model_of(c.document, parse_question(out.question)));
    const std::optional<Figure> figure = total_of(*model);
    const Result<Decimal> value = figure ? Decimal::parse(figure->digits) : Result<Decimal>(Decimal::whole(0));
    const bool fits =
        figure && value.ok() && (sum.operands.empty() || (figure->unit == sum.operands.front().unit && figure->scale == sum.operands.front().scale));
    if (!fits) {
      out.text = number + "; no sum: " + c.document.name + (figure ? " is in another currency" : " states no total");
      return {};
    }
    DOSSIER_ASSIGN(total, add(total, *value));
    sum.shown += (sum.shown.empty() ? "" : " + ") + figure->text;
    sum.operands.push_back(*figure);
    draft.quotes.push_back(figure->row);
  }
  const Figure& first = sum.operands.front();
  sum.result = {total.text(), first.unit, first.scale, ""};
  sum.result.text = said({sum.result.value, first.unit, plain_number(first.scale, 0), ""});
  out.text = number + "; " + sum.result.text + " in all";
  out.numbers.push_back(sum.result);
  draft.text = out.text;
  draft.computation = sum;
  out.computation = std::move(sum);
  out.how = "every document and page was looked at; the totals that they state were added up";
  if (counted.size() > 1) out.checked = check_answer(pages_, draft);
  return {};
}

}  // namespace dossier
