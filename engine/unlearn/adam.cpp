#include "engine/unlearn/adam.h"

#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/_fused_adamw.h>
#include <torch/utils.h>

#include <map>

namespace palimpsest {

namespace {

constexpr const char* kFirst = "exp_avg.";
constexpr const char* kSecond = "exp_avg_sq.";

} // namespace

Adam::Adam(NamedTensors& parameters, AdamOptions options) : m_parameters(parameters), m_options(options)
{
    for (const auto& [name, parameter] : parameters) {
        m_first.push_back(torch::zeros_like(parameter.detach()));
        m_second.push_back(torch::zeros_like(parameter.detach()));
        m_stepTensors.push_back(
            torch::zeros({}, torch::TensorOptions().dtype(torch::kFloat32).device(parameter.device())));
    }
}

void Adam::zeroGradients()
{
    for (auto& [name, parameter] : m_parameters) {
        if (parameter.grad().defined())
            parameter.mutable_grad().zero_();
        else
            parameter.mutable_grad() = torch::zeros_like(parameter.detach());
    }
}

void Adam::step(double lr)
{
    const torch::NoGradGuard noGrad;
    ++m_steps;
    std::vector<torch::Tensor> parameters, gradients, first, second, steps;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        torch::Tensor& parameter = m_parameters[i].second;
        if (!parameter.grad().defined())
            continue;
        m_stepTensors[i].fill_(m_steps);
        parameters.push_back(parameter.detach());
        gradients.push_back(parameter.grad());
        first.push_back(m_first[i]);
        second.push_back(m_second[i]);
        steps.push_back(m_stepTensors[i]);
    }
    if (parameters.empty())
        return;
    const auto fused = [&](auto update) {
        update(parameters, gradients, first, second, std::vector<torch::Tensor>(), steps, lr, m_options.beta1,
               m_options.beta2, m_options.weightDecay, m_options.epsilon, /*amsgrad=*/false, /*maximize=*/false,
               std::optional<torch::Tensor>(), std::optional<torch::Tensor>());
    };
    if (m_options.weightDecay > 0)
        fused([](auto&&... arguments) { at::_fused_adamw_(arguments...); });
    else
        fused([](auto&&... arguments) { at::_fused_adam_(arguments...); });
}

NamedTensors Adam::state() const
{
    NamedTensors state;
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        state.emplace_back(kFirst + m_parameters[i].first, m_first[i]);
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        state.emplace_back(kSecond + m_parameters[i].first, m_second[i]);
    return state;
}

bool Adam::restore(const NamedTensors& state, std::int64_t steps)
{
    const torch::NoGradGuard noGrad;
    std::map<std::string, torch::Tensor> byName(state.begin(), state.end());
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const torch::Tensor first = byName[kFirst + m_parameters[i].first];
        const torch::Tensor second = byName[kSecond + m_parameters[i].first];
        if (!first.defined() || !second.defined() || first.sizes() != m_first[i].sizes()
            || second.sizes() != m_second[i].sizes())
            return false;
        m_first[i].copy_(first);
        m_second[i].copy_(second);
    }
    m_steps = steps;
    return true;
}

} // namespace palimpsest
