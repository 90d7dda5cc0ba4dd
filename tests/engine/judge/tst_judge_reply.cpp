#include "engine/judge/judge_reply.h"
#include "engine/judge/judge_template.h"
#include "engine/judge/redactor.h"
#include "engine/judge/retry_policy.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

pal::HttpResponse answer(int status, const QByteArray& body,
                         std::vector<std::pair<std::string, std::string>> headers = {})
{
    pal::HttpResponse response;
    response.end = pal::TransferEnd::Complete;
    response.status = status;
    response.headers = std::move(headers);
    response.body = QByteArray(body).replace('\'', '"').toStdString();
    return response;
}

QString waitOf(std::vector<std::pair<std::string, std::string>> headers)
{
    const auto now = std::chrono::system_clock::from_time_t(1'000'000'000); // Sun, 09 Sep 2001 01:46:40 GMT
    const auto wait = pal::requestedWait(answer(429, "", std::move(headers)), now, true);
    return wait ? QString::number(wait->count()) : QString();
}

} // namespace

/// What servers of every make say, and what is done about it.
class TestJudgeReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("OpenAI") << QByteArray("{'error':{'message':'m','type':'t','param':null,'code':'c'}}")
                                << QByteArray("c") << QByteArray("m");
        QTest::newRow("llama.cpp") << QByteArray("{'error':{'code':401,'message':'m','type':'t'}}") << QByteArray("401")
                                   << QByteArray("m");
        QTest::newRow("vLLM, flat") << QByteArray("{'object':'error','message':'m','type':'t','code':400}")
                                    << QByteArray("400") << QByteArray("m");
        QTest::newRow("FastAPI") << QByteArray("{'detail':'m'}") << QByteArray() << QByteArray("m");
        QTest::newRow("text") << QByteArray("{'error':'m'}") << QByteArray() << QByteArray("m");
        QTest::newRow("HTML") << QByteArray("<html>") << QByteArray() << QByteArray("<html>");
        QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
    }

    void errorBodies()
    {
        QFETCH(QByteArray, body);
        const pal::JudgeReply reply = pal::readJudgeReply(answer(400, body));
        QCOMPARE(reply.outcome, pal::ReplyOutcome::HttpError);
        QTEST(QByteArray::fromStdString(reply.errorCode), "code");
        QTEST(QByteArray::fromStdString(reply.errorMessage), "message");
        QCOMPARE(reply.billed, pal::Billed::No);
    }

    void thoughtsAreNotTheAnswer()
    {
        const pal::JudgeReply reply = pal::readJudgeReply(
            answer(200, "{'choices':[{'finish_reason':'stop','message':{'content':null,"
                        "'reasoning_content':'Final score: 9'}}],'usage':{'prompt_tokens':0,'completion_tokens':3}}"));
        QCOMPARE(reply.outcome, pal::ReplyOutcome::Empty);
        QVERIFY(reply.content.empty());
        QVERIFY(!reply.usage.prompt); // 0 means not known
        QCOMPARE(reply.usage.completion, std::optional<std::int64_t>(3));
    }

    void numbersTooLargeAreNoCompletion()
    {
        QCOMPARE(pal::readJudgeReply(answer(200, "{'choices':1e400}")).outcome, pal::ReplyOutcome::Protocol);
    }

    void waits()
    {
        QCOMPARE(waitOf({}), QString());
        QCOMPARE(waitOf({{"retry-after", "2"}}), QString("2000"));
        QCOMPARE(waitOf({{"retry-after", "0.5"}}), QString("500"));
        QCOMPARE(waitOf({{"retry-after", "Sun, 09 Sep 2001 01:46:50 GMT"}}), QString("10000"));
        QCOMPARE(waitOf({{"retry-after", "Sun, 09 Sep 2001 01:46:30 GMT"}}), QString("0"));
        QCOMPARE(waitOf({{"retry-after", "soon"}}), QString());
        QCOMPARE(waitOf({{"retry-after", "9"}, {"retry-after-ms", "250"}}), QString("250"));
        QCOMPARE(waitOf({{"x-ratelimit-reset-requests", "12ms"}, {"x-ratelimit-reset-tokens", "6m0s"}}),
                 QString("360000"));
        QCOMPARE(pal::goDuration("1h2m3.5s"), std::optional(pal::Milliseconds(3'723'500)));
        QVERIFY(!pal::goDuration("5"));
        QVERIFY(!pal::goDuration("1x"));
    }

    void verdicts_data()
    {
        using Action = pal::Verdict::Action;
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("attempts");
        QTest::addColumn<int>("action");
        const auto row = [](const char* name, int status, const char* code, const char* after, int attempts,
                            Action action) {
            QTest::newRow(name) << status << QByteArray(code) << QByteArray(after) << attempts << int(action);
        };
        row("bad request", 400, "context_length_exceeded", "", 1, Action::Failed);
        row("a field it does not take", 400, "unsupported_parameter", "", 1, Action::PauseRun);
        row("key", 401, "", "", 1, Action::StopRun);
        row("rate", 429, "", "", 1, Action::Retry);
        row("quota", 429, "insufficient_quota", "", 1, Action::StopRun);
        row("saturation", 429, "insufficient_quota", "60", 1, Action::Retry);
        row("quota for a day", 429, "insufficient_quota", "86400", 1, Action::StopRun);
        row("a long pause", 429, "", "1200", 1, Action::PauseRun);
        row("server", 500, "", "", 5, Action::Retry);
        row("server, often enough", 500, "", "", 6, Action::Failed);
        row("not there", 501, "", "", 1, Action::StopRun);
        row("redirect", 307, "", "", 1, Action::StopRun);
        row("too large", 413, "", "", 1, Action::Failed);
    }

    void verdicts()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, retryAfter);
        QFETCH(int, attempts);
        std::vector<std::pair<std::string, std::string>> headers;
        if (!retryAfter.isEmpty())
            headers.emplace_back("retry-after", retryAfter.toStdString());
        const pal::HttpResponse response =
            answer(status, "{'error':{'message':'m','code':'" + code + "'}}", std::move(headers));
        const pal::Verdict verdict =
            pal::judgeVerdict(pal::readJudgeReply(response), response, {attempts, 0, pal::Milliseconds(0)},
                              std::chrono::system_clock::now(), 0.5, false);
        QTEST(int(verdict.action), "action");
    }

    void keysAreTakenOut()
    {
        std::string bytes = "canary-0123456789";
        const pal::Redactor redactor(std::make_shared<const pal::Secret>(bytes));
        QVERIFY(bytes.empty());
        QCOMPARE(redactor.redact("a canary-0123456789."), std::string("a [key]."));
        QCOMPARE(redactor.redact("Incorrect key sk-abcdefgh1234"), std::string("Incorrect key [key]"));
        QCOMPARE(redactor.redact("Authorization: Bearer abcdefgh1234"), std::string("Authorization: Bearer [key]"));
        QCOMPARE(redactor.redact("api-key: abcdefgh1234"), std::string("api-key: [key]"));
        QCOMPARE(redactor.redact("a risk-free bearer of news"), std::string("a risk-free bearer of news"));
    }

    void slotsInTextsStay()
    {
        const auto prompt = pal::shippedTemplate("reference-code");
        QVERIFY2(prompt.ok(), prompt.ok() ? "" : prompt.error().text().c_str());
        QCOMPARE(prompt->userMessage({"**<Candidate>**", "r", "c"}),
                 std::string("Prefix:\n\"**<Candidate>**\"\n\nReference:\n\"r\"\n\nCandidate:\n\"c\""));
        QCOMPARE(prompt->system->size(), std::size_t(1377));
        const auto readme = pal::shippedTemplate("reference-readme");
        QVERIFY(readme.ok() && !readme->system);
        QVERIFY(!pal::customTemplate("mine", {}, "only **<Prefix>**").ok());
    }
};

QTEST_APPLESS_MAIN(TestJudgeReply)
#include "tst_judge_reply.moc"
