#pragma once

#include "engine/formats/safetensors.h"
#include "engine/model/checkpoint.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <ATen/Parallel.h>

#include <QString>
#include <QtTest/QtTest>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

/// The models of tests/oracle/make_model_goldens.py and what transformers computed from them.
namespace goldens {

namespace pal = palimpsest;

inline const std::vector<std::string> kDecoders{"neo",         "neo_half", "neo_sharded", "gpt2",   "gpt2_bin",
                                                "gpt2_untied", "opt",      "opt_350m",    "opt_old"};

inline std::filesystem::path directory(const std::string& name)
{
    return std::filesystem::path(PALIMPSEST_FIXTURES) / "models" / name;
}

inline std::unique_ptr<pal::CausalLm> load(const std::string& name)
{
    auto loaded = pal::loadCausalLm(directory(name).string());
    if (!loaded)
        qFatal("%s", loaded.error().text().c_str());
    return std::move(loaded->model);
}

inline pal::NamedTensors tensors(const std::string& name)
{
    auto file = pal::readSafetensors(directory(name) / "golden.safetensors");
    if (!file)
        qFatal("%s", file.error().text().c_str());
    return file->tensors;
}

inline torch::Tensor tensor(const pal::NamedTensors& tensors, const std::string& name)
{
    const torch::Tensor* found = pal::findTensor(tensors, name);
    if (!found)
        qFatal("no golden %s", name.c_str());
    return *found;
}

/// max |a − b| over every last row, relative to max |b| of that row: the largest.
inline double rowError(const torch::Tensor& a, const torch::Tensor& b)
{
    if (a.sizes() != b.sizes())
        return 1e30;
    const torch::Tensor difference = (a - b).abs().amax(-1);
    return (difference / b.abs().amax(-1).clamp_min(1e-30)).max().item<double>();
}

/// The same over whole tensors.
inline double tensorError(const torch::Tensor& a, const torch::Tensor& b)
{
    if (a.sizes() != b.sizes())
        return 1e30;
    return (a - b).abs().max().item<double>() / std::max(b.abs().max().item<double>(), 1e-30);
}

inline torch::Tensor logits(pal::CausalLm& model, const pal::TokenBatch& batch)
{
    return torch::matmul(model.hidden(batch), model.head().t());
}

} // namespace goldens
