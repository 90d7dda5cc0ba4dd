#include "engine/formats/npy.h"

#include "engine/base/files.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace palimpsest {

static_assert(std::endian::native == std::endian::little, "npy, safetensors and zip files are read in place");

namespace {

constexpr std::string_view kMagic("\x93NUMPY", 6);
constexpr std::size_t kMostNpyAxes = 32; // NumPy's own limit

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + (shape.size() == 1 ? ",)" : ")");
}

/// Reads the Python dictionary literal of a header: {'descr': '<u2', 'fortran_order': False, 'shape': (128, 200), }
class HeaderText {
public:
    explicit HeaderText(std::string_view text) : m_text(text) {}

    Status read(NpyHeader& header)
    {
        bool seen[3] = {};
        PALIMPSEST_CHECK(expect('{'));
        while (!accept('}')) {
            PALIMPSEST_TRY(const std::string key, quoted());
            PALIMPSEST_CHECK(expect(':'));
            const int field = key == "descr" ? 0 : key == "fortran_order" ? 1 : key == "shape" ? 2 : -1;
            if (field < 0)
                return broken("an unknown key '" + key.substr(0, 40) + "'");
            if (std::exchange(seen[field], true))
                return broken("'" + key + "' twice");
            PALIMPSEST_CHECK(value(field, header));
            if (!accept(',')) {
                PALIMPSEST_CHECK(expect('}'));
                break;
            }
        }
        skipSpace();
        if (m_at != m_text.size())
            return broken("text behind the closing brace");
        for (int field = 0; field < 3; ++field)
            if (!seen[field])
                return broken(std::string("no ") + std::array{"'descr'", "'fortran_order'", "'shape'"}[field]);
        return {};
    }

private:
    Status value(int field, NpyHeader& header)
    {
        if (field == 1)
            return boolean(header.fortranOrder);
        if (field == 2)
            return tuple(header.shape);
        skipSpace();
        if (m_at < m_text.size() && m_text[m_at] == '[')
            return broken("a structured element type; plain integers are needed");
        PALIMPSEST_TRY(header.type, quoted());
        return {};
    }

    Status boolean(bool& out)
    {
        skipSpace();
        for (const bool candidate : {true, false}) {
            const std::string_view word = candidate ? "True" : "False";
            if (m_text.substr(m_at, word.size()) == word) {
                m_at += word.size();
                out = candidate;
                return {};
            }
        }
        return broken("'fortran_order' that is neither True nor False");
    }

    Status tuple(std::vector<std::int64_t>& out)
    {
        PALIMPSEST_CHECK(expect('('));
        while (!accept(')')) {
            PALIMPSEST_TRY(const std::int64_t size, integer());
            if (out.size() == kMostNpyAxes)
                return broken("a shape of more than " + std::to_string(kMostNpyAxes) + " axes");
            out.push_back(size);
            if (!accept(',')) {
                PALIMPSEST_CHECK(expect(')'));
                break;
            }
        }
        return {};
    }

