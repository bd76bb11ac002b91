#include "app/grounding/claim_verifier.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "app/grounding/computation.h"
#include "app/grounding/page_fixture.h"
#include "app/grounding/quote_finder.h"

namespace dossier {
namespace {

// Nothing but QuoteFinder makes a Citation, nothing but ClaimVerifier a VerifiedClaim.
static_assert(!std::is_default_constructible_v<Citation>);
static_assert(!std::is_aggregate_v<Citation>);
static_assert(!std::is_constructible_v<Citation, Span, std::string>);
static_assert(!std::is_default_constructible_v<VerifiedClaim>);
static_assert(!std::is_aggregate_v<VerifiedClaim>);
static_assert(!std::is_constructible_v<VerifiedClaim, CitedClaim, ClaimClass, double, std::vector<Reason>>);
static_assert(!std::is_convertible_v<CitedClaim, VerifiedClaim> && !std::is_convertible_v<DraftClaim, CitedClaim>);
template <typename T>
concept HasSettableQuote = requires(T t) { t.quote() = std::string(); };
static_assert(!HasSettableQuote<Citation>);

// One page may be changed behind the verifier's back.
class TwoFaces : public PageSource {
 public:
  explicit TwoFaces(MemoryPages first) : first_(std::move(first)) {}
  Result<std::vector<SourceDocument>> documents() override { return first_.documents(); }
  Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) override {
    if (changed) return std::make_shared<const Page>(*changed);
    return first_.page(document, number);
  }
  std::optional<Page> changed;

 private:
  MemoryPages first_;
};

const char* const kText =
    "Supply Agreement\n\nThe Seller shall deliver each Order within twenty-one (21) days of its receipt, unless\nthe Buyer agrees otherwise. The Buyer shall pay $1,577.0 million.\n\n"
    "Risk passes to the Buyer on delivery.";

MemoryPages pages_with_table() {
  MemoryPages pages;
  Page page = page_of_text(1, kText);
  add_table(page, "Income statement (in millions of dollars)", {{"", "2022", "2021"}, {"Net sales", "1,766.2", "1,577.0"}, {"Cost of sales", "(441.7)", "(420.3)"}, {"Net loss", "(12.5)", "3.0"}});
  pages.add(document_of("agreement.pdf"), {page, page_of_text(2, "A second page with nothing on it.")});
  return pages;
}

Span span_of(const Page& page, const std::string& document, const std::string& text) {
  size_t at = page.text.find(text);
  EXPECT_NE(at, std::string::npos) << text;
  return {sha256_of(document), page.number, static_cast<uint32_t>(at), static_cast<uint32_t>(at + text.size())};
}

QuoteDraft quote(const std::string& text) { return {text, std::nullopt, std::nullopt, std::nullopt}; }
DraftClaim draft(const std::string& text, std::vector<std::string> quotes) {
  DraftClaim out;
  out.text = text;
  for (const std::string& q : quotes) out.quotes.push_back(quote(q));
  return out;
}

std::string verdict(const CheckedClaim& checked) {
  if (auto* ok = std::get_if<VerifiedClaim>(&checked)) return std::string(name_of(ok->check()));
  const Rejected& rejected = std::get<Rejected>(checked);
  return std::string(name_of(rejected.check)) + " " + (rejected.reasons.empty() ? "" : rejected.reasons[0].code);
}

std::string check(const DraftClaim& claim) {
  MemoryPages pages = pages_with_table();
  return verdict(ClaimVerifier(pages).verify(claim));
}

TEST(QuoteFinder, FindsAcrossLineBreaksQuotesAndHyphens) {
  MemoryPages pages;
  pages.add(document_of("a"), {page_of_text(1, "He said \u201Clong\u2010term\nplans\u201D were 1,577 or 15770 or 577.")});
  QuoteFinder finder(pages);
  auto found = finder.find(quote("\"long-term plans\""));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->quote(), "\u201Clong\u2010term\nplans\u201D");
  EXPECT_EQ(found->boxes().size(), 2u);
  Page page = **pages.page(sha256_of("a"), 1);
  EXPECT_EQ(finder.find(quote("577"))->span().begin, page.text.find("577."));  // not inside 1,577 or 15770
  EXPECT_EQ(finder.find(quote("term pla")).error().kind, ErrorKind::not_found);
  EXPECT_EQ(finder.find(quote("plans were He")).error().kind, ErrorKind::not_found);
  EXPECT_EQ(finder.find(quote("  ")).error().kind, ErrorKind::not_found);
}

