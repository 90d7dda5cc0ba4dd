#include "engine/text/json_file.h"
#include "engine/text/merge_table.h"
#include "engine/text/tokenizer_parts.h"

#include <limits>

namespace palimpsest {

namespace {

using json::member;
using json::Value;

Error notImplemented(const std::string& field, const std::string& what)
{
    return badInput("field '" + field + "' asks for " + what + ", which is not implemented here");
}

/// The "type" of a component, "" where the component is null or absent.
Result<std::string> typeOf(const Value& component, const std::string& field)
{
    if (component.is_null())
        return std::string();
    if (!component.is_object())
        return badInput("field '" + field + "' is a " + json::kindOf(component) + ", an object is needed");
    PALIMPSEST_TRY(const auto type, json::optionalString(component, "type").in("field '" + field + "'"));
    if (!type)
        return badInput("field '" + field + "' has no 'type'");
    return *type;
}

/// A Sequence of one component is that component, an empty one is null. `outer` says whether there was a Sequence.
Result<const Value*> unwrapSequence(const Value& component, const std::string& field, const char* list, bool& outer)
{
    static const Value kNull;
    outer = false;
    PALIMPSEST_TRY(const std::string type, typeOf(component, field));
    if (type != "Sequence")
        return &component;
    outer = true;
    const Value& items = member(component, list);
    if (!items.is_array())
        return badInput("field '" + field + "." + list + "' must be a list");
    if (items.empty())
        return &kNull;
    if (items.size() > 1)
        return notImplemented(field, "a sequence of " + std::to_string(items.size()) + " steps");
    return &items[0];
}

Result<TokenId> idFrom(const Value& value, const std::string& field)
{
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > std::numeric_limits<TokenId>::max())
        return badInput("field '" + field + "' must be a token id, it is " + json::brief(value));
    return value.get<TokenId>();
}

Status readAdded(const Value& document, TokenizerParts& parts)
{
    PALIMPSEST_TRY(const Value* list, json::optionalMember(document, "added_tokens", Value::value_t::array));
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        const Value& value = (*list)[i];
        DeclaredToken declared;
        declared.place = "added_tokens[" + std::to_string(i) + "]";
        if (!value.is_object())
            return badInput("field '" + declared.place + "' is a " + json::kindOf(value) + ", an object is needed");
        PALIMPSEST_TRY(const auto content, json::optionalString(value, "content").in(declared.place));
        if (!content)
            return badInput("field '" + declared.place + "' has no 'content'");
        AddedToken& token = declared.token;
        token.content = *content;
        PALIMPSEST_TRY(declared.id, idFrom(member(value, "id"), declared.place + ".id"));
        PALIMPSEST_TRY(token.singleWord, json::boolOr(value, "single_word", false).in(declared.place));
        PALIMPSEST_TRY(token.leftStrip, json::boolOr(value, "lstrip", false).in(declared.place));
        PALIMPSEST_TRY(token.rightStrip, json::boolOr(value, "rstrip", false).in(declared.place));
        PALIMPSEST_TRY(token.special, json::boolOr(value, "special", false).in(declared.place));
        PALIMPSEST_TRY(token.normalized, json::boolOr(value, "normalized", !token.special).in(declared.place));
        parts.added.push_back(std::move(declared));
    }
    return {};
}

Result<std::vector<BpeMerge>> mergesFrom(const Value& list, const std::vector<std::string>& vocabulary)
{
    const MergeReader reader(vocabulary);
    std::vector<BpeMerge> merges;
    merges.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string place = "model.merges[" + std::to_string(i) + "]";
        const Value& value = list[i];
        std::string left;
        std::string right;
        if (value.is_array() && value.size() == 2 && value[0].is_string() && value[1].is_string()) {
            left = value[0].get<std::string>();
            right = value[1].get<std::string>();
        } else if (value.is_string()) {
            const std::string text = value.get<std::string>();
            if (text.starts_with("#version"))
                continue;
            const std::size_t space = text.find(' ');
            if (space == std::string::npos || text.find(' ', space + 1) != std::string::npos)
                return badInput("field '" + place + "': a merge is two tokens with one space between them");
            left = text.substr(0, space);
            right = text.substr(space + 1);
        } else {
            return badInput("field '" + place + "' is neither \"left right\" nor [left, right]");
        }
        PALIMPSEST_TRY(const BpeMerge merge, reader.merge(left, right).in("field '" + place + "'"));
        merges.push_back(merge);
    }
    return merges;
}

/// What makes a BPE model another one than GPT-2's.
Status refuseForeignBpe(const Value& model)
{
    for (const char* name : {"continuing_subword_prefix", "end_of_word_suffix"}) {
        PALIMPSEST_TRY(const auto text, json::optionalString(model, name).in("field 'model'"));
        if (text && !text->empty())
            return notImplemented(std::string("model.") + name, "'" + *text + "'");
    }
    PALIMPSEST_TRY(const bool fallback, json::boolOr(model, "byte_fallback", false).in("field 'model'"));
    if (fallback)
        return notImplemented("model.byte_fallback", "fallback to bytes");
    const Value& dropout = member(model, "dropout");
    if (!dropout.is_null() && !(dropout.is_number() && dropout.get<double>() == 0.0))
        return notImplemented("model.dropout", "random merges");
    return {};
}

