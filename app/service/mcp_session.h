// The Model Context Protocol over lines of JSON-RPC 2.0: one session, whose tools are the calls of an ArchiveService.
#pragma once

#include <optional>
#include <string>

#include "app/service/archive_service.h"

namespace dossier {

class McpSession {
 public:
  // REQUIRES: the service outlives the session.
  explicit McpSession(ArchiveService& service) : service_(service) {}
  // Takes one line, gives the line to answer with (without its end); nothing for notifications. Any bytes get an answer of the protocol.
  std::optional<std::string> answer(const std::string& line);

 private:
  ArchiveService& service_;
};

}  // namespace dossier
