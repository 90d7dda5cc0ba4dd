#include "ui/judge/key_panel.h"

#include "engine/judge/judge_setup.h"
#include "ui/judge/judge_keys.h"
#include "ui/judge/secret_field.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace palimpsest {

KeyPanel::KeyPanel(JudgeKeys* keys, QWidget* parent)
    : QWidget(parent),
      m_keys(keys),
      m_typed(new SecretField),
      m_keep(new QPushButton),
      m_state(new QLabel)
{
    m_typed->setObjectName(QStringLiteral("key"));
    m_typed->setAccessibleName(tr("Key"));
    m_typed->setPlaceholderText(tr("Type or paste the key"));
    m_typed->setToolTip(tr("The key leaves this field when it is kept; it is never shown again."));
    m_keep->setObjectName(QStringLiteral("keepKey"));
    m_state->setObjectName(QStringLiteral("keyState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setFont(themeFont(TextSize::Caption));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_typed, 1);
    row->addWidget(m_keep);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_state);
    connect(m_keep, &QPushButton::clicked, this, &KeyPanel::keep);
    connect(m_typed, &QLineEdit::returnPressed, this, &KeyPanel::keep);
    connect(m_typed, &QLineEdit::textChanged, this, [this] { m_keep->setEnabled(!m_typed->text().isEmpty()); });
    connect(m_keys, &JudgeKeys::changed, this, &KeyPanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &KeyPanel::refresh);
    refresh();
}

void KeyPanel::setEndpoint(const Endpoint& endpoint)
{
    const bool another = endpoint.name != m_endpoint.name || endpoint.keySource != m_endpoint.keySource
                         || endpoint.keyRef != m_endpoint.keyRef;
    m_endpoint = endpoint;
    if (another)
        m_inKeychain.clear();
    refresh();
}

QString KeyPanel::state() const { return m_state->text(); }

void KeyPanel::say(const QString& text, bool isProblem)
{
    m_state->setText(text);
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, themeColor(isProblem ? Token::Danger : Token::Muted));
    m_state->setPalette(palette);
}

void KeyPanel::refresh()
{
    const KeySource source = m_endpoint.auth == EndpointAuth::None ? KeySource::None : m_endpoint.keySource;
    const bool typed = source == KeySource::Keychain || source == KeySource::Session;
    setVisible(source != KeySource::None);
    m_typed->setVisible(typed);
    m_keep->setVisible(typed);
    m_keep->setEnabled(!m_typed->text().isEmpty());
    m_keep->setText(source == KeySource::Keychain ? tr("Keep in the keychain") : tr("Use in this session"));
    if (source == KeySource::Environment) {
        const auto key = keyFromEnvironment(m_endpoint);
        if (m_endpoint.keyRef.empty())
            say({});
        else if (key && *key)
            say(tr("The variable is set: %1").arg(QString::fromStdString((*key)->shown())));
        else
            say(tr("The variable is not set in this program. Set it before Palimpsest is started."), true);
    } else if (source == KeySource::Session) {
        const QString shown = m_keys->shownSessionKey(m_endpoint);
        say(shown.isEmpty() ? tr("No key is held. It is forgotten when the window closes.")
                            : tr("Held until the window closes: %1").arg(shown));
    } else if (source == KeySource::Keychain) {
        say(m_inKeychain.isEmpty() ? tr("The keychain is asked when a test or a run begins.") : m_inKeychain);
    }
}

void KeyPanel::keep()
{
    std::string bytes = m_typed->takeSecret();
    if (bytes.empty())
        return;
    if (m_endpoint.keySource == KeySource::Session)
        return m_keys->keepForSession(m_endpoint, bytes);
    const QString entry = QString::fromStdString(m_endpoint.keyRef);
    const QString shown =
        bytes.size() < 12 ? QStringLiteral("…") : "…" + QString::fromStdString(bytes.substr(bytes.size() - 4));
    say(tr("Asking the keychain…"));
    m_keys->keepInKeychain(entry, bytes, this, [this, shown](const Status& status) { onKept(status, shown); });
}

void KeyPanel::onKept(const Status& status, const QString& shown)
{
    if (!status)
        return say(QString::fromStdString(status.error().text()), true);
    m_inKeychain = tr("In the keychain: %1").arg(shown);
    refresh();
}

} // namespace palimpsest
