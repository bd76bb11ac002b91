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
    last = outcome;
    said += "]" + std::string(name_of(outcome.state)) +
            (outcome.error ? ":" + std::string(name_of(outcome.error->kind)) : "") + " ";
    return {};
  }
  std::string said;
  DocumentOutcome last;
};

std::string base64(std::string_view bytes) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t three = 0;
    for (size_t j = i; j < i + 3; ++j) three = three << 8 | (j < bytes.size() ? static_cast<uint8_t>(bytes[j]) : 0u);
    for (size_t j = 0; j < 4; ++j) out += i + j > bytes.size() ? '=' : kDigits[three >> (18 - 6 * j) & 63];
    if (i % 54 == 51) out += '\n';
  }
  return out;
}

class Limits : public ::testing::Test {
 protected:
  std::string read(const std::string& bytes, const std::string& name) {
    notes = {};
    Status status = Dispatcher(types_, ocr_, request_, notes).read(Source::from_bytes(bytes, name));
    return status.ok() ? notes.said.substr(0, notes.said.size() - 1) : status.error().describe();
  }
  TypeFinder types_;
  NoOcr ocr_;
  ReadRequest request_;
  Notes notes;
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
}

TEST_F(Limits, OfPartsCostsWhatLiesBehind) {
  request_.limits.parts = 2;
  EXPECT_EQ(read(testing::zip_file({{"b.txt", "b"}, {"c.txt", "c"}}), "a.zip"), "a.zip[ b.txt[ 1 ]read c.txt[ 1 ]read ]read");
  EXPECT_EQ(read(testing::zip_file({{"b.txt", "b"}, {"c.txt", "c"}, {"d.txt", "d"}, {".DS_Store", "x"}, {"e.txt", "e"}}), "a.zip"),
            "a.zip[ b.txt[ 1 ]read c.txt[ 1 ]read ]partly:too_large");
  EXPECT_EQ(notes.last.error->message, "2 parts were not read: only 2 of a file are");
  std::string left;
  for (const Finding& finding : notes.last.info.findings) left += finding.detail + "; ";
  EXPECT_EQ(left, "not read for the limit of parts: d.txt; not read for the limit of parts: e.txt; ");
  EXPECT_EQ(read(testing::zip_file({{"b.zip", testing::zip_file({{"c.txt", "c"}, {"d.txt", "d"}})}, {"e.txt", "e"}}), "a.zip"),
            "a.zip[ b.zip[ c.txt[ 1 ]read ]partly:too_large ]partly:too_large")
      << "the limit is the whole file's, and each container says what it costs there";
}

TEST_F(Limits, ADamagedArchiveKeepsTheMembersThatAreThere) {
  std::string grain;
  for (uint32_t i = 0, seed = 1; i < 400'000; ++i) grain += static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24);
  std::string cut = testing::zip_file({{"a.txt", "a"}, {"b.txt", grain}});
  cut.resize(cut.size() / 2);
  EXPECT_EQ(read(cut, "a.zip"), "a.zip[ a.txt[ 1 ]read b.txt[ ]failed:unsupported ]partly:damaged");
  std::string noise = testing::zip_file({{"b.bin", grain}});
  noise.resize(noise.size() / 2);
  EXPECT_EQ(read(noise, "a.zip"), "a.zip[ b.bin[ ]failed:unsupported ]failed:damaged") << "nothing of it was read";
  std::string package = testing::zip_file({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", std::string(200'000, 'w')}});
  package.resize(package.size() - 400);
  EXPECT_EQ(read(package, "a.docx").substr(read(package, "a.docx").rfind(']')), "]failed:damaged") << "not the document that the name promises";
}

TEST_F(Limits, APackedStreamThatEndsEarlyKeepsWhatComesBefore) {
  std::string lines;
  for (uint32_t i = 0, seed = 1; i < 3000; ++i) lines += std::to_string(seed = seed * 1664525 + 1013904223) + "\n";
  std::string cut = testing::tar_gz_file({{"a.txt", "a"}, {"b.txt", lines}, {"c.txt", "c"}});
  cut.resize(cut.size() / 2);
  const std::string members = "a.tgz[ a.txt[ 1 ]read b.txt[ 1 ";
  EXPECT_EQ(read(cut, "a.tgz").substr(0, members.size()), members);
  EXPECT_TRUE(notes.said.ends_with("]partly:damaged ")) << notes.said;
  EXPECT_EQ(notes.said.find("c.txt"), std::string::npos);
  bool named = false;
  for (const Finding& finding : notes.last.info.findings) named |= finding.kind == FindingKind::truncated && finding.detail.ends_with(": b.txt");
  EXPECT_TRUE(named);
  const std::string mail = "From: a@b.example\nDate: Mon, 1 Jan 2024 00:00:00 +0000\nMIME-Version: 1.0\nContent-Type: application/gzip; name=\"a.tgz\"\n"
                           "Content-Transfer-Encoding: base64\n\n" + base64(cut) + "\n";
  EXPECT_NE(read(mail, "a.eml").find(members), std::string::npos) << notes.said;
  std::string text = testing::gz_file(lines);
  text.resize(text.size() / 2);
  EXPECT_EQ(read(text, "a.txt.gz").substr(0, 18), "a.txt.gz[ a.txt[ 1");
  EXPECT_TRUE(notes.said.ends_with("]read ]partly:damaged ")) << notes.said;
}

TEST_F(Limits, KindsThatAreNotReadSayWhatToDo) {
  EXPECT_EQ(read("\x78\x9F\x3E\x22" + std::string(40, '\0'), "winmail.dat"), "winmail.dat[ ]failed:unsupported");
  EXPECT_NE(notes.last.error->message.find("Outlook"), std::string::npos);
  EXPECT_EQ(read(testing::zip_file({{"Index/Document.iwa", "x"}, {"preview.jpg", "x"}}), "a.pages"), "a.pages[ ]failed:unsupported");
  EXPECT_NE(notes.last.error->message.find("export it"), std::string::npos);
}

TEST_F(Limits, OfPartsHoldsAsItIs) {
  testing::Members members;
  for (uint32_t i = 0; i <= request_.limits.parts + 1500; ++i) members.emplace_back(std::to_string(i) + ".txt", "x");
  const std::string said = read(testing::zip_file(members), "many.zip");
  EXPECT_NE(said.find(" 19999.txt[ 1 ]read ]partly:too_large"), std::string::npos) << said.substr(said.size() - 80);
  EXPECT_EQ(notes.last.error->message, "1501 parts were not read: only 20000 of a file are");
  ASSERT_EQ(notes.last.info.findings.size(), 1001u);
  EXPECT_EQ(notes.last.info.findings.front().detail, "not read for the limit of parts: 20000.txt");
  EXPECT_EQ(notes.last.info.findings.back().detail, "not read for the limit of parts: 501 more");
}

}  // namespace
}  // namespace dossier::reader
