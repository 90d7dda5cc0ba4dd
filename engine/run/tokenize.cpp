#include "engine/run/tokenize.h"

#include "engine/run/run_inputs.h"

#include <nlohmann/json.hpp>

namespace palimpsest {

Result<Tokenization> tokenizeText(const std::string& tokenizerName, std::string_view text, bool addSpecialTokens)
{
    PALIMPSEST_TRY(const auto tokenizer, loadNamedTokenizer(tokenizerName).in("--tokenizer_name"));
    Tokenization tokenization;
    tokenization.ids = tokenizer->encode(text, addSpecialTokens);
    tokenization.tokens.reserve(tokenization.ids.size());
    for (const TokenId id : tokenization.ids)
        tokenization.tokens.push_back(tokenizer->tokenText(id));
    return tokenization;
}

std::string toJson(const Tokenization& tokenization)
{
    return nlohmann::ordered_json{{"ids", tokenization.ids}, {"tokens", tokenization.tokens}}.dump(
        -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace palimpsest
