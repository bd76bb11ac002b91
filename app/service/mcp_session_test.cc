#include "app/service/mcp_session.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "storage/archive.h"
#include "storage/document_store.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

// An empty archive in a folder of its own.
class McpTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("dossier_mcp_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / "a.dossier").string();
    ASSERT_TRUE(Archive::open(path_, OpenMode::create).ok());
    auto opened = ArchiveService::open(path_);
    ASSERT_TRUE(opened.ok()) << opened.error().describe();
    service_.emplace(std::move(*opened));
  }
  void TearDown() override {
    service_.reset();
    std::filesystem::remove_all(folder_);
  }
  Json ask(const std::string& line) {
    auto answer = McpSession(*service_).answer(line);
    EXPECT_TRUE(answer.has_value());
    return answer ? Json::parse(*answer) : Json();
  }
  std::filesystem::path folder_;
  std::string path_;
  std::optional<ArchiveService> service_;
};

TEST_F(McpTest, OffersItsToolsAndAVersionThatItSpeaks) {
  Json hello = ask(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2024-11-05"}})");
  EXPECT_EQ(hello["result"]["protocolVersion"], "2024-11-05");
  EXPECT_EQ(ask(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"1999"}})")["result"]["protocolVersion"], "2025-06-18");
  Json tools = ask(R"({"jsonrpc":"2.0","id":"x","method":"tools/list"})");
  EXPECT_EQ(tools["id"], "x");
  EXPECT_EQ(tools["result"]["tools"].size(), 5u);
  for (const Json& tool : tools["result"]["tools"]) EXPECT_EQ(tool["inputSchema"]["type"], "object");
}

TEST_F(McpTest, NotificationsAndRepliesGetNoAnswer) {
  EXPECT_FALSE(McpSession(*service_).answer(R"({"jsonrpc":"2.0","method":"notifications/initialized"})"));
  EXPECT_FALSE(McpSession(*service_).answer(R"({"jsonrpc":"2.0","id":1,"result":{}})"));
}

TEST_F(McpTest, WhatIsWrongIsSaidInTheProtocolsCodes) {
  EXPECT_EQ(ask("nonsense")["error"]["code"], -32700);
  EXPECT_EQ(ask("\xff\xfe{")["error"]["code"], -32700);
  EXPECT_EQ(ask("[]")["error"]["code"], -32600);
  EXPECT_EQ(ask(R"({"jsonrpc":"2.0","id":1,"method":"resources/list"})")["error"]["code"], -32601);
  EXPECT_EQ(ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete"}})")["error"]["code"], -32602);
}

TEST_F(McpTest, AToolsFailureIsAResultToRead) {
  Json missing = ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read_page","arguments":{"document":"no such file","page":1}}})");
  EXPECT_EQ(missing["result"]["isError"], true);
  Json wrong = ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":7}}})");
  EXPECT_EQ(wrong["result"]["isError"], true);
  Json none = ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"rent"}}})");
  EXPECT_EQ(none["result"]["isError"], false);
  EXPECT_EQ(none["result"]["structuredContent"]["total"], 0);
}

}  // namespace
}  // namespace dossier
