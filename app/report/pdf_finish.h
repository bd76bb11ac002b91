// What cairo leaves out: language, viewer preferences, and an identifier that is the same for the same content.
#pragma once

#include <string>

#include "base/result.h"

namespace dossier::pdf {

Result<std::string> finished(const std::string& drawn);

}  // namespace dossier::pdf
