#include "app/analysis/dated_list.h"

#include <algorithm>
#include <set>

#include "app/analysis/clause_question.h"
#include "app/analysis/term_end.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr size_t kBefore = 70, kBehind = 40;  // letters around a day in which a word makes it a deadline
constexpr uint32_t kLongSentence = 500;       // bytes: rows and lines run together, of which the line is quoted

Day first_of(const Quantity& q) { return {q.year, q.month ? q.month : 1, q.day ? q.day : 1}; }
Day last_of(const Quantity& q) {
  const int month = q.month ? q.month : 12;
  return {q.year, month, q.day ? q.day : days_of(q.year, month)};
}
// "in April", of any year; 0: none.
int month_named(const std::string& lower) {
  static const Pattern named(
      R"(\b(?:in|during|of|by|before|until) (january|february|march|april|may|june|july|august|september|october|november|december)\b)");
  static const char* const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
  const std::vector<std::string> g = named.groups(lower);
  for (int m = 0; m < 12 && !g.empty(); ++m)
    if (g[1] == months[m]) return m + 1;
  return 0;
}

// The days that the question allows; nothing if it names a time that is not understood.
bool read_range(const Question& q, DatedListQuestion& out) {
  static const Pattern relative(R"(\b(this|next|last|coming) (week|month|quarter|year)\b|\b(today|tomorrow|soon|now)\b)");
  if (relative.found_in(q.lower)) return false;
  std::vector<Quantity> times;
  for (const Quantity& x : find_quantities(q.text))
    if (x.kind == QuantityKind::date || x.kind == QuantityKind::year) times.push_back(x);
  if (times.empty()) {
    out.month = month_named(q.lower);
    return true;
  }
  const std::string_view lead = std::string_view(q.lower).substr(0, std::min<size_t>(times[0].begin, q.lower.size()));
  static const Pattern pair(R"(\b(between|from)\W+$)"), up_to(R"(\b(by|until|till|up to|no later than|at the latest)\W+(the )?(end of )?$)"),
      earlier(R"(\b(before|prior to|earlier than)\W+(the )?$)"), later(R"(\b(after|later than)\W+(the )?(end of )?$)"),
      since(R"(\b(since|from|starting)\W+(the )?$)");
  if (times[0].year == 0) {
    out.month = times[0].day == 0 && times.size() == 1 ? times[0].month : 0;
    return out.month != 0;
  }
  if (times.size() == 2 && pair.found_in(lead) && times[1].year) {
    out.from = first_of(times[0]), out.to = last_of(times[1]);
  } else if (times.size() > 1) {
    return false;
  } else if (up_to.found_in(lead)) {
    out.to = last_of(times[0]);
  } else if (earlier.found_in(lead)) {
    out.to = day_before(first_of(times[0]));
  } else if (later.found_in(lead)) {
    out.from = day_behind(last_of(times[0]));
  } else if (since.found_in(lead)) {
    out.from = first_of(times[0]);
  } else {
    out.from = first_of(times[0]), out.to = last_of(times[0]);
  }
  return true;
}

std::vector<std::string> kinds_of(const std::string& words) {
  static const Pattern invoice(R"(\b(invoices?|bills?)\b)"), contract(R"(\b(contracts?|agreements?|leases?|licen[cs]es?)\b)"),
      letter(R"(\bletters?\b)"), mail(R"(\b(e-?mails?|messages?)\b)"), offer(R"(\boffers?\b|\bquotations?\b)"), order(R"(\borders?\b)");
  if (invoice.found_in(words)) return {"invoice"};
  if (contract.found_in(words)) return {"contract", "amendment"};
  if (letter.found_in(words)) return {"letter"};
  if (mail.found_in(words)) return {"message"};
  if (offer.found_in(words)) return {"offer"};
  if (order.found_in(words)) return {"purchase order"};
  return {};
}

// Reports and opinions tell of days gone by, and of debts by their year: only what is called due there is.
bool tells_of_the_past(const std::string& kind) {
  static const std::set<std::string> kinds = {"annual report", "quarterly report", "current report",   "press release",
                                              "earnings call", "court opinion",    "financial report", "presentation"};
  return kinds.count(kind) != 0;
}

