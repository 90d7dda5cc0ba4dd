#include "ui/playground/answer_panel.h"

#include "ui/bridge/run_handle.h"
#include "ui/feedback/share_bar.h"
#include "ui/playground/prompt_sources.h"
#include "ui/playground/token_view.h"
#include "ui/theme/elided_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

QToolButton* toolButton(const QString& icon, const QString& name, const QString& toolTip)
{
    auto* button = new QToolButton;
    button->setIcon(themeIcon(icon));
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    return button;
}

QString sizeText(std::int64_t bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

QString millions(std::int64_t parameters)
{
    return QLocale().toString(double(parameters) / 1e6, 'f', parameters < 100'000'000 ? 1 : 0);
}

} // namespace

AnswerPanel::AnswerPanel(const QString& role, PromptVoices* voices, PromptVoices::Voice voice, QWidget* parent)
    : Card(parent),
      m_role(role),
      m_voices(voices),
      m_voice(voice),
      m_client(voices->client(voice))
{
    build();
    connect(m_voices, &PromptVoices::choiceChanged, this, &AnswerPanel::fillPicker);
    connect(m_voices, &PromptVoices::asked, this, &AnswerPanel::begin);
    connect(m_picker, &QComboBox::activated, this, &AnswerPanel::pick);
    connect(m_client, &PromptClient::tokenArrived, this, &AnswerPanel::takeToken);
    connect(m_client, &PromptClient::finished, this, &AnswerPanel::takeFinished);
    connect(m_client, &PromptClient::failed, this, &AnswerPanel::fail);
    connect(m_client, &PromptClient::stateChanged, this, &AnswerPanel::showState);
    connect(m_release, &QToolButton::clicked, m_client, &PromptClient::release);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_view->text()); });
    connect(m_choose, &QPushButton::clicked, this, &AnswerPanel::chooseDirectory);
    fillPicker();
}

void AnswerPanel::build()
{
    m_picker = new QComboBox;
    m_picker->setAccessibleName(tr("Weights: %1").arg(m_role));
    m_picker->setToolTip(tr("Which weights answer here."));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_picker->setMinimumContentsLength(4);
    m_release = toolButton(QStringLiteral("eject"), tr("Free memory"),
                           tr("Let go of the weights; they are loaded again when asked."));
    m_copy = toolButton(QStringLiteral("copy"), tr("Copy the answer"), tr("Copy the answer"));
    auto* role = new QLabel(m_role);
    role->setFont(themeFont(TextSize::Title, true));
    m_memory = new ElidedLabel;
    m_memory->setStyle(TextSize::Caption, Token::Muted);
    m_status = new ElidedLabel;
    m_status->setStyle(TextSize::Caption, Token::Muted);

    m_view = new TokenView;
    m_view->setAccessibleName(tr("Answer: %1").arg(m_role));
    m_stack = new QStackedWidget;
    m_stack->addWidget(buildEmpty());
    m_stack->addWidget(m_view);
    m_bar = new ShareBar;
    m_share = new QLabel;
    m_share->setToolTip(tr("Tokens of the answer that equal the reference's token at the same place, divided by the "
                           "tokens of the reference: |{i : answer[i] = reference[i]}| / |reference|."));

    auto* top = new QHBoxLayout;
    top->addWidget(role);
    top->addWidget(m_picker, 1);
    top->addWidget(m_release);
    top->addWidget(m_copy);
    auto* share = new QHBoxLayout;
    share->addWidget(m_bar, 1);
    share->addWidget(m_share);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_memory);
    column->addLayout(share);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
}

QWidget* AnswerPanel::buildEmpty()
{
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_choose = new QPushButton(tr("Choose a folder…"));
    auto* empty = new QWidget;
    auto* column = new QVBoxLayout(empty);
    column->setSpacing(16);
    column->addStretch();
    column->addWidget(m_sentence);
    column->addWidget(m_choose, 0, Qt::AlignCenter);
    column->addStretch();
    return empty;
}

void AnswerPanel::fillPicker()
{
    const auto& all = m_voices->sources()->all();
    m_picker->clear();
    for (const PromptSource& source : all)
        m_picker->addItem(source.label);
    if (!all.empty())
        m_picker->insertSeparator(m_picker->count());
    m_picker->addItem(themeIcon(QStringLiteral("folder-open")), tr("Choose a folder…"));
    const auto& chosen = m_client->source();
    const auto place = chosen ? std::find(all.begin(), all.end(), *chosen) : all.end();
    m_picker->setCurrentIndex(place != all.end() ? int(place - all.begin()) : -1);
    if (!chosen)
        clear();
    showState();
}

