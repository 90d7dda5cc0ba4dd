#include "ui/samples/sample_detail.h"

#include "ui/bridge/run_model.h"
#include "ui/feedback/compared_text.h"
#include "ui/samples/epoch_player.h"
#include "ui/samples/sample_grid_model.h"
#include "ui/samples/sample_notes.h"
#include "ui/samples/sample_numbers.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kPrefixLines = 6;
constexpr int kNoteLines = 2;

int heightOf(const QWidget* widget, int lines) { return lines * widget->fontMetrics().lineSpacing() + 2 * kSpace; }

} // namespace

SampleDetail::SampleDetail(SampleGridModel* model, SampleNotes* notes, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_notes(notes)
{
    setFocusPolicy(Qt::StrongFocus);
    m_numbers = new SampleNumbers(this);
    m_player = new EpochPlayer(this);
    m_note = new QPlainTextEdit(this);
    m_note->setAccessibleName(tr("Note on this sample"));
    m_note->setPlaceholderText(tr("Note on this sample (N); kept beside the run"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(heightOf(m_note, kNoteLines));
    m_note->installEventFilter(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    layout->setSpacing(kSpace);
    layout->addLayout(buildHeader());
    layout->addWidget(m_numbers);
    buildTexts();
    m_legend = new QLabel(this);
    m_legend->setFont(themeFont(TextSize::Caption));
    layout->addWidget(m_legend);
    layout->addWidget(m_player);
    layout->addWidget(m_note);
    buildShortcuts();

    connect(m_player, &EpochPlayer::epochChanged, this, &SampleDetail::showEpoch);
    connect(m_notes, &SampleNotes::changed, this, &SampleDetail::showNote);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] { m_notes->setText(m_id, m_note->toPlainText()); });
    connect(m_model, &SampleGridModel::contentsChanged, this, [this] {
        if (m_id >= 0 && isVisible())
            showTexts();
    });

    const QSettings settings;
    m_character->setChecked(settings.value(QStringLiteral("samples/by_character"), false).toBool());
    m_monospace->setChecked(settings.value(QStringLiteral("samples/monospace"), false).toBool());
    setByCharacter(m_character->isChecked());
}

QHBoxLayout* SampleDetail::buildHeader()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace);
    auto* back = addButton(row, QStringLiteral("arrow-left"), tr("Back to the grid"), tr("Esc"));
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(themeFont(TextSize::Title, true));
    row->addWidget(m_title, 1);
    m_character = addButton(row, QStringLiteral("case-sensitive"), tr("Compare by character"), tr("C"));
    m_monospace = addButton(row, QStringLiteral("code"), tr("Monospace"), tr("M"));
    m_bookmark = addButton(row, QStringLiteral("star"), tr("Bookmark"), tr("B"));
    auto* previous = addButton(row, QStringLiteral("arrow-up"), tr("Previous sample"), tr("Up"));
    auto* next = addButton(row, QStringLiteral("arrow-down"), tr("Next sample"), tr("Down"));
    for (QToolButton* toggle : {m_character, m_monospace, m_bookmark}) {
        toggle->setCheckable(true);
        toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        toggle->setText(QStringLiteral(" ") + toggle->text()); // the style leaves no room beside the icon
    }
    connect(back, &QToolButton::clicked, this, &SampleDetail::closed);
    connect(previous, &QToolButton::clicked, this, [this] { stepSample(-1); });
    connect(next, &QToolButton::clicked, this, [this] { stepSample(1); });
    connect(m_character, &QToolButton::toggled, this, &SampleDetail::setByCharacter);
    connect(m_monospace, &QToolButton::toggled, this, &SampleDetail::setMonospace);
    connect(m_bookmark, &QToolButton::clicked, this, [this](bool on) { m_notes->setBookmarked(m_id, on); });
    return row;
}

QToolButton* SampleDetail::addButton(QHBoxLayout* row, const QString& icon, const QString& name, const QString& key)
{
    auto* button = new QToolButton(this);
    button->setIcon(themeIcon(icon));
    button->setText(name);
    button->setAccessibleName(name);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(name, key));
    row->addWidget(button);
    return button;
}

void SampleDetail::buildTexts()
{
    m_prefix = new ComparedText(tr("Prefix"), this);
    m_prefix->setMuted(true);
    m_prefix->setMaximumHeight(heightOf(m_prefix, kPrefixLines));
    m_reference = new ComparedText(tr("Reference"), this);
    m_before = new ComparedText(tr("Before"), this);
    m_now = new ComparedText(tr("Epoch"), this);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(kSpaceWide);
    splitter->setStyleSheet(QStringLiteral("QSplitter::handle { background: transparent; width: 16px; }"));
    for (ComparedText* text : {m_reference, m_before, m_now}) {
        text->setTextSize(TextSize::Title);
        text->setKeepsBarRoom(true);
        splitter->addWidget(text);
        splitter->setStretchFactor(splitter->count() - 1, 1);
    }
    linkScrolling({m_reference->verticalScrollBar(), m_before->verticalScrollBar(), m_now->verticalScrollBar()});
    auto* layout = static_cast<QVBoxLayout*>(this->layout());
    layout->addWidget(m_prefix);
    layout->addWidget(splitter, 1);
}

