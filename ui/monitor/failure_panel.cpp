#include "ui/monitor/failure_panel.h"

#include "ui/bridge/run_model.h"
#include "ui/theme/safe_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace palimpsest {

FailurePanel::FailurePanel(QWidget* parent)
    : Card(parent),
      m_icon(new QLabel),
      m_title(new QLabel),
      m_text(new QLabel),
      m_log(new QPushButton(tr("Show the log"))),
      m_goOn(new QPushButton(tr("Go on from the last checkpoint")))
{
    for (QLabel* label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_text->setWordWrap(true);
    m_text->setAccessibleName(tr("Why the run failed"));
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 8, 16, 8);
    line->setSpacing(16);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addLayout(words, 1);
    line->addWidget(m_log, 0, Qt::AlignVCenter);
    line->addWidget(m_goOn, 0, Qt::AlignVCenter);
    connect(m_log, &QPushButton::clicked, this, &FailurePanel::logWanted);
    connect(m_goOn, &QPushButton::clicked, this, &FailurePanel::goOnWanted);
    connect(&Theme::instance(), &Theme::changed, this, &FailurePanel::restyle);
    restyle();
    hide();
}

void FailurePanel::restyle()
{
    const int side = Theme::instance().scaled(24);
    m_icon->setPixmap(themeIcon(QStringLiteral("octagon-alert"), Token::Danger).pixmap(side, side));
    m_title->setFont(themeFont(TextSize::Title, true));
}

void FailurePanel::showFailureOf(const RunModel* run, bool resumable)
{
    const QString state = run != nullptr ? run->state() : QString();
    const bool failed = state == QLatin1String("failed");
    const bool interrupted = state == QLatin1String("interrupted");
    setVisible(failed || interrupted);
    m_goOn->setVisible(resumable);
    if (!failed && !interrupted)
        return;
    m_title->setText(failed ? tr("The run failed in epoch %1").arg(run->epoch())
                            : tr("The run was broken off in epoch %1").arg(run->epoch()));
    m_text->setText(safeText(run->outcome()));
}

QString FailurePanel::text() const { return m_text->text(); }

} // namespace palimpsest
