#include "app/cli/help.h"

#include <algorithm>

namespace dossier::cli {
namespace {

constexpr std::string_view kExitCodes =
    "Exit codes: 0 done, 1 failed or check failed, 2 usage, 3 done but some documents were not read, 130 interrupted.\n";

std::string form_of(const OptionSpec& option) {
  std::string out = option.letter ? std::string("-") + option.letter + ", " : "    ";
  out += "--" + std::string(option.name);
  if (!option.value.empty()) out += " " + std::string(option.value);
  return out;
}

std::string options_text(const std::vector<OptionSpec>& options) {
  size_t width = 0;
  for (const OptionSpec& o : options) width = std::max(width, form_of(o).size());
  std::string out;
  for (const OptionSpec& o : options) {
    std::string form = form_of(o);
    out += "  " + form + std::string(width - form.size() + 2, ' ') + std::string(o.help) + "\n";
  }
  return out;
}

std::string wrapped(std::string_view text, size_t width, std::string_view indent) {
  std::string out, line;
  auto flush = [&] {
    if (!line.empty()) out += std::string(indent) + line + "\n";
    line.clear();
  };
  size_t at = 0;
  while (at < text.size()) {
    size_t end = text.find_first_of(" \n", at);
    if (end == std::string_view::npos) end = text.size();
    std::string word(text.substr(at, end - at));
    if (!line.empty() && line.size() + 1 + word.size() > width) flush();
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
    if (end < text.size() && text[end] == '\n') {
      flush();
      if (end + 1 < text.size() && text[end + 1] == '\n') {
        out += "\n";
        ++end;
      }
    }
    at = end + 1;
  }
  flush();
  return out;
}

std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\\\";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    line_start = c == '\n';
  }
  return out;
}

void roff_options(const std::vector<OptionSpec>& options, std::string& out) {
  for (const OptionSpec& o : options) {
    out += ".TP\n\\fB" + (o.letter ? "\\-" + std::string(1, o.letter) + "\\fR, \\fB" : std::string()) + "\\-\\-" + roff(o.name) + "\\fR";
    if (!o.value.empty()) out += " \\fI" + roff(o.value) + "\\fR";
    out += "\n" + roff(o.help) + "\n";
  }
}

}  // namespace

std::string program_help(const std::vector<CommandSpec>& table) {
  std::string out =
      "Usage: dossier COMMAND [OPTIONS] [ARGUMENTS]\n\n"
      "Turns a folder of documents into a brief in which every sentence opens the page region that proves it.\n\nCommands:\n";
  size_t width = 0;
  for (const CommandSpec& c : table) width = std::max(width, c.name.size());
  for (const CommandSpec& c : table) out += "  " + std::string(c.name) + std::string(width - c.name.size() + 2, ' ') + std::string(c.summary) + "\n";
  out += "\nOptions that every command takes:\n" + options_text(common_options());
  out += "\n" + std::string(kExitCodes) + "dossier help COMMAND explains a command.\n";
  return out;
}

std::string command_help(const CommandSpec& command) {
  std::string out = "Usage: dossier " + std::string(command.name) + " [OPTIONS]" + (command.arguments.empty() ? "" : " " + std::string(command.arguments)) +
                    "\n\n" + wrapped(std::string(command.summary) + ".", 78, "") + "\n" + wrapped(command.description, 78, "");
  if (!command.options.empty()) out += "\nOptions:\n" + options_text(command.options);
  out += "\nCommon options:\n" + options_text(common_options());
  return out;
}

std::string man_page(const std::vector<CommandSpec>& table) {
  std::string out =
      ".TH DOSSIER 1 \"\" \"Dossier " DOSSIER_VERSION "\" \"User Commands\"\n.SH NAME\ndossier \\- checked, cited briefs from a folder of documents\n"
      ".SH SYNOPSIS\n.B dossier\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n"
      "Dossier reads documents on this machine, and answers and summarizes from them. Every sentence it shows names the page region that proves it "
      "and was checked by code.\n.SH COMMANDS\n";
  for (const CommandSpec& c : table) {
    out += ".SS \"dossier " + roff(c.name) + (c.arguments.empty() ? "" : " " + roff(c.arguments)) + "\"\n" + roff(c.summary) + ".\n.PP\n" + roff(c.description) + "\n";
    roff_options(c.options, out);
  }
  out += ".SH COMMON OPTIONS\n";
  roff_options(common_options(), out);
  out += ".SH EXIT STATUS\n" + roff(kExitCodes) +
         ".SH ENVIRONMENT\n.TP\n.B DOSSIER_ARCHIVE\nThe archive to use where \\-\\-archive is not given.\n.TP\n.B SOURCE_DATE_EPOCH\n"
         "The time that reports carry, in seconds since 1970.\n.TP\n.B NO_COLOR\nNo colours on the terminal.\n";
  return out;
}

}  // namespace dossier::cli
