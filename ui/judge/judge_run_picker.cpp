#include "ui/judge/judge_run_picker.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/pill_label.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace palimpsest {

JudgeRunPicker::JudgeRunPicker(OpenJudge* judge, QWidget* parent)
    : QWidget(parent),
      m_judge(judge),
      m_runs(new QComboBox),
      m_state(new PillLabel)
{
    m_runs->setObjectName(QStringLiteral("judgeRun"));
    m_runs->setAccessibleName(tr("Judge run"));
    m_runs->setToolTip(tr("The judge run that is looked at: number, model, state"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_runs->setMinimumContentsLength(28);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_runs);
    layout->addWidget(m_state);
    layout->addStretch(1);
    connect(m_runs, &QComboBox::activated, this,
            [this](int row) { m_judge->setCurrent(m_runs->itemData(row).toLongLong()); });
    connect(m_judge, &OpenJudge::loaded, this, &JudgeRunPicker::showRuns);
    connect(m_judge, &OpenJudge::currentChanged, this, &JudgeRunPicker::showState);
    connect(m_judge, &OpenJudge::started, this, &JudgeRunPicker::showState);
    connect(m_judge, &OpenJudge::progressed, this, &JudgeRunPicker::showState);
    showRuns();
}

void JudgeRunPicker::showRuns()
{
    m_runs->clear();
    for (const JudgeRunState& state : m_judge->runs())
        m_runs->addItem(judgeRunTitle(state), qlonglong(state.run.id));
    showState();
}

void JudgeRunPicker::showState()
{
    const JudgeRunState* current = m_judge->current();
    if (current == nullptr)
        return m_state->setText({}, PillLabel::Tone::Neutral);
    m_runs->setCurrentIndex(m_runs->findData(qlonglong(current->run.id)));
    const bool live = m_judge->isLive(current->run.id) && m_judge->progress();
    const RunStateLook look =
        live ? judgeStateLook(QString::fromStdString(m_judge->progress()->state)) : judgeStateLook(current->run);
    m_state->setText(look.word, look.tone, look.icon);
}

} // namespace palimpsest
