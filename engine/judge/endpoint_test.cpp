#include "engine/judge/endpoint_test.h"

#include "engine/judge/judge_request.h"
#include "engine/judge/price.h"
#include "engine/judge/redactor.h"
#include "engine/judge/refused_field.h"
#include "engine/judge/retry_policy.h"
#include "engine/net/http_client.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>

namespace palimpsest {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::int64_t kLongPromptTokens = 4100;
constexpr double kLeastShare = 0.6; ///< of the expected tokens; tokenizers differ by less
constexpr std::chrono::milliseconds kLongestList{30'000};
constexpr std::size_t kMostTries = 8;

/// About kLongPromptTokens of plain English. It begins with a number of its own, so that no server answers from its
/// cache and counts what it did not have to read.
std::string longPrompt()
{
    std::random_device device;
    std::string text = "Note " + std::to_string(device()) + ".";
    for (int line = 1; estimatedTokens(text.size()) < kLongPromptTokens; ++line)
        text +=
            " In row " + std::to_string(line)
            + " of the table stands the weather of a town by the sea: some rain in the morning, wind from the west, "
              "and a clear sky towards the evening.";
    return text + " Say 1.";
}

bool needsMoreTokens(const JudgeReply& reply)
{
    return reply.http == 400 && reply.errorMessage.find("output limit was reached") != std::string::npos;
}

bool refusesLength(const JudgeReply& reply)
{
    return reply.http == 413 || reply.errorCode == "context_length_exceeded"
           || reply.errorType == "exceed_context_size_error"
           || (reply.http == 400 && reply.errorMessage.find("context") != std::string::npos);
}

bool isSuccess(const HttpResponse& response)
{
    return response.end == TransferEnd::Complete && response.status >= 200 && response.status < 300;
}

} // namespace

class EndpointTest::Impl {
public:
    Impl(Endpoint endpoint, std::shared_ptr<const Secret> key, Options options)
        : m_key(std::move(key)),
          m_redactor(m_key),
          m_options(std::move(options))
    {
        m_report.usable = std::move(endpoint);
    }

    EndpointTestReport run()
    {
        list();
        chooseModel();
        if (!m_report.model.empty())
            call();
        if (m_options.longPrompt && m_report.answered)
            sendLongPrompt();
        const std::lock_guard lock(m_mutex);
        m_report.cancelled = m_cancelled;
        return m_report;
    }

    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
        m_client.cancel(m_request);
        m_news.notify_all();
    }

private:
    bool cancelled()
    {
        const std::lock_guard lock(m_mutex);
        return m_cancelled;
    }

    void step(Step step) const
    {
        if (m_options.onStep)
            m_options.onStep(step);
    }

    void list()
    {
        step(Step::List);
        const HttpResponse response = patiently([&] {
            HttpRequest request = to(modelsUrl(m_report.usable));
            request.method = "GET";
            request.timeout = std::min(request.timeout, kLongestList);
            return ask(std::move(request));
        });
        if (isSuccess(response))
            m_report.models = readModelList(response.body);
        if (!isSuccess(response))
            m_report.listProblem = m_redactor.redact(inWords(readJudgeReply(response)));
        else if (m_report.models.empty())
            m_report.listProblem = "the list of models is empty, or is none";
    }

    void chooseModel()
    {
        m_report.model = m_options.model;
        if (m_report.model.empty() && m_report.usable.kind == EndpointKind::Azure)
            m_report.model = m_report.usable.deployment;
        if (m_report.model.empty() && m_report.models.size() == 1)
            m_report.model = m_report.models.front().id;
    }

    void call()
    {
        step(Step::Call);
        for (std::size_t tries = 0; tries < kMostTries && !cancelled(); ++tries) {
            const auto begun = Clock::now();
            m_report.reply = complete("Say 1.");
            m_report.took = std::chrono::duration_cast<Milliseconds>(Clock::now() - begun);
            m_report.needsMoreTokens = needsMoreTokens(m_report.reply);
            m_report.answered = m_report.needsMoreTokens || m_report.reply.billed == Billed::Yes;
            auto smaller = m_report.answered ? std::nullopt
                                             : leaveOutRefused(m_report.usable, m_report.reply, m_report.refusedFields);
            if (!smaller)
                return;
            m_report.refusedFields.push_back(smaller->field);
            m_report.usable = std::move(smaller->endpoint);
        }
    }

