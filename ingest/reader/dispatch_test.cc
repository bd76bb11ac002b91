// The limits that hold for a whole file, each at a small value: what lies within is read, the rest is named.
#include "ingest/reader/dispatch.h"

#include <gtest/gtest.h>

#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/testing/zip_file.h"

namespace dossier::reader {
namespace {

// "name[ 1 2 ]state:kind", documents within documents.
class Notes : public ReadingSink {
 public:
  Status begin_document(const DocumentHead& head) override {
    said += head.name + "[ ";
    return {};
  }
  Status page(Page page) override {
    said += std::to_string(page.number) + " ";
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    said += std::to_string(failure.page) + ":" + std::string(name_of(failure.kind)) + " ";
    return {};
  }
  Status end_document(const DocumentOutcome& outcome) override {
    said += "]" + std::string(name_of(outcome.state)) +
            (outcome.error ? ":" + std::string(name_of(outcome.error->kind)) : "") + " ";
    return {};
  }
  std::string said;
};

class Limits : public ::testing::Test {
 protected:
  std::string read(const std::string& bytes, const std::string& name) {
    Notes notes;
    Status status = Dispatcher(types_, ocr_, request_, notes).read(Source::from_bytes(bytes, name));
    return status.ok() ? notes.said.substr(0, notes.said.size() - 1) : status.error().describe();
  }
  TypeFinder types_;
  NoOcr ocr_;
  ReadRequest request_;
};

TEST_F(Limits, OfPagesHoldForEveryFormat) {
  request_.limits.pages = 2;
  EXPECT_EQ(read("one\ftwo", "a.txt"), "a.txt[ 1 2 ]read");
  EXPECT_EQ(read("one\ftwo\fthree\ffour", "a.txt"), "a.txt[ 1 2 ]partly:too_large");
  EXPECT_EQ(read("{\\rtf1 one\\par\\page two\\par\\page three\\par}", "a.rtf"),
            "a.rtf[ 1 2 ]partly:too_large");
  EXPECT_EQ(read(testing::zip_file({{"b.txt", "one\ftwo\fthree"}, {"c.txt", "one"}}), "a.zip"),
            "a.zip[ b.txt[ 1 2 ]partly:too_large c.txt[ 1 ]read ]read")
      << "a part that is too long does not cost the next";
}

TEST_F(Limits, OfDepthCostsThePart) {
  request_.limits.depth = 2;
  const std::string inner = testing::zip_file({{"d.txt", "deep"}});
  const std::string outer = testing::zip_file({{"c.zip", inner}, {"e.txt", "flat"}});
  EXPECT_EQ(read(outer, "a.zip"), "a.zip[ c.zip[ d.txt[ 1 ]read ]read e.txt[ 1 ]read ]read");
  EXPECT_EQ(read(testing::zip_file({{"b.zip", outer}}), "a.zip"),
            "a.zip[ b.zip[ c.zip[ d.txt[ ]failed:too_large ]read e.txt[ 1 ]read ]read ]read");
}

TEST_F(Limits, OfPartsAndUnpackedBytesHoldForTheWholeFile) {
  request_.limits.unpacked_bytes = 100;
  const std::string long_text(60, 'x');
  std::string said = read(
      testing::zip_file({{"b.zip", testing::zip_file({{"c.txt", "short"}})}, {"d.txt", long_text}}), "a.zip");
  EXPECT_NE(said.find("too_large"), std::string::npos) << said;
  request_.limits = {};
  request_.limits.parts = 2;
  said = read(testing::zip_file({{"b.txt", "b"}, {"c.txt", "c"}, {"d.txt", "d"}, {"e.txt", "e"}}), "a.zip");
  EXPECT_NE(said.find("b.txt[ 1 ]read"), std::string::npos) << said;
  EXPECT_NE(said.find("too_large"), std::string::npos) << said;
  EXPECT_EQ(said.find("e.txt[ 1"), std::string::npos) << said;
}

}  // namespace
}  // namespace dossier::reader
