// Words chosen with the pointer or the keyboard, from one page to another, in reading order. Plain data, no widget.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"

namespace dossier::ui {

class TextSelection {
 public:
  // A word of a page, by its index into Page::words.
  struct Spot {
    uint32_t page = 0;
    size_t word = 0;
    auto operator<=>(const Spot&) const = default;
  };

  void clear();
  // Nothing is chosen; the pages stay.
  void drop() { anchor_.reset(), end_.reset(); }
  // Pages must be given before they can be chosen from.
  void add_page(std::shared_ptr<const Page> page);
  bool has_page(uint32_t page) const { return pages_.count(page) > 0; }
  // Null if it is not here.
  const Page* page(uint32_t number) const {
    auto at = pages_.find(number);
    return at == pages_.end() ? nullptr : at->second.get();
  }
  // The word under a point, or the nearest within `reach_pt`; nothing if the page is not here or has no words near.
  std::optional<Spot> spot_at(uint32_t page, float x_pt, float y_pt, float reach_pt) const;

  void begin(const Spot& spot);
  void extend(const Spot& spot);
  void choose_page(uint32_t page);
  // The end that moves: by words, or to the nearest word of the next line or the line above; over pages that are here.
  void step(int words);
  void step_line(int direction);
  std::optional<Spot> end() const { return end_; }
  bool empty() const { return !anchor_; }
  uint32_t first_page() const;
  // The chosen words of one page as bytes of its text; nothing if there are none, or they go over several pages.
  std::optional<std::pair<uint32_t, uint32_t>> bytes() const;
  // The chosen words of a page: one box a line.
  std::vector<Box> boxes(uint32_t page) const;
  // Text in reading order; pages that are not here are left out.
  std::string text() const;

 private:
  std::optional<Spot> beside(const Spot& spot, int direction) const;
  std::pair<Spot, Spot> range() const;  // both ends are chosen
  std::optional<std::pair<size_t, size_t>> words_on(uint32_t page) const;

  std::map<uint32_t, std::shared_ptr<const Page>> pages_;
  std::optional<Spot> anchor_, end_;
};

}  // namespace dossier::ui
