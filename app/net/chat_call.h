// One exchange with an OpenAI-compatible endpoint (vLLM, SGLang, llama.cpp's server): a chat completion, streamed, or the list of models.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/net/endpoint_url.h"
#include "base/result.h"

namespace dossier {

struct SentMessage {
  std::string role;  // system, user, assistant
  std::string text;
};

struct ChatCall {
  EndpointUrl url;
  std::string key;    // empty: none. Sent over https or to this machine only
  std::string model;  // empty: the first that the endpoint lists
  std::vector<SentMessage> messages;
  uint32_t most_tokens = 1024;
  double temperature = 0;
  std::optional<uint64_t> seed;
  std::chrono::milliseconds connect_limit{10'000};
  std::chrono::milliseconds silence_limit{120'000};  // longest wait for the next bytes; a long prompt is silent while it is read
  uint32_t retries = 3;                              // of what failed before the first text came
  std::chrono::milliseconds first_pause{500};        // doubled each time; the endpoint's own Retry-After counts if longer, up to a minute
  uint64_t most_bytes = uint64_t{16} << 20;          // of text
};

enum class ExchangeEnd : uint8_t { stop, length, stopped_here };
struct ChatResult {
  ExchangeEnd end = ExchangeEnd::stop;
  uint64_t prompt_tokens = 0, answer_tokens = 0;  // 0 if the endpoint does not say
  uint32_t attempts = 1;
};

// False: enough.
using ChatReceiver = std::function<bool(std::string_view text)>;

// Errors: io (no connection, it broke off), timeout, usage (refused by the endpoint: 400, 404), password (401, 403), too_large (413, or more text than most_bytes),
// unreadable (no answer of the protocol), unsupported (a key over plain http to another machine). What came before an error was received. The key is in no message.
Result<ChatResult> chat(const ChatCall& call, const ChatReceiver& receive);

struct ListedModel {
  std::string id;
  uint64_t context_tokens = 0;  // 0 if the endpoint does not say
};
Result<std::vector<ListedModel>> list_models(const ChatCall& call);

}  // namespace dossier
