// dossier-net: the only program of Dossier with a socket. It is started by dossier when a person names an endpoint or serves, speaks lines of JSON on
// standard input and output (docs/formats/net.md), and ends with its parent.
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/net/chat_call.h"
#include "app/net/listener.h"
#include "base/child_process.h"
#include "base/file.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using nlohmann::json;

constexpr size_t kMostRequestBytes = size_t{256} << 20, kMostKeyBytes = 16 << 10;

std::mutex printing;

// False: nobody reads any more.
bool print(const json& line) {
  std::string text = line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  std::lock_guard lock(printing);
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

int print_error(const Error& error) {
  print({{"error", {{"kind", name_of(error.kind)}, {"message", error.message}, {"where", error.where}, {"hint", error.hint}}}});
  return 1;
}

Error bad_request(const std::string& what) { return {ErrorKind::usage, "not a request: " + what, "dossier-net", ""}; }

// A key of one line, in a file that only its owner can read.
Result<std::string> key_from_file(const std::string& path) {
  DOSSIER_ASSIGN(Fd fd, open_regular(path));
  struct stat info {};
  if (fstat(fd.get(), &info) != 0 || (info.st_mode & 077) != 0) return Error{ErrorKind::unsupported, "others can read the key file", path, "chmod 600 makes it yours alone"};
  DOSSIER_ASSIGN(std::string key, read_file(path, kMostKeyBytes));
  while (!key.empty() && (key.back() == '\n' || key.back() == '\r' || key.back() == ' ')) key.pop_back();
  if (key.empty() || key.find_first_of("\r\n") != std::string::npos) return Error{ErrorKind::damaged, "the key file does not hold one line", path, ""};
  return key;
}

// The desktop's keyring, through its own tool.
Result<std::string> key_from_keyring(const std::string& endpoint) {
  Error missing{ErrorKind::not_found, "the keyring holds no key for the endpoint", endpoint, "secret-tool store --label Dossier service dossier endpoint " + endpoint};
  auto tool = ChildProcess::start("/usr/bin/secret-tool", {"lookup", "service", "dossier", "endpoint", endpoint});
  if (!tool.ok()) return Error{ErrorKind::not_found, "the keyring cannot be asked", "/usr/bin/secret-tool", "install libsecret-tools, or use a key file"};
  CancelToken never;
  std::string key;
  // The tool prints the secret without a line's end.
  while (true) {
    auto line = tool->read_line(std::chrono::seconds(60), never);
    if (!line.ok() || !*line) break;
    key += **line;
  }
  key += tool->unfinished();
  if (key.empty()) return missing;
  return key;
}

Result<ChatCall> call_from(const json& root) {
  ChatCall call;
  DOSSIER_ASSIGN(call.url, parse_endpoint_url(root.value("url", "")));
  call.model = root.value("model", "");
  for (const json& message : root.value("messages", json::array())) call.messages.push_back({message.at("role").get<std::string>(), message.at("text").get<std::string>()});
  call.most_tokens = root.value("most_tokens", call.most_tokens);
  call.temperature = root.value("temperature", 0.0);
  if (root.contains("seed")) call.seed = root["seed"].get<uint64_t>();
  call.connect_limit = std::chrono::milliseconds(root.value("connect_ms", call.connect_limit.count()));
  call.silence_limit = std::chrono::milliseconds(root.value("silence_ms", call.silence_limit.count()));
  call.first_pause = std::chrono::milliseconds(root.value("pause_ms", call.first_pause.count()));
  call.retries = root.value("retries", call.retries);
  call.most_bytes = root.value("most_bytes", call.most_bytes);
  if (std::string path = root.value("key_file", ""); !path.empty()) {
    DOSSIER_ASSIGN(call.key, key_from_file(path));
  } else if (root.value("keyring", false)) {
    DOSSIER_ASSIGN(call.key, key_from_keyring(root.value("url", "")));
  }
  return call;
}

// Ends the program as soon as its parent closes the line: an exchange that nobody waits for is broken off at once.
void end_with_parent() {
  std::thread([] {
    char byte;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    ::_exit(0);
  }).detach();
}

Result<json> first_line() {
  std::string line;
  for (char c; ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n';) {
    line += c;
    if (line.size() > kMostRequestBytes) return bad_request("too long");
  }
  json root = json::parse(line, nullptr, false);
  if (!root.is_object()) return bad_request("no JSON object");
  return root;
}

int run_call() {
  Result<json> root = first_line();
  if (!root.ok()) return print_error(root.error());
  try {
    Result<ChatCall> call = call_from(*root);
    if (!call.ok()) return print_error(call.error());
    end_with_parent();
    if (root->value("do", "chat") == "models") {
      auto models = list_models(*call);
      if (!models.ok()) return print_error(models.error());
      json list = json::array();
      for (const ListedModel& model : *models) list.push_back({{"id", scrub_utf8(model.id)}, {"context_tokens", model.context_tokens}});
      print({{"models", list}});
      return 0;
    }
    auto result = chat(*call, [](std::string_view text) { return print({{"text", scrub_utf8(text)}}); });
    if (!result.ok()) return print_error(result.error());
    constexpr const char* ends[] = {"stop", "length", "stopped"};
    print({{"end", ends[static_cast<size_t>(result->end)]}, {"prompt_tokens", result->prompt_tokens}, {"answer_tokens", result->answer_tokens}, {"attempts", result->attempts}});
    return 0;
  } catch (const json::exception& e) {
    return print_error(bad_request(e.what()));
  }
}

void take_answer(Listener& listener, const json& line) {
  uint64_t id = line.at("id").get<uint64_t>();
  if (line.contains("body")) listener.answer(id, line.value("status", 200), line.value("type", "application/json"), line.at("body").get<std::string>());
  else if (line.contains("piece")) listener.add_piece(id, line.at("piece").get<std::string>());
  else if (line.value("end", false)) listener.end_stream(id);
  else listener.begin_stream(id, line.value("status", 200), line.value("type", "text/event-stream"));
}

int run_listen() {
  Result<json> root = first_line();
  if (!root.ok()) return print_error(root.error());
  try {
    ListenOptions options;
    options.token = root->value("token", "");
    options.port = root->value("port", 0);
    auto listener = Listener::start(
        options, [](HeardRequest request) { print({{"request", {{"id", request.id}, {"method", request.method}, {"path", scrub_utf8(request.path)}, {"body", scrub_utf8(request.body)}}}}); },
        [](uint64_t id) { print({{"gone", id}}); });
    if (!listener.ok()) return print_error(listener.error());
    print({{"listening", (*listener)->port()}});
    for (std::string line; std::getline(std::cin, line);) take_answer(**listener, json::parse(line));
    return 0;
  } catch (const json::exception& e) {
    return print_error(bad_request(e.what()));
  }
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGINT, SIG_IGN);  // the parent decides; it closes the line
  ::prctl(PR_SET_DUMPABLE, 0);  // a key may be in memory
  std::string what = argc == 2 ? argv[1] : "";
  if (what == "call") return dossier::run_call();
  if (what == "listen") return dossier::run_listen();
  std::fputs("dossier-net: started by dossier when an endpoint is named or the archive is served; not for use by hand\n", stderr);
  return 2;
}
