#include "engine/run/prompt_answer.h"

#include "engine/model/decoding.h"
#include "engine/model/generation.h"

#include <torch/utils.h>

#include <algorithm>
#include <chrono>

namespace palimpsest {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kLongestCharacter = 4; // bytes, hence tokens

/// Tokens of byte-level vocabularies may end within a character; such bytes wait here.
class CharacterJoiner {
public:
    explicit CharacterJoiner(const Tokenizer& tokenizer) : m_tokenizer(tokenizer) {}

    std::string add(TokenId id, bool last)
    {
        m_held.push_back(id);
        std::string text = m_tokenizer.decode(m_held, {});
        if (text.ends_with(kReplacement) && m_held.size() < kLongestCharacter && !last)
            return {};
        m_held.clear();
        return text;
    }

private:
    const Tokenizer& m_tokenizer;
    std::vector<TokenId> m_held;
};

/// Makes what is told of a token from what the model says of it.
class TokenTeller {
public:
    TokenTeller(const Tokenizer& tokenizer, const PromptRequest& request,
                const std::function<void(const PromptToken&)>& tell)
        : m_tokenizer(tokenizer),
          m_most(request.maxNewTokens),
          m_reference(tokenizer.encode(request.reference, false)),
          m_joiner(tokenizer),
          m_tell(tell)
    {
    }

    void operator()(const StreamedToken& streamed)
    {
        const std::size_t place = m_ids.size();
        m_ids.push_back(streamed.id);
        PromptToken token;
        token.id = streamed.id;
        token.probability = streamed.probability;
        token.special = m_tokenizer.isSpecial(streamed.id);
        token.text = m_joiner.add(streamed.id, token.special || std::int64_t(m_ids.size()) == m_most);
        const std::optional<TokenId> expected =
            place < m_reference.size() ? std::optional(m_reference[place]) : std::nullopt;
        if (expected)
            token.reference = textOf(*expected);
        token.equalsReference = expected == streamed.id;
        for (const auto& [id, probability] : streamed.alternatives)
            token.alternatives.push_back({textOf(id), probability, expected == id});
        if (m_tell)
            m_tell(token);
    }

    const std::vector<TokenId>& ids() const { return m_ids; }
    std::int64_t referenceTokens() const { return std::int64_t(m_reference.size()); }

private:
    std::string textOf(TokenId id) const { return m_tokenizer.decode(std::span(&id, 1), {}); }

