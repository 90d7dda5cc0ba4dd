#include "ui/rater/rater_window.h"

#include "ui/rater/rating_keys.h"
#include "ui/rater/rating_view.h"
#include "ui/theme/message_bar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kAdvanceMs = 140;
constexpr int kDraftMs = 400;
constexpr int kLeastZoom = 70, kMostZoom = 300;

} // namespace

RaterWindow::RaterWindow(std::unique_ptr<RaterFile> file, const ArchiveFormat& format,
                         std::filesystem::path returnFolder, QWidget* parent)
    : QWidget(parent),
      m_session(std::move(file)),
      m_format(format),
      m_returnFolder(std::move(returnFolder))
{
    setFocusPolicy(Qt::StrongFocus);
    m_advance.setSingleShot(true);
    m_commentDraft.setSingleShot(true);
    m_autoAdvance = m_session.setting("advance") != QLatin1String("0");
    buildScreens();
    connectSession();
    const int remembered = m_session.setting("zoom").toInt();
    zoom(remembered > 0 ? remembered - m_zoom : 0);
    setMonospace(m_session.setting("monospace") == QLatin1String("1"));
    if (m_session.answered() > 0)
        m_saved->setText(savedCount());
    showScreen(Screen::Instruction);
}

RaterWindow::~RaterWindow() = default;

void RaterWindow::connectSession()
{
    connect(&m_advance, &QTimer::timeout, this, &RaterWindow::advance);
    connect(&m_commentDraft, &QTimer::timeout, this, &RaterWindow::commitComment);
    connect(&m_session, &RaterSession::currentChanged, this, [this] {
        closeNotes();
        showScreen(Screen::Item);
    });
    connect(&m_session, &RaterSession::answerChanged, this, &RaterWindow::refresh);
    connect(&m_session, &RaterSession::saved, this, [this] { m_saved->setText(savedCount()); });
    connect(&m_session, &RaterSession::failed, this, [this](const QString& why) {
        m_saved->setText(tr("Not saved"));
        m_messages->post(MessageBar::Kind::Problem, tr("The last answer is not on the disk: %1").arg(why),
                         tr("Make room or check the disk, then give the answer again."));
    });
    connect(&m_session, &RaterSession::returnWritten, this, [this](const QString& path) {
        m_messages->post(MessageBar::Kind::Notice, tr("Saved to %1").arg(path),
                         tr("Send this file back to whoever gave you the pack."));
    });
    connect(&m_session, &RaterSession::returnFailed, this, [this](const QString& why) {
        m_messages->post(MessageBar::Kind::Problem, why, tr("Choose another folder with Ctrl+S."));
    });
    connect(m_view, &RatingView::chosen, this, &RaterWindow::take);
    connect(m_start, &QPushButton::clicked, this, &RaterWindow::begin);
    connect(m_next, &QPushButton::clicked, this, &RaterWindow::nextTraining);
    connect(m_return, &QPushButton::clicked, this, [this] { writeReturn(false); });
    connect(m_noteField, &QLineEdit::textEdited, this, [this] {
        if (m_note == Note::Comment)
            m_commentDraft.start(kDraftMs);
    });
    m_noteField->installEventFilter(this);
}

QString RaterWindow::savedText() const { return m_saved->text(); }
QString RaterWindow::savedCount() const { return tr("Saved ✓ %1").arg(m_session.answered()); }

void RaterWindow::showScreen(Screen screen)
{
    m_advance.stop();
    m_screen = screen;
    m_stack->setCurrentIndex(screen == Screen::Instruction ? 0 : screen == Screen::Done ? 2 : 1);
    attend();
    refresh();
    setFocus();
}

/// Time counts while the item is in sight and the window has the keyboard.
void RaterWindow::attend() { m_session.setAttending(m_screen == Screen::Item && isActiveWindow()); }

void RaterWindow::begin()
{
    if (m_session.trainingDone())
        showScreen(m_session.complete() ? Screen::Done : Screen::Item);
    else
        showScreen(Screen::Training);
}

void RaterWindow::take(int value)
{
    if (!m_session.pack().scale.contains(value) || m_advance.isActive())
        return;
    if (m_screen == Screen::Training) {
        takeTraining(value);
    } else if (m_screen == Screen::Item) {
        m_session.rate(value);
        if (m_autoAdvance)
            m_advance.start(kAdvanceMs);
    }
}

void RaterWindow::takeTraining(int value)
{
    const TrainingItem& item = m_session.pack().training[m_trainingItem];
    m_view->setValue(value);
    const QString range = item.lo == item.hi ? QString::number(item.lo) : tr("%1 or %2").arg(item.lo).arg(item.hi);
    const bool fits = value >= item.lo && value <= item.hi;
    m_view->setRemark((fits ? tr("%1 fits. ").arg(value) : tr("Most would say %1 here. ").arg(range))
                      + QString::fromStdString(item.why));
    m_trainingAnswered = true;
    m_next->setVisible(true);
}

void RaterWindow::nextTraining()
{
    if (!m_trainingAnswered)
        return;
    if (++m_trainingItem < m_session.pack().training.size()) {
        refresh();
        return;
    }
    m_trainingItem = 0;
    m_session.finishTraining();
    begin();
}

void RaterWindow::advance()
{
    if (m_session.complete() && m_session.current() + 1 >= m_session.pack().items.size())
        showScreen(Screen::Done);
    else if (!m_session.goToNextOpen())
        showScreen(Screen::Done);
}

bool RaterWindow::pressDigit(int digit)
{
    const bool rates = m_screen == Screen::Item || m_screen == Screen::Training;
    if (!rates || (m_screen == Screen::Item && !m_session.settled()))
        return rates;
    if (digit == 0 && m_screen == Screen::Item && !m_advance.isActive())
        openNote(Note::Skip, tr("Why skip it? Enter skips, Esc goes back"));
    else
        take(digit);
    return true;
}

void RaterWindow::keyPressEvent(QKeyEvent* event)
{
    m_session.activity();
    if (event->isAutoRepeat()) {
        scrollTexts(*event); // the only thing that a held key does
        return;
    }
    if (const auto digit = digitOf(*event); digit && pressDigit(*digit))
        return;
    if (!handleCommand(*event))
        QWidget::keyPressEvent(event);
}

void RaterWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ActivationChange)
        attend();
    QWidget::changeEvent(event);
}

void RaterWindow::closeEvent(QCloseEvent* event)
{
    commitComment();
    event->accept();
}

void RaterWindow::zoom(int by)
{
    m_zoom = std::clamp(m_zoom + by, kLeastZoom, kMostZoom);
    m_view->setZoom(m_zoom);
    m_session.setSetting("zoom", QString::number(m_zoom));
}

void RaterWindow::writeReturn(bool elsewhere)
{
    commitComment();
    QString folder = QString::fromStdString(m_returnFolder.string());
    if (elsewhere)
        folder = QFileDialog::getExistingDirectory(this, tr("Where to save the return"), folder);
    if (folder.isEmpty())
        return;
    m_session.writeReturn(m_format, folder.toStdString());
}

} // namespace palimpsest
