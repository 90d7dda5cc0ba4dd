#include "engine/data/row_encoder.h"

#include <algorithm>
#include <utility>

namespace palimpsest {

namespace {

std::string textOf(std::span<const TokenId> ids, const Tokenizer& tokenizer, bool paper)
{
    return tokenizer.decode(ids, {.skipSpecialTokens = false, .cleanUpSpaces = paper && tokenizer.cleansUpByConfig()});
}

/// `ids` at the right end of a row of the encoded table, pads before them.
void place(std::span<const TokenId> ids, TokenId pad, std::int64_t length, std::vector<TokenId>& row,
           std::vector<std::uint8_t>* mask)
{
    const std::size_t pads = static_cast<std::size_t>(length) - ids.size();
    row.insert(row.end(), pads, pad);
    row.insert(row.end(), ids.begin(), ids.end());
    if (mask != nullptr) {
        mask->insert(mask->end(), pads, 0);
        mask->insert(mask->end(), ids.size(), 1);
    }
}

class Encoder {
public:
    Encoder(const Tokenizer& rowTokenizer, const Tokenizer& tokenizer, const RowEncoding& encoding, std::int64_t length)
        : m_rowTokenizer(rowTokenizer),
          m_tokenizer(tokenizer),
          m_encoding(encoding),
          m_length(length)
    {
    }

    Status begin(std::int64_t rows)
    {
        const auto eos = m_tokenizer.eosId();
        if (!eos)
            return badInput("the model's tokenizer has no eos token, which rows are padded with");
        const std::size_t special = m_tokenizer.idsInFront().size() + m_tokenizer.idsBehind().size();
        if (m_length < 1 || static_cast<std::size_t>(m_length) < special)
            return badInput("rows of " + std::to_string(m_length) + " tokens have no room for the "
                            + std::to_string(special) + " that the tokenizer adds");
        m_encoded.padId = *eos;
        m_encoded.rows = rows;
        m_encoded.length = m_length;
        return {};
    }

    void add(std::span<const TokenId> row)
    {
        const std::size_t length = static_cast<std::size_t>(m_length);
        std::vector<TokenId> labels;
        if (m_encoding.rawIds) {
            const auto cut = row.first(std::min(row.size(), length));
            place(cut, m_encoded.padId, m_length, m_encoded.ids, &m_encoded.mask);
            place(cut, m_encoded.padId, m_length, labels, nullptr);
        } else {
            const std::string text = textOf(row, m_rowTokenizer, m_encoding.paper);
            const std::vector<TokenId> ids = m_tokenizer.encodeTruncated(text, true, length);
            place(ids, m_encoded.padId, m_length, m_encoded.ids, &m_encoded.mask);
            const bool apart = m_encoding.paper && !m_tokenizer.idsInFront().empty();
            place(apart ? m_tokenizer.encodeTruncated(text, false, length) : ids, m_encoded.padId, m_length, labels,
                  nullptr);
        }
        for (const TokenId label : labels)
            m_encoded.labels.push_back(label == m_encoded.padId ? EncodedRows::kIgnored : label);
    }

    EncodedRows take() { return std::move(m_encoded); }

private:
    const Tokenizer& m_rowTokenizer;
    const Tokenizer& m_tokenizer;
    const RowEncoding& m_encoding;
    const std::int64_t m_length;
    EncodedRows m_encoded;
};

} // namespace

Result<EncodedRows> encodeRows(const TokenRows& rows, const Tokenizer& rowTokenizer, const Tokenizer& tokenizer,
                               const RowEncoding& encoding)
{
    Encoder encoder(rowTokenizer, tokenizer, encoding, encoding.rowLength);
    PALIMPSEST_CHECK(encoder.begin(rows.rows));
    for (std::int64_t row = 0; row < rows.rows; ++row)
        encoder.add(rows.row(row));
    return encoder.take();
}

Result<EncodedRows> encodePrefixes(const TokenRows& rows, const Tokenizer& rowTokenizer, const Tokenizer& tokenizer,
                                   const RowEncoding& encoding)
{
    Encoder encoder(rowTokenizer, tokenizer, encoding, encoding.split.prefixLength);
    PALIMPSEST_CHECK(encoder.begin(rows.rows));
    for (std::int64_t row = 0; row < rows.rows; ++row)
        encoder.add(encoding.split.prefix(rows.row(row)));
    return encoder.take();
}

std::vector<std::string> prefixTexts(const TokenRows& rows, const Tokenizer& rowTokenizer, const RowEncoding& encoding)
{
    std::vector<std::string> texts;
    for (std::int64_t row = 0; row < rows.rows; ++row)
        texts.push_back(textOf(encoding.split.prefix(rows.row(row)), rowTokenizer, encoding.paper));
    return texts;
}

std::vector<std::string> referenceTexts(const TokenRows& rows, const Tokenizer& rowTokenizer,
                                        const RowEncoding& encoding)
{
    std::vector<std::string> texts;
    for (std::int64_t row = 0; row < rows.rows; ++row)
        texts.push_back(textOf(encoding.split.suffix(rows.row(row)), rowTokenizer, encoding.paper));
    return texts;
}

} // namespace palimpsest
