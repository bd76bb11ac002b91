#include "ui/views/models_view.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include "app/report/report_view.h"
#include "ui/background/later.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/size_words.h"
#include "ui/models/job_model.h"
#include "ui/views/model_plan_table.h"

namespace dossier::ui {
namespace {

const char* const kKvFormats[] = {"int8", "q4", "bf16", "f16", "f32"};
constexpr qint64 kAnswerTokens = 4096;

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

QLabel* words(const QString& text, TextRole role, const char* tone, QWidget* parent) {
  auto* out = new QLabel(text, parent);
  out->setTextFormat(Qt::PlainText);
  out->setFont(font_of(role));
  out->setProperty("role", tone);
  out->setWordWrap(true);
  return out;
}

QPushButton* link(const QString& text, QWidget* parent) {
  auto* out = new QPushButton(text, parent);
  out->setProperty("link", true);
  out->setFont(font_of(TextRole::caption));
  return out;
}

QString number_words(qint64 n) {
  if (n >= 1'000'000'000)
    return QCoreApplication::translate("models", "%1 billion").arg(QLocale().toString(static_cast<double>(n) / 1e9, 'f', n < 10'000'000'000 ? 1 : 0));
  return QCoreApplication::translate("models", "%1 million").arg(QLocale().toString(static_cast<double>(n) / 1e6, 'f', 0));
}

// "llama, 135 million parameters, Q4_1, 8,192 tokens, 91.7 MiB"
QString facts_of(const DeskModel& m) {
  QStringList out;
  out += text_of(m.architecture);
  out += m.active_parameters ? QCoreApplication::translate("models", "%1 parameters, %2 of them a token")
                                   .arg(number_words(m.parameters), number_words(m.active_parameters))
                             : QCoreApplication::translate("models", "%1 parameters").arg(number_words(m.parameters));
  out += text_of(m.type);
  if (m.context_tokens > 0)
    out += QCoreApplication::translate("models", "%1 tokens").arg(QLocale().toString(static_cast<qlonglong>(m.context_tokens)));
  out += size_words(m.file_bytes);
  if (!m.licence.empty()) out += QCoreApplication::translate("models", "licence %1").arg(text_of(m.licence));
  return out.join(QStringLiteral(", "));
}

// A list is as wide as there is room; its words are whole when it is opened.
void let_shrink(QComboBox& box) {
  box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box.setMinimumContentsLength(6);
}

QVBoxLayout* section(QWidget* box, const QString& title) {
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  column->addWidget(words(title, TextRole::section, "text", box));
  return column;
}

bool is_model(const QString& path) { return path.endsWith(QLatin1String(".gguf"), Qt::CaseInsensitive) && QFileInfo(path).isFile(); }

}  // namespace

ModelsView::ModelsView(Session& session, QWidget* parent) : PanelWidget(parent), session_(session), scroll_(new QScrollArea(this)) {
  setAcceptDrops(true);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("panel_page"));
  inside->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  for (QWidget* part : {files_part(), plan_part(), store_part(), endpoint_part()}) {
    column->addWidget(part);
    auto* rule = new QFrame(inside);
    rule->setObjectName(QStringLiteral("rule"));
    column->addWidget(rule);
  }
  column->addStretch();
  scroll_->setWidget(inside);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setAccessibleName(tr("Models"));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scroll_);
  connect(&session.writer(), &Writer::changed, this, [this] {
    update_endpoint();
    fill_files();
    update_pictures();
  });
  connect(&session, &Session::documents_changed, this, [this] {
    if (isVisible()) count_tokens();
  });
  fill_files();
  update_endpoint();
  update_pictures();
}

void ModelsView::take_focus() { scroll_->setFocus(); }

void ModelsView::showEvent(QShowEvent* event) {
  PanelWidget::showEvent(event);
  count_store();
  count_tokens();
}

QWidget* ModelsView::files_part() {
  auto* box = new QWidget;
  auto* column = section(box, tr("Who writes"));
  column->addWidget(words(tr("No model needed: without one, sentences are quoted or computed. A model's sentences are checked like any other; what "
                             "cannot be proven is kept out."),
                          TextRole::interface, "text2", box));
  file_rows_ = new QVBoxLayout;
  column->addLayout(file_rows_);
  judges_ = new QCheckBox(tr("Let it judge, too"), box);
  judges_->setChecked(load_model_settings().judges);
  connect(judges_, &QCheckBox::toggled, this, [this](bool on) {
    ModelSettings now = load_model_settings();
    now.judges = on;
    save_model_settings(now);
    session_.writer().address().isEmpty() ? session_.writer().use_settings() : (void)session_.writer().turn_endpoint_on();
  });
  column->addWidget(judges_);
  column->addWidget(words(tr("It is asked about sentences that code can neither prove nor fault. Their class is “judged”."), TextRole::caption, "muted", box));
  auto* shows = new QHBoxLayout;
  shows->setSpacing(8);
  auto* shown_pictures = words(tr("It is shown"), TextRole::interface, "text", box);
  shown_pictures->setWordWrap(false);
  pictures_ = new PictureChoiceBox(session_.writer(), box);
  shown_pictures->setBuddy(pictures_);
  let_shrink(*pictures_);
  shows->addWidget(shown_pictures);
  shows->addWidget(pictures_, 1);
  column->addLayout(shows);
  pictures_text_ = words({}, TextRole::caption, "muted", box);
  column->addWidget(pictures_text_);
  auto* row = new QHBoxLayout;
  auto* add = new QPushButton(tr("Add a model file…"), box);
  connect(add, &QPushButton::clicked, this,
          [this] { add_files(QFileDialog::getOpenFileNames(this, tr("Add a model file"), {}, tr("Models (*.gguf);;All files (*)"))); });
  row->addWidget(add);
  row->addWidget(words(tr("or drop a GGUF file here. It stays where it lies."), TextRole::caption, "muted", box), 1);
  column->addLayout(row);
  return box;
}

void ModelsView::fill_files() {
  const bool had_focus = files_ && files_->isAncestorOf(QApplication::focusWidget());
  if (files_) files_->hide(), files_->deleteLater();  // one of its buttons may be what asks
  files_ = new QWidget(this);
  auto* rows = new QVBoxLayout(files_);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(10);
  auto* group = new QButtonGroup(files_);
  const ModelSettings settings = load_model_settings();
  const bool endpoint = !session_.writer().address().isEmpty();
  auto radio = [&](const QString& text, const QString& path, bool on) {
    auto* out = new QRadioButton(text, files_);
    out->setChecked(on);
    group->addButton(out);
    connect(out, &QRadioButton::clicked, this, [this, path] { choose(path); });
    rows->addWidget(out);
    return out;
  };
  radio(tr("Nobody: quotes and arithmetic only"), {}, settings.chosen.isEmpty() && !endpoint);
  if (endpoint) radio(tr("The endpoint %1").arg(session_.writer().address()), settings.chosen, true)->disconnect(this);
  for (const QString& path : settings.files) {
    const auto found = known_.find(path);
    const DeskModel* model = found != known_.end() && found->second.ok() ? &*found->second : nullptr;
    const bool writes = model && model->problems.empty();
    auto* button = radio(model ? text_of(model->name) : QFileInfo(path).completeBaseName(), path, path == settings.chosen && !endpoint);
    button->setEnabled(writes || found == known_.end());
    button->setToolTip(path);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(margins(24, 0, 0, 0));
    below->setSpacing(2);
    if (found == known_.end()) {
      below->addWidget(words(tr("Reading the header …"), TextRole::caption, "muted", files_));
    } else if (!model) {
      below->addWidget(words(sentence_of(found->second.error()), TextRole::caption, "error", files_));
    } else {
      below->addWidget(words(facts_of(*model), TextRole::caption, "muted", files_));
      for (const std::string& problem : model->problems)
        below->addWidget(words(tr("It cannot write here: %1.").arg(text_of(problem)), TextRole::caption, "error", files_));
    }
    if (writes) add_vision_row(*below, path, button->text());
    auto* away = link(tr("Remove from the list"), files_);
    away->setAccessibleName(tr("Remove %1 from the list").arg(button->text()));
    connect(away, &QPushButton::clicked, this, [this, path] { remove(path); });
    below->addWidget(away, 0, Qt::AlignLeft);
    rows->addLayout(below);
    if (found == known_.end()) look_at(path);
  }
  file_rows_->addWidget(files_);
  if (had_focus && group->checkedButton()) group->checkedButton()->setFocus();
  judges_->setEnabled(session_.writer().model() != nullptr);
  plan_button_->setEnabled(!chosen_or_first().isEmpty());
}

// What a model sees by, and how that is changed.
void ModelsView::add_vision_row(QVBoxLayout& below, const QString& path, const QString& name) {
  const QString vision = load_model_settings().visions.value(path);
  if (!vision.isEmpty()) {
    auto* sees = words(tr("It sees by %1").arg(QFileInfo(vision).fileName()), TextRole::caption, "muted", files_);
    sees->setToolTip(vision);
    below.addWidget(sees);
    auto* blind = link(tr("Take its vision encoder away"), files_);
    blind->setAccessibleName(tr("Take the vision encoder of %1 away").arg(name));
    connect(blind, &QPushButton::clicked, this, [this, path] { set_vision(path, {}); });
    below.addWidget(blind, 0, Qt::AlignLeft);
    return;
  }
  if (const auto unfit = unfit_.find(path); unfit != unfit_.end())
    below.addWidget(words(sentence_of(unfit->second), TextRole::caption, "error", files_));
  auto* see = link(tr("Choose its vision encoder (mmproj)…"), files_);
  see->setAccessibleName(tr("Choose the vision encoder of %1").arg(name));
  connect(see, &QPushButton::clicked, this, [this, path] {
    const QString chosen =
        QFileDialog::getOpenFileName(this, tr("Choose a vision encoder"), QFileInfo(path).path(), tr("Vision encoders (*.gguf);;All files (*)"));
    if (!chosen.isEmpty()) set_vision(path, chosen);
  });
  below.addWidget(see, 0, Qt::AlignLeft);
}

void ModelsView::set_vision(const QString& path, const QString& vision) {
  auto take = [this, path](const QString& taken) {
    ModelSettings now = load_model_settings();
    taken.isEmpty() ? (void)now.visions.remove(path) : (void)now.visions.insert(path, taken);
    save_model_settings(now);
    now.chosen == path&& session_.writer().address().isEmpty() ? session_.writer().use_settings() : fill_files();
    emit models_changed();
  };
  unfit_.erase(path);
  if (vision.isEmpty()) return take({});
  later(
      this, session_.pool(), [encoder = vision.toStdString(), model = path.toStdString()] { return check_vision(encoder, model); },
      [this, take, path, vision](Status fits) {
        if (fits.ok()) return take(QFileInfo(vision).absoluteFilePath());
        unfit_.insert_or_assign(path, fits.error());
        fill_files();
        emit models_changed();
      });
}

void ModelsView::update_pictures() {
  const Writer& writer = session_.writer();
  if (!writer.address().isEmpty())
    pictures_text_->setText(tr("Pictures are not sent to an endpoint."));
  else if (!writer.may_see())
    pictures_text_->setText(tr("Pictures need a model of this machine with its vision encoder."));
  else if (writer.pictures() != PictureChoice::none && !load_model_settings().judges)
    pictures_text_->setText(tr("A sentence that rests on a picture is shown only if a model judges it: let it judge, too."));
  else
    pictures_text_->setText(tr("What its pictures cost is said before it starts. A sentence that rests on one opens its place on the page."));
}

void ModelsView::look_at(const QString& path) {
  later(
      this, session_.pool(), [file = path.toStdString()] { return look_at_model(file); },
      [this, path](Result<DeskModel> model) {
        known_.insert_or_assign(path, std::move(model));
        fill_files();
        emit models_changed();
      });
}

void ModelsView::add_files(const QStringList& paths) {
  ModelSettings now = load_model_settings();
  for (const QString& path : paths) {
    const QString whole = QFileInfo(path).absoluteFilePath();
    if (!now.files.contains(whole)) now.files += whole;
  }
  save_model_settings(now);
  fill_files();
}

void ModelsView::choose(const QString& path) {
  ModelSettings now = load_model_settings();
  now.chosen = path;
  save_model_settings(now);
  session_.writer().use_settings();
}

void ModelsView::remove(const QString& path) {
  ModelSettings now = load_model_settings();
  now.files.removeAll(path);
  const bool was_chosen = now.chosen == path;
  if (was_chosen) now.chosen.clear();
  save_model_settings(now);
  known_.erase(path);
  unfit_.erase(path);
  was_chosen ? session_.writer().use_settings() : fill_files();
}

QString ModelsView::chosen_or_first() const {
  const ModelSettings settings = load_model_settings();
  if (!settings.chosen.isEmpty()) return settings.chosen;
  for (const QString& path : settings.files)
    if (const auto found = known_.find(path); found != known_.end() && found->second.ok()) return path;
  return {};
}

QWidget* ModelsView::plan_part() {
  auto* box = new QWidget;
  auto* column = section(box, tr("Does it fit, and how long does it take"));
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  length_ = new QComboBox(box);
  length_->setAccessibleName(tr("Length of the text"));
  length_->addItem(tr("an answer: %1 tokens").arg(QLocale().toString(kAnswerTokens)), kAnswerTokens);
  form->addRow(tr("Text"), length_);
  memory_ = new QSpinBox(box);
  memory_->setRange(0, 1 << 16);
  memory_->setSuffix(QStringLiteral("\u00A0GiB"));
  memory_->setSpecialValueText(tr("what is free"));
  memory_->setValue(load_model_settings().memory_gib);
  memory_->setAccessibleName(tr("Memory that may be taken"));
  connect(memory_, &QSpinBox::valueChanged, this, [this](int gib) {
    ModelSettings now = load_model_settings();
    now.memory_gib = gib;
    save_model_settings(now);
    if (session_.writer().address().isEmpty()) session_.writer().use_settings();
  });
  form->addRow(tr("Memory"), memory_);
  format_ = new QComboBox(box);
  format_->setAccessibleName(tr("Keys and values"));
  for (const char* name : kKvFormats) format_->addItem(QLatin1String(name), QLatin1String(name));
  format_->setCurrentIndex(std::max(0, format_->findData(load_model_settings().kv_format)));
  format_->setToolTip(tr("How a model's keys and values are kept: f32 as computed, int8 a quarter of that, q4 half of int8 and less exact"));
  connect(format_, &QComboBox::currentIndexChanged, this, [this] {
    ModelSettings now = load_model_settings();
    now.kv_format = format_->currentData().toString();
    save_model_settings(now);
    if (session_.writer().address().isEmpty()) session_.writer().use_settings();
  });
  form->addRow(tr("Keys and values"), format_);
  for (QComboBox* list : {length_, format_}) let_shrink(*list);
  column->addLayout(form);
  plan_button_ = new QPushButton(tr("Make the plan"), box);
  connect(plan_button_, &QPushButton::clicked, this, &ModelsView::make_plan);
  auto* row = new QHBoxLayout;
  row->addWidget(plan_button_);
  row->addWidget(words(tr("Measures this machine for three seconds. Nothing is loaded."), TextRole::caption, "muted", box), 1);
  column->addLayout(row);
  plan_place_ = new QVBoxLayout;
  column->addLayout(plan_place_);
  use_button_ = new QPushButton(tr("Use the plan that fits"), box);
  use_button_->hide();
  column->addWidget(use_button_, 0, Qt::AlignLeft);
  return box;
}

// How long the documents at hand are, for the plan.
void ModelsView::count_tokens() {
  while (length_->count() > 1) length_->removeItem(1);
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive()] { return tokens_of_archive(*archive); },
      [this](Result<std::int64_t> tokens) {
        if (!tokens.ok() || *tokens <= 0 || length_->count() > 1) return;
        length_->addItem(tr("all documents: about %1 tokens").arg(QLocale().toString(static_cast<qlonglong>(*tokens))),
                         static_cast<qlonglong>(*tokens));
      });
}

