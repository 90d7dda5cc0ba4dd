#pragma once

#include "engine/judge/endpoint.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace palimpsest {

class JudgeKeys;
class SecretField;

/// What is known of an endpoint's key, and where it is typed: the last four characters at most are ever shown.
class KeyPanel : public QWidget {
    Q_OBJECT
public:
    explicit KeyPanel(JudgeKeys* keys, QWidget* parent = nullptr);

    void setEndpoint(const Endpoint& endpoint);
    QString state() const;

private:
    void keep();
    void onKept(const Status& status, const QString& shown);
    void refresh();
    void say(const QString& text, bool isProblem = false);

    JudgeKeys* const m_keys;
    SecretField* m_typed;
    QPushButton* m_keep;
    QLabel* m_state;
    Endpoint m_endpoint;
    QString m_inKeychain; ///< the last four of what was put there, and the entry
};

} // namespace palimpsest
