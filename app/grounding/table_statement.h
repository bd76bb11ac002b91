// A sentence on one row of a table: the value in the column of the period it names, or a change between two periods.
#pragma once

#include <optional>

#include "app/grounding/claim_verifier.h"
#include "app/grounding/statement.h"
#include "app/grounding/table_view.h"

namespace dossier::grounding {

// Nothing if the sentence is not about figures of the table at all.
std::optional<TextVerdict> check_table_statement(const ReadStatement& claim, const TableView& table);

}  // namespace dossier::grounding
