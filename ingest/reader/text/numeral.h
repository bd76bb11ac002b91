// Numbers of lists as they are printed.
#pragma once

#include <string>

namespace dossier::reader {

// "iv", "d", "4" for 4; formats that are not known print as decimals.
std::string numeral(int n, const std::string& format);

}  // namespace dossier::reader
