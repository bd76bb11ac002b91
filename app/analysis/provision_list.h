// Lists by provision over every document: "Which contracts renew automatically?", "How many leases have no insurance clause?". Each document of the
// kind asked for is looked through clause by clause; a document is listed with the clause that proves it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/analysis/document_count.h"
#include "app/analysis/provision_lexicon.h"
#include "app/analysis/question.h"
#include "app/grounding/page_source.h"

namespace dossier {

struct ProvisionQuestion {
  const Provision* provision = nullptr;
  bool number = false;                // how many, else which
  bool without = false;               // those in which no such clause is found
  bool any_paper = false;             // "documents": papers that may hold terms, not contracts alone
  std::string described;              // "supply" of "supply agreements"; empty: all of them
  std::vector<std::string> place;     // of a law, all its names; empty: any
  struct Term {
    std::string stem, word;  // as terms_of() gives it, as asked
    bool telling = false;    // a name or a number: never another way to name the provision
  };
  std::vector<Term> terms;            // what else must stand in the clause
  std::vector<std::string> names;     // of whom the document must speak, lower case
  std::string not_compared;           // "more than 60 days": the clause is quoted to be read
};

// Nothing if the question asks for no such list.
std::optional<ProvisionQuestion> read_provision_question(const Question& question);

struct ProvisionItem {
  SourceDocument document;
  std::vector<Span> places;  // the clause; two where a page break tears it. Of `without`, what names the document, or the law that it names instead; may be empty
  std::string quote;         // one line
  bool other = false;        // of `without`: a clause of the kind that says something else
};

struct ProvisionList {
  std::vector<ProvisionItem> items;            // in the order of the documents
  std::vector<SourceDocument> others;          // looked through as well: without such a clause; of `without`, those that have one
  std::vector<SourceDocument> amendments;      // without one of their own, which says nothing of the contract that they change
  std::vector<SourceDocument> partly;          // of all these, those with pages that were not read
  std::vector<SourceDocument> unopened;        // of any kind: nothing of them was read
  std::vector<std::string> unused;             // words of the question that no clause of the kind uses: they were not asked for
};
Result<ProvisionList> provision_list(PageSource& pages, const std::vector<SourceDocument>& documents, const ProvisionQuestion& question,
                                     const ProfileOf& profile);

}  // namespace dossier
