#include "app/report/report_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/report/report_fixture.h"
#include "app/report/report_view.h"
#include "base/file.h"

namespace dossier {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

json sound() { return json::parse(report_json(fixture::brief())); }

// What parse_report says of the report; empty if it takes it.
std::string fault_of(const json& report) {
  auto parsed = parse_report(report.dump());
  return parsed.ok() ? "" : parsed.error().message;
}

TEST(ReportJson, ComesBackAsItWas) {
  ReportDocument report = fixture::brief(20);
  std::string bytes = report_json(report);
  auto back = parse_report(bytes);
  ASSERT_TRUE(back.ok()) << back.error().describe();
  EXPECT_EQ(back->claims, report.claims);
  EXPECT_EQ(back->sections, report.sections);
  EXPECT_EQ(back->withheld, report.withheld);
  ASSERT_EQ(back->coverage.documents.size(), report.coverage.documents.size());
  EXPECT_EQ(back->coverage.documents[3].page_numbers, report.coverage.documents[3].page_numbers);
  EXPECT_EQ(back->coverage.pages_unread(), 2u);
  EXPECT_EQ(report_json(*back), bytes);
}

TEST(ReportJson, HostileTextComesBackAsItWas) {
  ReportDocument report = fixture::hostile_brief();
  auto back = parse_report(report_json(report));
  ASSERT_TRUE(back.ok()) << back.error().describe();
  EXPECT_EQ(back->claims, report.claims);
}

// Reports made before sections had a kind: their titles say it.
TEST(ReportJson, SectionsWithoutAKindHaveThatOfTheirTitles) {
  json report = sound();
  auto kind_of = [&](const std::string& title, const std::string& document) {
    report["sections"][0]["title"] = title;
    report["sections"][0]["document"] = document;
    report["sections"][0].erase("kind");
    auto back = parse_report(report.dump());
    EXPECT_TRUE(back.ok()) << back.error().describe();
    return back.ok() ? back->sections[0].kind : "";
  };
  EXPECT_EQ(kind_of("two.py: source text", "two.py"), "source text");
  EXPECT_EQ(kind_of("Supply, 2024.pdf: contract (NDA), Harrow, 12 March 2024", "Supply, 2024.pdf"), "contract");
  EXPECT_EQ(kind_of("Dates to watch", ""), kDatesToWatch);
  EXPECT_EQ(kind_of("Two values", ""), kTwoValues);
  EXPECT_EQ(kind_of("Delivery and delay", ""), "");
  EXPECT_EQ(kind_of("Main figures of Harrow", "Annual report.pdf"), "");
  report["sections"][0]["kind"] = 3;
  EXPECT_THAT(fault_of(report), HasSubstr("kind"));
}

TEST(ReportJson, SameReportSameBytes) { EXPECT_EQ(report_json(fixture::brief(5)), report_json(fixture::brief(5))); }

TEST(ReportJson, FileNamesThatAreNoUtf8DoNotBreakIt) {
  ReportDocument report = fixture::brief();
  report.coverage.documents[0].path = "caf\xE9.pdf";
  EXPECT_TRUE(parse_report(report_json(report)).ok());
}

TEST(ParseReport, RefusesWhatIsNotAReport) {
  EXPECT_FALSE(parse_report("").ok());
  EXPECT_FALSE(parse_report("{}").ok());
  EXPECT_FALSE(parse_report("[1,2]").ok());
  EXPECT_FALSE(parse_report("null").ok());
  EXPECT_FALSE(parse_report("\xFF\xFE").ok());
  EXPECT_FALSE(parse_report(std::string(1 << 20, '[')).ok());
  std::string bytes = report_json(fixture::brief());
  for (size_t cut : {size_t{1}, bytes.size() / 3, bytes.size() / 2, bytes.size() - 3}) EXPECT_FALSE(parse_report(bytes.substr(0, cut)).ok());
}

TEST(ParseReport, ALaterVersionIsSaidToBeOne) {
  json r = sound();
  r["version"] = 99;
  auto parsed = parse_report(r.dump());
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.error().kind, ErrorKind::newer_version);
}

