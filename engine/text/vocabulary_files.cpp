#include "engine/base/files.h"
#include "engine/text/merge_table.h"
#include "engine/text/tokenizer_parts.h"
#include "engine/text/unicode_classes.h"
#include "engine/text/utf8.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace palimpsest {

namespace {

/// Lines as Python's text mode sees them: CR LF and CR end a line like LF. What stands behind the last line end is
/// `rest`.
struct Lines {
    std::vector<std::string> ended;
    std::string rest;
};

Lines linesOf(std::string_view text)
{
    Lines lines;
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n' && text[i] != '\r') {
            line.push_back(text[i]);
            continue;
        }
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            ++i;
        lines.ended.push_back(std::exchange(line, {}));
    }
    lines.rest = std::move(line);
    return lines;
}

Result<Lines> readLines(const std::filesystem::path& file)
{
    PALIMPSEST_TRY(const std::string text, readFile(file, std::uintmax_t(1) << 28));
    if (!isValidUtf8(text))
        return badInput(file.string() + ": not valid UTF-8");
    return linesOf(text);
}

std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> result;
    std::size_t start = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t here = at;
        if (!isWhiteSpace(nextCodePoint(line, at)))
            continue;
        if (start < here)
            result.push_back(line.substr(start, here - start));
        start = at;
    }
    if (start < line.size())
        result.push_back(line.substr(start));
    return result;
}

/// The library's GPT-2 class drops the first line, whatever it says, and what stands behind the last line end. Of equal
/// merges the first counts.
Result<std::vector<BpeMerge>> readMerges(const std::filesystem::path& file, const std::vector<std::string>& vocabulary)
{
    PALIMPSEST_TRY(const Lines lines, readLines(file));
    const MergeReader reader(vocabulary);
    std::vector<BpeMerge> merges;
    std::unordered_set<std::uint64_t> seen;
    for (std::size_t i = 1; i < lines.ended.size(); ++i) {
        const std::string place = file.string() + ", line " + std::to_string(i + 1);
        const auto parts = words(lines.ended[i]);
        if (parts.size() != 2)
            return badInput(place + ": a merge is two tokens with a space between them, this line has "
                            + std::to_string(parts.size()));
        PALIMPSEST_TRY(const BpeMerge merge, reader.merge(parts[0], parts[1]).in(place));
        if (seen.insert(std::uint64_t(std::uint32_t(merge.left)) << 32 | std::uint32_t(merge.right)).second)
            merges.push_back(merge);
    }
    return merges;
}

} // namespace

Result<TokenizerParts> readVocabularyAndMerges(const std::filesystem::path& directory)
{
    const std::filesystem::path file = directory / "vocab.json";
    TokenizerParts parts;
    PALIMPSEST_TRY(const json::Value vocabulary, json::readObject(file));
    PALIMPSEST_TRY(parts.vocabulary, denseVocabulary(vocabulary).in(file.string()));
    PALIMPSEST_TRY(parts.merges, readMerges(directory / "merges.txt", parts.vocabulary));
    return parts;
}

Result<TokenizerParts> readWordPieceVocabulary(const std::filesystem::path& file)
{
    PALIMPSEST_TRY(Lines lines, readLines(file));
    if (!lines.rest.empty())
        lines.ended.push_back(std::move(lines.rest));
    if (lines.ended.empty())
        return badInput(file.string() + ": the vocabulary is empty");
    std::unordered_map<std::string_view, std::size_t> lineOf;
    for (std::size_t i = 0; i < lines.ended.size(); ++i)
        if (const auto [known, isNew] = lineOf.emplace(lines.ended[i], i); !isNew)
            return badInput(file.string() + ", line " + std::to_string(i + 1) + ": the token '" + lines.ended[i]
                            + "' stands in line " + std::to_string(known->second + 1) + " already");
    TokenizerParts parts;
    parts.model = TokenizerParts::Model::WordPiece;
    parts.vocabulary = std::move(lines.ended);
    return parts;
}

} // namespace palimpsest
