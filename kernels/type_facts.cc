// What GGUF's tensor types are called, and how large the blocks are of those we read.
#include "kernels/kernel_api.h"

namespace {

constexpr dk_type_facts kF32{"F32", 1, 4}, kF16{"F16", 1, 2}, kBf16{"BF16", 1, 2};
constexpr dk_type_facts kQ4_0{"Q4_0", 32, 18}, kQ4_1{"Q4_1", 32, 20}, kQ5_0{"Q5_0", 32, 22}, kQ5_1{"Q5_1", 32, 24};
constexpr dk_type_facts kQ8_0{"Q8_0", 32, 34}, kIq4Nl{"IQ4_NL", 32, 18}, kMxfp4{"MXFP4", 32, 17};
constexpr dk_type_facts kQ2K{"Q2_K", 256, 84}, kQ3K{"Q3_K", 256, 110}, kQ4K{"Q4_K", 256, 144}, kQ5K{"Q5_K", 256, 176};
constexpr dk_type_facts kQ6K{"Q6_K", 256, 210}, kIq4Xs{"IQ4_XS", 256, 136};

// By number. Gaps are numbers of types that were withdrawn.
constexpr const char* kNames[] = {
    "F32",    "F16",     "Q4_0",     "Q4_1",     "Q4_2",     "Q4_3",   "Q5_0",   "Q5_1",    "Q8_0",    "Q8_1",
    "Q2_K",   "Q3_K",    "Q4_K",     "Q5_K",     "Q6_K",     "Q8_K",   "IQ2_XXS", "IQ2_XS", "IQ3_XXS", "IQ1_S",
    "IQ4_NL", "IQ3_S",   "IQ2_S",    "IQ4_XS",   "I8",       "I16",    "I32",    "I64",     "F64",     "IQ1_M",
    "BF16",   "Q4_0_4_4", "Q4_0_4_8", "Q4_0_8_8", "TQ1_0",   "TQ2_0",  "IQ4_NL_4_4", "IQ4_NL_4_8", "IQ4_NL_8_8", "MXFP4"};

}  // namespace

const dk_type_facts* dk_facts(uint32_t type) {
  switch (type) {
    case DK_F32: return &kF32;
    case DK_F16: return &kF16;
    case DK_Q4_0: return &kQ4_0;
    case DK_Q4_1: return &kQ4_1;
    case DK_Q5_0: return &kQ5_0;
    case DK_Q5_1: return &kQ5_1;
    case DK_Q8_0: return &kQ8_0;
    case DK_Q2_K: return &kQ2K;
    case DK_Q3_K: return &kQ3K;
    case DK_Q4_K: return &kQ4K;
    case DK_Q5_K: return &kQ5K;
    case DK_Q6_K: return &kQ6K;
    case DK_IQ4_NL: return &kIq4Nl;
    case DK_IQ4_XS: return &kIq4Xs;
    case DK_BF16: return &kBf16;
    case DK_MXFP4: return &kMxfp4;
    default: return nullptr;
  }
}

const char* dk_type_name(uint32_t type) { return type < sizeof kNames / sizeof *kNames ? kNames[type] : nullptr; }
