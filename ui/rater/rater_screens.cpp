#include "ui/rater/rater_window.h"

#include "ui/rater/rating_view.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

QLabel* plainLabel(const QString& text, TextSize size, bool bold = false)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(themeFont(size, bold));
    return label;
}

/// A column of reading width in the middle of the window.
QWidget* centred(QVBoxLayout* column)
{
    auto* content = new QWidget;
    content->setLayout(column);
    content->setMaximumWidth(Theme::instance().scaled(720));
    auto* outer = new QWidget;
    auto* row = new QHBoxLayout(outer);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    return outer;
}

QString keysText()
{
    return RaterWindow::tr("1 to 8 rates · 0 skips · C comments · F flags · Backspace undoes · Ctrl+Y redoes · ← → "
                           "moves · Page ↓ reads on · U next unrated · G goes to a number · A moves on by itself, or "
                           "not · M shows code in a monospaced type · Ctrl + and Ctrl − zoom · I shows this page · Esc "
                           "pauses");
}

} // namespace

void RaterWindow::buildScreens()
{
    m_messages = new MessageBar;
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeInstruction());
    m_stack->addWidget(makeItem());
    m_stack->addWidget(makeDone());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_stack, 1);
    setWindowTitle(tr("Palimpsest Rater"));
    setMinimumSize(720, 560);
    resize(1024, 800);
}

QWidget* RaterWindow::makeInstruction()
{
    const Scale& scale = m_session.pack().scale;
    auto* column = new QVBoxLayout;
    column->setSpacing(16);
    column->addStretch(1);
    column->addWidget(plainLabel(tr("How to rate"), TextSize::Headline, true));
    // The instruction is shown verbatim: it is part of the instrument.
    QLabel* instruction = plainLabel(QString::fromStdString(scale.instruction).trimmed(), TextSize::Title);
    instruction->setAccessibleName(tr("Instruction"));
    instruction->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(instruction);
    column->addWidget(
        plainLabel(tr("%1 is low quality, or very close to the reference; %2 is high quality and different "
                      "from it. Every answer is saved at once; stop and go on whenever you like.")
                       .arg(scale.lo)
                       .arg(scale.hi),
                   TextSize::Body));
    column->addWidget(plainLabel(keysText(), TextSize::Body));
    column->addStretch(2);
    m_instruction = new QScrollArea;
    m_instruction->setWidgetResizable(true);
    m_instruction->setFrameShape(QFrame::NoFrame);
    m_instruction->setFocusPolicy(Qt::NoFocus);
    m_instruction->setWidget(centred(column));
    // Below what scrolls: it is in sight whatever the type's size.
    m_start = new QPushButton;
    m_start->setDefault(true);
    m_start->setFocusPolicy(Qt::NoFocus);
    m_start->setFont(themeFont(TextSize::Title, true));
    auto* below = new QVBoxLayout;
    below->addWidget(m_start, 0, Qt::AlignLeft);
    auto* page = new QWidget;
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 16);
    whole->setSpacing(0);
    whole->addWidget(m_instruction, 1);
    whole->addWidget(centred(below));
    return page;
}

QWidget* RaterWindow::makeItem()
{
    m_view = new RatingView(m_session.pack().scale);
    m_place = plainLabel({}, TextSize::Body, true);
    m_place->setWordWrap(false);
    m_saved = plainLabel({}, TextSize::Body);
    m_saved->setWordWrap(false);
    m_saved->setAccessibleName(tr("Saved"));
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(4);
    m_progress->setAccessibleName(tr("Progress"));
    m_next = new QPushButton(tr("Next (Enter)"));
    m_next->setFocusPolicy(Qt::NoFocus);
    m_help = plainLabel(tr("0 skip · C comment · F flag · Backspace undo · I instruction and keys"), TextSize::Caption);
    auto* top = new QHBoxLayout;
    top->addWidget(m_place);
    top->addStretch(1);
    top->addWidget(m_saved);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_help, 1);
    bottom->addWidget(m_next);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_progress);
    column->addWidget(m_view, 1);
    column->addWidget(makeNotes());
    column->addLayout(bottom);
    QWidget* page = centred(column);
    m_view->parentWidget()->setMaximumWidth(Theme::instance().scaled(960));
    return page;
}

