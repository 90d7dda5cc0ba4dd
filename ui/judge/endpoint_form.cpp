#include "ui/judge/endpoint_form.h"

#include "ui/judge/key_panel.h"
#include "ui/theme/form_field.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kSectionGap = 16;
constexpr int kMostPerMinute = 100'000'000;
const QString kOpenAiUrl = QStringLiteral("https://api.openai.com/v1");

template <typename T>
T chosen(const QComboBox* box)
{
    return static_cast<T>(box->currentData().toInt());
}

template <typename T>
void choose(QComboBox* box, T value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

QSpinBox* limit(const QString& none)
{
    auto* box = new QSpinBox;
    box->setRange(0, kMostPerMinute);
    box->setSpecialValueText(none);
    box->setGroupSeparatorShown(true);
    return box;
}

std::optional<int> limitOf(const QSpinBox* box)
{
    return box->value() == 0 ? std::nullopt : std::optional<int>(box->value());
}

} // namespace

EndpointForm::EndpointForm(JudgeKeys* keys, QWidget* parent)
    : QWidget(parent),
      m_name(new QLineEdit),
      m_kind(new QComboBox),
      m_url(new QLineEdit),
      m_plainHttp(new QCheckBox(tr("Plain http is meant: the key and the texts cross the network unencrypted"))),
      m_deployment(new QLineEdit),
      m_apiVersion(new QLineEdit),
      m_auth(new QComboBox),
      m_keySource(new QComboBox),
      m_keyRef(new QLineEdit),
      m_key(new KeyPanel(keys)),
      m_tokenField(new QComboBox),
      m_temperature(new QCheckBox(tr("temperature"))),
      m_seed(new QCheckBox(tr("seed"))),
      m_extra(new QLineEdit),
      m_concurrency(new QSpinBox),
      m_requests(limit(tr("no limit"))),
      m_tokens(limit(tr("no limit"))),
      m_timeout(new QSpinBox)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    buildServer(layout);
    buildKey(layout);
    buildRequest(layout);
    buildLimits(layout);
    connectFields();
}

void EndpointForm::addField(QVBoxLayout* layout, const char* name, FormField* field)
{
    m_fields.insert(name, field);
    layout->addWidget(field);
}

void EndpointForm::buildServer(QVBoxLayout* layout)
{
    m_name->setObjectName(QStringLiteral("name"));
    m_url->setObjectName(QStringLiteral("url"));
    m_kind->setObjectName(QStringLiteral("kind"));
    m_plainHttp->setObjectName(QStringLiteral("plainHttp"));
    m_kind->addItem(tr("OpenAI"), int(EndpointKind::OpenAi));
    m_kind->addItem(tr("Azure OpenAI"), int(EndpointKind::Azure));
    m_kind->addItem(tr("Compatible server"), int(EndpointKind::Compatible));
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080"));
    m_deployment->setPlaceholderText(QStringLiteral("judge"));
    m_apiVersion->setPlaceholderText(QStringLiteral("2024-10-21"));
    layout->addWidget(new SectionHeader(tr("Server")));
    addField(layout, "name", new FormField(tr("Name"), m_name, tr("How lists and records call this endpoint.")));
    addField(layout, "kind",
             new FormField(tr("Speaks"), m_kind,
                           tr("OpenAI's own service, Azure's, or a server that speaks OpenAI's protocol: vLLM, "
                              "llama.cpp, Ollama and others."),
                           false));
    auto* url = new FormField(tr("Address"), m_url,
                              tr("Address of the server, with or without /v1. Texts and key go there and nowhere else; "
                                 "redirects are not followed."));
    url->addBelow(m_plainHttp);
    addField(layout, "base_url", url);
    addField(layout, "deployment",
             new FormField(tr("Deployment"), m_deployment, tr("Azure: the name of the deployment that is asked.")));
    addField(layout, "api_version",
             new FormField(tr("API version"), m_apiVersion, tr("Azure: the api-version of the address.")));
}

void EndpointForm::buildKey(QVBoxLayout* layout)
{
    m_auth->setObjectName(QStringLiteral("auth"));
    m_keySource->setObjectName(QStringLiteral("keySource"));
    m_keyRef->setObjectName(QStringLiteral("keyRef"));
    m_auth->addItem(tr("Authorization: Bearer"), int(EndpointAuth::Bearer));
    m_auth->addItem(tr("api-key"), int(EndpointAuth::ApiKey));
    m_auth->addItem(tr("No key"), int(EndpointAuth::None));
    m_keySource->addItem(tr("Environment variable"), int(KeySource::Environment));
    m_keySource->addItem(tr("System keychain"), int(KeySource::Keychain));
    m_keySource->addItem(tr("Typed, this session only"), int(KeySource::Session));
    layout->addSpacing(kSectionGap);
    layout->addWidget(new SectionHeader(tr("Key")));
    addField(layout, "auth",
             new FormField(tr("Sent as"), m_auth, tr("The header that carries the key: Azure takes api-key."), false));
    addField(layout, "key_source",
             new FormField(tr("Taken from"), m_keySource,
                           tr("Only the name of the key's place is stored, never the key. It is read when a test or a "
                              "run begins, held in one buffer, and wiped afterwards."),
                           false));
    m_keyRefField = new FormField(tr("Variable"), m_keyRef, tr("Its name, never the key itself."));
    addField(layout, "key_ref", m_keyRefField);
    m_keyField = new FormField(tr("Key"), m_key, tr("The last four characters are all that is ever shown."));
    layout->addWidget(m_keyField);
}

