#include "app/analysis/paper_answer.h"

#include <algorithm>
#include <set>

#include "app/analysis/key_figures.h"
#include "app/analysis/paper_fields.h"
#include "app/analysis/paper_text.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"
#include "base/sentences.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kFewPages = 5, kLongestSignature = 70;
constexpr double kLineHolds = 0.6;  // of what a question asks about, for a line to answer it
constexpr double kSure = kCertain;

// How the page writes numbers: "64,30" alone shows a decimal comma that a whole text may leave open.
NumberStyle style_of(const Page& page) {
  static const Pattern comma(R"((?:^|[^\d.,])\d{1,3}(\.\d{3})*,\d\d(?:[^\d.,]|$))"), point(R"((?:^|[^\d.,])\d{1,3}(,\d{3})*\.\d\d(?:[^\d.,]|$))");
  const bool by_comma = comma.found_in(page.text), by_point = point.found_in(page.text);
  return by_comma && !by_point ? NumberStyle::decimal_comma : by_point && !by_comma ? NumberStyle::decimal_point : NumberStyle::automatic;
}

// The one currency that a page names; empty if none or several.
std::string currency_of(const Page& page) {
  std::set<std::string> named;
  for (const Quantity& q : find_quantities(page.text, {style_of(page)}))
    if (q.kind == QuantityKind::amount && q.unit.size() == 3) named.insert(q.unit);
  static const Pattern code(R"(\b(EUR|USD|GBP|CHF|MYR|CAD|AUD|JPY)\b)");
  for (auto at = code.find(page.text); at; at = code.find(page.text, at.end)) named.insert(page.text.substr(at.begin, at.end - at.begin));
  return named.size() == 1 ? *named.begin() : std::string();
}

// One word in two forms: "verbraucht" and "Verbrauch".
bool alike(const std::string& a, const std::string& b) {
  constexpr size_t kStem = 6, kEnding = 2;
  if (a == b) return true;
  const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
  return shorter.size() >= kStem && longer.size() <= shorter.size() + kEnding && longer.compare(0, shorter.size(), shorter) == 0;
}

struct Unit {
  size_t page = 0;
  PaperUnit on;
  std::string lower;  // accents folded
};

bool is_date(const Quantity& q) { return q.kind == QuantityKind::date || (q.kind == QuantityKind::duration && q.unit != "year"); }
bool is_amount(const Quantity& q) {
  return q.kind == QuantityKind::amount || (q.kind == QuantityKind::number && (q.unit.empty() || q.unit.size() == 3));
}

class PaperReader {
 public:
  explicit PaperReader(const DocumentModel& model) : model_(model) {
    for (size_t index = 0; index < model.pages(); ++index)
      for (PaperUnit& unit : paper_units(model.page(index))) {
        std::string lower = plain_lower(unit.text);
        units_.push_back({index, std::move(unit), std::move(lower)});
      }
  }

  AnswerDraft draft(size_t page, uint32_t begin, uint32_t end, std::string how) const {
    AnswerDraft out;
    out.text = single_spaced(model_.page(page).slice(begin, end));
    out.quotes.push_back({model_.document().sha256, model_.page(page).number, begin, end});
    out.confidence = kSure;
    out.how = std::move(how);
    return out;
  }
  AnswerDraft draft(const Unit& unit, std::string how) const { return draft(unit.page, unit.on.begin, unit.on.end, std::move(how)); }

  // "From: ..." of a mail; the lines below the closing of a letter; who a paper says has signed it; of an invoice, its head.
  std::optional<AnswerDraft> sender() const {
    static const Pattern from(R"(^(from|von|de)\s*:)"), signed_by(R"(^(signed|gezeichnet|signature|unterschrift)( by)?\s*:)");
    static const Pattern closing(
        R"(^(yours (sincerely|faithfully|truly)|sincerely( yours)?|(with )?(kind|best|warm) regards|regards|best wishes|mit freundlichen gru(ss|ß|e|ue?ss)en|hochachtungsvoll|freundliche gru(ss|ß)e|cordialement|bien a vous|veuillez agreer.*|atentamente|un saludo|saludos( cordiales)?)\W*$)");
    for (const Unit& u : units_)
      if (from.found_in(u.lower)) return draft(u, "the sender that the message names");
    for (size_t index = 0; index < model_.pages(); ++index)
      if (std::optional<AnswerDraft> below = signature_below(index, closing)) return below;
    for (const Unit& u : units_)
      if (signed_by.found_in(u.lower)) return draft(u, "who signed it");
    const DocumentProfile& profile = model_.profile();
    const ProfileFact& subject = profile.subject ? profile.subject : profile.title;
    if (subject && subject.place) {
      AnswerDraft out;
      out.text = subject.text;
      out.quotes.push_back(*subject.place);
      out.confidence = kSure;
      out.how = "the name that the paper bears";
      return out;
    }
    return std::nullopt;
  }

