// Whether this process may use AMX tiles, and their set-up on a thread.
#pragma once

namespace dossier::kernels::amx {

// Asks the processor, then the kernel for its leave, once. DOSSIER_KERNELS_MASK with "amx" in it says no.
bool usable();
// Shapes the tiles of this thread; release() gives their state up, so that switching threads stays cheap.
// As amx_tiles.h uses them. 0 to 3: sums, 16 tokens x 16 rows; 4, 5: activations, 16 tokens x 32 bytes; 6, 7: codes, 8 lines.
void configure();
// Two groups of tokens, 1 to 16 each, depth (32 or 64) values of k: 0, 1 and 2, 3: sums of the first and of the second group; 4, 5: their
// activations, depth bytes each; 6, 7: codes, depth / 4 lines.
void configure_groups(int first, int second, int depth);
void release();

}  // namespace dossier::kernels::amx
