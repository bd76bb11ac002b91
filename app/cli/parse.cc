#include "app/cli/parse.h"

#include <algorithm>
#include <numeric>

namespace dossier::cli {
namespace {

Error usage(std::string message, std::string hint = "") { return Error{ErrorKind::usage, std::move(message), "", std::move(hint)}; }

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

// The command whose name's words open the line; the longest wins ("archive check" before "archive").
const CommandSpec* find_command(const std::vector<std::string>& words, const std::vector<CommandSpec>& table, size_t& used) {
  for (size_t n = std::min<size_t>(2, words.size()); n > 0; --n) {
    std::string name = words[0];
    if (n == 2) name += " " + words[1];
    for (const CommandSpec& command : table)
      if (command.name == name) {
        used = n;
        return &command;
      }
  }
  return nullptr;
}

class Parser {
 public:
  Parser(const CommandSpec& command, Parsed& out) : command_(command), out_(out) {}

  Status run(const std::vector<std::string>& words, size_t at) {
    for (bool only_arguments = false; at < words.size(); ++at) {
      const std::string& word = words[at];
      if (only_arguments || word == "-" || word.empty() || word[0] != '-') {
        out_.call.arguments_.push_back(word);
      } else if (word == "--") {
        only_arguments = true;
      } else if (word[1] == '-') {
        DOSSIER_TRY(long_option(words, at));
      } else {
        DOSSIER_TRY(short_options(words, at));
      }
    }
    return {};
  }

 private:
  std::vector<const OptionSpec*> known() const {
    std::vector<const OptionSpec*> all;
    for (const OptionSpec& o : command_.options) all.push_back(&o);
    for (const OptionSpec& o : common_options()) all.push_back(&o);
    return all;
  }
  Error unknown(const std::string& word) const {
    std::vector<std::string> names;
    for (const OptionSpec* o : known()) names.push_back("--" + std::string(o->name));
    auto near = nearest(word, names);
    return usage("unknown option " + word, near ? "did you mean " + *near + "?" : "see dossier " + std::string(command_.name) + " --help");
  }
  Status take(const OptionSpec& option, const std::string& shown, std::string value) {
    if (!option.choices.empty() && std::find(option.choices.begin(), option.choices.end(), value) == option.choices.end()) {
      std::string list;
      for (std::string_view c : option.choices) list += (list.empty() ? "" : ", ") + std::string(c);
      return usage("bad value " + value + " for " + shown, "one of: " + list);
    }
    auto& values = out_.call.values_[std::string(option.name)];
    if (!option.repeatable) values.clear();
    values.push_back(std::move(value));
    if (option.name == "help") out_.help = true;
    if (option.name == "version") out_.version = true;
    return {};
  }
  Status long_option(const std::vector<std::string>& words, size_t& at) {
    std::string word = words[at];
    std::optional<std::string> value;
    if (size_t equals = word.find('='); equals != std::string::npos) {
      value = word.substr(equals + 1);
      word.resize(equals);
    }
    for (const OptionSpec* option : known()) {
      if ("--" + std::string(option->name) != word) continue;
      if (option->value.empty()) {
        if (value) return usage(word + " takes no value");
        return take(*option, word, "");
      }
      if (!value) {
        if (at + 1 >= words.size()) return usage(word + " needs a value: " + std::string(option->value));
        value = words[++at];
      }
      return take(*option, word, *value);
    }
    return unknown(word);
  }
  Status short_options(const std::vector<std::string>& words, size_t& at) {
    const std::string word = words[at];
    for (size_t i = 1; i < word.size(); ++i) {
      const OptionSpec* found = nullptr;
      for (const OptionSpec* option : known())
        if (option->letter == word[i]) found = option;
      std::string shown = std::string("-") + word[i];
      if (!found) return unknown(shown);
      if (found->value.empty()) {
        DOSSIER_TRY(take(*found, shown, ""));
        continue;
      }
      if (i + 1 < word.size()) return take(*found, shown, word.substr(i + 1));
      if (at + 1 >= words.size()) return usage(shown + " needs a value: " + std::string(found->value));
      return take(*found, shown, words[++at]);
    }
    return {};
  }

  const CommandSpec& command_;
  Parsed& out_;
};

Error unknown_command(const std::vector<std::string>& words, const std::vector<CommandSpec>& table) {
  const std::string& word = words[0];
  std::vector<std::string> names;
  std::string seconds;
  for (const CommandSpec& command : table) {
    names.emplace_back(command.name);
    if (command.name.substr(0, word.size() + 1) == word + " ") seconds += (seconds.empty() ? "one of: " : ", ") + std::string(command.name);
  }
  if (!seconds.empty()) return usage(words.size() > 1 && words[1][0] != '-' ? "unknown command " + word + " " + words[1] : word + " needs a second word", seconds);
  auto near = nearest(word, names);
  return usage("unknown command " + word, near ? "did you mean " + *near + "?" : "see dossier --help");
}

Status check_arguments(const CommandSpec& command, size_t given) {
  std::string name(command.name), form = "dossier " + name + (command.arguments.empty() ? "" : " " + std::string(command.arguments));
  if (given < static_cast<size_t>(command.least_arguments)) return usage(name + " needs " + std::string(command.arguments), "usage: " + form);
  if (command.most_arguments >= 0 && given > static_cast<size_t>(command.most_arguments))
    return usage(name + (command.most_arguments == 0 ? " takes no arguments" : " takes fewer arguments"), "usage: " + form);
  return {};
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  std::optional<std::string> best;
  size_t least = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string& name : known) {
    if (word.size() >= 3 && name.substr(0, word.size()) == word) return name;
    size_t distance = edit_distance(word, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

Result<Parsed> parse(const std::vector<std::string>& words, const std::vector<CommandSpec>& table) {
  Parsed out;
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    out.help = true;
    return out;
  }
  if (words[0] == "--version" || words[0] == "-V") {
    out.version = true;
    return out;
  }
  if (words[0] == "help") {
    out.help = true;
    for (size_t i = 1; i < words.size(); ++i) out.topic += (i > 1 ? " " : "") + words[i];
    return out;
  }
  size_t used = 0;
  out.command = find_command(words, table, used);
  if (!out.command) return unknown_command(words, table);
  DOSSIER_TRY(Parser(*out.command, out).run(words, used));
  if (!out.help && !out.version) DOSSIER_TRY(check_arguments(*out.command, out.call.arguments().size()));
  return out;
}

}  // namespace dossier::cli
