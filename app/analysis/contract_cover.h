// What a contract's first lines say of it: how it is called, between whom it is, of which day.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/party_names.h"
#include "base/page.h"

namespace dossier {

// Words of a page, on one line as printed there.
struct CoverWords {
  std::string text;
  size_t page = 0;  // index into the pages given
  uint32_t begin = 0, end = 0;
};

struct ContractCover {
  std::vector<CoverWords> parties;  // in order; empty where the first pages name none in a way that is known
  // Where those pages say between whom the contract is: the date they give it, as printed. None also where it is left to be filled in.
  std::optional<CoverWords> date;
  bool has_preamble = false;
};

ContractCover contract_cover(const std::vector<std::shared_ptr<const Page>>& first_pages);

// The parties that a text of one line names behind "between", "among" or "the undersigned," ("by and between Corvane Works, Inc., a Delaware
// corporation, and ..."), or behind "Party A:" and the like; in order, at most eight. Roles ("Developer and Client"), what describes a
// party, and what is said once the sentence is over are no names. One alone where the other is left blank.
struct NamedParties {
  std::vector<NameSpan> names;
  size_t from = 0;  // where the words that introduce them stand
};
NamedParties parties_in(std::string_view line);

}  // namespace dossier