bool is_due(std::string_view sentence, uint32_t begin, uint32_t end, bool strictly) {
  static const Pattern strong(
      R"((?i)\b(due( date| on| by| for payment| and payable)?|payable( on| by| until)?|deadline( is)?|matur(es|ing|ity)( on| date)?|expires?( on)?|valid (until|to|through|till)|f(ä|ae|a)llig( am| bis| zum)?|zahlbar( bis| am)?|g(ü|ue|u)ltig bis( zum)?|(é|e)ch(é|e)ance|vence|vencimiento|pay(ment)?( must be made| is to be made| is required)? (by|before|until|on or before|no later than)|no later than|not later than|on or before|sp(ä|ae|a)testens( am| bis| bis zum| zum)?|au plus tard( le)?|a m(á|a)s tardar( el)?)(\s+(the|on|by|den|dem|le|el|du|is|of|at))*[\s:|–-]*$)"),
      weak(R"((?i)\b(by|until|before|till|bis( zum)?|avant le|jusqu.au|antes del|hasta( el)?)(\s+(the|close of business on|end of))*\s*$)"),
      obliged(
          R"((?i)\b(must|shall|will|please|kindly|need(s|ed)? to|have to|has to|required|requested|to be|open|stands?|remains?|let us know|confirm|return|submit|bitte|muss|m(ü|ue)ssen|soll\w*|veuillez|devez|doit|debe\w*|ruego|rogamos)\b)"),
      after(R"((?i)^\W*(at the latest|latest\b|is the (deadline|due date)|\((deadline|due)))"),
      due_behind(R"((?i)^[^.;]{0,12}\b(is|are|falls?|becomes?) due\b)");
  const std::string_view in_front = sentence.substr(begin > kBefore ? begin - kBefore : 0, std::min<size_t>(begin, kBefore)),
                         rest = sentence.substr(end, kBehind);
  if (strong.found_in(in_front) || due_behind.found_in(rest)) return true;
  static const Pattern runs(
      R"((?i)\b((continue|remain)s? in (full )?(force|effect)|term of (this|the) (agreement|contract|lease))\b)");  // the end of a contract is no
                                                                                                                    // deadline
  return !strictly && !runs.found_in(sentence) && (after.found_in(rest) || (weak.found_in(in_front) && obliged.found_in(sentence)));
}

std::optional<Day> day_in(const Quantity& q) {
  if (q.kind != QuantityKind::date || !q.year || !q.month || q.order_uncertain) return std::nullopt;
  if (q.day && !is_real_date(q.year, q.month, q.day)) return std::nullopt;
  return Day{q.year, q.month, q.day};
}

class DueReader {
 public:
  DueReader(const SourceDocument& document, bool strictly, std::vector<DatedItem>& out) : document_(document), strictly_(strictly), out_(out) {}

  void read(const Page& page) {
    for (const Table& table : page.tables) read_table(page, table);
    for (TextRange range : split_sentences(page.text)) {
      const std::string_view sentence = page.slice(range.begin, range.end);
      for (const Quantity& q : find_quantities(sentence)) {
        const std::optional<Day> day = day_in(q);
        if (!day || !is_due(sentence, q.begin, q.end, strictly_)) continue;
        add(page, range.end - range.begin > kLongSentence ? line_around(page, range.begin + q.begin) : range, *day);
        break;
      }
    }
  }

 private:
  // A column that is called so holds days of its rows.
  void read_table(const Page& page, const Table& table) {
    static const Pattern head(
        R"((?i)\b(due( date)?|deadline|payable (by|on)|valid until|expiry( date)?|f(ä|a)llig\w*|zahlbar\w*|g(ü|u)ltig bis|(é|e)ch(é|e)ance|vencimiento)\b)");
    std::set<uint16_t> columns;
    for (const Cell& c : table.cells)
      if (c.row == 0 && head.found_in(page.slice(c.begin, c.end))) columns.insert(c.column);
    for (const Cell& c : table.cells) {
      if (c.row == 0 || !columns.count(c.column) || c.begin >= c.end) continue;
      for (const Quantity& q : find_quantities(page.slice(c.begin, c.end), {.table_cell = true}))
        if (const std::optional<Day> day = day_in(q)) {
          TextRange row{c.begin, c.end};
          for (const Cell& other : table.cells)
            if (other.row == c.row && other.begin < other.end) row = {std::min(row.begin, other.begin), std::max(row.end, other.end)};
          add(page, row, *day);
          break;
        }
    }
  }

  static TextRange line_around(const Page& page, uint32_t at) {
    const size_t line = at == 0 ? std::string::npos : page.text.rfind('\n', at - 1);
    return {static_cast<uint32_t>(line == std::string::npos ? 0 : line + 1),
            static_cast<uint32_t>(std::min(page.text.find('\n', at), page.text.size()))};
  }

  void add(const Page& page, TextRange at, const Day& day) {
    for (const DatedItem& known : out_)
      if (known.document.sha256 == document_.sha256 && known.place.page == page.number && known.day == day && known.place.begin < at.end &&
          at.begin < known.place.end)
        return;
    out_.push_back(
        {document_, day, {document_.sha256, page.number, at.begin, at.end}, single_spaced(page.slice(at.begin, at.end)), "", std::nullopt, false});
  }