void SampleDetail::buildShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto&& act) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(Qt::Key_Escape, [this] { Q_EMIT closed(); });
    add(Qt::Key_Left, [this] { m_player->stepBy(-1); });
    add(Qt::Key_Right, [this] { m_player->stepBy(1); });
    add(Qt::Key_Up, [this] { stepSample(-1); });
    add(Qt::Key_Down, [this] { stepSample(1); });
    add(Qt::Key_Space, [this] { togglePlaying(); });
    add(Qt::Key_B, [this] { m_bookmark->click(); });
    add(Qt::Key_C, [this] { m_character->toggle(); });
    add(Qt::Key_M, [this] { m_monospace->toggle(); });
    add(Qt::Key_N, [this] { editNote(); });
}

void SampleDetail::setRun(const RunModel* run)
{
    m_player->stop();
    m_run = run;
    m_id = -1;
}

void SampleDetail::open(std::int64_t id, std::int64_t epoch)
{
    m_id = id;
    if (m_run != nullptr)
        m_player->setEpochs(m_run->sampledEpochs());
    m_player->setEpoch(epoch);
    showTexts();
    showNote();
}

std::int64_t SampleDetail::epoch() const { return m_player->epoch(); }

void SampleDetail::togglePlaying() { m_player->togglePlaying(); }

void SampleDetail::editNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->moveCursor(QTextCursor::End);
}

void SampleDetail::showTexts()
{
    if (m_run == nullptr)
        return;
    const SampleText* text = m_run->sampleText(m_id);
    m_title->setText(text ? tr("doc %1 · sample %2").arg(text->docId).arg(m_id) : tr("sample %1").arg(m_id));
    if (text != nullptr) {
        m_prefix->setText(text->prefix);
        m_reference->setText(text->reference);
    } else {
        m_prefix->setAbsent(tr("samples.csv, which holds the texts, has not been read."));
        m_reference->setAbsent(tr("samples.csv, which holds the texts, has not been read."));
    }
    const SampleEvaluated* before = m_run->sample(m_id, 0);
    if (before != nullptr)
        m_before->setTexts(text ? text->reference : QString(), QString::fromStdString(before->candidate));
    else
        m_before->setAbsent(tr("This run has no epoch 0."));
    m_before->setTitle(before && before->recited ? tr("Before · recited word for word") : tr("Before"));
    m_player->setEpochs(m_run->sampledEpochs());
    showEpoch();
}

void SampleDetail::showEpoch()
{
    if (m_run == nullptr || m_id < 0)
        return;
    const SampleText* text = m_run->sampleText(m_id);
    const SampleEvaluated* now = m_run->sample(m_id, epoch());
    m_now->setTitle(epoch() == 0 ? tr("Before") : tr("Epoch %1").arg(epoch()));
    if (now != nullptr)
        m_now->setTexts(text ? text->reference : QString(), QString::fromStdString(now->candidate));
    else
        m_now->setAbsent(tr("Not evaluated yet."));
    const int row = m_model->table().rowOf(m_id);
    const int column = m_model->columnOf(epoch());
    m_numbers->show(now, row >= 0 && column >= 0 ? m_model->table().cell(row, column).fate : Fate::Unknown);
    m_numbers->setGrades(m_model->grades(m_id, epoch()));
    Q_EMIT shownChanged(m_id, epoch());
}

void SampleDetail::showNote()
{
    const SampleNote& note = m_notes->note(m_id);
    m_bookmark->setChecked(note.bookmarked);
    if (note.text != m_note->toPlainText()) {
        const QSignalBlocker quiet(m_note);
        m_note->setPlainText(note.text);
    }
}

void SampleDetail::stepSample(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    // A sample that the filter has hidden since leads to the first one.
    const int row = m_model->rowOf(m_id);
    open(m_model->idAt(row < 0 ? 0 : std::clamp(row + by, 0, count - 1)), epoch());
}

void SampleDetail::setByCharacter(bool on)
{
    const ComparisonUnit unit = on ? ComparisonUnit::Character : ComparisonUnit::Word;
    m_before->setUnit(unit);
    m_now->setUnit(unit);
    const QString what = on ? tr("characters") : tr("words");
    m_legend->setText(tr("Underlined: %1 equal to the reference in the same place. Dotted: %2 %1 in a row that stand "
                         "elsewhere in the reference.")
                          .arg(what)
                          .arg(gramLength(unit)));
    QSettings().setValue(QStringLiteral("samples/by_character"), on);
}

void SampleDetail::setMonospace(bool on)
{
    for (ComparedText* text : {m_prefix, m_reference, m_before, m_now})
        text->setMonospace(on);
    QSettings().setValue(QStringLiteral("samples/monospace"), on);
}

bool SampleDetail::eventFilter(QObject* watched, QEvent* event)
{
    // In the note every key is a letter of it, but Escape, which leaves it.
    if (watched == m_note && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (watched == m_note && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SampleDetail::hideEvent(QHideEvent* event)
{
    m_player->stop();
    QWidget::hideEvent(event);
}

} // namespace palimpsest
