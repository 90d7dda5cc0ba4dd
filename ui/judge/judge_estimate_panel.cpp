#include "ui/judge/judge_estimate_panel.h"

#include "ui/bridge/project_desk.h"
#include "ui/judge/judge_words.h"
#include "ui/theme/number_label.h"
#include "ui/theme/section_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kStillMs = 250;

QString rangeText(const QString& low, const QString& high)
{
    return low == high ? low : JudgeEstimatePanel::tr("%1 to %2").arg(low, high);
}

} // namespace

JudgeEstimatePanel::JudgeEstimatePanel(ProjectDesk* desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_timer(new QTimer(this)),
      m_column(new QVBoxLayout(this)),
      m_notes(new QLabel)
{
    build();
    m_timer->setSingleShot(true);
    m_timer->setInterval(kStillMs);
    connect(m_timer, &QTimer::timeout, this, &JudgeEstimatePanel::ask);
    showNothing(tr("The estimate appears as soon as candidates and a judge are chosen."));
}

void JudgeEstimatePanel::build()
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(new SectionHeader(tr("Estimate")));
    m_calls = addFact(tr("Calls"), tr("Candidates × replicates."));
    m_known = addFact(tr("Answered already"),
                      tr("The same request was answered in an earlier run: its answer is used, nothing is sent."));
    m_prompt = addFact(tr("Prompt tokens"),
                       tr("Bytes of the requests that have no answer yet / 4, until a probe counts them."));
    m_reply = addFact(tr("Reply tokens"), tr("From a tenth of the limit of a reply to all of it, times the calls."));
    m_cost = addFact(tr("Cost"), tr("Prompt tokens × their price + reply tokens × theirs, low to high. The probe makes "
                                    "it exact."));
    m_cost->setTextSize(TextSize::Title, true);
    m_cost->setObjectName(QStringLiteral("estimatedCost"));
    m_notes->setObjectName(QStringLiteral("estimateNotes"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_column->addWidget(m_notes);
}

NumberLabel* JudgeEstimatePanel::addFact(const QString& name, const QString& meaning)
{
    auto* row = new QHBoxLayout;
    auto* title = new QLabel(name);
    title->setToolTip(meaning);
    auto* number = new NumberLabel(name, meaning);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(number);
    m_column->addLayout(row);
    return number;
}

void JudgeEstimatePanel::setRun(const JudgeRun& run, const std::vector<GradedEpoch>& graded, bool ready)
{
    m_run = run;
    m_graded = graded;
    ++m_question;
    m_timer->stop();
    if (ready)
        m_timer->start();
    else
        showNothing(tr("The estimate appears as soon as candidates and a judge are chosen."));
}

void JudgeEstimatePanel::ask()
{
    const int question = m_question;
    m_notes->setText(tr("Reckoning…"));
    m_notes->show();
    m_desk->read(
        this, [run = m_run, graded = m_graded](Project& project) { return previewJudgeRun(project, run, graded); },
        [this, question](const Result<CreatedRun>& preview) {
            if (question == m_question)
                show(preview);
        });
}

void JudgeEstimatePanel::show(const Result<CreatedRun>& preview)
{
    if (!preview)
        return showNothing(QString::fromStdString(preview.error().text()));
    const JudgeEstimate& estimate = preview->estimate;
    const auto& price = m_run.price;
    m_calls->setNumber(countText(estimate.calls));
    m_known->setNumber(countText(preview->known));
    m_prompt->setNumber(countText(estimate.inputTokens));
    m_reply->setNumber(rangeText(countText(estimate.outputTokensLow), countText(estimate.outputTokensHigh)));
    m_cost->setNumber(price ? rangeText(moneyText(estimate.costLow, price), moneyText(estimate.costHigh, price))
                            : tr("not known"));
    QStringList notes;
    if (preview->known == estimate.calls)
        notes.append(tr("Everything is answered already: nothing would be sent."));
    if (!price)
        notes.append(tr("Without prices the cost stays unknown, and no budget can hold it."));
    if (preview->planted > 0)
        notes.append(
            tr("%n text(s) hold a score themselves; their grades are marked.", nullptr, int(preview->planted)));
    if (preview->altered > 0)
        notes.append(
            tr("%n text(s) are not UTF-8 and are sent with replacement characters.", nullptr, int(preview->altered)));
    if (m_run.budget && estimate.costHigh && *estimate.costHigh > *m_run.budget)
        notes.append(tr("The high estimate is above the budget: the run may stop before its end."));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
}

void JudgeEstimatePanel::showNothing(const QString& why)
{
    for (NumberLabel* number : {m_calls, m_known, m_prompt, m_reply, m_cost})
        number->setNumber(unknownText());
    m_notes->setText(why);
    m_notes->show();
}

} // namespace palimpsest
