#include "storage/passage_store.h"

#include <gtest/gtest.h>

#include "storage/document_store.h"
#include "storage/search_query.h"
#include "storage/test_pages.h"

namespace dossier {
namespace {

using testing_pages::document;
using testing_pages::page_of;
using testing_pages::TempFolder;

class Search : public testing::Test {
 protected:
  Search() : archive_(std::move(Archive::open(folder_.file("a.dossier"), OpenMode::create)).value()), documents_(archive_), passages_(archive_) {}

  void add(const std::string& name, const std::vector<std::string>& pages, DocumentInfo info = {}, const std::string& language = "") {
    if (info.type.empty()) info.type = "pdf";
    ASSERT_TRUE(documents_.begin(document(name), name, 1, info, 1, "").ok());
    for (size_t n = 0; n < pages.size(); ++n) {
      Page page = page_of(static_cast<uint32_t>(n + 1), pages[n]);
      page.language = language;
      ASSERT_TRUE(documents_.add_page(document(name), page).ok());
    }
    ASSERT_TRUE(documents_.finish(document(name), DocumentState::read, std::nullopt, info).ok());
  }
  // "name/page" of every hit, best first; the error's description if there is one.
  std::string found(const std::string& query) {
    auto result = passages_.search({query, 20, {}});
    if (!result.ok()) return result.error().describe();
    std::string out;
    for (const SearchHit& hit : result->hits) out += (out.empty() ? "" : " ") + hit.document_name + "/" + std::to_string(hit.page);
    return out;
  }
  // The texts that the first hit marks.
  std::string marked(const std::string& query) {
    auto result = passages_.search({query, 20, {}});
    if (!result.ok() || result->hits.empty()) return "nothing";
    const SearchHit& hit = result->hits[0];
    Page page = *documents_.page(hit.document, hit.page);
    std::string out;
    for (const Span& span : hit.matches) out += "[" + std::string(page.slice(span.begin, span.end)) + "]";
    return out;
  }

