#include "ui/look/save_file.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace dossier::ui {

QString ask_where_to_save(QWidget* parent, const QString& title, const QString& name, const QString& ending) {
  const QString key = QStringLiteral("save/folder");
  QString folder = QSettings().value(key).toString();
  if (folder.isEmpty() || !QFileInfo(folder).isDir()) folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  if (!QFileInfo(folder).isDir()) folder = QDir::homePath();
  QFileDialog dialog(parent, title, folder, QStringLiteral("*.%1").arg(ending));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setFileMode(QFileDialog::AnyFile);
  dialog.setDefaultSuffix(ending);
  dialog.selectFile(name);
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return {};
  const QString path = dialog.selectedFiles()[0];
  QSettings().setValue(key, QFileInfo(path).absolutePath());
  return path;
}

}  // namespace dossier::ui