void EndpointForm::buildRequest(QVBoxLayout* layout)
{
    m_tokenField->addItem(QStringLiteral("max_tokens"), 0);
    m_tokenField->addItem(QStringLiteral("max_completion_tokens"), 1);
    m_extra->setObjectName(QStringLiteral("extra"));
    m_extra->setFont(Theme::instance().monospace());
    m_extra->setPlaceholderText(QStringLiteral("{\"cache_prompt\": false}"));
    auto* sent = new QWidget;
    auto* sentRow = new QHBoxLayout(sent);
    sentRow->setContentsMargins(0, 0, 0, 0);
    sentRow->setSpacing(kSectionGap);
    sentRow->addWidget(m_temperature);
    sentRow->addWidget(m_seed);
    layout->addSpacing(kSectionGap);
    layout->addWidget(new SectionHeader(tr("Request")));
    addField(layout, "token_field",
             new FormField(tr("Limit of the reply"), m_tokenField,
                           tr("The field that says how long a reply may be. Models that reason reject max_tokens."),
                           false));
    addField(layout, "send",
             new FormField(tr("Also send"), sent,
                           tr("Models that reason reject a temperature. Where it is not sent, the server's own setting "
                              "is in force, and grades vary more."),
                           false));
    addField(layout, "extra",
             new FormField(tr("More fields"), m_extra,
                           tr("One JSON object whose fields are put into every request. llama.cpp: "
                              "{\"cache_prompt\": false} makes replies repeatable.")));
}

void EndpointForm::buildLimits(QVBoxLayout* layout)
{
    m_concurrency->setRange(1, 1024);
    m_timeout->setRange(1, 24 * 3600);
    m_timeout->setSuffix(tr(" s"));
    layout->addSpacing(kSectionGap);
    layout->addWidget(new SectionHeader(tr("Limits")));
    addField(layout, "max_concurrency",
             new FormField(tr("Calls at once"), m_concurrency,
                           tr("How many calls may be under way at once. It halves after a 429 and grows back."),
                           false));
    addField(layout, "rpm",
             new FormField(tr("Requests a minute"), m_requests, tr("At most; failed requests count as well."), false));
    addField(
        layout, "tpm",
        new FormField(tr("Tokens a minute"), m_tokens, tr("At most, by the estimate bytes / 4 of a prompt."), false));
    addField(layout, "timeout_ms",
             new FormField(tr("Timeout"), m_timeout,
                           tr("How long a reply may take. A server that reasons, or computes on a processor, is silent "
                              "for minutes."),
                           false));
}

void EndpointForm::connectFields()
{
    for (QLineEdit* line : {m_name, m_url, m_deployment, m_apiVersion, m_keyRef, m_extra})
        connect(line, &QLineEdit::textEdited, this, &EndpointForm::onEdited);
    connect(m_kind, &QComboBox::activated, this, &EndpointForm::onKindChosen);
    for (QComboBox* box : {m_kind, m_auth, m_keySource, m_tokenField})
        connect(box, &QComboBox::currentIndexChanged, this, &EndpointForm::onEdited);
    for (QCheckBox* box : {m_plainHttp, m_temperature, m_seed})
        connect(box, &QCheckBox::toggled, this, &EndpointForm::onEdited);
    for (QSpinBox* box : {m_concurrency, m_requests, m_tokens, m_timeout})
        connect(box, &QSpinBox::valueChanged, this, &EndpointForm::onEdited);
}

void EndpointForm::setEndpoint(const Endpoint& endpoint, bool stored)
{
    m_filling = true;
    m_id = endpoint.id;
    m_confirmedUrl = stored ? endpoint.baseUrl : std::string();
    m_name->setText(QString::fromStdString(endpoint.name));
    choose(m_kind, endpoint.kind);
    m_url->setText(QString::fromStdString(endpoint.baseUrl));
    m_plainHttp->setChecked(stored && isPlainHttp(endpoint));
    m_deployment->setText(QString::fromStdString(endpoint.deployment));
    m_apiVersion->setText(QString::fromStdString(endpoint.apiVersion));
    choose(m_auth, endpoint.auth);
    choose(m_keySource, endpoint.keySource == KeySource::None ? KeySource::Environment : endpoint.keySource);
    m_keyRef->setText(QString::fromStdString(endpoint.keyRef));
    m_tokenField->setCurrentIndex(endpoint.completionTokens ? 1 : 0);
    m_temperature->setChecked(endpoint.sendTemperature);
    m_seed->setChecked(endpoint.sendSeed);
    m_extra->setText(endpoint.extraJson == "{}" ? QString() : QString::fromStdString(endpoint.extraJson));
    m_concurrency->setValue(endpoint.maxConcurrency);
    m_requests->setValue(endpoint.requestsPerMinute.value_or(0));
    m_tokens->setValue(endpoint.tokensPerMinute.value_or(0));
    m_timeout->setValue(endpoint.timeoutMs / 1000);
    m_filling = false;
    showForKind();
    showErrors();
}

