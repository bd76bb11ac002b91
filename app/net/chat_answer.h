// What an endpoint answers, as its bytes come: a chat completion as events or as one object, a list of
// models, or the page of an error. Knows no connection.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/net/chat_call.h"
#include "app/net/event_stream.h"

namespace dossier {

inline constexpr size_t kMostPlainBytes = size_t{64} << 20;  // of an answer that is not streamed

struct ChatFailure {
  Error error;
  bool again = false;                  // worth another attempt
  std::chrono::milliseconds pause{0};  // that the endpoint asks for
};

// Of an answer with a status other than 200.
ChatFailure failure_of_status(const ChatCall& call, int status, const std::string& body,
                              const std::string& retry_after);

// Errors: unreadable.
Result<std::vector<ListedModel>> models_in(const ChatCall& call, const std::string& body);

class ChatAnswer {
 public:
  // Both outlive this.
  ChatAnswer(const ChatCall& call, const ChatReceiver& receive) : call_(call), receive_(receive) {}

  void begin(int status, const std::string& content_type, const std::string& retry_after);
  // False: the connection is of no more use.
  bool add(std::string_view piece);
  // `broken`: how the connection ended, if not well. The same answer, failed, is worth another attempt only
  // if no text of it was received.
  std::variant<ChatResult, ChatFailure> end(std::optional<ChatFailure> broken);

 private:
  bool fail(Error error);
  bool take(const std::string& event);
  bool take_whole();
  bool deliver(const std::string& text);

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

}  // namespace dossier
