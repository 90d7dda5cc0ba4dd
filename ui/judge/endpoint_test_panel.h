#pragma once

#include "engine/judge/endpoint_test.h"
#include "ui/judge/finding_line.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace palimpsest {

class EndpointTester;
class JudgeKeys;

/// Asks an endpoint what it can do, and shows what it said.
class EndpointTestPanel : public QWidget {
    Q_OBJECT
public:
    explicit EndpointTestPanel(JudgeKeys* keys, QWidget* parent = nullptr);

    /// What a test would ask. `valid`: the settings are complete.
    void setEndpoint(const Endpoint& endpoint, bool valid);
    /// Another endpoint is looked at: what was found out of the last one goes.
    void clear();
    void setModels(const std::vector<ListedModel>& models);
    void test(const QString& model);
    QString model() const;

Q_SIGNALS:
    void tested(const QString& endpoint, const palimpsest::EndpointTestReport& report);
    /// The user wants the settings without what the server refused.
    void settingsAdvised(const palimpsest::Endpoint& endpoint);

private:
    void build();
    QWidget* buildControls();
    void showStep(EndpointTest::Step step);
    void showReport(const EndpointTestReport& report);
    void showList(const EndpointTestReport& report);
    void showCall(const EndpointTestReport& report);
    void showFields(const EndpointTestReport& report);
    void showPrompt(const EndpointTestReport& report);
    void showShutdown(const EndpointTestReport& report);
    void showFailure(const QString& why);
    FindingLine* add(FindingLine::Tone tone, const QString& title, const QString& text);
    void clearFindings();
    void refresh();

    EndpointTester* m_tester;
    QComboBox* m_model;
    QCheckBox* m_longPrompt;
    QPushButton* m_test;
    QProgressBar* m_busy;
    QLabel* m_step;
    QVBoxLayout* m_findings;
    Endpoint m_endpoint;
    QString m_tested; ///< the endpoint's name when the test began
    bool m_valid = false;
};

} // namespace palimpsest
