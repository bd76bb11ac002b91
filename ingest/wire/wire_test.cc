#include <gtest/gtest.h>

#include <sys/socket.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/page_codec.h"
#include "ingest/wire/wire_sink.h"

namespace dossier {
namespace {

// Writes down what it hears.
class Notebook : public ReadingSink {
 public:
  Status begin_document(const DocumentHead& head) override {
    said += "begin(" + head.name + ") ";
    return {};
  }
  Status page(Page page) override {
    said += "page(" + std::to_string(page.number) + ":" + page.text + ") ";
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    said += "failed(" + std::to_string(failure.page) + ":" + std::string(name_of(failure.kind)) + ":" + failure.detail + ") ";
    return {};
  }
  Status end_document(const DocumentOutcome& outcome) override {
    said += "end(" + std::string(name_of(outcome.state)) + (outcome.error ? ":" + outcome.error->message : "") + ") ";
    return {};
  }
  std::string said;
};

Page page_of(uint32_t number, const std::string& text) {
  Page page;
  page.number = number;
  page.text = text;
  page.source = TextSource::text;
  page.width_pt = 612, page.height_pt = 792;
  page.words = {{0, static_cast<uint32_t>(text.size()), {10, 10, 50, 20}, 1, 10, 0}};
  return page;
}

// Everything a sink writes, as bytes.
class Stream {
 public:
  Stream() {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    in.reset(ends[0]);
    out.reset(ends[1]);
  }
  std::string bytes() {
    out.reset();
    std::string all;
    char buffer[4096];
    for (ssize_t n; (n = ::read(in.get(), buffer, sizeof buffer)) > 0;) all.append(buffer, static_cast<size_t>(n));
    return all;
  }
  Fd in, out;
};

Status decode(std::string_view bytes, ReadingDecoder& decoder, size_t piece) {
  FrameCutter cutter;
  for (size_t at = 0; at < bytes.size(); at += piece) {
    cutter.add(bytes.substr(at, piece));
    for (;;) {
      Frame frame;
      bool found = false;
      DOSSIER_TRY(cutter.next(frame, found));
      if (!found) break;
      DOSSIER_TRY(decoder.take(frame));
    }
  }
  return {};
}

std::string mail_with_part() {
  Stream stream;
  WireSink sink(stream.out.get());
  EXPECT_TRUE(sink.begin_document({"mail.eml", {}, 100, {}}).ok());
  EXPECT_TRUE(sink.page(page_of(1, "Hello")).ok());
  EXPECT_TRUE(sink.begin_document({"offer.pdf", {}, 50, {}}).ok());
  EXPECT_TRUE(sink.page_failed({2, ErrorKind::timeout, "slow"}).ok());
  EXPECT_TRUE(sink.end_document({ReadState::partly, Error{ErrorKind::damaged, "cut short", "", ""}, {}}).ok());
  EXPECT_TRUE(sink.end_document({ReadState::read, std::nullopt, {}}).ok());
  EXPECT_TRUE(write_frame(stream.out.get(), FrameKind::done, "").ok());
  return stream.bytes();
}

TEST(Wire, WhatASinkIsToldComesOutOfTheDecoder) {
  std::string bytes = mail_with_part();
  for (size_t piece : {size_t{1}, size_t{7}, bytes.size()}) {
    Notebook notebook;
    ReadingDecoder decoder(notebook, {});
    ASSERT_TRUE(decode(bytes, decoder, piece).ok());
    EXPECT_TRUE(decoder.finished());
    EXPECT_EQ(notebook.said, "begin(mail.eml) page(1:Hello) begin(offer.pdf) failed(2:timeout:slow) end(partly:cut short) end(read) ");
  }
}

TEST(Wire, EveryCutIsNoticedAndNoFlippedByteCrashes) {
  std::string bytes = mail_with_part();
  for (size_t cut = 0; cut < bytes.size(); ++cut) {
    Notebook notebook;
    ReadingDecoder decoder(notebook, {});
    EXPECT_TRUE(decode(std::string_view(bytes).substr(0, cut), decoder, 64).ok());
    EXPECT_FALSE(decoder.finished()) << cut;
  }
  for (size_t at = 0; at < bytes.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string other = bytes;
      other[at] = static_cast<char>(other[at] ^ (1 << bit));
      Notebook notebook;
      ReadingDecoder decoder(notebook, {});
      Status status = decode(other, decoder, other.size());
      ErrorKind kind = status.ok() ? ErrorKind::damaged : status.error().kind;
      EXPECT_TRUE(kind == ErrorKind::damaged || kind == ErrorKind::too_large || kind == ErrorKind::newer_version);
    }
}

TEST(Wire, LiesAreRefused) {
  auto refused = [](const std::function<void(WireSink&, int)>& tell, ReadLimits limits = {}) {
    Stream stream;
    WireSink sink(stream.out.get());
    tell(sink, stream.out.get());
    Notebook notebook;
    ReadingDecoder decoder(notebook, limits);
    Status status = decode(stream.bytes(), decoder, 1 << 20);
    return !status.ok() && decoder.reader_lied();
  };
  auto ok = [](Status status) { EXPECT_TRUE(status.ok()); };
  EXPECT_TRUE(refused([&](WireSink& s, int) { ok(s.page(page_of(1, "x"))); })) << "a page of no document";
  EXPECT_TRUE(refused([&](WireSink& s, int) { ok(s.end_document({})); })) << "an end without a beginning";
  EXPECT_TRUE(refused([&](WireSink& s, int) {
    ok(s.begin_document({}));
    ok(s.page(page_of(2, "x")));
    ok(s.page(page_of(2, "x")));
  })) << "the same page twice";
  EXPECT_TRUE(refused([&](WireSink& s, int fd) {
    ok(s.begin_document({}));
    ok(write_frame(fd, FrameKind::done, ""));
  })) << "done inside a document";
  EXPECT_TRUE(refused([&](WireSink& s, int) {
    ok(s.begin_document({}));
    ok(s.end_document({}));
    ok(s.begin_document({}));
  })) << "a second file";
  ReadLimits shallow;
  shallow.depth = 1;
  EXPECT_TRUE(refused([&](WireSink& s, int) { for (int i = 0; i < 3; ++i) ok(s.begin_document({})); }, shallow)) << "too deep";
  ReadLimits few;
  few.pages = 3;
  EXPECT_TRUE(refused([&](WireSink& s, int) {
    ok(s.begin_document({}));
    ok(s.page(page_of(4, "x")));
  }, few)) << "too many pages";
  ReadLimits narrow;
  narrow.output_bytes = 100;
  EXPECT_TRUE(refused([&](WireSink& s, int) {
    ok(s.begin_document({}));
    ok(s.page(page_of(1, std::string(200, 'x'))));
  }, narrow)) << "too much output";
}

TEST(Wire, APageThatBreaksARuleIsSentAsAFailure) {
  Stream stream;
  WireSink sink(stream.out.get());
  ASSERT_TRUE(sink.begin_document({}).ok());
  Page page = page_of(1, "x");
  page.words[0].end = 7;
  ASSERT_TRUE(sink.page(page).ok());
  Notebook notebook;
  ReadingDecoder decoder(notebook, {});
  ASSERT_TRUE(decode(stream.bytes(), decoder, 4096).ok());
  EXPECT_NE(notebook.said.find("failed(1:unreadable"), std::string::npos);
}

TEST(Wire, RequestsComeBackAsTheyWere) {
  ReadRequest request;
  request.name = "a.pdf";
  request.languages = "eng+deu";
  request.ocr = OcrMode::always;
  request.passwords = {"a", "b c"};
  request.first_page = 4, request.last_page = 9;
  request.resume = {{0, false, 0, 3}, {1, true, 2, 1}, {4, false, 0, 7}};
  request.limits.pages = 77;
  std::string bytes = encode_request(request);
  Result<ReadRequest> back = decode_read_request(bytes);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->name, request.name);
  EXPECT_EQ(back->languages, request.languages);
  EXPECT_EQ(back->passwords, request.passwords);
  EXPECT_EQ(back->resume, request.resume);
  EXPECT_EQ(back->last_page, 9u);
  EXPECT_EQ(back->limits.pages, 77u);
  for (size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(decode_read_request(std::string_view(bytes).substr(0, cut)).ok());

  RenderRequest render;
  render.part = {1, 2};
  render.page = 3, render.dpi = 150, render.region = {1, 2, 3, 4};
  bytes = encode_request(render);
  Result<RenderRequest> picture = decode_render_request(bytes);
  ASSERT_TRUE(picture.ok());
  EXPECT_EQ(picture->part, render.part);
  EXPECT_EQ(picture->region, render.region);
  for (size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(decode_render_request(std::string_view(bytes).substr(0, cut)).ok());
}

TEST(Wire, NamesOfStates) {
  for (ReadState state : {ReadState::read, ReadState::partly, ReadState::failed}) EXPECT_EQ(read_state_from(name_of(state)), state);
  EXPECT_FALSE(read_state_from("maybe"));
}

}  // namespace
}  // namespace dossier
