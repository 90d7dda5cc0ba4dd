#pragma once

#include "engine/base/result.h"
#include "engine/data/row_encoder.h"
#include "engine/metrics/bert_score.h"
#include "engine/metrics/memorization.h"
#include "engine/metrics/metric_progress.h"
#include "engine/model/causal_lm.h"
#include "engine/text/tokenizer.h"
#include "engine/text/word_tokenize.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

struct ValidationOptions {
    MemorizationOptions memorization; ///< profile, batch size, EL, eos; the scores use the first three as well
    std::int64_t numBeams = 2;
    std::int64_t newTokens = 50;
    bool cleanUpSpaces = false; ///< of decoded candidates; spec/icu.md section 1 "Decode clean-up"
};

/// What is scored: forget rows, and of each its prefix and the text that follows it.
struct ValidationRows {
    MemorizationRows rows;
    EncodedRows prefixes;
    std::vector<std::string> references;
};

/// A forget row after a scoring pass.
struct ValidatedSample {
    std::vector<TokenId> candidateIds; ///< `paper`: filled with eos to the longest of the row's batch
    std::string candidate;
    double diff = 0;
    double entropy = 0;
    double bleu = 0;
    double precision = 0; ///< BERTScore's, float32 widened
    double recall = 0;
    double f1 = 0;
    double acc = 0; ///< MA; NaN where no position of the row counts
    double el = 0;  ///< EL_n; NaN where no start of the row counts
};

/// Where the time of a pass went.
struct ValidationSeconds {
    double generation = 0;
    double texts = 0; ///< decoding, diversity and BLEU
    double bertScore = 0;
    double memorization = 0; ///< val_loss, MA and EL
};

/// Means of a pass. `paper`: of batch means but for EL; `corrected`: over the rows that have a value.
struct Validation {
    std::vector<ValidatedSample> samples; ///< in row order
    double diff = 0;
    double entropy = 0;
    double bleu = 0;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double valLoss = 0;
    double acc = 0;
    double el = 0;
    std::int64_t rowsWithoutEl = 0;
    ValidationSeconds seconds;
};

/// The scoring pass over the forget rows (spec/icu.md section 3 items 1 to 3 and 5 to 7), once before training and
/// after every epoch. Keeps what does not change between passes: the references' words and embeddings. Draws nothing
/// from any random generator. One thread at a time.
class ValidationPass {
public:
    /// Fails where rows, prefixes and references differ in number.
    static Result<ValidationPass> create(ValidationRows rows, std::shared_ptr<const Tokenizer> tokenizer,
                                         std::shared_ptr<const WordTokenizer> words, BertScorer scorer,
                                         ValidationOptions options);

    /// Fails as generate() and measureMemorization() do, and with ErrorKind::Interrupted on a stop.
    Result<Validation> run(CausalLm& model, const MetricProgress& progress = {});

    const ValidationRows& rows() const { return m_rows; }

private:
    ValidationPass(ValidationRows rows, std::shared_ptr<const Tokenizer> tokenizer,
                   std::shared_ptr<const WordTokenizer> words, BertScorer scorer, ValidationOptions options);

    Status generateCandidates(CausalLm& model, const MetricProgress& progress, Validation& result) const;
    void finishCandidates(std::vector<std::vector<TokenId>> generated, Validation& result) const;
    void scoreTexts(Validation& result);
    Status scoreByBert(const MetricProgress& progress, Validation& result);
    Status scoreMemorization(CausalLm& model, const MetricProgress& progress, Validation& result) const;

    ValidationRows m_rows;
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::shared_ptr<const WordTokenizer> m_words;
    BertScorer m_scorer;
    ValidationOptions m_options;
    std::vector<std::vector<std::string>> m_referenceWords; ///< filled by the first pass
};

} // namespace palimpsest
