#include "ui/judge/judge_choice_form.h"

#include "ui/theme/form_field.h"
#include "ui/judge/open_judge.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/section_header.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace palimpsest {

namespace {

/// An empty line is no amount; anything that is no number, or less than nothing, is an error.
struct Amount {
    std::optional<double> value;
    bool wrong = false;
};

Amount amountOf(const QLineEdit* line)
{
    const QString text = line->text().trimmed();
    if (text.isEmpty())
        return {};
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) && value >= 0 ? Amount{value, false} : Amount{std::nullopt, true};
}

QWidget* column(const QString& title, std::initializer_list<QWidget*> rows)
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new SectionHeader(title));
    for (QWidget* row : rows)
        layout->addWidget(row);
    return widget;
}

} // namespace

JudgeChoiceForm::JudgeChoiceForm(OpenJudge* judge, QWidget* parent)
    : QWidget(parent),
      m_judge(judge),
      m_endpoint(new QComboBox),
      m_model(new QComboBox),
      m_profile(new QComboBox),
      m_profileMeaning(new QLabel),
      m_maxTokens(new QSpinBox),
      m_retryTruncated(new QCheckBox(tr("Ask once more, with four times the tokens, where a reply was cut off"))),
      m_replicates(new QSpinBox),
      m_budget(amountLine("budget")),
      m_priceIn(amountLine("priceIn")),
      m_priceCached(amountLine("priceCached")),
      m_priceOut(amountLine("priceOut")),
      m_currency(new QLineEdit(QStringLiteral("USD"))),
      m_source(new QLineEdit)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(24);
    for (QWidget* part : {buildJudge(), buildRequest(), buildMoney()})
        layout->addWidget(part);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &JudgeChoiceForm::showModels);
    connect(m_model, &QComboBox::currentTextChanged, this, &JudgeChoiceForm::recallPrice);
    connect(m_profile, &QComboBox::currentIndexChanged, this, &JudgeChoiceForm::showProfile);
    for (QSpinBox* box : {m_maxTokens, m_replicates})
        connect(box, &QSpinBox::valueChanged, this, &JudgeChoiceForm::changed);
    for (QLineEdit* line : {m_budget, m_priceIn, m_priceCached, m_priceOut, m_currency, m_source})
        connect(line, &QLineEdit::textChanged, this, &JudgeChoiceForm::changed);
    connect(m_retryTruncated, &QCheckBox::toggled, this, &JudgeChoiceForm::changed);
    connect(m_judge, &OpenJudge::loaded, this, &JudgeChoiceForm::showEndpoints);
    showEndpoints();
    showProfile();
}

QLineEdit* JudgeChoiceForm::amountLine(const char* name)
{
    auto* line = new QLineEdit;
    line->setObjectName(QLatin1String(name));
    line->setMaximumWidth(Theme::instance().scaled(120));
    return line;
}

