#include "app/cli/commands.h"

namespace dossier::cli {

const std::vector<CommandSpec>& command_table() {
  static const std::vector<CommandSpec> table = {
      ingest_command(),
      list_command(),
      show_command(),
      text_command(),
      search_command(),
      summarize_command(),
      ask_command(),
      verify_command(),
      check_claims_command(),
      export_command(),
      archive_check_command(),
      archive_stats_command(),
      archive_backup_command(),
      archive_vacuum_command(),
      archive_merge_command(),
      archive_remove_command(),
      kv_list_command(),
      kv_check_command(),
      kv_prune_command(),
      kv_drop_command(),
      model_tokenize_command(),
      mcp_command(),
      model_generate_command(),
      model_info_command(),
      serve_command(),
      model_logits_command(),
      model_perplexity_command(),
      model_convert_command(),
      model_check_command(),
      model_synth_command(),
      model_bench_command(),
      model_fit_command(),
      model_prune_command(),
      model_vision_command(),
      doctor_command(),
      completion_command(),
  };
  return table;
}

}  // namespace dossier::cli
