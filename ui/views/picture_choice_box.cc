#include "ui/views/picture_choice_box.h"

#include <QCoreApplication>

namespace dossier::ui {

QString words_of(PictureChoice choice) {
  switch (choice) {
    case PictureChoice::none: return QCoreApplication::translate("pictures", "no pictures");
    case PictureChoice::figures: return QCoreApplication::translate("pictures", "figures within pages");
    case PictureChoice::scans: return QCoreApplication::translate("pictures", "pages that are scans");
    case PictureChoice::pages: return QCoreApplication::translate("pictures", "every page");
  }
  return {};
}

QList<PictureChoice> picture_choices() { return {PictureChoice::none, PictureChoice::figures, PictureChoice::scans, PictureChoice::pages}; }

PictureChoiceBox::PictureChoiceBox(Writer& writer, QWidget* parent) : QComboBox(parent), writer_(writer) {
  setAccessibleName(tr("Pictures that the model is shown"));
  setToolTip(tr("Pictures of the documents that the model is shown beside their text. Each takes time; what they cost is said before it starts."));
  for (PictureChoice choice : picture_choices()) addItem(words_of(choice), static_cast<int>(choice));
  connect(this, &QComboBox::activated, this, [this] { writer_.show_pictures(static_cast<PictureChoice>(currentData().toInt())); });
  connect(&writer, &Writer::changed, this, &PictureChoiceBox::show_choice);
  show_choice();
}

void PictureChoiceBox::show_choice() {
  setCurrentIndex(findData(static_cast<int>(writer_.pictures())));
  setEnabled(writer_.may_see());
}

}  // namespace dossier::ui
