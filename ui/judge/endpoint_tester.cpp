#include "ui/judge/endpoint_tester.h"

#include "ui/bridge/background.h"
#include "ui/judge/judge_keys.h"

#include <QCoreApplication>
#include <QPointer>

namespace palimpsest {

EndpointTester::EndpointTester(JudgeKeys* keys, QObject* parent) : QObject(parent), m_keys(keys) {}

EndpointTester::~EndpointTester()
{
    if (m_test)
        m_test->cancel();
}

void EndpointTester::start(const Endpoint& endpoint, const QString& model, bool longPrompt)
{
    if (m_busy)
        return;
    m_busy = true;
    m_cancelled = false;
    EndpointTest::Options options;
    options.model = model.toStdString();
    options.longPrompt = longPrompt;
    m_keys->fetch(endpoint, this, [this, endpoint, options](Result<JudgeKeys::Key> key) {
        if (key && !m_cancelled)
            return run(endpoint, *std::move(key), options);
        m_busy = false;
        Q_EMIT failed(m_cancelled ? tr("The test was cancelled.") : QString::fromStdString(key.error().text()));
    });
}

void EndpointTester::run(const Endpoint& endpoint, std::shared_ptr<const Secret> key, EndpointTest::Options options)
{
    options.onStep = [tester = QPointer<EndpointTester>(this)](EndpointTest::Step step) {
        // The pointer is looked at on its own thread only.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [tester, step] {
                if (tester)
                    Q_EMIT tester->stepBegun(step);
            },
            Qt::QueuedConnection);
    };
    m_test = std::make_shared<EndpointTest>(endpoint, std::move(key), std::move(options));
    inBackground(
        this, [test = m_test] { return test->run(); },
        [this](const EndpointTestReport& report) {
            m_test.reset();
            m_busy = false;
            Q_EMIT done(report);
        });
}

void EndpointTester::cancel()
{
    m_cancelled = true;
    if (m_test)
        m_test->cancel();
}

} // namespace palimpsest
