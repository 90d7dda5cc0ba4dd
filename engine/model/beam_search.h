#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace palimpsest {

/// Beam search over one row, as transformers 4.48's BeamSearchScorer decides it: length_penalty 1, early_stopping
/// false. Knows scores and tokens, no model.
class BeamSearch {
public:
    struct Candidate {
        float sum;         ///< log-probabilities up to and with `token`
        std::int64_t beam; ///< the running beam it continues
        std::int64_t token;
    };

    BeamSearch(std::int64_t beams, std::optional<std::int64_t> eosId);

    /// Sums of the running beams: 0 and −1e9 for the others at first.
    const std::vector<float>& scores() const { return m_scores; }
    /// The 2·beams best candidates of a step, best first. An eos finishes a text if it stands among the first `beams`,
    /// else it is skipped; the others fill the running beams.
    void advance(const std::vector<Candidate>& candidates);

    /// No running beam can beat what is finished.
    bool done() const { return m_done; }
    /// Of each running beam after advance(): the beam it came from, and its tokens so far.
    const std::vector<std::int64_t>& parents() const { return m_parents; }
    const std::vector<std::vector<std::int64_t>>& tokens() const { return m_tokens; }

    /// The best text, its closing eos included; running beams join first unless done.
    std::vector<std::int64_t> finish();

private:
    struct Finished {
        double score;
        std::vector<std::int64_t> tokens;
    };
    void keep(double score, std::vector<std::int64_t> tokens);

    std::size_t m_beams;
    std::optional<std::int64_t> m_eosId;
    std::vector<float> m_scores;
    std::vector<std::int64_t> m_parents;
    std::vector<std::vector<std::int64_t>> m_tokens;
    std::vector<Finished> m_finished;
    double m_worst = 1e9;
    bool m_done = false;
};

} // namespace palimpsest