TEST(QuoteFinder, ChecksTheStatedPlace) {
  MemoryPages pages = pages_with_table();
  QuoteFinder finder(pages);
  Page page = **pages.page(sha256_of("agreement.pdf"), 1);
  Span span = span_of(page, "agreement.pdf", "Risk passes to the Buyer");
  EXPECT_TRUE(finder.find({"Risk passes to the Buyer", span, {}, {}}).ok());
  EXPECT_EQ(finder.find({"Risk passes to the Seller", span, {}, {}}).error().kind, ErrorKind::conflict);
  Span shifted = span;
  ++shifted.begin;
  EXPECT_EQ(finder.find({"Risk passes to the Buyer", shifted, {}, {}}).error().kind, ErrorKind::damaged);
  Span beyond = span;
  beyond.end = 100000;
  EXPECT_EQ(finder.find({"Risk passes to the Buyer", beyond, {}, {}}).error().kind, ErrorKind::damaged);
  Span other = span;
  other.page = 2;
  EXPECT_FALSE(finder.find({"Risk passes to the Buyer", other, {}, {}}).ok());
  Span gone = span;
  gone.page = 9;
  EXPECT_EQ(finder.find({"Risk passes to the Buyer", gone, {}, {}}).error().kind, ErrorKind::not_found);
}

TEST(QuoteFinder, KnowsTheTable) {
  MemoryPages pages = pages_with_table();
  auto found = QuoteFinder(pages).find(quote("1,766.2"));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->row(), "Net sales | 1,766.2 | 1,577.0");
  EXPECT_EQ(found->table(), "Income statement (in millions of dollars)");
}

TEST(ClaimVerifier, Verbatim) {
  EXPECT_EQ(check(draft("Risk passes to the Buyer on delivery.", {"Risk passes to the Buyer on delivery."})), "verbatim");
  // Taken out of its condition.
  EXPECT_EQ(check(draft("The Seller shall deliver each Order within twenty-one (21) days of its receipt.",
                        {"The Seller shall deliver each Order within twenty-one (21) days of its receipt, unless the Buyer agrees otherwise."})),
            "unsupported condition_left_out");
  EXPECT_EQ(check(draft("Risk passes to the Buyer.", {"Risk passes to the Seller."})), "failed quote_not_found");
  EXPECT_EQ(check(draft("Risk passes to the Buyer.", {})), "unsupported no_quote");
  // Two places, one quote.
  EXPECT_EQ(check(draft("The Buyer shall pay on delivery.", {"The Buyer shall pay on delivery."})), "failed quote_not_found");
}

TEST(ClaimVerifier, RereadsEveryPage) {
  TwoFaces pages(pages_with_table());
  Page original = **pages.page(sha256_of("agreement.pdf"), 1);
  DraftClaim claim = draft("Risk passes to the Buyer on delivery.", {"Risk passes to the Buyer on delivery."});
  auto cited = std::get<CitedClaim>(QuoteFinder(pages).cite(claim));
  EXPECT_EQ(verdict(ClaimVerifier(pages).verify(cited)), "verbatim");
  Page page = original;
  page.text.replace(page.text.find("Risk passes"), 4, "Loss");
  pages.changed = page;
  EXPECT_EQ(verdict(ClaimVerifier(pages).verify(cited)), "failed quote_not_at_place");
  page = original;
  page.words.back().box.x1 += 3;  // elsewhere on the page
  pages.changed = page;
  EXPECT_EQ(verdict(ClaimVerifier(pages).verify(cited)), "failed page_changed");
}

