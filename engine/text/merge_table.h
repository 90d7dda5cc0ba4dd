#pragma once

#include "engine/base/result.h"
#include "engine/text/bpe.h"
#include "engine/text/json_file.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace palimpsest {

/// The tokens of a JSON object text → id, in the order of their ids, which must be 0 … size − 1.
Result<std::vector<std::string>> denseVocabulary(const json::Value& vocabulary);

/// Turns merges, which name texts, into ids.
class MergeReader {
public:
    /// `vocabulary` must outlive the reader.
    explicit MergeReader(const std::vector<std::string>& vocabulary);

    Result<BpeMerge> merge(std::string_view left, std::string_view right) const;

private:
    Result<TokenId> find(std::string_view text) const;

    std::unordered_map<std::string_view, TokenId> m_ids;
};

} // namespace palimpsest
