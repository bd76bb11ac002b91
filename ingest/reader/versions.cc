#include "ingest/reader/versions.h"

#include <archive.h>
#include <dav1d/dav1d.h>
#include <leptonica/allheaders.h>
#include <libdjvu/ddjvuapi.h>
#include <libheif/heif.h>
#include <magic.h>
#include <poppler-config.h>
#include <tesseract/version.h>
#include <unicode/uvernum.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace dossier::reader {
namespace {

std::string languages() {
  std::vector<std::string> found;
  std::error_code code;
  for (const char* folder : {"/usr/share/tesseract-ocr/5/tessdata", "/usr/local/share/tessdata"})
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
      std::string name = entry.path().stem().string();
      if (entry.path().extension() == ".traineddata" && name != "osd") found.push_back(name);
    }
  std::sort(found.begin(), found.end());
  std::string out;
  for (const std::string& name : found) out += " " + name;
  return out.empty() ? " none" : out;
}

}  // namespace

std::string versions() {
  int magic = magic_version();
  std::string out = std::string("library: poppler ") + POPPLER_VERSION + "\n";
  out += std::string("library: tesseract ") + TESSERACT_VERSION_STR + "\n";
  out += "library: leptonica " + std::to_string(LIBLEPT_MAJOR_VERSION) + "." + std::to_string(LIBLEPT_MINOR_VERSION) + "." + std::to_string(LIBLEPT_PATCH_VERSION) + "\n";
  out += std::string("library: ") + archive_version_string() + "\n";
  out += std::string("library: libheif ") + heif_get_version() + ", dav1d " + dav1d_version() + "\n";
  out += std::string("library: ") + ddjvu_get_version_string() + "\n";
  out += "library: libmagic " + std::to_string(magic / 100) + "." + std::to_string(magic % 100) + "\n";
  out += std::string("library: icu ") + U_ICU_VERSION + "\n";
  out += "languages:" + languages() + "\n";
  return out;
}

}  // namespace dossier::reader