TEST(ClaimVerifier, RemarksDoubtfulAndCoveredWords) {
  MemoryPages pages;
  Page page = page_of_text(1, "The Buyer shall pay 1,577 dollars.");
  page.words[4].style |= style::kDoubtful;
  page.words[1].style |= style::kCovered;
  pages.add(document_of("scan"), {page});
  auto checked = ClaimVerifier(pages).verify(draft("The Buyer shall pay 1,577 dollars.", {"The Buyer shall pay 1,577 dollars."}));
  auto* claim = std::get_if<VerifiedClaim>(&checked);
  ASSERT_NE(claim, nullptr);
  std::string codes;
  for (const Reason& reason : claim->reasons()) codes += reason.code + " ";
  EXPECT_EQ(codes, "verbatim covered_words doubtful_figure ");
}

ComputationDraft change(const char* later, const char* earlier, Operation operation, FigureValue result) {
  ComputationDraft out;
  out.operation = operation;
  out.operands = {{{later, "USD", "1000000", "2022"}, 0, "Net sales"}, {{earlier, "USD", "1000000", "2021"}, 1, "Net sales"}};
  out.result = std::move(result);
  return out;
}

DraftClaim computed(const std::string& text, Operation operation, FigureValue result) {
  DraftClaim out = draft(text, {"1,766.2", "1,577.0"});
  out.computation = change("1766.2", "1577.0", operation, std::move(result));
  return out;
}

TEST(ClaimVerifier, Computed) {
  FigureValue rise{"189.2", "USD", "1000000", ""};
  FigureValue percent{"12.0", "%", "1", ""};
  EXPECT_EQ(check(computed("Net sales rose by $189.2 million from 2021 to 2022.", Operation::difference, rise)), "computed");
  EXPECT_EQ(check(computed("Net sales rose by 12.0% from $1,577.0 million to $1,766.2 million.", Operation::percentage_change, percent)), "computed");
  EXPECT_EQ(check(computed("Net sales fell by $189.2 million.", Operation::difference, rise)), "unsupported direction_differs");
  EXPECT_EQ(check(computed("Net sales rose by $189.3 million.", Operation::difference, {"189.3", "USD", "1000000", ""})), "failed result_differs");
  EXPECT_EQ(check(computed("Net sales rose by $189.3 million.", Operation::difference, rise)), "unsupported number_not_shown");
  EXPECT_EQ(check(computed("Net sales rose by €189.2 million.", Operation::difference, rise)), "unsupported number_not_shown");
  EXPECT_EQ(check(computed("Net sales rose by $189.2 thousand.", Operation::difference, rise)), "unsupported number_not_shown");
  EXPECT_EQ(check(computed("Net sales rose by -$189.2 million.", Operation::difference, rise)), "unsupported number_not_shown");
  EXPECT_EQ(check(computed("Net sales rose by $189.2 million from 2022 to 2022.", Operation::difference, rise)), "unsupported period_differs");
  EXPECT_EQ(check(computed("Gross sales rose by $189.2 million.", Operation::difference, rise)), "unsupported word_not_shown");
  EXPECT_EQ(check(computed("Net sales did not rise by $189.2 million.", Operation::difference, rise)), "unsupported negation_added");
  EXPECT_EQ(check(computed("Net sales rose by $189.2 million from 2020 to 2022.", Operation::difference, rise)), "unsupported period_differs");
}

