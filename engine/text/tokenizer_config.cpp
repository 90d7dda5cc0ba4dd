#include "engine/base/files.h"
#include "engine/text/json_file.h"
#include "engine/text/tokenizer_parts.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;
using json::Value;

constexpr std::array<const char*, kSpecialRoles> kRoleNames = {"bos_token", "eos_token", "unk_token", "sep_token",
                                                               "pad_token", "cls_token", "mask_token"};
constexpr const char* kAdditional = "additional_special_tokens";

std::optional<TokenizerClass> classFromName(std::string name)
{
    if (name.ends_with("Fast"))
        name.resize(name.size() - 4);
    if (name == "GPT2Tokenizer")
        return TokenizerClass::Gpt2;
    for (const char* bert : {"BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer", "MobileBertTokenizer"})
        if (name == bert)
            return TokenizerClass::Bert;
    return TokenizerClass::Generic;
}

std::optional<TokenizerClass> classFromModelType(const std::string& type)
{
    for (const char* gpt2 : {"gpt2", "gpt_neo", "gptj", "opt", "gpt_bigcode"})
        if (type == gpt2)
            return TokenizerClass::Gpt2;
    for (const char* bert : {"bert", "distilbert", "electra", "mobilebert"})
        if (type == bert)
            return TokenizerClass::Bert;
    return std::nullopt;
}

Result<AddedToken> addedTokenFrom(const Value& value)
{
    AddedToken token;
    PALIMPSEST_TRY(const auto content, json::optionalString(value, "content"));
    if (!content)
        return badInput("an added token needs a field 'content'");
    token.content = *content;
    PALIMPSEST_TRY(token.singleWord, json::boolOr(value, "single_word", false));
    PALIMPSEST_TRY(token.leftStrip, json::boolOr(value, "lstrip", false));
    PALIMPSEST_TRY(token.rightStrip, json::boolOr(value, "rstrip", false));
    PALIMPSEST_TRY(token.special, json::boolOr(value, "special", false));
    PALIMPSEST_TRY(token.normalized, json::boolOr(value, "normalized", !token.special));
    return token;
}

Result<SpecialToken> specialTokenFrom(const Value& value)
{
    SpecialToken special;
    if (value.is_string()) {
        special.token.content = value.get<std::string>();
        special.plain = true;
        return special;
    }
    if (!value.is_object())
        return badInput("a special token is a string or an object, not a " + json::kindOf(value));
    PALIMPSEST_TRY(special.token, addedTokenFrom(value));
    return special;
}

/// added_tokens_decoder: id → token.
Result<std::vector<DeclaredToken>> addedFromDecoder(const Value& decoder, const std::string& place)
{
    std::map<std::int64_t, DeclaredToken> byId;
    for (const auto& [key, value] : decoder.items()) {
        const std::string here = place + "." + key;
        const bool isNumber = !key.empty() && key.size() < 10
                              && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!isNumber)
            return badInput(here + ": the name must be a token id");
        if (!value.is_object())
            return badInput(here + ": an object is needed, this is a " + json::kindOf(value));
        PALIMPSEST_TRY(AddedToken token, addedTokenFrom(value).in(here));
        const std::int64_t id = std::stoll(key);
        byId[id] = {std::move(token), id, here};
    }
    std::vector<DeclaredToken> tokens;
    for (auto& [id, token] : byId)
        tokens.push_back(std::move(token));
    return tokens;
}

Status readSpecial(const Value& object, TokenizerConfig& config)
{
    for (std::size_t role = 0; role < kSpecialRoles; ++role) {
        const auto found = object.find(kRoleNames[role]);
        if (found == object.end())
            continue;
        config.given[role] = true;
        config.special[role].reset();
        if (found->is_null())
            continue;
        PALIMPSEST_TRY(config.special[role],
                       specialTokenFrom(*found).in("field '" + std::string(kRoleNames[role]) + "'"));
    }
    PALIMPSEST_TRY(const Value* additional, json::optionalMember(object, kAdditional, Value::value_t::array));
    if (!additional)
        return {};
    for (const Value& value : *additional) {
        PALIMPSEST_TRY(SpecialToken special, specialTokenFrom(value).in("field '" + std::string(kAdditional) + "'"));
        const bool known =
            std::any_of(config.additionalSpecial.begin(), config.additionalSpecial.end(),
                        [&](const SpecialToken& other) { return other.token.content == special.token.content; });
        if (!known)
            config.additionalSpecial.push_back(std::move(special));
    }
    return {};
}

