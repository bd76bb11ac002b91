// A claim on its way from a draft to a statement that may be shown.
//
//   DraftClaim -> QuoteFinder -> CitedClaim -> ClaimVerifier -> VerifiedClaim | Rejected
//
// Only QuoteFinder makes a Citation, from stored words; only ClaimVerifier makes a VerifiedClaim. What takes a VerifiedClaim can
// therefore not be given an unchecked sentence: it does not compile.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/page.h"
#include "base/result.h"

namespace dossier {

enum class ClaimClass : uint8_t { verbatim, computed, supported, judged, unsupported, failed };
std::string_view name_of(ClaimClass c);
std::optional<ClaimClass> claim_class_from(std::string_view name);

// How a sentence came to be.
struct Origin {
  enum class Kind : uint8_t { extracted, computed, written, edited } kind = Kind::extracted;
  std::string by;  // model or method; "extractive" for ours
  bool operator==(const Origin&) const = default;
};

// A quote as a generator wrote it, and where it says it is.
struct QuoteDraft {
  std::string text;
  std::optional<Span> at;          // exact place, if known: then the words there must equal the text
  std::optional<Sha256> document;  // else where to look
  std::optional<uint32_t> page;
  std::optional<Box> figure = {};  // no words but pixels: a picture's box on that page of that document, or the whole page
};

// A typed number: value * scale in unit. Exact decimals as text ("-1577.5").
struct FigureValue {
  std::string value;
  std::string unit;    // "USD", "EUR", "%", "pp", "bp", "days", ... ; empty: a bare number
  std::string scale = "1";  // "1000000"
  std::string period;  // "2022", "Q3 2021", "2022-12-31"; empty if none
  bool operator==(const FigureValue&) const = default;
};

// What each does to its operands, in their order:
//   sum, product, average, minimum, maximum: of all; count: how many operands there are, each cited;
//   difference: first - second (the later minus the earlier);  ratio: first / second;  share: first / second * 100, unit %;
//   percentage_change: (first - second) / |second| * 100, unit %, first the later;
//   formula: of several steps, written out in ComputationDraft::formula (app/grounding/formula.h); the claim's text is formula_sentence();
//   date_offset: two dates (value "2022-12-31", unit "date"): first - second in days; or a date and a duration: the later date.
// sum, difference, percentage_change, average, minimum, maximum: one unit, and one label or one period. share: one unit, one period.
enum class Operation : uint8_t { none, sum, difference, product, ratio, percentage_change, share, average, count, minimum, maximum, date_offset, formula };
std::string_view name_of(Operation operation);
std::optional<Operation> operation_from(std::string_view name);

struct OperandDraft {
  FigureValue figure;
  size_t quote = 0;      // index into quotes: the quote that holds it
  std::string label;     // row and column it stands under
};

struct ComputationDraft {
  Operation operation = Operation::none;
  std::vector<OperandDraft> operands;
  FigureValue result;
  std::string formula = {};  // for Operation::formula alone: "(a - b) / b * 100", a the first operand
};

struct DraftClaim {
  std::string text;
  std::vector<QuoteDraft> quotes;
  std::vector<FigureValue> figures;  // the main figures of the text
  std::optional<ComputationDraft> computation;
  Origin origin;
};

// Evidence: a place, and what the stored page says there. Made by QuoteFinder only.
class Citation {
 public:
  const Span& span() const { return span_; }
  const std::string& quote() const { return quote_; }        // re-read from the page, never the generator's text
  const std::vector<Box>& boxes() const { return boxes_; }   // one a line
  const Sha256& page_hash() const { return page_hash_; }
  const std::string& document_name() const { return document_name_; }
  const std::string& page_label() const { return page_label_; }
  const std::string& bates() const { return bates_; }  // Bates number of the page, empty if none
  bool covered() const { return covered_; }    // rests on words under a filled box
  bool doubtful() const { return doubtful_; }  // rests on words that OCR was unsure of
  // Rests on pixels: the quote is empty, begin and end are 0, and the one box is a picture of the page or the page itself.
  bool is_figure() const { return figure_; }
  bool corrected() const { return corrected_; }  // rests on words that a person corrected
  const std::string& row() const { return row_; }  // the table row as printed, if the quote lies in one
  const std::string& table() const { return table_; }  // its table's title

 private:
  friend class QuoteFinder;
  Citation() = default;
  Span span_;
  std::string quote_, document_name_, page_label_, bates_, row_, table_;
  std::vector<Box> boxes_;
  Sha256 page_hash_;
  bool covered_ = false, doubtful_ = false, corrected_ = false, figure_ = false;
};

struct CitedClaim {
  std::string text;
  std::vector<Citation> citations;
  std::vector<FigureValue> figures;
  std::optional<ComputationDraft> computation;  // quote indices now index citations
  Origin origin;
};

struct Reason {
  std::string code;    // "number_differs", "negation_added", ...
  std::string detail;  // for people
  bool operator==(const Reason&) const = default;
};

// May be shown. verbatim, computed, supported or judged.
class VerifiedClaim {
 public:
  const CitedClaim& claim() const { return claim_; }
  ClaimClass check() const { return check_; }
  double score() const { return score_; }  // 0..1
  const std::vector<Reason>& reasons() const { return reasons_; }  // what was checked and held, and remarks

 private:
  friend class ClaimVerifier;
  VerifiedClaim(CitedClaim claim, ClaimClass check, double score, std::vector<Reason> reasons)
      : claim_(std::move(claim)), check_(check), score_(score), reasons_(std::move(reasons)) {}
  CitedClaim claim_;
  ClaimClass check_;
  double score_;
  std::vector<Reason> reasons_;
};

// Kept out. unsupported or failed.
struct Rejected {
  DraftClaim draft;
  ClaimClass check = ClaimClass::unsupported;
  double score = 0;
  std::vector<Reason> reasons;
};

using CheckedClaim = std::variant<VerifiedClaim, Rejected>;

}  // namespace dossier
