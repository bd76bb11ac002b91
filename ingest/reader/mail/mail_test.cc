#include <gtest/gtest.h>

#include "base/file.h"
#include "ingest/reader/mail/mail_reader.h"
#include "ingest/reader/testing/recorded_reading.h"
#include "tests/places.h"

namespace dossier::reader {
namespace {

TEST(Mail, HeadersBodyAndAttachments) {
  auto got = record(read_eml, "From: =?utf-8?q?J=C3=BCrgen?= <j@a.example>\nTo: b@a.example\nDate: Fri, 05 Jul 2024 09:12:00 +0200\nSubject: Offer\nMIME-Version: 1.0\n"
                              "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n"
                              "--x\nContent-Type: text/csv\nContent-Disposition: attachment; filename=\"../a.csv\"\n\n1,2\n--x--\n", "a.eml", "eml");
  ASSERT_TRUE(got.status.ok());
  EXPECT_NE(got.text().find("From: Jürgen <j@a.example>"), std::string::npos) << got.text();
  EXPECT_NE(got.text().find("Grüße"), std::string::npos);
  EXPECT_EQ(got.info.created, "2024-07-05T09:12:00+02:00");
  ASSERT_EQ(got.parts.size(), 1u);
  EXPECT_EQ(got.parts[0].bytes.substr(0, 3), "1,2");
}

TEST(Mail, PlainTextBeforeHtmlAndEncryptionNamed) {
  auto got = record(read_eml, "From: a@a.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>rich\n--x\n"
                              "Content-Type: text/plain\n\nplain\n--x--\n", "a.eml", "eml");
  EXPECT_NE(got.text().find("plain"), std::string::npos);
  EXPECT_EQ(got.text().find("rich"), std::string::npos);
  auto locked = record(read_eml, "From: a@a.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nAAAA\n", "a.eml", "eml");
  EXPECT_EQ(locked.status.error().kind, ErrorKind::password);
  EXPECT_TRUE(locked.has_finding(FindingKind::encrypted_part));
}

TEST(Mail, OlderMailStandsApartAndColumnsAreTables) {
  auto got = record(read_eml, "From: a@a.example\nSubject: s\n\nHere they are:\n\n  Hull        12,400    31 March\n  Rotterdam   11,950    15 April\n"
                              "  Antwerp     12,100    2 April\n\nOn Monday Tom wrote:\n> Which ports\n> have we asked?\n\nWe took Hull.\n", "a.eml", "eml");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_EQ(page.text, "From: a@a.example\nSubject: s\n\nHere they are:\n\nHull\t12,400\t31 March\nRotterdam\t11,950\t15 April\nAntwerp\t12,100\t2 April\n\n"
                       "On Monday Tom wrote:\n\n> Which ports\n> have we asked?\n\nWe took Hull.");
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_EQ(page.tables[0].rows, 3);
  EXPECT_EQ(page.tables[0].columns, 3);
  ASSERT_EQ(page.blocks.size(), 6u);
  EXPECT_EQ(page.blocks[4].kind, BlockKind::side_note);
  EXPECT_EQ(page.blocks[5].kind, BlockKind::paragraph);
}

TEST(Mail, ALongBodyIsReadInPieces) {
  std::string body;
  for (int i = 0; i < 6000; ++i) body += "Paragraph " + std::to_string(i) + " of a body.\n\n";
  auto got = record(read_eml, "From: a@a.example\nSubject: s\n\n" + body, "a.eml", "eml");
  size_t blocks = 0;
  for (const Page& page : got.pages) blocks += page.blocks.size();
  EXPECT_EQ(blocks, 6001u);
}

TEST(Mailbox, EachMessageIsAPart) {
  auto bytes = read_file(source_dir() + "/sample_docs/mail/Halden.mbox");
  ASSERT_TRUE(bytes.ok());
  auto got = record(read_mbox, *bytes, "Halden.mbox", "mbox");
  ASSERT_TRUE(got.status.ok());
  ASSERT_EQ(got.parts.size(), 3u);
  EXPECT_EQ(got.parts[1].name, "2.eml");
  EXPECT_NE(got.parts[2].bytes.find("Offer for HP-600X"), std::string::npos);
}

TEST(Mailbox, FromLinesInsideMessagesAreNoBorders) {
  auto pieces = split_mailbox("From a\nS: 1\n\ntext\nFrom here on\nmore\n\nFrom b\nS: 2\n\n>From x\n");
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_NE(pieces[0].find("From here on"), std::string::npos);
  EXPECT_TRUE(split_mailbox("no mailbox").empty());
  EXPECT_TRUE(split_mailbox("").empty());
}

}  // namespace
}  // namespace dossier::reader
