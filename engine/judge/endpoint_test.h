#pragma once

#include "engine/judge/endpoint.h"
#include "engine/judge/judge_reply.h"
#include "engine/judge/model_list.h"
#include "engine/judge/retry_wait.h"
#include "engine/net/secret.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// What became of a long prompt.
enum class PromptFate {
    NotTested,
    Whole,   ///< the server counted about as many tokens as were sent
    Cut,     ///< it counted fewer than 60 % of them: the rest was thrown away without a word
    Refused, ///< too long for the model's context, and the server said so
    Unknown, ///< it counts no tokens, or the call failed
};

/// What a server said to a test. Texts are free of the key.
struct EndpointTestReport {
    std::vector<ListedModel> models;
    std::string listProblem; ///< why there is no list, in words

    std::string model;            ///< that was asked for one token; empty: none was
    bool answered = false;        ///< it did
    JudgeReply reply;             ///< the last one to the call of one token
    Milliseconds took{0};         ///< that call
    Milliseconds loading{0};      ///< how long the server first loaded its model
    bool needsMoreTokens = false; ///< it thinks before it writes; one token was too few for it

    std::vector<std::string> refusedFields; ///< of the request, by their names in it
    Endpoint usable;                        ///< the endpoint without those; the same where none was refused

    PromptFate prompt = PromptFate::NotTested;
    std::int64_t promptExpected = 0; ///< tokens by bytes/4
    std::optional<std::int64_t> promptCounted;
    std::string promptProblem; ///< why its fate is not known

    int calls = 0; ///< chat completions that were asked for
    bool cancelled = false;
};

/// Asks a server for its models and, of one model, for a single token, leaving out fields that it refuses. One run()
/// for each object.
class EndpointTest {
public:
    enum class Step { List, Call, Loading, LongPrompt };
    struct Options {
        std::string model;       ///< empty: the only one of the list, or Azure's deployment; else no call is made
        bool longPrompt = false; ///< also send a prompt of about 4,100 tokens, to see whether it is cut
        std::function<void(Step)> onStep; ///< on run()'s thread
        Milliseconds healthEvery{2000};
        Milliseconds longestLoading{120'000};
    };

    EndpointTest(Endpoint endpoint, std::shared_ptr<const Secret> key, Options options);
    ~EndpointTest();

    /// Blocks; a minute and more where a model is loaded.
    EndpointTestReport run();
    /// Any thread; run() returns at once.
    void cancel();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace palimpsest
