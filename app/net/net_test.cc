#include <gtest/gtest.h>
#include <httplib.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/net/chat_answer.h"
#include "app/net/chat_call.h"
#include "app/net/event_stream.h"
#include "app/net/listener.h"

namespace dossier {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

TEST(EndpointUrl, Parts) {
  auto plain = parse_endpoint_url("http://127.0.0.1:8080/v1/");
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(plain->origin(), "http://127.0.0.1:8080");
  EXPECT_EQ(plain->path, "/v1");
  EXPECT_TRUE(plain->is_loopback());
  auto secure = parse_endpoint_url("https://LLM.example.org");
  ASSERT_TRUE(secure.ok());
  EXPECT_EQ(secure->origin(), "https://llm.example.org:443");
  EXPECT_FALSE(secure->is_loopback());
  EXPECT_TRUE(parse_endpoint_url("http://[::1]:1/v1")->is_loopback());
  EXPECT_FALSE(parse_endpoint_url("http://127.0.0.1.example.org/v1")->is_loopback());
  for (const char* bad : {"", "ftp://x/", "http://", "http://u:p@host/", "http://h/v1?x=1", "http://h:0/", "http://h:99999/", "http://h:1x/", "http://h /", "http://h\r\nX: y/", "http://[::1/"})
    EXPECT_FALSE(parse_endpoint_url(bad).ok()) << bad;
}

TEST(EventStream, EventsWhateverTheCut) {
  std::string text = "data: {\"a\":1}\r\n\r\n: comment\nevent: x\ndata:two\ndata: lines\n\n\n\ndata: last\n\n";
  std::vector<std::string> expected = {"{\"a\":1}", "two\nlines", "last"};
  for (size_t piece = 1; piece < 12; ++piece) {
    EventStream stream;
    std::vector<std::string> out;
    for (size_t at = 0; at < text.size(); at += piece)
      for (std::string& event : stream.add(std::string_view(text).substr(at, piece))) out.push_back(std::move(event));
    EXPECT_EQ(out, expected) << piece;
  }
  EventStream endless;
  EXPECT_TRUE(endless.add("data: " + std::string(EventStream::kMostEventBytes + 10, 'x')).empty());
  EXPECT_TRUE(endless.overflowed());
}

TEST(ChatAnswer, NoMessageHoldsAKeyNorHalfOfOne) {
  ChatCall call;
  call.url = *parse_endpoint_url("http://127.0.0.1:1/v1");
  call.key = "a-key-of-thirty-two-characters--";
  ChatReceiver receive = [](std::string_view) { return true; };
  for (size_t before = 60; before < 320; ++before) {
    ChatAnswer answer(call, receive);
    answer.begin(200, "text/event-stream", "");
    answer.add("data: " + std::string(before, 'x') + call.key + "\n\n");
    auto end = answer.end(std::nullopt);
    std::string said = std::get<ChatFailure>(end).error.describe();
    EXPECT_EQ(said.find("a-k"), std::string::npos) << said;
  }
}

// A server that fails in the way it is told.
class FaultyEndpoint {
 public:
  explicit FaultyEndpoint(std::function<void(int attempt, const httplib::Request&, httplib::Response&)> behave) : behave_(std::move(behave)) {
    server_.Post("/v1/chat/completions", [this](const httplib::Request& request, httplib::Response& response) { behave_(++attempts, request, response); });
    server_.Get("/v1/models", [](const httplib::Request&, httplib::Response& response) { response.set_content(R"({"data":[{"id":"tiny","max_model_len":4096}]})", "application/json"); });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  ~FaultyEndpoint() {
    server_.stop();
    thread_.join();
  }

  ChatCall call() const {
    ChatCall out;
    out.url = *parse_endpoint_url("http://127.0.0.1:" + std::to_string(port_) + "/v1");
    out.model = "tiny";
    out.messages = {{"user", "hello"}};
    out.first_pause = milliseconds(1);
    out.silence_limit = milliseconds(400);
    out.retries = 2;
    return out;
  }

  std::atomic<int> attempts{0};

 private:
  std::function<void(int, const httplib::Request&, httplib::Response&)> behave_;
  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
};

std::string event(const std::string& text) { return "data: " + json{{"choices", {{{"delta", {{"content", text}}}}}}}.dump() + "\n\n"; }
const std::string kEnd = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n";

Result<ChatResult> ask(const ChatCall& call, std::string& text) {
  return chat(call, [&](std::string_view piece) {
    text += piece;
    return true;
  });
}

TEST(Chat, StreamsAndCounts) {
  FaultyEndpoint server([](int, const httplib::Request& request, httplib::Response& response) {
    json body = json::parse(request.body);
    EXPECT_EQ(body["messages"][0]["content"], "hello");
    EXPECT_TRUE(body["stream"].get<bool>());
    EXPECT_FALSE(request.has_header("Authorization"));
    response.set_content(event("Hel") + event("lo") + kEnd, "text/event-stream");
  });
  std::string text;
  auto result = ask(server.call(), text);
  ASSERT_TRUE(result.ok()) << result.error().describe();
  EXPECT_EQ(text, "Hello");
  EXPECT_EQ(result->prompt_tokens, 7u);
  EXPECT_EQ(result->answer_tokens, 2u);
}

TEST(Chat, TakesAWholeAnswerToo) {
  FaultyEndpoint server([](int, const httplib::Request&, httplib::Response& response) {
    response.set_content(R"({"choices":[{"message":{"content":"all at once"},"finish_reason":"length"}]})", "application/json");
  });
  std::string text;
  auto result = ask(server.call(), text);
  ASSERT_TRUE(result.ok()) << result.error().describe();
  EXPECT_EQ(text, "all at once");
  EXPECT_EQ(result->end, ExchangeEnd::length);
}

TEST(Chat, TriesAgainWhatMayPassAndGivesUpInTheEnd) {
  for (int status : {429, 500, 503}) {
    FaultyEndpoint heals([status](int attempt, const httplib::Request&, httplib::Response& response) {
      if (attempt < 3) response.status = status;
      else response.set_content(event("fine") + kEnd, "text/event-stream");
    });
    std::string text;
    auto result = ask(heals.call(), text);
    ASSERT_TRUE(result.ok()) << result.error().describe();
    EXPECT_EQ(result->attempts, 3u);
    EXPECT_EQ(text, "fine");
    FaultyEndpoint stays([status](int, const httplib::Request&, httplib::Response& response) { response.status = status; });
    std::string nothing;
    auto failed = ask(stays.call(), nothing);
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(stays.attempts, 3);
    EXPECT_NE(failed.error().describe().find(std::to_string(status)), std::string::npos);
    EXPECT_NE(failed.error().describe().find("3 attempts"), std::string::npos);
  }
}

TEST(Chat, ARefusalIsNotRepeatedAndTheKeyIsInNoMessage) {
  FaultyEndpoint server([](int, const httplib::Request& request, httplib::Response& response) {
    response.status = 401;
    response.set_content(json{{"error", {{"message", "bad key: " + request.get_header_value("Authorization") + "\x1b[31m"}}}}.dump(), "application/json");
  });
  ChatCall call = server.call();
  call.key = "sk-very-secret";
  std::string text;
  auto failed = ask(call, text);
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error().kind, ErrorKind::password);
  EXPECT_EQ(server.attempts, 1);
  EXPECT_EQ(failed.error().describe().find("secret"), std::string::npos);
  EXPECT_EQ(failed.error().describe().find('\x1b'), std::string::npos);
}

TEST(Chat, AnAnswerThatBreaksOffKeepsItsTextAndIsAnError) {
  FaultyEndpoint half([](int, const httplib::Request&, httplib::Response& response) { response.set_content(event("Hel") + "data: {\"choi", "text/event-stream"); });
  std::string text;
  auto failed = ask(half.call(), text);
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(text, "Hel");
  EXPECT_EQ(half.attempts, 1);  // what was received is not asked for again
}

TEST(Chat, ALieAboutTheLengthIsAnError) {
  FaultyEndpoint lies([](int, const httplib::Request&, httplib::Response& response) {
    response.set_content_provider(
        1'000'000, "text/event-stream", [](size_t offset, size_t, httplib::DataSink& sink) {
          if (offset > 0) return false;
          std::string text = event("Hel");
          sink.write(text.data(), text.size());
          return true;
        });
  });
  std::string text;
  auto failed = ask(lies.call(), text);
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(text, "Hel");
}

TEST(Chat, SilenceEndsInTime) {
  std::atomic<bool> release{false};
  FaultyEndpoint slow([&](int, const httplib::Request&, httplib::Response&) {
    while (!release) std::this_thread::sleep_for(milliseconds(5));
  });
  ChatCall call = slow.call();
  call.retries = 0;
  std::string text;
  auto failed = ask(call, text);
  release = true;
  ASSERT_FALSE(failed.ok());
  EXPECT_TRUE(failed.error().kind == ErrorKind::io || failed.error().kind == ErrorKind::timeout);
}

TEST(Chat, NonsenseIsUnreadable) {
  for (const char* body : {"data: nonsense\n\n", "data: {\"choices\":[]}\n\ndata: 5\n\n"}) {
    FaultyEndpoint server([body](int, const httplib::Request&, httplib::Response& response) { response.set_content(body, "text/event-stream"); });
    std::string text;
    auto failed = ask(server.call(), text);
    ASSERT_FALSE(failed.ok()) << body;
    EXPECT_EQ(failed.error().kind, ErrorKind::unreadable) << failed.error().describe();
  }
  FaultyEndpoint page([](int, const httplib::Request&, httplib::Response& response) { response.set_content("<html>hello</html>", "text/html"); });
  std::string text;
  EXPECT_EQ(ask(page.call(), text).error().kind, ErrorKind::unreadable);
}

TEST(Chat, EnoughIsEnough) {
  FaultyEndpoint server([](int, const httplib::Request&, httplib::Response& response) {
    response.set_chunked_content_provider("text/event-stream", [](size_t, httplib::DataSink& sink) {
      std::string text = event("more ");
      return sink.write(text.data(), text.size());
    });
  });
  std::string text;
  auto stopped = chat(server.call(), [&](std::string_view piece) {
    text += piece;
    return text.size() < 50;
  });
  ASSERT_TRUE(stopped.ok()) << stopped.error().describe();
  EXPECT_EQ(stopped->end, ExchangeEnd::stopped_here);
  ChatCall limited = server.call();
  limited.most_bytes = 100;
  std::string all;
  EXPECT_EQ(ask(limited, all).error().kind, ErrorKind::too_large);
}

TEST(Chat, NobodyThereAndKeysOverPlainHttp) {
  ChatCall call;
  call.url = *parse_endpoint_url("http://127.0.0.1:9/v1");
  call.model = "x";
  call.retries = 0;
  std::string text;
  auto failed = ask(call, text);
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error().kind, ErrorKind::io);
  call.url = *parse_endpoint_url("http://llm.example.org/v1");
  call.key = "sk";
  EXPECT_EQ(ask(call, text).error().kind, ErrorKind::unsupported);
}

