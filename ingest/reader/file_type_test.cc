#include "ingest/reader/file_type.h"

#include <gtest/gtest.h>

namespace dossier::reader {
namespace {

using namespace std::string_literals;

class FileTypes : public ::testing::Test {
 protected:
  std::string type(const std::string& bytes, const std::string& name = "", const std::string& media = "") { return types_.find(bytes, name, media).type; }
  static std::string member(const std::string& name, const std::string& content) {
    auto number = [](size_t n, int bytes) {
      std::string out;
      for (int i = 0; i < bytes; ++i, n >>= 8) out += static_cast<char>(n & 255);
      return out;
    };
    return "PK\3\4"s + number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + number(content.size(), 4) + number(content.size(), 4) + number(name.size(), 2) +
           number(0, 2) + name + content;
  }
  TypeFinder types_;
};

TEST_F(FileTypes, BytesDecideNotNames) {
  EXPECT_EQ(type("%PDF-1.7\n", "a.txt"), "pdf");
  EXPECT_EQ(type(std::string(900, '#') + "%PDF-1.4", "a"), "pdf") << "a header behind junk";
  EXPECT_EQ(type("\x89PNG\r\n\x1a\n....", "a.pdf"), "png");
  EXPECT_EQ(type("II*\0...."s), "tiff");
  EXPECT_EQ(type("RIFF\0\0\0\0WEBPVP8 "s), "webp");
  EXPECT_EQ(type("{\\rtf1\\ansi hello}"), "rtf");
  EXPECT_EQ(type("\x1F\x8B\x08\0\0\0\0\0"s), "gz");
  EXPECT_EQ(type("<!DOCTYPE html><p>x", "a.pdf"), "html");
  EXPECT_EQ(type("<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "a"), "html");
  EXPECT_EQ(type("<?xml version='1.0'?><note/>"), "xml");
}

TEST_F(FileTypes, ZipsAreToldByTheirMembers) {
  EXPECT_EQ(type(member("a.txt", "hello")), "zip");
  EXPECT_EQ(type(member("[Content_Types].xml", "<Types/>") + member("word/document.xml", "<w/>")), "docx");
  EXPECT_EQ(type(member("[Content_Types].xml", "<Types/>") + member("xl/workbook.xml", "<w/>")), "xlsx");
  EXPECT_EQ(type(member("_rels/.rels", "") + member("ppt/presentation.xml", "<w/>")), "pptx");
  EXPECT_EQ(type(member("mimetype", "application/vnd.oasis.opendocument.text") + member("content.xml", "")), "odt");
  EXPECT_EQ(type(member("mimetype", "application/epub+zip")), "epub");
  EXPECT_EQ(type(member("inner.docx", member("[Content_Types].xml", "") + member("word/document.xml", ""))), "zip") << "a document inside an archive is a member";
}

TEST_F(FileTypes, MailNeedsItsHeaders) {
  EXPECT_EQ(type("From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\nDate: Mon, 1 Jan 2024 00:00:00 +0000\r\n\r\nBody"), "eml");
  EXPECT_EQ(type("From a@b.c Mon Jan  1 00:00:00 2024\nFrom: a@b.c\nDate: x\n\nBody"), "mbox");
  EXPECT_EQ(type("From: the beginning\nit was clear to all\n"), "txt");
  EXPECT_EQ(type("Subject: %PDF-1.4 is a header\nFrom: a@b.c\nDate: today\n\nx"), "eml");
}

TEST_F(FileTypes, NamesHelpWhereBytesSayText) {
  EXPECT_EQ(type("a,b\n1,2\n", "t.csv"), "csv");
  EXPECT_EQ(type("a,b\n1,2\n", "t"), "txt");
  EXPECT_EQ(type("a,b\n1,2\n", "t", "text/csv"), "csv");
  EXPECT_EQ(type("# Title\n", "readme.md"), "md");
  EXPECT_EQ(type("\xFF\xFEh\0i\0"s, "t"), "txt");
  EXPECT_EQ(type("gr\xFC\xDF", "t"), "txt");
}

TEST_F(FileTypes, UnknownBytesHaveNoType) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 5000; ++i, x = x * 1664525 + 1013904223) noise += static_cast<char>(x >> 24);
  EXPECT_EQ(type(noise), "");
  EXPECT_EQ(type("\x7F" "ELF\2\1\1\0\0\0"s, "a.txt"), "");
  for (size_t size : {0, 1, 2, 3, 7, 26}) type(std::string(size, '\0'));
}

}  // namespace
}  // namespace dossier::reader
