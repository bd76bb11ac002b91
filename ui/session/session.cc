#include "ui/session/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <algorithm>

#include "app/desk/desk_export.h"
#include "app/desk/find_originals.h"
#include "app/desk/reading.h"
#include "app/report/report_view.h"
#include "ui/background/later.h"
#include "ui/look/said.h"
#include "ui/session/settings.h"
#include "ui/session/unfinished.h"

namespace dossier::ui {

namespace {

// A brief of more documents takes hours, and is begun by nobody but a person.
constexpr uint64_t kMostUnasked = 2000;
// Before, nothing is said of the time that is left.
constexpr qint64 kLeastTold_ms = 2000;

}  // namespace

QString sentence_of(const Error& error) {
  QString out = said(error.message);
  if (!out.isEmpty()) out[0] = out[0].toUpper();
  if (!error.where.empty()) out += QStringLiteral(": ") + QString::fromStdString(error.where);
  out += QLatin1Char('.');
  // A command's hint is to run it again; in a window the job is still there.
  if (error.kind == ErrorKind::no_space) return out + QLatin1Char(' ') + QCoreApplication::translate("error", "Free some space: what was done is kept, and Go on in Jobs takes up the rest.");
  if (error.hint.empty() && error.kind == ErrorKind::damaged) out += QLatin1Char(' ') + QCoreApplication::translate("error", "It was not touched. An archive can be mended with “dossier archive check --repair”.");
  if (!error.hint.empty()) {
    QString hint = said(error.hint);
    if (!hint.startsWith(QLatin1String("dossier "))) hint[0] = hint[0].toUpper();  // a command is written as it is typed
    out += QLatin1Char(' ') + hint + QLatin1Char('.');
  }
  return out;
}

QString own_archive_path() {
  const QString named = qEnvironmentVariable("DOSSIER_ARCHIVE");
  return named.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/dossier/archive.dossier") : named;
}

Session::Session(QObject* parent) : QObject(parent), finder_(*this, nullptr), hand_(*this, nullptr), trail_(*this, nullptr) {
  qRegisterMetaType<Place>();
  pool_.setMaxThreadCount(2);
  refreshed_.start();
  connect(&watched_, &WatchedFolders::changed, this, [this](const QString& folder) {
    if (archive_ && archive_->writable()) read_as_job({folder});
  });
  connect(&watched_, &WatchedFolders::vanished, this, [this](const QString& folder) {
    emit failed(tr("The watched folder %1 is not there. What was read of it is kept; new files are not seen until it is back.").arg(folder));
  });
  connect(&jobs_, &Jobs::finished, this, [this](int id) {
    const Job* job = jobs_.find(id);
    if (job && job->phase == Job::Phase::failed) emit failed(tr("%1: %2").arg(job->title, job->reason));
    // What a person cancelled does not go on by itself at the next start; what the end of the program stopped does.
    if (const auto reading = reading_.find(id); job && job->phase == Job::Phase::cancelled && !stopping_ && reading != reading_.end())
      forget_unfinished(reading->second.first, reading->second.second);
  });
  // Rows appear as documents are found, without asking the archive at every step.
  connect(&jobs_, &Jobs::job_changed, this, [this] {
    const qint64 documents = archive_ ? static_cast<qint64>(archive_->counts().documents) : 0;
    if (refreshed_.elapsed() < std::max<qint64>(2000, documents / 20)) return;
    refreshed_.restart();
    refresh_documents();
  });
}

void Session::watch_folder(const QString& folder, bool on) {
  if (!archive_) return;
  const QString own = QString::fromStdString(archive_->path()), whole = QFileInfo(folder).absoluteFilePath();
  QStringList folders = watched_folders(own);
  folders.removeAll(whole);
  if (on) folders += whole;
  set_watched_folders(own, folders);
  watched_.watch(own, folders);
}

Session::~Session() {
  cancel_.cancel();
  wait_for(pool_);
}

bool Session::stop(int patience_ms) {
  stopping_ = true;
  cancel_.cancel();
  const bool written = writer_.stop(patience_ms);
  const bool jobs_done = jobs_.stop(patience_ms), pool_done = wait_for(pool_, patience_ms);
  if (archive_ && archive_->writable())
    if (Status kept = archive_->archive().commit(); !kept.ok()) emit failed(sentence_of(kept.error()));
  return written && jobs_done && pool_done;
}

void Session::open(const QString& archive_path, const QString& report_path) {
  emit working(tr("Opening the archive …"));
  cancel_.cancel();
  cancel_ = CancelToken();
  std::string path = archive_path.toStdString();
  later(
      this, pool_, [path] { return DeskArchive::open(path); },
      [this, report_path](Result<std::shared_ptr<DeskArchive>> opened) {
        if (!opened.ok()) {
          emit working({});
          emit failed(sentence_of(opened.error()));
          return;
        }
        this->opened(std::move(*opened), report_path);
      });
}

void Session::opened(std::shared_ptr<DeskArchive> archive, const QString& report_path) {
  archive_ = std::move(archive);
  brief_.reset();
  marks_ = {};
  chosen_ = kNoClaim;
  trail_.set_reviews(nullptr);
  finder_.stop();
  emit archive_changed();
  hand_.reload();
  emit documents_changed();
  emit brief_changed();
  const QString own = QString::fromStdString(archive_->path());
  if (!archive_->writable()) emit failed(tr("%1 can be read here, not written: nothing can be added or reviewed. Save a copy of it where you may write, and open that.").arg(own));
  watched_.watch(own, archive_->writable() ? watched_folders(own) : QStringList());
  // What the last start did not finish goes on by itself; the brief is written after it.
  const QStringList rest = unfinished_paths(QString::fromStdString(archive_->path()));
  if (rest.isEmpty() || !archive_->writable()) return load_brief(report_path);
  emit working({});
  read_as_job(rest);
}

void Session::add_files(const QStringList& paths) {
  if (paths.isEmpty()) return;
  if (archive_) return read_as_job(paths);
  const QString path = own_archive_path();
  emit working(tr("Opening the archive …"));
  later(
      this, pool_,
      [path] {
        QDir().mkpath(QFileInfo(path).absolutePath());
        return DeskArchive::create(path.toStdString());
      },
      [this, path, paths](Result<std::shared_ptr<DeskArchive>> made) {
        emit working({});
        if (!made.ok()) {
          emit failed(sentence_of(made.error()));
          return;
        }
        remember_unfinished(QString::fromStdString((*made)->path()), paths);
        opened(std::move(*made), {});
      });
}

void Session::read_again(const QStringList& paths, const QStringList& passwords) {
  if (archive_ && !paths.isEmpty()) read_as_job(paths, passwords, true);
}

void Session::find_originals(const QString& folder) {
  if (!archive_) return;
  jobs_.start(
      tr("Find files in “%1”").arg(QFileInfo(folder).fileName()),
      [archive = archive_, folder](const Jobs::Tell&, const CancelToken& cancel) -> Result<QString> {
        DOSSIER_ASSIGN(FoundOriginals outcome, dossier::find_originals(*archive, folder.toStdString(), cancel));
        if (outcome.wanted == 0) return tr("every file is where it was read");
        if (outcome.found == 0)
          return Error{ErrorKind::not_found, tr("none of the %Ln missing file(s) is there", nullptr, static_cast<int>(outcome.wanted)).toStdString(),
                       folder.toStdString(), ""};
        return tr("%L1 of %Ln missing file(s) found in %2", nullptr, static_cast<int>(outcome.wanted)).arg(outcome.found).arg(folder);
      },
      [this, archive = archive_] {
        if (archive == archive_) emit documents_changed();
      });
}

void Session::check_brief() {
  if (!brief_) return;
  jobs_.start(
      tr("Check the brief against the files"), [archive = archive_, brief = brief_](const Jobs::Tell&, const CancelToken& cancel) -> Result<QString> {
        DOSSIER_ASSIGN(ExportOutcome outcome, dossier::check_brief(*brief, moved_files(*archive, *brief), cancel));
        if (!outcome.missing.empty())
          return Error{ErrorKind::not_found, tr("not checked: %1").arg(QString::fromStdString(outcome.missing[0])).toStdString(), "",
                       tr("put the file back there, or find it from its details in the library; then Go on in Jobs checks again").toStdString()};
        if (!outcome.faults.empty())
          return Error{
              ErrorKind::conflict,
              std::to_string(outcome.held) + " of " + std::to_string(outcome.all) + " claims and figures hold; first fault: " + outcome.faults[0], "",
              ""};
        return tr("%L1 of %L2 claims and figures hold").arg(outcome.held).arg(outcome.all);
      });
}

void Session::read_as_job(const QStringList& paths, const QStringList& passwords, bool again) {
  const QString own = QString::fromStdString(archive_->path());
  if (!again) remember_unfinished(own, paths);  // with a password it could not go on by itself
  std::vector<std::string> files;
  for (const QString& path : paths) files.push_back(path.toStdString());
  const Settings set = load_settings();
  ReadingSettings reading;
  reading.languages = set.languages.toStdString();
  reading.ocr = set.ocr;
  reading.jobs = static_cast<unsigned>(set.readers);
  reading.reread = again;
  for (const QString& password : passwords) reading.passwords.push_back(password.toStdString());
  const QString title = paths.size() == 1 ? tr("Read “%1”").arg(QFileInfo(paths[0]).fileName())
                                          : tr("Read %Ln file(s) and folder(s)", nullptr, static_cast<int>(paths.size()));
  auto news = std::make_shared<bool>(false);
  auto closed = std::make_shared<QString>();
  const int job = jobs_.start(
      title,
      [archive = archive_, files, reading, news, closed](const Jobs::Tell& tell, const CancelToken& cancel) -> Result<QString> {
        auto progress = [&](const ReadingStep& step) {
          JobStep out;
          out.share = step.share;
          out.seconds_left = step.seconds_left;
          out.done = tr("%1 of %2 files, %3 pages").arg(QLocale().toString(static_cast<qulonglong>(step.files_done)), QLocale().toString(static_cast<qulonglong>(step.files)), QLocale().toString(static_cast<qulonglong>(step.pages)));
          if (step.seconds > 0.5) out.pace = tr("%1 pages/s").arg(QLocale().toString(static_cast<double>(step.pages) / step.seconds, 'f', 1));
          tell(out);
        };
        DOSSIER_ASSIGN(ReadingOutcome outcome, read_files(*archive, files, reading, progress, cancel));
        *news = outcome.read > 0;
        if (!outcome.not_opened.empty()) *closed = QString::fromStdString(shown(outcome.not_opened[0]));
        QString text = tr("%Ln page(s) read", nullptr, static_cast<int>(outcome.pages));
        if (outcome.pages_unread) text += QStringLiteral(", ") + tr("%Ln not read", nullptr, static_cast<int>(outcome.pages_unread));
        if (outcome.moved) text += QStringLiteral(", ") + tr("%Ln file(s) found at a new place", nullptr, static_cast<int>(outcome.moved));
        if (outcome.unchanged) text += QStringLiteral(", ") + tr("%Ln file(s) unchanged", nullptr, static_cast<int>(outcome.unchanged));
        if (!outcome.not_opened.empty())
          text += QStringLiteral(", ") + tr("%Ln file(s) not opened", nullptr, static_cast<int>(outcome.not_opened.size()));
        return text;
      },
      [this, archive = archive_, own, paths, news, closed, tried = !passwords.isEmpty()] {
        forget_unfinished(own, paths);
        if (archive != archive_) return;
        // Who gave a password waits for what it opens.
        if (tried && !closed->isEmpty()) emit failed(tr("Not opened: %1. Another password can be tried from its menu in the library.").arg(*closed));
        emit documents_changed();
        if ((*news || !brief_) && archive_->counts().documents <= kMostUnasked)
          write_brief();  // a brief of the same documents would only lose what was said of the last one
      });
  if (!again) reading_[job] = {own, paths};
}

void Session::write_brief(bool by_model) {
  if (!archive_) return;
  auto made = std::make_shared<std::shared_ptr<const DeskBrief>>();
  std::string title = QFileInfo(QString::fromStdString(archive_->path())).completeBaseName().toStdString();
  const Posted post(this);
  const auto writer = by_model ? writer_.model() : nullptr;
  jobs_.start(
      writer ? tr("Write the brief with %1").arg(writer_.name()) : tr("Write the brief"),
      [this, archive = archive_, title, made, writer, post](const Jobs::Tell& tell, const CancelToken& cancel) -> Result<QString> {
        JobStep now;
        QElapsedTimer clock;
        clock.start();
        auto tell_now = [&] {
          if (const WritingPace pace = writer ? writer->pace() : WritingPace(); pace.tokens)
            now.pace = tr("%1 tokens/s").arg(QLocale().toString(pace.per_second(), 'f', 1));
          tell(now);
        };
        auto progress = [&](const ProgressStep& step) {
          if (step.total) now.share = static_cast<double>(step.done) / static_cast<double>(step.total);
          // By documents: what the next ones take is as good as known once some are done.
          now.seconds_left =
              step.done && clock.elapsed() > kLeastTold_ms
                  ? static_cast<double>(clock.elapsed()) / 1000 * static_cast<double>(step.total - step.done) / static_cast<double>(step.done)
                  : -1;
          now.done = tr("%L1 of %L2 documents").arg(step.done).arg(step.total);
          tell_now();
        };
        SentenceReceiver shown = [&](const VerifiedClaim& claim) {
          tell_now();
          post([this, text = QString::fromStdString(dossier::shown(claim.claim().text)), check = claim.check()] { emit sentence_written(text, check); });
        };
        // What was said of pictures and faults stays with the job.
        QStringList remarks;
        RemarkReceiver told = [&](const std::string& remark) {
          remarks += QString::fromStdString(dossier::shown(remark));
          post([this, said = remarks.back()] { emit remark_made(said); });
        };
        DOSSIER_ASSIGN(*made, DeskBrief::make(*archive, title, progress, cancel, writer.get(), shown, told));
        remarks.prepend(tr("%Ln claim(s)", nullptr, static_cast<int>((*made)->view().claims)));
        return remarks.join(QStringLiteral("; "));
      },
      [this, archive = archive_, made] {
        if (archive == archive_) set_new_brief(*made);
      });
}

void Session::load_brief(const QString& report_path) {
  emit working(tr("Opening the brief …"));
  std::string report = report_path.toStdString();
  later(
      this, pool_,
      [archive = archive_, report]() -> Result<std::shared_ptr<const DeskBrief>> {
        if (!report.empty()) {
          return DeskBrief::read(report);
        }
        return DeskBrief::newest(*archive);
      },
      [this, archive = archive_](Result<std::shared_ptr<const DeskBrief>> brief) {
        if (archive != archive_) return;  // another one was opened meanwhile
        emit working({});
        if (!brief.ok()) {
          emit failed(sentence_of(brief.error()));
          return;
        }
        if (*brief)
          set_new_brief(std::move(*brief));
        else if (const uint64_t documents = archive_->counts().documents; documents > kMostUnasked)
          emit failed(tr("This archive holds %Ln document(s): a brief of so many is written only when you ask for it (F5).", nullptr,
                         static_cast<int>(documents)));
        else if (documents > 0)
          write_brief();  // a job: it may take long, and can be stopped
      });
}

// A brief that was just opened or written: what was said of it before is read and applied.
void Session::set_new_brief(std::shared_ptr<const DeskBrief> brief) {
  trail_.set_reviews(nullptr);
  set_brief(brief);
  if (!archive_->writable()) return;
  later(
      this, pool_, [archive = archive_, brief] { return DeskReviews::open(archive, brief); },
      [this, brief](Result<std::shared_ptr<DeskReviews>> reviews) {
        if (brief != brief_) return;
        if (!reviews.ok()) {
          emit failed(tr("This brief can be read, not reviewed. %1").arg(sentence_of(reviews.error())));
          return;
        }
        trail_.set_reviews(*reviews);
        set_brief((*reviews)->brief());
      });
}

void Session::set_brief(std::shared_ptr<const DeskBrief> brief) {
  brief_ = std::move(brief);
  marks_ = brief_ ? ClaimMarks(brief_->document(), brief_->view()) : ClaimMarks();
  if (!brief_ || chosen_ >= brief_->document().claims.size()) chosen_ = kNoClaim;
  emit brief_changed();
}

void Session::set_reading(const Sha256& document, uint32_t page) {
  if (document == read_document_ && page == read_page_) return;
  read_document_ = document;
  read_page_ = page;
  emit reading_changed(document, page);
}

void Session::choose_claim(ClaimIndex claim) {
  if (claim == chosen_) return;
  chosen_ = claim;
  emit claim_chosen(claim);
}

void Session::open_claim(ClaimIndex claim, size_t citation, bool beside, bool glance) {
  if (!brief_ || claim >= brief_->document().claims.size()) return;
  choose_claim(claim);
  const auto& citations = brief_->document().claims[claim].citations;
  if (citation >= citations.size()) return;
  const ReportCitation& c = citations[citation];
  emit place_wanted({c.span.document, c.span.page, c.boxes, false, false, beside, glance});
}

void Session::refresh_documents() {
  if (!archive_) return;
  later(
      this, pool_, [archive = archive_] { return archive->refresh(); },
      [this](Status done) {
        if (!done.ok()) emit failed(sentence_of(done.error()));
        emit documents_changed();
      });
}

}  // namespace dossier::ui
