// Options of every command that reads files, and the request they make.
#pragma once

#include <vector>

#include "app/cli/command.h"
#include "ingest/ingest.h"

namespace dossier::cli {

// --lang, --redo-ocr, --password-file.
std::vector<OptionSpec> reading_options();
// usage if a value makes no sense; io if the password file cannot be read. --pages FIRST-LAST is taken where the command has it.
Result<ReadRequest> reading_request(const Invocation& call);

}  // namespace dossier::cli
