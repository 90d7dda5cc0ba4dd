#include "engine/metrics/bert_layers.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace palimpsest {

namespace {

/// bert_score.utils.model2layers, the BERTs of it.
constexpr std::array<std::pair<std::string_view, std::int64_t>, 40> kLayers = {{
    {"bert-base-uncased", 9},
    {"bert-large-uncased", 18},
    {"bert-base-cased-finetuned-mrpc", 9},
    {"bert-base-multilingual-cased", 9},
    {"bert-base-chinese", 8},
    {"bert-base-turkish-cased", 10},
    {"scibert_scivocab_uncased", 8},
    {"scibert_scivocab_cased", 9},
    {"scibert_basevocab_uncased", 9},
    {"spanbert-base-cased", 8},
    {"spanbert-large-cased", 17},
    {"finbert", 10},
    {"unsup-simcse-bert-base-uncased", 10},
    {"unsup-simcse-bert-large-uncased", 18},
    {"sup-simcse-bert-base-uncased", 10},
    {"sup-simcse-bert-large-uncased", 18},
    {"bert_uncased_L-2_H-128_A-2", 1},
    {"bert_uncased_L-2_H-256_A-4", 1},
    {"bert_uncased_L-2_H-512_A-8", 1},
    {"bert_uncased_L-2_H-768_A-12", 2},
    {"bert_uncased_L-4_H-128_A-2", 3},
    {"bert_uncased_L-4_H-256_A-4", 3},
    {"bert_uncased_L-4_H-512_A-8", 3},
    {"bert_uncased_L-4_H-768_A-12", 3},
    {"bert_uncased_L-6_H-128_A-2", 5},
    {"bert_uncased_L-6_H-256_A-4", 5},
    {"bert_uncased_L-6_H-512_A-8", 5},
    {"bert_uncased_L-6_H-768_A-12", 5},
    {"bert_uncased_L-8_H-128_A-2", 7},
    {"bert_uncased_L-8_H-256_A-4", 7},
    {"bert_uncased_L-8_H-512_A-8", 6},
    {"bert_uncased_L-8_H-768_A-12", 7},
    {"bert_uncased_L-10_H-128_A-2", 8},
    {"bert_uncased_L-10_H-256_A-4", 8},
    {"bert_uncased_L-10_H-512_A-8", 9},
    {"bert_uncased_L-10_H-768_A-12", 8},
    {"bert_uncased_L-12_H-128_A-2", 10},
    {"bert_uncased_L-12_H-256_A-4", 11},
    {"bert_uncased_L-12_H-512_A-8", 10},
    {"bert_uncased_L-12_H-768_A-12", 9},
}};

std::string_view baseName(std::string_view name)
{
    while (!name.empty() && name.back() == '/')
        name.remove_suffix(1);
    return name.substr(name.rfind('/') + 1);
}

} // namespace

Result<std::int64_t> bertScoreLayer(const std::string& bertName, std::optional<std::int64_t> layer)
{
    if (layer) {
        if (*layer < 0)
            return usage("--bert_layer " + std::to_string(*layer) + ": a layer is 0 (the embeddings) or more");
        return *layer;
    }
    const std::string_view name = baseName(bertName);
    const auto* const found =
        std::find_if(kLayers.begin(), kLayers.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == kLayers.end())
        return usage("no BERTScore layer is known for '" + std::string(name)
                     + "': say which of its layers to compare with --bert_layer");
    return found->second;
}

} // namespace palimpsest
