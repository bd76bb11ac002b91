// The address of an OpenAI-compatible endpoint: "http://127.0.0.1:8080/v1", "https://llm.example.org/v1".
#pragma once

#include <string>

#include "base/result.h"

namespace dossier {

struct EndpointUrl {
  bool secure = false;   // https
  std::string host;      // without brackets
  int port = 0;
  std::string path;      // "/v1", no slash at the end; may be empty

  std::string origin() const;  // "http://127.0.0.1:8080"
  bool is_loopback() const;    // this machine, by number or as "localhost"
};

// usage: another scheme, a user or password in it, a query, a fragment, characters that no address has.
Result<EndpointUrl> parse_endpoint_url(const std::string& text);

}  // namespace dossier