    const Tokenizer& m_tokenizer;
    const std::int64_t m_most;
    const std::vector<TokenId> m_reference;
    CharacterJoiner m_joiner;
    const std::function<void(const PromptToken&)>& m_tell;
    std::vector<TokenId> m_ids;
};

std::vector<TokenId> promptIds(const Tokenizer& tokenizer, const PromptRequest& request)
{
    if (!request.asRow)
        return tokenizer.encode(request.text, true);
    const auto length = static_cast<std::size_t>(std::max<std::int64_t>(request.asRow->length, 1));
    std::vector<TokenId> ids = tokenizer.encodeTruncated(request.text, true, length);
    if (request.asRow->padsAreTokens && tokenizer.eosId() && ids.size() < length)
        ids.insert(ids.begin(), length - ids.size(), *tokenizer.eosId());
    return ids;
}

Result<TokenBatch> rowOf(const std::vector<TokenId>& ids, const CausalLm& model)
{
    if (ids.empty())
        return usage("the prompt is empty: type a text to be continued");
    const TokenId largest = *std::max_element(ids.begin(), ids.end());
    if (largest >= model.config().vocabularySize)
        return badInput("the tokenizer gives id " + std::to_string(largest) + ", the model's vocabulary has "
                        + std::to_string(model.config().vocabularySize)
                        + " tokens: choose the tokenizer that belongs to the model");
    TokenBatch batch;
    batch.ids = idTensor(std::vector<std::int64_t>(ids.begin(), ids.end())).unsqueeze(0);
    return batch;
}

GenerationOptions optionsOf(const PromptRequest& request, const Tokenizer& tokenizer, const CausalLm& model,
                            const std::stop_token& stop)
{
    GenerationOptions options;
    options.numBeams = request.numBeams;
    options.maxNewTokens = request.maxNewTokens;
    options.eosId = model.config().eosId;
    if (!options.eosId && tokenizer.eosId())
        options.eosId = *tokenizer.eosId();
    options.doSample = request.doSample;
    options.temperature = request.temperature;
    options.topK = request.topK;
    options.topP = request.topP;
    options.seed = request.seed;
    options.stop = stop;
    return options;
}

/// What the model thinks of every token of `continuation` where it stands, as generateStreaming tells it.
void readContinuation(CausalLm& model, const TokenBatch& prompt, const std::vector<TokenId>& continuation,
                      std::size_t alternatives, TokenTeller& teller)
{
    const torch::Tensor added = idTensor(std::vector<std::int64_t>(continuation.begin(), continuation.end()));
    TokenBatch whole;
    whole.ids = at::cat({prompt.ids, added.unsqueeze(0)}, 1);
    const std::int64_t begin = prompt.ids.size(1) - 1;
    const torch::Tensor hidden = model.hidden(whole)[0].slice(0, begin, begin + added.size(0)); // [n, d]
    const torch::Tensor probabilities = at::softmax(logitsOf(model, hidden), -1);               // [n, V]
    const auto [best, ids] = at::topk(probabilities, std::min(std::int64_t(alternatives), probabilities.size(1)), 1);
    for (std::int64_t i = 0; i < added.size(0); ++i) {
        const TokenId id = continuation[std::size_t(i)];
        StreamedToken token{id, probabilities[i][id].item<double>(), {}};
        for (std::int64_t j = 0; j < best.size(1); ++j)
            token.alternatives.emplace_back(TokenId(ids[i][j].item<std::int64_t>()), best[i][j].item<double>());
        teller(token);
    }
}

Status generateInto(CausalLm& model, const TokenBatch& prompt, const PromptRequest& request,
                    const GenerationOptions& options, TokenTeller& teller)
{
    if (options.numBeams > 1) {
        PALIMPSEST_TRY(const GeneratedRows rows, generate(model, prompt, options));
        readContinuation(model, prompt, rows.front(), request.alternatives, teller);
        return {};
    }
    const auto sink = [&](const StreamedToken& token) {
        teller(token);
        return true;
    };
    const auto generated = generateStreaming(model, prompt, options, request.alternatives, sink);
    return generated ? Status() : Status(generated.error());
}

} // namespace

Result<PromptAnswer> answerPrompt(CausalLm& model, const Tokenizer& tokenizer, const PromptRequest& request,
                                  const std::function<void(const PromptToken&)>& tell, const std::stop_token& stop)
{
    const auto begin = std::chrono::steady_clock::now();
    const torch::NoGradGuard noGrad;
    PALIMPSEST_TRY(const TokenBatch prompt, rowOf(promptIds(tokenizer, request), model));
    const GenerationOptions options = optionsOf(request, tokenizer, model, stop);
    TokenTeller teller(tokenizer, request, tell);
    const Status status = generateInto(model, prompt, request, options, teller);
    if (!status && status.error().kind != ErrorKind::Interrupted)
        return status.error();

    PromptAnswer answer;
    answer.ids = teller.ids();
    answer.text = tokenizer.decode(answer.ids, {});
    answer.promptTokens = prompt.ids.size(1);
    answer.referenceTokens = teller.referenceTokens();
    if (!status)
        answer.end = PromptEnd::Cancelled;
    else if (!answer.ids.empty() && answer.ids.back() == options.eosId)
        answer.end = PromptEnd::EndOfText;
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return answer;
}

} // namespace palimpsest
