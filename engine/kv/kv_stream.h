// Reads slabs ahead of their use on a thread of its own: the caller says in order what it will want next, takes it, says again.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/kv/kv_node.h"

namespace dossier {

struct KvSlabName {
  std::shared_ptr<KvNode> node;
  std::size_t place = 0;
  bool operator==(const KvSlabName&) const = default;
};

class KvStream {
 public:
  using Read = std::function<Result<KvSlab>(const KvNode& node, std::size_t place)>;  // called from both threads
  explicit KvStream(Read read);
  ~KvStream();
  KvStream(const KvStream&) = delete;
  KvStream& operator=(const KvStream&) = delete;

  // What is wanted next; what was read and is not among it is dropped.
  void want(const std::vector<KvSlabName>& names);
  // Waits for it, or reads it here where it was not asked for.
  Result<KvSlab> take(const KvSlabName& name);
  void forget();  // all that was wanted
  std::uint64_t waits() const { return waits_; }  // takes that found nothing ready

 private:
  enum class Stage { queued, reading, ready };
  struct Item {
    KvSlabName name;
    Stage stage = Stage::queued;
    bool unwanted = false;  // while it is being read
    std::optional<Result<KvSlab>> slab;
  };
  void run();

  Read read_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Item>> items_;
  bool ending_ = false;
  std::uint64_t waits_ = 0;
  std::thread thread_;
};

}  // namespace dossier
