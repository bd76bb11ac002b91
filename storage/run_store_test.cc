#include "storage/run_store.h"

#include <gtest/gtest.h>

#include "storage/document_store.h"
#include "storage/review_store.h"
#include "storage/test_pages.h"

namespace dossier {
namespace {

using testing_pages::document;
using testing_pages::page_of;
using testing_pages::TempFolder;

class Runs : public testing::Test {
 protected:
  Runs() : archive_(std::move(Archive::open(folder_.file("a.dossier"), OpenMode::create)).value()), documents_(archive_), runs_(archive_), claims_(archive_), reviews_(archive_) {
    add("contract", "The penalty is five per cent.");
  }
  void add(const std::string& name, const std::string& text) {
    ASSERT_TRUE(documents_.begin(document(name), name, 1, {}, 1, "").ok());
    ASSERT_TRUE(documents_.add_page(document(name), page_of(1, text)).ok());
    ASSERT_TRUE(documents_.finish(document(name), DocumentState::read, std::nullopt, {}).ok());
  }
  StoredClaim claim(uint32_t number) {
    StoredClaim out;
    out.number = number;
    out.text = "The penalty is five per cent.";
    out.claim_class = "verbatim";
    out.made = "extracted";
    out.citations.push_back({{document("contract"), 1, 0, 29}, "The penalty is five per cent.", *documents_.stored_hash(document("contract"), 1)});
    return out;
  }
  StoredRun run(const std::string& report = "{\"version\":1}") { return {0, "brief", "2026-11-24T09:12:00Z", "dossier 0.1.0", "{}", report, {}}; }

  TempFolder folder_;
  Archive archive_;
  DocumentStore documents_;
  RunStore runs_;
  ClaimStore claims_;
  ReviewStore reviews_;
};

TEST_F(Runs, AreKeptOnceWithTheirClaims) {
  auto id = runs_.save(run(), {claim(1), claim(2)});
  ASSERT_TRUE(id.ok()) << id.error().describe();
  EXPECT_EQ(*runs_.save(run(), {claim(1), claim(2)}), *id);
  EXPECT_EQ(runs_.list()->size(), 1u);
  EXPECT_EQ((*runs_.find(*id))->report, "{\"version\":1}");
  auto kept = *claims_.of_run(*id);
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[1].citations, claim(2).citations);
  EXPECT_EQ(claims_.of_document(document("contract"))->size(), 2u);
  EXPECT_EQ(claims_.of_document(document("contract"), 2)->size(), 0u);
  EXPECT_EQ(archive_.stats()->claims, 2u);
  ASSERT_TRUE(runs_.remove(*id).ok());
  EXPECT_TRUE(claims_.of_document(document("contract"))->empty());
}

TEST_F(Runs, NothingIsKeptOnPagesThatAreNotHere) {
  StoredClaim elsewhere = claim(2);
  elsewhere.citations[0].span.page = 7;
  EXPECT_EQ(runs_.save(run(), {claim(1), elsewhere}).error().kind, ErrorKind::not_found);
  StoredClaim other = claim(1);
  other.citations[0].page_hash = document("something else");
  EXPECT_EQ(runs_.save(run(), {other}).error().kind, ErrorKind::conflict);
  EXPECT_TRUE(runs_.list()->empty());
  EXPECT_EQ(runs_.save(run(), {claim(2), claim(1)}).error().kind, ErrorKind::usage);
}

TEST_F(Runs, ClaimsOnChangedPagesAreOutdated) {
  ASSERT_TRUE(runs_.save(run(), {claim(1)}).ok());
  EXPECT_TRUE(claims_.outdated()->empty());
  add("contract", "The penalty is six per cent.");
  EXPECT_EQ(claims_.outdated()->size(), 1u);
}

TEST_F(Runs, ClaimsOnFormerVersionsAreOutdated) {
  ASSERT_TRUE(runs_.save(run(), {claim(1)}).ok());
  add("contract v2", "The penalty is six per cent.");
  ASSERT_TRUE(documents_.set_location({"/c", document("contract"), 1, 2, 3, 4, false}).ok());
  ASSERT_TRUE(documents_.set_location({"/c", document("contract v2"), 1, 3, 3, 4, false}).ok());
  EXPECT_EQ(claims_.outdated()->size(), 1u);
}

TEST_F(Runs, ReviewsAreATrail) {
  ASSERT_TRUE(runs_.save(run(), {claim(1)}).ok());
  int64_t id = (*claims_.of_document(document("contract")))[0].id;
  EXPECT_EQ(*reviews_.state(id), ReviewAction::reopen);
  ASSERT_TRUE(reviews_.add({0, id, "2026-11-24T10:00:00Z", "R.T.", ReviewAction::accept, ""}).ok());
  ASSERT_TRUE(reviews_.add({0, id, "2026-11-24T10:01:00Z", "R.T.", ReviewAction::comment, "see page 2"}).ok());
  EXPECT_EQ(*reviews_.state(id), ReviewAction::accept);
  auto trail = *reviews_.of_claim(id);
  ASSERT_EQ(trail.size(), 2u);
  EXPECT_EQ(trail[1].text, "see page 2");
  EXPECT_EQ(reviews_.add({0, 99, "", "", ReviewAction::accept, ""}).error().kind, ErrorKind::not_found);
}

TEST_F(Runs, GoWithTheDocumentsTheySpeakOf) {
  add("other", "Other text.");
  ASSERT_TRUE(runs_.save(run(), {claim(1)}).ok());
  ASSERT_TRUE(runs_.save(run("{\"documents\":[\"" + document("contract").hex() + "\"]}"), {}).ok());
  ASSERT_TRUE(runs_.save(run("{\"documents\":[\"" + document("other").hex() + "\"]}"), {}).ok());
  ASSERT_TRUE(documents_.remove({document("contract")}).ok());
  EXPECT_EQ(runs_.list()->size(), 1u);
}

}  // namespace
}  // namespace dossier