void ModelsView::make_plan() {
  const QString path = chosen_or_first();
  if (path.isEmpty()) return;
  const ModelSettings settings = load_model_settings();
  DeskPlanRequest request;
  request.model = path.toStdString();
  request.tokens = length_->currentData().toLongLong();
  request.kv_format = settings.kv_format.toStdString();
  if (settings.keeps) request.kv_folder = kv_folder_of(settings).toStdString();
  request.limits = limits_of(settings);
  request.measured_s = measured_s_;
  if (settings.pictures != PictureChoice::none) request.vision = settings.visions.value(path).toStdString();
  planning_.cancel();
  planning_ = CancelToken();
  plan_button_->setEnabled(false);
  plan_button_->setText(tr("Measuring …"));
  later(
      this, session_.pool(), [request, token = planning_] { return plan_model(request, token); },
      [this, request, round = ++plans_](Result<DeskPlan> plan) {
        if (round == plans_) fill_plan(request, plan);
      });
}

void ModelsView::fill_plan(const DeskPlanRequest& request, const Result<DeskPlan>& plan) {
  plan_button_->setEnabled(true);
  plan_button_->setText(tr("Make the plan"));
  delete plan_box_;
  plan_box_ =
      plan.ok() ? static_cast<QWidget*>(new ModelPlanTable(*plan, this)) : words(sentence_of(plan.error()), TextRole::interface, "error", this);
  plan_place_->addWidget(plan_box_);
  const std::optional<DeskPlanRequest> fitting = plan.ok() ? request_that_fits(request, *plan) : std::nullopt;
  use_button_->setVisible(fitting.has_value());
  use_button_->disconnect(this);
  if (fitting) connect(use_button_, &QPushButton::clicked, this, [this, request = *fitting] { use_plan(request); });
  emit models_changed();
}

