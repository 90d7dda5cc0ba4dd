#pragma once

#include "engine/base/result.h"
#include "engine/text/added_tokens.h"
#include "engine/text/bpe.h"
#include "engine/text/wordpiece_tokenizer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// Which of the library's classes a directory asks for: they differ in their defaults.
enum class TokenizerClass { Gpt2, Bert, Generic };

/// The roles of special tokens, in the library's order.
enum class SpecialRole { Bos, Eos, Unknown, Separator, Pad, Class, Mask };
constexpr std::size_t kSpecialRoles = 7;

/// A special token as a configuration names it.
struct SpecialToken {
    AddedToken token;
    bool plain = false; ///< given as a string only, without flags
};

/// An added token and the id it was declared with, if any.
struct DeclaredToken {
    AddedToken token;
    std::optional<std::int64_t> id;
    std::string place; ///< file and field, for messages
};

/// tokenizer_config.json with what special_tokens_map.json, added_tokens.json and config.json add to it.
struct TokenizerConfig {
    std::optional<TokenizerClass> kind;
    std::optional<SpecialToken> special[kSpecialRoles];
    bool given[kSpecialRoles] = {}; ///< named, be it as null
    std::vector<SpecialToken> additionalSpecial;
    std::vector<DeclaredToken> added; ///< by id
    bool addsPrefixSpace = false;
    bool addsBos = false;
    std::optional<bool> cleansUp;
    bool lowercase = true;
    bool spacesAroundCjk = true;
    std::optional<bool> stripsAccents;
};

/// What tokenizer.json, or the files before there was one, say about the model.
struct TokenizerParts {
    enum class Model { ByteLevelBpe, WordPiece };

    Model model = Model::ByteLevelBpe;
    std::vector<std::string> vocabulary;
    std::vector<DeclaredToken> added;
    std::vector<TokenId> inFront; ///< what the post-processor adds
    std::vector<TokenId> behind;

    // Byte-level BPE
    std::vector<BpeMerge> merges;
    std::optional<std::string> unknownToken;
    bool fuseUnknown = false;
    bool ignoreMerges = false;
    bool addPrefixSpace = false;
    bool prefixSpaceFollowsConfig = true; ///< false for a pre-tokenizer inside a sequence
    bool splitsWords = true;

    WordPieceOptions wordPiece;
};

Result<TokenizerConfig> readTokenizerConfig(const std::filesystem::path& directory);
Result<TokenizerParts> readTokenizerJson(const std::filesystem::path& file);
Result<TokenizerParts> readVocabularyAndMerges(const std::filesystem::path& directory);
Result<TokenizerParts> readWordPieceVocabulary(const std::filesystem::path& file);

} // namespace palimpsest
