#include "ui/judge/judge_run_facts.h"

#include "ui/judge/judge_words.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/safe_text.h"

#include <QGridLayout>

namespace palimpsest {

namespace {

QString shown(std::string_view text) { return safeText(QString::fromUtf8(text.data(), qsizetype(text.size()))); }

} // namespace

JudgeRunFacts::JudgeRunFacts(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(0);
    m_endpoint = addFact(grid, tr("Endpoint"), tr("The server that the texts go to."));
    m_model = addFact(grid, tr("Model"), tr("The judge, as the server names it."));
    m_prompt = addFact(grid, tr("Prompt"), tr("The template that every request is made from."));
    m_profile = addFact(grid, tr("Profile"), tr("What is sent beside the prompt."));
    m_replicates = addFact(grid, tr("Replicates"), tr("How often every candidate is graded."));
    m_price = addFact(grid, tr("Price of a million tokens"), tr("Prompt and reply; where it is from."));
}

ElidedLabel* JudgeRunFacts::addFact(QGridLayout* grid, const QString& name, const QString& meaning)
{
    const int column = grid->columnCount();
    auto* caption = new ElidedLabel(name);
    caption->setStyle(TextSize::Caption, Token::Muted);
    caption->setMeaning(meaning);
    auto* value = new ElidedLabel;
    value->setAccessibleName(name);
    grid->addWidget(caption, 0, column);
    grid->addWidget(value, 1, column);
    grid->setColumnStretch(column, 1);
    return value;
}

void JudgeRunFacts::setRun(const JudgeRun& run)
{
    m_endpoint->setText(shown(run.endpoint.name));
    m_endpoint->setMeaning(isHistorical(run.endpoint) ? QString() : shown(run.endpoint.baseUrl));
    m_model->setText(shown(run.model));
    m_prompt->setText(shown(run.prompt.name));
    m_profile->setText(shown(nameOf(run.params.profile)));
    m_replicates->setText(QString::number(run.replicates));
    m_price->setText(run.price ? tr("%1 and %2")
                                     .arg(moneyText(run.price->inPerMillion, run.price),
                                          moneyText(run.price->outPerMillion, run.price))
                               : tr("not known"));
    m_price->setMeaning(run.price ? tr("From: %1").arg(shown(run.price->source)) : QString());
}

} // namespace palimpsest
