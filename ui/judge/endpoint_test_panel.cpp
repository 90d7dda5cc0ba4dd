#include "ui/judge/endpoint_test_panel.h"

#include "ui/judge/endpoint_tester.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

using Tone = FindingLine::Tone;

QString count(std::int64_t number) { return QLocale().toString(qlonglong(number)); }

QString countOrUnknown(const std::optional<std::int64_t>& number)
{
    return number ? count(*number) : EndpointTestPanel::tr("an unknown number of");
}

QString seconds(Milliseconds time) { return QLocale().toString(double(time.count()) / 1000, 'f', 1); }

} // namespace

EndpointTestPanel::EndpointTestPanel(JudgeKeys* keys, QWidget* parent)
    : QWidget(parent),
      m_tester(new EndpointTester(keys, this)),
      m_model(new QComboBox),
      m_longPrompt(new QCheckBox(tr("Also send a long prompt"))),
      m_test(new QPushButton),
      m_busy(new QProgressBar),
      m_step(new QLabel),
      m_findings(new QVBoxLayout)
{
    build();
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_tester->isBusy())
            m_tester->cancel();
        else
            test(model());
    });
    connect(m_tester, &EndpointTester::stepBegun, this, &EndpointTestPanel::showStep);
    connect(m_tester, &EndpointTester::done, this, &EndpointTestPanel::showReport);
    connect(m_tester, &EndpointTester::failed, this, &EndpointTestPanel::showFailure);
    refresh();
}

void EndpointTestPanel::build()
{
    m_step->setTextFormat(Qt::PlainText);
    m_step->setWordWrap(true);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("The test is under way"));
    m_findings->setSpacing(16);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new SectionHeader(tr("Test")));
    layout->addWidget(buildControls());
    layout->addWidget(m_busy);
    layout->addWidget(m_step);
    layout->addSpacing(8);
    layout->addLayout(m_findings);
    layout->addStretch(1);
}