// The settings take what the plan that fits takes; the plan made again says so.
void ModelsView::use_plan(const DeskPlanRequest& request) {
  const QSignalBlocker quiet_format(format_), quiet_keeps(keeps_), quiet_length(length_);
  ModelSettings now = load_model_settings();
  now.kv_format = QString::fromStdString(request.kv_format);
  now.keeps = now.keeps || !request.kv_folder.empty();
  save_model_settings(now);
  format_->setCurrentIndex(format_->findData(now.kv_format));
  keeps_->setChecked(now.keeps);
  const qint64 tokens = request.tokens;
  if (length_->findData(tokens) < 0) length_->addItem(tr("what fits: %1 tokens").arg(QLocale().toString(tokens)), tokens);
  length_->setCurrentIndex(length_->findData(tokens));
  if (session_.writer().address().isEmpty()) session_.writer().use_settings();
  plan_button_->setFocus();
  make_plan();
}

QWidget* ModelsView::store_part() {
  auto* box = new QWidget;
  auto* column = section(box, tr("What the model computed for documents"));
  keeps_ = new QCheckBox(tr("Keep it on disk"), box);
  keeps_->setChecked(load_model_settings().keeps);
  column->addWidget(keeps_);
  column->addWidget(words(tr("The next question about the same documents need not wait for it again."), TextRole::caption, "muted", box));
  store_text_ = words({}, TextRole::caption, "muted", box);
  store_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(store_text_);
  auto* row = new QHBoxLayout;
  limit_ = new QSpinBox(box);
  limit_->setRange(0, 1 << 16);
  limit_->setSuffix(QStringLiteral("\u00A0GiB"));
  limit_->setValue(load_model_settings().kv_limit_gib);
  limit_->setAccessibleName(tr("Limit of the store"));
  auto* prune_button = new QPushButton(tr("Prune to the limit"), box);
  connect(prune_button, &QPushButton::clicked, this, &ModelsView::prune);
  auto* place = link(tr("Another folder…"), box);
  connect(place, &QPushButton::clicked, this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the store"));
    if (folder.isEmpty()) return;
    ModelSettings now = load_model_settings();
    now.kv_folder = folder;
    save_model_settings(now);
    session_.writer().use_settings();
    count_store();
  });
  row->addWidget(words(tr("At most"), TextRole::interface, "text", box));
  row->addWidget(limit_);
  row->addWidget(prune_button);
  row->addStretch();
  column->addLayout(row);
  column->addWidget(place, 0, Qt::AlignLeft);
  auto changed = [this] {
    ModelSettings now = load_model_settings();
    now.keeps = keeps_->isChecked();
    now.kv_limit_gib = limit_->value();
    save_model_settings(now);
    if (session_.writer().address().isEmpty()) session_.writer().use_settings();
  };
  connect(keeps_, &QCheckBox::toggled, this, changed);
  connect(limit_, &QSpinBox::valueChanged, this, changed);
  return box;
}

