#include "app/net/listener.h"

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

namespace dossier {
namespace {

// One request and what has come of its answer.
struct Waiting {
  std::mutex mutex;
  std::condition_variable changed;
  bool begun = false, whole = false, ended = false;
  int status = 0;
  std::string type;
  std::deque<std::string> pieces;
};

// Equal in time that does not depend on where they part.
bool same_secret(const std::string& a, const std::string& b) {
  unsigned char differs = a.size() != b.size();
  for (size_t i = 0; i < a.size() && i < b.size(); ++i) differs |= static_cast<unsigned char>(a[i] ^ b[i]);
  return differs == 0;
}

std::string error_body(const std::string& message, const char* type) {
  return nlohmann::json{{"error", {{"message", message}, {"type", type}}}}.dump();
}

}  // namespace

struct Listener::State {
  ListenOptions options;
  std::function<void(HeardRequest)> heard;
  std::function<void(uint64_t)> gone;
  httplib::Server server;
  std::thread thread;
  int port = 0;
  std::mutex mutex;  // of what follows
  uint64_t next_id = 1;
  bool closing = false;
  std::map<uint64_t, std::shared_ptr<Waiting>> waiting;

  std::shared_ptr<Waiting> find(uint64_t id) {
    std::lock_guard lock(mutex);
    auto at = waiting.find(id);
    return at == waiting.end() ? nullptr : at->second;
  }
  void forget(uint64_t id) {
    std::lock_guard lock(mutex);
    waiting.erase(id);
  }

  bool refuses(const httplib::Request& request, httplib::Response& response) {
    auto refuse = [&](int status, const char* message, const char* type) {
      response.status = status;
      response.set_content(error_body(message, type), "application/json");
      return true;
    };
    std::string host = request.get_header_value("Host"), here = ":" + std::to_string(port);
    if (host != "127.0.0.1" + here && host != "localhost" + here) return refuse(403, "this server answers under 127.0.0.1 only", "forbidden");
    if (request.has_header("Origin")) return refuse(403, "web pages may not ask", "forbidden");
    if (!same_secret(request.get_header_value("Authorization"), "Bearer " + options.token)) return refuse(401, "the token is missing or wrong", "authentication_error");
    return false;
  }

  void serve(const httplib::Request& request, httplib::Response& response) {
    if (refuses(request, response)) return;
    auto slot = std::make_shared<Waiting>();
    HeardRequest out{0, request.method, request.path, request.body};
    {
      std::lock_guard lock(mutex);
      if (closing || waiting.size() >= options.most_waiting) {
        response.status = 503;
        response.set_header("Retry-After", "1");
        response.set_content(error_body("too many requests wait", "overloaded"), "application/json");
        return;
      }
      out.id = next_id++;
      waiting[out.id] = slot;
    }
    uint64_t id = out.id;
    heard(std::move(out));
    std::unique_lock lock(slot->mutex);
    slot->changed.wait(lock, [&] { return slot->begun; });
    response.status = slot->status;
    if (slot->whole) {
      response.set_content(slot->pieces.empty() ? "" : slot->pieces.front(), slot->type);
      lock.unlock();
      forget(id);
      return;
    }
    lock.unlock();
    response.set_chunked_content_provider(
        slot->type,
        [slot](size_t, httplib::DataSink& sink) {
          std::unique_lock hold(slot->mutex);
          slot->changed.wait(hold, [&] { return !slot->pieces.empty() || slot->ended; });
          if (slot->pieces.empty()) {
            sink.done();
            return true;
          }
          std::string piece = std::move(slot->pieces.front());
          slot->pieces.pop_front();
          hold.unlock();
          return sink.write(piece.data(), piece.size());
        },
        [this, id, slot](bool whole) {
          forget(id);
          if (!whole && gone) gone(id);
        });
  }
};

Listener::Listener(std::shared_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<Listener>> Listener::start(const ListenOptions& options, std::function<void(HeardRequest)> heard, std::function<void(uint64_t)> gone) {
  if (options.token.size() < 16) return Error{ErrorKind::usage, "a token has at least 16 characters", "", ""};
  auto state = std::make_shared<State>();
  state->options = options;
  state->heard = std::move(heard);
  state->gone = std::move(gone);
  httplib::Server& server = state->server;
  server.set_payload_max_length(options.most_body_bytes);
  server.set_read_timeout(std::chrono::seconds(10));
  server.set_keep_alive_max_count(1'000);
  auto serve = [s = state.get()](const httplib::Request& request, httplib::Response& response) { s->serve(request, response); };
  server.Get(".*", serve);
  server.Post(".*", serve);
  // Other methods and broken requests get httplib's status; they get our words.
  server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
    if (response.body.empty()) response.set_content(error_body(response.status == 413 ? "the request is too long" : "no such call", "invalid_request_error"), "application/json");
  });
  if (options.port == 0) {
    state->port = server.bind_to_any_port("127.0.0.1");
    if (state->port < 0) return Error{ErrorKind::io, "cannot listen on this machine", "127.0.0.1", ""};
  } else {
    if (!server.bind_to_port("127.0.0.1", options.port)) return Error{ErrorKind::io, "cannot listen: the port is taken", "127.0.0.1:" + std::to_string(options.port), "--port names another"};
    state->port = options.port;
  }
  state->thread = std::thread([s = state.get()] { s->server.listen_after_bind(); });
  return std::unique_ptr<Listener>(new Listener(std::move(state)));
}

Listener::~Listener() {
  std::map<uint64_t, std::shared_ptr<Waiting>> open;
  {
    std::lock_guard lock(state_->mutex);
    state_->closing = true;
    open = state_->waiting;
  }
  for (auto& [id, slot] : open) {
    answer(id, 503, "application/json", error_body("the server is ending", "overloaded"));
    end_stream(id);
  }
  state_->server.stop();
  state_->thread.join();
}

int Listener::port() const { return state_->port; }

void Listener::answer(uint64_t id, int status, const std::string& type, std::string body) {
  auto slot = state_->find(id);
  if (!slot) return;
  std::lock_guard lock(slot->mutex);
  if (slot->begun) return;
  slot->begun = slot->whole = slot->ended = true;
  slot->status = status;
  slot->type = type;
  slot->pieces.push_back(std::move(body));
  slot->changed.notify_all();
}

void Listener::begin_stream(uint64_t id, int status, const std::string& type) {
  auto slot = state_->find(id);
  if (!slot) return;
  std::lock_guard lock(slot->mutex);
  if (slot->begun) return;
  slot->begun = true;
  slot->status = status;
  slot->type = type;
  slot->changed.notify_all();
}

void Listener::add_piece(uint64_t id, std::string piece) {
  auto slot = state_->find(id);
  if (!slot || piece.empty()) return;
  std::lock_guard lock(slot->mutex);
  if (!slot->begun || slot->ended) return;
  slot->pieces.push_back(std::move(piece));
  slot->changed.notify_all();
}

void Listener::end_stream(uint64_t id) {
  auto slot = state_->find(id);
  if (!slot) return;
  std::lock_guard lock(slot->mutex);
  slot->ended = true;
  slot->changed.notify_all();
}

}  // namespace dossier
