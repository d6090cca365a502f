// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/open_dialog.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QFormLayout>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/desktop/dialogs/dialog_note.h"
#include "app/desktop/dialogs/field_header.h"
#include "app/desktop/dialogs/profile_box.h"
#include "app/desktop/dialogs/text_choices.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/models/preview_model.h"
#include "app/desktop/sentences/reason_text.h"
#include "app/desktop/text.h"
#include "widgets/cards/badge.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

ElidedLabel* label(TextStyle style, Role role, const QString& words = {}, bool medium = false)
{
    auto* made = new ElidedLabel(style, role, medium);
    made->setText(words);
    return made;
}

QFrame* border(QFrame::Shape shape)
{
    auto* line = new QFrame();
    line->setFrameShape(shape);
    line->setFrameShadow(QFrame::Plain);
    line->setObjectName(QStringLiteral("border"));
    return line;
}

QString cureFor(const LogPreview& preview, const ReadOptions& options)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("tally::OpenDialog", text); };
    if (preview.problem.isEmpty() || preview.rawLines.isEmpty()) return {};
    if (preview.orderHelps) return words(QT_TRANSLATE_NOOP("tally::OpenDialog", "Under Times at the left, choose the order of dates or write the form of the stamps, or count events without a time."));
    if (preview.ambiguous || !options.timeFormat.empty()) return words(QT_TRANSLATE_NOOP("tally::OpenDialog", "Write the form of the stamps under Times at the left, or count events without a time."));
    if (!preview.fields.isEmpty()) return words(QT_TRANSLATE_NOOP("tally::OpenDialog", "Choose the fields above; “item” is what is counted."));
    return words(QT_TRANSLATE_NOOP("tally::OpenDialog", "Choose another format at the left."));
}

// In some languages longer than the side is wide.
void showChoice(QAbstractButton* button, const QString& words)
{
    button->setText(words);
    button->setToolTip(words);
}

}  // namespace

OpenDialog::OpenDialog(EngineController* engine, const QString& path, QWidget* parent) : QDialog(parent), engine_(engine), path_(path)
{
    setWindowTitle(tr("Open log"));
    setModal(true);
    const QSize room = parent != nullptr ? parent->size() - QSize(60, 60) : QSize(1160, 820);
    resize(QSize(1160, 820).boundedTo(room));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(border(QFrame::HLine));
    auto* middle = new QHBoxLayout();
    middle->setSpacing(0);
    middle->addWidget(buildChoices());
    middle->addWidget(border(QFrame::VLine));
    middle->addWidget(buildPreview(), 1);
    layout->addLayout(middle, 1);
    layout->addWidget(border(QFrame::HLine));
    layout->addWidget(buildFoot());
    useProfile(profiles_->remembered());
}

QWidget* OpenDialog::buildHead()
{
    auto* head = new QWidget();
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 10, 16, 8);
    auto* words = new QVBoxLayout();
    words->setSpacing(2);
    title_ = label(TextStyle::Item, Role::Text, tr("Open %1").arg(QFileInfo(path_).fileName()), true);
    about_ = label(TextStyle::Small, Role::Muted);
    words->addWidget(title_);
    words->addWidget(about_);
    row->addLayout(words, 1);
    share_ = new Badge();
    row->addWidget(share_);
    return head;
}