void ModelsView::count_store() {
  const QString folder = kv_folder_of(load_model_settings());
  later(
      this, session_.pool(), [path = folder.toStdString()] { return look_at_kv(path); },
      [this, folder](Result<DeskKvStore> store) {
        if (!store.ok()) {
          store_text_->setText(sentence_of(store.error()));
        } else {
          QString text = store->nodes == 0
                             ? tr("Nothing is kept in %1.").arg(folder)
                             : tr("%1 in %Ln part(s), in %2.", nullptr, static_cast<int>(store->nodes)).arg(size_words(store->bytes), folder);
          if (!store->oldest.empty())
            text +=
                QLatin1Char(' ') + tr("The oldest was used on %1.")
                                       .arg(QLocale().toString(QDate::fromString(QString::fromStdString(store->oldest.substr(0, 10)), Qt::ISODate),
                                                               QStringLiteral("d MMMM yyyy")));
          if (store->unreadable)
            text += QLatin1Char(' ') + tr("%Ln part(s) cannot be read; pruning removes them.", nullptr, static_cast<int>(store->unreadable));
          store_text_->setText(text);
        }
        emit models_changed();
      });
}

void ModelsView::prune() {
  session_.writer().address().isEmpty() ? session_.writer().use_settings() : void();  // lets go of the store
  later(
      this, session_.pool(),
      [folder = kv_folder_of(load_model_settings()).toStdString(), limit = static_cast<std::uint64_t>(limit_->value()) << 30] {
        return prune_kv_store(folder, limit);
      },
      [this](Result<std::uint64_t> removed) {
        if (!removed.ok()) {
          store_text_->setText(sentence_of(removed.error()));
          emit models_changed();
        } else {
          count_store();
        }
      });
}

