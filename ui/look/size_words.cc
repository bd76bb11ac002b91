#include "ui/look/size_words.h"

#include <QLocale>

namespace dossier::ui {

QString size_words(quint64 bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeIecFormat).replace(QLatin1Char(' '), QChar(0x00A0));
}

}  // namespace dossier::ui
