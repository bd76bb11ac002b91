// `dossier serve`: the archive for programs of this machine that speak HTTP. The socket is dossier-net's; this process answers.
#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <random>

#include "app/cli/commands.h"
#include "app/cli/writing_options.h"
#include "app/service/http_service.h"
#include "base/child_process.h"
#include "base/file.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string fresh_token() {
  std::random_device source;
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < 40; ++i) out += kDigits[source() & 15];
  return out;
}

// One line in a file that only its owner can read; made if it is missing.
Result<std::string> token_from(const std::string& path) {
  auto held = read_file(path, 4096);
  if (!held.ok()) {
    if (held.error().kind != ErrorKind::not_found) return held.error();
    std::string token = fresh_token();
    mode_t before = ::umask(077);
    Status written = write_file(path, token + "\n");
    ::umask(before);
    if (!written.ok()) return written.error();
    return token;
  }
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || (info.st_mode & 077) != 0) return Error{ErrorKind::unsupported, "others can read the token file", path, "chmod 600 makes it yours alone"};
  std::string token = *held;
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
  if (token.size() < 16) return Error{ErrorKind::damaged, "the token file holds no token of 16 characters or more", path, ""};
  return token;
}

// Answers go to dossier-net as lines.
class NetReply : public ServedReply {
 public:
  NetReply(ChildProcess& net, uint64_t id) : net_(net), id_(id) {}
  void whole(int status, const std::string& body) override { send({{"id", id_}, {"status", status}, {"type", "application/json"}, {"body", body}}); }
  void begin_events() override { send({{"id", id_}, {"status", 200}, {"type", "text/event-stream"}}); }
  void event(const std::string& data) override { send({{"id", id_}, {"piece", "data: " + data + "\n\n"}}); }
  void end_events() override { send({{"id", id_}, {"end", true}}); }
  const Status& status() const { return status_; }

 private:
  void send(const Json& line) {
    if (status_.ok()) status_ = net_.write_line(line.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  ChildProcess& net_;
  uint64_t id_;
  Status status_;
};

Result<int> port_of(ChildProcess& net, const CancelToken& cancel) {
  DOSSIER_ASSIGN(auto line, net.read_line(std::chrono::seconds(20), cancel));
  Json first = line ? Json::parse(*line, nullptr, false) : Json();
  if (first.is_object() && first.contains("listening")) return first["listening"].get<int>();
  if (first.is_object() && first.contains("error"))
    return Error{error_kind_from(first["error"].value("kind", "io")).value_or(ErrorKind::io), first["error"].value("message", ""), first["error"].value("where", ""), first["error"].value("hint", "")};
  return Error{ErrorKind::crash, "dossier-net does not begin to listen", "", ""};
}

Status serve_requests(ChildProcess& net, HttpService& service, const CancelToken& cancel) {
  constexpr std::chrono::hours kForever(24 * 365);
  while (true) {
    DOSSIER_ASSIGN(auto line, net.read_line(kForever, cancel));
    if (!line) return Error{ErrorKind::crash, "dossier-net has ended", "", ""};
    Json heard = Json::parse(*line, nullptr, false);
    if (!heard.is_object() || !heard.contains("request")) continue;  // somebody hung up
    const Json& request = heard["request"];
    NetReply reply(net, request.at("id").get<uint64_t>());
    service.answer({request.value("method", ""), request.value("path", ""), request.value("body", "")}, reply);
    DOSSIER_TRY(reply.status());
  }
}

// Passages alone unless another strategy is named: whoever asks over HTTP does not see that documents are read whole first.
Status let_models_write(const Invocation& call, NamedModels& models, ArchiveService& archive) {
  if (!models.writer) return {};
  AnswerReading reading;
  DOSSIER_ASSIGN(reading.limits, reading_limits(call));
  if (!call.has("strategy")) reading.limits.strategy = ReadingStrategy::retrieved;
  reading.pictures = models.pictures;
  if (models.pixels) {
    DOSSIER_ASSIGN(auto documents, archive.sources());
    models.let_judge_see(std::move(documents));
  }
  archive.let_write(*models.writer, models.judge.get(), call.cancel(), std::move(reading));
  return {};
}

Result<int> serve(const Invocation& call) {
  DOSSIER_ASSIGN(long long port, call.number("port", 0, 0, 65535));
  DOSSIER_ASSIGN(ArchiveService archive, ArchiveService::open(call.archive_path()));
  DOSSIER_ASSIGN(NamedModels models, open_named_models(call));
  DOSSIER_TRY(let_models_write(call, models, archive));
  std::string token = fresh_token();
  if (call.has("token-file")) {
    DOSSIER_ASSIGN(token, token_from(call.value("token-file")));
  }
  DOSSIER_ASSIGN(std::string program, find_own_program("dossier-net", "DOSSIER_NET", {"", "../app", "../libexec/dossier"}));
  DOSSIER_ASSIGN(ChildProcess net, ChildProcess::start(program, {"listen"}));
  DOSSIER_TRY(net.write_line(Json{{"token", token}, {"port", port}}.dump()));
  DOSSIER_ASSIGN(int bound, port_of(net, call.cancel()));
  std::string address = "http://127.0.0.1:" + std::to_string(bound) + "/v1";
  if (call.json()) {
    print_line(stdout, Json{{"address", address}, {"token", token}}.dump());
  } else {
    print_line(stdout, "Serving " + call.archive_path() + " at " + address);
    print_line(stdout, call.has("token-file") ? "Token: in " + call.value("token-file") : "Token: " + token);
    print_line(stdout, "Only programs of this machine that show the token are answered; nothing is written. Ctrl-C ends.");
  }
  std::fflush(stdout);
  HttpService service(archive);
  Status ended = serve_requests(net, service, call.cancel());
  if (call.cancel().cancelled()) return kInterrupted;
  return ended.error();
}

int run_serve(const Invocation& call) {
  Result<int> code = serve(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec serve_command() {
  std::vector<OptionSpec> options = {{"port", 0, "N", "listen here (default: any free port)"}, {"token-file", 0, "FILE", "take the token from a file that is yours alone; made if it is missing"}};
  for (const std::vector<OptionSpec>& more : {writing_options(), picture_options(), strategy_options("what of the documents a model is given (default retrieved: the passages around the evidence)")}) options.insert(options.end(), more.begin(), more.end());
  return {"serve", "", "offer the archive to programs of this machine over HTTP",
          "Listens on 127.0.0.1 alone and answers only who shows the token (\"Authorization: Bearer TOKEN\"): POST /v1/chat/completions as OpenAI's clients send it, where the last "
          "message is a question to the archive, and POST /v1/archive/CALL with documents, search, read_page, ask and verify. Nothing is written. With --model a model phrases "
          "the answers of the chat; only its checked sentences are given.",
          std::move(options), 0, 0, run_serve};
}

}  // namespace dossier::cli
