#pragma once

#include "engine/run/prompt.h"

#include <deque>
#include <mutex>
#include <stop_token>

namespace palimpsest {

/// Prompts on their way to the thread that answers them. Thread-safe; whoever owns it wakes that thread.
class PromptQueue {
public:
    struct Item {
        PromptRequest request;
        PromptCallbacks callbacks;
        std::stop_source stop;
    };
    /// Answers one request, telling `callbacks.token`; its result goes to `callbacks.finished`.
    using Answerer = std::function<Result<PromptAnswer>(const PromptRequest&, const PromptCallbacks&, std::stop_token)>;

    // Any thread.
    void push(PromptRequest request, PromptCallbacks callbacks);
    /// Ends the answer that is being generated; those that wait are finished as cancelled on the calling thread.
    void cancel();
    bool empty() const;

    // The answering thread.
    /// Answers the oldest one. False where there is none.
    bool answerNext(const Answerer& answerer);

private:
    mutable std::mutex m_mutex;
    std::deque<Item> m_items;     // guarded by m_mutex
    std::stop_source m_running{}; // guarded by m_mutex: of the answer being generated
};

} // namespace palimpsest