  // "To: ..." of a mail or an invoice, else whom a letter greets.
  std::optional<AnswerDraft> recipient() const {
    static const Pattern greeting(R"(^(dear|sehr geehrte[rs]?|lieber?|cher|chere|madame|monsieur|estimad[oa]s?)\b)");
    if (std::optional<AnswerDraft> named = field(*paper_field("recipient"))) return named;
    for (const Unit& u : units_)
      if (greeting.found_in(u.lower) && u.lower.size() < 80) return draft(u, "whom the letter greets");
    return std::nullopt;
  }

  // The paper's own date, where it stands.
  std::optional<AnswerDraft> date() const {
    const ProfileFact& fact = model_.profile().date;
    if (fact && fact.place) {
      AnswerDraft out;
      out.text = fact.text;
      out.quotes.push_back(*fact.place);
      out.confidence = kSure;
      out.how = "the date that the paper bears";
      return out;
    }
    for (const Unit& u : units_)
      for (const Quantity& q : find_quantities(u.on.text))
        if (q.kind == QuantityKind::date && q.year && u.on.text.size() < 90) return draft(u, "the date that the paper bears");
    return std::nullopt;
  }

  // The line with the surest label and its value behind it or on the next line; of several the last, for totals stand below.
  std::optional<AnswerDraft> field(const PaperField& f) const {
    for (const Pattern& label : f.labels)
      for (size_t k = units_.size(); k-- > 0;) {
        const Unit& u = units_[k];
        const Pattern::Place at = label.find(u.lower);
        if (!at || (f.has_except && f.except.found_in(u.lower))) continue;
        if (has_value(f.value, u, at.end)) return valued(u, u.on.end, f);
        if (k + 1 < units_.size() && u.on.line && units_[k + 1].page == u.page && u.on.text.size() < 40 && only_value(f.value, units_[k + 1]))
          return valued(u, units_[k + 1].on.end, f);
      }
    return std::nullopt;
  }

  // The cell of a table whose row the question names by number or by its first words, under the heading that it asks for.
  std::optional<AnswerDraft> cell(const Question& q, const AskedPaper& asked) const {
    const std::vector<std::string> words = terms_of(q.core);
    const std::set<std::string> in_question(words.begin(), words.end());
    std::optional<AnswerDraft> best;
    double most = 0;
    size_t earliest = words.size();
    for (size_t index = 0; index < model_.pages(); ++index)
      for (const Table& table : model_.page(index).tables) {
        const Page& page = model_.page(index);
        std::vector<const Cell*> heads(table.columns, nullptr);
        for (const Cell& c : table.cells)
          if (c.column < table.columns && c.begin < c.end && (c.column_header || c.row == 0)) heads[c.column] = &c;
        const std::optional<uint16_t> row = row_meant(page, table, in_question, asked);
        if (!row) continue;
        for (const Cell& c : table.cells) {
          const bool is_key = std::find(asked.numbers.begin(), asked.numbers.end(), plain_lower(page.slice(c.begin, c.end))) != asked.numbers.end();
          if (c.row != *row || is_key || c.begin >= c.end || c.column >= table.columns || !heads[c.column] || heads[c.column] == &c) continue;
          const std::vector<std::string> head = terms_of(page.slice(heads[c.column]->begin, heads[c.column]->end));
          const auto held = std::count_if(head.begin(), head.end(), [&](const std::string& t) { return in_question.count(t) != 0; });
          const double share = head.empty() ? 0 : static_cast<double>(held) + static_cast<double>(held) / static_cast<double>(head.size());
          // Of two that fit alike, the one that the question names first: "what share of orders was late".
          size_t first = words.size();
          for (size_t k = words.size(); k-- > 0;)
            if (std::find(head.begin(), head.end(), words[k]) != head.end()) first = k;
          if (held == 0 || share < most || (share == most && first >= earliest)) continue;
          most = share;
          earliest = first;
          best = cell_draft(index, table, c);
        }
      }
    return best;
  }

