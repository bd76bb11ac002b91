#include "app/service/http_service.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/grounding/page_fixture.h"
#include "app/writing/scripted_model.h"
#include "base/hash.h"
#include "storage/archive.h"
#include "storage/document_store.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

struct HeardReply : ServedReply {
  void whole(int s, const std::string& b) override { status = s, body = b; }
  void begin_events() override { began = true; }
  void event(const std::string& data) override { events.push_back(data); }
  void end_events() override { ended = true; }
  int status = 0;
  std::string body;
  bool began = false, ended = false;
  std::vector<std::string> events;
};

const std::string kSentence = "The Supplier shall deliver 155 pumps to the Buyer by 12 March 2024.";

// An archive of one page in a folder of its own.
class HttpServiceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("dossier_http_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    std::string path = (folder_ / "a.dossier").string();
    {
      auto archive = Archive::open(path, OpenMode::create);
      ASSERT_TRUE(archive.ok());
      DocumentStore store(*archive);
      put_page(store);
    }
    auto opened = ArchiveService::open(path);
    ASSERT_TRUE(opened.ok()) << opened.error().describe();
    service_.emplace(std::move(*opened));
  }
  void TearDown() override {
    service_.reset();
    std::filesystem::remove_all(folder_);
  }
  static void put_page(DocumentStore& store);
  HeardReply call(const std::string& method, const std::string& path, const std::string& body = "") {
    HeardReply reply;
    HttpService(*service_).answer({method, path, body}, reply);
    return reply;
  }
  std::filesystem::path folder_;
  std::optional<ArchiveService> service_;
};

void HttpServiceTest::put_page(DocumentStore& store) {
  Sha256 document = sha256_of("supply");
  DocumentInfo info;
  info.type = "pdf";
  info.pages = 1;
  Page page = page_of_text(1, kSentence);
  page.blocks.push_back({BlockKind::paragraph, 0, 0, static_cast<uint32_t>(page.text.size()), {50, 50, 500, 60}});
  ASSERT_TRUE(store.begin(document, "supply.pdf", 70, info, 1, "").ok());
  ASSERT_TRUE(store.add_page(document, page).ok());
  ASSERT_TRUE(store.finish(document, DocumentState::read, std::nullopt, info).ok());
}

std::string chat_body(const std::string& question, bool stream = false) {
  return Json{{"model", "dossier"}, {"stream", stream}, {"messages", {{{"role", "system"}, {"content", "be brief"}}, {{"role", "user"}, {"content", question}}}}}.dump();
}

TEST_F(HttpServiceTest, AQuestionIsAnsweredWithItsSources) {
  HeardReply reply = call("POST", "/v1/chat/completions", chat_body("How many pumps shall the Supplier deliver?"));
  ASSERT_EQ(reply.status, 200) << reply.body;
  Json body = Json::parse(reply.body);
  std::string text = body["choices"][0]["message"]["content"];
  EXPECT_NE(text.find("155"), std::string::npos) << text;
  EXPECT_NE(text.find("[1] supply.pdf, p. 1"), std::string::npos) << text;
  EXPECT_EQ(body["dossier"]["evidence"][0]["page"], 1);
}

TEST_F(HttpServiceTest, AStreamHoldsTheSameTextAndEnds) {
  std::string question = "How many pumps shall the Supplier deliver?";
  HeardReply whole = call("POST", "/v1/chat/completions", chat_body(question)), streamed = call("POST", "/v1/chat/completions", chat_body(question, true));
  ASSERT_TRUE(streamed.began && streamed.ended);
  std::string text;
  for (const std::string& event : streamed.events) {
    if (event == "[DONE]") continue;
    text += Json::parse(event)["choices"][0]["delta"].value("content", "");
  }
  EXPECT_EQ(text, Json::parse(whole.body)["choices"][0]["message"]["content"].get<std::string>());
  EXPECT_EQ(streamed.events.back(), "[DONE]");
}