TEST(ClaimVerifier, OperandsMustBeWhatIsCited) {
  DraftClaim claim = computed("Net sales rose by $189.2 million.", Operation::difference, {"189.2", "USD", "1000000", ""});
  auto with = [&](auto edit) {
    DraftClaim other = claim;
    edit(*other.computation);
    return check(other);
  };
  EXPECT_EQ(with([](ComputationDraft& c) { c.operands[0].figure.value = "1766.3"; }), "failed number_missing");
  EXPECT_EQ(with([](ComputationDraft& c) { c.operands[0].figure.value = "-1766.2"; }), "failed sign_differs");
  EXPECT_EQ(with([](ComputationDraft& c) { c.operands[0].figure.scale = "1000"; }), "failed scale_differs");
  EXPECT_EQ(with([](ComputationDraft& c) { c.operands[0].figure.unit = "EUR"; }), "failed unit_differs");
  EXPECT_EQ(with([](ComputationDraft& c) { c.operands[0].figure.period = "2021"; }), "failed period_differs");
  EXPECT_EQ(with([](ComputationDraft& c) { c.operands[0].quote = 7; }), "unsupported operand_without_quote");
  EXPECT_EQ(with([](ComputationDraft& c) { c.operands[0].label = "Cost"; }), "unsupported operands_do_not_fit");
  EXPECT_EQ(with([](ComputationDraft& c) { c.result.unit = "%"; }), "unsupported unit_differs");
}

TEST(ClaimVerifier, AFormulaIsOneClaim) {
  DraftClaim claim = draft("", {"1,766.2", "(441.7)", "1,577.0", "(420.3)"});
  ComputationDraft c;
  c.operation = Operation::formula;
  // The text above the table holds the same number; what is meant is the cell, and its row.
  MemoryPages pages = pages_with_table();
  Span cell = span_of(**pages.page(sha256_of("agreement.pdf"), 1), "agreement.pdf", "\t1,577.0");
  claim.quotes[2].at = Span{cell.document, cell.page, cell.begin + 1, cell.end};
  const char* values[] = {"1766.2", "-441.7", "1577.0", "-420.3"};
  for (size_t i = 0; i < 4; ++i) c.operands.push_back({{values[i], "USD", "1000000", i < 2 ? "2022" : "2021"}, i, i % 2 ? "Cost of sales" : "Net sales"});
  c.formula = "(a + b) / a * 100 - (c + d) / c * 100";
  c.result = {"1.6", "pp", "1", ""};
  claim.computation = c;
  claim.text = "1.6 pp = (Net sales, 2022 + Cost of sales, 2022) ÷ Net sales, 2022 × 100 − (Net sales, 2021 + Cost of sales, 2021) ÷ Net sales, 2021 × 100";
  EXPECT_EQ(check(claim), "computed");
  auto with = [&](auto edit) {
    DraftClaim other = claim;
    edit(other);
    return check(other);
  };
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->result.value = "1.7"; }), "failed result_differs");
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->formula = "(a + b) / a * 100 + (c + d) / c * 100"; }), "failed result_differs");
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->formula = "(a + b) / a * 100 - (c + d) / c * 100 + e"; }), "unsupported operands_do_not_fit");
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->formula = "a + "; }), "unsupported not_computable");
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->result.unit = "USD"; }), "unsupported unit_differs");
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->operands[3].figure.value = "-420.4"; }), "failed number_missing");
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->operands[3].figure.period = "2022"; }), "failed period_differs");
  EXPECT_EQ(with([](DraftClaim& d) { d.computation->operands[1].label = "Cost of goods"; }), "unsupported label_not_shown");
  EXPECT_EQ(with([](DraftClaim& d) { d.text.replace(0, 3, "1.7"); }), "unsupported formula_not_said");
  EXPECT_EQ(with([](DraftClaim& d) { d.text += " or so"; }), "unsupported formula_not_said");
}

TEST(ClaimVerifier, SaysWhatRoundingAllows) {
  ComputationDraft c = change("1766.2", "1577.0", Operation::percentage_change, {"12.0", "%", "1", ""});
  auto range = rounding_range(c);
  ASSERT_TRUE(range);
  EXPECT_EQ(range->least.rounded(-4).text(), "11.9907");
  EXPECT_EQ(range->most.rounded(-4).text(), "12.0042");
  c.operation = Operation::sum;
  EXPECT_EQ(rounding_range(c)->most.normalized().text(), "3343300000");
  c.operation = Operation::count;
  EXPECT_FALSE(rounding_range(c));
  c = change("0.4", "0", Operation::ratio, {"1", "", "1", ""});
  EXPECT_FALSE(rounding_range(c));  // the divisor may be nothing
}

