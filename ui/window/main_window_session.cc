// The window as it was: saved when it closes, when the session or a signal ends the program, and a moment after each change, since a program that is
// killed closes no window.
#include <QFileInfo>
#include <QGuiApplication>
#include <QMoveEvent>
#include <QSessionManager>
#include <QSettings>
#include <array>

#include "ui/window/main_window.h"

namespace dossier::ui {
namespace {

constexpr int kSave_ms = 1000;

}  // namespace

// Whatever changes of what is restored is saved a second later.
void MainWindow::keep_session() {
  save_soon_.setSingleShot(true);
  save_soon_.setInterval(kSave_ms);
  connect(&save_soon_, &QTimer::timeout, this, [this] {
    // An archive that is still being opened again must not be forgotten.
    if (session_.archive()) save_session();
  });
  const auto soon = [this] { save_soon_.start(); };
  connect(&session_, &Session::archive_changed, this, soon);
  connect(reader_, &ReaderPane::document_changed, this, soon);
  connect(reader_, &ReaderPane::page_changed, this, soon);
  connect(reader_, &ReaderPane::split_changed, this, soon);
  connect(columns_, &Columns::changed, this, soon);
  connect(left_, &SidePanel::current_changed, this, soon);
  connect(right_, &SidePanel::current_changed, this, soon);
  // At a log-out. Direct: the session manager waits for the answer.
  connect(
      qApp, &QGuiApplication::commitDataRequest, this, [this](QSessionManager&) { save_session(); }, Qt::DirectConnection);
}

void MainWindow::moveEvent(QMoveEvent* event) {
  QMainWindow::moveEvent(event);
  save_soon_.start();
}

void MainWindow::save_session() {
  save_soon_.stop();
  session_.trail().write_unsaved();
  QSettings stored;
  stored.setValue(QStringLiteral("window/geometry"), saveGeometry());
  stored.setValue(QStringLiteral("window/columns"), columns_->save());
  stored.setValue(QStringLiteral("window/panel_widths"), columns_->panel_widths());
  stored.setValue(QStringLiteral("window/left"), left_->current());
  stored.setValue(QStringLiteral("window/right"), right_->current());
  stored.setValue(QStringLiteral("session/archive"), session_.archive() ? QString::fromStdString(session_.archive()->path()) : QString());
  for (int side = 0; side < 2; ++side) {
    ReaderSide& of = reader_->side(side);
    const QString end = side ? QStringLiteral("2") : QString();
    stored.setValue(QStringLiteral("session/documents") + end,
                    session_.archive() && (side == 0 || reader_->is_split()) ? of.open_documents() : QStringList());
    stored.setValue(QStringLiteral("session/page") + end, of.view()->current_page());
  }
  stored.sync();  // to disk, now
}

void MainWindow::restore_window() {
  const QSettings stored;
  restoreGeometry(stored.value(QStringLiteral("window/geometry")).toByteArray());
  columns_->restore(stored.value(QStringLiteral("window/columns")).toByteArray());
  columns_->set_panel_widths(stored.value(QStringLiteral("window/panel_widths")).toMap());
  right_->show_panel(stored.value(QStringLiteral("window/right")).toString());
  left_->show_panel(stored.value(QStringLiteral("window/left")).toString());  // after its companion
}

bool MainWindow::restore_session() {
  restore_window();
  const QSettings stored;
  const QString archive = stored.value(QStringLiteral("session/archive")).toString();
  if (archive.isEmpty() || !QFileInfo::exists(archive)) return false;
  struct Side {
    QStringList documents;
    uint32_t page;
  };
  std::array<Side, 2> sides;
  for (size_t i = 0; i < 2; ++i) {
    const QString end = i ? QStringLiteral("2") : QString();
    sides[i] = {stored.value(QStringLiteral("session/documents") + end).toStringList(), stored.value(QStringLiteral("session/page") + end).toUInt()};
  }
  connect(
      &session_, &Session::archive_changed, this,
      [this, sides] {
        for (int i = 0; i < 2; ++i) {
          const Side& was = sides[static_cast<size_t>(i)];
          ReaderSide& side = reader_->side(i);
          for (const QString& hex : was.documents)
            if (auto hash = Sha256::from_hex(hex.toStdString()); hash && session_.archive()->source(*hash).ok()) side.open(*hash);
          if (was.page > 1 && side.view()->has_document()) side.view()->go_to_page(was.page);
        }
        if (reader_->side(1).tab_count() > 0) reader_->set_split(true);
      },
      static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
  session_.open(archive);
  return true;
}

}  // namespace dossier::ui
