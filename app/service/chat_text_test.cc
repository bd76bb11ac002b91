#include "app/service/chat_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

Json place(const std::string& document, int page, const std::string& quote) { return {{"document", document}, {"page", page}, {"quote", quote}}; }

Json answer_with(const Json& sources) {
  return {{"answer", "Jane Alder, Chief Executive Officer"}, {"not_found", false}, {"class", "verbatim"}, {"sources", sources},
          {"evidence", Json::array({place("report.pdf", 130, "The code applies to our CEO."), place("report.pdf", 187, "Jane Alder, Chief Executive Officer")})},
          {"coverage", {{"documents", 1}, {"pages_read", 190}}}};
}

// The page that holds most of the question's words is not always the one that the answer stands on.
TEST(ChatText, CitesWhereTheAnswerStands) {
  ChatText text;
  const std::string said = text.found(answer_with(Json::array({place("report.pdf", 187, "Jane Alder, Chief Executive Officer")})));
  EXPECT_NE(said.find("Jane Alder, Chief Executive Officer [1]"), std::string::npos) << said;
  const std::string sources = text.closing(Json::object());
  EXPECT_LT(sources.find("[1] report.pdf, p. 187"), sources.find("[2] report.pdf, p. 130")) << sources;
}

TEST(ChatText, CitesNothingForAnAnswerThatCouldNotBeProven) {
  ChatText text;
  EXPECT_EQ(text.found(answer_with(Json::array())).find(" [1]"), std::string::npos);
}

TEST(ChatText, SaysWhyNothingWasFound) {
  ChatText text;
  Json answer = answer_with(Json::array());
  answer["not_found"] = true;
  answer["answer"] = nullptr;
  answer["why_not"] = "none of the documents that fit speaks of QXR";
  EXPECT_NE(text.found(answer).find("none of the documents that fit speaks of QXR"), std::string::npos);
}

}  // namespace
}  // namespace dossier
