#include "engine/model/decoding.h"

#include <torch/utils.h>

#include <algorithm>

namespace palimpsest {

using torch::Tensor;

namespace {

/// The best finished continuations of one row: BeamHypotheses of transformers with length_penalty 1.
class Hypotheses {
public:
    explicit Hypotheses(std::size_t most) : m_most(most) {}

    void add(std::vector<TokenId> tokens, float sum, std::int64_t generated)
    {
        const double score = double(sum) / double(generated);
        if (m_list.size() >= m_most && !(score > m_worst))
            return;
        m_list.push_back({score, std::move(tokens)});
        if (m_list.size() <= m_most) {
            m_worst = std::min(m_worst, score);
            return;
        }
        const auto less = [](const Scored& a, const Scored& b) { return a.score < b.score; };
        m_list.erase(std::min_element(m_list.begin(), m_list.end(), less));
        m_worst = std::min_element(m_list.begin(), m_list.end(), less)->score;
    }

    /// No running beam can become better than the worst kept one, by transformers' estimate.
    bool settled(float bestSum, std::int64_t generated) const
    {
        return m_list.size() >= m_most && m_worst >= double(bestSum) / double(generated);
    }

    /// Of equal ones the latest.
    const std::vector<TokenId>& best() const
    {
        const auto lessOrEqual = [](const Scored& a, const Scored& b) { return a.score <= b.score; };
        const Scored* best = &m_list.front();
        for (const Scored& item : m_list)
            if (lessOrEqual(*best, item))
                best = &item;
        return best->tokens;
    }

private:
    struct Scored {
        double score;
        std::vector<TokenId> tokens;
    };
    std::size_t m_most;
    double m_worst = 1e9;
    std::vector<Scored> m_list;
};

/// One running continuation.
struct Beam {
    std::vector<TokenId> tokens;
    float sum = 0;
};

/// The running rows of a chunk: the beams of row i are i · n … i · n + n − 1.
class BeamSearch {
public:
    BeamSearch(const GenerationOptions& options, std::int64_t rows)
        : m_options(options),
          m_width(std::size_t(options.numBeams)),
          m_hypotheses(std::size_t(rows), Hypotheses(m_width)),
          m_beams(std::size_t(rows) * m_width)
    {
        for (std::int64_t row = 0; row < rows; ++row)
            m_running.push_back(std::size_t(row));
        // Only the first beam counts at first: they are all the same prompt.
        for (std::size_t i = 0; i < m_beams.size(); ++i)
            m_beams[i].sum = i % m_width == 0 ? 0.0F : -1e9F;
    }

    bool finished() const { return m_running.empty(); }
    std::int64_t rows() const { return std::int64_t(m_running.size()); }

    /// Takes the next tokens from logits [R · n, V]. Returns for every beam that goes on which old beam it continues.
    std::vector<std::int64_t> advance(const Tensor& logits)
    {
        ++m_generated;
        const std::int64_t vocabulary = logits.size(1);
        Tensor sums = at::empty({std::int64_t(m_beams.size()), 1}, torch::kFloat32);
        for (std::size_t i = 0; i < m_beams.size(); ++i)
            sums.data_ptr<float>()[i] = m_beams[i].sum;
        const Tensor scores = at::log_softmax(logits, -1).add_(sums).view({rows(), -1});
        const std::int64_t count = std::min<std::int64_t>(2 * m_options.numBeams, scores.size(1));
        const auto [best, flat] = at::topk(scores, count, 1);

        std::vector<Beam> beams;
        std::vector<std::size_t> running;
        std::vector<std::int64_t> from;
        for (std::size_t i = 0; i < m_running.size(); ++i) {
            const float* sum = best.data_ptr<float>() + std::int64_t(i) * count;
            const std::int64_t* candidate = flat.data_ptr<std::int64_t>() + std::int64_t(i) * count;
            const std::size_t before = beams.size();
            takeCandidates(i, sum, candidate, count, vocabulary, beams, from);
            if (m_hypotheses[m_running[i]].settled(sum[0], m_generated)) {
                beams.resize(before);
                from.resize(before);
            } else {
                running.push_back(m_running[i]);
            }
        }
        m_beams = std::move(beams);
        m_running = std::move(running);
        return from;
    }

    std::vector<std::int64_t> lastTokens() const
    {
        std::vector<std::int64_t> ids;
        for (const Beam& beam : m_beams)
            ids.push_back(beam.tokens.back());
        return ids;
    }

    /// At the last token the running beams of rows that are not settled join the finished ones.
    GeneratedRows finish()
    {
        for (std::size_t i = 0; i < m_beams.size(); ++i)
            m_hypotheses[m_running[i / m_width]].add(m_beams[i].tokens, m_beams[i].sum, m_generated);
        GeneratedRows rows;
        for (const Hypotheses& hypotheses : m_hypotheses)
            rows.push_back(hypotheses.best());
        return rows;
    }

private:
    void takeCandidates(std::size_t row, const float* sum, const std::int64_t* candidate, std::int64_t count,
                        std::int64_t vocabulary, std::vector<Beam>& beams, std::vector<std::int64_t>& from)
    {
        std::size_t taken = 0;
        for (std::int64_t rank = 0; rank < count && taken < m_width; ++rank) {
            const std::int64_t old = std::int64_t(row * m_width) + candidate[rank] / vocabulary;
            const std::int64_t token = candidate[rank] % vocabulary;
            std::vector<TokenId> tokens = m_beams[std::size_t(old)].tokens;
            tokens.push_back(TokenId(token));
            if (token == m_options.eosId) {
                if (rank < m_options.numBeams)
                    m_hypotheses[m_running[row]].add(std::move(tokens), sum[rank], m_generated);
                continue;
            }
            beams.push_back({std::move(tokens), sum[rank]});
            from.push_back(old);
            ++taken;
        }
        TORCH_CHECK(taken == m_width, "the vocabulary is too small for ", m_width, " beams");
    }

    const GenerationOptions& m_options;
    std::size_t m_width;
    std::vector<Hypotheses> m_hypotheses;
    std::vector<Beam> m_beams;
    std::vector<std::size_t> m_running; ///< rows that are not settled
    std::int64_t m_generated = 0;
};

/// rows 0 0 1 1 2 2 …
Tensor repeatedRows(std::int64_t rows, std::int64_t times)
{
    return at::arange(rows, torch::kInt64).repeat_interleave(times);
}

} // namespace

Result<GeneratedRows> searchBeams(CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options)
{
    torch::NoGradGuard guard;
    const std::int64_t rows = prompts.ids.size(0), length = prompts.ids.size(1);
    BeamSearch search(options, rows);
    Tensor hidden;
    const auto cache = model.prefill(prompts, &hidden);
    const Tensor repeated = repeatedRows(rows, options.numBeams);
    Tensor logits = logitsOf(model, hidden.select(1, length - 1)).index_select(0, repeated);
    hidden = Tensor();
    cache->branch(repeated, at::full({repeated.size(0)}, length, torch::kInt64), options.maxNewTokens);
    for (std::int64_t token = 1;; ++token) {
        if (options.stop.stop_requested())
            return interrupted();
        const std::vector<std::int64_t> from = search.advance(logits);
        if (search.finished() || token == options.maxNewTokens)
            return search.finish();
        cache->select(idTensor(from));
        logits = logitsOf(model, model.step(*cache, idTensor(search.lastTokens())));
    }
}

} // namespace palimpsest