    void sendLongPrompt()
    {
        step(Step::LongPrompt);
        const std::string prompt = longPrompt();
        m_report.promptExpected = estimatedTokens(prompt.size());
        const JudgeReply reply = complete(prompt);
        m_report.promptCounted = reply.usage.prompt;
        if (reply.billed == Billed::Yes && reply.usage.prompt) {
            const bool whole = double(*reply.usage.prompt) >= kLeastShare * double(m_report.promptExpected);
            m_report.prompt = whole ? PromptFate::Whole : PromptFate::Cut;
        } else if (refusesLength(reply)) {
            m_report.prompt = PromptFate::Refused;
            m_report.promptProblem = inWords(reply);
        } else {
            m_report.prompt = PromptFate::Unknown;
            m_report.promptProblem =
                reply.billed == Billed::Yes ? "the server does not say how many tokens it read" : inWords(reply);
        }
    }

    JudgeReply complete(const std::string& prompt)
    {
        const HttpResponse response = patiently([&] {
            ++m_report.calls;
            HttpRequest request = to(chatUrl(m_report.usable));
            request.headers.emplace_back("Content-Type", "application/json");
            request.body = testBody(m_report.usable, m_report.model, prompt);
            return ask(std::move(request));
        });
        JudgeReply reply = readJudgeReply(response);
        reply.errorMessage = m_redactor.redact(reply.errorMessage);
        return reply;
    }

    HttpRequest to(std::string url) const
    {
        HttpRequest request;
        request.url = std::move(url);
        request.headers = {{"Accept", "application/json"}};
        request.secretHeader = secretHeader(m_report.usable);
        request.secret = request.secretHeader.empty() ? nullptr : m_key;
        request.timeout = std::chrono::milliseconds(m_report.usable.timeoutMs);
        return request;
    }

    /// Asks again once a server that was still loading its model is well.
    template <typename Ask>
    HttpResponse patiently(Ask askOnce)
    {
        const auto begun = Clock::now();
        while (true) {
            HttpResponse response = askOnce();
            const Verdict verdict =
                judgeVerdict(readJudgeReply(response), response, {}, std::chrono::system_clock::now(), 0, false);
            if (!verdict.pollsHealth || !waitUntilLoaded(begun))
                return response;
        }
    }

    /// Whether it is, or may be: a server without /health is asked again.
    bool waitUntilLoaded(Clock::time_point begun)
    {
        step(Step::Loading);
        while (Clock::now() - begun < m_options.longestLoading) {
            if (!sleep(m_options.healthEvery))
                return false;
            m_report.loading = std::chrono::duration_cast<Milliseconds>(Clock::now() - begun);
            HttpRequest request;
            request.method = "GET";
            request.url = healthUrl(m_report.usable);
            request.timeout = std::chrono::seconds(10);
            const HttpResponse response = ask(std::move(request));
            if (response.end == TransferEnd::Complete && (response.status == 200 || response.status == 404))
                return true;
        }
        return false;
    }

    /// Whether the time passed and nobody cancelled.
    bool sleep(Milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return !m_news.wait_for(lock, time, [this] { return m_cancelled; });
    }

    HttpResponse ask(HttpRequest request)
    {
        std::unique_lock lock(m_mutex);
        if (m_cancelled)
            return {};
        m_response.reset();
        m_request = m_client.start(std::move(request), [this](HttpResponse response) {
            const std::lock_guard landed(m_mutex);
            m_response = std::move(response);
            m_news.notify_all();
        });
        m_news.wait(lock, [this] { return m_response.has_value(); });
        return std::move(*m_response);
    }

    // Constant after construction.
    const std::shared_ptr<const Secret> m_key;
    const Redactor m_redactor;
    const Options m_options;

    EndpointTestReport m_report; ///< run()'s thread only

    std::mutex m_mutex;
    std::condition_variable m_news;
    // Guarded by m_mutex.
    bool m_cancelled = false;
    std::uint64_t m_request = 0;
    std::optional<HttpResponse> m_response;

    HttpClient m_client; ///< last: its call back ends before the rest goes
};

EndpointTest::EndpointTest(Endpoint endpoint, std::shared_ptr<const Secret> key, Options options)
    : m_impl(std::make_unique<Impl>(std::move(endpoint), std::move(key), std::move(options)))
{
}

EndpointTest::~EndpointTest() = default;

EndpointTestReport EndpointTest::run() { return m_impl->run(); }
void EndpointTest::cancel() { m_impl->cancel(); }

} // namespace palimpsest