QWidget* OpenDialog::buildChoices()
{
    auto* side = new QScrollArea();
    side->setFixedWidth(264);
    side->setFrameShape(QFrame::NoFrame);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setWidgetResizable(true);
    side->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget();
    side->setWidget(inside);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(label(TextStyle::Card, Role::Text, tr("Profile"), true));
    profiles_ = new ProfileBox(QFileInfo(path_).fileName());
    connect(profiles_, &ProfileBox::chosen, this, &OpenDialog::useProfile);
    column->addWidget(profiles_);
    column->addSpacing(8);
    column->addWidget(label(TextStyle::Card, Role::Text, tr("Format"), true));
    formats_ = new QButtonGroup(this);
    auto* formats = new QVBoxLayout();
    formats->setSpacing(2);
    column->addLayout(formats);
    for (const Format format : {Format::Auto, Format::Ndjson, Format::JsonArray, Format::Csv, Format::Tsv, Format::Combined, Format::Common, Format::W3c, Format::Logfmt}) {
        auto* choice = new QRadioButton(formatName(format));
        choice->setChecked(format == Format::Auto);
        formats_->addButton(choice, static_cast<int>(format));
        formats->addWidget(choice);
    }
    connect(formats_, &QButtonGroup::idClicked, this, [this](int id) {
        options_.format = static_cast<Format>(id);
        options_.mapping.clear();
        readAgain();
    });
    column->addSpacing(8);
    addTimes(column);
    column->addSpacing(8);
    column->addWidget(label(TextStyle::Card, Role::Text, tr("Text"), true));
    text_ = new TextChoices();
    column->addWidget(text_);
    connect(text_, &TextChoices::changed, this, [this] {
        text_->applyTo(&options_);
        readAgain();
    });
    connect(text_, &TextChoices::mapped, this, &OpenDialog::mapField);
    column->addStretch(1);
    return side;
}

void OpenDialog::addTimes(QVBoxLayout* column)
{
    column->addWidget(label(TextStyle::Card, Role::Text, tr("Times"), true));
    auto* form = new QFormLayout();
    zone_ = new QComboBox();
    zone_->setEditable(true);
    zone_->addItems({QStringLiteral("UTC"), QStringLiteral("Europe/Berlin"), QStringLiteral("Europe/London"), QStringLiteral("America/New_York"),
                     QStringLiteral("America/Los_Angeles"), QStringLiteral("Asia/Tokyo")});
    zone_->setAccessibleName(tr("Time zone of stamps without one"));
    zone_->lineEdit()->setAccessibleName(zone_->accessibleName());
    dateOrder_ = new QComboBox();
    dateOrder_->addItems({tr("as they say"), tr("day, month, year"), tr("month, day, year"), tr("year, month, day"), tr("year, day, month")});
    dateOrder_->setAccessibleName(tr("Which number of a date is which"));
    timeFormat_ = new QLineEdit();
    timeFormat_->setObjectName(QStringLiteral("timeFormat"));
    timeFormat_->setPlaceholderText(tr("found, or %d/%m/%Y"));
    timeFormat_->setAccessibleName(tr("Time format, strptime style"));
    noTime_ = new QCheckBox();
    showChoice(noTime_, tr("Count events without a time"));
    form->addRow(tr("Zone"), zone_);
    form->addRow(tr("Dates"), dateOrder_);
    form->addRow(tr("Format"), timeFormat_);
    column->addLayout(form);
    column->addWidget(noTime_);
    connect(zone_, &QComboBox::currentTextChanged, this, [this](const QString& zone) {
        options_.timeZone = zone == QStringLiteral("UTC") ? std::string() : bytes(zone);
        readAgain();
    });
    connect(dateOrder_, &QComboBox::currentIndexChanged, this, [this](int order) {
        options_.dateOrder = static_cast<DateOrder>(order);
        readAgain();
    });
    connect(timeFormat_, &QLineEdit::textChanged, this, [this](const QString& format) {
        options_.timeFormat = bytes(format);
        readAgain();
    });
    connect(noTime_, &QCheckBox::toggled, this, [this](bool on) {
        options_.noTime = on;
        readAgain();
    });
}

void OpenDialog::mapField(Part part, const QString& field)
{
    options_.mapping[part] = {bytes(field), Unit::None};
    readAgain();
}