QWidget* ModelsView::endpoint_part() {
  auto* box = new QWidget;
  auto* column = section(box, tr("An endpoint"));
  column->addWidget(words(tr("A program that speaks the OpenAI protocol, here or elsewhere. While it is on, your questions and passages of the "
                             "documents are sent to its address, which then stands in the title of the window. It is off at every start."),
                          TextRole::interface, "text2", box));
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  const ModelSettings settings = load_model_settings();
  address_ = new QLineEdit(settings.endpoint, box);
  address_->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080/v1"));
  endpoint_model_ = new QLineEdit(settings.endpoint_model, box);
  endpoint_model_->setPlaceholderText(tr("the first that it lists"));
  key_file_ = new QLineEdit(settings.endpoint_key_file, box);
  key_file_->setPlaceholderText(tr("none"));
  form->addRow(tr("Address"), address_);
  form->addRow(tr("Model"), endpoint_model_);
  form->addRow(tr("File with the key"), key_file_);
  column->addLayout(form);
  endpoint_text_ = words({}, TextRole::caption, "muted", box);
  column->addWidget(endpoint_text_);
  switch_ = new QPushButton(box);
  connect(switch_, &QPushButton::clicked, this, &ModelsView::switch_endpoint);
  connect(address_, &QLineEdit::textChanged, this, &ModelsView::update_endpoint);
  column->addWidget(switch_, 0, Qt::AlignLeft);
  return box;
}

