// Where the reference data of the engine lies, which is no part of this tree: $DOSSIER_GOLDEN, else shared/golden near the source.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/places.h"

namespace dossier {

// Empty where there is none: tests then skip and say so.
inline std::filesystem::path golden_folder() {
  if (const char* given = std::getenv("DOSSIER_GOLDEN")) return given;
  for (const char* near : {"../shared/golden", "../../shared/golden"}) {
    std::filesystem::path folder = std::filesystem::path(source_dir()) / near;
    if (std::filesystem::exists(folder / "index.json")) return folder;
  }
  return {};
}

}  // namespace dossier

#define DOSSIER_NEED_GOLDEN(folder)                                                                               \
  std::filesystem::path folder = ::dossier::golden_folder();                                                      \
  if (folder.empty()) GTEST_SKIP() << "no reference data of the engine: set DOSSIER_GOLDEN to the folder golden"
