// The input is a tokenizer's directory: its first byte says which files the rest is, 0xFF separates them.
#include "engine/text/tokenizer.h"
#include "tests/fuzz/fuzz_input.h"

#include <array>
#include <numeric>
#include <vector>

namespace pal = palimpsest;

namespace {

constexpr std::array<std::array<const char*, 3>, 4> kLayouts{{
    {"tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"},
    {"vocab.json", "merges.txt", "tokenizer_config.json"},
    {"vocab.txt", "tokenizer_config.json", "special_tokens_map.json"},
    {"vocab.json", "merges.txt", "added_tokens.json"},
}};

/// Encoding and decoding of whatever tokenizer came out must hold its promises.
void use(const pal::Tokenizer& tokenizer)
{
    static const std::string sample = "Hello wörld's ##ing <s>[CLS] 12\n\t\xF0\x9F\x98\x80 \xFF a<|endoftext|>";
    for (const bool special : {false, true}) {
        const auto ids = tokenizer.encode(sample, special);
        for (const pal::TokenId id : ids)
            fuzzRequire(id >= 0 && id < tokenizer.size(), "ids of the vocabulary");
        (void)tokenizer.decode(ids, {special, !special});
        fuzzRequire(tokenizer.encodeTruncated(sample, special, 7).size() <= 7, "truncation");
    }
    std::vector<pal::TokenId> all(std::size_t(std::min<std::int64_t>(tokenizer.size(), 300)) + 2);
    std::iota(all.begin(), all.end(), -1);
    (void)tokenizer.decode(all, {false, true});
    for (const pal::TokenId id : all)
        (void)tokenizer.tokenText(id), (void)tokenizer.isSpecial(id);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const FuzzFolder folder;
    const auto& layout = kLayouts[data[0] % kLayouts.size()];
    for (const auto& names : kLayouts)
        for (const char* name : names)
            std::filesystem::remove(folder.path() / name);
    std::string_view rest = fuzzText(data + 1, size - 1);
    for (const char* name : layout) {
        const std::size_t end = rest.find('\xFF');
        folder.write(name, rest.substr(0, end));
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
    }
    if (const auto tokenizer = pal::loadTokenizer(folder.path()))
        use(**tokenizer);
    return 0;
}
