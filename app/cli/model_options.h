// The options that every call of the engine takes, and what they ask for.
#pragma once

#include <vector>

#include "app/cli/command.h"
#include "base/machine_limits.h"
#include "engine/engine.h"

namespace dossier::cli {

// For every command where a model of this machine may run.
OptionSpec weights_in_ram_option();
// MORE, then the common options of `dossier model ...`.
std::vector<OptionSpec> with_model_options(std::vector<OptionSpec> more);
// usage if a value makes no sense.
Result<EngineOptions> model_options(const Invocation& call);
// A number of bytes: 1048576, 512M, 8G, 1.5GiB (units are powers of two). usage if it is none.
Result<std::uint64_t> byte_count(const Invocation& call, std::string_view option, std::uint64_t otherwise);
// A decimal number. usage if it is none.
Result<double> real_number(const Invocation& call, std::string_view option, double otherwise);

}  // namespace dossier::cli