TEST_F(HttpServiceTest, AModelsSentencesAreGivenOnlyWhereTheyHold) {
  ScriptedModel model({{"The Supplier shall deliver 155 pumps to the Buyer [1].\nThe Supplier shall deliver 900 pumps to the Buyer [1].\n"}});
  service_->let_write(model, nullptr, CancelToken());
  HeardReply reply = call("POST", "/v1/chat/completions", chat_body("How many pumps shall the Supplier deliver?", true));
  std::string text;
  for (const std::string& event : reply.events)
    if (event != "[DONE]") text += Json::parse(event)["choices"][0]["delta"].value("content", "");
  EXPECT_NE(text.find("The Supplier shall deliver 155 pumps to the Buyer. [1]"), std::string::npos) << text;
  EXPECT_EQ(text.find("900"), std::string::npos) << text;
  EXPECT_NE(text.find("1 sentence was kept out: not proven."), std::string::npos) << text;
}

// Draws any box in one colour.
class FlatPictures : public PictureSource {
 public:
  Result<std::shared_ptr<const RgbImage>> picture(const SourceDocument& document, uint32_t page, const Box&, const CancelToken&) override {
    drawn += document.name + " " + std::to_string(page) + ";";
    auto image = std::make_shared<RgbImage>();
    image->width = 60, image->height = 80;
    image->rgb.resize(size_t{60} * 80 * 3);
    return std::shared_ptr<const RgbImage>(image);
  }
  std::string drawn;
};

TEST_F(HttpServiceTest, AModelIsGivenWhatTheReadingSays) {
  ScriptedModel model({{"The Supplier shall deliver 155 pumps to the Buyer [1].\n"}});
  model.let_see();
  FlatPictures source;
  const std::string question = Json{{"question", "How many pumps shall the Supplier deliver?"}}.dump();
  const auto read_of = [&](AnswerReading reading) {
    service_->let_write(model, nullptr, CancelToken(), std::move(reading));
    return Json::parse(call("POST", "/v1/archive/ask", question).body)["written"].value("read", "");
  };
  EXPECT_EQ(read_of({}), "1 passage");
  EXPECT_EQ(read_of({{ReadingStrategy::whole, 0}, {}}), "1 document whole");
  EXPECT_EQ(source.drawn, "");
  AnswerReading pages;
  pages.pictures = {PictureChoice::pages, &source};
  EXPECT_EQ(read_of(pages), "1 passage and 1 picture");
  EXPECT_EQ(source.drawn, "supply.pdf 1;");
  ASSERT_EQ(model.requests().size(), 3u);
  EXPECT_EQ(model.requests().back().pictures.size(), 1u);
}

TEST_F(HttpServiceTest, TheArchivesCallsAreThere) {
  HeardReply found = call("POST", "/v1/archive/search", R"({"query":"pumps"})");
  ASSERT_EQ(found.status, 200) << found.body;
  EXPECT_EQ(Json::parse(found.body)["total"], 1);
  EXPECT_EQ(call("POST", "/v1/archive/documents").status, 200);
  EXPECT_EQ(call("POST", "/v1/archive/read_page", R"({"document":"supply.pdf","page":2})").status, 404);
  EXPECT_EQ(Json::parse(call("GET", "/v1/models").body)["data"][0]["id"], "dossier");
}

TEST_F(HttpServiceTest, WhatIsNoRequestIsToldWhy) {
  for (const std::string& body : {std::string("nonsense"), std::string("[]"), std::string("\xff{"), std::string(2'000, '['), std::string("{}"), std::string(R"({"messages":[5,{"role":"user"}]})")}) {
    HeardReply reply = call("POST", "/v1/chat/completions", body);
    EXPECT_EQ(reply.status, 400) << body;
    EXPECT_FALSE(Json::parse(reply.body)["error"]["message"].get<std::string>().empty());
  }
  EXPECT_EQ(call("GET", "/v1/chat/completions").status, 404);
  EXPECT_EQ(call("POST", "/v1/archive/remove", "{}").status, 404);
  EXPECT_EQ(call("POST", "/v1/archive/search", "{}").status, 400);
  EXPECT_EQ(call("POST", "/\x1b[31m\xff").status, 404);
}

}  // namespace
}  // namespace dossier