// Every field in turn is taken away and given the wrong type: each is a named fault, none a crash.
TEST(ParseReport, EveryFieldIsChecked) {
  json whole = sound();
  size_t tried = 0;
  const json flat = whole.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    json::json_pointer at(pointer);
    if (pointer.find("/totals/") != std::string::npos) continue;  // for people only
    if (!value.is_null()) {
      json r = whole;
      r[at] = value.is_object() ? json(3) : json::object();
      EXPECT_FALSE(parse_report(r.dump()).ok()) << pointer;
    }
    if (at.parent_pointer().empty() || whole[at.parent_pointer()].is_object()) {
      json r = whole;
      r[at.parent_pointer()].erase(at.back());
      bool optional = at.back() == "computation" || at.back() == "judge" || (at.back() == "claim" && pointer.find("/cells/") != std::string::npos) ||
                      (at.back() == "kind" && pointer.starts_with("/sections/"));  // older reports lack it
      if (!optional) {
        EXPECT_FALSE(parse_report(r.dump()).ok()) << pointer;
      }
    }
    ++tried;
  }
  EXPECT_GT(tried, 300u);
}

TEST(ParseReport, RangesIndicesAndClasses) {
  auto with = [](auto change) {
    json r = sound();
    change(r);
    return r;
  };
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["class"] = "unsupported"; })), HasSubstr("claims[0].class"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["class"] = "failed"; })), HasSubstr("claims[0].class"));
  EXPECT_THAT(fault_of(with([](json& r) { r["withheld"][0]["class"] = "verbatim"; })), HasSubstr("withheld[0].class"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["citations"] = json::array(); })), HasSubstr("claims[0].citations"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["citations"][0]["page"] = 0; })), HasSubstr("claims[0].citations[0].page"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["citations"][0]["end"] = 0; })), HasSubstr("claims[0].citations[0].end"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["citations"][0]["boxes"][0] = {1, 2, 3}; })), HasSubstr("claims[0].citations[0].boxes[0]"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["citations"][0]["boxes"][0] = {9, 2, 3, 4}; })), HasSubstr("inside out"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["citations"][0]["page_hash"] = "00"; })), HasSubstr("page_hash"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][3]["computation"]["operands"][0]["citation"] = 7; })), HasSubstr("operands[0].citation"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][3]["computation"]["operation"] = "magic"; })), HasSubstr("computation.operation"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][5]["judge"] = nullptr; })), HasSubstr("claims[5].judge"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["review"]["state"] = "blessed"; })), HasSubstr("review.state"));
  EXPECT_THAT(fault_of(with([](json& r) { r["claims"][0]["score"] = 1.5; })), HasSubstr("claims[0].score"));
  EXPECT_THAT(fault_of(with([](json& r) { r["sections"][0]["claims"][0] = 10000; })), HasSubstr("sections[0].claims"));
  EXPECT_THAT(fault_of(with([](json& r) { r["sections"][0]["claims"].push_back(0); })), HasSubstr("shown twice"));
  EXPECT_THAT(fault_of(with([](json& r) { r["sections"][0]["claims"].erase(0); })), HasSubstr("shown nowhere"));
  EXPECT_THAT(fault_of(with([](json& r) { r["sections"][2]["tables"][0]["rows"][0]["cells"].erase(0); })), HasSubstr("does not fit the columns"));
  EXPECT_THAT(fault_of(with([](json& r) { r["sections"][0]["disagreements"][0]["first"] = 9999; })), HasSubstr("first"));
  EXPECT_THAT(fault_of(with([](json& r) { r["coverage"]["documents"][0]["pages_text"] = 5000; })), HasSubstr("pages_text"));
  EXPECT_THAT(fault_of(with([](json& r) { r["coverage"]["documents"][0]["state"] = "perfect"; })), HasSubstr("state"));
}

// DOSSIER_KEEP=DIR keeps the reports of these tests, to look at them in every format.
TEST(Fixture, IsKeptWhereAsked) {
  const char* folder = std::getenv("DOSSIER_KEEP");
  if (!folder) return;
  auto keep = [&](const char* name, const ReportDocument& report) { ASSERT_TRUE(write_file(std::string(folder) + "/" + name, report_json(report)).ok()); };
  keep("brief.json", fixture::brief());
  keep("long.json", fixture::brief(60));
  keep("hostile.json", fixture::hostile_brief());
}

