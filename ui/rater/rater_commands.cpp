#include "ui/rater/rater_window.h"

#include "ui/rater/rating_view.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <utility>

namespace palimpsest {

bool RaterWindow::handleCommand(QKeyEvent& event)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    const int key = event.key();
    if (control && (key == Qt::Key_Plus || key == Qt::Key_Equal))
        zoom(10);
    else if (control && key == Qt::Key_Minus)
        zoom(-10);
    else if (control && key == Qt::Key_0)
        zoom(100 - m_zoom);
    else if (control && key == Qt::Key_S)
        writeReturn(true);
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        confirm();
    else if (scrollTexts(event))
        return true;
    else if (key == Qt::Key_M && !control)
        setMonospace(!m_monospace);
    else if (key == Qt::Key_Escape || (key == Qt::Key_I && !control))
        showScreen(Screen::Instruction);
    else if (m_screen == Screen::Item || m_screen == Screen::Done)
        return handleAnswer(key, control);
    else
        return false;
    return true;
}

void RaterWindow::confirm()
{
    if (m_screen == Screen::Instruction)
        begin();
    else if (m_screen == Screen::Training)
        nextTraining();
    else if (m_screen == Screen::Done)
        writeReturn(false);
}

bool RaterWindow::handleAnswer(int key, bool control)
{
    if (key == Qt::Key_Backspace || (control && key == Qt::Key_Z))
        m_session.undo();
    else if (control && key == Qt::Key_Y)
        m_session.redo();
    else if (control)
        return false;
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        move(key == Qt::Key_Left ? -1 : 1);
    else if (key == Qt::Key_U)
        m_session.goToNextOpen();
    else if (key == Qt::Key_G)
        openNote(Note::GoTo, tr("Go to item number, then Enter"));
    else if (m_screen != Screen::Item)
        return false;
    else if (key == Qt::Key_F)
        m_session.toggleFlag();
    else if (key == Qt::Key_C)
        openNote(Note::Comment, tr("Comment; Enter or Esc closes it"));
    else if (key == Qt::Key_A)
        toggleAutoAdvance();
    else
        return false;
    return true;
}

void RaterWindow::move(int by)
{
    if (m_screen == Screen::Done && by < 0)
        showScreen(Screen::Item);
    else if (m_screen == Screen::Item && by > 0 && m_session.complete()
             && m_session.current() + 1 == m_session.pack().items.size())
        showScreen(Screen::Done);
    else
        m_session.step(by);
}

void RaterWindow::toggleAutoAdvance()
{
    m_autoAdvance = !m_autoAdvance;
    m_session.setSetting("advance", m_autoAdvance ? QStringLiteral("1") : QStringLiteral("0"));
    m_view->setRemark(m_autoAdvance ? tr("Moves on after each answer.") : tr("Stays after each answer; → moves on."));
}

void RaterWindow::setMonospace(bool monospace)
{
    m_monospace = monospace;
    m_view->setMonospace(monospace);
    m_session.setSetting("monospace", monospace ? QStringLiteral("1") : QStringLiteral("0"));
}

bool RaterWindow::scrollTexts(const QKeyEvent& event)
{
    const int key = event.key();
    const int pages = key == Qt::Key_PageDown || key == Qt::Key_Space ? 1 : key == Qt::Key_PageUp ? -1 : 0;
    const int lines = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (pages == 0 && lines == 0)
        return false;
    if (m_screen == Screen::Instruction) {
        QScrollBar* bar = m_instruction->verticalScrollBar();
        bar->setValue(bar->value() + pages * bar->pageStep() + lines * bar->singleStep());
    } else {
        m_view->readOn(pages, lines);
    }
    return true;
}

void RaterWindow::openNote(Note note, const QString& hint)
{
    // The comment is on this item, which must not slide away under it.
    m_advanceAfterNote = note == Note::Comment && m_advance.isActive();
    m_advance.stop();
    m_note = note;
    m_noteField->setPlaceholderText(hint);
    m_noteField->setAccessibleName(hint);
    m_noteField->setText(note == Note::Comment ? QString::fromStdString(m_session.answer().comment) : QString());
    m_noteField->setVisible(true);
    m_noteField->setFocus();
}

void RaterWindow::closeNotes()
{
    commitComment();
    m_note = Note::None;
    m_noteField->setVisible(false);
    setFocus();
    if (std::exchange(m_advanceAfterNote, false))
        m_advance.start(0);
}

void RaterWindow::commitComment()
{
    m_commentDraft.stop();
    if (m_note == Note::Comment)
        m_session.comment(m_noteField->text());
}

void RaterWindow::acceptNote()
{
    const QString text = m_noteField->text().trimmed();
    const Note note = m_note;
    closeNotes();
    if (note == Note::Skip) {
        m_session.skip(text);
        if (m_autoAdvance)
            advance();
    } else if (note == Note::GoTo) {
        const int number = text.toInt();
        if (number >= 1)
            m_session.go(std::size_t(number - 1));
    }
    refresh();
}

bool RaterWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_noteField && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        m_session.activity();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            acceptNote();
            return true;
        }
        if (key == Qt::Key_Escape) {
            closeNotes();
            refresh();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace palimpsest
