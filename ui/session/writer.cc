#include "ui/session/writer.h"

#include <QFileInfo>
#include <QSettings>
#include <algorithm>

#include "app/report/report_view.h"
#include "ui/background/later.h"

namespace dossier::ui {

ModelSettings load_model_settings() {
  QSettings stored;
  stored.beginGroup(QStringLiteral("models"));
  ModelSettings out;
  out.files = stored.value(QStringLiteral("files")).toStringList();
  out.chosen = stored.value(QStringLiteral("chosen")).toString();
  if (!out.files.contains(out.chosen)) out.chosen.clear();
  const QVariantMap visions = stored.value(QStringLiteral("visions")).toMap();
  for (auto vision = visions.begin(); vision != visions.end(); ++vision)
    if (out.files.contains(vision.key())) out.visions.insert(vision.key(), vision.value().toString());
  out.pictures = picture_choice_from(stored.value(QStringLiteral("images")).toString().toStdString()).value_or(PictureChoice::none);
  out.judges = stored.value(QStringLiteral("judges"), false).toBool();
  out.keeps = stored.value(QStringLiteral("keeps"), true).toBool();
  out.kv_folder = stored.value(QStringLiteral("kv_folder")).toString();
  out.kv_limit_gib = std::clamp(stored.value(QStringLiteral("kv_limit_gib"), 8).toInt(), 0, 1 << 20);
  out.kv_format = stored.value(QStringLiteral("kv_format"), out.kv_format).toString();
  out.memory_gib = std::clamp(stored.value(QStringLiteral("memory_gib"), 0).toInt(), 0, 1 << 16);
  out.threads = std::clamp(stored.value(QStringLiteral("threads"), 0).toInt(), 0, 1024);
  out.endpoint = stored.value(QStringLiteral("endpoint")).toString();
  out.endpoint_model = stored.value(QStringLiteral("endpoint_model")).toString();
  out.endpoint_key_file = stored.value(QStringLiteral("endpoint_key_file")).toString();
  return out;
}

void save_model_settings(const ModelSettings& s) {
  QSettings stored;
  stored.beginGroup(QStringLiteral("models"));
  stored.setValue(QStringLiteral("files"), s.files);
  stored.setValue(QStringLiteral("chosen"), s.chosen);
  QVariantMap visions;
  for (auto vision = s.visions.begin(); vision != s.visions.end(); ++vision) visions.insert(vision.key(), vision.value());
  stored.setValue(QStringLiteral("visions"), visions);
  stored.setValue(QStringLiteral("images"), name_of(s.pictures));
  stored.setValue(QStringLiteral("judges"), s.judges);
  stored.setValue(QStringLiteral("keeps"), s.keeps);
  stored.setValue(QStringLiteral("kv_folder"), s.kv_folder);
  stored.setValue(QStringLiteral("kv_limit_gib"), s.kv_limit_gib);
  stored.setValue(QStringLiteral("kv_format"), s.kv_format);
  stored.setValue(QStringLiteral("memory_gib"), s.memory_gib);
  stored.setValue(QStringLiteral("threads"), s.threads);
  stored.setValue(QStringLiteral("endpoint"), s.endpoint);
  stored.setValue(QStringLiteral("endpoint_model"), s.endpoint_model);
  stored.setValue(QStringLiteral("endpoint_key_file"), s.endpoint_key_file);
}

QString name_of(PictureChoice choice) {
  switch (choice) {
    case PictureChoice::none: return QStringLiteral("none");
    case PictureChoice::figures: return QStringLiteral("figures");
    case PictureChoice::scans: return QStringLiteral("scans");
    case PictureChoice::pages: return QStringLiteral("pages");
  }
  return {};
}

QString kv_folder_of(const ModelSettings& settings) {
  return settings.kv_folder.isEmpty() ? QString::fromStdString(usual_kv_folder()) : settings.kv_folder;
}

DeskLimits limits_of(const ModelSettings& settings) {
  DeskLimits out;
  out.memory_bytes = static_cast<std::uint64_t>(settings.memory_gib) << 30;
  if (settings.keeps) out.disk_bytes = static_cast<std::uint64_t>(settings.kv_limit_gib) << 30;
  out.threads = settings.threads;
  return out;
}

Writer::Writer(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
  use_settings();
}

Writer::~Writer() {
  for (const CancelToken& token : running_) token.cancel();
  wait_for(pool_);
}

bool Writer::stop(int patience_ms) {
  for (const CancelToken& token : running_) token.cancel();
  return wait_for(pool_, patience_ms);
}

QString Writer::name() const { return model_ ? QString::fromStdString(model_->name()) : QString(); }

void Writer::use_settings() {
  const ModelSettings settings = load_model_settings();
  WriterChoice choice;
  choice.file = settings.chosen.toStdString();
  choice.kv_format = settings.kv_format.toStdString();
  if (settings.keeps) choice.kv_folder = kv_folder_of(settings).toStdString();
  choice.limits = limits_of(settings);
  choice.judges = settings.judges;
  choice.vision = settings.visions.value(settings.chosen).toStdString();
  if (DeskWriter::may_see(choice)) choice.pictures = settings.pictures;
  set(std::move(choice), {});
}

bool Writer::turn_endpoint_on() {
  const ModelSettings settings = load_model_settings();
  if (settings.endpoint.isEmpty()) return false;
  WriterChoice choice;
  choice.endpoint.url = choice.endpoint.name = settings.endpoint.toStdString();
  choice.endpoint.model = settings.endpoint_model.toStdString();
  choice.endpoint.key_file = settings.endpoint_key_file.toStdString();
  choice.judges = settings.judges;
  set(std::move(choice), settings.endpoint);
  return true;
}

void Writer::set(WriterChoice choice, const QString& address) {
  model_ = choice.none() ? nullptr : std::make_shared<DeskWriter>(std::move(choice));
  address_ = address;
  emit changed();
}

void Writer::show_pictures(PictureChoice choice) {
  if (!may_see() || choice == pictures()) return;
  ModelSettings now = load_model_settings();
  now.pictures = choice;
  save_model_settings(now);
  use_settings();
}

CancelToken Writer::answer(QObject* owner, std::shared_ptr<const Answer> found, std::shared_ptr<DeskArchive> archive, Heard heard) {
  CancelToken token;
  std::erase_if(running_, [](const CancelToken& t) { return t.cancelled(); });
  running_.push_back(token);
  const Posted post(owner);
  start_on(pool_, [post, model = model_, found, archive, heard = std::move(heard), token] {
    SentenceReceiver shown = [&](const VerifiedClaim& claim) {
      if (!token.cancelled()) post([sentence = heard.sentence, claim] { sentence(claim); });
    };
    RemarkReceiver told = [&](const std::string& remark) {
      if (heard.told && !token.cancelled()) post([tell = heard.told, remark = QString::fromStdString(dossier::shown(remark))] { tell(remark); });
    };
    auto written = std::make_shared<Result<WrittenAnswer>>(model->answer(*found, *archive, shown, told, token));
    token.cancel();  // over: it is swept with the stopped ones
    post([ended = heard.ended, written] { ended(std::move(*written)); });
  });
  return token;
}

}  // namespace dossier::ui