TEST(Listener, AnswersWholeAndInPieces) {
  ListenOptions options;
  options.token = "0123456789abcdef";
  Listener* out = nullptr;
  auto listener = Listener::start(
      options,
      [&](HeardRequest request) {
        if (request.path == "/whole") return out->answer(request.id, 200, "application/json", request.body + "!");
        out->begin_stream(request.id, 200, "text/event-stream");
        for (int i = 0; i < 3; ++i) out->add_piece(request.id, "piece" + std::to_string(i) + ";");
        out->end_stream(request.id);
      },
      [](uint64_t) {});
  ASSERT_TRUE(listener.ok()) << listener.error().describe();
  out = listener->get();
  httplib::Client client("127.0.0.1", (*listener)->port());
  httplib::Headers good = {{"Authorization", "Bearer 0123456789abcdef"}};
  auto whole = client.Post("/whole", good, "body", "text/plain");
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->body, "body!");
  auto pieces = client.Get("/stream", good);
  ASSERT_TRUE(pieces);
  EXPECT_EQ(pieces->body, "piece0;piece1;piece2;");
}

TEST(Listener, RefusesStrangersAndWebPages) {
  ListenOptions options;
  options.token = "0123456789abcdef";
  std::atomic<int> heard{0};
  Listener* out = nullptr;
  auto listener = Listener::start(options, [&](HeardRequest request) { ++heard; out->answer(request.id, 200, "text/plain", "x"); }, [](uint64_t) {});
  ASSERT_TRUE(listener.ok());
  out = listener->get();
  httplib::Client client("127.0.0.1", (*listener)->port());
  EXPECT_EQ(client.Get("/")->status, 401);
  EXPECT_EQ(client.Get("/", {{"Authorization", "Bearer 0123456789abcdeF"}})->status, 401);
  EXPECT_EQ(client.Get("/", {{"Authorization", "Bearer 0123456789abcdef"}, {"Origin", "http://evil.example"}})->status, 403);
  EXPECT_EQ(client.Get("/", {{"Authorization", "Bearer 0123456789abcdef"}, {"Host", "evil.example:80"}})->status, 403);
  EXPECT_EQ(client.Post("/", {{"Authorization", "Bearer 0123456789abcdef"}}, std::string(options.most_body_bytes + 1, 'x'), "text/plain")->status, 413);
  EXPECT_EQ(heard, 0);
  options.token = "short";
  EXPECT_FALSE(Listener::start(options, {}, {}).ok());
}

}  // namespace
}  // namespace dossier
