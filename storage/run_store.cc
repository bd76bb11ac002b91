#include "storage/run_store.h"

#include "base/utf8.h"
#include "storage/database.h"
#include "storage/page_rows.h"

namespace dossier {
namespace {

StoredRun run_of(const Statement& row) {
  StoredRun out;
  out.id = row.integer(0);
  out.kind = row.string(1);
  out.made = row.string(2);
  out.program = row.string(3);
  out.settings = row.string(4);
  out.report_sha256 = row.hash(5);
  return out;
}

// The hash of a page with what is in force of it by hand laid over.
Result<Sha256> corrected_hash(Database& database, const Span& span) {
  DOSSIER_ASSIGN(Statement row, database.query("SELECT p.document, c.text, c.layout FROM page p JOIN document d ON d.id = p.document JOIN content c ON c.page = p.id "
                                               "WHERE d.sha256 = ? AND p.number = ?",
                                               span.document, span.page));
  DOSSIER_ASSIGN(bool found, row.step());
  if (!found) return Sha256();
  DOSSIER_ASSIGN(Page read, decode_stored(row.text(1), row.blob(2)));
  DOSSIER_ASSIGN(Page page, as_corrected(database, row.integer(0), std::move(read)));
  return page_hash(page);
}

// Whether every place is here and reads as it did, or as a person corrected it.
Status check_places(Database& database, const std::vector<StoredClaim>& claims) {
  for (const StoredClaim& claim : claims)
    for (const StoredCitation& citation : claim.citations) {
      const Span& span = citation.span;
      std::string where = "claim " + std::to_string(claim.number) + ", page " + std::to_string(span.page);
      DOSSIER_ASSIGN(Statement page, database.query("SELECT p.hash FROM page p JOIN document d ON d.id = p.document WHERE d.sha256 = ? AND p.number = ?", span.document, span.page));
      DOSSIER_ASSIGN(bool found, page.step());
      if (!found) return Error{ErrorKind::not_found, "a cited page is not in the archive", where, ""};
      if (page.hash(0) != citation.page_hash) {
        DOSSIER_ASSIGN(Sha256 corrected, corrected_hash(database, span));
        if (corrected != citation.page_hash) return Error{ErrorKind::conflict, "the page has changed since this claim was made", where, "make the claim again"};
      }
      if (span.end < span.begin) return Error{ErrorKind::usage, "a citation ends before it begins", where, ""};
    }
  return {};
}

Status insert_claim(Database& database, int64_t run, const StoredClaim& claim) {
  DOSSIER_TRY(database.execute("INSERT INTO claim(run, number, text, class, made) VALUES(?, ?, ?, ?, ?)", run, claim.number, scrub_utf8(claim.text), claim.claim_class,
                               scrub_utf8(claim.made)));
  int64_t id = database.last_row();
  for (size_t n = 0; n < claim.citations.size(); ++n) {
    const StoredCitation& c = claim.citations[n];
    DOSSIER_TRY(database.execute("INSERT INTO citation(claim, place, document, page, begin_byte, end_byte, quote, page_hash) "
                                 "SELECT ?1, ?2, id, ?4, ?5, ?6, ?7, ?8 FROM document WHERE sha256 = ?3",
                                 id, static_cast<uint64_t>(n), c.span.document, c.span.page, c.span.begin, c.span.end, scrub_utf8(c.quote), c.page_hash));
  }
  return {};
}

}  // namespace

Result<int64_t> RunStore::save(const StoredRun& run, const std::vector<StoredClaim>& claims) {
  if (!is_utf8(run.report) || !is_utf8(run.settings)) return Error{ErrorKind::usage, "a report that is not UTF-8 cannot be kept", "", ""};
  for (size_t n = 0; n < claims.size(); ++n)
    if (claims[n].number == 0 || (n > 0 && claims[n].number <= claims[n - 1].number))
      return Error{ErrorKind::usage, "claims must be numbered upwards from 1", "claim " + std::to_string(claims[n].number), ""};
  Sha256 hash = sha256_of(run.report);
  int64_t id = 0;
  Database& database = archive_.database();
  DOSSIER_TRY(database.write([&]() -> Status {
    DOSSIER_ASSIGN(id, database.number("SELECT id FROM run WHERE report_sha256 = ? AND kind = ?", hash, run.kind));
    if (id != 0) return {};
    Status here = check_places(database, claims);
    if (!here.ok()) return here;
    Status kept = database.execute("INSERT INTO run(kind, made, program, settings, report, report_sha256) VALUES(?, ?, ?, ?, ?, ?)", run.kind, run.made, run.program,
                                   run.settings, run.report, hash);
    id = database.last_row();
    for (size_t n = 0; n < claims.size() && kept.ok(); ++n) kept = insert_claim(database, id, claims[n]);
    return kept;
  }));
  return id;
}

Result<std::vector<StoredRun>> RunStore::list() {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT id, kind, made, program, settings, report_sha256 FROM run ORDER BY id DESC"));
  std::vector<StoredRun> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back(run_of(rows));
  }
}

Result<std::optional<StoredRun>> RunStore::find(int64_t id) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement row, database.query("SELECT id, kind, made, program, settings, report_sha256, report FROM run WHERE id = ?", id));
  DOSSIER_ASSIGN(bool found, row.step());
  if (!found) return std::optional<StoredRun>();
  StoredRun out = run_of(row);
  out.report = row.string(6);
  if (sha256_of(out.report) != out.report_sha256)
    return Error{ErrorKind::damaged, "the report of run " + std::to_string(id) + " has changed in the archive", database.path(), ""};
  return std::optional<StoredRun>(std::move(out));
}

Status RunStore::remove(int64_t id) {
  Database& database = archive_.database();
  return database.write([&] { return database.execute("DELETE FROM run WHERE id = ?", id); });
}

}  // namespace dossier
