#include "app/cli/completion.h"

#include <map>

namespace dossier::cli {
namespace {

// First words, with what comes second where a command has two; both in the order of the table.
struct Word {
  std::string name, summary;
  std::vector<const CommandSpec*> commands;  // more than one, or one of two words: a group
  bool group() const { return commands[0]->name.size() > name.size(); }
};

std::vector<Word> first_words(const std::vector<CommandSpec>& table) {
  std::vector<Word> out;
  for (const CommandSpec& command : table) {
    std::string head(command.name.substr(0, command.name.find(' ')));
    auto known = std::find_if(out.begin(), out.end(), [&head](const Word& word) { return word.name == head; });
    if (known == out.end()) known = out.insert(out.end(), {head, std::string(command.summary), {}});
    else known->summary.clear();
    known->commands.push_back(&command);
  }
  for (Word& word : out) {
    if (!word.summary.empty() && !word.group()) continue;
    word.summary.clear();
    for (const CommandSpec* command : word.commands) word.summary += (word.summary.empty() ? "" : ", ") + std::string(command->name.substr(word.name.size() + 1));
  }
  return out;
}

std::string second_word(const CommandSpec& command) { return std::string(command.name.substr(command.name.find(' ') + 1)); }

bool takes_file(const OptionSpec& option) { return option.value == "FILE" || option.value == "DIR" || option.value == "OUT" || option.value.find(".json") != std::string_view::npos; }

std::string choices_of(const OptionSpec& option) {
  std::string out;
  for (std::string_view choice : option.choices) out += (out.empty() ? "" : " ") + std::string(choice);
  return out;
}

// Inside single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// fish knows \' inside single quotes, and no '\''.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "'";
}

// What zsh's _arguments and _describe would read as their own marks.
std::string zsh_plain(std::string_view text) {
  std::string out;
  for (char c : text) out += c == ':' || c == '[' || c == ']' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out;
}

std::string zsh_option(const OptionSpec& option) {
  std::string name = "--" + std::string(option.name), takes;
  if (!option.value.empty()) takes = ":" + zsh_plain(option.value) + ":" + (!option.choices.empty() ? "(" + choices_of(option) + ")" : takes_file(option) ? "_files" : " ");
  std::string rest = quoted("[" + zsh_plain(option.help) + "]" + takes), equals = option.value.empty() ? "" : "=";
  if (!option.letter) return (option.repeatable ? quoted("*" + name + equals) : quoted(name + equals)) + rest;
  std::string letter = std::string("-") + option.letter;
  std::string others = option.repeatable ? "'*'" : quoted("(" + letter + " " + name + ")");
  return others + "{" + letter + (option.value.empty() ? "" : "+") + "," + name + equals + "}" + rest;
}

std::string zsh_arguments(const std::vector<OptionSpec>& options) {
  std::string out = "    _arguments -s -S";
  for (const auto* list : {&options, &common_options()})
    for (const OptionSpec& option : *list) out += " \\\n      " + zsh_option(option);
  return out + " \\\n      '*:file:_files'\n";
}

std::string fish_option(const std::string& when, const OptionSpec& option) {
  std::string out = "complete -c dossier" + when + " -l " + std::string(option.name);
  if (option.letter) out += std::string(" -s ") + option.letter;
  if (!option.choices.empty()) out += " -x -a " + fish_quoted(choices_of(option));
  else if (takes_file(option)) out += " -r -F";
  else if (!option.value.empty()) out += " -x";
  return out + " -d " + fish_quoted(option.help) + "\n";
}

}  // namespace

std::string bash_completion(const std::vector<CommandSpec>& table) {
  std::string first, out = "# bash completion for dossier\n_dossier() {\n  local cur=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} options=\n  case \"$command\" in\n";
  std::map<std::string, std::string> seconds, options;
  for (const CommandSpec& c : table) {
    std::string name(c.name), head = name.substr(0, name.find(' '));
    if (first.find(" " + head + " ") == std::string::npos) first += " " + head + " ";
    if (head.size() < name.size()) seconds[head] += " " + name.substr(head.size() + 1);
    for (const OptionSpec& o : c.options) options[head] += " --" + std::string(o.name);
    options[head];
  }
  std::string common;
  for (const OptionSpec& o : common_options()) common += " --" + std::string(o.name);
  for (const auto& [head, list] : options) out += "    " + head + ") options=\"" + list + "\" ;;\n";
  out += "  esac\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W \"" + first + " help\" -- \"$cur\"))\n    return\n  fi\n";
  for (const auto& [head, list] : seconds)
    out += "  if [ \"$command\" = " + head + " ] && [ \"$COMP_CWORD\" -eq 2 ]; then\n    COMPREPLY=($(compgen -W \"" + list + "\" -- \"$cur\"))\n    return\n  fi\n";
  out += "  if [[ $cur == -* ]]; then\n    COMPREPLY=($(compgen -W \"$options" + common + "\" -- \"$cur\"))\n  else\n    COMPREPLY=($(compgen -f -- \"$cur\"))\n  fi\n}\n"
         "complete -o filenames -F _dossier dossier\n";
  return out;
}

std::string zsh_completion(const std::vector<CommandSpec>& table) {
  std::string out = "#compdef dossier\n_dossier() {\n  local -a words_known\n  if (( CURRENT == 2 )); then\n    words_known=(";
  const std::vector<Word> first = first_words(table);
  for (const Word& word : first) out += quoted(word.name + ":" + zsh_plain(word.summary)) + " ";
  out += "'help:explain a command')\n    _describe command words_known\n    return\n  fi\n  local name=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $name in\n";
  for (const Word& word : first) {
    if (!word.group()) continue;
    out += "  " + word.name + ")\n    if (( CURRENT == 2 )); then\n      words_known=(";
    for (const CommandSpec* command : word.commands) out += quoted(second_word(*command) + ":" + zsh_plain(command->summary)) + " ";
    out += ")\n      _describe command words_known\n      return\n    fi\n    name=\"$name $words[2]\"\n    shift words\n    (( CURRENT-- ))\n    ;;\n";
  }
  out += "  esac\n  case $name in\n";
  for (const CommandSpec& command : table) out += "  " + quoted(command.name) + ")\n" + zsh_arguments(command.options) + "    ;;\n";
  return out + "  *)\n    _files\n    ;;\n  esac\n}\n_dossier \"$@\"\n";
}

std::string fish_completion(const std::vector<CommandSpec>& table) {
  std::string out = "# fish completion for dossier\n";
  for (const Word& word : first_words(table)) {
    out += "complete -c dossier -n __fish_use_subcommand -f -a " + word.name + " -d " + fish_quoted(word.summary) + "\n";
    std::string seen = "__fish_seen_subcommand_from " + word.name, seconds;
    for (const CommandSpec* command : word.commands)
      if (word.group()) seconds += " " + second_word(*command);
    for (const CommandSpec* command : word.commands) {
      std::string when = seen;
      if (word.group()) {
        out += "complete -c dossier -n " + fish_quoted(seen + "; and not __fish_seen_subcommand_from" + seconds) + " -f -a " + second_word(*command) + " -d " +
               fish_quoted(command->summary) + "\n";
        when += "; and __fish_seen_subcommand_from " + second_word(*command);
      }
      for (const OptionSpec& option : command->options) out += fish_option(" -n " + fish_quoted(when), option);
    }
  }
  out += "complete -c dossier -n __fish_use_subcommand -f -a help -d 'explain a command'\n";
  for (const OptionSpec& option : common_options()) out += fish_option("", option);
  return out;
}

}  // namespace dossier::cli
