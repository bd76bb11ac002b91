// A server on this machine's loopback for programs that speak HTTP: it knows no archive, it hands each request on and gives back the answer it is handed.
//
// Only 127.0.0.1; every request carries the token ("Authorization: Bearer TOKEN"); the Host must be this address, so that no web page can reach it under a
// name of its own, and a request with an Origin is refused.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"

namespace dossier {

struct ListenOptions {
  std::string token;                               // at least 16 characters
  int port = 0;                                    // 0: any free one
  size_t most_body_bytes = size_t{4} << 20;
  size_t most_waiting = 32;                        // requests at once; further ones are told to come again (503)
};

struct HeardRequest {
  uint64_t id = 0;
  std::string method, path, body;
};

class Listener {
 public:
  // `heard` and `gone` (the asker hung up) are called from threads of the listener.
  static Result<std::unique_ptr<Listener>> start(const ListenOptions& options, std::function<void(HeardRequest)> heard, std::function<void(uint64_t id)> gone);
  ~Listener();

  int port() const;
  // The answer to a request, whole, or piece by piece. Ids that wait for nothing are ignored.
  void answer(uint64_t id, int status, const std::string& type, std::string body);
  void begin_stream(uint64_t id, int status, const std::string& type);
  void add_piece(uint64_t id, std::string piece);
  void end_stream(uint64_t id);

 private:
  struct State;
  explicit Listener(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace dossier