void ModelsView::switch_endpoint() {
  if (!session_.writer().address().isEmpty()) return session_.writer().turn_endpoint_off();
  ModelSettings now = load_model_settings();
  now.endpoint = address_->text().trimmed();
  now.endpoint_model = endpoint_model_->text().trimmed();
  now.endpoint_key_file = key_file_->text().trimmed();
  save_model_settings(now);
  session_.writer().turn_endpoint_on();
}

void ModelsView::update_endpoint() {
  if (!switch_) return;
  const QString on = session_.writer().address();
  switch_->setText(on.isEmpty() ? tr("Turn on") : tr("Turn off"));
  const QString typed = address_->text().trimmed();
  switch_->setEnabled(!on.isEmpty() || typed.startsWith(QLatin1String("http://")) || typed.startsWith(QLatin1String("https://")));
  for (QLineEdit* field : {address_, endpoint_model_, key_file_}) field->setEnabled(on.isEmpty());
  endpoint_text_->setText(on.isEmpty() ? tr("Off. Nothing is sent.") : tr("On: text is sent to %1.").arg(on));
}

void ModelsView::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls())
    if (is_model(url.toLocalFile())) return event->acceptProposedAction();
}

void ModelsView::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls())
    if (is_model(url.toLocalFile())) paths += url.toLocalFile();
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  add_files(paths);
}

Panel models_panel() {
  return {"models", QCoreApplication::translate("panel", "Models"), Panel::Side::right, {Qt::ALT | Qt::Key_6}, [](Session& session, QWidget* parent) {
            return new ModelsView(session, parent);
          }};
}

}  // namespace dossier::ui
