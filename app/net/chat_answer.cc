#include "app/net/chat_answer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace dossier {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr size_t kMostErrorBytes = 64 << 10;

// Text of the other side for a message of ours: one line, short, without the key. It is cut last, so that no
// half of a key is left.
std::string quoted_back(const ChatCall& call, std::string text) {
  constexpr std::string_view kGap = "…";
  for (size_t at = 0; !call.key.empty() && (at = text.find(call.key, at)) != std::string::npos;
       at += kGap.size())
    text.replace(at, call.key.size(), kGap);
  text = visible(scrub_utf8(text.substr(0, 4096)));
  if (text.size() > 300) {
    size_t cut = 300;
    while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text = text.substr(0, cut) + "…";
  }
  return text;
}

std::string message_in(const std::string& body) {
  json root = json::parse(body, nullptr, false);
  if (root.is_object() && root.contains("error")) {
    const json& error = root["error"];
    if (error.is_string()) return error.get<std::string>();
    if (error.is_object() && error.contains("message") && error["message"].is_string())
      return error["message"].get<std::string>();
  }
  if (root.is_object() && root.contains("message") && root["message"].is_string())
    return root["message"].get<std::string>();
  return body;
}

// The first of the answers, if there is one.
const json* choice_in(const json& root) {
  if (!root.is_object() || !root.contains("choices") || !root["choices"].is_array() ||
      root["choices"].empty())
    return nullptr;
  const json& choice = root["choices"][0];
  return choice.is_object() ? &choice : nullptr;
}

// The text in an answer's "delta" or "message", if there is one.
const std::string* content_in(const json& choice, const char* part) {
  if (!choice.contains(part) || !choice[part].is_object()) return nullptr;
  const json& holder = choice[part];
  return holder.contains("content") && holder["content"].is_string()
             ? &holder["content"].get_ref<const std::string&>()
             : nullptr;
}

void take_usage(const json& root, ChatResult& result) {
  if (!root.contains("usage") || !root["usage"].is_object()) return;
  auto count = [&](const char* name) {
    return root["usage"].contains(name) && root["usage"][name].is_number_unsigned()
               ? root["usage"][name].get<uint64_t>()
               : 0;
  };
  result.prompt_tokens = count("prompt_tokens");
  result.answer_tokens = count("completion_tokens");
}

// Why the answer ended, if it says.
std::optional<ExchangeEnd> end_in(const json& choice) {
  if (!choice.contains("finish_reason") || !choice["finish_reason"].is_string()) return std::nullopt;
  return choice["finish_reason"] == "length" ? ExchangeEnd::length : ExchangeEnd::stop;
}

}  // namespace

