// Where the tests find what they read: the source tree and the build tree. Defined in one small file of each build tree (cmake/DossierBuild.cmake), so
// that every other object is the same in any tree and a compiler cache can share it.
#pragma once

#include <string>

namespace dossier {

std::string source_dir();
std::string binary_dir();

}  // namespace dossier
