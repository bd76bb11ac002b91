#include "app/generate/brief.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "app/analysis/clause_question.h"
#include "app/analysis/document_model.h"
#include "app/analysis/document_profile.h"
#include "app/analysis/key_figures.h"
#include "app/generate/contract_section.h"
#include "app/generate/dates_to_watch.h"
#include "app/generate/figure_section.h"
#include "app/generate/sheet_section.h"
#include "app/generate/two_values.h"
#include "app/grounding/claim_verifier.h"
#include "base/quantity.h"

namespace dossier {
namespace {

constexpr size_t kMostDates = 12, kMostDisagreements = 8, kMostChanges = 3;
// The folder's picture compares every sentence with its like; long filings repeat themselves by law, so only documents up to this
// many pages take part.
constexpr uint32_t kMostPagesCompared = 80;
constexpr size_t kMostContractPages = 400;

size_t words_of(const std::string& text) {
  size_t n = 0;
  bool inside = false;
  for (char c : text) {
    bool space = c == ' ' || c == '\n' || c == '\t';
    n += !space && !inside;
    inside = !space;
  }
  return n;
}

class BriefMaker {
 public:
  BriefMaker(PageSource& pages, const BriefRequest& request, Generator& generator, const Progress& progress, const CancelToken& cancel)
      : pages_(pages), request_(request), generator_(generator), verifier_(pages, request.judge), progress_(progress), cancel_(cancel) {}

  Result<Report> run() {
    report_.title = request_.title;
    report_.question = request_.question;
    report_.prepared_at = report_time();
    report_.coverage.documents = request_.documents;
    report_.coverage.skipped = request_.skipped;
    for (size_t i = 0; i < request_.documents.size(); ++i) {
      if (progress_) progress_({"Summarizing", i, request_.documents.size(), "documents", request_.documents[i].name});
      if (request_.documents[i].page_numbers.empty()) continue;  // the coverage says why
      DOSSIER_TRY(add_document(request_.documents[i]));
    }
    if (request_.folder_picture && request_.question.empty()) DOSSIER_TRY(add_folder_picture());
    report_.generator = generator_.name();
    return std::move(report_);
  }

 private:
  // Verifies a draft; true if it was taken into `section`.
  bool take(DraftClaim draft, ReportSection& section) {
    CheckedClaim checked = verifier_.verify(draft);
    if (auto* verified = std::get_if<VerifiedClaim>(&checked)) {
      section.claims.push_back(std::move(*verified));
      if (request_.shown) request_.shown(section.claims.back());
      return true;
    }
    report_.withheld.push_back(std::get<Rejected>(std::move(checked)));
    return false;
  }

  Status add_document(const SourceDocument& document) {
    ReportSection section;
    section.document = document.name;
    DOSSIER_ASSIGN(DocumentProfile profile, profile_at(document));
    section.title = title_of(document, profile);
    section.kind = profile.kind;
    std::set<std::string> said;
    size_t words = 0;
    DraftTask task{document, request_.question, request_.points};
    DOSSIER_TRY(generator_.draft(task, pages_, [&](DraftClaim draft) -> Result<bool> {
      if (!said.insert(draft.text).second) return true;  // running text that repeats itself says it once
      size_t more = words_of(draft.text);
      if (request_.most_words > 0 && more > request_.most_words) return false;  // another one may be shorter
      if (request_.most_words > 0 && words + more > request_.most_words) return true;
      bool taken = take(std::move(draft), section);
      if (taken) words += more;
      return taken;
    }, cancel_));
    for (Rejected& rejected : generator_.rejected()) report_.withheld.push_back(std::move(rejected));
    if (request_.question.empty() && has_statements(profile)) DOSSIER_TRY(add_figures(document, profile, section));
    if (request_.question.empty() && is_contract(profile) && document.page_numbers.size() <= kMostContractPages) {
      DOSSIER_ASSIGN(std::optional<FigureTable> terms, contract_terms(pages_, document, profile, verifier_));
      if (terms) section.tables.push_back(std::move(*terms));
    }
    if (section.claims.empty() && section.tables.empty() && request_.question.empty()) {
      DOSSIER_ASSIGN(section.tables, sheet_tables(pages_, document, verifier_, cancel_));
    }
    report_.sections.push_back(std::move(section));
    return {};
  }

  Result<DocumentProfile> profile_at(const SourceDocument& document) {
    std::vector<std::shared_ptr<const Page>> first;
    for (uint32_t number : document.page_numbers) {
      if (first.size() == 3) break;
      DOSSIER_ASSIGN(auto page, pages_.page(document.sha256, number));
      first.push_back(std::move(page));
    }
    return profile_of(document, first);
  }

  // "Supply agreement.pdf: contract, 12 March 2024". Only what stands in the document itself; what is longer than a name is none.
  static std::string title_of(const SourceDocument& document, const DocumentProfile& profile) {
    constexpr size_t kLongestName = 70;
    std::string title = document.name + ": " + profile.kind + (profile.form.empty() || profile.kind == profile.form ? "" : " (" + profile.form + ")");
    auto add = [&](const ProfileFact& fact) {
      bool fits = fact && fact.place && fact.text.size() <= kLongestName;
      if (fits) title += ", " + fact.text;
      return fits;
    };
    if (profile.kind == "message" && profile.title) {
      if (add(profile.title)) title += profile.subject ? ", from " + profile.subject.text : "";
    } else {
      if (is_contract(profile) && names_contract(profile.title.text)) add(profile.title);
      if (profile.parties.size() > 1)
        title += ", " + parties_of(profile.parties);
      else
        add(profile.subject);
    }
    if (!add(profile.period)) add(profile.date);
    return title;
  }