Status readBpe(const Value& model, TokenizerParts& parts)
{
    parts.model = TokenizerParts::Model::ByteLevelBpe;
    PALIMPSEST_CHECK(refuseForeignBpe(model));
    const Value& merges = member(model, "merges");
    if (!merges.is_array())
        return badInput("field 'model.merges' must be a list, it is a " + json::kindOf(merges));
    PALIMPSEST_TRY(parts.merges, mergesFrom(merges, parts.vocabulary));
    PALIMPSEST_TRY(parts.unknownToken, json::optionalString(model, "unk_token").in("field 'model'"));
    PALIMPSEST_TRY(parts.fuseUnknown, json::boolOr(model, "fuse_unk", false).in("field 'model'"));
    PALIMPSEST_TRY(parts.ignoreMerges, json::boolOr(model, "ignore_merges", false).in("field 'model'"));
    return {};
}

Status readWordPiece(const Value& model, TokenizerParts& parts)
{
    parts.model = TokenizerParts::Model::WordPiece;
    PALIMPSEST_TRY(parts.unknownToken, json::optionalString(model, "unk_token").in("field 'model'"));
    PALIMPSEST_TRY(const auto prefix, json::optionalString(model, "continuing_subword_prefix").in("field 'model'"));
    parts.wordPiece.continuation = prefix.value_or("##");
    const Value& longest = member(model, "max_input_chars_per_word");
    if (!longest.is_null() && !longest.is_number_unsigned())
        return badInput("field 'model.max_input_chars_per_word' must be a number of characters, it is "
                        + json::brief(longest));
    if (!longest.is_null())
        parts.wordPiece.longestWord = longest.get<std::size_t>();
    return {};
}

Status readModel(const Value& document, TokenizerParts& parts)
{
    PALIMPSEST_TRY(const Value* model, json::optionalMember(document, "model", Value::value_t::object));
    if (!model)
        return badInput("no field 'model'");
    PALIMPSEST_TRY(const auto named, json::optionalString(*model, "type").in("field 'model'"));
    const std::string type = named.value_or(model->contains("merges") ? "BPE" : "WordPiece");
    if (type != "BPE" && type != "WordPiece")
        return notImplemented("model.type", "'" + type + "'");
    const Value& vocabulary = member(*model, "vocab");
    if (!vocabulary.is_object())
        return badInput("field 'model.vocab' must be an object, it is a " + json::kindOf(vocabulary));
    PALIMPSEST_TRY(parts.vocabulary, denseVocabulary(vocabulary).in("field 'model.vocab'"));
    return type == "BPE" ? readBpe(*model, parts) : readWordPiece(*model, parts);
}

Status readNormalizer(const Value& document, TokenizerParts& parts)
{
    bool outer = false;
    PALIMPSEST_TRY(const Value* normalizer,
                   unwrapSequence(member(document, "normalizer"), "normalizer", "normalizers", outer));
    PALIMPSEST_TRY(const std::string type, typeOf(*normalizer, "normalizer"));
    parts.wordPiece.normalizer.reset();
    if (type.empty())
        return {};
    if (type != "BertNormalizer" || parts.model != TokenizerParts::Model::WordPiece)
        return notImplemented("normalizer", "'" + type + "'");
    BertNormalizerOptions options;
    PALIMPSEST_TRY(options.cleanText, json::boolOr(*normalizer, "clean_text", true).in("field 'normalizer'"));
    PALIMPSEST_TRY(options.spacesAroundCjk,
                   json::boolOr(*normalizer, "handle_chinese_chars", true).in("field 'normalizer'"));
    PALIMPSEST_TRY(options.stripsAccents, json::optionalBool(*normalizer, "strip_accents").in("field 'normalizer'"));
    PALIMPSEST_TRY(options.lowercase, json::boolOr(*normalizer, "lowercase", true).in("field 'normalizer'"));
    parts.wordPiece.normalizer = options;
    return {};
}

Status readPreTokenizer(const Value& document, TokenizerParts& parts)
{
    bool outer = false;
    PALIMPSEST_TRY(const Value* component,
                   unwrapSequence(member(document, "pre_tokenizer"), "pre_tokenizer", "pretokenizers", outer));
    PALIMPSEST_TRY(const std::string type, typeOf(*component, "pre_tokenizer"));
    const bool bpe = parts.model == TokenizerParts::Model::ByteLevelBpe;
    if (type != (bpe ? "ByteLevel" : "BertPreTokenizer"))
        return notImplemented("pre_tokenizer", type.empty() ? "none" : "'" + type + "'");
    if (!bpe)
        return {};
    parts.prefixSpaceFollowsConfig = !outer;
    PALIMPSEST_TRY(parts.addPrefixSpace,
                   json::boolOr(*component, "add_prefix_space", true).in("field 'pre_tokenizer'"));
    PALIMPSEST_TRY(parts.splitsWords, json::boolOr(*component, "use_regex", true).in("field 'pre_tokenizer'"));
    return {};
}

