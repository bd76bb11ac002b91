// The archive over HTTP, without the HTTP: requests and answers as data. `dossier serve` puts dossier-net's listener before it.
//
//   GET  /v1/models                   one model, "dossier"
//   POST /v1/chat/completions         the last message of the user is the question; the answer names its pages. "stream": true as well
//   POST /v1/archive/CALL             documents, search, read_page, ask, verify, as docs/formats/service.md says
#pragma once

#include <functional>
#include <string>

#include "app/service/archive_service.h"

namespace dossier {

struct ServedRequest {
  std::string method, path, body;
};

// Takes the answer: whole, or begun, continued and ended.
class ServedReply {
 public:
  virtual ~ServedReply() = default;
  virtual void whole(int status, const std::string& json_body) = 0;
  virtual void begin_events() = 0;
  virtual void event(const std::string& data) = 0;
  virtual void end_events() = 0;
};

class HttpService {
 public:
  // REQUIRES: the service outlives this.
  explicit HttpService(ArchiveService& service) : service_(service) {}
  // Any bytes get an answer; errors are the protocol's: {"error": {"message", "type"}}.
  void answer(const ServedRequest& request, ServedReply& reply);

 private:
  void chat(const std::string& body, ServedReply& reply);
  ArchiveService& service_;
};

}  // namespace dossier
