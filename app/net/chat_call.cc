#include "app/net/chat_call.h"

#include <httplib.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/net/chat_answer.h"

namespace dossier {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

httplib::Client client_of(const ChatCall& call) {
  httplib::Client client(call.url.origin());
  client.set_connection_timeout(call.connect_limit);
  client.set_read_timeout(call.silence_limit);
  client.set_follow_location(false);  // a key goes nowhere but where it was meant to
  client.set_keep_alive(false);
  if (!call.key.empty()) client.set_default_headers({{"Authorization", "Bearer " + call.key}});
  return client;
}

Status check_key_way(const ChatCall& call) {
  if (call.key.empty() || call.url.secure || call.url.is_loopback()) return {};
  return Error{ErrorKind::unsupported, "a key is not sent over plain http to another machine", call.url.origin(), "use https, or no key"};
}

using Failure = ChatFailure;

Failure failure_of(httplib::Error code, const ChatCall& call) {
  const std::string where = call.url.origin();
  switch (code) {
    case httplib::Error::Connection: return {{ErrorKind::io, "no connection to the endpoint", where, "is the server running?"}, true};
    case httplib::Error::ConnectionTimeout: return {{ErrorKind::timeout, "the endpoint does not answer", where, ""}, true};
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification: return {{ErrorKind::io, "the endpoint's certificate or encryption was not accepted", where, ""}, false};
    case httplib::Error::Read: return {{ErrorKind::io, "the endpoint's answer broke off", where, ""}, true};
    case httplib::Error::Write: return {{ErrorKind::io, "the endpoint hung up before the question was sent", where, ""}, true};
    default: return {{ErrorKind::io, "the exchange failed: " + httplib::to_string(code), where, ""}, true};
  }
}

// Runs `attempt` until it succeeds, fails for good, or the retries are used up.
template <typename T>
Result<T> with_retries(const ChatCall& call, uint32_t& attempts, const std::function<std::variant<T, Failure>()>& attempt) {
  milliseconds pause = call.first_pause;
  for (attempts = 1;; ++attempts) {
    auto ended = attempt();
    if (T* value = std::get_if<T>(&ended)) return std::move(*value);
    Failure& failure = std::get<Failure>(ended);
    if (!failure.again || attempts > call.retries) {
      if (attempts > 1) failure.error.hint += std::string(failure.error.hint.empty() ? "" : "; ") + std::to_string(attempts) + " attempts";
      return std::move(failure.error);
    }
    std::this_thread::sleep_for(std::max(pause, failure.pause));
    pause *= 2;
  }
}

std::string body_of(const ChatCall& call, const std::string& model) {
  json messages = json::array();
  for (const SentMessage& message : call.messages) messages.push_back({{"role", message.role}, {"content", message.text}});
  json body = {{"model", model}, {"messages", messages}, {"max_tokens", call.most_tokens}, {"temperature", call.temperature}, {"stream", true}, {"stream_options", {{"include_usage", true}}}};
  if (call.seed) body["seed"] = *call.seed;
  return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

Result<ChatResult> chat(const ChatCall& call, const ChatReceiver& receive) {
  DOSSIER_TRY(check_key_way(call));
  std::string model = call.model;
  if (model.empty()) {
    DOSSIER_ASSIGN(auto models, list_models(call));
    if (models.empty()) return Error{ErrorKind::not_found, "the endpoint lists no model", call.url.origin(), "name one"};
    model = models[0].id;
  }
  uint32_t attempts = 0;
  auto result = with_retries<ChatResult>(call, attempts, [&]() -> std::variant<ChatResult, Failure> {
    ChatAnswer answer(call, receive);
    httplib::Request request;
    request.method = "POST";
    request.path = call.url.path + "/chat/completions";
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
    request.body = body_of(call, model);
    request.response_handler = [&](const httplib::Response& response) { return answer.begin(response.status, response.get_header_value("Content-Type"), response.get_header_value("Retry-After")), true; };
    request.content_receiver = [&](const char* data, size_t size, uint64_t, uint64_t) { return answer.add({data, size}); };
    httplib::Client client = client_of(call);
    httplib::Result ended = client.send(request);
    return answer.end(ended.error() == httplib::Error::Success ? std::nullopt : std::optional(failure_of(ended.error(), call)));
  });
  if (result.ok()) result->attempts = attempts;
  return result;
}

Result<std::vector<ListedModel>> list_models(const ChatCall& call) {
  DOSSIER_TRY(check_key_way(call));
  uint32_t attempts = 0;
  return with_retries<std::vector<ListedModel>>(call, attempts, [&]() -> std::variant<std::vector<ListedModel>, Failure> {
    std::string body;
    httplib::Client client = client_of(call);
    httplib::Result ended = client.Get(call.url.path + "/models", [&](const char* data, size_t size) {
      body.append(data, size);
      return body.size() < kMostPlainBytes;
    });
    if (!ended) return failure_of(ended.error(), call);
    if (ended->status != 200) return failure_of_status(call, ended->status, body, ended->get_header_value("Retry-After"));
    auto listed = models_in(call, body);
    if (!listed.ok()) return Failure{listed.error(), false};
    return std::move(*listed);
  });
}

}  // namespace dossier