  // "Hartwell Ltd. and Moss GmbH"; of more than three, the first two.
  static std::string parties_of(const std::vector<ProfileFact>& parties) {
    const size_t shown = parties.size() > 3 ? 2 : parties.size();
    std::string out;
    for (size_t k = 0; k < shown; ++k) out += (k == 0 ? "" : k + 1 == parties.size() ? " and " : ", ") + parties[k].text;
    return parties.size() > shown ? out + " and others" : out;
  }

  // Kinds of documents that carry primary statements; in others a chance match would only look like one.
  static bool has_statements(const DocumentProfile& profile) {
    return !profile.form.empty() || profile.kind == "annual report" || profile.kind == "quarterly report" || profile.kind == "press release" || profile.kind == "statement";
  }

  Status add_figures(const SourceDocument& document, const DocumentProfile& profile, ReportSection& section) {
    DOSSIER_ASSIGN(auto model, DocumentModel::build(pages_, document, document.page_numbers));
    std::string subject = profile.subject ? profile.subject.text : document.name;
    FigureSection figures = figure_section(key_figures(*model), subject, verifier_, kMostChanges);
    section.tables = std::move(figures.tables);
    for (VerifiedClaim& claim : figures.sentences) section.claims.push_back(std::move(claim));
    return {};
  }

  Status add_folder_picture() {
    std::vector<DocumentSentences> all;
    ReportSection dates{"Dates to watch", std::string(kDatesToWatch), "", {}, {}, {}, {}}, disagree{"Two values", std::string(kTwoValues), "", {}, {}, {}, {}};
    std::vector<std::pair<WatchedDate, size_t>> watched;
    int64_t today = static_cast<int64_t>(prepared_days());
    for (size_t i = 0; i < request_.documents.size(); ++i) {
      const SourceDocument& document = request_.documents[i];
      if (document.page_numbers.size() > kMostPagesCompared) continue;
      DOSSIER_ASSIGN(const DocumentProfile profile, profile_at(document));
      if (profile.kind == kSourceText) continue;  // it quotes dates and values, and states none
      DOSSIER_ASSIGN(auto sentences, read_sentences(pages_, document, cancel_));
      for (WatchedDate& date : dates_to_watch(sentences, today)) watched.emplace_back(std::move(date), i);
      all.push_back({i, std::move(sentences)});
    }
    std::stable_sort(watched.begin(), watched.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [date, i] : watched) {
      if (dates.claims.size() == kMostDates) break;
      DOSSIER_ASSIGN(DraftClaim draft, draft_at(date.point, i));
      take(std::move(draft), dates);
    }
    if (!dates.claims.empty()) report_.sections.push_back(std::move(dates));
    for (const TwoValues& pair : find_two_values(all, kMostDisagreements)) DOSSIER_TRY(add_disagreement(pair, disagree));
    if (!disagree.disagreements.empty()) report_.sections.push_back(std::move(disagree));
    return {};
  }

  Status add_disagreement(const TwoValues& pair, ReportSection& section) {
    DOSSIER_ASSIGN(DraftClaim first, draft_at(pair.first, pair.first_document));
    DOSSIER_ASSIGN(DraftClaim second, draft_at(pair.second, pair.second_document));
    CheckedClaim a = verifier_.verify(first), b = verifier_.verify(second);
    auto *one = std::get_if<VerifiedClaim>(&a), *two = std::get_if<VerifiedClaim>(&b);
    if (!one || !two) return {};
    std::string what = pair.what.empty() ? "The same statement" : pair.what;
    std::string note = "That is " + pair.first_value + " in " + request_.documents[pair.first_document].name + " and " + pair.second_value + " in " +
                       request_.documents[pair.second_document].name + ".";
    DOSSIER_ASSIGN(std::string later, later_document(pair.first_document, pair.second_document));
    if (!later.empty()) note += " " + later + " is the later document.";
    section.disagreements.push_back({what, std::move(*one), std::move(*two), note});
    return {};
  }

  // By the dates that the documents themselves state; empty if these do not tell.
  Result<std::string> later_document(size_t first, size_t second) {
    DOSSIER_ASSIGN(DocumentProfile a, profile_at(request_.documents[first]));
    DOSSIER_ASSIGN(DocumentProfile b, profile_at(request_.documents[second]));
    if (!a.date.place || !b.date.place || a.date_iso.empty() || b.date_iso.empty() || a.date_iso == b.date_iso) return std::string();
    return request_.documents[a.date_iso > b.date_iso ? first : second].name;
  }

  Result<DraftClaim> draft_at(const Point& point, size_t document) {
    DOSSIER_ASSIGN(auto page, pages_.page(request_.documents[document].sha256, point.page));
    return draft_of(point, *page, request_.documents[document]);
  }

  int64_t prepared_days() const {
    int y = 1970, m = 1, d = 1;
    std::sscanf(report_.prepared_at.c_str(), "%d-%d-%d", &y, &m, &d);
    return is_real_date(y, m, d) ? days_from_date(y, m, d) : 0;
  }

  PageSource& pages_;
  const BriefRequest& request_;
  Generator& generator_;
  ClaimVerifier verifier_;
  const Progress& progress_;
  const CancelToken& cancel_;
  Report report_;
};

}  // namespace

Result<Report> make_brief(PageSource& pages, const BriefRequest& request, Generator& generator, const Progress& progress, const CancelToken& cancel) {
  return BriefMaker(pages, request, generator, progress, cancel).run();
}

}  // namespace dossier
