// What a document is, whose, of which date and period: read from its first pages, with the places that say so.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "base/page.h"

namespace dossier {

// A statement about a document and the words it rests on.
struct ProfileFact {
  std::string text;          // as printed, one line
  std::optional<Span> place; // none: from metadata or inferred
  explicit operator bool() const { return !text.empty(); }
};

// Programs and data: they quote documents without being any.
inline constexpr std::string_view kSourceText = "source text";

struct DocumentProfile {
  std::string kind = "document";  // "annual report", "quarterly report", "current report", "press release", "earnings call", "contract",
                                  // "court opinion", "letter", "invoice", "receipt", "statement", "message", "spreadsheet", "form", ...
  std::string form;               // "10-K", "10-Q", "8-K", "20-F", ...; empty if none
  ProfileFact title;
  ProfileFact subject;            // company, or sender
  std::vector<ProfileFact> parties;
  ProfileFact date;               // of the document itself, as printed
  ProfileFact period;             // "fiscal year ended December 31, 2022" as printed
  std::string period_end;         // ISO 8601, "2022-12-31"; empty if not known
  std::string last_year_end;      // of a quarterly report: the end of the fiscal year before, as its balance sheet dates it
  std::string date_iso;
  std::optional<int> fiscal_year;
  std::optional<int> quarter;     // 1..4
};

// `first_pages` are the document's first pages in order; three are enough. `document` gives name and metadata.
DocumentProfile profile_of(const SourceDocument& document, const std::vector<std::shared_ptr<const Page>>& first_pages);

// Programs and data, by the ending of their names: they speak of documents without being any.
bool is_source_text(const SourceDocument& document);

// Words that tell one company from others, lower case, without legal forms ("3m", "best", "buy").
std::vector<std::string> naming_words(const std::string& company);
// Other ways to write the name: initials, joined words, first letters.
std::vector<std::string> name_aliases(const std::string& company);

}  // namespace dossier
