#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace palimpsest {

/// The layer whose hidden states BERTScore compares: `layer` if given, else the one that bert-score 0.3.13 tuned for
/// the BERT of that name, a path or a repository id of which the last component counts (bert-base-uncased: 9). An
/// unknown one is a usage error that names --bert_layer.
Result<std::int64_t> bertScoreLayer(const std::string& bertName, std::optional<std::int64_t> layer);

} // namespace palimpsest
