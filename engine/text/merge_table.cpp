#include "engine/text/merge_table.h"

#include <limits>

namespace palimpsest {

Result<std::vector<std::string>> denseVocabulary(const json::Value& vocabulary)
{
    const std::size_t size = vocabulary.size();
    if (size == 0)
        return badInput("the vocabulary is empty");
    if (size > static_cast<std::size_t>(std::numeric_limits<TokenId>::max()))
        return badInput("the vocabulary has " + std::to_string(size) + " tokens, more than ids can number");
    std::vector<std::string> tokens(size);
    std::vector<bool> taken(size);
    for (const auto& [text, id] : vocabulary.items()) {
        if (!id.is_number_integer())
            return badInput("token " + json::brief(text) + " has a " + json::kindOf(id)
                            + " for its id, an integer is needed");
        const bool inside = id.is_number_unsigned() && id.get<std::uint64_t>() < size;
        if (!inside)
            return badInput("token " + json::brief(text) + " has the id " + json::brief(id) + "; the "
                            + std::to_string(size) + " tokens need the ids 0 to " + std::to_string(size - 1)
                            + ", without a gap");
        const auto at = id.get<std::size_t>();
        if (taken[at])
            return badInput("tokens " + json::brief(tokens[at]) + " and " + json::brief(text) + " have the same id "
                            + std::to_string(at));
        taken[at] = true;
        tokens[at] = text;
    }
    return tokens;
}

MergeReader::MergeReader(const std::vector<std::string>& vocabulary)
{
    m_ids.reserve(vocabulary.size());
    for (std::size_t id = 0; id < vocabulary.size(); ++id)
        m_ids.emplace(vocabulary[id], static_cast<TokenId>(id));
}

Result<TokenId> MergeReader::find(std::string_view text) const
{
    const auto found = m_ids.find(text);
    if (found == m_ids.end())
        return badInput("the token '" + std::string(text) + "' is not in the vocabulary");
    return found->second;
}

Result<BpeMerge> MergeReader::merge(std::string_view left, std::string_view right) const
{
    PALIMPSEST_TRY(const TokenId leftId, find(left));
    PALIMPSEST_TRY(const TokenId rightId, find(right));
    PALIMPSEST_TRY(const TokenId merged, find(std::string(left).append(right)));
    return BpeMerge{leftId, rightId, merged};
}

} // namespace palimpsest
