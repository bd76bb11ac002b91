// The template: a warmed and locked process that forks one reader for each request.
#pragma once

#include <functional>

namespace dossier::reader {

// Each message on `control` (SOCK_SEQPACKET) brings two descriptors: the channel that the new reader serves, and its leash. When
// the reader ends, the leash gets an EndNote; when the parent lets go of the leash first, the reader is killed. Returns when the parent is gone.
// `serve` is what a reader does with its channel; what it returns is the reader's exit code. `warm`, if any, runs in the template before
// it forks: what is loaded there need not be loaded by the reader.
int run_template(int control, const std::function<int(int channel)>& serve, const std::function<void()>& warm = {});

}  // namespace dossier::reader