// As statements in filings stand: title, unit and table apart, an unrelated table with another unit before it.
TEST(ClaimVerifier, TheUnitOfAStatementStandsAboveItsTable) {
  Page page = page_of_text(1, "Employees by country\n(in thousands)");
  add_table(page, "", {{"", "2022"}, {"Norway", "12"}});
  page = [&] {
    Page below = page_of_text(1, page.text + "\n\nConsolidated Statements of Operations\n\n(Dollars in millions, except per share data)");
    below.tables = page.tables;
    return below;
  }();
  add_table(page, "", {{"Years ended December 31,", "2022", "2021"}, {"Total revenues", "66,608", "62,286"}, {"Earnings per share", "4.18", "3.97"}});
  MemoryPages pages;
  SourceDocument document = document_of("filing.pdf");
  document.pages = 1, document.page_numbers = {1};
  pages.add(document, {page});
  const auto say = [&](const std::string& text, const std::string& cell) {
    DraftClaim claim;
    claim.text = text;
    claim.origin = {Origin::Kind::extracted, "test"};
    const auto at = static_cast<uint32_t>(page.text.find(cell));
    claim.quotes.push_back({cell, Span{document.sha256, 1, at, at + static_cast<uint32_t>(cell.size())}, std::nullopt, std::nullopt});
    const CheckedClaim checked = ClaimVerifier(pages).verify(claim);
    if (const auto* held = std::get_if<VerifiedClaim>(&checked)) return std::string(name_of(held->check()));
    const Rejected& no = std::get<Rejected>(checked);
    return std::string(name_of(no.check)) + " " + no.reasons.front().code;
  };
  EXPECT_EQ(say("Total revenues was $66,608 million in 2022.", "66,608"), "supported");
  EXPECT_EQ(say("Total revenues was $66,608 thousand in 2022.", "66,608"), "failed value_differs");
  EXPECT_EQ(say("Total revenues was $66,608 million in 2021.", "66,608"), "failed value_differs");
  EXPECT_EQ(say("Earnings per share was $4.18 in 2022.", "4.18"), "supported");
  EXPECT_EQ(say("Earnings per share was $4.18 million in 2022.", "4.18"), "failed value_differs");
}

TEST(ClaimVerifier, FiguresOfCells) {
  auto figure = [&](const std::string& text, const std::string& cell, FigureValue value) {
    DraftClaim out = draft(text, {cell});
    out.figures = {std::move(value)};
    return check(out);
  };
  FigureValue sales{"1766.2", "USD", "1000000", "2022"};
  EXPECT_EQ(figure("Net sales were $1,766.2 million in 2022.", "1,766.2", sales), "supported");
  EXPECT_EQ(figure("1,766.2", "1,766.2", sales), "verbatim");
  EXPECT_EQ(figure("Net sales were $1,766.2 million in 2021.", "1,766.2", {"1766.2", "USD", "1000000", "2021"}).substr(0, 6), "failed");
  EXPECT_EQ(figure("Net sales were $1,766.3 million in 2022.", "1,766.2", {"1766.3", "USD", "1000000", "2022"}), "failed value_differs");
  EXPECT_EQ(figure("Net sales were $1,766.2 billion in 2022.", "1,766.2", {"1766.2", "USD", "1000000000", "2022"}), "failed value_differs");
  EXPECT_EQ(figure("1,766.2", "1,766.2", {"1766.2", "USD", "1000", "2022"}), "failed figure_scale_differs");
  EXPECT_EQ(figure("1,766.2", "1,766.2", {"1766.3", "USD", "1000000", "2022"}), "failed figure_number_missing");
  EXPECT_EQ(figure("1,766.2", "1,766.2", {"1766.2", "USD", "1000000", "2019"}), "failed figure_period_differs");
  EXPECT_EQ(figure("Net loss was -$12.5 million in 2022.", "(12.5)", {"-12.5", "USD", "1000000", "2022"}), "supported");
}

