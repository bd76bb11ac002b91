// What was not read, as questions ask for it.
#include "app/analysis/unread_list.h"

#include <gtest/gtest.h>

#include "app/analysis/answerer.h"
#include "app/analysis/page_fixture.h"

namespace dossier {
namespace {

using test::PageBuilder;

SourceDocument paper(const std::string& name, uint32_t pages) {
  SourceDocument d;
  d.sha256 = sha256_of(name);
  d.name = name;
  d.path = "/papers/" + name;
  d.info.type = "pdf";
  d.pages = pages;
  return d;
}

Answer ask(bool with_faults, const std::string& question) {
  MemoryPages pages;
  pages.add(paper("whole.pdf", 1), {PageBuilder().text("The letter could not be read by anybody in 1911.").page()});
  if (with_faults) {
    SourceDocument torn = paper("torn.pdf", 3);
    torn.state = "partly";
    torn.unread = {{2, "damaged: the page's content is broken"}, {3, "timeout: 60 s"}};
    pages.add(torn, {PageBuilder().text("Page one.").page()});
    SourceDocument locked = paper("locked.pdf", 0);
    locked.state = "failed";
    locked.error = "password: it needs one";
    pages.add(locked, {});
  }
  PageIndex index = index_in_memory(pages).value();
  return Answerer(pages, index).answer(question).value();
}

TEST(UnreadList, NamesWhatWasNotReadAndWhy) {
  for (const char* question : {"Which documents could not be read?", "What files were not opened?", "List the documents that couldn't be read", "Which pages are unread?", "Which files failed?"}) {
    const Answer a = ask(true, question);
    EXPECT_EQ(a.text, "torn.pdf, page 2: damaged: the page's content is broken; torn.pdf, page 3: timeout: 60 s; locked.pdf: password: it needs one") << question;
    EXPECT_TRUE(a.counted && a.of_reading && !a.not_found) << question;
    ASSERT_EQ(a.evidence.size(), 3U) << question;
    EXPECT_EQ(a.evidence[0].page, 2U);
  }
}

TEST(UnreadList, CountsDocumentsOrPages) {
  EXPECT_EQ(ask(true, "How many documents could not be read?").text, "2");
  EXPECT_EQ(ask(true, "How many pages were not read?").text, "3");  // the locked file is one page at least
}

TEST(UnreadList, SaysThatAllWasRead) {
  EXPECT_EQ(ask(false, "Which documents could not be read?").text, "none: all that was found was read");
  EXPECT_EQ(ask(false, "How many pages were not read?").text, "0");
}

TEST(UnreadList, IsNotAskedForByOtherWords) {
  for (const char* question : {"Which letter could not be read by anybody?", "Which documents were not read by the board?", "Which documents failed to mention the price?", "What pages are open questions on?",
                               "Which documents mention unread mail?", "Which files were read?"})
    EXPECT_FALSE(read_unread_question(parse_question(question))) << question;
}

}  // namespace
}  // namespace dossier