    Result<std::int64_t> integer()
    {
        skipSpace();
        const std::size_t begin = m_at;
        std::int64_t value = 0;
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at)
            if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, m_text[m_at] - '0', &value))
                return broken("a number in the shape that does not fit 64 bits");
        if (m_at == begin)
            return broken("a shape that is no tuple of numbers");
        return value;
    }

    Result<std::string> quoted()
    {
        skipSpace();
        const char quote = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (quote != '\'' && quote != '"')
            return broken("a missing quote");
        const std::size_t end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos)
            return broken("a quote that is never closed");
        std::string text(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return text;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && std::strchr(" \t\n", m_text[m_at]) && m_text[m_at] != '\0')
            ++m_at;
    }

    bool accept(char c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    Status expect(char c) { return accept(c) ? Status() : broken(std::string("no '") + c + "'"); }

    Error broken(const std::string& what) const
    {
        return badInput("the .npy header has " + what + " (byte " + std::to_string(m_at) + " of its text)");
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// Size of an element in bytes; nothing for what is no little-endian integer.
std::optional<std::size_t> integerSize(std::string_view type)
{
    if (type.size() != 3 || (type[1] != 'i' && type[1] != 'u'))
        return std::nullopt;
    const auto size = static_cast<std::size_t>(type[2] - '0');
    if (size == 1)
        return type[0] == '|' || type[0] == '<' ? std::optional(size) : std::nullopt;
    return type[0] == '<' && (size == 2 || size == 4 || size == 8) ? std::optional(size) : std::nullopt;
}

Error wrongType(const std::string& type)
{
    if (!type.empty() && type[0] == '>')
        return badInput("elements of type '" + type.substr(0, 40) + "' (big-endian) are not read; save them as '<"
                        + type.substr(1, 39) + "'");
    return badInput("elements of type '" + type.substr(0, 40)
                    + "' are not read; token ids are integers: save them as '<u2' or '<i4'");
}

/// Copies elements of type T into 32-bit rows.
template <typename T>
Status convert(const char* from, const NpyHeader& header, IntMatrix& out)
{
    const std::int64_t inner = header.fortranOrder ? out.rows : out.columns;
    const std::int64_t outer = header.fortranOrder ? out.columns : out.rows;
    for (std::int64_t i = 0; i < outer; ++i) {
        for (std::int64_t j = 0; j < inner; ++j) {
            T value;
            std::memcpy(&value, from, sizeof value);
            from += sizeof value;
            const std::int64_t row = header.fortranOrder ? j : i;
            const std::int64_t column = header.fortranOrder ? i : j;
            if (!std::in_range<std::int32_t>(value))
                return badInput("row " + std::to_string(row) + ", column " + std::to_string(column) + ": "
                                + std::to_string(value) + " does not fit 32 bits");
            out.values[static_cast<std::size_t>(row * out.columns + column)] = static_cast<std::int32_t>(value);
        }
    }
    return {};
}

Status convertAny(const char* from, const NpyHeader& header, IntMatrix& out)
{
    const bool isSigned = header.type[1] == 'i';
    switch (header.type[2]) {
    case '1':
        return isSigned ? convert<std::int8_t>(from, header, out) : convert<std::uint8_t>(from, header, out);
    case '2':
        return isSigned ? convert<std::int16_t>(from, header, out) : convert<std::uint16_t>(from, header, out);
    case '4':
        return isSigned ? convert<std::int32_t>(from, header, out) : convert<std::uint32_t>(from, header, out);
    default:
        return isSigned ? convert<std::int64_t>(from, header, out) : convert<std::uint64_t>(from, header, out);
    }
}

template <typename T>
Status appendAs(const IntMatrix& matrix, std::string& text)
{
    for (std::size_t i = 0; i < matrix.values.size(); ++i) {
        const std::int32_t value = matrix.values[i];
        if (!std::in_range<T>(value))
            return badInput("row " + std::to_string(i / matrix.columns) + ", column "
                            + std::to_string(i % matrix.columns) + ": " + std::to_string(value)
                            + " does not fit 16 bits; save it as '<i4'");
        const T element = static_cast<T>(value);
        text.append(reinterpret_cast<const char*>(&element), sizeof element);
    }
    return {};
}

} // namespace

Result<NpyHeader> parseNpyHeader(std::string_view file)
{
    if (file.substr(0, kMagic.size()) != kMagic)
        return badInput("no .npy file: it does not begin with \\x93NUMPY");
    if (file.size() < 10)
        return badInput("the .npy header is cut off");
    NpyHeader header;
    header.version = static_cast<unsigned char>(file[6]);
    if (header.version < 1 || header.version > 3 || file[7] != 0)
        return badInput(".npy version " + std::to_string(header.version) + "."
                        + std::to_string(static_cast<unsigned char>(file[7])) + "; 1.0, 2.0 and 3.0 are read");
    const std::size_t lengthSize = header.version == 1 ? 2 : 4;
    std::uint32_t length = 0;
    if (file.size() < 8 + lengthSize)
        return badInput("the .npy header is cut off");
    std::memcpy(&length, file.data() + 8, lengthSize);
    header.dataOffset = 8 + lengthSize + length;
    if (file.size() < header.dataOffset)
        return badInput("the .npy header is cut off: " + std::to_string(length) + " bytes are promised, "
                        + std::to_string(file.size() - 8 - lengthSize) + " stand there");
    PALIMPSEST_CHECK(HeaderText(file.substr(8 + lengthSize, length)).read(header));

    const auto elementSize = integerSize(header.type);
    if (!elementSize)
        return wrongType(header.type);
    unsigned __int128 needed = *elementSize;
    for (const std::int64_t size : header.shape) {
        needed *= static_cast<std::uint64_t>(size);
        if (needed > std::numeric_limits<std::uint64_t>::max())
            return badInput("a shape of " + shapeText(header.shape) + " has more elements than can be addressed");
    }
    const std::size_t there = file.size() - header.dataOffset;
    if (needed != there)
        return badInput("a shape of " + shapeText(header.shape) + " of '" + header.type + "' needs "
                        + std::to_string(static_cast<std::uint64_t>(needed)) + " bytes of data, "
                        + std::to_string(there) + " stand there" + (needed > there ? " (the file is cut off)" : ""));
    return header;
}

Result<IntMatrix> parseNpy(std::string_view file)
{
    PALIMPSEST_TRY(const NpyHeader header, parseNpyHeader(file));
    if (header.shape.size() != 2)
        return badInput("the shape is " + shapeText(header.shape) + "; a table of rows and columns is needed");
    IntMatrix matrix;
    matrix.rows = header.shape[0];
    matrix.columns = header.shape[1];
    // At most the file's own size in elements: the header's promise was checked against it.
    matrix.values.resize(static_cast<std::size_t>(matrix.rows) * static_cast<std::size_t>(matrix.columns));
    if (!matrix.values.empty())
        PALIMPSEST_CHECK(convertAny(file.data() + header.dataOffset, header, matrix));
    return matrix;
}

Result<IntMatrix> readNpy(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string file, readFile(path));
    return parseNpy(file).in(path.string());
}

