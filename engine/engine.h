// The engine's public headers: tokens in, tokens out. The only header of it that other rooms may include.
#pragma once

#include "engine/convert/convert_model.h"
#include "engine/files/model_file.h"
#include "engine/kv/kv_prune.h"
#include "engine/kv/kv_store.h"
#include "engine/run/engine_options.h"
#include "engine/run/running_model.h"
#include "engine/shape/file_layout.h"
#include "engine/shape/model_shape.h"
#include "engine/synth/made_up_model.h"
#include "engine/threads/thread_pool.h"
#include "engine/tokenizer/tokenizer.h"
#include "engine/weights/check_weights.h"
#include "engine/weights/weight_store.h"