// What the profile says is what is chosen; the widgets show it.
void OpenDialog::useProfile(const ReadOptions& options)
{
    options_ = options;
    const QSignalBlocker zone(zone_), order(dateOrder_), format(timeFormat_), without(noTime_);
    zone_->setCurrentText(options.timeZone.empty() ? QStringLiteral("UTC") : text(options.timeZone));
    dateOrder_->setCurrentIndex(static_cast<int>(options.dateOrder));
    timeFormat_->setText(text(options.timeFormat));
    noTime_->setChecked(options.noTime);
    text_->showOptions(options);
    QAbstractButton* button = formats_->button(static_cast<int>(options.format));
    (button != nullptr ? button : formats_->button(static_cast<int>(Format::Auto)))->setChecked(true);
    readAgain();
}

QWidget* OpenDialog::buildPreview()
{
    auto* area = new QWidget();
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout();
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(10);
    head->addWidget(label(TextStyle::Card, Role::Text, tr("Preview"), true));
    previewNote_ = label(TextStyle::Small, Role::Muted);
    head->addWidget(previewNote_, 1);
    column->addLayout(head);
    model_ = new PreviewModel(this);
    table_ = new DataTable();
    table_->setAccessibleName(tr("First events"));
    table_->setModel(model_);
    table_->setColumns({{ColumnKind::Number, 40, false}, {ColumnKind::Text, 150, false}, {ColumnKind::Id, 200, true}, {ColumnKind::Text, 96, false},
                        {ColumnKind::Text, 100, false}, {ColumnKind::Number, 96, false}, {ColumnKind::Number, 96, false}, {ColumnKind::Id, 118, false}});
    table_->setRowHeight(23);
    table_->horizontalHeader()->hide();
    fields_ = new FieldHeader(table_->horizontalHeader(), area);
    connect(fields_, &FieldHeader::mapped, this, &OpenDialog::mapField);
    column->addWidget(fields_);
    problem_ = new DialogNote(DialogNote::Kind::Problem);
    column->addWidget(problem_);
    remarks_ = new DialogNote(DialogNote::Kind::Remark);
    column->addWidget(remarks_);
    raw_ = new QPlainTextEdit();
    raw_->setReadOnly(true);
    raw_->setLineWrapMode(QPlainTextEdit::NoWrap);
    raw_->setFont(textFont(TextStyle::Mono));
    raw_->setFrameShape(QFrame::NoFrame);
    raw_->setProperty("plain", true);
    raw_->setAccessibleName(tr("First lines of the log"));
    column->addWidget(raw_, 1);
    column->addWidget(table_, 1);
    buildProblems(column);
    return area;
}

void OpenDialog::buildProblems(QVBoxLayout* layout)
{
    auto* rows = new QVBoxLayout();
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(3);
    problemTitle_ = label(TextStyle::Body, Role::Warn, {}, true);
    rows->addWidget(problemTitle_);
    for (ElidedLabel*& line : problems_) {
        line = label(TextStyle::Mono, Role::Muted);
        rows->addWidget(line);
    }
    layout->addLayout(rows);
}

QWidget* OpenDialog::buildFoot()
{
    open_ = new ActionButton({}, tr("Open"), ButtonKind::Primary);
    auto* foot = new DialogFoot(open_, this);
    foot->setContentsMargins(16, 10, 16, 12);
    command_ = label(TextStyle::Mono, Role::Muted);
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the command"));
    copy->setSmall(true);
    foot->addLeft(command_, true);
    foot->addLeft(copy);
    follow_ = new QCheckBox(tr("Follow what is appended"));
    follow_->setToolTip(tr("The log is still being written: new lines are counted as they come, through rotations too"));
    foot->addLeft(follow_);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(commandFor(path_, options_)); });
    connect(open_, &QPushButton::clicked, this, [this] {
        profiles_->keepChoice();
        if (follow_->isChecked()) emit followChosen(path_, options_);
        else emit chosen(path_, options_);
        accept();
    });
    return foot;
}

