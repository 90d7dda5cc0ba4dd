#include "engine/model/beam_search.h"

#include <algorithm>

namespace palimpsest {

namespace {

constexpr float kImpossible = -1e9f;

} // namespace

BeamSearch::BeamSearch(std::int64_t beams, std::optional<std::int64_t> eosId)
    : m_beams(static_cast<std::size_t>(beams)),
      m_eosId(eosId),
      m_scores(m_beams, kImpossible),
      m_tokens(m_beams)
{
    m_scores[0] = 0;
}

void BeamSearch::keep(double score, std::vector<std::int64_t> tokens)
{
    if (m_finished.size() >= m_beams && score <= m_worst)
        return;
    m_finished.push_back({score, std::move(tokens)});
    const auto lower = [](const Finished& a, const Finished& b) { return a.score < b.score; };
    if (m_finished.size() <= m_beams) {
        m_worst = std::min(m_worst, score);
        return;
    }
    m_finished.erase(std::min_element(m_finished.begin(), m_finished.end(), lower));
    m_worst = std::min_element(m_finished.begin(), m_finished.end(), lower)->score;
}

void BeamSearch::advance(const std::vector<Candidate>& candidates)
{
    std::vector<float> scores;
    std::vector<std::int64_t> parents;
    std::vector<std::vector<std::int64_t>> tokens;
    const double length = double(m_tokens[0].size() + 1);
    for (std::size_t rank = 0; rank < candidates.size() && scores.size() < m_beams; ++rank) {
        const Candidate& candidate = candidates[rank];
        std::vector<std::int64_t> text = m_tokens[static_cast<std::size_t>(candidate.beam)];
        text.push_back(candidate.token);
        if (m_eosId && candidate.token == *m_eosId) {
            if (rank < m_beams)
                keep(double(candidate.sum) / length, std::move(text));
            continue;
        }
        scores.push_back(candidate.sum);
        parents.push_back(candidate.beam);
        tokens.push_back(std::move(text));
    }
    m_scores = std::move(scores);
    m_parents = std::move(parents);
    m_tokens = std::move(tokens);
    m_done = m_finished.size() >= m_beams && m_worst >= double(candidates.front().sum) / length;
}

std::vector<std::int64_t> BeamSearch::finish()
{
    if (!m_done)
        for (std::size_t beam = 0; beam < m_tokens.size(); ++beam)
            if (!m_tokens[beam].empty())
                keep(double(m_scores[beam]) / double(m_tokens[beam].size()), m_tokens[beam]);
    // Of equals the later one, as a stable sort leaves it last.
    const Finished* best = nullptr;
    for (const Finished& finished : m_finished)
        if (best == nullptr || finished.score >= best->score)
            best = &finished;
    return best != nullptr ? best->tokens : std::vector<std::int64_t>();
}

} // namespace palimpsest
