#include "engine/judge/results_file.h"

#include "engine/base/files.h"
#include "engine/judge/python_characters.h"

#include <nlohmann/json.hpp>

namespace palimpsest {

namespace {

using OrderedJson = nlohmann::ordered_json;
constexpr std::string_view kPrefix = "prefix";
constexpr std::string_view kReference = "reference";

void appendUnit(std::string& text, char32_t unit)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    text += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        text += kDigits[unit >> shift & 0xf];
}

void appendEscaped(std::string& text, char32_t letter)
{
    constexpr std::string_view kSpecial = "\"\\\b\f\n\r\t";
    constexpr std::string_view kEscapes = "\"\\bfnrt";
    const std::size_t special = letter < 0x80 ? kSpecial.find(char(letter)) : std::string_view::npos;
    if (special != std::string_view::npos) {
        text += '\\';
        text += kEscapes[special];
    } else if (letter >= 0x20 && letter < 0x7f) {
        text += char(letter);
    } else if (letter < 0x10000) {
        appendUnit(text, letter);
    } else {
        appendUnit(text, 0xd800 + ((letter - 0x10000) >> 10));
        appendUnit(text, 0xdc00 + ((letter - 0x10000) & 0x3ff));
    }
}

Result<std::string> textOf(const OrderedJson& item, const std::string& key, const std::string& place)
{
    const auto value = item.find(key);
    if (value == item.end())
        return badInput(place + " has no \"" + key + "\"");
    if (!value->is_string())
        return badInput(place + ": \"" + key + "\" is no text");
    return value->get<std::string>();
}

Status readItem(const OrderedJson& object, std::size_t number, ResultsFile& results)
{
    const std::string place = "item " + std::to_string(number);
    if (!object.is_object())
        return badInput(place + " is no object");
    if (results.items.empty())
        for (const auto& [key, value] : object.items())
            if (key != kPrefix && key != kReference)
                results.models.push_back(key);
    if (object.size() != results.models.size() + 2)
        return badInput(place + " has other keys than the first item");
    ResultsFile::Item item;
    PALIMPSEST_TRY(item.prefix, textOf(object, std::string(kPrefix), place));
    PALIMPSEST_TRY(item.reference, textOf(object, std::string(kReference), place));
    for (const std::string& model : results.models) {
        PALIMPSEST_TRY(std::string candidate, textOf(object, model, place));
        item.candidates.push_back(std::move(candidate));
    }
    results.items.push_back(std::move(item));
    return {};
}

} // namespace

std::string withoutEndOfText(std::string text)
{
    constexpr std::string_view kEndOfText = "<|endoftext|>";
    for (std::size_t at = 0; (at = text.find(kEndOfText, at)) != std::string::npos;)
        text.erase(at, kEndOfText.size());
    return text;
}

std::string pythonJsonString(std::string_view text)
{
    std::string quoted = "\"";
    for (const char32_t letter : python::decode(text))
        appendEscaped(quoted, letter);
    return quoted + '"';
}

std::string ResultsFile::text() const
{
    std::string json = "[";
    for (const Item& item : items) {
        json += json.size() > 1 ? ", {" : "{";
        json += "\"prefix\": " + pythonJsonString(item.prefix) + ", \"reference\": " + pythonJsonString(item.reference);
        for (std::size_t model = 0; model < models.size(); ++model)
            json += ", " + pythonJsonString(models[model]) + ": " + pythonJsonString(item.candidates[model]);
        json += '}';
    }
    return json + ']';
}

Result<ResultsFile> readResultsFile(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string bytes, readFile(path, std::uintmax_t(1) << 30));
    const OrderedJson array = OrderedJson::parse(bytes, nullptr, false);
    if (array.is_discarded())
        return badInput(path.string() + " is not JSON");
    if (!array.is_array() || array.empty())
        return badInput(path.string()
                        + " is no list of samples; a results.json as `palimpsest convert` writes it is "
                          "needed");
    ResultsFile results;
    for (std::size_t i = 0; i < array.size(); ++i)
        PALIMPSEST_CHECK(readItem(array[i], i + 1, results).in(path.string()));
    return results;
}

} // namespace palimpsest
