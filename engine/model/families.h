#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/decoder_plan.h"

#include <span>
#include <string>
#include <string_view>

namespace palimpsest {

/// A decoder-only family: the model_type of its config.json, and how to read one. A new family is one file with its
/// plan, declared here and listed in families.cpp.
struct DecoderFamily {
    std::string_view modelType;
    DecoderPlan (*plan)(ConfigReader& config);
};

DecoderPlan planGptNeo(ConfigReader& config);
DecoderPlan planGpt2(ConfigReader& config);
DecoderPlan planOpt(ConfigReader& config);

std::span<const DecoderFamily> decoderFamilies();

/// Reads config.json's text. Fails on an unknown model_type (the message lists the known ones) and on fields that are
/// absent or absurd.
Result<DecoderPlan> planDecoder(const std::string& configJson);

} // namespace palimpsest