QWidget* JudgeChoiceForm::buildJudge()
{
    m_endpoint->setObjectName(QStringLiteral("endpoint"));
    m_endpoint->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setObjectName(QStringLiteral("model"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->lineEdit()->setPlaceholderText(tr("As the server names it"));
    m_endpointField = new FormField(tr("Endpoint"), m_endpoint,
                                    tr("The server that the texts go to. Its settings are stored with the run."));
    auto* endpoints = new QPushButton(tr("Endpoints"));
    endpoints->setToolTip(tr("Add, change and test endpoints"));
    connect(endpoints, &QPushButton::clicked, this, &JudgeChoiceForm::endpointsRequested);
    m_endpointField->addBeside(endpoints);
    m_modelField = new FormField(tr("Model"), m_model,
                                 tr("The list has what the endpoint's test found, and what earlier runs asked."));
    return column(tr("Judge"), {m_endpointField, m_modelField});
}

QWidget* JudgeChoiceForm::buildRequest()
{
    m_profile->setObjectName(QStringLiteral("profile"));
    for (const JudgeProfile profile : {JudgeProfile::Workbench, JudgeProfile::ReferenceExact, JudgeProfile::Structured})
        m_profile->addItem(QString::fromUtf8(nameOf(profile).data(), qsizetype(nameOf(profile).size())), int(profile));
    m_profileMeaning->setWordWrap(true);
    m_profileMeaning->setTextFormat(Qt::PlainText);
    m_profileMeaning->setFont(themeFont(TextSize::Caption));
    auto* profile = new FormField(tr("Profile"), m_profile, tr("What is sent beside the prompt."), false);
    profile->addBelow(m_profileMeaning);
    m_maxTokens->setRange(1, 1'000'000);
    m_maxTokens->setValue(512);
    m_maxTokens->setObjectName(QStringLiteral("maxTokens"));
    m_maxTokens->setGroupSeparatorShown(true);
    m_maxTokensField = new FormField(tr("Tokens of a reply"), m_maxTokens,
                                     tr("At most. Models that reason need 4,096: what they think counts, and a reply "
                                        "that is cut off is paid for all the same."),
                                     false);
    m_maxTokensField->addBelow(m_retryTruncated);
    m_replicates->setRange(1, 100);
    m_replicates->setObjectName(QStringLiteral("replicates"));
    auto* replicates =
        new FormField(tr("Replicates"), m_replicates,
                      tr("How often every candidate is graded. Two or more show how far the judge agrees "
                         "with itself."),
                      false);
    return column(tr("Request"), {profile, m_maxTokensField, replicates});
}

QWidget* JudgeChoiceForm::buildMoney()
{
    m_priceIn->setPlaceholderText(tr("unknown"));
    m_priceOut->setPlaceholderText(tr("unknown"));
    m_priceCached->setPlaceholderText(tr("as prompt"));
    m_budget->setPlaceholderText(tr("none"));
    m_currency->setMaximumWidth(Theme::instance().scaled(64));
    m_currency->setAccessibleName(tr("Currency"));
    m_currency->setToolTip(tr("Currency of prices and budget"));
    m_source->setObjectName(QStringLiteral("priceSource"));
    m_source->setPlaceholderText(tr("Provider's price list, day"));
    const QString million =
        tr("Of a million tokens. Zero for a server of your own; empty: not known, and then the cost "
           "stays unknown.");
    m_priceInField = new FormField(tr("Prompt"), m_priceIn, million, false);
    m_priceInField->addBeside(m_currency);
    m_priceCachedField = new FormField(tr("Cached prompt"), m_priceCached,
                                       tr("Of a million prompt tokens that the server had in its cache."), false);
    m_priceOutField = new FormField(tr("Reply"), m_priceOut, million, false);
    m_sourceField = new FormField(tr("Source"), m_source, tr("Stored with the price: prices change."));
    m_budgetField = new FormField(tr("Budget"), m_budget,
                                  tr("Nothing is sent that could bring the sum of what was billed, what may have been, "
                                     "and the most the calls under way can cost, above it."),
                                  false);
    return column(tr("Price of a million tokens"),
                  {m_priceInField, m_priceCachedField, m_priceOutField, m_sourceField, m_budgetField});
}

const Endpoint* JudgeChoiceForm::endpoint() const
{
    for (const Endpoint& endpoint : m_judge->endpoints())
        if (endpoint.id == m_endpoint->currentData().toLongLong())
            return &endpoint;
    return nullptr;
}

void JudgeChoiceForm::showEndpoints()
{
    const QVariant before = m_endpoint->currentData();
    m_filling = true;
    m_endpoint->clear();
    for (const Endpoint& endpoint : m_judge->endpoints())
        m_endpoint->addItem(safeText(endpoint.name), qlonglong(endpoint.id));
    const int same = m_endpoint->findData(before);
    m_endpoint->setCurrentIndex(same >= 0 ? same : m_endpoint->count() > 0 ? 0 : -1);
    m_endpoint->setPlaceholderText(tr("No endpoint yet"));
    m_filling = false;
    showModels();
}

void JudgeChoiceForm::showModels()
{
    if (m_filling)
        return;
    const QString typed = m_model->currentText();
    const Endpoint* server = endpoint();
    QStringList models;
    if (server != nullptr) {
        for (const ListedModel& model : m_judge->listedModels(server->name))
            models.append(safeText(model.id));
        for (const JudgeRunState& state : m_judge->runs())
            if (state.run.endpoint.name == server->name)
                models.append(safeText(state.run.model));
    }
    models.removeDuplicates();
    m_filling = true;
    m_model->clear();
    m_model->addItems(models);
    m_model->setCurrentIndex(-1);
    m_filling = false;
    m_model->setEditText(!typed.isEmpty() ? typed : models.size() == 1 ? models.front() : QString());
    Q_EMIT changed();
}

/// A price that an earlier run of this model had is the best guess.
void JudgeChoiceForm::recallPrice()
{
    if (m_filling)
        return;
    if (m_priceIn->text().isEmpty() && m_priceOut->text().isEmpty())
        for (const JudgeRunState& state : m_judge->runs())
            if (state.run.price && QString::fromStdString(state.run.model) == m_model->currentText().trimmed()) {
                takePrice(*state.run.price);
                break;
            }
    Q_EMIT changed();
}

void JudgeChoiceForm::take(const JudgeRun& run)
{
    for (const Endpoint& endpoint : m_judge->endpoints())
        if (endpoint.name == run.endpoint.name)
            m_endpoint->setCurrentIndex(m_endpoint->findData(qlonglong(endpoint.id)));
    m_model->setEditText(safeText(run.model));
    if (run.price)
        takePrice(*run.price);
}

void JudgeChoiceForm::takePrice(const Price& price)
{
    const auto text = [](double amount) { return QString::number(amount, 'g', 10); };
    m_priceIn->setText(text(price.inPerMillion));
    m_priceCached->setText(price.cachedPerMillion ? text(*price.cachedPerMillion) : QString());
    m_priceOut->setText(text(price.outPerMillion));
    m_currency->setText(safeText(price.currency));
    m_source->setText(safeText(price.source));
}

void JudgeChoiceForm::showProfile()
{
    switch (static_cast<JudgeProfile>(m_profile->currentData().toInt())) {
    case JudgeProfile::Workbench:
        m_profileMeaning->setText(tr(
            "Temperature 0 and seed 1 where the endpoint says nothing else, one choice, and a limit on the reply: as "
            "repeatable as the server allows."));
        break;
    case JudgeProfile::ReferenceExact:
        m_profileMeaning->setText(
            tr("The model and the messages, nothing else, as the reference asked: the server's own "
               "temperature and limit are in force."));
        break;
    case JudgeProfile::Structured:
        m_profileMeaning->setText(tr("As workbench, and the reply is forced into an evaluation and a whole score. Not "
                                     "every server can."));
        break;
    }
    const bool limited = static_cast<JudgeProfile>(m_profile->currentData().toInt()) != JudgeProfile::ReferenceExact;
    m_maxTokensField->setEnabled(limited);
    Q_EMIT changed();
}

std::optional<Price> JudgeChoiceForm::price() const
{
    const Amount in = amountOf(m_priceIn);
    const Amount out = amountOf(m_priceOut);
    if (!in.value || !out.value)
        return std::nullopt;
    const QString source = m_source->text().trimmed();
    return Price{0,
                 m_model->currentText().trimmed().toStdString(),
                 m_currency->text().trimmed().toStdString(),
                 *in.value,
                 amountOf(m_priceCached).value,
                 *out.value,
                 utcNow(),
                 source.isEmpty() ? "not told" : source.toStdString()};
}

void JudgeChoiceForm::fill(JudgeRun& run) const
{
    if (const Endpoint* server = endpoint())
        run.endpoint = *server;
    run.model = m_model->currentText().trimmed().toStdString();
    run.params.profile = static_cast<JudgeProfile>(m_profile->currentData().toInt());
    run.params.maxTokens = m_maxTokens->value();
    run.params.retryTruncated = m_retryTruncated->isChecked();
    run.replicates = m_replicates->value();
    run.price = price();
    run.budget = amountOf(m_budget).value;
}

QString JudgeChoiceForm::check()
{
    QString first;
    const auto mark = [&first](FormField* field, bool wrong, const QString& why) {
        field->setError(wrong ? why : QString());
        if (wrong && first.isEmpty())
            first = why;
    };
    mark(m_endpointField, endpoint() == nullptr, tr("There is no endpoint yet: add one and test it."));
    mark(m_modelField, m_model->currentText().trimmed().isEmpty(), tr("Name the judge's model."));
    const Amount in = amountOf(m_priceIn);
    const Amount out = amountOf(m_priceOut);
    const QString number = tr("An amount: 2.5, or nothing.");
    mark(m_priceInField, in.wrong || (out.value && !in.value),
         in.wrong ? number : tr("Both prices, of prompt and of reply, or none."));
    mark(m_priceOutField, out.wrong || (in.value && !out.value),
         out.wrong ? number : tr("Both prices, of prompt and of reply, or none."));
    mark(m_priceCachedField, amountOf(m_priceCached).wrong, number);
    const bool costs = in.value.value_or(0) > 0 || out.value.value_or(0) > 0;
    mark(m_sourceField, costs && m_source->text().trimmed().isEmpty(), tr("Say where the price is from."));
    const Amount budget = amountOf(m_budget);
    mark(m_budgetField, budget.wrong || (budget.value && !price()),
         budget.wrong ? number : tr("A budget needs the model's price."));
    return first;
}

} // namespace palimpsest
