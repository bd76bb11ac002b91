#include "app/net/endpoint_url.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace dossier {

std::string EndpointUrl::origin() const {
  std::string shown = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return (secure ? "https://" : "http://") + shown + ":" + std::to_string(port);
}

bool EndpointUrl::is_loopback() const {
  if (host == "localhost") return true;
  in_addr four{};
  if (inet_pton(AF_INET, host.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  in6_addr six{};
  return inet_pton(AF_INET6, host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

Result<EndpointUrl> parse_endpoint_url(const std::string& text) {
  auto bad = [&](const char* what) { return Error{ErrorKind::usage, std::string("not the address of an endpoint: ") + what, text.substr(0, 200), "as in http://127.0.0.1:8080/v1"}; };
  EndpointUrl out;
  std::string rest;
  if (text.starts_with("https://")) out.secure = true, rest = text.substr(8);
  else if (text.starts_with("http://")) rest = text.substr(7);
  else return bad("it begins with neither http:// nor https://");
  if (text.size() > 2000) return bad("it is too long");
  for (unsigned char c : text)
    if (c <= 0x20 || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\') return bad("it holds a character that no address has");
  if (rest.find_first_of("?#") != std::string::npos) return bad("it has a query");
  size_t slash = rest.find('/');
  std::string authority = rest.substr(0, slash);
  if (slash != std::string::npos) out.path = rest.substr(slash);
  while (!out.path.empty() && out.path.back() == '/') out.path.pop_back();
  if (authority.find('@') != std::string::npos) return bad("a user or password stands in it; keys come from a file");
  size_t colon = std::string::npos;
  if (authority.starts_with("[")) {
    size_t close = authority.find(']');
    if (close == std::string::npos) return bad("a bracket is not closed");
    out.host = authority.substr(1, close - 1);
    if (close + 1 < authority.size()) {
      if (authority[close + 1] != ':') return bad("what stands behind the bracket is no port");
      colon = close + 1;
    }
  } else {
    colon = authority.find(':');
    out.host = authority.substr(0, colon);
  }
  std::transform(out.host.begin(), out.host.end(), out.host.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (out.host.empty()) return bad("it names no machine");
  out.port = out.secure ? 443 : 80;
  if (colon != std::string::npos) {
    std::string port = authority.substr(colon + 1);
    auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
    if (error != std::errc() || end != port.data() + port.size() || out.port < 1 || out.port > 65535) return bad("its port is no number from 1 to 65535");
  }
  return out;
}

}  // namespace dossier
