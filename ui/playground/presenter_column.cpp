#include "ui/playground/presenter_column.h"

#include "ui/feedback/share_bar.h"
#include "ui/feedback/text_comparison.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

QFont fontOf(int points, bool bold)
{
    QFont font = themeFont(TextSize::Body, bold);
    font.setPointSize(points);
    return font;
}

} // namespace

PresenterColumn::PresenterColumn(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(title)),
      m_weights(new QLabel),
      m_share(new QLabel),
      m_bar(new ShareBar),
      m_view(new TokenView),
      m_state(new QLabel)
{
    for (QLabel* label : {m_title, m_weights, m_share, m_state})
        label->setTextFormat(Qt::PlainText);
    m_weights->setForegroundRole(QPalette::PlaceholderText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setWordWrap(true);
    m_state->hide();
    m_view->setAccessibleName(title);
    m_view->setFocusPolicy(Qt::NoFocus); // arrow keys go through the samples here
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_weights);
    column->addWidget(m_share);
    column->addWidget(m_bar);
    column->addWidget(m_state);
    column->addWidget(m_view, 1);
    QSizePolicy keeps = m_bar->sizePolicy();
    keeps.setRetainSizeWhenHidden(true); // texts begin at the same line in every column
    m_bar->setSizePolicy(keeps);
    m_bar->hide();
}

PresenterColumn::PresenterColumn(const QString& title, PromptVoices* voices, PromptVoices::Voice voice, QWidget* parent)
    : PresenterColumn(title, parent)
{
    m_client = voices->client(voice);
    connect(voices, &PromptVoices::asked, this, &PresenterColumn::clear);
    connect(voices, &PromptVoices::choiceChanged, this, &PresenterColumn::showState);
    connect(m_client, &PromptClient::tokenArrived, this, &PresenterColumn::takeToken);
    connect(m_client, &PromptClient::stateChanged, this, &PresenterColumn::showState);
    connect(m_client, &PromptClient::finished, this, [this](const PromptAnswer& answer) {
        m_referenceTokens = answer.referenceTokens;
        showShare();
    });
    connect(m_client, &PromptClient::failed, this, [this](const QString& what) {
        m_failure = what;
        showRecorded();
        showState();
    });
    showState();
}

void PresenterColumn::setText(const QString& text)
{
    m_view->clearTokens();
    PromptToken whole;
    whole.text = text.toStdString();
    m_view->append(whole);
}

void PresenterColumn::setPoints(int points)
{
    m_title->setFont(fontOf(points, true));
    m_weights->setFont(fontOf(std::max(10, points / 2), false));
    m_state->setFont(fontOf(std::max(10, points * 2 / 3), false));
    m_share->setFont(fontOf(points, true));
    m_view->setPoints(points);
}

void PresenterColumn::clear()
{
    m_view->clearTokens();
    m_showsRecorded = false;
    m_failure.clear();
    m_referenceTokens = 0;
    showShare();
    showRecorded();
    showState();
}

void PresenterColumn::setRecorded(const QString& text, const QString& reference, qint64 epoch)
{
    const bool same = text == m_recorded && reference == m_recordedReference && epoch == m_recordedEpoch;
    m_recorded = text;
    m_recordedReference = reference;
    m_recordedEpoch = epoch;
    if (!same && !isAnswered())
        clear();
}

void PresenterColumn::showRecorded()
{
    const bool canAsk = m_client != nullptr && m_client->source() && m_failure.isEmpty();
    if (canAsk || m_recorded.isEmpty() || m_view->count() > 0)
        return;
    m_showsRecorded = true;
    const TextComparison comparison = compareTexts(m_recordedReference, m_recorded, ComparisonUnit::Word);
    int shownUntil = 0;
    const auto append = [&](int end, bool equal) {
        PromptToken part;
        part.text = m_recorded.mid(shownUntil, end - shownUntil).toStdString();
        part.equalsReference = equal;
        if (end > shownUntil)
            m_view->append(part);
        shownUntil = end;
    };
    for (const ComparedSpan& span : comparison.spans) {
        if (span.likeness != Likeness::SamePlace)
            continue;
        append(span.begin, false);
        append(span.begin + span.length, true);
    }
    append(int(m_recorded.size()), false);
    showShares(comparison.rememberedShare());
}

void PresenterColumn::takeToken(const PromptToken& token)
{
    m_view->append(token);
    m_referenceTokens += token.reference.has_value();
    showShare();
    if (m_view->count() == 1)
        showState();
}

void PresenterColumn::showShare()
{
    const bool shown = m_view->count() > 0 && m_referenceTokens > 0;
    m_bar->setVisible(shown);
    if (!shown) {
        m_share->setText(QStringLiteral(" "));
        return;
    }
    showShares(double(m_view->equalTokens()) / double(m_referenceTokens));
}

void PresenterColumn::showShares(double remembered)
{
    m_bar->show();
    m_bar->setShares(remembered, 0);
    m_share->setText(tr("%1 % remembered").arg(qRound(100 * remembered)));
}

void PresenterColumn::showState()
{
    QString weights = QStringLiteral(" ");
    if (m_showsRecorded)
        weights = tr("Recorded by the run at epoch %1").arg(m_recordedEpoch);
    else if (m_client != nullptr && m_client->source())
        weights = m_client->source()->label;
    m_weights->setText(weights);
    const QString text = stateText();
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

QString PresenterColumn::stateText() const
{
    if (m_client == nullptr || !m_failure.isEmpty())
        return m_failure;
    if (m_client->isAnswering() && m_view->count() == 0)
        return m_client->state() == PromptClient::State::Loading ? tr("Loading the weights…")
                                                                 : tr("Reading the prefix…");
    if (!m_client->source() && !m_showsRecorded)
        return tr("There are no weights to ask, and the run recorded no answer. Choose weights in the playground.");
    return {};
}

} // namespace palimpsest