void AnswerPanel::pick(int index)
{
    const auto& all = m_voices->sources()->all();
    if (index < 0 || index >= int(all.size()))
        return chooseDirectory();
    clear();
    m_voices->choose(m_voice, PromptSource(all[std::size_t(index)]));
}

void AnswerPanel::chooseDirectory()
{
    auto* dialog = new QFileDialog(window(), tr("Choose a model's folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& directory) {
        clear();
        m_voices->choose(m_voice, m_voices->sources()->addDirectory(directory));
    });
    connect(dialog, &QFileDialog::rejected, this, &AnswerPanel::fillPicker);
    dialog->open();
}

void AnswerPanel::begin(const PromptRequest& request)
{
    clear();
    m_hasReference = !request.reference.empty();
    showState();
}

void AnswerPanel::fail(const QString& what)
{
    m_failure = what;
    showState();
    Q_EMIT problem(tr("%1 has no answer: %2").arg(m_role, what), tr("Choose other weights, or change the prompt."));
}

void AnswerPanel::clear()
{
    m_view->clearTokens();
    m_answer.reset();
    m_failure.clear();
    m_referenceTokens = 0;
    m_hasReference = false;
    showState();
}

void AnswerPanel::takeToken(const PromptToken& token)
{
    m_view->append(token);
    m_referenceTokens += token.reference.has_value();
    if (m_view->count() == 1)
        showState();
    showShare();
}

void AnswerPanel::takeFinished(const PromptAnswer& answer)
{
    m_answer = answer;
    m_referenceTokens = answer.referenceTokens;
    showState();
}

void AnswerPanel::showShare()
{
    const bool shown = m_hasReference && m_referenceTokens > 0 && m_view->count() > 0;
    m_bar->setVisible(shown);
    m_share->setVisible(shown);
    if (!shown)
        return;
    const double share = double(m_view->equalTokens()) / double(m_referenceTokens);
    m_bar->setShares(share, 0);
    m_share->setText(tr("%1 of %2 tokens equal").arg(m_view->equalTokens()).arg(m_referenceTokens));
}

QString AnswerPanel::memoryText() const
{
    if (!m_client->source())
        return tr("No weights chosen");
    if (m_client->source()->pausedRun)
        return tr("The run's own weights, no copy; it goes on as if it had not been asked");
    const PromptModelInfo& info = m_client->info();
    switch (m_client->state()) {
    case PromptClient::State::Ready:
        return tr("%1 · %2 M parameters · %3 in memory")
            .arg(QString::fromStdString(info.family), millions(info.parameters), sizeText(info.bytes));
    case PromptClient::State::Loading:
        return tr("Loading…");
    case PromptClient::State::Failed:
        return tr("Could not be loaded");
    case PromptClient::State::Unloaded:
        break;
    }
    return tr("Not loaded; it will be when it is asked");
}

QString AnswerPanel::emptyText() const
{
    if (!m_failure.isEmpty())
        return m_failure;
    if (!m_client->source()) {
        const QString& whyNone = m_voices->sources()->whyNone();
        return whyNone.isEmpty() ? tr("Pause the run to ask its weights as they are, or wait for its first checkpoint.")
                                 : whyNone;
    }
    if (m_client->state() == PromptClient::State::Loading)
        return tr("Loading %1…").arg(m_client->source()->label);
    if (m_client->isAnswering())
        return tr("Reading the prompt…");
    return tr("The answer appears here, token by token.");
}

QString AnswerPanel::status() const
{
    if (m_client->isAnswering())
        return tr("Generating… %1 tokens").arg(m_view->count());
    if (!m_answer)
        return {};
    const double rate = m_answer->seconds > 0 ? double(m_answer->ids.size()) / m_answer->seconds : 0;
    QString end = tr("all new tokens used");
    if (m_answer->end == PromptEnd::EndOfText)
        end = tr("ended by end of text");
    else if (m_answer->end == PromptEnd::Cancelled)
        end = tr("stopped");
    return tr("%1 tokens · %2 a second · %3").arg(m_answer->ids.size()).arg(QLocale().toString(rate, 'f', 1), end);
}

void AnswerPanel::showState()
{
    const bool hasTokens = m_view->count() > 0;
    m_stack->setCurrentIndex(hasTokens && m_failure.isEmpty() ? 1 : 0);
    m_sentence->setText(emptyText());
    m_choose->setVisible(!m_client->source());
    m_memory->setText(memoryText());
    m_release->setVisible(m_client->source() && !m_client->source()->pausedRun);
    m_release->setEnabled(m_client->state() == PromptClient::State::Ready && !m_client->isAnswering());
    m_copy->setEnabled(hasTokens);
    m_status->setText(status());
    showShare();
}

} // namespace palimpsest
