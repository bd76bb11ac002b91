// Sentences of the documents themselves: no model, the default.
#pragma once

#include "app/generate/generator.h"

namespace dossier {

class ExtractiveGenerator : public Generator {
 public:
  std::string name() const override { return "extractive"; }
  Status draft(const DraftTask& task, PageSource& pages, const DraftReceiver& receive, const CancelToken& cancel) override;
};

}  // namespace dossier
