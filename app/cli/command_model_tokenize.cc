// `dossier model tokenize FILE`: text to token ids and back, with a model's own vocabulary.
#include <unistd.h>

#include <cstring>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"
#include "base/file.h"

namespace dossier::cli {
namespace {

Status write_stdout(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) return os_error("cannot write", "stdout", errno);
  return {};
}

Result<std::string> decoded(const Tokenizer& tokenizer, std::string_view ids) {
  if (ids.size() % sizeof(TokenId) != 0) return Error{ErrorKind::usage, "token ids are 4 bytes each; " + std::to_string(ids.size()) + " bytes were given", "stdin", ""};
  std::string out;
  for (std::size_t at = 0; at < ids.size(); at += sizeof(TokenId)) {
    TokenId id;
    std::memcpy(&id, ids.data() + at, sizeof id);
    if (id < 0 || id >= tokenizer.size()) return Error{ErrorKind::usage, "no token " + std::to_string(id), "stdin", "the vocabulary has " + std::to_string(tokenizer.size())};
    out += tokenizer.bytes_of(id);
  }
  return out;
}

// Where each token stands: positions in the tokens' own bytes, which are the text's unless the vocabulary lacks a byte.
std::string as_json(const Tokenizer& tokenizer, const std::vector<TokenId>& ids) {
  std::string out = "[";
  std::size_t begin = 0;
  for (TokenId id : ids) {
    std::size_t end = begin + tokenizer.bytes_of(id).size();
    out += (out.size() > 1 ? ",{\"id\":" : "{\"id\":") + std::to_string(id) + ",\"begin\":" + std::to_string(begin) + ",\"end\":" + std::to_string(end) + "}";
    begin = end;
  }
  return out + "]\n";
}

Result<std::string> tokenized(const Invocation& call) {
  DOSSIER_ASSIGN(ModelFile file, ModelFile::open(call.arguments()[0]));
  DOSSIER_ASSIGN(Tokenizer tokenizer, Tokenizer::load(file));
  DOSSIER_ASSIGN(std::string text, read_stdin());
  if (call.has("decode")) return decoded(tokenizer, text);
  std::vector<TokenId> ids;
  if (call.has("special")) tokenizer.encode_template(text, ids);
  else tokenizer.encode(text, ids);
  if (call.json()) return as_json(tokenizer, ids);
  return std::string(reinterpret_cast<const char*>(ids.data()), ids.size() * sizeof(TokenId));
}

int run_model_tokenize(const Invocation& call) {
  if (call.has("decode") && (call.has("special") || call.json())) return report_error({ErrorKind::usage, "--decode takes neither --special nor --json", "", ""});
  if (!call.json() && ::isatty(STDOUT_FILENO)) {
    return report_error({ErrorKind::usage, "will not write binary data to a terminal", "", "redirect it, or ask for --json"});
  }
  auto out = tokenized(call);
  if (!out.ok()) return report_error(out.error());
  Status written = write_stdout(*out);
  return written.ok() ? kDone : report_error(written.error());
}

}  // namespace

CommandSpec model_tokenize_command() {
  return {"model tokenize", "FILE", "turn text into token ids, or back",
          "Reads text from stdin and writes its token ids, 32 bit little endian, as the vocabulary of the model FILE (GGUF) has them. No token is put before the "
          "text. With --json: a list of {id, begin, end}, with the bytes of the text each token covers. With --decode ids are read and text is written.",
          {{"special", 0, "", "recognise special tokens by their text; else none can come out"},
           {"decode", 0, "", "read token ids and write the bytes they stand for"}},
          1, 1, run_model_tokenize};
}

}  // namespace dossier::cli