void OpenDialog::readAgain()
{
    ready_ = false;
    open_->setEnabled(false);
    command_->setText(commandFor(path_, options_));
    profiles_->setOptions(options_);
    engine_->background([guard = QPointer<OpenDialog>(this), job = ++job_, path = path_, options = options_] {
        auto preview = std::make_shared<LogPreview>(previewLog(path, options));
        return EngineController::Deliver([guard, job, preview] {
            if (guard && guard->job_ == job) guard->showPreview(*preview);
        });
    });
}

void OpenDialog::showPreview(const LogPreview& preview)
{
    ready_ = true;
    const QString size = bytesText(static_cast<qint64>(preview.storedSize));
    about_->setText(preview.compression.isEmpty() ? size : tr("%1, %2").arg(preview.compression, size));
    for (const FormatScore& score : preview.scores)
        showChoice(formats_->button(static_cast<int>(score.format)), tr("%1   %2").arg(formatName(score.format), percentText(score.share, 0)));
    const bool fine = preview.shape && preview.problem.isEmpty();
    if (preview.shape) showChoice(formats_->button(static_cast<int>(Format::Auto)), tr("%1: %2").arg(formatName(Format::Auto), formatName(preview.shape->format)));
    Mapping mapping = preview.shape ? preview.shape->mapping : Mapping{};
    // What was chosen stays chosen, also while a log cannot be read by it alone.
    if (!preview.shape)
        for (const auto& [part, field] : options_.mapping) mapping.of(part) = field;
    fields_->showFields(preview.fields, mapping);
    text_->showFields(preview.fields, mapping);
    model_->setRows(preview.rows);
    const double parsed = preview.records == 0 ? 1 : 1 - static_cast<double>(preview.rejected) / static_cast<double>(preview.records);
    if (fine) share_->setBadge({tr("%1 parsed").arg(percentText(parsed)), parsed > 0.9 ? Tone::Ok : Tone::Warn, QStringLiteral("tick")});
    else share_->setBadge({tr("not readable like this"), Tone::Crit, QStringLiteral("error")});
    problem_->setWords(preview.problem, cureFor(preview, options_));
    remarks_->setWords(fine ? preview.remarks.join(QLatin1Char('\n')) : QString(), {});
    const bool rows = preview.problem.isEmpty();
    table_->setVisible(rows);
    raw_->setVisible(!rows);
    raw_->setEnabled(!preview.rawLines.isEmpty());
    raw_->setPlainText(preview.rawLines.join(QLatin1Char('\n')));
    previewNote_->setText(rows ? tr("first 20 events, as they will be counted; times in %1").arg(zoneText(QDateTime::currentSecsSinceEpoch() * kUsPerSecond)) : preview.rawLines.isEmpty() ? QString() : tr("first lines of the log, as they are"));
    // Once: later it would be taken from what is being written.
    if (preview.ambiguous && job_ == 1) (preview.orderHelps ? static_cast<QWidget*>(dateOrder_) : timeFormat_)->setFocus();
    showProblems(preview);
    open_->setEnabled(fine);
    emit previewed();
}

void OpenDialog::showProblems(const LogPreview& preview)
{
    problemTitle_->setVisible(preview.rejected > 0);
    problemTitle_->setText(tr("%1 of the first %2 records not read; they will be kept as dead letters, with place and reason", nullptr, formOf(preview.rejected))
                               .arg(groupedNumber(static_cast<qint64>(preview.rejected)), groupedNumber(static_cast<qint64>(preview.records))));
    for (std::size_t i = 0; i < 4; ++i) {
        problems_[i]->setVisible(i < preview.problems.size());
        if (i >= preview.problems.size()) continue;
        const PreviewProblem& problem = preview.problems[i];
        problems_[i]->setText(tr("%1 ×  %2, first in line %3:  %4").arg(QString::number(problem.count), reasonText(problem.reason), QString::number(problem.line), problem.raw));
    }
}

}  // namespace tally