Result<std::string> formatNpy(const IntMatrix& matrix, NpyType type)
{
    if (matrix.rows < 0 || matrix.columns < 0
        || matrix.values.size() != static_cast<std::size_t>(matrix.rows) * static_cast<std::size_t>(matrix.columns))
        return internal("a matrix of " + shapeText({matrix.rows, matrix.columns}) + " holds "
                        + std::to_string(matrix.values.size()) + " values");
    std::string header = std::string("{'descr': '") + (type == NpyType::U2 ? "<u2" : "<i4")
                         + "', 'fortran_order': False, 'shape': " + shapeText({matrix.rows, matrix.columns}) + ", }";
    constexpr std::size_t kPrefix = 10;
    header.append(63 - (kPrefix + header.size()) % 64, ' '); // data begin at a multiple of 64, as NumPy writes it
    header += '\n';

    std::string text(kMagic);
    text += {'\1', '\0', static_cast<char>(header.size() & 0xff), static_cast<char>(header.size() >> 8)};
    text += header;
    PALIMPSEST_CHECK(type == NpyType::U2 ? appendAs<std::uint16_t>(matrix, text)
                                         : appendAs<std::int32_t>(matrix, text));
    return text;
}

Status writeNpy(const std::filesystem::path& path, const IntMatrix& matrix, NpyType type)
{
    auto text = formatNpy(matrix, type);
    if (!text)
        return std::move(text).in("writing " + path.string()).error();
    return writeFileAtomically(path, *text);
}

} // namespace palimpsest
