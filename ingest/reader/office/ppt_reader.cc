#include "ingest/reader/office/ppt_reader.h"

#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "ingest/reader/office/ole_storage.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

constexpr size_t kStreamLimit = size_t{512} << 20;
constexpr int kMaxDepth = 32;

// Record types (MS-PPT 2.13.24).
enum : uint16_t {
  kSlidePersistAtom = 0x3F3, kSlideShowSlideInfo = 0x3F9, kSlideListWithText = 0xFF0, kUserEditAtom = 0xFF5,
  kTextHeaderAtom = 0xF9F, kTextCharsAtom = 0xFA0, kTextBytesAtom = 0xFA8, kPersistDirectory = 0x1772
};
enum class TextKind : uint32_t { title = 0, body = 1, notes = 2, other = 4, centre_body = 5, centre_title = 6, half_body = 7, quarter_body = 8 };

uint32_t u32_at(std::string_view b, size_t at) {
  uint32_t out = 0;
  for (size_t i = 0; i < 4 && at + i < b.size(); ++i) out |= static_cast<uint32_t>(static_cast<unsigned char>(b[at + i])) << 8 * i;
  return out;
}
uint16_t u16_at(std::string_view b, size_t at) { return static_cast<uint16_t>(u32_at(b.substr(0, std::min(b.size(), at + 2)), at)); }

struct PptRecord {
  uint16_t type = 0, instance = 0;
  bool container = false;
  std::string_view body;
};

bool record_at(std::string_view bytes, size_t& at, PptRecord& out) {
  if (at > bytes.size() || bytes.size() - at < 8) return false;
  uint16_t head = u16_at(bytes, at);
  out.container = (head & 15) == 15;
  out.instance = head >> 4;
  out.type = u16_at(bytes, at + 2);
  size_t length = u32_at(bytes, at + 4);
  if (length > bytes.size() - at - 8) return false;
  out.body = bytes.substr(at + 8, length);
  at += 8 + length;
  return true;
}

// Where each object of the document lies, as the newest save says (2.1.2): edits are a chain from the newest to the first.
std::map<uint32_t, uint32_t> persist_directory(std::string_view stream, uint32_t newest, uint32_t& document) {
  std::map<uint32_t, uint32_t> out;
  std::set<uint32_t> seen;
  document = 0;
  for (uint32_t edit = newest; edit != 0 && seen.insert(edit).second;) {
    size_t at = edit;
    PptRecord record;
    if (!record_at(stream, at, record) || record.type != kUserEditAtom) break;
    if (document == 0) document = u32_at(record.body, 16);
    size_t directory = u32_at(record.body, 12);
    PptRecord list;
    if (record_at(stream, directory, list) && list.type == kPersistDirectory) {
      for (size_t i = 0; i + 4 <= list.body.size();) {
        uint32_t head = u32_at(list.body, i), first = head & 0xFFFFF, count = head >> 20;
        i += 4;
        for (uint32_t k = 0; k < count && i + 4 <= list.body.size(); ++k, i += 4) out.emplace(first + k, u32_at(list.body, i));  // newer ones are there already
      }
    }
    edit = u32_at(record.body, 8);
  }
  return out;
}

std::string text_of(const PptRecord& record) {
  std::string wide;
  if (record.type == kTextCharsAtom) {
    wide = record.body;
  } else {
    for (char c : record.body) wide += {c, '\0'};
  }
  return from_utf16le(wide);
}

struct SlideText {
  TextKind kind = TextKind::other;
  std::string text;
};

// The texts of a container, deepest first come: text boxes of a drawing, or the outline.
void collect_texts(std::string_view bytes, int depth, std::vector<SlideText>& out) {
  if (depth > kMaxDepth) return;
  PptRecord record;
  TextKind kind = TextKind::other;
  for (size_t at = 0; record_at(bytes, at, record);) {
    if (record.type == kTextHeaderAtom) kind = static_cast<TextKind>(u32_at(record.body, 0));
    else if (record.type == kTextCharsAtom || record.type == kTextBytesAtom) out.push_back({kind, text_of(record)});
    else if (record.container) collect_texts(record.body, depth + 1, out);
  }
}

struct OutlineSlide {
  uint32_t persist = 0, id = 0;
  std::vector<SlideText> texts;
};

// A SlideListWithText (2.4.14.3): slides in order, each followed by the texts of its placeholders.
std::vector<OutlineSlide> slide_list(std::string_view body) {
  std::vector<OutlineSlide> out;
  PptRecord record;
  TextKind kind = TextKind::other;
  for (size_t at = 0; record_at(body, at, record);) {
    if (record.type == kSlidePersistAtom) out.push_back({u32_at(record.body, 0), u32_at(record.body, 12), {}});
    if (record.type == kTextHeaderAtom) kind = static_cast<TextKind>(u32_at(record.body, 0));
    if (!out.empty() && (record.type == kTextCharsAtom || record.type == kTextBytesAtom)) out.back().texts.push_back({kind, text_of(record)});
  }
  return out;
}

