#include "app/service/answer_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

Json box_json(const Box& b) { return {b.x0, b.y0, b.x1, b.y1}; }

Json number_json(const AnswerNumber& n) {
  Json out = {{"value", n.value}, {"unit", n.unit}};
  if (n.scale >= 1 && n.scale == static_cast<double>(static_cast<int64_t>(n.scale))) out["scale"] = static_cast<int64_t>(n.scale);
  else out["scale"] = n.scale;
  out["text"] = n.text;
  return out;
}

Json evidence_json(const Evidence& e, bool explain) {
  Json boxes = Json::array();
  Box whole;
  for (const Box& b : e.boxes) {
    boxes.push_back(box_json(b));
    whole = united(whole, b);
  }
  Json out = {{"document", e.document.name}, {"path", e.document.path}, {"sha256", e.document.sha256.hex()}, {"page", e.page}, {"quote", e.quote},
              {"box", e.boxes.empty() ? Json() : box_json(whole)}, {"boxes", boxes}, {"score", e.score}};
  if (!e.page_label.empty()) out["label"] = e.page_label;
  if (explain) out["why"] = e.why;
  return out;
}

// Where the answer's words stand: of its claim, or of each figure that it is computed from.
Json sources_json(const CheckedAnswer& checked) {
  Json out = Json::array();
  const auto add = [&](const VerifiedClaim& claim) {
    for (const Citation& c : claim.claim().citations) {
      Json source = {{"document", c.document_name()}, {"sha256", c.span().document.hex()}, {"page", c.span().page}, {"quote", c.quote()}};
      if (!c.page_label().empty()) source["label"] = c.page_label();
      if (std::find(out.begin(), out.end(), source) == out.end()) out.push_back(std::move(source));
    }
  };
  if (checked.claim) add(*checked.claim);
  else
    for (const VerifiedClaim& operand : checked.operands) add(operand);
  return out;
}

Json coverage_json(const QuestionCoverage& c) {
  return {{"documents", c.documents}, {"pages_read", c.pages}, {"pages_unread", c.pages_unread}, {"documents_unread", c.documents_unread}, {"pages_weighed", c.pages_weighed}};
}

Json computation_json(const AnswerComputation& c) {
  Json operands = Json::array();
  for (const Figure& f : c.operands)
    operands.push_back({{"label", f.label}, {"text", f.text}, {"value", f.digits}, {"unit", f.unit}, {"scale", static_cast<int64_t>(f.scale)},
                        {"period", f.year ? Json(std::to_string(*f.year)) : Json()}, {"sha256", f.cell.document.hex()}, {"page", f.cell.page},
                        {"begin", f.cell.begin}, {"end", f.cell.end}});
  return {{"operation", c.operation == Operation::none ? Json("formula") : Json(name_of(c.operation))}, {"shown", c.shown}, {"operands", operands}};
}

}  // namespace

nlohmann::ordered_json answer_json(const nlohmann::ordered_json& id, const Answer& a, bool explain) {
  Json numbers = Json::array(), evidence = Json::array();
  for (const AnswerNumber& n : a.numbers) numbers.push_back(number_json(n));
  for (const Evidence& e : a.evidence) evidence.push_back(evidence_json(e, explain));
  Json out = {{"id", id}, {"answer", a.not_found ? Json() : Json(a.text)}, {"numbers", numbers}, {"not_found", a.not_found}, {"evidence", evidence},
              {"coverage", coverage_json(a.coverage)}};
  if (a.counted) out["counted"] = true;
  if (!a.remark.empty()) out["remark"] = a.remark;
  if (a.of_provision) {
    Json others = Json::array();
    for (const SourceDocument& d : a.others) others.push_back({{"document", d.name}, {"path", d.path}, {"sha256", d.sha256.hex()}});
    out["others"] = std::move(others);
  }
  if (a.only_source_text) out["only_source_text"] = true;
  if (!a.changes.empty()) {
    Json changes = Json::array();
    for (const RelatedClause& c : a.changes) {
      Json one = evidence_json(c.evidence, explain);
      one["relation"] = c.evidence.why;
      one["class"] = c.claim ? Json(name_of(c.claim->check())) : Json("unsupported");
      changes.push_back(std::move(one));
    }
    out["changes"] = std::move(changes);
  }
  if (a.computation) out["computation"] = computation_json(*a.computation);
  if (!a.why_not.empty()) out["why_not"] = a.why_not;
  if (!a.not_found) {
    out["class"] = a.checked.claim ? Json(name_of(a.checked.claim->check())) : a.checked.all_operands_hold ? Json("computed") : Json("unsupported");
    if (a.checked.claim) out["claim"] = a.checked.claim->claim().text;
    out["sources"] = sources_json(a.checked);
    Json reasons = Json::array();
    if (a.checked.claim)
      for (const Reason& r : a.checked.claim->reasons()) reasons.push_back({{"code", r.code}, {"detail", r.detail}});
    if (a.checked.rejected)
      for (const Reason& r : a.checked.rejected->reasons) reasons.push_back({{"code", r.code}, {"detail", r.detail}});
    if (!a.checked.operands.empty()) reasons.push_back({{"code", "operands_checked"}, {"detail", std::to_string(a.checked.operands.size()) + " figures checked at their places"}});
    out["reasons"] = reasons;
  }
  if (explain) {
    out["how"] = a.how;
    out["share_held"] = a.share_held;
    out["routing"] = a.routing;
  }
  return out;
}

nlohmann::ordered_json written_json(const WrittenAnswer& written) {
  Json sentences = Json::array();
  for (const VerifiedClaim& claim : written.claims) {
    Json citations = Json::array(), reasons = Json::array();
    for (const Citation& c : claim.claim().citations) {
      Json boxes = Json::array();
      for (const Box& b : c.boxes()) boxes.push_back(box_json(b));
      citations.push_back({{"document", c.document_name()}, {"sha256", c.span().document.hex()}, {"page", c.span().page}, {"quote", c.quote()}, {"boxes", boxes}});
      if (c.is_figure()) citations.back()["figure"] = true;
    }
    for (const Reason& r : claim.reasons()) reasons.push_back({{"code", r.code}, {"detail", r.detail}});
    sentences.push_back({{"text", claim.claim().text}, {"class", name_of(claim.check())}, {"citations", citations}, {"reasons", reasons}});
  }
  return {{"by", written.written_by}, {"read", written.read}, {"passages", written.passages}, {"not_found", written.not_found}, {"cut_short", written.cut_short}, {"sentences", sentences}, {"withheld", written.withheld.size()}};
}

}  // namespace dossier
