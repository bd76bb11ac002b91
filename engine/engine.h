// The engine's public headers: tokens in, tokens out. The only header of it that other rooms may include.
#pragma once

#include "engine/files/model_file.h"
#include "engine/kv/kv_prune.h"
#include "engine/kv/kv_store.h"
#include "engine/run/engine_options.h"
#include "engine/run/running_model.h"
#include "engine/shape/model_shape.h"
#include "engine/threads/thread_pool.h"
#include "engine/tokenizer/tokenizer.h"
#include "engine/weights/weight_store.h"
