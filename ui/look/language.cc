#include "ui/look/language.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace dossier::ui {
namespace {

bool install(QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder) {
  auto* translator = new QTranslator(&application);
  if (translator->load(locale, name, QStringLiteral("_"), folder)) return application.installTranslator(translator);
  delete translator;
  return false;
}

}  // namespace

void apply_language(QCoreApplication& application, const QString& wanted) {
  QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
  // Figures, pages and hashes of documents are shown as printed; a window with two kinds of digits would be read twice. Where nothing but
  // the language is named, that of the Emirates has these.
  if (wanted == QLatin1String("ar")) locale = QLocale(QLocale::Arabic, QLocale::UnitedArabEmirates);
  QLocale::setDefault(locale);
  for (QTranslator* before : application.findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly)) delete before;  // takes itself out
  if (qobject_cast<QGuiApplication*>(&application)) QGuiApplication::setLayoutDirection(locale.textDirection());
  // English stands behind every language: it knows one page from two pages.
  install(application, QLocale(QLocale::English), QStringLiteral("dossier"), QStringLiteral(":/translations"));
  if (locale.language() == QLocale::English || locale.language() == QLocale::C) return;
  install(application, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  install(application, locale, QStringLiteral("dossier"), QStringLiteral(":/translations"));
}

}  // namespace dossier::ui
