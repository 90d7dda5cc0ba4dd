#include "engine/judge/endpoint_test.h"
#include "engine/judge/refused_field.h"
#include "tests/judge/fault_server.h"

#include <QElapsedTimer>
#include <QtTest/QtTest>

#include <thread>

namespace pal = palimpsest;

namespace {

QString joined(const std::vector<std::string>& words)
{
    QStringList list;
    for (const std::string& word : words)
        list.append(QString::fromStdString(word));
    return list.join(' ');
}

pal::JudgeReply refusal(const std::string& code, const std::string& param, const std::string& message)
{
    pal::JudgeReply reply;
    reply.http = 400;
    reply.errorCode = code;
    reply.errorParam = param;
    reply.errorMessage = message;
    return reply;
}

} // namespace

/// What a test of an endpoint finds out, from a server that misbehaves on order.
class TestEndpointTest : public QObject {
    Q_OBJECT

    std::unique_ptr<pal::test::FaultServer> m_server;

    pal::Endpoint endpoint() const
    {
        pal::Endpoint endpoint;
        endpoint.name = "fault";
        endpoint.baseUrl = m_server->url().toStdString();
        endpoint.auth = pal::EndpointAuth::None;
        return endpoint;
    }

    static pal::EndpointTest::Options options(const std::string& model, bool longPrompt = false)
    {
        pal::EndpointTest::Options options;
        options.model = model;
        options.longPrompt = longPrompt;
        options.healthEvery = pal::Milliseconds(10);
        return options;
    }