TEST(ReportTime, FollowsSourceDateEpoch) {
  setenv("SOURCE_DATE_EPOCH", "86400", 1);
  EXPECT_EQ(report_time(), "1970-01-02T00:00:00Z");
  setenv("SOURCE_DATE_EPOCH", "not a time", 1);
  EXPECT_NE(report_time().substr(0, 4), "1970");
  unsetenv("SOURCE_DATE_EPOCH");
}

TEST(View, CountsAndNumbersNotes) {
  ReportDocument report = fixture::brief();
  ReportView view = view_of(report, sha256_of("x"), {});
  EXPECT_EQ(view.claims, 11u);
  EXPECT_EQ(view.figures, 9u);
  EXPECT_EQ(view.open, 3u);
  EXPECT_EQ(view.facts[1].second, "11 shown: 7 verbatim, 2 computed, 1 supported, 1 judged; 9 figures in tables; 2 kept out (Appendix A)");
  EXPECT_EQ(view.coverage[2].text, "not read: Delivery notes.pdf, p.\u00A017–18 (too dark)");
  for (size_t i = 0; i < view.notes.size(); ++i) EXPECT_EQ(view.notes[i].number, i + 1);
  // The clause on late delivery is cited by two claims and is one note; the statement's rows are one note.
  EXPECT_EQ(view.sections[0].claims[2].notes, view.sections[0].claims[3].notes);
  EXPECT_EQ(view.sections[2].tables[0].rows[0].notes, view.sections[2].tables[0].rows[1].notes);
  EXPECT_EQ(view.sections[2].tables[0].source_head, "Annual report 2025.pdf");
}

TEST(View, CoverageAddsUpToTheLastPage) {
  ReportDocument report = fixture::brief();
  report.coverage.documents[0].pages_text -= 2;  // two blank pages
  ReportView view = view_of(report, sha256_of("x"), {});
  ASSERT_EQ(view.coverage.size(), 4u);
  EXPECT_EQ(view.coverage[2].pages, 2u);
  uint64_t sum = 0;
  for (const CoverageLine& l : view.coverage) sum += l.pages;
  EXPECT_EQ(sum, report.coverage.pages());
}

TEST(View, RejectedClaimsAreLeftOutAndCounted) {
  ReportDocument report = fixture::brief();
  report.claims[0].review.state = Review::State::rejected;
  ReportView view = view_of(report, sha256_of("x"), {});
  EXPECT_EQ(view.claims, 10u);
  EXPECT_EQ(view.rejected, 1u);
  EXPECT_TRUE(view.sections[0].disagreements.empty());  // it rests on the rejected claim
}

TEST(View, TextIsCleanAndCannotStack) {
  std::string text = shown("a\x1b[31m \u202Ex\u202C b\xFF\n" "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301z \U000E0041");
  EXPECT_EQ(text, "a\u25A1[31m \u25A1x\u25A1 b\uFFFD e\u0301\u0301\u0301\u0301\u25A1z \u25A1");
}

TEST(View, FiguresAndDates) {
  EXPECT_EQ(figure_text("-4500000.50"), "\u22124,500,000.50");
  EXPECT_EQ(figure_text("612.4"), "612.4");
  EXPECT_EQ(figure_text("=1+1"), "=1+1");
  EXPECT_EQ(date_text("2026-11-24T14:05:00Z"), "24 November 2026");
  EXPECT_EQ(date_text("soon"), "soon");
}

TEST(View, LongQuotesEndAtAClauseAndNeverBeforeACondition) {
  std::string words, clause = "The Supplier keeps full records of every delivery that it makes to the Buyer at each of the sites";
  std::string quote = clause + ", " + clause + ", " + clause + ", unless " + clause + ", 14 of " + clause + ".";
  std::string cut = cut_quote(quote);
  EXPECT_EQ(cut, clause + ", " + clause + " …");
  EXPECT_EQ(cut_quote("Short and whole."), "Short and whole.");
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "word ";
  EXPECT_EQ(cut_quote(endless), endless);
}

}  // namespace
}  // namespace dossier
