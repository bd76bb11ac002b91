// What a reader process does: takes one request from its channel, reads one file, sends frames, ends.
#pragma once

#include <memory>
#include <string>

#include "ingest/reader/file_type.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/sandbox/lockdown.h"

namespace dossier::reader {

// What is loaded before lock-down and shared by all readers that are forked from it.
struct Equipment {
  TypeFinder types;
  std::unique_ptr<Ocr> ocr;
  Locked locked;
};

// Exit codes a parent understands.
inline constexpr int kExitServed = 0, kExitBroken = 1, kExitMemory = 77;

// Serves one request. Returns the process's exit code.
int serve(int channel, Equipment& equipment);

}  // namespace dossier::reader