QWidget* RaterWindow::makeNotes()
{
    m_noteField = new QLineEdit;
    m_noteField->setFont(themeFont(TextSize::Body));
    m_noteField->setVisible(false);
    return m_noteField;
}

QWidget* RaterWindow::makeDone()
{
    auto* column = new QVBoxLayout;
    column->setSpacing(16);
    column->addStretch(1);
    column->addWidget(plainLabel(tr("Save your answers"), TextSize::Headline, true));
    m_doneText = plainLabel({}, TextSize::Title);
    column->addWidget(m_doneText);
    m_return = new QPushButton(tr("Save the return (Enter)"));
    m_return->setFocusPolicy(Qt::NoFocus);
    m_return->setDefault(true);
    column->addWidget(m_return, 0, Qt::AlignLeft);
    column->addWidget(plainLabel(tr("Ctrl+S saves it elsewhere. You can still go back with ← and change answers; save "
                                    "a further return afterwards."),
                                 TextSize::Body));
    column->addStretch(2);
    return centred(column);
}

void RaterWindow::refresh()
{
    const std::size_t count = m_session.pack().items.size();
    m_start->setText(m_session.answered() > 0 ? tr("Go on (Enter)") : tr("Start (Enter)"));
    m_progress->setRange(0, int(count));
    m_progress->setValue(int(m_session.answered()));
    if (m_screen == Screen::Training)
        refreshTraining();
    else if (m_screen == Screen::Item)
        refreshItem();
    else if (m_screen == Screen::Done)
        refreshDone();
}

void RaterWindow::refreshItem()
{
    const PackItem& item = m_session.item();
    const ItemAnswer& answer = m_session.answer();
    m_next->setVisible(false);
    m_saved->setVisible(true);
    m_place->setText(tr("%1 / %2").arg(m_session.current() + 1).arg(m_session.pack().items.size()));
    if (m_shown != &item) {
        m_shown = &item;
        m_view->setTexts(item.prefix, item.reference, item.output);
    }
    m_view->setValue(answer.value);
    QStringList remarks;
    if (answer.skipped)
        remarks << (answer.skipReason.empty() ? tr("Skipped.")
                                              : tr("Skipped: %1").arg(QString::fromStdString(answer.skipReason)));
    if (answer.flagged)
        remarks << tr("⚑ Flagged.");
    if (!answer.comment.empty())
        remarks << tr("Comment: %1").arg(QString::fromStdString(answer.comment));
    m_view->setRemark(remarks.join(QStringLiteral("   ")));
}

void RaterWindow::refreshTraining()
{
    const TrainingItem& item = m_session.pack().training[m_trainingItem];
    m_shown = nullptr;
    m_trainingAnswered = false;
    m_next->setVisible(false);
    m_place->setText(tr("Training %1 / %2").arg(m_trainingItem + 1).arg(m_session.pack().training.size()));
    m_saved->setVisible(false);
    m_view->setTexts(item.prefix, item.reference, item.output);
    m_view->setValue({});
    m_view->setRemark(tr("These first answers are for practice and are not kept."));
}

void RaterWindow::refreshDone()
{
    std::size_t skipped = 0, flagged = 0;
    for (std::size_t i = 0; i < m_session.pack().items.size(); ++i) {
        skipped += m_session.answerOf(i).skipped ? 1 : 0;
        flagged += m_session.answerOf(i).flagged ? 1 : 0;
    }
    m_doneText->setText(tr("%1 items: %2 rated, %3 skipped, %4 flagged. Save the return and send the file back.")
                            .arg(m_session.pack().items.size())
                            .arg(m_session.answered() - skipped)
                            .arg(skipped)
                            .arg(flagged));
}

} // namespace palimpsest
