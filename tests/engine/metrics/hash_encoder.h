#pragma once

#include "engine/model/encoder.h"
#include "engine/text/tokenizer.h"

#include <ATen/ops/empty.h>

#include <QtTest/QtTest>

#include <cstdint>
#include <memory>

namespace palimpsest {

/// An Encoder whose vectors are a fixed function of token, place and layer, some of them opposite to each other so that
/// similarities can be negative. Counts what it is asked.
class HashEncoder : public Encoder {
public:
    explicit HashEncoder(std::int64_t vocabulary, std::int64_t positions = 512)
    {
        m_config = {"bert", vocabulary, kWidth, 4, 1, positions};
    }

    const EncoderConfig& config() const override { return m_config; }

    torch::Tensor hidden(const torch::Tensor& ids, const torch::Tensor& mask, std::int64_t layer) override
    {
        rows += ids.size(0);
        torch::Tensor result = at::empty({ids.size(0), ids.size(1), kWidth});
        for (std::int64_t b = 0; b < ids.size(0); ++b)
            for (std::int64_t i = 0; i < ids.size(1); ++i)
                for (std::int64_t d = 0; d < kWidth; ++d) {
                    const std::int64_t id = mask[b][i].item<bool>() ? ids[b][i].item<std::int64_t>() : -1;
                    auto h = static_cast<std::uint64_t>(id * 7919 + i % 3 * 104729 + d * 31 + layer * 17 + 1);
                    h *= 0x9E3779B97F4A7C15u;
                    h ^= h >> 31;
                    result[b][i][d] = static_cast<float>(h % 1000) / 500.0F - 1.0F;
                }
        return result;
    }

    static constexpr std::int64_t kWidth = 3;
    std::int64_t rows = 0;

private:
    EncoderConfig m_config;
};

/// A WordPiece of one-letter words: [PAD] [UNK] [CLS] [SEP], then a to p.
inline std::shared_ptr<const Tokenizer> letterTokenizer()
{
    QTemporaryDir directory;
    QFile vocabulary(directory.filePath("vocab.txt"));
    if (!vocabulary.open(QIODevice::WriteOnly))
        return nullptr;
    vocabulary.write("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n");
    for (char c = 'a'; c <= 'p'; ++c)
        vocabulary.write(QByteArray(1, c) + "\n");
    vocabulary.close();
    QFile configuration(directory.filePath("tokenizer_config.json"));
    if (!configuration.open(QIODevice::WriteOnly))
        return nullptr;
    configuration.write(R"({"tokenizer_class": "BertTokenizer", "model_max_length": 512, "eos_token": "[SEP]"})");
    configuration.close();
    auto tokenizer = loadTokenizer(directory.path().toStdString());
    if (!tokenizer)
        qWarning("%s", tokenizer.error().text().c_str());
    return tokenizer ? *tokenizer : nullptr;
}

} // namespace palimpsest
