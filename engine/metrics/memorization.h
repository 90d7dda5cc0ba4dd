#pragma once

#include "engine/base/result.h"
#include "engine/metrics/extraction.h"
#include "engine/metrics/metric_progress.h"
#include "engine/model/causal_lm.h"
#include "engine/text/tokenizer.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace palimpsest {

/// N rows of T tokens as a model reads them.
struct MemorizationRows {
    torch::Tensor ids;    ///< [N, T] int64
    torch::Tensor mask;   ///< [N, T] bool, false on pads
    torch::Tensor labels; ///< [N, T] int64, negative where ignored
    torch::Tensor real;   ///< [N, T] bool: mask, and not the pad id
};

/// What `paper` and `corrected` count differently stands in the table at the top of spec/icu.md.
struct MemorizationOptions {
    bool paper = false;
    std::int64_t batchSize = 8; ///< rows of a batch, in row order: `paper` takes means of batch means
    bool extraction = true;     ///< measure EL as well
    std::int64_t elN = 10;
    std::int64_t elStart = 150;
    TokenId eos = -1; ///< ends a generation; −1: nothing does
};

/// What one row gives.
struct RowMemorization {
    double lossSum = 0;       ///< nats over `targets` tokens
    std::int64_t targets = 0; ///< tokens counted in val_loss
    std::int64_t right = 0;   ///< positions whose greedy next token is the row's own
    std::int64_t counted = 0; ///< positions counted in MA
    double acc = 0;           ///< right / counted; NaN if none is counted
    double el = 0;            ///< NaN without EL, and where no start of the row counts
};

/// val_loss, MA and EL_n of a set of rows (spec/icu.md section 3 items 5 to 7). A mean over nothing is NaN.
struct Memorization {
    std::vector<RowMemorization> rows;
    double valLoss = 0;
    double acc = 0;
    double el = 0;
    std::int64_t rowsWithoutEl = 0; ///< `corrected`: rows without a start that counts
};

/// Measures them from one teacher-forced pass (`paper`: and one with the mask over the rows that have pads); EL
/// generates only from starts whose greedy token is wrong, all of them batched over that pass's keys and values. Fails
/// where a row is longer than the model, an id outside its vocabulary or `elStart` leaves no n-gram, and with
/// ErrorKind::Interrupted on a stop.
Result<Memorization> measureMemorization(CausalLm& model, const MemorizationRows& rows,
                                         const MemorizationOptions& options, const MetricProgress& progress = {});

} // namespace palimpsest