  TempFolder folder_;
  Archive archive_;
  DocumentStore documents_;
  PassageStore passages_;
};

TEST_F(Search, WordsPhrasesAndOperators) {
  add("a", {"The supplier shall pay a penalty for late delivery of the goods.", "Nothing of interest."});
  add("b", {"Late notice. Delivery is free."});
  EXPECT_EQ(found("penalty"), "a/1");
  EXPECT_EQ(found("\"late delivery\""), "a/1");
  EXPECT_EQ(found("“late delivery”"), "a/1");
  EXPECT_EQ(found("late AND free"), "b/1");
  EXPECT_EQ(found("late NOT free"), "a/1");
  EXPECT_EQ(found("penalty OR interest"), "a/2 a/1");
  EXPECT_EQ(found("NEAR(supplier penalty, 4)"), "a/1");
  EXPECT_EQ(found("NEAR(supplier goods, 4)"), "");
  EXPECT_EQ(found("suppl*"), "a/1");
  EXPECT_EQ(found("\"shall pay\" (penalty OR fine) NOT (free OR gratis)"), "a/1");
  EXPECT_EQ(found("supp"), "");
}

TEST_F(Search, MarksExactlyWhatMatches) {
  add("a", {"First late\ndelivery, then Délivery of late goods."});
  EXPECT_EQ(marked("\"late delivery\""), "[late\ndelivery]");
  EXPECT_EQ(marked("delivery"), "[delivery][Délivery]");
  auto result = passages_.search({"\"late delivery\"", 20, {}});
  ASSERT_EQ(result->hits.size(), 1u);
  const SearchHit& hit = result->hits[0];
  ASSERT_EQ(hit.snippet_marks.size(), 1u);
  EXPECT_EQ(hit.snippet.substr(hit.snippet_marks[0].first, hit.snippet_marks[0].second - hit.snippet_marks[0].first), "late delivery");
  ASSERT_FALSE(hit.boxes.empty());
  EXPECT_EQ(hit.label, "1");
  Page page = *documents_.page(document("a"), 1);
  EXPECT_EQ(hit.boxes[0], united(page.words[1].box, page.words[2].box));
}

TEST_F(Search, MarksBeginnings) {
  add("a", {"First late\ndelivery, then Délivery of late goods, third-party delivered 1,577."});
  EXPECT_EQ(marked("deli*"), "[delivery][Délivery][delivered]");
  EXPECT_EQ(marked("\"late del\"*"), "[late\ndelivery]");
  EXPECT_EQ(marked("third-pa*"), "[third-party]");
  EXPECT_EQ(marked("15* goods"), "[goods][1,577]");
  EXPECT_EQ(marked("NEAR(late del*, 3)"), "[late][delivery][Délivery][late][delivered]");
}

TEST_F(Search, NumbersInAnyNotation) {
  add("a", {"Revenue was $1,577.0 million."});
  add("b", {"Umsatz: 1.577,00 Mio."});
  add("c", {"ventes 1 577 et 1\u00A0577"});
  add("d", {"about 15770 or 577"});
  for (const char* query : {"1577", "1,577", "1577.0", "1.577,00", "1'577"}) EXPECT_EQ(found(query).size(), 11u) << query << ": " << found(query);
  EXPECT_EQ(marked("1577 type:pdf umsatz"), "[Umsatz][1.577,00]");
  EXPECT_EQ(found("577"), "d/1 c/1");  // the group of a number written with spaces is a word of its own too
}

TEST_F(Search, HyphensInitialsAndAccents) {
  add("a", {"A third-party claim under U.S. law, inter-\nnational café."});
  for (const char* query : {"third-party", "thirdparty", "\"third party\"", "us", "U.S.", "international", "cafe", "CAFÉ"}) EXPECT_EQ(found(query), "a/1") << query;
  EXPECT_EQ(marked("international"), "[inter-\nnational]");
}

TEST_F(Search, ThaiAndChinese) {
  add("th", {"สัญญาซื้อขายสินค้าระหว่างบริษัท"});
  add("zh", {"本合同自双方签字之日起生效。"});
  add("ja", {"契約書の内容について"});
  EXPECT_EQ(found("สินค้า"), "th/1");
  EXPECT_EQ(marked("สินค้า"), "[สินค้า]");
  EXPECT_EQ(found("合同"), "zh/1");
  EXPECT_EQ(found("同合"), "");
  EXPECT_EQ(found("契約書"), "ja/1");
  EXPECT_EQ(marked("双方签字"), "[双方签字]");
}

TEST_F(Search, Fields) {
  DocumentInfo mail;
  mail.type = "eml";
  mail.author = "Ruth Tanner <ruth@example.org>";
  mail.created = "2024-03-07T09:12:00Z";
  mail.language = "de-DE";
  add("offer.eml", {"We offer goods."}, mail);
  add("plain.pdf", {"Other goods."}, {}, "eng");
  ASSERT_TRUE(documents_.set_location({"/data/Mails/offer.eml", document("offer.eml"), 1, 2, 3, 4, false}).ok());
  EXPECT_EQ(found("goods type:eml"), "offer.eml/1");
  EXPECT_EQ(found("goods NOT type:eml"), "plain.pdf/1");
  EXPECT_EQ(found("goods author:tanner"), "offer.eml/1");
  EXPECT_EQ(found("goods author:\"ruth tanner\""), "offer.eml/1");
  EXPECT_EQ(found("goods date:2024-03"), "offer.eml/1");
  EXPECT_EQ(found("goods date:2024-01-01..2024-03-07"), "offer.eml/1");
  EXPECT_EQ(found("goods date:>=2024-04"), "");
  EXPECT_EQ(found("goods path:mails/"), "offer.eml/1");
  EXPECT_EQ(found("goods language:deu"), "offer.eml/1");
  EXPECT_EQ(found("goods language:en"), "plain.pdf/1");
  EXPECT_EQ(found("type:pdf"), "plain.pdf/1");
  EXPECT_EQ(found("date:soon"), "query: “soon” is not a date (date:2024, date:2024-03, date:2024-01-31..2024-06-30, date:>=2024)");
}

TEST_F(Search, NearStandsBetweenWordsToo) {
  add("near", {"The notice of any termination shall be in writing."});
  add("far", {"The notice " + std::string("and more words ") + "and more words and more words and more words and more words of termination."});
  EXPECT_EQ(found("notice NEAR termination"), found("NEAR(notice termination)"));
  EXPECT_EQ(found("notice NEAR/3 termination"), "near/1");
  EXPECT_EQ(found("notice NEAR/100 termination"), "near/1 far/1");
  EXPECT_EQ(found("\"any termination\" NEAR/3 writ*"), "near/1");
  EXPECT_EQ(found("notice NEAR/3 termination NEAR/4 writing"), "near/1");
  EXPECT_EQ(found("notice NEAR/3 termination NOT writing"), "");
  EXPECT_EQ(found("near"), found("NEAR"));
}

TEST_F(Search, ErrorsNameThePlace) {
  add("a", {"text"});
  EXPECT_EQ(found("penalty “late delivery"), "query, character 9: closing quotation mark missing after “late delivery");
  EXPECT_EQ(found("a AND"), "query, character 6: nothing follows AND");
  EXPECT_EQ(found("OR a"), "query, character 1: nothing stands before OR");
  EXPECT_EQ(found("(a b"), "query, character 1: closing bracket missing");
  EXPECT_EQ(found("a)"), "query, character 2: “)” without “(”");
  EXPECT_EQ(found("NOT a"), "query, character 1: NOT needs words to take pages away from");
  EXPECT_EQ(found("NEAR(a b, x)"), "query, character 11: NEAR takes a number of words from 1 to 200");
  EXPECT_EQ(found("a NEAR AND b"), "query, character 8: NEAR stands between words or phrases");
  EXPECT_EQ(found("a NEAR"), "query, character 7: NEAR stands between words or phrases");
  EXPECT_EQ(found("a NEAR/0 b"), "query, character 3: NEAR takes a number of words from 1 to 200");
  EXPECT_EQ(found("NEAR(a b, *)"), "query, character 11: NEAR takes a number of words from 1 to 200");
  EXPECT_EQ(found("— …").substr(0, 27), "the query asks for nothing ");
  EXPECT_EQ(found(std::string(40, '(') + "a" + std::string(40, ')')).substr(0, 5), "query");
}

TEST_F(Search, NothingOfAQueryReachesFts5Raw) {
  add("a", {"some text"});
  for (const char* query : {"\"; DROP TABLE page; --\"", "text' OR 1=1", "{text joined}: x", "^some", "-some", "text:some", "a\"b", "rowid:1", "some + text", "\\", "NEAR"}) {
    auto result = passages_.search({query, 20, {}});
    EXPECT_TRUE(result.ok() || result.error().kind == ErrorKind::usage) << query << ": " << result.error().describe();
  }
}

TEST_F(Search, UnfinishedAndFormerDocumentsAreNotFound) {
  add("v1", {"contract text"});
  add("v2", {"contract text"});
  ASSERT_TRUE(documents_.begin(document("open"), "open", 1, {}, 1, "").ok());
  ASSERT_TRUE(documents_.add_page(document("open"), page_of(1, "contract text")).ok());
  ASSERT_TRUE(documents_.set_location({"/x", document("v1"), 1, 2, 3, 4, false}).ok());
  EXPECT_EQ(found("contract"), "v1/1 v2/1");
  ASSERT_TRUE(documents_.set_location({"/x", document("v2"), 1, 2, 3, 4, false}).ok());
  EXPECT_EQ(found("contract"), "v2/1");
  EXPECT_EQ(passages_.rank({"contract"}, 10, {})->size(), 1u);
}

TEST_F(Search, RanksForQuestions) {
  add("a", {"capital expenditure was 1,577 million in 2018", "capital markets", "weather"});
  add("b", {"capital expenditure of others"});
  auto ranked = passages_.rank({"capital", "expenditure", "1577.0", "—"}, 10, {});
  ASSERT_TRUE(ranked.ok());
  ASSERT_EQ(ranked->size(), 3u);
  EXPECT_EQ((*ranked)[0].document, document("a"));
  EXPECT_EQ((*ranked)[0].page, 1u);
  auto within = passages_.rank({"capital", "expenditure"}, 10, {document("b")});
  ASSERT_EQ(within->size(), 1u);
  EXPECT_EQ((*within)[0].document, document("b"));
}

TEST_F(Search, ReplacedPagesLeaveTheIndex) {
  add("a", {"old wording"});
  add("a", {"new wording"});
  EXPECT_EQ(found("old"), "");
  EXPECT_EQ(found("wording"), "a/1");
}

}  // namespace
}  // namespace dossier