    pal::EndpointTestReport report(const std::string& model, bool longPrompt = false) const
    {
        return pal::EndpointTest(endpoint(), nullptr, options(model, longPrompt)).run();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!pal::test::FaultServer::canRun())
            QSKIP("python3 is not here");
    }

    void init()
    {
        m_server = std::make_unique<pal::test::FaultServer>();
        QVERIFY(m_server->port() > 0);
    }

    void asksTheOnlyModelForOneToken()
    {
        const pal::EndpointTestReport found = report("");
        QCOMPARE(found.models.size(), std::size_t(1));
        QCOMPARE(found.listProblem, std::string());
        QCOMPARE(found.model, std::string("fault"));
        QVERIFY(!found.answered); // the word "fault" is no behaviour: the server breaks off
        QCOMPARE(found.calls, 1);
    }

    void answers()
    {
        const pal::EndpointTestReport found = report("ok");
        QVERIFY(found.answered);
        QCOMPARE(found.reply.http, 200);
        QCOMPARE(found.reply.usage.prompt, std::optional<std::int64_t>(400));
        QCOMPARE(found.calls, 1);
        QVERIFY(found.refusedFields.empty());
        QCOMPARE(int(found.prompt), int(pal::PromptFate::NotTested));
    }

    void manyModelsAndNoChoiceMakeNoCall()
    {
        m_server = std::make_unique<pal::test::FaultServer>(
            QStringList{"--models", R"([{"id":"b","shutdown_date":"2026-01-31"},{"id":"a","max_model_len":8192}])"});
        const pal::EndpointTestReport found = report("");
        QCOMPARE(found.calls, 0);
        QCOMPARE(found.models.size(), std::size_t(2));
        QCOMPARE(found.models[0].id, std::string("a"));
        QCOMPARE(found.models[0].contextTokens, std::optional<std::int64_t>(8192));
        QCOMPARE(found.models[1].shutdownDate, std::string("2026-01-31"));
    }

    void refusedFields_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QString>("refused");
        QTest::newRow("named by param, one after the other") << QByteArray("reasoner") << "max_tokens temperature";
        QTest::newRow("none named: each in turn") << QByteArray("namesnone") << "max_tokens temperature seed";
        QTest::newRow("named in a FastAPI detail") << QByteArray("strict422") << "cache_prompt";
        QTest::newRow("another error is none") << QByteArray("400") << "";
    }

    void refusedFields()
    {
        QFETCH(QByteArray, model);
        pal::Endpoint asked = endpoint();
        asked.extraJson = R"({"cache_prompt": false})";
        const pal::EndpointTestReport found = pal::EndpointTest(asked, nullptr, options(model.toStdString())).run();
        QTEST(joined(found.refusedFields), "refused");
        QCOMPARE(found.answered, !found.refusedFields.empty());
        if (model == "reasoner") {
            QVERIFY(found.usable.completionTokens);
            QVERIFY(!found.usable.sendTemperature);
            QVERIFY(found.usable.sendSeed);
        }
        if (model == "strict422")
            QCOMPARE(found.usable.extraJson, std::string("{}"));
    }

    void aFieldRefusedUnderBothNamesIsNotTriedAgain()
    {
        pal::Endpoint asked = endpoint();
        const auto first = pal::leaveOutRefused(asked, refusal("unsupported_parameter", "max_tokens", "no"), {});
        QVERIFY(first);
        QVERIFY(first->endpoint.completionTokens);
        QVERIFY(!pal::leaveOutRefused(first->endpoint, refusal("unsupported_parameter", "max_completion_tokens", "no"),
                                      {"max_tokens", "max_completion_tokens"}));
        QVERIFY(!pal::leaveOutRefused(asked, refusal("context_length_exceeded", "messages", "too long"), {}));
    }

    void longPrompts_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<int>("fate");
        QTest::newRow("whole") << QByteArray("counts") << int(pal::PromptFate::Whole);
        QTest::newRow("cut at 2,048 tokens") << QByteArray("cuts") << int(pal::PromptFate::Cut);
        QTest::newRow("refused") << QByteArray("short") << int(pal::PromptFate::Refused);
        QTest::newRow("not counted") << QByteArray("nousage") << int(pal::PromptFate::Unknown);
    }

    void longPrompts()
    {
        QFETCH(QByteArray, model);
        const pal::EndpointTestReport found = report(model.toStdString(), true);
        QTEST(int(found.prompt), "fate");
        QVERIFY(found.promptExpected > 4000);
        QCOMPARE(found.calls, 2);
        if (model == "cuts")
            QCOMPARE(found.promptCounted, std::optional<std::int64_t>(2048));
    }

    void waitsForALoadingModel()
    {
        std::vector<pal::EndpointTest::Step> steps;
        auto asked = options("loading,ok");
        asked.onStep = [&](pal::EndpointTest::Step step) { steps.push_back(step); };
        const pal::EndpointTestReport found = pal::EndpointTest(endpoint(), nullptr, asked).run();
        QVERIFY(found.answered);
        QVERIFY(found.loading.count() > 0);
        QCOMPARE(found.calls, 2);
        QCOMPARE(int(steps.back()), int(pal::EndpointTest::Step::Loading));
    }

    void cancelEndsIt()
    {
        auto test = std::make_unique<pal::EndpointTest>(endpoint(), nullptr, options("slow"));
        QElapsedTimer timer;
        timer.start();
        std::thread other([&] {
            QTest::qSleep(200);
            test->cancel();
        });
        const pal::EndpointTestReport found = test->run();
        other.join();
        QVERIFY(found.cancelled);
        QVERIFY(!found.answered);
        QVERIFY(timer.elapsed() < 3000);
    }

    void theKeyIsNotInTheReport()
    {
        std::string bytes = "sk-canary-0123456789abcdef";
        pal::Endpoint asked = endpoint();
        asked.auth = pal::EndpointAuth::Bearer;
        const pal::EndpointTestReport found =
            pal::EndpointTest(asked, std::make_shared<pal::Secret>(bytes), options("echo401")).run();
        QCOMPARE(found.reply.http, 401);
        QVERIFY(found.reply.errorMessage.find("[key]") != std::string::npos);
        QVERIFY(found.reply.errorMessage.find("canary") == std::string::npos);
    }

    void noServer()
    {
        pal::Endpoint asked = endpoint();
        m_server.reset();
        const pal::EndpointTestReport found = pal::EndpointTest(asked, nullptr, options("ok")).run();
        QVERIFY(!found.answered);
        QVERIFY(!found.listProblem.empty());
        QVERIFY(!found.reply.errorMessage.empty());
    }

    void azureDeprecation()
    {
        const auto models = pal::readModelList(R"({"data":[{"id":"x","deprecation":{"inference":1767139200}}]})");
        QCOMPARE(models.at(0).shutdownDate, std::string("2025-12-31"));
        QVERIFY(pal::readModelList("<html>").empty());
        QVERIFY(pal::readModelList(R"({"data":[{"object":"model"},7]})").empty());
    }
};

QTEST_GUILESS_MAIN(TestEndpointTest)
#include "tst_endpoint_test.moc"
