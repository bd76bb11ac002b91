// report.json as plain data: what is written, what is read back, and the one thing every exporter and `verify` work from.
// Nothing here is believed because it is here: a parsed report has its shape checked (sizes, UTF-8, enums, ranges, indices), its
// claims only by `verify`. docs/formats/report.md describes the written form field by field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/grounding/claim.h"
#include "app/report/report.h"

namespace dossier {

inline constexpr uint32_t kReportVersion = 1;
inline constexpr uint64_t kMaxReportBytes = uint64_t{64} << 20;

struct ReportCitation {
  Span span;
  std::string document_name, page_label, bates;
  std::string quote;        // the words on the page, as stored
  std::vector<Box> boxes;   // one a line, points
  Sha256 page_hash;
  bool covered = false, doubtful = false;
  bool corrected = false;   // rests on words that a person corrected: SourceDocument::corrections says how
  std::string table, row;   // the table's title and the row as printed, if the quote lies in one
  bool figure = false;      // no words but pixels: begin and end are 0, the quote is empty, the one box is a picture's or the page's
  bool operator==(const ReportCitation&) const = default;
};

struct ReportOperand {
  FigureValue figure;
  uint32_t citation = 0;  // index into the claim's citations
  std::string label;
  bool operator==(const ReportOperand&) const = default;
};

struct ReportComputation {
  Operation operation = Operation::none;
  std::vector<ReportOperand> operands;
  FigureValue result;
  std::string formula = {};  // of Operation::formula
  bool operator==(const ReportComputation&) const = default;
};

// As the verifier takes it.
ComputationDraft draft_of(const ReportComputation& computation);

// As a draft cites it.
QuoteDraft quote_of(const ReportCitation& citation);

// Who judged a `judged` claim, and with what.
struct ReportJudge {
  std::string name, weights_sha256, prompt_sha256, says;
  bool operator==(const ReportJudge&) const = default;
};

// Where a claim stands: a sentence of a section, a cell of a table of figures, or a value of a disagreement. Only the first are
// counted as claims.
enum class ClaimRole : uint8_t { claim, figure, value };
std::string_view name_of(ClaimRole role);

struct ReportClaim {
  ClaimRole role = ClaimRole::claim;
  std::string text;
  ClaimClass check = ClaimClass::verbatim;  // verbatim, computed, supported or judged; nothing else may be shown
  double score = 0;                         // 0..1
  std::vector<Reason> reasons;
  std::vector<ReportCitation> citations;  // never empty
  std::vector<FigureValue> figures;
  std::optional<ReportComputation> computation;
  std::optional<ReportJudge> judge;  // set exactly for judged
  Origin origin;
  Review review;
  bool operator==(const ReportClaim&) const = default;
};

struct ReportCell {
  std::string text;               // as shown
  std::optional<uint32_t> claim;  // index into ReportDocument::claims, role figure
  bool operator==(const ReportCell&) const = default;
};

struct ReportRow {
  std::string label;
  std::vector<ReportCell> cells;  // as many as the table has columns
  bool operator==(const ReportRow&) const = default;
};

struct ReportTable {
  std::string title, unit_line;
  std::vector<std::string> columns;
  std::vector<ReportRow> rows;
  bool operator==(const ReportTable&) const = default;
};

struct ReportDisagreement {
  std::string what, note;
  uint32_t first = 0, second = 0;  // indices into claims, any role
  bool operator==(const ReportDisagreement&) const = default;
};

struct ReportPart {
  std::string title, kind, document;  // as of ReportSection
  std::vector<uint32_t> claims;  // indices, role claim, each claim in exactly one section
  std::vector<ReportTable> tables;
  std::vector<ReportDisagreement> disagreements;
  bool operator==(const ReportPart&) const = default;
};

// A quote as a generator wrote it: nothing was found to hold it up.
struct WithheldQuote {
  std::string text, document;
  uint32_t page = 0;  // 0: none was named
  bool operator==(const WithheldQuote&) const = default;
};

struct WithheldClaim {
  std::string text;
  ClaimClass check = ClaimClass::unsupported;  // unsupported or failed
  double score = 0;
  std::vector<Reason> reasons;
  std::vector<WithheldQuote> quotes;
  Origin origin;
  bool operator==(const WithheldClaim&) const = default;
};

struct ReportDocument {
  std::string kind;  // "brief", "answer"
  std::string title, question, prepared_at, generator;
  bool not_found = false;  // an answer that was looked for and not found
  Coverage coverage;
  std::vector<ReportClaim> claims;
  std::vector<ReportPart> sections;
  std::vector<WithheldClaim> withheld;

  const SourceDocument* find(const Sha256& document) const;
};

ReportDocument to_document(const Report& report);

}  // namespace dossier