void tell_texts(const std::vector<SlideText>& texts, bool notes, Story& story) {
  for (const SlideText& part : texts) {
    bool title = part.kind == TextKind::title || part.kind == TextKind::centre_title;
    bool list = part.kind == TextKind::body || part.kind == TextKind::half_body || part.kind == TextKind::quarter_body;
    BlockKind kind = notes ? BlockKind::side_note : title ? BlockKind::heading : list ? BlockKind::list_item : BlockKind::paragraph;
    // Paragraphs end with a carriage return; 0x0B breaks a line inside one; "*" alone stands for a number or date that is filled in.
    for (size_t begin = 0; begin <= part.text.size();) {
      size_t end = std::min(part.text.find('\r', begin), part.text.size());
      std::string paragraph = part.text.substr(begin, end - begin);
      for (char& c : paragraph)
        if (c == '\v') c = '\n';
      if (!paragraph.empty() && paragraph != "*") story.block(kind, scrub_utf8(paragraph), title || list ? 1 : 0);
      begin = end + 1;
    }
  }
}

class Presentation {
 public:
  Presentation(std::string_view stream, uint32_t newest_edit) : stream_(stream) { places_ = persist_directory(stream, newest_edit, document_); }

  Status tell(Story& story, DocumentInfo& info) {
    std::string_view document = object(document_);
    std::vector<OutlineSlide> slides, notes;
    PptRecord record;
    for (size_t at = 0; record_at(document, at, record);) {
      if (record.type != kSlideListWithText) continue;
      if (record.instance == 0) slides = slide_list(record.body);
      if (record.instance == 2) notes = slide_list(record.body);
    }
    if (slides.empty()) return Error{ErrorKind::damaged, "the presentation lists no slides", "", ""};
    NotesOf notes_of = by_slide(notes);
    size_t missing = 0;
    for (size_t i = 0; i < slides.size(); ++i) {
      story.break_page(std::to_string(i + 1));
      std::string_view slide = untold(slides[i].persist);
      if (slide.empty()) ++missing;
      if (is_hidden(slide)) {
        story.note({FindingKind::hidden_content, "the slide is hidden", {}});
        info.findings.push_back({FindingKind::hidden_content, "slide " + std::to_string(i + 1) + " is hidden", {}});
      }
      tell_texts(slides[i].texts, false, story);
      std::vector<SlideText> boxes;
      collect_texts(slide, 0, boxes);
      tell_texts(boxes, false, story);
      if (auto found = notes_of.extract(slides[i].id)) tell_notes(found.mapped(), story);
    }
    if (missing > 0) return Error{ErrorKind::damaged, std::to_string(missing) + " slides are missing", "", ""};
    return {};
  }

 private:
  struct Notes {
    const OutlineSlide* outline;
    std::string_view body;
  };
  using NotesOf = std::map<uint32_t, std::vector<Notes>>;  // by the slide they belong to

  // The body of the record of an object; empty if it is not where the directory says.
  std::string_view object(uint32_t reference) const {
    auto place = places_.find(reference);
    PptRecord record;
    size_t at = place == places_.end() ? stream_.size() : place->second;
    return place != places_.end() && record_at(stream_, at, record) && record.container ? record.body : std::string_view();
  }

  // The same, of an object that was not told yet: each belongs to one place, but a hostile file can name a large one in every entry of its lists.
  std::string_view untold(uint32_t reference) {
    auto place = places_.find(reference);
    return place != places_.end() && told_.insert(place->second).second ? object(reference) : std::string_view();
  }

  static std::optional<PptRecord> first_of(std::string_view body, uint16_t type) {
    PptRecord record;
    for (size_t at = 0; record_at(body, at, record);)
      if (record.type == type) return record;
    return std::nullopt;
  }

  static bool is_hidden(std::string_view slide) {
    auto show = first_of(slide, kSlideShowSlideInfo);
    return show && (u16_at(show->body, 10) & 4) != 0;  // SlideShowSlideInfoAtom.fHidden
  }

  NotesOf by_slide(const std::vector<OutlineSlide>& notes) {
    NotesOf out;
    for (const OutlineSlide& note : notes) {
      std::string_view body = untold(note.persist);
      if (auto atom = first_of(body, 0x3F1)) out[u32_at(atom->body, 0)].push_back({&note, body});  // NotesAtom
    }
    return out;
  }

  static void tell_notes(const std::vector<Notes>& notes, Story& story) {
    for (const Notes& note : notes) {
      tell_texts(note.outline->texts, true, story);
      std::vector<SlideText> boxes;
      collect_texts(note.body, 0, boxes);
      tell_texts(boxes, true, story);
    }
  }

  std::string_view stream_;
  std::map<uint32_t, uint32_t> places_;
  std::set<uint32_t> told_;  // places
  uint32_t document_ = 0;
};

}  // namespace

Status read_ppt(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(OleStorage root, OleStorage::open(source.bytes()));
  std::optional<std::string> stream = root.stream("PowerPoint Document", kStreamLimit), user = root.stream("Current User", 1 << 20);
  if (!stream || !user || user->size() < 20) return Error{ErrorKind::damaged, "the file has no presentation", "", ""};
  constexpr uint32_t kEncryptedToken = 0xF3D1C4DF;
  if (u32_at(*user, 12) == kEncryptedToken) return Error{ErrorKind::password, "encrypted presentation; passwords for this kind are not supported", "", "save a copy without the password"};
  if (auto summary_stream = root.stream("\x05SummaryInformation", 1 << 20)) {
    SummaryInformation summary = read_summary(*summary_stream);
    info.title = summary.title;
    info.author = summary.author;
  }
  Story story(context);
  Status told = Presentation(*stream, u32_at(*user, 16)).tell(story, info);
  DOSSIER_TRY(story.finish(info));
  return told;
}

}  // namespace dossier::reader
