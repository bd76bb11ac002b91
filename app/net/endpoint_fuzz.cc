// Any bytes as the address of an endpoint and as its answer. An address that is accepted is accepted again as
// what it is written as; an answer is the same however it is cut, gives no more text than it may, and its
// errors hold no key. Input: the address up to the first line break, a status in three digits, a letter (e:
// events), then the body.
#include <cstdlib>

#include "app/net/chat_answer.h"

using namespace dossier;

namespace {

const std::string kKey = "sk-key";

ChatCall call_here() {
  ChatCall call;
  call.url = parse_endpoint_url("http://127.0.0.1:1/v1").value();
  call.key = kKey;
  call.most_bytes = 2000;
  return call;
}

// All that came out, as one text.
std::string answer_to(const ChatCall& call, int status, bool events, std::string_view body,
                      std::size_t piece) {
  std::string text;
  ChatReceiver receive = [&](std::string_view more) {
    text += more;
    return text.size() < 1000;
  };
  ChatAnswer answer(call, receive);
  answer.begin(status, events ? "text/event-stream" : "application/json", "7");
  bool goes_on = true;
  for (std::size_t at = 0; at < body.size() && goes_on; at += piece)
    goes_on = answer.add(body.substr(at, piece));
  auto end = answer.end(std::nullopt);
  if (text.size() > call.most_bytes) std::abort();
  if (auto* result = std::get_if<ChatResult>(&end))
    return text + "\n" + std::to_string(static_cast<int>(result->end)) + " " +
           std::to_string(result->answer_tokens);
  const Error& error = std::get<ChatFailure>(end).error;
  if (error.describe().find(kKey) != std::string::npos || error.message.size() > 1000) std::abort();
  return text + "\n" + error.describe();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string input(reinterpret_cast<const char*>(data), size);
  std::size_t cut = std::min(input.find('\n'), input.size());
  if (auto url = parse_endpoint_url(input.substr(0, cut)); url.ok()) {
    auto again = parse_endpoint_url(url->origin() + url->path);
    if (url->host.empty() || url->port < 1 || url->port > 65535 || !again.ok()) std::abort();
    if (again->host != url->host || again->port != url->port || again->path != url->path ||
        again->secure != url->secure)
      std::abort();
  }
  std::string_view rest = std::string_view(input).substr(std::min(cut + 1, input.size()));
  if (rest.size() < 4) return 0;
  int status = 0;
  for (char c : rest.substr(0, 3)) status = status * 10 + (c >= '0' && c <= '9' ? c - '0' : 9);
  std::string_view body = rest.substr(4);
  const ChatCall call = call_here();
  std::string whole = answer_to(call, status, rest[3] == 'e', body, body.size() + 1);
  if (whole != answer_to(call, status, rest[3] == 'e', body, 3)) std::abort();
  (void)models_in(call, std::string(body));
  return 0;
}
