// All packed weights read into memory of this process alone, where huge pages can back them: mapped from the page cache they lie in pages of
// 4 KB, wherever those were free, and a token then waits for their addresses as well as for their bytes (docs/benchmarks/engine.md).
#pragma once

#include "engine/weights/memory_block.h"
#include "engine/weights/packed_file.h"

namespace dossier {

// Every slab at its place in the plan, its checksum compared, read by options.threads threads. Memory is given when it is touched, so a
// caller asks first whether there is enough: too much ends in a killed process. Errors: memory, damaged, io, cancelled.
Result<MemoryBlock> read_all_slabs(const PackedFile& file, const SlabPlan& plan, const RepackOptions& options);

}  // namespace dossier
