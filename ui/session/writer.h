// Which model writes in this window, if any: a file of this machine, or an endpoint. An endpoint is off at every start and after every change of it,
// until a person turns it on. Lives in the GUI thread; the writing does not.
#pragma once

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <functional>
#include <memory>

#include "app/desk/desk_writer.h"
#include "base/cancel.h"

namespace dossier::ui {

// What is kept of it in the person's settings.
struct ModelSettings {
  QStringList files;  // added GGUF files, in the order of adding
  QString chosen;     // one of them; empty: no model
  QMap<QString, QString> visions;                // the vision encoders of files that have one
  PictureChoice pictures = PictureChoice::none;  // that the chosen one is shown, where it sees
  bool judges = false;
  bool keeps = true;     // what it computed for documents is kept in `kv_folder`
  QString kv_folder;     // empty: the usual one
  int kv_limit_gib = 8;  // the engine prunes the store to this; 0: no limit
  QString kv_format = QStringLiteral("int8");
  int memory_gib = 0;  // 0: what is free
  int threads = 0;     // 0: every processor
  QString endpoint, endpoint_model, endpoint_key_file;
};
ModelSettings load_model_settings();
// "figures", as on the command line.
QString name_of(PictureChoice choice);
void save_model_settings(const ModelSettings& settings);
// Where the store stands by these settings, whether it is used or not.
QString kv_folder_of(const ModelSettings& settings);
DeskLimits limits_of(const ModelSettings& settings);

class Writer : public QObject {
  Q_OBJECT

 public:
  explicit Writer(QObject* parent = nullptr);
  ~Writer() override;

  // Null: no model writes.
  const std::shared_ptr<DeskWriter>& model() const { return model_; }
  // As people know it: the file's name, or the endpoint's address; empty if there is none.
  QString name() const;
  // The address to which text is sent; empty unless an endpoint is on.
  QString address() const { return address_; }

  // Takes the chosen file from the settings; what is running goes on with the model it began with. Turns an endpoint off.
  void use_settings();
  // The endpoint of the settings writes from now on. False if none is named there.
  bool turn_endpoint_on();
  void turn_endpoint_off() { use_settings(); }
  // The chosen model can be shown pictures; which it is shown from now on.
  bool may_see() const { return model_ && model_->may_see(); }
  PictureChoice pictures() const { return model_ ? model_->choice().pictures : PictureChoice::none; }
  void show_pictures(PictureChoice choice);

  struct Heard {
    std::function<void(const VerifiedClaim&)> sentence;  // in the GUI thread, one after the other
    std::function<void(Result<WrittenAnswer>)> ended;    // once, after the last sentence
    std::function<void(const QString&)> told = {};       // what a person should know, before the first sentence
  };
  // Writes the answer to a question whose evidence was found. Nothing is heard once `owner` is gone. REQUIRES: model().
  CancelToken answer(QObject* owner, std::shared_ptr<const Answer> found, std::shared_ptr<DeskArchive> archive, Heard heard);
  // Cancels what runs and waits; false if it did not end in time.
  bool stop(int patience_ms);

 signals:
  void changed();

 private:
  void set(WriterChoice choice, const QString& address);

  QThreadPool pool_;  // one: a model answers one question at a time
  std::shared_ptr<DeskWriter> model_;
  QString address_;
  std::vector<CancelToken> running_;
};

}  // namespace dossier::ui