Endpoint EndpointForm::endpoint() const
{
    Endpoint endpoint;
    endpoint.id = m_id;
    endpoint.name = m_name->text().trimmed().toStdString();
    endpoint.kind = chosen<EndpointKind>(m_kind);
    endpoint.baseUrl = m_url->text().trimmed().toStdString();
    const bool azure = endpoint.kind == EndpointKind::Azure;
    endpoint.deployment = azure ? m_deployment->text().trimmed().toStdString() : std::string();
    endpoint.apiVersion = azure ? m_apiVersion->text().trimmed().toStdString() : std::string();
    endpoint.auth = chosen<EndpointAuth>(m_auth);
    const bool keyed = endpoint.auth != EndpointAuth::None;
    endpoint.keySource = keyed ? chosen<KeySource>(m_keySource) : KeySource::None;
    const bool named = keyed && endpoint.keySource != KeySource::Session;
    endpoint.keyRef = named ? m_keyRef->text().trimmed().toStdString() : std::string();
    endpoint.completionTokens = m_tokenField->currentIndex() == 1;
    endpoint.sendTemperature = m_temperature->isChecked();
    endpoint.sendSeed = m_seed->isChecked();
    const QString extra = m_extra->text().trimmed();
    endpoint.extraJson = extra.isEmpty() ? "{}" : extra.toStdString();
    endpoint.maxConcurrency = m_concurrency->value();
    endpoint.requestsPerMinute = limitOf(m_requests);
    endpoint.tokensPerMinute = limitOf(m_tokens);
    endpoint.timeoutMs = m_timeout->value() * 1000;
    return endpoint;
}

bool EndpointForm::plainHttpConfirmed() const { return m_plainHttp->isChecked(); }

bool EndpointForm::isValid() const { return problemsOf(endpoint(), plainHttpConfirmed()).empty(); }

void EndpointForm::onKindChosen()
{
    // What the service's own documentation says; whatever was typed stays.
    const auto kind = chosen<EndpointKind>(m_kind);
    if (kind == EndpointKind::OpenAi && m_url->text().isEmpty())
        m_url->setText(kOpenAiUrl);
    else if (kind != EndpointKind::OpenAi && m_url->text() == kOpenAiUrl)
        m_url->clear();
    choose(m_auth, kind == EndpointKind::Azure ? EndpointAuth::ApiKey : EndpointAuth::Bearer);
    onEdited();
}

void EndpointForm::onEdited()
{
    if (m_filling)
        return;
    const Endpoint now = endpoint();
    if (m_plainHttp->isChecked() && now.baseUrl != m_confirmedUrl && sender() == m_url)
        m_plainHttp->setChecked(false); // it was confirmed for another address
    m_confirmedUrl = m_plainHttp->isChecked() ? now.baseUrl : m_confirmedUrl;
    showForKind();
    showErrors();
    Q_EMIT edited();
}

void EndpointForm::showForKind()
{
    const Endpoint now = endpoint();
    const bool azure = now.kind == EndpointKind::Azure;
    m_fields["deployment"]->setVisible(azure);
    m_fields["api_version"]->setVisible(azure);
    m_fields["key_source"]->setVisible(now.auth != EndpointAuth::None);
    m_keyRefField->setVisible(now.keySource == KeySource::Environment || now.keySource == KeySource::Keychain);
    m_keyRefField->setTitle(now.keySource == KeySource::Keychain ? tr("Entry") : tr("Variable"));
    m_keyRef->setPlaceholderText(now.keySource == KeySource::Keychain ? QStringLiteral("palimpsest-judge")
                                                                      : QStringLiteral("OPENAI_API_KEY"));
    m_plainHttp->setVisible(isPlainHttp(now));
    m_key->setEndpoint(now);
    m_keyField->setVisible(now.auth != EndpointAuth::None);
}

void EndpointForm::showErrors()
{
    for (FormField* field : std::as_const(m_fields))
        field->setError({});
    for (const EndpointProblem& problem : problemsOf(endpoint(), plainHttpConfirmed()))
        if (FormField* field = m_fields.value(QByteArray(problem.field.data(), qsizetype(problem.field.size()))))
            field->setError(QString::fromStdString(problem.message));
}

} // namespace palimpsest
