#include "engine/unlearn/reference_distribution.h"

#include <torch/utils.h>

#include <algorithm>
#include <numeric>

namespace palimpsest {

ReferenceDistribution referenceDistribution(CausalLm& model, const MemorizationRows& partners, std::int64_t batchSize,
                                            bool paper, const std::stop_token& stop,
                                            const std::function<void(std::int64_t, std::int64_t)>& progress)
{
    const torch::NoGradGuard noGrad;
    ReferenceDistribution reference;
    const std::int64_t total = partners.ids.size(0);
    for (std::int64_t begin = 0; begin < total; begin += batchSize) {
        if (stop.stop_requested())
            return {};
        std::vector<std::int64_t> rows(static_cast<std::size_t>(std::min(batchSize, total - begin)));
        std::iota(rows.begin(), rows.end(), begin);
        const torch::Tensor hidden = model.hidden(trainingBatch(partners, rows, paper));
        if (!reference.hidden.defined())
            reference.hidden = torch::empty({total, hidden.size(1), hidden.size(2)}, hidden.options());
        reference.hidden.narrow(0, begin, hidden.size(0)).copy_(hidden);
        progress(begin + hidden.size(0), total);
    }
    reference.head = model.head().detach().clone();
    return reference;
}

} // namespace palimpsest
