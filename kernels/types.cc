// What is known of each tensor type: sizes of those that are read, names of all that GGUF gave out.
#include "kernels/kernel_api.h"

namespace {

struct Known {
  uint32_t type;
  dk_type_facts facts;  // block_values 0: not read
};

constexpr Known kTypes[] = {
    {DK_F32, {"F32", 1, 4}},        {DK_F16, {"F16", 1, 2}},         {DK_BF16, {"BF16", 1, 2}},      {DK_Q4_0, {"Q4_0", 32, 18}},
    {DK_Q4_1, {"Q4_1", 32, 20}},    {DK_Q5_0, {"Q5_0", 32, 22}},     {DK_Q5_1, {"Q5_1", 32, 24}},    {DK_Q8_0, {"Q8_0", 32, 34}},
    {DK_Q2_K, {"Q2_K", 256, 84}},   {DK_Q3_K, {"Q3_K", 256, 110}},   {DK_Q4_K, {"Q4_K", 256, 144}},  {DK_Q5_K, {"Q5_K", 256, 176}},
    {DK_Q6_K, {"Q6_K", 256, 210}},  {DK_IQ4_NL, {"IQ4_NL", 32, 18}}, {DK_IQ4_XS, {"IQ4_XS", 256, 136}}, {DK_MXFP4, {"MXFP4", 32, 17}},
    {9, {"Q8_1", 0, 0}},            {15, {"Q8_K", 0, 0}},            {16, {"IQ2_XXS", 0, 0}},        {17, {"IQ2_XS", 0, 0}},
    {18, {"IQ3_XXS", 0, 0}},        {19, {"IQ1_S", 0, 0}},           {21, {"IQ3_S", 0, 0}},          {22, {"IQ2_S", 0, 0}},
    {24, {"I8", 0, 0}},             {25, {"I16", 0, 0}},             {26, {"I32", 0, 0}},            {27, {"I64", 0, 0}},
    {28, {"F64", 0, 0}},            {29, {"IQ1_M", 0, 0}},           {34, {"TQ1_0", 0, 0}},          {35, {"TQ2_0", 0, 0}},
};

const Known* find(uint32_t type) {
  for (const Known& known : kTypes)
    if (known.type == type) return &known;
  return nullptr;
}

}  // namespace

extern "C" const dk_type_facts* dk_facts(uint32_t type) {
  const Known* known = find(type);
  return known && known->facts.block_values > 0 ? &known->facts : nullptr;
}

extern "C" const char* dk_type_name(uint32_t type) {
  const Known* known = find(type);
  return known ? known->facts.name : nullptr;
}
