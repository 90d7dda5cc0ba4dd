#include "ui/playground/playground_page.h"

#include "ui/bridge/run_handle.h"
#include "ui/feedback/compared_text.h"
#include "ui/playground/answer_panel.h"
#include "ui/playground/generation_settings.h"
#include "ui/playground/presenter_view.h"
#include "ui/playground/prompt_picker.h"
#include "ui/playground/shade_legend.h"
#include "ui/playground/token_text.h"
#include "ui/theme/card.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr const char* kSides = "playground/sides";
constexpr const char* kAnswers = "playground/answers";
constexpr int kPickerWidth = 264;
constexpr int kPromptLines = 4;

} // namespace

PlaygroundPage::PlaygroundPage(QWidget* parent) : Page(parent), m_voices(new PromptVoices(this))
{
    m_picker = new PromptPicker;
    m_present = new QAction(themeIcon(QStringLiteral("presentation")), tr("Present"), this);
    m_present->setShortcut(Qt::Key_F5);
    m_present->setToolTip(tr("Before and after in large type, full screen (F5)"));
    auto* main = new QWidget;
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(buildPrompt());
    column->addWidget(buildAnswers(), 1);
    m_sides = new QSplitter;
    m_sides->setChildrenCollapsible(false);
    m_sides->addWidget(m_picker);
    m_sides->addWidget(main);
    m_sides->setStretchFactor(1, 1);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_sides);
    restore();
    connectParts();
    showState();
}

PlaygroundPage::~PlaygroundPage()
{
    QSettings settings;
    settings.setValue(QLatin1String(kSides), m_sides->saveState());
    settings.setValue(QLatin1String(kAnswers), m_answers->saveState());
    delete m_presenter;
}

QWidget* PlaygroundPage::buildPrompt()
{
    m_promptCaption = new ElidedLabel;
    m_promptCaption->setStyle(TextSize::Title, Token::Text, true);
    m_prompt = new QPlainTextEdit;
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setPlaceholderText(tr("Type a text to be continued, or pick a forget sample at the left."));
    m_prompt->setTabChangesFocus(true);
    m_prompt->setTabStopDistance(kTabColumns * m_prompt->fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    m_prompt->setFixedHeight(m_prompt->fontMetrics().lineSpacing() * kPromptLines + 16);
    m_settings = new GenerationSettings;
    m_generate = new QPushButton(themeIcon(QStringLiteral("play"), Token::OnAccent), tr("Generate"));
    m_generate->setProperty("primary", true);
    m_stop = new QPushButton(themeIcon(QStringLiteral("square")), tr("Stop"));
    m_stop->setToolTip(tr("End both answers where they are (Esc)"));
    m_hint = new ElidedLabel;
    m_hint->setStyle(TextSize::Caption, Token::Muted);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_generate);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(new ShadeLegend);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_promptCaption);
    column->addWidget(m_prompt);
    column->addWidget(m_settings);
    column->addLayout(buttons);
    return part;
}

QWidget* PlaygroundPage::buildAnswers()
{
    m_reference = new ComparedText(tr("Reference"));
    m_referenceCard = new Card;
    auto* column = new QVBoxLayout(m_referenceCard);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_reference);
    m_before = new AnswerPanel(tr("Before"), m_voices, PromptVoices::Before);
    m_now = new AnswerPanel(tr("Now"), m_voices, PromptVoices::Now);
    m_answers = new QSplitter;
    m_answers->setChildrenCollapsible(false);
    m_answers->setHandleWidth(12);
    m_answers->setStyleSheet(QStringLiteral("QSplitter::handle { background: transparent; }"));
    for (QWidget* part : {m_referenceCard, static_cast<QWidget*>(m_before), static_cast<QWidget*>(m_now)}) {
        part->setMinimumWidth(180);
        m_answers->addWidget(part);
    }
    m_answers->setSizes({200, 300, 300});
    return m_answers;
}

void PlaygroundPage::connectParts()
{
    connect(m_picker, &PromptPicker::samplePicked, this, &PlaygroundPage::takeSample);
    connect(m_picker, &PromptPicker::promptPicked, this, &PlaygroundPage::takeAsked);
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &PlaygroundPage::showState);
    connect(m_generate, &QPushButton::clicked, this, &PlaygroundPage::generate);
    connect(m_stop, &QPushButton::clicked, this, &PlaygroundPage::stop);
    connect(m_voices, &PromptVoices::answeringChanged, this, &PlaygroundPage::showState);
    connect(m_voices, &PromptVoices::choiceChanged, this, &PlaygroundPage::showState);
    connect(m_present, &QAction::triggered, this, &PlaygroundPage::present);
    for (AnswerPanel* panel : {m_before, m_now})
        connect(panel, &AnswerPanel::problem, this, &Page::problem);
    for (const auto& keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        connect(new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated,
                this, &PlaygroundPage::generate);
    m_generate->setToolTip(tr("Both models answer the prompt (Ctrl+Enter)"));
}