/// TemplateProcessing, of which only the form for a single text matters.
Status readTemplate(const Value& component, TokenizerParts& parts)
{
    const std::string field = "post_processor.single";
    const Value& steps = member(component, "single");
    const Value& special = member(component, "special_tokens");
    if (!steps.is_array() || !special.is_object())
        return badInput("field 'post_processor' needs a list 'single' and an object 'special_tokens'");
    int sequences = 0;
    for (const Value& step : steps) {
        if (!member(step, "Sequence").is_null()) {
            ++sequences;
            continue;
        }
        PALIMPSEST_TRY(const auto name, json::optionalString(member(step, "SpecialToken"), "id").in(field));
        const Value& ids = member(member(special, name.value_or("").c_str()), "ids");
        if (!ids.is_array())
            return badInput("field '" + field + "': no ids are given for " + json::brief(step));
        for (const Value& id : ids) {
            PALIMPSEST_TRY(const TokenId known, idFrom(id, "post_processor.special_tokens"));
            (sequences == 0 ? parts.inFront : parts.behind).push_back(known);
        }
    }
    if (sequences != 1)
        return badInput("field '" + field + "' must hold the text exactly once, it does " + std::to_string(sequences)
                        + " times");
    return {};
}

/// BertProcessing and RobertaProcessing: "cls" and "sep" are pairs of text and id.
Status readClassAndSeparator(const Value& component, TokenizerParts& parts)
{
    for (const char* name : {"cls", "sep"}) {
        const Value& pair = member(component, name);
        const std::string field = std::string("post_processor.") + name;
        if (!pair.is_array() || pair.size() != 2)
            return badInput("field '" + field + "' must be a pair of text and id");
        PALIMPSEST_TRY(const TokenId id, idFrom(pair[1], field));
        (name[0] == 'c' ? parts.inFront : parts.behind).push_back(id);
    }
    return {};
}

Status readPostProcessor(const Value& component, TokenizerParts& parts)
{
    PALIMPSEST_TRY(const std::string type, typeOf(component, "post_processor"));
    if (type.empty() || type == "ByteLevel") // the latter only moves offsets
        return {};
    if (type == "TemplateProcessing")
        return readTemplate(component, parts);
    if (type == "BertProcessing" || type == "RobertaProcessing")
        return readClassAndSeparator(component, parts);
    if (type != "Sequence")
        return notImplemented("post_processor", "'" + type + "'");
    const Value& steps = member(component, "processors");
    if (!steps.is_array())
        return badInput("field 'post_processor.processors' must be a list");
    bool adds = false;
    for (const Value& step : steps) {
        PALIMPSEST_TRY(const std::string inner, typeOf(step, "post_processor.processors"));
        if (inner == "Sequence" || (adds && inner != "ByteLevel"))
            return notImplemented("post_processor", "a sequence that adds tokens more than once");
        adds = adds || inner != "ByteLevel";
        PALIMPSEST_CHECK(readPostProcessor(step, parts));
    }
    return {};
}

Status readDecoder(const Value& document, TokenizerParts& parts)
{
    bool outer = false;
    PALIMPSEST_TRY(const Value* decoder, unwrapSequence(member(document, "decoder"), "decoder", "decoders", outer));
    PALIMPSEST_TRY(const std::string type, typeOf(*decoder, "decoder"));
    const bool bpe = parts.model == TokenizerParts::Model::ByteLevelBpe;
    if (type != (bpe ? "ByteLevel" : "WordPiece"))
        return notImplemented("decoder", type.empty() ? "none" : "'" + type + "'");
    if (bpe)
        return {};
    PALIMPSEST_TRY(const auto prefix, json::optionalString(*decoder, "prefix").in("field 'decoder'"));
    parts.wordPiece.decoderPrefix = prefix.value_or("##");
    PALIMPSEST_TRY(parts.wordPiece.decoderCleansUp, json::boolOr(*decoder, "cleanup", true).in("field 'decoder'"));
    return {};
}

Result<TokenizerParts> partsFrom(const Value& document)
{
    TokenizerParts parts;
    PALIMPSEST_CHECK(readModel(document, parts));
    PALIMPSEST_CHECK(readAdded(document, parts));
    PALIMPSEST_CHECK(readNormalizer(document, parts));
    PALIMPSEST_CHECK(readPreTokenizer(document, parts));
    PALIMPSEST_CHECK(readPostProcessor(member(document, "post_processor"), parts));
    PALIMPSEST_CHECK(readDecoder(document, parts));
    return parts;
}

} // namespace

Result<TokenizerParts> readTokenizerJson(const std::filesystem::path& file)
{
    PALIMPSEST_TRY(const Value document, json::readObject(file));
    PALIMPSEST_TRY(TokenizerParts parts, partsFrom(document).in(file.string()));
    for (DeclaredToken& added : parts.added)
        added.place = file.string() + ": field " + added.place;
    return parts;
}

} // namespace palimpsest