TEST(ClaimVerifier, Dates) {
  MemoryPages pages;
  pages.add(document_of("a"), {page_of_text(1, "The agreement starts on March 5, 2021 and runs for 24 months.")});
  DraftClaim claim = draft("The agreement runs until 5 March 2023.", {"The agreement starts on March 5, 2021", "24 months"});
  claim.computation = ComputationDraft{Operation::date_offset, {{{"2021-03-05", "date", "1", ""}, 0, ""}, {{"24", "months", "1", ""}, 1, ""}}, {"2023-03-05", "date", "1", ""}};
  EXPECT_EQ(verdict(ClaimVerifier(pages).verify(claim)), "unsupported word_not_shown");  // "runs" stands in neither quote
  claim.quotes[1].text = "runs for 24 months";
  EXPECT_EQ(verdict(ClaimVerifier(pages).verify(claim)), "computed");
  claim.computation->result.value = "2023-04-05";
  EXPECT_EQ(verdict(ClaimVerifier(pages).verify(claim)), "failed result_differs");
}

// ---- claims that rest on a picture

const Box kChart{60, 300, 320, 460};

MemoryPages pages_with_chart() {
  MemoryPages pages;
  Page page = page_of_text(1, kText);
  page.images.push_back({kChart, ImageKind::figure, {}});
  pages.add(document_of("agreement.pdf"), {page});
  return pages;
}

QuoteDraft chart(const Box& box = kChart) {
  QuoteDraft out{"", std::nullopt, sha256_of("agreement.pdf"), 1u};
  out.figure = box;
  return out;
}

DraftClaim seen(const std::string& text, std::vector<QuoteDraft> quotes = {chart()}) {
  DraftClaim out{text, std::move(quotes), {}, std::nullopt, {}};
  out.origin = {Origin::Kind::written, "model"};
  return out;
}

// Says a word, and remembers what it was shown.
class Eyes : public ClaimJudge {
 public:
  explicit Eyes(JudgeWord word) : word_(word) {}
  Result<Judgement> judge(const std::string&, const std::vector<std::string>&) override {
    ++asked_of_words;
    return Judgement{word_, "eyes", "", "prompt"};
  }
  Result<Judgement> judge_pictures(const std::string&, const std::vector<std::string>& quotes, const std::vector<SeenPlace>& pictures) override {
    seen_quotes = quotes;
    seen_places = pictures;
    return Judgement{word_, "eyes", "", "prompt"};
  }
  int asked_of_words = 0;
  std::vector<std::string> seen_quotes;
  std::vector<SeenPlace> seen_places;

 private:
  JudgeWord word_;
};

TEST(ClaimVerifier, AClaimFromAPictureIsJudgedAndCitesItsBox) {
  MemoryPages pages = pages_with_chart();
  Eyes eyes(JudgeWord::holds);
  DraftClaim claim = seen("The fourth bar is the tallest.", {chart(), quote("Risk passes to the Buyer on delivery")});
  CheckedClaim checked = ClaimVerifier(pages, &eyes).verify(claim);
  ASSERT_EQ(verdict(checked), "judged");
  const CitedClaim& cited = std::get<VerifiedClaim>(checked).claim();
  EXPECT_TRUE(cited.citations[0].is_figure());
  EXPECT_EQ(cited.citations[0].boxes(), std::vector<Box>{kChart});
  EXPECT_EQ(cited.citations[0].quote(), "");
  EXPECT_FALSE(cited.citations[1].is_figure());
  ASSERT_EQ(eyes.seen_places.size(), 1u);
  EXPECT_EQ(eyes.seen_places[0].box, kChart);
  EXPECT_EQ(eyes.seen_quotes, std::vector<std::string>{"Risk passes to the Buyer on delivery"});
  EXPECT_EQ(eyes.asked_of_words, 0);
}

