#pragma once

#include "engine/judge/endpoint.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace palimpsest {

class FormField;
class JudgeKeys;
class KeyPanel;

/// An endpoint's settings; of the key only its place, and what is known of it. Errors stand beside their fields.
class EndpointForm : public QWidget {
    Q_OBJECT
public:
    explicit EndpointForm(JudgeKeys* keys, QWidget* parent = nullptr);

    /// `stored`: plain http was confirmed when it was saved.
    void setEndpoint(const Endpoint& endpoint, bool stored);
    Endpoint endpoint() const;
    /// Nothing is wrong that can be told without asking the server.
    bool isValid() const;

Q_SIGNALS:
    void edited();

private:
    void buildServer(QVBoxLayout* layout);
    void buildKey(QVBoxLayout* layout);
    void buildRequest(QVBoxLayout* layout);
    void buildLimits(QVBoxLayout* layout);
    void addField(QVBoxLayout* layout, const char* name, FormField* field);
    void connectFields();
    void onEdited();
    void onKindChosen();
    void showForKind();
    void showErrors();
    bool plainHttpConfirmed() const;

    QLineEdit* m_name;
    QComboBox* m_kind;
    QLineEdit* m_url;
    QCheckBox* m_plainHttp;
    QLineEdit* m_deployment;
    QLineEdit* m_apiVersion;
    QComboBox* m_auth;
    QComboBox* m_keySource;
    QLineEdit* m_keyRef;
    FormField* m_keyRefField = nullptr;
    KeyPanel* m_key;
    FormField* m_keyField = nullptr;
    QComboBox* m_tokenField;
    QCheckBox* m_temperature;
    QCheckBox* m_seed;
    QLineEdit* m_extra;
    QSpinBox* m_concurrency;
    QSpinBox* m_requests;
    QSpinBox* m_tokens;
    QSpinBox* m_timeout;
    QHash<QByteArray, FormField*> m_fields; ///< by the names of EndpointProblem
    std::int64_t m_id = 0;
    std::string m_confirmedUrl; ///< plain http, confirmed when it was saved
    bool m_filling = false;
};

} // namespace palimpsest
