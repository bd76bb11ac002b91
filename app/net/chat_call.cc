#include "app/net/chat_call.h"

#include <httplib.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/net/event_stream.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr size_t kMostErrorBytes = 64 << 10, kMostPlainBytes = size_t{64} << 20;

// Text of the other side for a message of ours: one line, short, without the key.
std::string quoted_back(const ChatCall& call, std::string text) {
  for (size_t at = 0; !call.key.empty() && (at = text.find(call.key, at)) != std::string::npos;) text.replace(at, call.key.size(), "…");
  text = visible(scrub_utf8(text));
  if (text.size() > 300) {
    size_t cut = 300;
    while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text = text.substr(0, cut) + "…";
  }
  return text;
}

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

struct Failure {
  Error error;
  bool again = false;           // worth another attempt
  milliseconds pause{0};        // that the endpoint asks for
};

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

std::string message_in(const std::string& body) {
  json root = json::parse(body, nullptr, false);
  if (root.is_object() && root.contains("error")) {
    const json& error = root["error"];
    if (error.is_string()) return error.get<std::string>();
    if (error.is_object() && error.contains("message") && error["message"].is_string()) return error["message"].get<std::string>();
  }
  if (root.is_object() && root.contains("message") && root["message"].is_string()) return root["message"].get<std::string>();
  return body;
}

