#include "storage/claim_store.h"

#include "storage/database.h"
#include "storage/document_rows.h"

namespace dossier {
namespace {

Result<std::vector<StoredCitation>> citations_of(Database& database, int64_t claim) {
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT d.sha256, c.page, c.begin_byte, c.end_byte, c.quote, c.page_hash FROM citation c JOIN document d ON d.id = c.document "
                                                "WHERE c.claim = ? ORDER BY c.place",
                                                claim));
  std::vector<StoredCitation> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    auto number = [&](int column) { return static_cast<uint32_t>(rows.integer(column)); };
    out.push_back({{rows.hash(0), number(1), number(2), number(3)}, rows.string(4), rows.hash(5)});
  }
}

// `statement` gives id, run, number, text, class, made.
Result<std::vector<StoredClaim>> claims_of(Database& database, Statement statement) {
  std::vector<StoredClaim> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, statement.step());
    if (!more) return out;
    StoredClaim claim;
    claim.id = statement.integer(0);
    claim.run = statement.integer(1);
    claim.number = static_cast<uint32_t>(statement.integer(2));
    claim.text = statement.string(3);
    claim.claim_class = statement.string(4);
    claim.made = statement.string(5);
    DOSSIER_ASSIGN(claim.citations, citations_of(database, claim.id));
    out.push_back(std::move(claim));
  }
}

constexpr const char* kClaims = "SELECT m.id, m.run, m.number, m.text, m.class, m.made FROM claim m WHERE ";

}  // namespace

Result<std::vector<StoredClaim>> ClaimStore::of_run(int64_t run) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement rows, database.query(std::string(kClaims) + "m.run = ? ORDER BY m.number", run));
  return claims_of(database, std::move(rows));
}

Result<std::vector<StoredClaim>> ClaimStore::of_document(const Sha256& document, uint32_t page) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement rows, database.query(std::string(kClaims) + "EXISTS(SELECT 1 FROM citation c JOIN document d ON d.id = c.document WHERE c.claim = m.id AND "
                                                                       "d.sha256 = ?1 AND (?2 = 0 OR c.page = ?2)) ORDER BY m.run, m.number",
                                                document, page));
  return claims_of(database, std::move(rows));
}

Result<std::vector<StoredClaim>> ClaimStore::outdated() {
  Database& database = archive_.database();
  auto held = database.lock();
  std::vector<StoredClaim> out;
  DOSSIER_ASSIGN(std::vector<int64_t> former, former_documents(database));
  std::string documents;  // numbers only
  for (int64_t id : former) documents += (documents.empty() ? "" : ",") + std::to_string(id);
  DOSSIER_ASSIGN(Statement rows, database.query(std::string(kClaims) + "EXISTS(SELECT 1 FROM citation c LEFT JOIN page p ON p.document = c.document AND p.number = c.page "
                                                                       "WHERE c.claim = m.id AND (p.hash IS NOT c.page_hash OR c.document IN (" +
                                                documents + "))) ORDER BY m.run, m.number"));
  return claims_of(database, std::move(rows));
}

}  // namespace dossier
