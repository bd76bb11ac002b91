// Finding and starting dossier-reader.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/fd.h"
#include "base/result.h"

namespace dossier {

// `given`, else $DOSSIER_READER, else beside the running program, in the build tree (../ingest) or the install tree (../libexec/dossier).
Result<std::string> find_reader_program(const std::string& given);

struct StartedTemplate {
  pid_t pid = -1;
  Fd control;  // SOCK_SEQPACKET
};
Result<StartedTemplate> start_template(const std::string& program);

}  // namespace dossier
