// What pages of a document say together: running headers and footers, printed page labels, Bates numbers, tables that go on.
//
// Pages are held back until their two followers are known (headers of left and right pages take turns), then sent on in order.
// Only kinds of blocks, label, bates and Table::continues_previous_page are set here; the last rests on the page before alone.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"

namespace dossier::reader {

class RunningMatter {
 public:
  using Send = std::function<Status(Page)>;
  explicit RunningMatter(Send send) : send_(std::move(send)) {}

  // Pages in ascending order; a missing one leaves a gap.
  Status add(Page page);
  // A page that is looked at but not sent: the one before the first wanted.
  void prime(Page page);
  Status finish();

 private:
  struct Edge {  // a short block at the top or bottom edge, or the last line of a page that ends early
    size_t block = 0;
    bool top = false;
    bool loose = false;   // not at the edge: only a counting page number makes it running matter
    float y = 0;
    std::string pattern;  // text with every number replaced by #
    std::string text;
    bool counts = false;  // another page has it with a number that goes on with the pages
    bool running = false;
  };
  struct Held {
    Page page;
    std::vector<Edge> edges;
    std::string bates_prefix;
    uint64_t bates_number = 0;
    bool bates_sure = false;
    bool wanted = true;
  };

  Held look_at(Page page) const;
  void compare(Held& a, Held& b) const;
  void name_page(Held& held) const;
  Status let_go();

  Send send_;
  std::deque<Held> held_;
};

// The table at the top of `page` goes on from the one at the bottom of `before`: nothing but running matter between, same columns.
void mark_continuation(const Page& before, Page& page);

}  // namespace dossier::reader
