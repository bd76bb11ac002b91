#include "app/writing/endpoint_model.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/child_process.h"
#include "base/file.h"

namespace dossier {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr size_t kDefaultContextTokens = 8'192;
// dossier-net keeps the limits of the exchange; this one only ends a wait for a program that hangs.
constexpr milliseconds kMostWait(15 * 60 * 1000);

std::string settings_path() {
  if (const char* home = std::getenv("XDG_CONFIG_HOME"); home && *home) return std::string(home) + "/dossier/endpoints.json";
  const char* home = std::getenv("HOME");
  return std::string(home ? home : "") + "/.config/dossier/endpoints.json";
}

json request_of(const EndpointSettings& settings) {
  json out = {{"url", settings.url}, {"model", settings.model}};
  if (!settings.key_file.empty()) out["key_file"] = settings.key_file;
  if (settings.keyring) out["keyring"] = true;
  return out;
}

Error error_from(const json& error) {
  auto kind = error_kind_from(error.value("kind", "io"));
  return {kind.value_or(ErrorKind::io), error.value("message", "the exchange failed"), error.value("where", ""), error.value("hint", "")};
}

// The next line of dossier-net as JSON, or its error.
Result<json> next_line(ChildProcess& net, const CancelToken& cancel) {
  DOSSIER_ASSIGN(auto line, net.read_line(kMostWait, cancel));
  if (!line) return Error{ErrorKind::crash, "dossier-net ended without an answer", "", ""};
  json root = json::parse(*line, nullptr, false);
  if (!root.is_object()) return Error{ErrorKind::crash, "dossier-net answers what is no JSON", "", ""};
  if (root.contains("error") && root["error"].is_object()) return error_from(root["error"]);
  return root;
}

}  // namespace

Result<EndpointSettings> find_endpoint(const std::string& name) {
  if (name.starts_with("http://") || name.starts_with("https://")) return EndpointSettings{name, name, "", "", false, 0};
  const std::string path = settings_path();
  Error unknown{ErrorKind::not_found, "no endpoint of this name", name, path + R"( names them: {"NAME": {"url": "http://127.0.0.1:8080/v1"}})"};
  auto text = read_file(path, uint64_t{1} << 20);
  if (!text.ok()) return text.error().kind == ErrorKind::not_found ? unknown : text.error();
  try {
    json root = json::parse(*text);
    if (!root.contains(name)) return unknown;
    const json& found = root[name];
    return EndpointSettings{name, found.at("url").get<std::string>(), found.value("model", ""), found.value("key_file", ""), found.value("keyring", false), found.value("context_tokens", size_t{0})};
  } catch (const json::exception& e) {
    return Error{ErrorKind::damaged, std::string("the settings of endpoints cannot be read: ") + e.what(), path, ""};
  }
}

Result<std::unique_ptr<EndpointModel>> EndpointModel::open(EndpointSettings settings, const CancelToken& cancel) {
  DOSSIER_ASSIGN(std::string program, find_own_program("dossier-net", "DOSSIER_NET", {"", "../app", "../libexec/dossier"}));
  if (settings.model.empty() || settings.context_tokens == 0) {
    DOSSIER_ASSIGN(ChildProcess net, ChildProcess::start(program, {"call"}));
    json request = request_of(settings);
    request["do"] = "models";
    DOSSIER_TRY(net.write_line(request.dump()));
    DOSSIER_ASSIGN(json answer, next_line(net, cancel));
    for (const json& model : answer.value("models", json::array())) {
      std::string id = model.value("id", "");
      if (settings.model.empty()) settings.model = id;
      if (id == settings.model && settings.context_tokens == 0) settings.context_tokens = model.value("context_tokens", size_t{0});
    }
    if (settings.model.empty()) return Error{ErrorKind::not_found, "the endpoint lists no model", settings.url, ""};
    if (settings.context_tokens == 0) settings.context_tokens = kDefaultContextTokens;
  }
  return std::unique_ptr<EndpointModel>(new EndpointModel(std::move(settings), std::move(program)));
}

ModelIdentity EndpointModel::identity() const { return {settings_.model + " at " + settings_.url, ""}; }

Result<WritingEnd> EndpointModel::write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) {
  DOSSIER_TRY(check_pictures(request.pictures.size()));
  DOSSIER_ASSIGN(ChildProcess net, ChildProcess::start(program_, {"call"}));
  json call = request_of(settings_);
  call["do"] = "chat";
  call["most_tokens"] = request.most_tokens;
  call["messages"] = {{{"role", "system"}, {"text", request.rules}}, {{"role", "user"}, {"text", request.material + "\n" + request.task}}};
  DOSSIER_TRY(net.write_line(call.dump(-1, ' ', false, json::error_handler_t::replace)));
  while (true) {
    DOSSIER_ASSIGN(json line, next_line(net, cancel));
    if (line.contains("text") && line["text"].is_string()) {
      if (!receive(line["text"].get_ref<const std::string&>())) return WritingEnd::stopped;  // the child ends with `net`, and the exchange with it
      continue;
    }
    return line.value("end", "") == "length" ? WritingEnd::cut_short : WritingEnd::finished;
  }
}

}  // namespace dossier
