// The terms a reader of contracts looks for first: parties, dates, duration, notice, law, payment, liability,
// each as a value with its clause.
#pragma once

#include <string>
#include <vector>

#include "app/analysis/clause_question.h"
#include "app/grounding/claim.h"

namespace dossier {

struct ContractFact {
  std::string label;                 // "Governing law": one of the labels of report/contract_terms.h
  std::string value;                 // as printed in the clause: "Germany", "three (3) years"
  size_t page = 0;                   // index into the contract's pages
  uint32_t begin = 0, end = 0;       // the whole sentence
  std::vector<FigureValue> figures;  // the value typed, where it is an amount or a duration
};

// In a fixed order; a term that no sentence states is left out. `contract` needs profile, pages and clauses.
std::vector<ContractFact> contract_facts(const ContractText& contract);

}  // namespace dossier
