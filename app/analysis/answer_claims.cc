#include "app/analysis/answer_claims.h"

#include <algorithm>

#include "app/analysis/key_figures.h"
#include "app/grounding/computation.h"
#include "app/grounding/claim_verifier.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

std::string grouped(const std::string& value) {
  std::string sign = !value.empty() && value[0] == '-' ? "-" : "", rest = value.substr(sign.size());
  size_t dot = std::min(rest.find('.'), rest.size());
  std::string whole = rest.substr(0, dot);
  for (size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
  return sign + whole + rest.substr(dot);
}

std::string scale_word(const std::string& scale) {
  if (scale == "1000") return " thousand";
  if (scale == "1000000") return " million";
  if (scale == "1000000000") return " billion";
  return "";
}

std::string row_label(const Figure& f) {
  size_t heading = f.label.rfind(", ");
  std::string label = f.row_label.empty() ? f.label.substr(0, heading) : f.row_label;
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.pop_back();
  return label;
}

// "Total assets were", "Cash and cash equivalents were", "Net loss attributable to shareholders was": by the last word before what belongs to it.
std::string verb_for(const std::string& label) {
  static const Pattern joined(R"(,| (of|to|for|from|per|in|on|at|by|attributable|before|after|excluding|including)\b)");
  std::string head = plain_lower(label);
  if (const auto at = joined.find(head)) head.resize(at.begin);
  while (!head.empty() && !std::isalpha(static_cast<unsigned char>(head.back()))) head.pop_back();
  const bool plural = head.size() > 2 && head.back() == 's' && !head.ends_with("ss") && !head.ends_with("us") && !head.ends_with("is");
  return plural ? " were " : " was ";
}

QuoteDraft quote_at(const Span& span) { return {"", span, std::nullopt, std::nullopt}; }

// The words at a span, which a quote draft with a place must repeat.
std::string words_at(PageSource& pages, const Span& span) {
  auto page = pages.page(span.document, span.page);
  if (!page.ok() || span.end > (*page)->text.size() || span.begin >= span.end) return {};
  return std::string((*page)->slice(span.begin, span.end));
}

FigureValue typed_result(const AnswerNumber& n) { return {n.value, n.unit, plain_number(n.scale, 0), ""}; }

std::string without_sign(const std::string& value) { return !value.empty() && value[0] == '-' ? value.substr(1) : value; }

std::string sentence_for(const AnswerComputation& c) {
  const Figure &first = c.operands.front(), &last = c.operands.back();
  FigureValue result = typed_result(c.result), amount = result;
  amount.value = without_sign(amount.value);
  bool one_row = row_label(first) == row_label(last);
  bool down = !c.result.value.empty() && c.result.value[0] == '-';
  std::string years = first.year && last.year && one_row ? " from " + std::to_string(*last.year) + " to " + std::to_string(*first.year) : "";
  switch (c.operation) {
    case Operation::percentage_change:
    case Operation::difference:
      if (one_row) return row_label(first) + (down ? " fell by " : " rose by ") + said(amount) + years + ".";
      return "The difference between " + row_label(first) + " and " + row_label(last) + " is " + said(result) + ".";
    case Operation::share: return row_label(first) + " is " + said(result) + " of " + row_label(last) + ".";
    case Operation::ratio: return "The ratio of " + row_label(first) + " to " + row_label(last) + " is " + said(result) + ".";
    case Operation::sum: return "The sum of " + row_label(first) + (one_row ? "" : " and " + row_label(last)) + " is " + said(result) + ".";
    case Operation::average: return "The average of " + row_label(first) + " is " + said(result) + ".";
    case Operation::count: return "The count is " + said(result) + ".";
    default: return {};
  }
}

class AnswerChecker {
 public:
  AnswerChecker(PageSource& pages, const AnswerDraft& draft) : pages_(pages), verifier_(pages), draft_(draft) {}

  CheckedAnswer check() {
    if (draft_.computation && draft_.computation->operation != Operation::none && !draft_.computation->operands.empty()) {
      for (bool with_unit : {true, false})
        if (try_claim(computed(with_unit))) return std::move(out_);
      if (draft_.computation->operation == Operation::formula) check_operands();  // shown one by one where the whole does not hold
      if (out_.all_operands_hold) return std::move(out_);
    } else if (draft_.computation) {
      check_operands();
      return std::move(out_);
    } else if (draft_.cell) {
      for (bool with_unit : {true, false})
        if (try_claim(cell_statement(*draft_.cell, with_unit))) return std::move(out_);
    }
    for (const Span& span : draft_.quotes)
      if (try_claim(verbatim(span))) break;
    return std::move(out_);
  }

  CheckedAnswer check_places(const std::vector<Span>& places) {
    out_.all_operands_hold = true;
    for (const Span& place : places) {
      CheckedClaim checked = verifier_.verify(verbatim(place));
      if (auto* holds = std::get_if<VerifiedClaim>(&checked)) out_.operands.push_back(std::move(*holds));
      else out_.all_operands_hold = false;
    }
    return std::move(out_);
  }

 private:
  bool try_claim(DraftClaim claim) {
    if (claim.text.empty() || claim.quotes.empty()) return false;
    CheckedClaim checked = verifier_.verify(claim);
    if (auto* holds = std::get_if<VerifiedClaim>(&checked)) {
      out_.claim = std::move(*holds);
      out_.rejected.reset();
      return true;
    }
    out_.rejected = std::get<Rejected>(std::move(checked));
    return false;
  }

  QuoteDraft quote(const Span& span) {
    QuoteDraft q = quote_at(span);
    q.text = words_at(pages_, span);
    return q;
  }

  DraftClaim verbatim(const Span& span) {
    DraftClaim claim;
    claim.quotes.push_back(quote(span));
    claim.text = claim.quotes.back().text;
    claim.origin = {Origin::Kind::extracted, "extractive"};
    return claim;
  }

  DraftClaim cell_statement(const Figure& f, bool with_unit) {
    FigureValue v = typed(f);
    if (!with_unit && v.unit != "%") v.unit.clear();
    DraftClaim claim;
    claim.quotes.push_back(quote(f.cell));
    claim.text = row_label(f) + verb_for(row_label(f)) + said(v) + (f.year ? " in " + std::to_string(*f.year) : "") + ".";
    claim.figures.push_back(v);
    claim.origin = {Origin::Kind::extracted, "extractive"};
    return claim;
  }

  DraftClaim computed(bool with_unit) {
    const AnswerComputation& c = *draft_.computation;
    DraftClaim claim;
    ComputationDraft arithmetic;
    arithmetic.operation = c.operation;
    for (const Figure& f : c.operands) {
      FigureValue v = typed(f);
      if (!with_unit && v.unit != "%") v.unit.clear();
      arithmetic.operands.push_back({v, claim.quotes.size(), row_label(f)});
      claim.quotes.push_back(quote(f.cell));
    }
    arithmetic.result = typed_result(c.result);
    if (!with_unit && arithmetic.result.unit != "%") arithmetic.result.unit.clear();
    AnswerComputation shown = c;
    shown.result.unit = arithmetic.result.unit;
    bool points = c.operation == Operation::difference && c.operands.front().unit == "%";
    if (points) arithmetic.result.unit = "pp", shown.result.unit = "pp";
    arithmetic.formula = c.formula;
    claim.text = c.operation == Operation::formula ? formula_sentence(arithmetic) : sentence_for(shown);
    claim.computation = std::move(arithmetic);
    claim.origin = {Origin::Kind::computed, "arithmetic"};
    return claim;
  }

  void check_operands() {
    out_.all_operands_hold = !draft_.computation->operands.empty();
    for (const Figure& f : draft_.computation->operands) {
      bool held = false;
      for (bool with_unit : {true, false}) {
        if (held) break;
        CheckedClaim checked = verifier_.verify(cell_statement(f, with_unit));
        if (auto* holds = std::get_if<VerifiedClaim>(&checked)) {
          out_.operands.push_back(std::move(*holds));
          held = true;
        }
      }
      if (!held) {
        CheckedClaim checked = verifier_.verify(verbatim(f.cell));
        if (auto* holds = std::get_if<VerifiedClaim>(&checked)) {
          out_.operands.push_back(std::move(*holds));
          held = true;
        }
      }
      out_.all_operands_hold = out_.all_operands_hold && held;
    }
  }

  PageSource& pages_;
  ClaimVerifier verifier_;
  const AnswerDraft& draft_;
  CheckedAnswer out_;
};

}  // namespace

std::string said(const FigureValue& f) {
  std::string number = grouped(f.value), sign;
  if (f.unit == "%") return number + "%";
  if (f.unit == "pp") return number + " percentage points";
  if (!number.empty() && number[0] == '-') sign = "-", number = number.substr(1);
  std::string mark = f.unit == "USD" ? "$" : f.unit == "EUR" ? "€" : f.unit == "GBP" ? "£" : f.unit == "JPY" ? "¥" : "";
  std::string tail = mark.empty() && !f.unit.empty() ? " " + f.unit : "";
  return sign + mark + number + scale_word(f.scale) + tail;
}

CheckedAnswer check_each(PageSource& pages, const std::vector<Span>& places) {
  AnswerDraft none;
  return AnswerChecker(pages, none).check_places(places);
}

CheckedAnswer check_answer(PageSource& pages, const AnswerDraft& draft) { return AnswerChecker(pages, draft).check(); }

}  // namespace dossier