bool isSpecialByName(const TokenizerConfig& config, const std::string& content)
{
    const auto names = [&](const SpecialToken& special) { return special.token.content == content; };
    return std::any_of(std::begin(config.special), std::end(config.special),
                       [&](const auto& special) { return special && names(*special); })
           || std::any_of(config.additionalSpecial.begin(), config.additionalSpecial.end(), names);
}

/// added_tokens.json: text → id, from before there was an added_tokens_decoder.
Status readAddedTokens(const fs::path& file, TokenizerConfig& config)
{
    PALIMPSEST_TRY(const Value object, json::readObject(file));
    for (const auto& [content, id] : object.items()) {
        const std::string place = file.string() + ": field " + json::brief(content);
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() > std::numeric_limits<TokenId>::max())
            return badInput(place + ": a token id is needed, this is " + json::brief(id));
        AddedToken token;
        token.content = content;
        token.special = isSpecialByName(config, content);
        token.normalized = !token.special;
        config.added.push_back({std::move(token), id.get<std::int64_t>(), place});
    }
    std::stable_sort(config.added.begin(), config.added.end(),
                     [](const DeclaredToken& a, const DeclaredToken& b) { return *a.id < *b.id; });
    return {};
}

Status readFlags(const Value& object, TokenizerConfig& config)
{
    PALIMPSEST_TRY(config.addsPrefixSpace, json::boolOr(object, "add_prefix_space", false));
    PALIMPSEST_TRY(config.addsBos, json::boolOr(object, "add_bos_token", false));
    PALIMPSEST_TRY(config.cleansUp, json::optionalBool(object, "clean_up_tokenization_spaces"));
    PALIMPSEST_TRY(config.lowercase, json::boolOr(object, "do_lower_case", true));
    PALIMPSEST_TRY(config.spacesAroundCjk, json::boolOr(object, "tokenize_chinese_chars", true));
    PALIMPSEST_TRY(config.stripsAccents, json::optionalBool(object, "strip_accents"));
    PALIMPSEST_TRY(const auto name, json::optionalString(object, "tokenizer_class"));
    if (name)
        config.kind = classFromName(*name);
    return readSpecial(object, config);
}

Status readModelConfig(const fs::path& file, TokenizerConfig& config)
{
    PALIMPSEST_TRY(const Value object, json::readObject(file));
    PALIMPSEST_TRY(const auto name, json::optionalString(object, "tokenizer_class"));
    PALIMPSEST_TRY(const auto type, json::optionalString(object, "model_type"));
    if (name)
        config.kind = classFromName(*name);
    else if (type)
        config.kind = classFromModelType(*type);
    return {};
}

/// A special token that is also an added one has that one's flags.
void takeFlagsOfAdded(TokenizerConfig& config)
{
    for (auto& special : config.special) {
        if (!special)
            continue;
        for (const DeclaredToken& added : config.added)
            if (added.token.content == special->token.content)
                special = SpecialToken{added.token, false};
    }
}

} // namespace

Result<TokenizerConfig> readTokenizerConfig(const fs::path& directory)
{
    TokenizerConfig config;
    const fs::path file = directory / "tokenizer_config.json";
    bool hasDecoder = false;
    if (isThere(file)) {
        PALIMPSEST_TRY(const Value object, json::readObject(file));
        PALIMPSEST_CHECK(readFlags(object, config).in(file.string()));
        PALIMPSEST_TRY(const Value* decoder,
                       json::optionalMember(object, "added_tokens_decoder", Value::value_t::object).in(file.string()));
        hasDecoder = decoder != nullptr;
        if (decoder) {
            PALIMPSEST_TRY(config.added, addedFromDecoder(*decoder, file.string() + ": field added_tokens_decoder"));
        }
    }
    // The library reads the older files only where the configuration has no added_tokens_decoder.
    if (const fs::path map = directory / "special_tokens_map.json"; !hasDecoder && isThere(map)) {
        PALIMPSEST_TRY(const Value object, json::readObject(map));
        PALIMPSEST_CHECK(readSpecial(object, config).in(map.string()));
    }
    if (const fs::path added = directory / "added_tokens.json"; !hasDecoder && isThere(added))
        PALIMPSEST_CHECK(readAddedTokens(added, config));
    if (const fs::path model = directory / "config.json"; !config.kind && isThere(model))
        PALIMPSEST_CHECK(readModelConfig(model, config));
    takeFlagsOfAdded(config);
    return config;
}

} // namespace palimpsest
