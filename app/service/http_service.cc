#include "app/service/http_service.h"

#include <ctime>
#include <nlohmann/json.hpp>

#include "app/service/chat_text.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kModel = "dossier";
constexpr size_t kDeepest = 32;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

int status_of(const Error& error) {
  switch (error.kind) {
    case ErrorKind::usage: return 400;
    case ErrorKind::not_found: return 404;
    case ErrorKind::too_large: return 413;
    default: return 500;
  }
}

void refuse(ServedReply& reply, int status, const std::string& message) {
  reply.whole(status, dumped({{"error", {{"message", message}, {"type", status < 500 ? "invalid_request_error" : "server_error"}}}}));
}

// Nothing if it is no JSON object, or nested too deeply to be looked at.
std::optional<Json> object_of(const std::string& body) {
  Json root = Json::parse(body, [](int depth, Json::parse_event_t, Json&) { return depth <= static_cast<int>(kDeepest); }, false);
  if (!root.is_object()) return std::nullopt;
  return root;
}

// The text of the user's last message: a text, or parts of which the texts count.
std::string question_of(const Json& root) {
  std::string out;
  auto messages = root.find("messages");
  if (messages == root.end() || !messages->is_array()) return out;
  for (const Json& message : *messages) {
    if (!message.is_object() || message.value("role", Json("")) != "user" || !message.contains("content")) continue;
    const Json& content = message["content"];
    out.clear();
    if (content.is_string()) out = content.get<std::string>();
    if (!content.is_array()) continue;
    for (const Json& part : content)
      if (part.is_object() && part.contains("text") && part["text"].is_string()) out += part["text"].get<std::string>();
  }
  return out;
}

Json chunk(const std::string& id, const Json& delta, const Json& finish) {
  return {{"id", id}, {"object", "chat.completion.chunk"}, {"created", std::time(nullptr)}, {"model", kModel}, {"choices", Json::array({{{"index", 0}, {"delta", delta}, {"finish_reason", finish}}})}};
}

}  // namespace

void HttpService::answer(const ServedRequest& request, ServedReply& reply) {
  if (request.path == "/v1/models" && request.method == "GET")
    return reply.whole(200, dumped({{"object", "list"}, {"data", Json::array({{{"id", kModel}, {"object", "model"}, {"created", 0}, {"owned_by", kModel}}})}}));
  if (request.path == "/v1/chat/completions" && request.method == "POST") return chat(request.body, reply);
  constexpr std::string_view archive = "/v1/archive/";
  if (request.path.starts_with(archive) && request.method == "POST") {
    std::optional<Json> arguments = request.body.empty() ? Json::object() : object_of(request.body);
    if (!arguments) return refuse(reply, 400, "the body is not a JSON object");
    Result<Json> result = service_.call(request.path.substr(archive.size()), *arguments);
    if (!result.ok()) return refuse(reply, status_of(result.error()), result.error().describe());
    return reply.whole(200, dumped(*result));
  }
  refuse(reply, 404, "no such call: " + visible(scrub_utf8(request.method + " " + request.path.substr(0, 200))));
}

void HttpService::chat(const std::string& body, ServedReply& reply) {
  std::optional<Json> root = object_of(body);
  if (!root) return refuse(reply, 400, "the body is not a JSON object");
  std::string question = question_of(*root);
  if (question.empty()) return refuse(reply, 400, "no message of the user");
  auto stream = root->find("stream");
  bool streamed = stream != root->end() && stream->is_boolean() && stream->get<bool>();
  std::string id = "chatcmpl-" + sha256_of(body).hex().substr(0, 24), whole;
  ChatText text;
  bool begun = false;
  auto say = [&](const std::string& piece) {
    whole += piece;
    if (!streamed || piece.empty()) return;
    if (!begun) {
      reply.begin_events();
      reply.event(dumped(chunk(id, {{"role", "assistant"}, {"content", ""}}, nullptr)));
    }
    begun = true;
    reply.event(dumped(chunk(id, {{"content", piece}}, nullptr)));
  };
  bool wrote = false;
  service_.on_sentence([&](const VerifiedClaim& claim) {
    wrote = true;
    say(text.sentence(claim));
  });
  Json arguments = {{"question", question}};
  Result<Json> answer = service_.call("ask", arguments);
  service_.on_sentence({});
  if (!answer.ok()) {
    if (!begun) return refuse(reply, status_of(answer.error()), answer.error().describe());
    reply.event(dumped({{"error", {{"message", answer.error().describe()}, {"type", "server_error"}}}}));
    return reply.end_events();
  }
  if (!wrote) say(text.found(*answer));
  say(text.closing(*answer));
  if (streamed) {
    reply.event(dumped(chunk(id, Json::object(), "stop")));
    reply.event("[DONE]");
    return reply.end_events();
  }
  reply.whole(200, dumped({{"id", id}, {"object", "chat.completion"}, {"created", std::time(nullptr)}, {"model", kModel},
                           {"choices", Json::array({{{"index", 0}, {"message", {{"role", "assistant"}, {"content", whole}}}, {"finish_reason", "stop"}}})},
                           {"usage", {{"prompt_tokens", 0}, {"completion_tokens", 0}, {"total_tokens", 0}}}, {"dossier", *answer}}));
}

}  // namespace dossier