void PlaygroundPage::restore()
{
    const QSettings settings;
    m_sides->setSizes({Theme::instance().scaled(kPickerWidth), 10 * kPickerWidth});
    m_sides->restoreState(settings.value(QLatin1String(kSides)).toByteArray());
    m_answers->restoreState(settings.value(QLatin1String(kAnswers)).toByteArray());
}

void PlaygroundPage::setRun(RunHandle* run)
{
    if (m_run)
        m_run->model().disconnect(this);
    if (m_presenter)
        m_presenter->close();
    m_run = run;
    m_sample = {};
    if (m_run) {
        connect(&m_run->model(), &RunModel::samplesChanged, this, &PlaygroundPage::takeSamples);
        connect(&m_run->model(), &RunModel::reset, this, &PlaygroundPage::takeSamples);
        connect(&m_run->model(), &RunModel::stateChanged, this, &PlaygroundPage::showState);
    }
    m_prompt->clear();
    m_voices->setRun(run);
    takeSamples();
}

void PlaygroundPage::takeSamples()
{
    const std::vector<SampleText> none;
    const std::vector<SampleText>& samples = m_run ? m_run->model().samples() : none;
    if (int(samples.size()) != m_picker->samples()->rowCount() || samples.empty()) {
        m_picker->setSamples(samples);
        if (!samples.empty() && m_prompt->toPlainText().isEmpty())
            m_picker->selectSample(samples.front().id);
    }
    showState();
}

bool PlaygroundPage::showSample(qint64 id) { return m_picker->selectSample(id); }

void PlaygroundPage::takeSample(const SampleText& sample)
{
    takeAsked({sample.prefix, sample.reference, true, sample.id});
}

void PlaygroundPage::takeAsked(const AskedPrompt& asked)
{
    stop();
    m_sample = asked.isSample ? asked : AskedPrompt{};
    m_prompt->setPlainText(safeText(asked.text));
    m_sampleShown = m_prompt->toPlainText();
    m_before->clear();
    m_now->clear();
    m_reference->setText(asked.reference);
    showState();
}

bool PlaygroundPage::isSamplePrompt() const { return m_sample.isSample && m_prompt->toPlainText() == m_sampleShown; }

QString PlaygroundPage::whyNot() const
{
    if (!m_voices->canAsk()) {
        const QString& whyNone = m_voices->sources()->whyNone();
        return whyNone.isEmpty() ? tr("Choose which weights answer.") : whyNone;
    }
    if (m_prompt->toPlainText().isEmpty())
        return tr("Type a prompt, or pick a forget sample.");
    return {};
}

void PlaygroundPage::generate()
{
    if (!whyNot().isEmpty())
        return;
    AskedPrompt asked{m_prompt->toPlainText(), {}, false, -1};
    PromptRequest request;
    if (isSamplePrompt()) {
        asked = m_sample;
        request.asRow = m_voices->rowPrompt();
        request.reference = asked.reference.toStdString();
    }
    request.text = asked.text.toStdString();
    m_settings->apply(request);
    m_picker->history()->add(asked);
    m_voices->ask(request);
}

void PlaygroundPage::stop() { m_voices->cancel(); }

void PlaygroundPage::present()
{
    if (!m_presenter) {
        m_presenter = new PresenterView(m_voices, nullptr);
        m_presenter->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_presenter, &Page::problem, this, &Page::problem);
    }
    m_presenter->setRun(m_run);
    if (m_sample.isSample)
        m_presenter->showSample(m_sample.sampleId);
    m_presenter->showFullScreen();
}

void PlaygroundPage::showState()
{
    const bool sample = isSamplePrompt();
    m_promptCaption->setText(sample ? tr("Prompt: prefix of sample %1").arg(m_sample.sampleId) : tr("Prompt"));
    m_promptCaption->setMeaning(sample ? tr("Encoded as the run's evaluation does, to 50 tokens")
                                       : tr("Encoded as it is, with the tokenizer's special tokens"));
    m_referenceCard->setVisible(sample);
    const QString why = whyNot();
    m_generate->setEnabled(why.isEmpty() && !isAnswering());
    m_stop->setEnabled(isAnswering());
    m_hint->setText(isAnswering() ? QString() : why);
    m_present->setEnabled(m_picker->samples()->rowCount() > 0);
    m_present->setToolTip(m_present->isEnabled() ? tr("Before and after in large type, full screen (F5)")
                                                 : tr("There are no forget samples to present: open a run."));
}

} // namespace palimpsest
