// A ZIP in memory: entries in the order given, no times, owners or machine's traces, so that the same entries give the same bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier {

class ZipFile {
 public:
  ZipFile();
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;
  // Names are ours, with "/" between folders. stored: not compressed (pictures; the first entry of an ODF file).
  void add(const std::string& name, std::string_view bytes, bool stored = false);
  // The whole file; an error if any step failed. Nothing may be added afterwards.
  Result<std::string> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dossier
