#include "ui/playground/presenter_column.h"

#include "ui/feedback/share_bar.h"
#include "ui/playground/token_view.h"
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
    m_failure.clear();
    m_referenceTokens = 0;
    showShare();
    showState();
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
    const double share = double(m_view->equalTokens()) / double(m_referenceTokens);
    m_bar->setShares(share, 0);
    m_share->setText(tr("%1 % remembered").arg(qRound(100 * share)));
}

void PresenterColumn::showState()
{
    m_weights->setText(m_client != nullptr && m_client->source() ? m_client->source()->label : QStringLiteral(" "));
    if (m_client == nullptr)
        return;
    QString text = m_failure;
    if (text.isEmpty() && m_client->isAnswering() && m_view->count() == 0)
        text =
            m_client->state() == PromptClient::State::Loading ? tr("Loading the weights…") : tr("Reading the prefix…");
    if (text.isEmpty() && !m_client->source())
        text = tr("No weights to ask. Choose some in the playground.");
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

} // namespace palimpsest
