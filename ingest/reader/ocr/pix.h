// Ownership of Leptonica's pictures.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>

namespace dossier::reader {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

struct BoxaDeleter {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDeleter>;

// A second owner of the same pixels.
inline PixPtr share(const PixPtr& pix) { return PixPtr(pixClone(pix.get())); }

}  // namespace dossier::reader