ChatFailure failure_of_status(const ChatCall& call, int status, const std::string& body,
                              const std::string& retry_after) {
  std::string what = "the endpoint answers " + std::to_string(status);
  if (std::string said = quoted_back(call, message_in(body)); !said.empty()) what += ": " + said;
  ChatFailure out{{ErrorKind::io, what, call.url.origin(), ""}};
  if (status == 401 || status == 403)
    out.error.kind = ErrorKind::password, out.error.hint = "check the key file";
  else if (status == 413)
    out.error.kind = ErrorKind::too_large;
  else if (status >= 300 && status < 500 && status != 408 && status != 429)
    out.error.kind = ErrorKind::usage;
  out.again = status == 408 || status == 429 || status >= 500;
  // Seconds; the form with a date is not worth a parser.
  if (!retry_after.empty() &&
      std::all_of(retry_after.begin(), retry_after.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
      retry_after.size() < 6)
    out.pause = std::min(milliseconds(std::stol(retry_after) * 1000), milliseconds(60'000));
  return out;
}

Result<std::vector<ListedModel>> models_in(const ChatCall& call, const std::string& body) {
  json root = json::parse(body, nullptr, false);
  if (!root.is_object() || !root.contains("data") || !root["data"].is_array())
    return Error{ErrorKind::unreadable, "the endpoint's list of models is none", call.url.origin(), ""};
  std::vector<ListedModel> out;
  for (const json& item : root["data"]) {
    if (!item.is_object() || !item.contains("id") || !item["id"].is_string()) continue;
    ListedModel model{item["id"].get<std::string>(), 0};
    if (item.contains("max_model_len") && item["max_model_len"].is_number_unsigned())
      model.context_tokens = item["max_model_len"].get<uint64_t>();
    out.push_back(std::move(model));
  }
  return out;
}

void ChatAnswer::begin(int status, const std::string& content_type, const std::string& retry_after) {
  status_ = status;
  retry_after_ = retry_after;
  streamed_ = content_type.find("text/event-stream") != std::string::npos;
}

bool ChatAnswer::add(std::string_view piece) {
  if (status_ != 200 || !streamed_) {
    size_t most = status_ == 200 ? kMostPlainBytes : kMostErrorBytes;
    plain_.append(piece.substr(0, most - std::min(most, plain_.size())));
    return plain_.size() < most;
  }
  for (const std::string& event : events_.add(piece)) {
    if (!take(event)) return false;
  }
  if (events_.overflowed())
    return fail(
        {ErrorKind::unreadable, "an event of the endpoint's answer is too long", call_.url.origin(), ""});
  return true;
}

std::variant<ChatResult, ChatFailure> ChatAnswer::end(std::optional<ChatFailure> broken) {
  if (error_) return ChatFailure{*error_, false};
  if (stopped_) {
    result_.end = ExchangeEnd::stopped_here;
    return result_;
  }
  if (done_) return result_;
  if (status_ != 0 && status_ != 200) return failure_of_status(call_, status_, plain_, retry_after_);
  if (broken) {
    broken->again &= received_ == 0;
    return std::move(*broken);
  }
  if (!streamed_ && take_whole()) return result_;
  if (error_) return ChatFailure{*error_, false};
  if (finished_) return result_;  // the reason was said, only the last line is missing
  return ChatFailure{{ErrorKind::io, "the endpoint's answer broke off", call_.url.origin(), ""},
                     received_ == 0};
}

bool ChatAnswer::fail(Error error) {
  error_ = std::move(error);
  return false;
}

bool ChatAnswer::take(const std::string& event) {
  if (event == "[DONE]") {
    done_ = true;
    return false;
  }
  json root = json::parse(event, nullptr, false);
  if (!root.is_object())
    return fail({ErrorKind::unreadable, "the endpoint sends what is no JSON: " + quoted_back(call_, event),
                 call_.url.origin(), ""});
  if (root.contains("error"))
    return fail({ErrorKind::io, "the endpoint reports: " + quoted_back(call_, message_in(event)),
                 call_.url.origin(), ""});
  take_usage(root, result_);
  const json* choice = choice_in(root);
  if (!choice) return true;
  if (auto end = end_in(*choice)) finished_ = true, result_.end = *end;
  const std::string* text = content_in(*choice, "delta");
  return !text || deliver(*text);
}

// An endpoint that does not stream.
bool ChatAnswer::take_whole() {
  json root = json::parse(plain_, nullptr, false);
  const json* choice = choice_in(root);
  if (choice)
    if (auto end = end_in(*choice)) finished_ = true, result_.end = *end;
  const std::string* text = choice ? content_in(*choice, "message") : nullptr;
  if (!text)
    return fail({ErrorKind::unreadable,
                 "the endpoint's answer is none of the protocol: " + quoted_back(call_, plain_),
                 call_.url.origin(), ""});
  take_usage(root, result_);
  if (!deliver(*text) && !error_) result_.end = ExchangeEnd::stopped_here;
  return !error_;
}

bool ChatAnswer::deliver(const std::string& text) {
  if (text.empty()) return true;
  received_ += text.size();
  if (received_ > call_.most_bytes)
    return fail({ErrorKind::too_large,
                 "the endpoint's answer is longer than " + std::to_string(call_.most_bytes) + " bytes",
                 call_.url.origin(), ""});
  if (receive_(text)) return true;
  stopped_ = true;
  return false;
}

}  // namespace dossier
