// What every view of a window shares: the archive that is open, its brief, the claim that is chosen. Views know this and nothing of
// each other. Lives in the GUI thread; the work behind it does not.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <map>
#include <memory>

#include "app/desk/desk_archive.h"
#include "app/desk/desk_brief.h"
#include "base/cancel.h"
#include "ui/session/claim_letters.h"
#include "ui/session/claim_marks.h"
#include "ui/session/finder.h"
#include "ui/session/hand_marks.h"
#include "ui/session/jobs.h"
#include "ui/session/place.h"
#include "ui/session/review_trail.h"
#include "ui/session/watched_folders.h"
#include "ui/session/writer.h"

namespace dossier::ui {

class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(QObject* parent = nullptr);
  ~Session() override;
  // Before the program ends: cancels all work, makes what was read durable, and waits; false if some work did not end in time.
  bool stop(int patience_ms);

  // Opens an archive, with the report of a file, or else the newest brief it keeps, or else a brief made now. Answers by the signals.
  void open(const QString& archive_path, const QString& report_path = {});

  // Null until an archive is open. May be used on any thread.
  const std::shared_ptr<DeskArchive>& archive() const { return archive_; }
  // Null until there is a brief.
  const std::shared_ptr<const DeskBrief>& brief() const { return brief_; }
  const ClaimMarks& marks() const { return marks_; }
  // Where views run their questions to the archive.
  QThreadPool& pool() { return pool_; }
  // Cancelled when the archive is closed: long work of views listens to it.
  const CancelToken& cancel() const { return cancel_; }

  // The claim whose words are marked as chosen; kNoClaim if none.
  ClaimIndex chosen_claim() const { return chosen_; }
  void choose_claim(ClaimIndex claim);
  // Chooses the claim and opens the page of its first citation, or of the one given; `beside` and `glance` as in Place.
  void open_claim(ClaimIndex claim, size_t citation = 0, bool beside = false, bool glance = false);
  void go_to(const Place& place) { emit place_wanted(place); }
  // Wants the field in which the chosen claim is edited, commented or tagged, from a view that has none.
  void want_field(ClaimStep step) { emit field_wanted(step); }
  // What the reader shows now; page 0: no document. The reader pane says it, views hear it.
  const Sha256& read_document() const { return read_document_; }
  uint32_t read_page() const { return read_page_; }
  void set_reading(const Sha256& document, uint32_t page);
  // Find within the document at hand.
  Finder& finder() { return finder_; }
  // Bookmarks, and words corrected by hand.
  HandMarks& hand() { return hand_; }
  // What reviewers say of the claims.
  ReviewTrail& trail() { return trail_; }
  // Long work: reading, briefs, exports.
  Jobs& jobs() { return jobs_; }
  // The model that writes, if any.
  Writer& writer() { return writer_; }
  // Reads files and folders into the archive, as a job, and writes a new brief after it. Without an archive the person's own is opened, or made.
  void add_files(const QStringList& paths);
  // Folders whose new files are read by themselves. Kept for this archive on this machine.
  WatchedFolders& watched() { return watched_; }
  void watch_folder(const QString& folder, bool on);
  // Writes the brief again, as a job; `by_model`: in the words of the writer's model, where there is one.
  void write_brief(bool by_model = false);
  // Checks every claim of the brief against the files, as a job.
  void check_brief();
  // Reads a document's file again, with passwords to try; they are kept nowhere.
  void read_again(const QStringList& paths, const QStringList& passwords = {});
  // Looks below a folder for the files of documents that are no longer where they were read, as a job.
  void find_originals(const QString& folder);
  // The list of documents has changed on disk: reads it again.
  void refresh_documents();
  // The same brief after a review.
  void set_brief(std::shared_ptr<const DeskBrief> brief);

 signals:
  void archive_changed();                               // opened, or closed
  void documents_changed();
  void brief_changed();
  void claim_chosen(dossier::ui::ClaimIndex claim);
  void place_wanted(const dossier::ui::Place& place);
  void field_wanted(dossier::ui::ClaimStep step);
  void reading_changed(const dossier::Sha256& document, uint32_t page);
  void sentence_written(const QString& text, dossier::ClaimClass check);  // of the brief that is being written
  void remark_made(const QString& remark);              // of its writer: what its pictures cost, which are not shown, what went wrong
  void working(const QString& what);                    // "Opening the archive …"; empty: done
  void failed(const QString& sentence);                 // what happened, what to do
  void said(const QString& sentence);                   // what was done, where it is not seen by itself

 private:
  void load_brief(const QString& report_path);
  void opened(std::shared_ptr<DeskArchive> archive, const QString& report_path);
  void read_as_job(const QStringList& paths, const QStringList& passwords = {}, bool again = false);
  void set_new_brief(std::shared_ptr<const DeskBrief> brief);

  Finder finder_;
  HandMarks hand_;
  ReviewTrail trail_;
  Writer writer_;
  WatchedFolders watched_;
  Jobs jobs_;
  std::map<int, std::pair<QString, QStringList>> reading_;  // jobs that read, each with its archive and what it was given
  bool stopping_ = false;
  QElapsedTimer refreshed_;
  QThreadPool pool_;
  CancelToken cancel_;
  std::shared_ptr<DeskArchive> archive_;
  std::shared_ptr<const DeskBrief> brief_;
  ClaimMarks marks_;
  ClaimIndex chosen_ = kNoClaim;
  Sha256 read_document_;
  uint32_t read_page_ = 0;
};

// $DOSSIER_ARCHIVE, else the person's own in the data folder: the same that the command line uses.
QString own_archive_path();
// An error as a sentence for people.
QString sentence_of(const Error& error);

}  // namespace dossier::ui