  // The line of a list that holds most of what is asked about.
  std::optional<AnswerDraft> line(const Question& q, const AskedPaper& asked) const {
    static const Pattern amount(R"(\b(how much|how many|price|cost|costs|pay|paid|charged?|rate|wie viel|combien|cuanto)\b)"),
        time("^(when|what date|wann|quand|cuando)\\b");
    const std::vector<std::string> topic = topic_of(q, asked);
    if (topic.empty()) return std::nullopt;
    const Unit* best = nullptr;
    double most = 0;
    for (const Unit& u : units_) {
      if (!u.on.line) continue;
      const std::vector<std::string> words = terms_of(u.on.text);
      const auto held = static_cast<double>(std::count_if(topic.begin(), topic.end(), [&](const std::string& t) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return alike(t, w); });
      }));
      if (held / static_cast<double>(topic.size()) <= most) continue;
      if (amount.found_in(q.lower) && !has_value(PaperField::Value::amount, u, 0)) continue;
      if (time.found_in(q.lower) && !has_value(PaperField::Value::date, u, 0)) continue;
      best = &u;
      most = held / static_cast<double>(topic.size());
    }
    if (!best || most < kLineHolds) return std::nullopt;
    AnswerDraft out = draft(*best, "the line that holds what is asked about");
    out.numbers = amounts_on(best->page, best->on.begin, best->on.end);
    static const Pattern price(R"(\b(how much|price|costs?|pay|paid|charged?|rate)\b)");
    if (price.found_in(q.lower)) std::reverse(out.numbers.begin(), out.numbers.end());  // amounts stand at a line's end
    return out;
  }

  // What the question is about besides whose paper is meant: "at Gasthaus Linde", "from Oak Paper" tell that.
  std::vector<std::string> topic_of(const Question& q, const AskedPaper& asked) const {
    static const Pattern whose(R"(\b(?:at|from|by|bei|von|chez)\s+(?:the\s+)?((?:[A-Z][\w.&'-]*\s*)+))");
    std::vector<std::string> out, names;
    if (auto g = whose.groups(q.text); !g.empty()) names = terms_of(g[1]);
    for (const std::string& term : asked.topic)
      if (!is_own(term) && std::find(names.begin(), names.end(), term) == names.end()) out.push_back(term);
    return out;
  }
  // Whether it speaks of half of what the question is about.
  bool is_about(const AskedPaper& asked) const {
    const auto held = static_cast<size_t>(
        std::count_if(asked.topic.begin(), asked.topic.end(), [&](const std::string& t) { return model_.text().has(t) || is_own(t); }));
    return 2 * held >= asked.topic.size();
  }
  // Whether the paper speaks of everything that the question is about.
  bool holds_topic(const AskedPaper& asked) const {
    return std::all_of(asked.topic.begin(), asked.topic.end(), [&](const std::string& t) { return model_.text().has(t) || is_own(t); });
  }

  std::optional<Figure> total() const {
    const std::optional<AnswerDraft> found = field(*paper_field("total"));
    if (!found) return std::nullopt;
    const Span& line = found->quotes.front();
    const std::optional<size_t> index = model_.index_of(line.page);
    if (!index) return std::nullopt;
    const Page& page = model_.page(*index);
    const std::string text(page.slice(line.begin, line.end));
    std::optional<Quantity> last;
    for (const Quantity& q : find_quantities(text, {style_of(page)}))
      if (is_amount(q)) last = q;
    if (!last) return std::nullopt;
    Figure f;
    auto bare = divide(last->value, last->scale, -6);
    f.digits = (bare.ok() ? bare->normalized() : last->value).text();
    f.value = std::strtod(f.digits.c_str(), nullptr);
    f.scale = std::strtod(last->scale.text().c_str(), nullptr);
    f.unit = last->kind == QuantityKind::amount ? last->unit : currency_of(page);
    f.label = f.row_label = "Total";
    f.page_index = *index;
    f.cell = {line.document, line.page, line.begin + last->begin, line.begin + last->end};
    f.row = line;
    f.text = text.substr(last->begin, last->end - last->begin);
    return f;
  }

 private:
  bool has_value(PaperField::Value kind, const Unit& u, size_t from) const {
    const std::string& text = u.on.text;
    const bool something_follows = text.find_first_not_of(" :.#,;!", std::min(from, text.size())) != std::string::npos;
    if (kind == PaperField::Value::any) return something_follows;
    // "EUR 136,800.00 in total.": the label may stand behind.
    const size_t least = something_follows ? from : 0;
    for (const Quantity& q : find_quantities(text, {style_of(model_.page(u.page))}))
      if ((kind == PaperField::Value::date ? is_date(q) : is_amount(q)) && q.end > least) return true;
    return false;
  }

  // The amounts of a line as it is printed: wide gaps part them ("8        312.00").
  std::vector<AnswerNumber> amounts_on(size_t index, uint32_t begin, uint32_t end) const {
    const Page& page = model_.page(index);
    std::vector<AnswerNumber> out;
    for (const Quantity& q : find_quantities(page.slice(begin, end), {style_of(page)})) {
      if (!is_amount(q)) continue;
      auto bare = divide(q.value, q.scale, -6);
      out.push_back({(bare.ok() ? bare->normalized() : q.value).text(), q.kind == QuantityKind::amount ? q.unit : std::string(),
                     std::strtod(q.scale.text().c_str(), nullptr), std::string(page.slice(begin + q.begin, begin + q.end))});
    }
    return out;
  }

  // "9.00", "EUR 1,658.86" alone on a line.
  bool only_value(PaperField::Value kind, const Unit& u) const { return u.on.text.size() < 24 && has_value(kind, u, 0); }

  AnswerDraft valued(const Unit& u, uint32_t end, const PaperField& f) const {
    AnswerDraft out = draft(u.page, u.on.begin, end, "the line that is labelled so");
    if (f.value == PaperField::Value::amount) {
      out.numbers = amounts_on(u.page, u.on.begin, end);
      std::reverse(out.numbers.begin(), out.numbers.end());
      if (out.numbers.size() > 1) out.numbers.resize(1);
    }
    return out;
  }

  std::optional<AnswerDraft> signature_below(size_t index, const Pattern& closing) const {
    const std::string& text = model_.page(index).text;
    bool closed = false;
    std::optional<TextRange> found;  // one line or two
    int lines = 0;
    for (uint32_t at = 0; at < text.size();) {
      const auto end = static_cast<uint32_t>(std::min(text.find('\n', at), text.size()));
      const std::string line = single_spaced(std::string_view(text).substr(at, end - at));
      if (closed && !line.empty()) {
        const bool a_name = line.size() <= kLongestSignature && !std::islower(static_cast<unsigned char>(line[0])) &&
                            std::any_of(line.begin(), line.end(), [](unsigned char c) { return std::isalpha(c); });
        if (!a_name || line[0] == '>') break;
        const auto begin = static_cast<uint32_t>(text.find_first_not_of(" \t", at));
        found = {found ? found->begin : begin, end};
        if (++lines == 2) break;
      } else if (closed && found) {
        break;
      }
      if (!closed) closed = closing.found_in(plain_lower(line));
      at = end + 1;
    }
    if (!found) return std::nullopt;
    return draft(index, found->begin, found->end, "the signature below the letter");
  }

  static std::optional<uint16_t> row_meant(const Page& page, const Table& table, const std::set<std::string>& in_question, const AskedPaper& asked) {
    std::optional<uint16_t> best;
    double most = 0;
    for (const Cell& c : table.cells) {
      if (c.row == 0 || c.column_header || c.begin >= c.end) continue;
      const std::string text = plain_lower(page.slice(c.begin, c.end));
      if (std::find(asked.numbers.begin(), asked.numbers.end(), text) != asked.numbers.end()) return c.row;
      if (c.column != 0 || !asked.numbers.empty()) continue;
      const std::vector<std::string> words = terms_of(text);
      const bool all = !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& w) { return in_question.count(w) != 0; });
      if (all && static_cast<double>(words.size()) > most) most = static_cast<double>(words.size()), best = c.row;
    }
    return best;
  }

  AnswerDraft cell_draft(size_t index, const Table& table, const Cell& cell) const {
    uint32_t begin = cell.begin, end = cell.end;
    for (const Cell& c : table.cells)
      if (c.row == cell.row && c.begin < c.end) begin = std::min(begin, c.begin), end = std::max(end, c.end);
    AnswerDraft out = draft(index, begin, end, "the cell of the row and the column that are asked for");
    out.text = single_spaced(model_.page(index).slice(cell.begin, cell.end));
    for (const AnswerNumber& n : numbers_in(out.text, 1)) out.numbers.push_back(n);
    return out;
  }

  // Words of whom the paper is from, to and about, in its head: they tell which paper is meant.
  bool is_own(const std::string& term) const {
    const DocumentProfile& p = model_.profile();
    const std::vector<std::string> words = terms_of(p.subject.text + " " + p.title.text + " " + model_.document().name);
    return std::find(words.begin(), words.end(), term) != words.end();
  }

  const DocumentModel& model_;
  std::vector<Unit> units_;
};

}  // namespace

