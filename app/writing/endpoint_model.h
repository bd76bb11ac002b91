// A model behind an OpenAI-compatible endpoint. The exchange itself is dossier-net's: this program opens no socket.
#pragma once

#include <memory>
#include <string>

#include "app/writing/writing_model.h"

namespace dossier {

// An endpoint as the user's settings name it.
struct EndpointSettings {
  std::string name, url;
  std::string model;           // empty: the first that the endpoint lists
  std::string key_file;        // empty: none
  bool keyring = false;        // the key lies in the desktop's keyring
  size_t context_tokens = 0;   // 0: what the endpoint says, else 8,192
};

// Named in $XDG_CONFIG_HOME/dossier/endpoints.json, {"NAME": {"url", "model", "key_file", "keyring", "context_tokens"}}; or an address itself. not_found, damaged.
Result<EndpointSettings> find_endpoint(const std::string& name_or_url);

class EndpointModel : public WritingModel {
 public:
  // Asks the endpoint for its models. Errors: dossier-net is missing; those of the exchange (docs/formats/net.md).
  static Result<std::unique_ptr<EndpointModel>> open(EndpointSettings settings, const CancelToken& cancel);

  bool is_local() const override { return false; }
  ModelIdentity identity() const override;
  size_t context_tokens() const override { return settings_.context_tokens; }
  // A guess on the safe side (three bytes a token); the endpoint itself refuses what is too long.
  size_t tokens_of(std::string_view text) const override { return text.size() / 3 + 8; }
  Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) override;

 private:
  EndpointModel(EndpointSettings settings, std::string program) : settings_(std::move(settings)), program_(std::move(program)) {}
  EndpointSettings settings_;
  std::string program_;
};

}  // namespace dossier
