#pragma once

#include "engine/base/result.h"
#include "engine/formats/tensor_file.h"

#include <torch/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace palimpsest {

/// How a parameter starts in a new model.
enum class Init { Normal, Zero, One };

/// One matrix or vector of a model. Several names mean that checkpoints hold it in equal parts, one behind the other in
/// the first dimension (query, key and value), while the model computes with the whole.
struct ParameterSpec {
    std::vector<std::string> names;
    std::vector<std::int64_t> shape; ///< of the whole
    Init init = Init::Normal;
};

/// The parameters of a model: storages to compute with, and the leaves that share their memory and carry gradients.
class ParameterTable {
public:
    /// Copies from a checkpoint, widened to float32. A name may lack or have one of `prefixes` on either side. Every
    /// missing tensor, wrong shape or type is an error that names it. Tensors nobody asked for become `warnings`, but
    /// for the buffers that old versions of transformers saved, and those in `ignored`.
    static Result<ParameterTable> load(const std::vector<ParameterSpec>& specs, const NamedTensors& checkpoint,
                                       const std::vector<std::string>& prefixes,
                                       const std::vector<std::string>& ignored, std::vector<std::string>& warnings);

    /// Random ones: normal(0, std), zeros, ones.
    static Result<ParameterTable> random(const std::vector<ParameterSpec>& specs, double std, std::uint64_t seed);

    /// The whole of the spec whose first name this is, without gradient.
    torch::Tensor whole(const std::string& firstName) const { return m_wholes.at(firstName); }
    bool has(const std::string& firstName) const { return m_wholes.count(firstName) > 0; }
    torch::Tensor leaf(const std::string& name) const;
    NamedTensors& leaves() { return m_leaves; }

    /// Puts another tensor in the place of an unsplit parameter.
    void replace(const std::string& name, const torch::Tensor& value);

private:
    void add(const ParameterSpec& spec, const torch::Tensor& whole);

    std::map<std::string, torch::Tensor> m_wholes;
    NamedTensors m_leaves;
};

} // namespace palimpsest
