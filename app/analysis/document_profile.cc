#include "app/analysis/document_profile.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "app/analysis/contract_cover.h"
#include "app/analysis/lexicon.h"
#include "app/analysis/party_names.h"
#include "app/analysis/table_rows.h"
#include "app/retrieval/page_lines.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"
#include "base/utf8.h"

namespace dossier {
namespace {

struct CoverLine {
  size_t page = 0;  // index into first_pages
  uint32_t begin = 0, end = 0;
  std::string text;   // one line, single spaces
  std::string lower;
  float size_pt = 0;  // of its largest word
};

using Pages = std::vector<std::shared_ptr<const Page>>;

// Pages without boxes: lines of the text.
void add_text_lines(const Page& page, size_t index, std::vector<CoverLine>& out) {
  for (size_t at = 0; at < page.text.size() && out.size() < 400;) {
    size_t end = std::min(page.text.find('\n', at), page.text.size());
    CoverLine line{index, static_cast<uint32_t>(at), static_cast<uint32_t>(end), single_spaced(std::string_view(page.text).substr(at, end - at)), {}, 0};
    line.lower = plain_lower(line.text);
    if (!line.text.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
}

// The lines as the eye sees them. A line whose words do not stand together in the text has begin == end.
std::vector<CoverLine> cover_lines(const Pages& pages) {
  std::vector<CoverLine> out;
  for (size_t p = 0; p < pages.size(); ++p) {
    const Page& page = *pages[p];
    for (const PageLine& from : lines_of(page)) {
      if (out.size() >= 400) return out;
      CoverLine line{p, UINT32_MAX, 0, single_spaced(text_of(page, from)), {}, 0};
      for (const LineWord& w : from.words) {
        line.begin = std::min(line.begin, w.begin);
        line.end = std::max(line.end, w.end);
        line.size_pt = std::max(line.size_pt, w.box.height());
      }
      if (single_spaced(page.slice(line.begin, line.end)) != line.text) line.begin = line.end = 0;
      line.lower = plain_lower(line.text);
      out.push_back(std::move(line));
    }
    if (page.words.empty()) add_text_lines(page, p, out);
  }
  return out;
}

class ProfileReader {
 public:
  ProfileReader(const SourceDocument& document, const Pages& pages) : document_(document), pages_(pages), lines_(cover_lines(pages)) {
    for (const auto& p : pages) flat_ += plain_lower(p->text) + " \n ";
  }

  DocumentProfile read() {
    find_form();
    find_kind();
    find_title();
    if (out_.kind == "message") {
      find_mail_head();
    } else if (out_.kind != "spreadsheet" && out_.kind != kSourceText) {  // they name others, and their dates
      find_subject();
      find_date();
    }
    if (out_.kind != kSourceText) find_period();
    find_quarter();
    if (out_.kind == "contract" || out_.kind == "amendment") find_parties();
    return std::move(out_);
  }

 private:
  ProfileFact fact(const CoverLine& line, size_t from = 0, size_t to = std::string::npos) const {
    ProfileFact f;
    f.text = single_spaced(line.text.substr(from, to == std::string::npos ? to : to - from));
    if (line.begin == line.end) return f;
    const Page& page = *pages_[line.page];
    std::string_view raw = page.slice(line.begin, line.end);
    size_t at = raw.find(f.text);
    uint32_t begin = line.begin, end = line.end;
    if (at != std::string_view::npos) {
      begin = line.begin + static_cast<uint32_t>(at);
      end = begin + static_cast<uint32_t>(f.text.size());
    }
    f.place = Span{document_.sha256, page.number, begin, end};
    return f;
  }

  void find_form() {
    static const Pattern form(R"(\bform\s*(10-?\s?k|10-?\s?q|8-?\s?k|20-?f|40-?f|6-?k|s-1|def 14a|11-k)\b)");
    if (auto g = form.groups(flat_.substr(0, 8000)); !g.empty()) {
      for (char c : g[1])
        if (c != ' ' && c != '-') out_.form += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
      if (out_.form == "10K") out_.form = "10-K";
      if (out_.form == "10Q") out_.form = "10-Q";
      if (out_.form == "8K") out_.form = "8-K";
      if (out_.form == "20F") out_.form = "20-F";
      if (out_.form == "6K") out_.form = "6-K";
    }
  }

  void find_subject() {
    static const Pattern registrant(R"(exact\s+name\s+of\s+(?:the\s+)?(?:registrant|company))"), not_a_name(R"(commission|file number|\bor\b|transition|for the|period)");
    static const Pattern announces(
        R"(^(?:news release:?\s*|press release:?\s*)?([A-Z0-9][\w&.,'’ -]{1,48}?),?\s+(?:(?i)announces|announced|reports|reported|delivers|delivered|posts|declares|completes|declared|agrees|provides|updates)\b)");
    for (size_t i = 0; i < lines_.size(); ++i) {
      auto at = registrant.find(lines_[i].lower);
      if (!at) continue;
      if (at.begin > 4) {
        std::string before = lines_[i].text.substr(0, std::min(at.begin, lines_[i].text.size()));
        while (!before.empty() && (before.back() == '(' || before.back() == ' ')) before.pop_back();
        if (before.size() > 2) return void(out_.subject = fact(lines_[i], 0, before.size()));
      }
      for (size_t k = i; k-- > 0 && k + 11 > i;) {
        const CoverLine& l = lines_[k];
        bool letters = std::any_of(l.text.begin(), l.text.end(), [](unsigned char c) { return std::isalpha(c); });
        if (l.text.size() > 2 && letters && !not_a_name.found_in(l.lower) && l.text.find("___") == std::string::npos) return void(out_.subject = fact(l));
      }
    }
    if (out_.kind == "court opinion") {
      static const Pattern caption(R"(([A-Z][A-Za-z.,&'’ -]{1,60} v\.? [A-Z][A-Za-z.,&'’ -]{1,60}))");
      for (size_t i = 0; i < lines_.size() && i < 25; ++i)
        if (auto g = caption.groups(lines_[i].text); !g.empty()) {
          const size_t from = lines_[i].text.find(g[1]);
          return void(out_.subject = fact(lines_[i], from, from + g[1].size()));
        }
    }
    // A clause of a contract ("Company develops or delivers ...") announces nothing.
    const bool agreed = out_.kind == "contract" || out_.kind == "amendment";
    for (size_t i = 0; i < lines_.size() && i < 60 && !agreed; ++i)
      if (auto g = announces.groups(lines_[i].text); !g.empty()) {
        size_t from = lines_[i].text.find(g[1]);
        out_.subject = fact(lines_[i], from, from + g[1].size());
        reports_ = true;
        return;
      }
    static const Pattern company(R"((?i)\b(inc\.?|incorporated|corp\.?|corporation|ltd\.?|limited|plc|llc|gmbh|s\.a\.|n\.v\.|ag|company|co\.)\)?,?$)");
    for (size_t i = 0; i < lines_.size() && i < 25; ++i) {
      const std::string& text = lines_[i].text;
      if (text.size() >= 60 || !company.found_in(text)) continue;
      // A line of running text may end with such a word too; a name is the whole line.
      auto name = read_name(text, 0);
      if (name && name->end + 2 > text.size()) return void(out_.subject = fact(lines_[i], 0, name->end));
    }
  }

  // The first rule that holds names the kind.
  void find_kind() {
    struct Rule {
      const char* kind;
      Pattern says;
      size_t within;  // characters from the start
    };
    static const std::vector<Rule> rules = {
        {"court opinion",
         Pattern(
             R"(\b(opinion|judgment|memorandum decision|order)\b(?s:.*)\bcourt\b|\bcourt\b(?s:.*)\b(opinion|judgment|appellant|appellee|plaintiff|petitioner)\b)"),
         4000},
        {"earnings call",
         Pattern(
             R"((earnings|results|conference) (conference )?call(?s:.*)(operator|good (morning|afternoon|day|evening)|question)|operator\b(?s:.*)conference call|\b(thank you|welcome)[^.]{0,60}(quarter|full year)[^.]{0,60}\bcall\b)"),
         6000},
        // A headline goes before what the text below says of agreements and contracts.
        {"press release",
         Pattern(R"(\b(announces|reports|announced|reported|delivers|posts)\b.{0,120}\b(quarter|results|fiscal|full.year|earnings)\b)"), 320},
        {"amendment", Pattern(R"(\bamendment (no\. ?\d+ )?(to|number)\b|\b(first|second|third) amendment\b)"), 600},
        {"contract",
         Pattern(
             R"(\bthis [a-z ,-]{0,80}(agreement|contract|lease|deed)\b|\bby and (between|among)\b|\b(agreement|contract)\b(?s:.{0,600})\b(between|among)\b|\bnon-?disclosure agreement\b)"),
         4000},
        {"letter",
         Pattern(
             R"(\bdear\b(?s:.*)\b(yours (sincerely|faithfully|truly)|(kind|best) regards|sincerely)\b|\bsehr geehrte(?s:.*)\bgr(ü|u)(ß|ss)en\b|\bestimad[oa]s?\b(?s:.*)\b(atentamente|saludos?)\b|\b(madame|monsieur|cher|chere)\b(?s:.*)\b(cordialement|salutations)\b)"),
         6000},
        {"purchase order", Pattern(R"(\bpurchase order\b|\bbestellung\b|\bbon de commande\b|\borden de compra\b|ใบสั่งซื้อ)"), 200},
        {"contract", Pattern(R"(\b[a-zäöüß]*vertrag\b|\bcontrat\b|\bcontrato\b)"), 200},
        {"offer", Pattern(R"(^\W*(offer|quotation|angebot|devis)\b)"), 100},
        {"protocol", Pattern(R"(\b(protocol|protokoll)\b)"), 100},
        {"invoice", Pattern(R"(\binvoice\b|\b[a-z]*rechnung\b|\bfacture\b|\bfactura\b)"), 1200},
        {"receipt", Pattern(R"(\breceipt\b|\bcash\b(?s:.{0,400})\bchange\b|\bsubtotal\b(?s:.{0,300})\btotal\b)"), 2000},
        {"minutes", Pattern(R"(\bminutes of\b)"), 1000},
        {"letter", Pattern(R"((^|\n )dear\b|\byours (sincerely|faithfully|truly)\b|\bsincerely\b)"), 6000},
        {"press release",
         Pattern(
             R"(for immediate release|press release|news release|\b(announces|reports|reported|announced|delivers)\b[^.\n]{0,120}\b(quarter|results|fiscal|full.year|year)\b)"),
         3000},
        {"policy", Pattern(R"(\bpolicy\b)"), 300},
        {"report", Pattern(R"(\bannual report\b|\breport\b)"), 600},
    };
    if (is_source_text(document_)) {
      out_.form.clear();
      out_.kind = kSourceText;
      return;
    }
    if (out_.form == "10-K" || out_.form == "20-F" || out_.form == "40F") return void(out_.kind = "annual report");
    if (out_.form == "10-Q") return void(out_.kind = "quarterly report");
    if (out_.form == "8-K" || out_.form == "6-K") return void(out_.kind = "current report");
    const std::string& type = document_.info.type;
    if (type == "eml" || type == "msg" || type == "mbox") return void(out_.kind = "message");
    if (type == "xlsx" || type == "ods" || type == "csv" || type == "xls") return void(out_.kind = "spreadsheet");
    if (type == "pptx" || type == "odp") return void(out_.kind = "presentation");
    // Contracts speak of orders and courts as well; a judgment is given between parties to a suit.
    static const Pattern suit(R"(\b(appell(ant|ee)s?|plaintiffs?|defendants?|petitioners?|respondents?|opinion of the court|v\.|versus)\b|\bv\. )"),
        agreed(R"(\b(agreement|contract|lease)\b)");
    const std::string_view opening = std::string_view(flat_).substr(0, 2500);
    // "Cash" and "change" stand in cash flows as on receipts.
    static const Pattern accounts(
        R"(\b(net cash|cash flows?|cash and cash equivalents|stockholders|shareholders|fiscal|in (thousands|millions)|operating activities)\b)");
    const bool of_accounts = accounts.found_in(opening);
    const bool of_suit = suit.found_in(opening) || !agreed.found_in(opening);
    for (const Rule& r : rules)
      if ((of_suit || r.kind != std::string_view("court opinion")) && (!of_accounts || r.kind != std::string_view("receipt")) &&
          r.says.found_in(std::string_view(flat_).substr(0, r.within)))
        return void(out_.kind = r.kind);
    static const Pattern statements("balance sheets?|statements? of (income|operations|cash flows|financial position)");
    if (statements.found_in(flat_)) out_.kind = "financial report";
  }

  // "RESELLER AGREEMENT", alone on its line; else before a dash ("Supply Agreement - Harrow / Moss").
  std::optional<ProfileFact> contract_title() const {
    static const Pattern title(
        R"((form of )?[^\d.:;"]{0,80}(agreement|contract|lease|deed|addendum|amendment|licen[cs]e|vertrag|contrat|contrato)( to [^\d.:;"]{3,60}| [üu]ber [^\d.:;"]{3,60}| (no|number|nr)[. ]*[\d/-]+)?\.?)"),
        not_one(R"(^(this|the|an?|of|to|in|by|for|under)\b|\b(shall|is|are|hereby|pursuant|will|exhibit)\b)");
    auto is_title = [&](std::string_view lower) { return title.matches_all(lower) && !not_one.found_in(lower); };
    std::optional<ProfileFact> before_dash;
    for (size_t i = 0; i < lines_.size() && i < 40; ++i) {
      if (is_title(lines_[i].lower)) return fact(lines_[i]);
      const size_t dash = std::min({lines_[i].text.find(" - "), lines_[i].text.find(" \u2013 "), lines_[i].text.find(" \u2014 ")});
      if (!before_dash && dash != std::string::npos && is_title(plain_lower(lines_[i].text.substr(0, dash)))) before_dash = fact(lines_[i], 0, dash);
    }
    return before_dash;
  }

  void find_title() {
    if (out_.kind == "contract" || out_.kind == "amendment")
      if (auto title = contract_title()) return void(out_.title = std::move(*title));
    const CoverLine* best = nullptr;
    for (size_t i = 0; i < lines_.size() && i < 30 && lines_[i].page == 0; ++i) {
      const CoverLine& l = lines_[i];
      bool letters = std::count_if(l.text.begin(), l.text.end(), [](unsigned char c) { return std::isalpha(c) || c >= 0x80; }) > 3;
      if (letters && l.text.size() < 140 && (!best || l.size_pt > best->size_pt + 0.5f)) best = &l;
    }
    if (best) out_.title = fact(*best);
    else if (!document_.info.title.empty()) out_.title.text = document_.info.title;
  }

  // A release names its year in the headline and the first paragraph: "reports fiscal 2023 results".
  void find_headline_year() {
    if (!out_.form.empty()) return;
    static const Pattern named(R"(\bfiscal (?:year )?((?:19|20)\d\d)\b|\b((?:19|20)\d\d) (?:(?:first|second|third|fourth)[ -]quarter|full[ -]year|annual) )");
    if (auto g = named.groups(std::string_view(flat_).substr(0, 700)); !g.empty()) out_.fiscal_year = std::stoi(g[1].empty() ? g[2] : g[1]);
  }

  void find_period() {
    find_headline_year();
    static const Pattern ended(
        R"((?:(?:fiscal |transition )?(?:year|quarter(?:ly period)?|period|months|weeks)["')]*[ -]+ended:? ?(?:on )?)(?:([a-z]+)\.? ?(\d{1,2}) ?,? ?((?:19|20)\d\d)|(\d{1,2}) ([a-z]+),? ((?:19|20)\d\d)))");
    std::string head;
    for (const auto& p : pages_) head += plain_lower(p->text) + " ";
    auto g = ended.groups(head);
    if (!g.empty()) {
      bool day_first = g[1].empty();
      int month = month_of(day_first ? g[5] : g[1]), day = std::stoi(day_first ? g[4] : g[2]), year = std::stoi(day_first ? g[6] : g[3]);
      if (month) {
        out_.period_end = iso(year, month, day);
        if (!out_.fiscal_year) out_.fiscal_year = month == 1 && day <= 7 ? year - 1 : year;  // a 52/53-week year that ends in the first days of January
        if (out_.form == "10-Q" || (out_.kind == "press release")) period_month_ = month;
        if (out_.form == "10-Q") find_fiscal_quarter(head, year, month, day);
      }
      for (const CoverLine& l : lines_)
        if (l.lower.find("ended") != std::string::npos && l.lower.find(std::to_string(year)) != std::string::npos) {
          out_.period = fact(l);
          break;
        }
    }
    if (out_.fiscal_year) return;
    std::vector<std::pair<int, int>> counts;
    static const Pattern year(R"(\b(?:19|20)\d\d\b)");
    for (auto at = year.find(head); at; at = year.find(head, at.end)) {
      int y = std::stoi(head.substr(at.begin, 4));
      auto there = std::find_if(counts.begin(), counts.end(), [&](auto& c) { return c.first == y; });
      if (there == counts.end()) counts.push_back({y, 1});
      else ++there->second;
    }
    int best = 0;
    for (auto [y, n] : counts)
      if (n > best || (n == best && out_.fiscal_year && y > *out_.fiscal_year)) best = n, out_.fiscal_year = y;
  }

  // A fiscal year is called after the calendar year it ends in. A quarterly report sets its balance sheet beside that of the last
  // year's end: the first date that lies one to three quarters before the period's end.
  void find_fiscal_quarter(const std::string& head, int year, int month, int day) {
    static const Pattern date(R"(\b(january|february|march|april|may|june|july|august|september|october|november|december) (\d{1,2}),? ((?:19|20)\d\d)\b)");
    const int64_t end = days_from_date(year, month, day);
    int64_t last_end = 0;
    int y = 0, m = 0, d = 0;
    for (auto at = date.find(head); at && !last_end; at = date.find(head, at.end)) {
      auto g = date.groups(std::string_view(head).substr(at.begin, at.end - at.begin));
      int of_month = month_of(g[1]), of_day = std::stoi(g[2]), of_year = std::stoi(g[3]);
      if (!of_month || !is_real_date(of_year, of_month, of_day)) continue;
      int64_t days = days_from_date(of_year, of_month, of_day), before = end - days;
      // The quarters of a year end about 91, 182 and 273 days after the last year's end.
      bool quarter_apart = false;
      for (int64_t quarters : {91, 182, 273}) quarter_apart |= std::abs(before - quarters) <= 10;
      bool ends_month = of_day >= 24 || of_day <= 7;
      if (quarter_apart && ends_month) last_end = days, y = of_year, m = of_month, d = of_day;
    }
    if (!last_end) return;
    out_.last_year_end = iso(y, m, d);
    out_.quarter = static_cast<int>((end - last_end + 45) / 91);
    // Where the last year ended in the first days of January, it was the year before's.
    out_.fiscal_year = (m == 1 && d <= 7 ? y - 1 : y) + 1;
  }

  void find_quarter() {
    if (out_.form == "10-K" || out_.form == "20-F" || out_.quarter) return;
    static const Pattern word(R"(\b(first|second|third|fourth)[- ](?:fiscal )?quarter|\bq([1-4])\b)");
    if (auto g = word.groups(flat_); !g.empty()) {
      out_.quarter = !g[2].empty() ? g[2][0] - '0' : g[1] == "first" ? 1 : g[1] == "second" ? 2 : g[1] == "third" ? 3 : 4;
    } else if (period_month_) {
      out_.quarter = (period_month_ - 1) / 3 + 1;
    }
  }

  // Who wrote, when, about what: the head of a message.
  void find_mail_head() {
    auto head = [&](std::string_view key) -> const CoverLine* {
      for (size_t i = 0; i < lines_.size() && i < 12; ++i)
        if (lines_[i].lower.starts_with(key)) return &lines_[i];
      return nullptr;
    };
    if (const CoverLine* from = head("from: ")) {
      size_t end = from->text.find(" <");
      out_.subject = fact(*from, 6, end == std::string::npos || end <= 6 ? from->text.size() : end);
    }
    if (const CoverLine* about = head("subject: ")) out_.title = fact(*about, 9, about->text.size());
    if (const CoverLine* sent = head("date: ")) take_date(*sent);
  }

  // The date of a line, if it holds one.
  bool take_date(const CoverLine& l) {
    for (const Quantity& q : find_quantities(l.text)) {
      if (q.kind != QuantityKind::date || !q.year || !q.month || !q.day || q.order_uncertain || !is_real_date(q.year, q.month, q.day)) continue;
      out_.date_iso = iso(q.year, q.month, q.day);
      out_.date = fact(l, q.begin, q.end);
      return true;
    }
    return false;
  }

  void find_date() {
    if (out_.kind == "court opinion") {  // argued on one day, decided on another: the second is the opinion's
      static const Pattern decided(R"(\b(?:decided|filed|entered|issued)(?: and (?:decided|filed|entered|issued))?:? (?:on )?)");
      for (size_t i = 0; i < lines_.size() && i < 40; ++i)
        if (auto at = decided.find(lines_[i].lower); at && lines_[i].lower.size() == lines_[i].text.size()) {
          CoverLine rest = lines_[i];
          rest.text = rest.text.substr(at.end);
          if (take_date(rest)) return;
        }
    }
    static const Pattern date(
        R"(\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b|\b(\d{1,2})\.? (january|february|march|april|may|june|july|august|september|october|november|december),? ((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b)");
    for (const CoverLine& l : lines_) {
      auto g = date.groups(l.lower);
      if (g.empty() || l.lower.starts_with("source:")) continue;  // where a copy came from, and when
      if (l.lower.size() != l.text.size() && take_date(l)) return;
      auto at = date.find(l.lower);
      if (!g[1].empty()) out_.date_iso = iso(std::stoi(g[3]), month_of(g[1]), std::stoi(g[2]));
      else if (!g[5].empty()) out_.date_iso = iso(std::stoi(g[6]), month_of(g[5]), std::stoi(g[4]));
      else out_.date_iso = g[7] + "-" + g[8] + "-" + g[9];
      bool same = l.lower.size() == l.text.size();
      out_.date = same ? fact(l, at.begin, at.end) : fact(l);
      return;
    }
    // Dates of other languages and in figures, where their order is plain.
    for (const CoverLine& l : lines_)
      if (!l.lower.starts_with("source:") && take_date(l)) return;
    if (!document_.info.created.empty()) {
      out_.date.text = document_.info.created;
      out_.date_iso = document_.info.created.substr(0, 10);
    }
  }

  // Parties and date as the preamble gives them: other lines of a contract name firms and days of all kinds.
  void find_parties() {
    const ContractCover cover = contract_cover(pages_);
    if (!cover.has_preamble) return;
    auto fact_of = [&](const CoverWords& w) { return ProfileFact{w.text, Span{document_.sha256, pages_[w.page]->number, w.begin, w.end}}; };
    for (const CoverWords& party : cover.parties) out_.parties.push_back(fact_of(party));
    out_.subject = out_.parties.front();
    // A line of the cover that is nothing but a date may stand; other lines date other things.
    const bool alone = std::any_of(lines_.begin(), lines_.begin() + static_cast<long>(std::min<size_t>(lines_.size(), 12)),
                                   [&](const CoverLine& l) { return l.text == out_.date.text; });
    if (!cover.date && alone) return;
    out_.date = {};
    out_.date_iso.clear();
    if (!cover.date) return;
    for (const Quantity& q : find_quantities(cover.date->text))
      if (q.kind == QuantityKind::date && q.day) out_.date_iso = iso(q.year, q.month, q.day);
    out_.date = fact_of(*cover.date);
  }

  static int month_of(std::string_view word) {
    static const char* const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    for (int m = 0; m < 12; ++m)
      if (word.substr(0, 3) == months[m]) return m + 1;
    return 0;
  }

  static std::string iso(int year, int month, int day) {
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", year, month, day);
    return out;
  }

  const SourceDocument& document_;
  const Pages& pages_;
  std::vector<CoverLine> lines_;
  std::string flat_;
  DocumentProfile out_;
  bool reports_ = false;
  int period_month_ = 0;
};

bool legal_form(const std::string& word) {
  static const std::set<std::string> forms = {"inc", "incorporated", "corp", "corporation", "company", "companies", "co", "ltd", "limited", "plc", "llc", "lp",
                                              "the", "group", "holdings", "holding", "and", "of", "com", "ag", "gmbh", "sa", "nv", "se", "international", "platforms", "n"};
  return forms.count(word) > 0;
}

std::vector<std::string> words_of_name(const std::string& company) {
  std::vector<std::string> out;
  std::string word;
  for (char c : company + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else if (c == '&' && word.empty()) {
      out.push_back("n");
    } else if (c == '&') {
      word += c;
    } else if (c != '\'' && !word.empty()) {
      out.push_back(std::exchange(word, {}));
    }
  }
  return out;
}

}  // namespace

bool is_source_text(const SourceDocument& document) {
  static const Pattern program(R"(\.(py|js|ts|c|cc|cpp|h|hpp|java|go|rs|rb|sh|json|jsonl|xml|yaml|yml|toml|sql|css|cmake)$)");
  return document.info.type == "txt" && program.found_in(plain_lower(document.name));
}

DocumentProfile profile_of(const SourceDocument& document, const std::vector<std::shared_ptr<const Page>>& first_pages) {
  return ProfileReader(document, first_pages).read();
}

std::vector<std::string> naming_words(const std::string& company) {
  std::vector<std::string> out;
  for (const std::string& w : words_of_name(company))
    if (std::string lower = plain_lower(w); !legal_form(lower)) out.push_back(lower);
  return out;
}

std::vector<std::string> name_aliases(const std::string& company) {
  std::vector<std::string> words, out;
  for (const std::string& w : words_of_name(company))
    if (w == "n" || !legal_form(plain_lower(w))) words.push_back(w);
  std::vector<std::string> plain;
  std::string initials;
  for (const std::string& w : words) {
    initials += static_cast<char>(std::tolower(static_cast<unsigned char>(w[0])));
    if (w != "n") plain.push_back(plain_lower(w));
  }
  if (words.size() > 1) out.push_back(initials);
  if (plain.size() == 2 && plain[0].size() > 2 && plain[1].size() > 2) {
    out.push_back(plain[0].substr(0, 2) + plain[1].substr(0, 2));
    out.push_back(plain[0] + plain[1]);
  }
  for (const std::string& w : words) {  // "JPMorgan" is also "jpm", "PepsiCo" "pc"
    std::string capitals;
    for (char c : w)
      if (c >= 'A' && c <= 'Z') capitals += static_cast<char>(c + 32);
    if (capitals.size() > 1 && capitals.size() < w.size()) out.push_back(capitals);
  }
  return out;
}

}  // namespace dossier
