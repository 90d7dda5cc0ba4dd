#include "engine/run/prompting.h"

#include "tests/engine/run/tiny_run.h"

#include <QtTest/QtTest>

#include <atomic>
#include <future>

namespace pal = palimpsest;

namespace {

struct Heard {
    std::vector<pal::PromptToken> tokens;
    pal::Result<pal::PromptAnswer> answer = pal::internal("not finished");
};

/// Asks and waits.
Heard ask(pal::PromptSession& session, const pal::PromptRequest& request)
{
    Heard heard;
    std::promise<void> done;
    session.ask(request, {[&](const pal::PromptToken& token) { heard.tokens.push_back(token); },
                          [&](const pal::Result<pal::PromptAnswer>& answer) {
                              heard.answer = answer;
                              done.set_value();
                          }});
    done.get_future().wait();
    return heard;
}

std::vector<std::int32_t> idsOf(const Heard& heard)
{
    std::vector<std::int32_t> ids;
    for (const pal::PromptToken& token : heard.tokens)
        ids.push_back(token.id);
    return ids;
}

std::string joined(const Heard& heard)
{
    std::string text;
    for (const pal::PromptToken& token : heard.tokens)
        text += token.text;
    return text;
}

pal::PromptRequest request(std::int64_t tokens = 12)
{
    pal::PromptRequest request;
    request.text = "The miller wrote letter number 1 of the village.";
    request.maxNewTokens = tokens;
    return request;
}

} // namespace

class TestPrompting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.isValid());
        m_folder = m_world.path().toStdString();
        QVERIFY(tiny::makeModel(m_folder / "model", 7));
        m_session = std::make_unique<pal::PromptSession>(weights(), [this](const auto& info) { m_info = info; });
    }

    void cleanupTestCase() { m_session.reset(); }

    void tellsWhatItLoaded()
    {
        QVERIFY(ask(*m_session, request(1)).answer.ok()); // loaded by then
        QVERIFY(m_info.ok());
        QCOMPARE(m_info->family, std::string("gpt_neo"));
        QCOMPARE(m_info->vocabulary, std::int64_t(2048));
        QCOMPARE(m_info->bytes, 4 * m_info->parameters);
    }

    void streamsEveryTokenInOrder()
    {
        const Heard heard = ask(*m_session, request());
        QVERIFY2(heard.answer.ok(), heard.answer.ok() ? "" : heard.answer.error().text().c_str());
        QCOMPARE(idsOf(heard), heard.answer->ids);
        QCOMPARE(joined(heard), heard.answer->text);
        for (const pal::PromptToken& token : heard.tokens) {
            QCOMPARE(token.alternatives.size(), std::size_t(5));
            QCOMPARE(token.alternatives.front().probability, token.probability); // greedy: the likeliest
            QVERIFY(token.probability > 0 && token.probability <= 1);
            QVERIFY(!token.reference && !token.equalsReference);
        }
    }

    void marksWhatEqualsTheReference()
    {
        const Heard first = ask(*m_session, request());
        pal::PromptRequest again = request();
        again.reference = joined(first);
        const Heard heard = ask(*m_session, again);
        QVERIFY(heard.answer.ok());
        QVERIFY(heard.tokens.front().reference.has_value());
        for (const pal::PromptToken& token : heard.tokens) {
            if (token.equalsReference)
                QCOMPARE(token.text, *token.reference);
            QCOMPARE(token.alternatives.front().isReference, token.equalsReference); // greedy: the first is chosen
        }
        QVERIFY(heard.tokens.front().equalsReference);
        again.reference = "entirely different";
        QVERIFY(!ask(*m_session, again).tokens.front().equalsReference);
    }

    void beamsAreReadByOnePass()
    {
        pal::PromptRequest beams = request();
        beams.numBeams = 1;
        const Heard greedy = ask(*m_session, beams);
        beams.numBeams = 3;
        const Heard heard = ask(*m_session, beams);
        QVERIFY(heard.answer.ok());
        QCOMPARE(idsOf(heard), heard.answer->ids);
        const pal::PromptToken &one = heard.tokens.front(), &other = greedy.tokens.front(); // at the same place
        QCOMPARE(one.alternatives.size(), other.alternatives.size());
        for (std::size_t i = 0; i < one.alternatives.size(); ++i)
            QVERIFY(std::abs(one.alternatives[i].probability - other.alternatives[i].probability) < 1e-4);
    }

    void oneSeedSamplesTheSame()
    {
        pal::PromptRequest sampled = request(20);
        sampled.doSample = true;
        sampled.topK = 0;
        const Heard once = ask(*m_session, sampled);
        QCOMPARE(idsOf(ask(*m_session, sampled)), idsOf(once));
        sampled.seed = 43;
        QVERIFY(idsOf(ask(*m_session, sampled)) != idsOf(once));
    }

    void aRowsPrefixIsCutAndPadded()
    {
        pal::PromptRequest row = request(1);
        row.asRow = pal::RowPrompt{4, true};
        QCOMPARE(ask(*m_session, row).answer->promptTokens, std::int64_t(4));
        row.asRow = pal::RowPrompt{50, true};
        QCOMPARE(ask(*m_session, row).answer->promptTokens, std::int64_t(50));
        row.asRow = pal::RowPrompt{50, false};
        QVERIFY(ask(*m_session, row).answer->promptTokens < 50);
    }

    void cancelEndsAnAnswer()
    {
        pal::PromptRequest longer = request(200);
        std::atomic<int> tokens = 0;
        std::promise<pal::Result<pal::PromptAnswer>> done;
        m_session->ask(longer, {[&](const pal::PromptToken&) {
                                    if (++tokens == 3)
                                        m_session->cancel();
                                },
                                [&](const pal::Result<pal::PromptAnswer>& answer) { done.set_value(answer); }});
        const pal::Result<pal::PromptAnswer> answer = done.get_future().get();
        QVERIFY(answer.ok());
        QCOMPARE(answer->end, pal::PromptEnd::Cancelled);
        QCOMPARE(answer->ids.size(), std::size_t(3));
        QCOMPARE(tokens.load(), 3);
        QVERIFY(ask(*m_session, request(1)).answer.ok()); // the session goes on
    }

    void destroyingItFinishesEveryAnswer()
    {
        std::atomic<int> finished = 0;
        {
            pal::PromptSession session(weights(), {});
            for (int i = 0; i < 4; ++i)
                session.ask(request(200), {{}, [&](const auto&) { ++finished; }});
        }
        QCOMPARE(finished.load(), 4);
    }

    void errorsSayWhatToDo()
    {
        pal::PromptRequest empty;
        QVERIFY(QString::fromStdString(ask(*m_session, empty).answer.error().text()).contains("prompt is empty"));
        pal::PromptRequest longest = request(400);
        QVERIFY(QString::fromStdString(ask(*m_session, longest).answer.error().text()).contains("positions"));
        pal::PromptWeights nowhere;
        nowhere.model = (m_folder / "nowhere").string();
        pal::PromptSession session(nowhere, {});
        QVERIFY(!ask(session, request()).answer.ok());
    }

private:
    pal::PromptWeights weights() const
    {
        pal::PromptWeights weights;
        weights.model = (m_folder / "model").string();
        return weights;
    }

    QTemporaryDir m_world;
    tiny::fs::path m_folder;
    pal::Result<pal::PromptModelInfo> m_info = pal::internal("not loaded");
    std::unique_ptr<pal::PromptSession> m_session;
};

QTEST_APPLESS_MAIN(TestPrompting)
#include "tst_prompting.moc"
