#include "storage/archive.h"

#include "storage/database.h"

namespace dossier {

Archive::Archive(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(const std::string& path, OpenMode mode) {
  DOSSIER_ASSIGN(auto database, Database::open(path, mode));
  return Archive(std::move(database));
}

const std::string& Archive::path() const { return database_->path(); }
Status Archive::commit() { return database_->commit(); }
Database& Archive::database() { return *database_; }

}  // namespace dossier
