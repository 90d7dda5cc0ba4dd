#pragma once

#include "engine/judge/endpoint_test.h"

#include <QObject>

#include <memory>

namespace palimpsest {

class JudgeKeys;

/// Runs an EndpointTest behind the window.
class EndpointTester : public QObject {
    Q_OBJECT
public:
    explicit EndpointTester(JudgeKeys* keys, QObject* parent = nullptr);
    /// Cancels what is under way; its answer is dropped.
    ~EndpointTester() override;

    bool isBusy() const { return m_busy; }
    /// Fetches the key, asks the server. Ends with `done`, or with `failed` where the key is not to be had.
    void start(const Endpoint& endpoint, const QString& model, bool longPrompt);
    void cancel();

Q_SIGNALS:
    void stepBegun(palimpsest::EndpointTest::Step step);
    void done(const palimpsest::EndpointTestReport& report);
    void failed(const QString& why);

private:
    void run(const Endpoint& endpoint, std::shared_ptr<const Secret> key, EndpointTest::Options options);

    JudgeKeys* const m_keys;
    std::shared_ptr<EndpointTest> m_test;
    bool m_busy = false;
    bool m_cancelled = false; ///< before the key was there
};

} // namespace palimpsest
