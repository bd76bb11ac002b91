// A stream between a reader and its parent: frames both ways, and file descriptors beside them.
#pragma once

#include <string>
#include <vector>

#include "base/fd.h"
#include "base/result.h"
#include "ingest/wire/frame.h"

namespace dossier {

// Sends `bytes` with descriptors beside them (SCM_RIGHTS). At most 4 descriptors; some bytes at least.
Status send_with_fds(int socket, std::string_view bytes, const std::vector<int>& fds);
// Receives up to bytes.size() bytes and the descriptors that came with them (close-on-exec). 0 bytes: the other side is gone.
Result<size_t> receive_with_fds(int socket, char* bytes, size_t size, std::vector<Fd>& fds);
// Blocks until one whole frame is there. `payload` gets its payload; fds those that came with it.
Result<FrameKind> receive_frame(int socket, std::string& payload, std::vector<Fd>& fds);

}  // namespace dossier
