#include "app/grounding/units.h"

#include "base/utf8.h"

namespace dossier::grounding {
namespace {

// The unit that a text "1 UNIT" or "UNIT 1" has for find_quantities.
std::string unit_beside_number(std::string_view unit) {
  for (const std::string& text : {"7 " + std::string(unit), std::string(unit) + "7"}) {
    std::vector<Quantity> found = find_quantities(text);
    if (found.size() == 1 && !found[0].unit.empty() && found[0].value == Decimal::whole(7) && found[0].end - found[0].begin == text.size()) return found[0].unit;
  }
  return {};
}

bool states_period(const Quantity& q) { return q.kind == QuantityKind::date || q.kind == QuantityKind::year || q.kind == QuantityKind::period; }

bool agree(const Quantity& a, const Quantity& b) {
  if (a.year && b.year && a.year != b.year) return false;
  if (a.kind == QuantityKind::date && b.kind == QuantityKind::date) return same_date(a, b);
  if (a.quarter && b.quarter && a.quarter != b.quarter) return false;
  if (a.half && b.half && a.half != b.half) return false;
  return a.year != 0 || b.year == 0 || a.quarter || a.half || b.kind != QuantityKind::date;
}

}  // namespace

std::string canonical_unit(std::string_view unit) {
  if (unit.empty() || unit.size() > 40) return std::string(unit);
  std::string known = unit_beside_number(unit);
  return known.empty() ? fold(unit) : known;
}

bool same_unit(std::string_view a, std::string_view b) { return a == b || canonical_unit(a) == canonical_unit(b); }

bool compatible_unit(std::string_view a, std::string_view b) {
  if (a == b) return true;
  auto pair = [&](std::string_view x, std::string_view y) { return (a == x && b == y) || (a == y && b == x); };
  return pair("day", "calendar day") || pair("GBP", "pound");
}

bool same_period(std::string_view a, std::string_view b) {
  if (fold(a) == fold(b)) return true;
  std::vector<Quantity> x = find_quantities(a), y = find_quantities(b);
  if (x.size() != 1 || y.size() != 1 || !states_period(x[0]) || !states_period(y[0])) return false;
  bool same_grain = (x[0].quarter != 0) == (y[0].quarter != 0) && (x[0].half != 0) == (y[0].half != 0);
  return same_grain && agree(x[0], y[0]);
}

bool period_may_hold(std::string_view period, std::string_view text) {
  std::vector<Quantity> wanted = find_quantities(period);
  if (wanted.size() != 1 || !states_period(wanted[0])) return fold(text).find(fold(period)) != std::string::npos;
  bool any = false;
  for (const Quantity& q : find_quantities(text)) {
    if (!states_period(q)) continue;
    any |= q.year != 0;
    if (q.year && wanted[0].year == q.year) return true;
    // A fiscal year may be named by its end: "2022" for "fiscal 2022", "year ended June 30, 2022".
    if (!q.year && agree(wanted[0], q)) any = any || false;
  }
  return !any;
}

}  // namespace dossier::grounding