Failure failure_of_status(const ChatCall& call, int status, const std::string& body, const std::string& retry_after) {
  std::string what = "the endpoint answers " + std::to_string(status);
  if (std::string said = quoted_back(call, message_in(body)); !said.empty()) what += ": " + said;
  Failure out{{ErrorKind::io, what, call.url.origin(), ""}};
  if (status == 401 || status == 403) out.error.kind = ErrorKind::password, out.error.hint = "check the key file";
  else if (status == 413) out.error.kind = ErrorKind::too_large;
  else if (status >= 300 && status < 500 && status != 408 && status != 429) out.error.kind = ErrorKind::usage;
  out.again = status == 408 || status == 429 || status >= 500;
  // Seconds; the form with a date is not worth a parser.
  if (!retry_after.empty() && std::all_of(retry_after.begin(), retry_after.end(), [](char c) { return c >= '0' && c <= '9'; }) && retry_after.size() < 6)
    out.pause = std::min(milliseconds(std::stol(retry_after) * 1000), milliseconds(60'000));
  return out;
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

// The answer of one attempt, as it comes.
class Answer {
 public:
  Answer(const ChatCall& call, const ChatReceiver& receive) : call_(call), receive_(receive) {}

  bool begin(const httplib::Response& response) {
    status_ = response.status;
    retry_after_ = response.get_header_value("Retry-After");
    streamed_ = response.get_header_value("Content-Type").find("text/event-stream") != std::string::npos;
    return true;
  }

  // False: the connection is of no more use.
  bool add(std::string_view piece) {
    if (status_ != 200 || !streamed_) {
      size_t most = status_ == 200 ? kMostPlainBytes : kMostErrorBytes;
      plain_.append(piece.substr(0, most - std::min(most, plain_.size())));
      return plain_.size() < most;
    }
    for (const std::string& event : events_.add(piece)) {
      if (!take(event)) return false;
    }
    if (events_.overflowed()) return fail({ErrorKind::unreadable, "an event of the endpoint's answer is too long", call_.url.origin(), ""});
    return true;
  }

  std::variant<ChatResult, Failure> end(httplib::Error code) {
    if (error_) return Failure{*error_, false};
    if (stopped_) {
      result_.end = ExchangeEnd::stopped_here;
      return result_;
    }
    if (done_) return result_;
    if (status_ != 0 && status_ != 200) return failure_of_status(call_, status_, plain_, retry_after_);
    if (code != httplib::Error::Success) {
      Failure failure = failure_of(code, call_);
      failure.again &= received_ == 0;
      return failure;
    }
    if (!streamed_ && take_whole()) return result_;
    if (error_) return Failure{*error_, false};
    if (finished_) return result_;  // the reason was said, only the last line is missing
    return Failure{{ErrorKind::io, "the endpoint's answer broke off", call_.url.origin(), ""}, received_ == 0};
  }

 private:
  bool fail(Error error) {
    error_ = std::move(error);
    return false;
  }

  bool take(const std::string& event) {
    if (event == "[DONE]") {
      done_ = true;
      return false;
    }
    json root = json::parse(event, nullptr, false);
    if (!root.is_object()) return fail({ErrorKind::unreadable, "the endpoint sends what is no JSON: " + quoted_back(call_, event.substr(0, 100)), call_.url.origin(), ""});
    if (root.contains("error")) return fail({ErrorKind::io, "the endpoint reports: " + quoted_back(call_, message_in(event)), call_.url.origin(), ""});
    take_usage(root);
    if (!root.contains("choices") || !root["choices"].is_array() || root["choices"].empty()) return true;
    const json& choice = root["choices"][0];
    if (!choice.is_object()) return true;
    take_end(choice);
    if (!choice.contains("delta") || !choice["delta"].is_object()) return true;
    const json& delta = choice["delta"];
    return !delta.contains("content") || !delta["content"].is_string() || deliver(delta["content"].get_ref<const std::string&>());
  }

  // An endpoint that does not stream.
  bool take_whole() {
    json root = json::parse(plain_, nullptr, false);
    const json* text = nullptr;
    if (root.is_object() && root.contains("choices") && root["choices"].is_array() && !root["choices"].empty()) {
      const json& choice = root["choices"][0];
      if (choice.is_object()) take_end(choice);
      if (choice.is_object() && choice.contains("message") && choice["message"].is_object() && choice["message"].contains("content")) text = &choice["message"]["content"];
    }
    if (!text || !text->is_string()) return fail({ErrorKind::unreadable, "the endpoint's answer is none of the protocol: " + quoted_back(call_, plain_.substr(0, 100)), call_.url.origin(), ""});
    take_usage(root);
    if (!deliver(text->get_ref<const std::string&>()) && !error_) result_.end = ExchangeEnd::stopped_here;
    return !error_;
  }

  bool deliver(const std::string& text) {
    if (text.empty()) return true;
    received_ += text.size();
    if (received_ > call_.most_bytes) return fail({ErrorKind::too_large, "the endpoint's answer is longer than " + std::to_string(call_.most_bytes) + " bytes", call_.url.origin(), ""});
    if (receive_(text)) return true;
    stopped_ = true;
    return false;
  }

  void take_end(const json& choice) {
    if (!choice.contains("finish_reason") || !choice["finish_reason"].is_string()) return;
    finished_ = true;
    result_.end = choice["finish_reason"] == "length" ? ExchangeEnd::length : ExchangeEnd::stop;
  }

  void take_usage(const json& root) {
    if (!root.contains("usage") || !root["usage"].is_object()) return;
    auto count = [&](const char* name) { return root["usage"].contains(name) && root["usage"][name].is_number_unsigned() ? root["usage"][name].get<uint64_t>() : 0; };
    result_.prompt_tokens = count("prompt_tokens");
    result_.answer_tokens = count("completion_tokens");
  }

  const ChatCall& call_;
  const ChatReceiver& receive_;
  EventStream events_;
  ChatResult result_;
  std::string plain_, retry_after_;
  std::optional<Error> error_;
  int status_ = 0;
  bool streamed_ = false, done_ = false, finished_ = false, stopped_ = false;
  uint64_t received_ = 0;
};

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
    Answer answer(call, receive);
    httplib::Request request;
    request.method = "POST";
    request.path = call.url.path + "/chat/completions";
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
    request.body = body_of(call, model);
    request.response_handler = [&](const httplib::Response& response) { return answer.begin(response); };
    request.content_receiver = [&](const char* data, size_t size, uint64_t, uint64_t) { return answer.add({data, size}); };
    httplib::Client client = client_of(call);
    httplib::Result ended = client.send(request);
    return answer.end(ended.error());
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
    json root = json::parse(body, nullptr, false);
    if (!root.is_object() || !root.contains("data") || !root["data"].is_array()) return Failure{{ErrorKind::unreadable, "the endpoint's list of models is none", call.url.origin(), ""}, false};
    std::vector<ListedModel> out;
    for (const json& item : root["data"]) {
      if (!item.is_object() || !item.contains("id") || !item["id"].is_string()) continue;
      ListedModel model{item["id"].get<std::string>(), 0};
      if (item.contains("max_model_len") && item["max_model_len"].is_number_unsigned()) model.context_tokens = item["max_model_len"].get<uint64_t>();
      out.push_back(std::move(model));
    }
    return out;
  });
}

}  // namespace dossier