QWidget* EndpointTestPanel::buildControls()
{
    m_model->setObjectName(QStringLiteral("testModel"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setAccessibleName(tr("Model to test"));
    m_model->lineEdit()->setPlaceholderText(tr("Model; empty: list only"));
    m_model->setToolTip(tr("The model that is asked for one token. The test lists what there is."));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_longPrompt->setObjectName(QStringLiteral("longPrompt"));
    m_longPrompt->setToolTip(
        tr("A second call with about 4,100 prompt tokens: where the server counts fewer than 60 % of them, it cuts "
           "prompts without a word. It is billed as any other."));
    m_test->setObjectName(QStringLiteral("test"));
    auto* controls = new QWidget;
    auto* layout = new QVBoxLayout(controls);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_model, 1);
    row->addWidget(m_test);
    layout->addLayout(row);
    layout->addWidget(m_longPrompt);
    return controls;
}

void EndpointTestPanel::setEndpoint(const Endpoint& endpoint, bool valid)
{
    if (endpoint.kind != m_endpoint.kind || m_endpoint.name.empty())
        m_longPrompt->setChecked(endpoint.kind == EndpointKind::Compatible);
    m_endpoint = endpoint;
    m_valid = valid;
    refresh();
}

void EndpointTestPanel::clear()
{
    m_tester->cancel();
    clearFindings();
    m_model->clear();
    m_tested.clear();
}

void EndpointTestPanel::setModels(const std::vector<ListedModel>& models)
{
    const QString typed = m_model->currentText();
    m_model->clear();
    for (const ListedModel& model : models) {
        m_model->addItem(safeText(QString::fromStdString(model.id)));
        if (!model.shutdownDate.empty())
            m_model->setItemData(m_model->count() - 1,
                                 tr("Shut down on %1").arg(safeText(QString::fromStdString(model.shutdownDate))),
                                 Qt::ToolTipRole);
    }
    m_model->setCurrentIndex(-1);
    m_model->setEditText(typed);
}

QString EndpointTestPanel::model() const { return m_model->currentText().trimmed(); }

void EndpointTestPanel::test(const QString& model)
{
    if (!m_valid || m_tester->isBusy())
        return;
    m_model->setEditText(model);
    clearFindings();
    m_tested = QString::fromStdString(m_endpoint.name);
    m_tester->start(m_endpoint, model, m_longPrompt->isChecked());
    m_step->setText(tr("Fetching the key…"));
    refresh();
}

void EndpointTestPanel::refresh()
{
    const bool busy = m_tester->isBusy();
    m_busy->setVisible(busy);
    m_step->setVisible(busy);
    m_test->setText(busy ? tr("Cancel") : tr("Test"));
    m_test->setEnabled(busy || m_valid);
    m_test->setToolTip(m_valid || busy ? tr("Lists the models and asks one of them for a single token")
                                       : tr("Something is wrong in the settings: see the field marked red"));
}

void EndpointTestPanel::showStep(EndpointTest::Step step)
{
    switch (step) {
    case EndpointTest::Step::List:
        return m_step->setText(tr("Asking for the list of models…"));
    case EndpointTest::Step::Call:
        return m_step->setText(tr("Asking the model for one token…"));
    case EndpointTest::Step::Loading:
        return m_step->setText(tr("The server is loading its model; asking its health every two seconds…"));
    case EndpointTest::Step::LongPrompt:
        return m_step->setText(tr("Sending a long prompt…"));
    }
}

void EndpointTestPanel::showReport(const EndpointTestReport& report)
{
    refresh();
    if (m_tested.isEmpty())
        return; // another endpoint is looked at by now
    if (report.cancelled)
        return showFailure(tr("The test was cancelled."));
    showList(report);
    showCall(report);
    showFields(report);
    showPrompt(report);
    showShutdown(report);
    setModels(report.models);
    if (model().isEmpty())
        m_model->setEditText(QString::fromStdString(report.model));
    Q_EMIT tested(m_tested, report);
}

void EndpointTestPanel::showList(const EndpointTestReport& report)
{
    if (!report.models.empty())
        add(Tone::Good, tr("%n model(s) listed", nullptr, int(report.models.size())), {});
    else
        add(report.answered ? Tone::Plain : Tone::Bad, tr("No list of models"),
            tr("%1. A model can be named all the same.").arg(QString::fromStdString(report.listProblem)));
}

void EndpointTestPanel::showCall(const EndpointTestReport& report)
{
    if (report.model.empty()) {
        add(Tone::Plain, tr("No model was called"), tr("Choose one of the list and test again."));
        return;
    }
    const QString model = QString::fromStdString(report.model);
    const QString loading = report.loading.count() > 0
                                ? tr(" It loaded its model for %1 s first.").arg(seconds(report.loading))
                                : QString();
    if (!report.answered) {
        add(Tone::Bad, tr("%1 did not answer").arg(model), QString::fromStdString(inWords(report.reply)) + loading);
        return;
    }
    if (report.needsMoreTokens) {
        add(Tone::Good, tr("%1 answers, and thinks first").arg(model),
            tr("One token was too few for it: give replies 4,096 tokens in a new grading."));
        return;
    }
    const TokenUsage& usage = report.reply.usage;
    QString words = tr("Status %1 after %2 s; %3 prompt tokens, %4 completion tokens.")
                        .arg(report.reply.http)
                        .arg(seconds(report.took), countOrUnknown(usage.prompt), countOrUnknown(usage.completion));
    if (usage.reasoning.value_or(0) > 0)
        words += tr(" It reasons: give replies 4,096 tokens in a new grading.");
    if (!report.reply.model.empty() && report.reply.model != report.model)
        words += tr(" It calls itself %1.").arg(QString::fromStdString(report.reply.model));
    if (!usage.prompt || !usage.completion)
        words += tr(" Without token numbers the cost of a run stays unknown.");
    add(Tone::Good, tr("%1 answers").arg(model), words + loading);
}

void EndpointTestPanel::showFields(const EndpointTestReport& report)
{
    if (report.refusedFields.empty())
        return;
    QStringList names;
    for (const std::string& name : report.refusedFields)
        names.append(QString::fromStdString(name));
    FindingLine* line = add(Tone::Warning, tr("Refused: %1").arg(names.join(QStringLiteral(", "))),
                            report.answered ? tr("Without these fields the model answers.")
                                            : tr("Leaving these fields out was not enough."));
    if (!report.answered)
        return;
    QPushButton* leaveOut =
        line->addAction(tr("Leave them out"), tr("Changes the settings at the left; they are not saved yet"));
    leaveOut->setObjectName(QStringLiteral("leaveOut"));
    connect(leaveOut, &QPushButton::clicked, this, [this, line, usable = report.usable] {
        Q_EMIT settingsAdvised(usable);
        line->hide();
    });
}

void EndpointTestPanel::showPrompt(const EndpointTestReport& report)
{
    const QString sent = count(report.promptExpected);
    switch (report.prompt) {
    case PromptFate::NotTested:
        return;
    case PromptFate::Whole:
        add(Tone::Good, tr("Long prompts arrive whole"),
            tr("%1 tokens counted, about %2 sent.").arg(countOrUnknown(report.promptCounted), sent));
        return;
    case PromptFate::Cut:
        add(Tone::Bad, tr("Long prompts are cut"),
            tr("About %1 tokens were sent, %2 counted: the server throws the rest away without a word, and its grades "
               "are of half a text. Give it a longer context (Ollama: num_ctx, llama.cpp: -c) and test again.")
                .arg(sent, countOrUnknown(report.promptCounted)));
        return;
    case PromptFate::Refused:
        add(Tone::Plain, tr("Long prompts are refused"),
            tr("About %1 tokens are more than its context holds, and it says so: %2")
                .arg(sent, QString::fromStdString(report.promptProblem)));
        return;
    case PromptFate::Unknown:
        add(Tone::Warning, tr("Whether long prompts are cut is not known"),
            QString::fromStdString(report.promptProblem));
        return;
    }
}

void EndpointTestPanel::showShutdown(const EndpointTestReport& report)
{
    for (const ListedModel& model : report.models) {
        if (model.id != report.model || model.shutdownDate.empty())
            continue;
        const QString date = QString::fromStdString(model.shutdownDate);
        const bool past = QDate::fromString(date, Qt::ISODate) < QDate::currentDate();
        add(past ? Tone::Bad : Tone::Warning,
            past ? tr("Shut down on %1").arg(date) : tr("Will be shut down on %1").arg(date),
            tr("Grades of a model that is gone cannot be repeated."));
    }
}

void EndpointTestPanel::showFailure(const QString& why)
{
    refresh();
    if (!m_tested.isEmpty())
        add(Tone::Bad, tr("Nothing was tested"), why);
}

FindingLine* EndpointTestPanel::add(Tone tone, const QString& title, const QString& text)
{
    auto* line = new FindingLine(tone, title, text);
    m_findings->addWidget(line);
    return line;
}

void EndpointTestPanel::clearFindings()
{
    while (QLayoutItem* item = m_findings->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

} // namespace palimpsest
