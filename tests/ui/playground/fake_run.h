#pragma once

#include "ui/bridge/run_handle.h"

#include <thread>

/// A paused run that answers with the words it was given, from a thread of its own as a real one does.
class FakeRun : public palimpsest::RunHandle {
public:
    explicit FakeRun(const QString& directory = {}) : RunHandle(Kind::Live, directory, nullptr)
    {
        std::vector<palimpsest::SampleText> samples;
        for (int id = 0; id < 5; ++id)
            samples.push_back({id, 100 + id, QStringLiteral("The prefix of row %1").arg(id),
                               QStringLiteral(" and the end of row %1").arg(id), 0});
        m_model->setSamples(std::move(samples));
    }

    ~FakeRun() override
    {
        cancelPrompts();
        if (m_thread.joinable())
            m_thread.join();
    }

    void setState(const char* state)
    {
        palimpsest::EventRecord record;
        record.seq = ++m_seq;
        record.event = palimpsest::StateChanged{state, 3};
        m_model->apply(std::span(&record, 1));
    }

    void evaluate(std::int64_t id, std::int64_t epoch, const std::string& candidate)
    {
        palimpsest::SampleEvaluated sample;
        sample.id = id;
        sample.epoch = epoch;
        sample.candidate = candidate;
        palimpsest::EventRecord record;
        record.seq = ++m_seq;
        record.event = sample;
        m_model->apply(std::span(&record, 1));
    }

    bool isControllable() const override { return true; }
    QString whyNotControllable() const override { return {}; }

    void prompt(palimpsest::PromptRequest request, palimpsest::PromptCallbacks callbacks) override
    {
        asked.push_back(request);
        if (m_thread.joinable())
            m_thread.join();
        m_cancelled = false;
        m_thread = std::thread([this, callbacks = std::move(callbacks), reference = !request.reference.empty()] {
            palimpsest::PromptAnswer answer;
            for (std::size_t i = 0; i < words.size() && !m_cancelled; ++i) {
                callbacks.token(tokenAt(i, reference));
                answer.ids.push_back(std::int32_t(i));
                answer.text += words[i];
                while (waits && i == 0 && !m_cancelled)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            answer.referenceTokens = reference ? std::int64_t(words.size()) : 0;
            answer.end = m_cancelled ? palimpsest::PromptEnd::Cancelled : palimpsest::PromptEnd::Length;
            callbacks.finished(answer);
        });
    }

    void cancelPrompts() override { m_cancelled = true; }

    palimpsest::PromptToken tokenAt(std::size_t i, bool reference) const
    {
        palimpsest::PromptToken token;
        token.id = std::int32_t(i);
        token.text = words[i];
        token.probability = 1.0 / double(i + 1);
        if (reference)
            token.reference = i % 2 == 0 ? words[i] : " other";
        token.equalsReference = token.reference == token.text;
        token.alternatives = {{words[i], token.probability, token.equalsReference}, {" some", 0.01, false}};
        return token;
    }

    std::vector<std::string> words{" and", " the", " end", " of", " it"};
    std::vector<palimpsest::PromptRequest> asked;
    std::atomic<bool> waits = false; ///< behind the first token, until it is cancelled

private:
    std::thread m_thread;
    std::atomic<bool> m_cancelled = false;
    std::uint64_t m_seq = 0;
};
