#include "engine/formats/json_file.h"

#include "engine/base/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>
#include <vector>

namespace palimpsest {

namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 256;
constexpr std::uintmax_t kLargestFile = std::uintmax_t(1) << 30;

std::string placeOf(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, byte);
    std::size_t line = 1;
    for (const char c : before)
        line += c == '\n';
    const std::size_t lastBreak = before.rfind('\n');
    const std::size_t column = before.size() - (lastBreak == std::string_view::npos ? 0 : lastBreak + 1) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Reads characters and leaves the place of the furthest one, since the parser tells no place of keys.
struct TrackedIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at;
    const char** furthest;

    reference operator*() const { return *at; }
    TrackedIterator& operator++()
    {
        *furthest = ++at;
        return *this;
    }
    TrackedIterator operator++(int)
    {
        const TrackedIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const TrackedIterator& other) const { return at == other.at; }
    bool operator!=(const TrackedIterator& other) const { return at != other.at; }
};

/// Checks what the parser lets pass: nesting, and keys that stand twice. Stops at the first problem.
class Inspector : public nlohmann::json_sax<json> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override
    {
        m_keys.emplace_back();
        return enter();
    }
    bool end_object() override
    {
        m_keys.pop_back();
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool key(string_t& name) override
    {
        if (m_keys.back().insert(name).second)
            return true;
        problem = "the key \"" + name.substr(0, 80) + "\" stands twice in one object";
        return false;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& failure) override
    {
        // "[json.exception.parse_error.101] parse error at line 1, column 2: …": the place is told by us.
        const std::string text = failure.what();
        const std::size_t place = text.find(", column ");
        const std::size_t begin = place == std::string::npos ? std::string::npos : text.find(": ", place);
        problem = begin == std::string::npos ? text : text.substr(begin + 2);
        return false;
    }

    std::string problem;

private:
    bool enter()
    {
        if (++m_depth <= kDeepest)
            return true;
        problem = "values are nested more than " + std::to_string(kDeepest) + " deep";
        return false;
    }

    std::size_t m_depth = 0;
    std::vector<std::unordered_set<std::string>> m_keys;
};

} // namespace

Result<json> parseJson(std::string_view text)
{
    const char* furthest = text.data();
    const char* end = text.data() + text.size();
    Inspector inspector;
    try {
        if (!json::sax_parse(TrackedIterator{text.data(), &furthest}, TrackedIterator{end, &furthest}, &inspector)) {
            const auto read = static_cast<std::size_t>(furthest - text.data());
            return badInput(placeOf(text, read == 0 ? 0 : read - 1) + ": " + inspector.problem);
        }
        return json::parse(text.begin(), text.end());
    } catch (const std::exception& failure) { // no memory
        return badInput(std::string("cannot be parsed: ") + failure.what());
    }
}

Result<json> readJsonFile(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string text, readFile(path, kLargestFile));
    return parseJson(text).in(path.string());
}

} // namespace palimpsest
