// dossier-desktop [ARCHIVE.dossier | PATH...] [--report REPORT.json]: the window.
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QScreen>
#include <cstdio>
#include <cstdlib>

#include "ui/background/end_signals.h"
#include "ui/background/single_instance.h"
#include "ui/look/language.h"
#include "ui/look/style.h"
#include "ui/session/settings.h"
#include "ui/window/main_window.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("dossier"));  // settings: ~/.config/dossier/dossier-desktop.conf
  QCoreApplication::setApplicationName(QStringLiteral("dossier-desktop"));
  QCoreApplication::setApplicationVersion(QStringLiteral(DOSSIER_VERSION));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Dossier"));
  QGuiApplication::setDesktopFileName(QStringLiteral("dossier-desktop"));
  const dossier::ui::Settings settings = dossier::ui::load_settings();
  dossier::ui::apply_language(application, settings.interface_language);
  QCommandLineParser parser;
  parser.setApplicationDescription(QCoreApplication::translate("main", "Review documents with the evidence beside every sentence."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("paths"), QCoreApplication::translate("main", "The archive to open, or files and folders to read."), QStringLiteral("[ARCHIVE.dossier | PATH...]"));
  parser.addOptions({{QStringLiteral("report"), QCoreApplication::translate("main", "Show this report beside it."), QStringLiteral("REPORT.json")},
                     {QStringLiteral("dark"), QCoreApplication::translate("main", "Dark appearance.")},
                     {QStringLiteral("light"), QCoreApplication::translate("main", "Light appearance.")}});
  parser.process(application);
  // A second start hands its files to the window that is there, made absolute: the other program stands in another folder.
  dossier::ui::StartRequest request;
  for (const QString& path : parser.positionalArguments()) request.paths += QFileInfo(path).absoluteFilePath();
  if (parser.isSet(QStringLiteral("report"))) request.report = QFileInfo(parser.value(QStringLiteral("report"))).absoluteFilePath();
  if (!request.report.isEmpty() && !dossier::ui::is_one_archive(request.paths)) {
    std::fprintf(stderr, "%s\n", qPrintable(QCoreApplication::translate("main", "--report shows a report beside its archive: name the archive, too.")));
    return 2;
  }
  dossier::ui::SingleInstance instance(qEnvironmentVariable("XDG_RUNTIME_DIR"), QStringLiteral("dossier-desktop"));
  if (!qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR") && instance.hand_over(request)) return 0;
  using dossier::ui::Appearance;
  const Appearance appearance = parser.isSet(QStringLiteral("dark"))    ? Appearance::dark
                                : parser.isSet(QStringLiteral("light")) ? Appearance::light
                                                                        : dossier::ui::appearance_of(settings.appearance);
  dossier::ui::apply_look(application, appearance, settings.font_percent, settings.high_contrast ? dossier::ui::Contrast::high : dossier::ui::Contrast::system);
  dossier::ui::MainWindow window;
  // Larger than the screen its lowest line would not be seen; the frame around it takes room, too.
  window.resize(window.size().boundedTo(window.screen()->availableSize() - QSize(0, 32)));
  window.show();
  QObject::connect(&instance, &dossier::ui::SingleInstance::received, &window, [&window](const dossier::ui::StartRequest& handed) {
    if (!handed.paths.isEmpty()) window.take_files(handed.paths, handed.report);
    window.showNormal();
    window.raise();
    window.activateWindow();
  });
  // A log-out asks nothing: what is open, and what was begun, is there again at the next start.
  dossier::ui::EndSignals ending;
  QObject::connect(&ending, &dossier::ui::EndSignals::asked_to_end, &window, [&window] {
    window.save_session();
    QCoreApplication::exit(0);
  });
  request.paths.isEmpty() ? (void)window.restore_session() : window.take_files(request.paths, request.report);
  const int code = application.exec();
  // A long step of the brief may not hear a cancel at once: what was read is on disk, so nobody need wait for it.
  if (!window.session().stop(3000)) std::_Exit(code);
  return code;
}
