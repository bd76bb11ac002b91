// Each command is described and run in a file of its own, command_NAME.cc; command_table.cc lists them.
#pragma once

#include "app/cli/command.h"

namespace dossier::cli {

CommandSpec ingest_command();
CommandSpec list_command();
CommandSpec show_command();
CommandSpec text_command();
CommandSpec search_command();
CommandSpec ask_command();
CommandSpec verify_command();
CommandSpec check_claims_command();
CommandSpec export_command();
CommandSpec archive_check_command();
CommandSpec archive_stats_command();
CommandSpec archive_backup_command();
CommandSpec archive_vacuum_command();
CommandSpec archive_merge_command();
CommandSpec archive_remove_command();
CommandSpec model_tokenize_command();
CommandSpec doctor_command();
CommandSpec summarize_command();
CommandSpec kv_list_command();
CommandSpec kv_check_command();
CommandSpec kv_prune_command();
CommandSpec kv_drop_command();
CommandSpec mcp_command();
CommandSpec model_generate_command();
CommandSpec model_info_command();
CommandSpec serve_command();
CommandSpec model_logits_command();
CommandSpec model_perplexity_command();
CommandSpec model_convert_command();
CommandSpec model_check_command();
CommandSpec model_synth_command();
CommandSpec model_bench_command();
CommandSpec model_fit_command();
CommandSpec model_prune_command();
CommandSpec model_vision_command();
CommandSpec completion_command();

}  // namespace dossier::cli