  const SourceDocument& document_;
  const bool strictly_;
  std::vector<DatedItem>& out_;
};

Result<std::vector<std::shared_ptr<const Page>>> pages_of(PageSource& pages, const SourceDocument& document) {
  std::vector<std::shared_ptr<const Page>> out;
  for (uint32_t number : document.page_numbers) {
    DOSSIER_ASSIGN(auto page, pages.page(document.sha256, number));
    out.push_back(std::move(page));
  }
  return out;
}

}  // namespace

bool DatedListQuestion::fits(const Day& d) const {
  if (month) return d.month == month;
  const Day first{d.year, d.month, d.day ? d.day : 1}, last{d.year, d.month, d.day ? d.day : days_of(d.year, d.month)};
  return (!from || !(last < *from)) && (!to || !(*to < first));
}

std::optional<DatedListQuestion> read_dated_list_question(const Question& q) {
  static const Pattern asks(R"(^\W*(how many|which|what|list|show|give me|name)\b(.*)$)"),
      contracts(R"(^(?: (?:me|of|all|the|our|my|these|are))* (?:contracts?|agreements?|leases?|licen[cs]es)\b)"),
      ending(
          R"(\b(expire|expires|expiring|expiry|expiration|expired|lapse|lapses|run out|runs out|end dates?)\b|\b(end|ends|ending|terminate|terminates)\b( (in|on|by|before|after|until|between|from|during) |\W*$))"),
      what_is_due(
          R"(^ (?:is|are|falls|becomes|comes|must be paid) (?:due|payable)(?: when| and when|,? and by when)?\W*$|^ (?:is|are|falls|becomes|comes|has to be paid|must be paid)(?: due| payable)? (?:in|on|by|before|after|until|between|from|during|since) .*\d)"),
      things_due(
          R"(^(?: (?:me|of|all|the|our|my|these|are|open|unpaid))* (?:invoices?|bills?|payments?|instal\w+|offers?|quotations?|orders?|letters?|e-?mails?|messages?|documents?|papers?|everything|anything|things|amounts|sums)\b.*\b(due|payable|overdue|deadlines?|expire|expires|valid until|to be paid|must be paid)\b)"),
      deadlines(R"(^(?: (?:me|of|all|the|our|my|these|are))* (?:deadlines?|due dates?)\b)");
  const std::vector<std::string> g = asks.groups(q.lower);
  if (g.empty()) return std::nullopt;
  DatedListQuestion out;
  out.number = g[1] == "how many";
  const bool of_time = g[1] == "what" && what_is_due.found_in(g[2]);
  if (contracts.found_in(g[2]) && ending.found_in(g[2])) {
    out.ends = true;
    out.kinds = {"contract", "amendment"};
  } else if (!of_time && !deadlines.found_in(g[2]) && !things_due.found_in(g[2])) {
    return std::nullopt;
  } else {
    out.kinds = kinds_of(g[2]);
    if (g[1] == "what" && !of_time && out.kinds.empty() && !deadlines.found_in(g[2]))
      return std::nullopt;  // "what amounts are due in 2024" asks for figures
  }
  if (!read_range(q, out)) return std::nullopt;
  return out;
}

Result<DatedList> dated_list(PageSource& source, const std::vector<SourceDocument>& documents, const DatedListQuestion& q,
                             const ProfileOf& profile_of) {
  DatedList out;
  for (const SourceDocument& d : documents) {
    if (d.page_numbers.empty()) continue;
    DOSSIER_ASSIGN(const DocumentProfile profile, profile_of(d));
    if (profile.kind == kSourceText) continue;  // it quotes days of others
    if (q.ends ? !is_contract(profile) : !q.kinds.empty() && std::find(q.kinds.begin(), q.kinds.end(), profile.kind) == q.kinds.end()) continue;
    ++out.looked_at;
    DOSSIER_ASSIGN(const auto pages, pages_of(source, d));
    if (!q.ends) {
      DueReader reader(d, tells_of_the_past(profile.kind), out.items);
      for (const auto& page : pages) reader.read(*page);
      continue;
    }
    const std::optional<TermEnd> end = term_end(d, profile, pages);
    if (!end) {
      if (!is_amendment(profile, d.name)) out.untold.push_back(d);
      continue;
    }
    out.items.push_back({d, end->day, end->place, end->quote, end->how, end->start, end->renews});
  }
  std::erase_if(out.items, [&](const DatedItem& item) { return !q.fits(item.day); });
  std::stable_sort(out.items.begin(), out.items.end(), [](const DatedItem& a, const DatedItem& b) { return a.day < b.day; });
  return out;
}

}  // namespace dossier