// Not even where the sentence stands on the page word for word, or where another quote holds it up: it says it rests on pixels, and code reads none.
TEST(ClaimVerifier, AClaimFromAPictureIsNeverCalledCheckedByCode) {
  MemoryPages pages = pages_with_chart();
  const std::string words = "Risk passes to the Buyer on delivery.";
  for (const std::vector<QuoteDraft>& quotes : {std::vector<QuoteDraft>{chart({0, 0, 595, 842})}, {chart(), quote(words)}, {quote(words), chart()}}) {
    EXPECT_EQ(verdict(ClaimVerifier(pages).verify(seen(words, quotes))), "unsupported rests_on_pixels");
    Eyes eyes(JudgeWord::holds);
    EXPECT_EQ(verdict(ClaimVerifier(pages, &eyes).verify(seen(words, quotes))), "judged");
  }
}

TEST(ClaimVerifier, OnlyAWordThatItHoldsLetsAPictureClaimPass) {
  MemoryPages pages = pages_with_chart();
  for (JudgeWord word : {JudgeWord::does_not, JudgeWord::unclear}) {
    Eyes eyes(word);
    EXPECT_EQ(verdict(ClaimVerifier(pages, &eyes).verify(seen("The fourth bar is the tallest."))), "unsupported judge_says");
  }
  // A judge that reads words alone.
  class Blind : public ClaimJudge {
    Result<Judgement> judge(const std::string&, const std::vector<std::string>&) override { return Judgement{JudgeWord::holds, "blind", "", ""}; }
  } blind;
  EXPECT_EQ(verdict(ClaimVerifier(pages, &blind).verify(seen("The fourth bar is the tallest."))), "unsupported not_judged");
}

TEST(ClaimVerifier, FiguresReadFromAPictureAreNotReckonedWith) {
  MemoryPages pages = pages_with_chart();
  Eyes eyes(JudgeWord::holds);
  DraftClaim claim = seen("Sales rose by 12 %.", {chart(), chart()});
  claim.computation = ComputationDraft{Operation::percentage_change, {{{"112", "", "1", ""}, 0, "Sales"}, {{"100", "", "1", ""}, 1, "Sales"}}, {"12", "%", "1", ""}};
  EXPECT_EQ(verdict(ClaimVerifier(pages, &eyes).verify(claim)), "unsupported rests_on_pixels");
}

TEST(ClaimVerifier, APictureThatIsNotThereFails) {
  MemoryPages pages = pages_with_chart();
  Eyes eyes(JudgeWord::holds);
  EXPECT_TRUE(verdict(ClaimVerifier(pages, &eyes).verify(seen("The fourth bar is the tallest.", {chart({60, 300, 320, 470})}))).starts_with("failed"));
  QuoteDraft elsewhere = chart();
  elsewhere.page = 7;
  EXPECT_TRUE(verdict(ClaimVerifier(pages, &eyes).verify(seen("The fourth bar is the tallest.", {elsewhere}))).starts_with("failed"));

  // Cited while it stood there, then the page changed: moved, or only other words beside it.
  TwoFaces changing(pages_with_chart());
  auto cited = QuoteFinder(changing).cite(seen("The fourth bar is the tallest."));
  ASSERT_TRUE(std::holds_alternative<CitedClaim>(cited));
  EXPECT_EQ(verdict(ClaimVerifier(changing, &eyes).verify(std::get<CitedClaim>(cited))), "judged");
  changing.changed = page_of_text(1, "Other words.");
  changing.changed->images.push_back({kChart, ImageKind::figure, {}});
  EXPECT_EQ(verdict(ClaimVerifier(changing, &eyes).verify(std::get<CitedClaim>(cited))), "failed page_changed");
}

}  // namespace
}  // namespace dossier