bool is_short_paper(const DocumentModel& model, const AskedPaper& asked) {
  static const std::set<std::string> papers = {"letter",   "message",        "invoice", "receipt",    "offer",
                                               "protocol", "purchase order", "minutes", "spreadsheet"};
  static const std::set<std::string> others = {"contract",         "amendment",      "court opinion", "earnings call",    "annual report",
                                               "quarterly report", "current report", "press release", "financial report", "source text"};
  const std::string& kind = model.profile().kind;
  return model.pages() <= kFewPages && model.profile().form.empty() && (papers.count(kind) || (!asked.numbers.empty() && !others.count(kind)));
}

std::optional<AnswerDraft> answer_from_paper(const DocumentModel& model, const Question& q, const AskedPaper& asked) {
  static const Pattern sender(
      R"(^(who|from whom|which (company|person|firm)|wer|qui|quien)\b.*\b(sen[dt]|wrote|written|signed|issued?|sender|author|geschrieben|geschickt|unterschrieben|ecrit|envoye|signe|escribio|envio|firmo)\b|^(from whom|von wem|de qui|de quien)\b)");
  static const Pattern recipient(
      R"(^(to whom|whom|who)\b.*\b(addressed|recipient|addressee|received|billed|sent to|written to)\b|^(to whom|an wen|a qui|a quien)\b)");
  static const Pattern dated(
      R"(^(when|what date|on what date|wann|quand|cuando|what is the date)\b.*\b(written|wrote|write|sent|send|dated|date|issued|received|receive|signed|geschrieben|datiert|ausgestellt|ecrit|envoye|escrib\w+)\b|^(quelle est la date|cual es la fecha|welches datum)\b)");
  static const Pattern visit(R"(^(when|on what date|what date)\b.*\b(i|we)\b.*\b(eat|buy|shop|pay|visit|go|stay|order|park|fill)\b)");
  std::string question = plain_lower(q.text);
  static const Pattern opening(R"(^\W+)");  // "¿"
  if (auto at = opening.find(question)) question = question.substr(at.end);
  const PaperReader reader(model);
  const std::string& kind = model.profile().kind;
  if (kind == "spreadsheet") return reader.cell(q, asked);
  const bool of_head = recipient.found_in(question) || sender.found_in(question) || (dated.found_in(question) && !asked.kinds.empty());
  if (of_head && !reader.is_about(asked)) {
    AnswerDraft none;
    none.how = "the paper of this kind is about something else";
    return none;
  }
  if (recipient.found_in(question))
    if (auto got = reader.recipient()) return got;
  if (sender.found_in(question))
    if (auto got = reader.sender()) return got;
  if (auto got = reader.cell(q, asked)) return got;
  if (dated.found_in(question) && (!asked.kinds.empty() || !asked.numbers.empty() || kind == "message" || kind == "letter"))
    if (auto got = reader.date()) return got;
  if (visit.found_in(question) && (kind == "receipt" || kind == "invoice"))
    if (auto got = reader.date()) return got;
  const PaperField* total = paper_field("total");
  for (const PaperField& f : paper_fields())
    if (&f != total && f.name != "recipient" && f.asked.found_in(question))
      if (auto got = reader.field(f)) return got;
  if (!q.asks_why)
    if (auto got = reader.line(q, asked)) return got;
  // "How much was the lamp?" asks for a line; "what did I pay for the lamp" may be the whole.
  static const Pattern whole(
      R"(\b(pay|paid|spen[dt]|owed?|total|sum|amount|balance|betrag|rechnungsbetrag|gesamtbetrag|bezahlen|zahlen|montant|payer|importe|pagar)\b)");
  const bool of_all = reader.topic_of(q, asked).empty() || (whole.found_in(question) && reader.holds_topic(asked));
  if (total->asked.found_in(question) && of_all)
    if (auto got = reader.field(*total)) return got;
  return std::nullopt;
}

std::optional<Figure> total_of(const DocumentModel& model) { return PaperReader(model).total(); }

}  // namespace dossier
