// Whether this process may use AMX tiles, and their set-up on a thread.
#pragma once

namespace dossier::kernels::amx {

// Asks the processor, then the kernel for its leave, once. DOSSIER_KERNELS_MASK with "amx" in it says no.
bool usable();
// Shapes the tiles as amx_tiles.h uses them; release() gives their state up, so that switching threads stays cheap.
void configure();
void release();

}  // namespace dossier::kernels::amx
