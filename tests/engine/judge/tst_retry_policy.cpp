#include "engine/judge/retry_policy.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
using Action = pal::Verdict::Action;
using pal::Milliseconds;

namespace {

pal::HttpResponse answered(int status, const std::string& body,
                           std::vector<std::pair<std::string, std::string>> headers = {})
{
    pal::HttpResponse response;
    response.end = pal::TransferEnd::Complete;
    response.status = status;
    response.body = body;
    response.headers = std::move(headers);
    return response;
}

std::string error(const std::string& code = "null")
{
    return R"({"error":{"message":"no","type":"t","param":null,"code":)" + code + "}}";
}

pal::Verdict verdict(const pal::HttpResponse& response, pal::TaskHistory history = {}, bool mayAskMore = false)
{
    return pal::judgeVerdict(pal::readJudgeReply(response), response, history, std::chrono::system_clock::now(), 1,
                             mayAskMore);
}

pal::HttpResponse ended(pal::TransferEnd end)
{
    pal::HttpResponse response;
    response.end = end;
    return response;
}

const std::string kAnswer =
    R"({"choices":[{"finish_reason":"stop","message":{"content":"Final score: 7"}}],"usage":{"prompt_tokens":4}})";
const std::string kCut = R"({"choices":[{"finish_reason":"length","message":{"content":"Final"}}]})";

} // namespace

