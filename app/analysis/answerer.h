// Questions over an archive: finds the documents and pages, reads the answer off them, has it cited and checked.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/answer_claims.h"
#include "app/analysis/asked_paper.h"
#include "app/analysis/contract_answer.h"
#include "app/analysis/dated_list.h"
#include "app/analysis/document_count.h"
#include "app/analysis/document_model.h"
#include "app/analysis/filing_routing.h"
#include "app/analysis/page_ranking.h"
#include "app/analysis/passages.h"
#include "app/analysis/provision_list.h"
#include "app/analysis/unread_list.h"
#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"
#include "app/retrieval/page_index.h"

namespace dossier {

struct Evidence {
  SourceDocument document;
  uint32_t page = 0;
  std::string page_label;
  Span span;
  std::string quote;        // as on the page, one line
  std::vector<Box> boxes;   // one a line
  double score = 0;
  std::string why;          // what chose it
};

// What a question looked at.
struct QuestionCoverage {
  uint64_t documents = 0, pages = 0;     // of the archive or the named document
  uint64_t pages_unread = 0, documents_unread = 0;
  uint64_t documents_considered = 0, pages_weighed = 0;  // by name and index; read closely
};

// A clause that an amendment changes, or the change: shown beside the answer.
struct RelatedClause {
  Evidence evidence;
  std::optional<VerifiedClaim> claim;  // its words, if they hold
  bool amends = true;                  // it changes the answer's clause; else that clause changes it
};

struct Answer {
  std::string question;
  std::string text;                      // empty: not found
  std::vector<AnswerNumber> numbers;
  std::vector<Evidence> evidence;        // ranked, at most 10; of a count, one a document
  std::optional<AnswerComputation> computation;
  CheckedAnswer checked;                 // the answer as checked claims
  std::vector<RelatedClause> changes;    // of a contract's clause: what amendments make of it, or what it changes
  bool not_found = false;
  std::string why_not;                   // of what is not found, where it can be told: a clause without a full stop
  double share_held = 0;                 // of the question's words, by worth, that the best lines hold
  bool counted = false;                  // a count or list over every document
  std::string remark;                    // of a list: what could not be told
  std::vector<SourceDocument> others;    // of a list by provision: looked through as well, and not listed
  bool of_provision = false;             // such a list: each document with the clause that proves it
  bool of_reading = false;               // lists what was not read: no page hides more of it
  bool only_source_text = false;         // it stands in programs or data alone, which quote documents without being any
  QuestionCoverage coverage;
  std::string how;                       // method, for --explain
  std::vector<std::string> routing;      // documents considered and why, for --explain
};

class Answerer {
 public:
  // REQUIRES: `pages` outlives the answerer. Models of documents are kept for further questions up to a limit of pages.
  Answerer(PageSource& pages, PageIndex index) : pages_(pages), index_(std::move(index)) {}

  // `document`: file name, path, title or start of the hash; empty: all. not_found if it names no document.
  Result<Answer> answer(const std::string& question, const std::string& document = "");

 private:
  struct Pick {
    DocumentModel* model = nullptr;
    double behind = 0;  // routing score less the best's; 0 for the best
    std::string why;
  };
  // The documents that are read for a question.
  struct Chosen {
    std::vector<Pick> picks;
    bool answered = false;  // contracts have answered it
    std::string unknown;    // a number of the question that no page has
  };
  // What was read off them.
  struct Drafted {
    std::optional<AnswerDraft> draft;
    std::string unreported;  // what the answering document has no line for
    std::string foreign;     // a name of the question that the answering document does not know
    double held = 0;         // Answer::share_held
  };
  // Which documents are asked: programs and data only where no document answers, or where the question names their file.
  enum class Among : uint8_t { documents, source_text };
  Status load();
  bool takes_part(const SourceDocument& document, const Question& question) const;
  Result<Answer> answer_among(const Question& question, const std::string& document, Among among);
  bool rests_on_source_text(const Answer& answer) const;
  Result<Chosen> choose_named(const Question& question, const std::string& document, Answer& out);
  Result<Chosen> choose_among_all(const Question& question, const AskedPaper& paper, Answer& out);
  static void add_evidence(DocumentModel& model, double behind, const std::vector<PageScore>& order, const std::vector<Passage>& passages,
                           const AnswerDraft& draft, Answer& out);
  static void put_answering_page_first(const AnswerDraft& draft, Answer& out);
  void state(Drafted drafted, Answer& out);
  Result<Answer> counted(const CountQuestion& question, Answer out);
  Result<Answer> dated(const DatedListQuestion& question, Answer out);
  Result<Answer> provided(const ProvisionQuestion& question, Answer out);
  Answer unread(const UnreadQuestion& question, Answer out) const;
  void look_at_all(Answer& out) const;
  // What the counted papers come to, where each states a total in one currency; else why not.
  Status add_sum(const std::vector<CountedDocument>& counted, Answer& out);
  Result<std::vector<const SourceDocument*>> named(const std::string& name) const;
  struct Routing {
    std::vector<RoutingCandidate> candidates;
    std::vector<RoutedDocument> ranked;
    AskedPaper paper;
    std::set<Sha256> holders;  // documents with a page that holds every number of `paper`
  };
  Result<std::set<Sha256>> holders_of(const std::vector<std::string>& numbers);
  Status weigh_papers(Routing& routing);
  bool means_no_contract(const Question& question, const Routing& routing) const;
  Result<Routing> rank(const Question& question, Answer& out);
  Result<std::vector<Pick>> picks_of(const Routing& routing, const Question& question);
  // Contracts are read clause by clause. False: the question is none for them, or they do not answer it and others may.
  Result<bool> from_contracts(const Question& question, const std::vector<SourceDocument>& contracts, bool asked_of_all, bool others, Answer& out);
  std::vector<SourceDocument> contracts_for(const Question& question, const Routing& routing) const;
  Result<DocumentModel*> model_of(const SourceDocument& document, const Question& question);
  Result<std::vector<RoutingCandidate>> candidates(const Question& question);
  Result<RoutingCandidate*> cover_of(const SourceDocument& document);
  Status add_answering_page(const std::optional<AnswerDraft>& draft, Answer& out);
  void set_coverage(const std::vector<const SourceDocument*>& over, Answer& out) const;

  PageSource& pages_;
  PageIndex index_;
  Among among_ = Among::documents;
  bool loaded_ = false, has_source_text_ = false;
  std::vector<SourceDocument> documents_;
  std::map<Sha256, std::unique_ptr<DocumentModel>> whole_;          // models of all pages
  std::vector<std::unique_ptr<DocumentModel>> partial_;             // of this question's candidate pages
  std::map<Sha256, RoutingCandidate> covers_;  // name, kind and period of documents seen so far
  size_t held_pages_ = 0;
};

}  // namespace dossier