/// What follows a call: every row of the status table.
class TestRetryPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Action>("action");
        const auto row = [](int status, const char* code, Action action) {
            QTest::addRow("%d %s", status, code) << status << QString(code) << action;
        };
        row(400, "null", Action::Failed);
        row(400, "\"context_length_exceeded\"", Action::Failed);
        row(400, "\"content_filter\"", Action::Failed);
        row(400, "\"unsupported_parameter\"", Action::PauseRun);
        row(400, "\"unsupported_value\"", Action::PauseRun);
        for (const int status : {401, 403, 404, 501})
            row(status, "null", Action::StopRun);
        for (const int status : {301, 302, 307, 308})
            row(status, "null", Action::StopRun);
        for (const int status : {408, 409, 429, 500, 502, 503, 504, 520, 529})
            row(status, "null", Action::Retry);
        for (const int status : {402, 405, 413, 418, 422})
            row(status, "null", Action::Failed);
        for (const char* quota : {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active",
                                  "access_terminated", "quota_exceeded"})
            row(429, qPrintable(QStringLiteral("\"%1\"").arg(quota)), Action::StopRun);
        row(429, "\"rate_limit_exceeded\"", Action::Retry);
    }
    void statuses()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(Action, action);
        QVERIFY(verdict(answered(status, error(code.toStdString()))).action == action);
    }

    void only429PausesTheEndpoint()
    {
        QVERIFY(verdict(answered(429, error())).pausesEndpoint);
        for (const int status : {408, 409, 500, 502, 503, 529})
            QVERIFY(!verdict(answered(status, error())).pausesEndpoint);
    }

    void aQuotaThatComesBackWithinTheHourIsARate()
    {
        const std::string quota = error("\"insufficient_quota\"");
        const pal::Verdict soon = verdict(answered(429, quota, {{"retry-after", "30"}}));
        QVERIFY(soon.action == Action::Retry && soon.wait == Milliseconds(30'000) && soon.pausesEndpoint);
        QVERIFY(verdict(answered(429, quota, {{"retry-after", "3600"}})).action == Action::PauseRun);
        QVERIFY(verdict(answered(429, quota, {{"retry-after", "3601"}})).action == Action::StopRun);
    }

    void theServersWishCounts()
    {
        QCOMPARE(verdict(answered(429, error(), {{"retry-after-ms", "250"}})).wait, Milliseconds(250));
        QCOMPARE(verdict(answered(503, error(), {{"retry-after", "0.5"}})).wait, Milliseconds(500));
        QCOMPARE(verdict(answered(500, error())).wait, Milliseconds(1000)); // backoff, without a wish
        QVERIFY(verdict(answered(500, error(), {{"x-should-retry", "false"}})).action == Action::Failed);
        QVERIFY(verdict(answered(400, error(), {{"x-should-retry", "true"}})).action == Action::Retry);
        // A key that is wrong stays wrong: "false" does not make it the failure of one task.
        QVERIFY(verdict(answered(401, error(), {{"x-should-retry", "false"}})).action == Action::StopRun);
    }

    void aLongPauseIsTheRuns()
    {
        const pal::Verdict quiet = verdict(answered(429, error(), {{"retry-after", "900"}}));
        QVERIFY(quiet.action == Action::Failed); // fifteen minutes are more than a task may take
        QVERIFY(quiet.pausesEndpoint && quiet.wait == Milliseconds(900'000));
        const pal::Verdict pause = verdict(answered(429, error(), {{"retry-after", "901"}}));
        QVERIFY(pause.action == Action::PauseRun && pause.wait == Milliseconds(901'000));
        QVERIFY(!pause.reason.empty());
    }

    void sixAttemptsAndTenMinutes()
    {
        const pal::HttpResponse busy = answered(500, error());
        QVERIFY(verdict(busy, {5, 0, Milliseconds(0)}).action == Action::Retry);
        QVERIFY(verdict(busy, {6, 0, Milliseconds(0)}).action == Action::Failed);
        QVERIFY(verdict(busy, {2, 0, Milliseconds(9 * 60'000)}).action == Action::Retry);
        QVERIFY(verdict(busy, {2, 0, Milliseconds(10 * 60'000)}).action == Action::Failed);
        // The last refusal of a task still pauses the others.
        QVERIFY(verdict(answered(429, error(), {{"retry-after", "5"}}), {6, 0, Milliseconds(0)}).pausesEndpoint);
    }

    void brokenTransfers()
    {
        QVERIFY(verdict(ended(pal::TransferEnd::Certificate)).action == Action::StopRun);
        QVERIFY(verdict(ended(pal::TransferEnd::NotSent), {5, 0, Milliseconds(0)}).action == Action::Retry);
        QVERIFY(verdict(ended(pal::TransferEnd::NotSent), {6, 0, Milliseconds(0)}).action == Action::Failed);
        for (const auto end : {pal::TransferEnd::TimedOut, pal::TransferEnd::Broken}) {
            QVERIFY(verdict(ended(end), {1, 1, Milliseconds(0)}).action == Action::Retry);
            QVERIFY(verdict(ended(end), {2, 2, Milliseconds(0)}).action == Action::Retry);
            QVERIFY(verdict(ended(end), {3, 3, Milliseconds(0)}).action == Action::Failed);
        }
        // A status that came before the connection broke means nothing.
        pal::HttpResponse half = answered(200, kAnswer.substr(0, 20));
        half.end = pal::TransferEnd::Broken;
        QVERIFY(verdict(half, {1, 1, Milliseconds(0)}).action == Action::Retry);
        QVERIFY(verdict(ended(pal::TransferEnd::TooLarge)).action == Action::Failed);
    }

    void whatIsAnswered200IsNeverSentAgain()
    {
        const std::pair<std::string, std::string> full{"x-ratelimit-remaining-requests", "0"};
        QVERIFY(verdict(answered(200, kAnswer, {full, {"retry-after", "60"}})).action == Action::Done);
        QVERIFY(verdict(answered(200, "<html>")).action == Action::Failed);
        QVERIFY(verdict(answered(200, error())).action == Action::Failed);
        QVERIFY(verdict(answered(200, error(), {{"x-should-retry", "true"}})).action == Action::Failed);
        QVERIFY(verdict(answered(200, kCut)).action == Action::Failed);
    }

    void aCutAnswerIsAskedForOnceMoreWhereWanted()
    {
        QVERIFY(verdict(answered(200, kCut), {}, true).action == Action::AskMore);
        QVERIFY(verdict(answered(200, kAnswer), {}, true).action == Action::Done);
    }

    void aLoadingModelIsWaitedFor()
    {
        const pal::Verdict loading =
            verdict(answered(503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
                             {{"retry-after", "9"}}));
        QVERIFY(loading.action == Action::Retry && loading.pollsHealth && loading.pausesEndpoint);
        QCOMPARE(loading.wait, Milliseconds(0));
        QVERIFY(!verdict(answered(503, error())).pollsHealth);
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retry_policy.moc"
