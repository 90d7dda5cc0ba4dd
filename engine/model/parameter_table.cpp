#include "engine/model/parameter_table.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/utils.h>

#include <unistd.h>

#include <algorithm>
#include <limits>
#include <set>
#include <sstream>
#include <string_view>
#include <unordered_map>

namespace palimpsest {

namespace {

std::string shapeText(torch::IntArrayRef shape)
{
    std::ostringstream text;
    text << shape;
    return text.str();
}

std::vector<std::int64_t> partShape(const ParameterSpec& spec)
{
    std::vector<std::int64_t> shape = spec.shape;
    shape[0] /= std::int64_t(spec.names.size());
    return shape;
}

std::string_view withoutPrefix(std::string_view name, const std::vector<std::string>& prefixes)
{
    for (const std::string& prefix : prefixes)
        if (name.substr(0, prefix.size()) == prefix)
            return name.substr(prefix.size());
    return name;
}

bool endsWith(std::string_view name, std::string_view tail)
{
    return name.size() >= tail.size() && name.substr(name.size() - tail.size()) == tail;
}

/// Masks and counters that transformers once kept in the state dict; nothing is computed from them.
bool isOldBuffer(std::string_view name)
{
    for (const char* tail : {".attn.bias", ".attn.masked_bias", ".attention.bias", ".attention.masked_bias",
                             "position_ids", "token_type_ids", "rotary_emb.inv_freq"})
        if (endsWith(name, tail))
            return true;
    return false;
}

Status checkTensor(const torch::Tensor& tensor, const std::string& name, const std::vector<std::int64_t>& shape)
{
    if (!tensor.is_floating_point())
        return badInput("tensor \"" + name + "\" holds " + std::string(tensor.dtype().name())
                        + ", expected floating-point numbers");
    if (tensor.sizes() != torch::IntArrayRef(shape))
        return badInput("tensor \"" + name + "\" has shape " + shapeText(tensor.sizes()) + ", config.json asks for "
                        + shapeText(shape));
    return {};
}

} // namespace

void ParameterTable::add(const ParameterSpec& spec, const torch::Tensor& whole)
{
    m_wholes[spec.names.front()] = whole;
    const std::int64_t rows = spec.shape[0] / std::int64_t(spec.names.size());
    for (std::size_t i = 0; i < spec.names.size(); ++i) {
        torch::Tensor leaf = whole.narrow(0, std::int64_t(i) * rows, rows).detach();
        leaf.requires_grad_(true);
        m_leaves.emplace_back(spec.names[i], std::move(leaf));
    }
}

torch::Tensor ParameterTable::leaf(const std::string& name) const
{
    const torch::Tensor* leaf = findTensor(m_leaves, name);
    return leaf ? *leaf : torch::Tensor();
}

void ParameterTable::replace(const std::string& name, const torch::Tensor& value)
{
    m_wholes[name] = value;
    for (auto& [key, leaf] : m_leaves) {
        if (key == name) {
            leaf = value.detach();
            leaf.requires_grad_(true);
        }
    }
}

Result<ParameterTable> ParameterTable::load(const std::vector<ParameterSpec>& specs, const NamedTensors& checkpoint,
                                            const std::vector<std::string>& prefixes,
                                            const std::vector<std::string>& ignored, std::vector<std::string>& warnings)
{
    std::unordered_map<std::string_view, const torch::Tensor*> byName;
    for (const auto& [name, tensor] : checkpoint)
        if (!byName.emplace(withoutPrefix(name, prefixes), &tensor).second)
            return badInput("tensor \"" + name + "\" stands twice, with and without prefix");

    std::set<std::string_view> asked;
    const auto find = [&](const std::string& name) {
        const auto key = withoutPrefix(name, prefixes);
        asked.insert(key);
        const auto found = byName.find(key);
        return found == byName.end() ? nullptr : found->second;
    };
    // Everything is checked before anything is allocated: an absurd config.json costs no memory.
    for (const ParameterSpec& spec : specs) {
        for (const std::string& name : spec.names) {
            const torch::Tensor* tensor = find(name);
            if (!tensor)
                return badInput("tensor \"" + name + "\" " + shapeText(partShape(spec)) + " is missing");
            PALIMPSEST_CHECK(checkTensor(*tensor, name, partShape(spec)));
        }
    }
    ParameterTable table;
    torch::NoGradGuard guard;
    for (const ParameterSpec& spec : specs) {
        torch::Tensor whole = torch::empty(spec.shape, torch::kFloat32);
        const auto parts = whole.chunk(std::int64_t(spec.names.size()), 0);
        for (std::size_t i = 0; i < spec.names.size(); ++i)
            parts[i].copy_(*find(spec.names[i]));
        table.add(spec, whole);
    }
    for (const auto& [name, tensor] : checkpoint) {
        const auto key = withoutPrefix(name, prefixes);
        if (!asked.count(key) && !isOldBuffer(key)
            && std::find(ignored.begin(), ignored.end(), std::string(key)) == ignored.end())
            warnings.push_back("tensor \"" + name + "\" " + shapeText(tensor.sizes()) + " is not used");
    }
    return table;
}

Result<ParameterTable> ParameterTable::random(const std::vector<ParameterSpec>& specs, double std, std::uint64_t seed)
{
    double bytes = 0;
    for (const ParameterSpec& spec : specs) {
        double size = sizeof(float);
        for (const std::int64_t length : spec.shape)
            size *= double(length);
        bytes += size;
    }
    if (bytes > double(::sysconf(_SC_PHYS_PAGES)) * double(::sysconf(_SC_PAGESIZE)))
        return badInput("the model would have " + std::to_string(bytes / 4e9)
                        + " billion parameters, more than this computer's memory holds; make it smaller");
    torch::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    ParameterTable table;
    for (const ParameterSpec& spec : specs) {
        torch::Tensor whole = torch::empty(spec.shape, torch::kFloat32);
        if (spec.init == Init::Normal)
            whole.normal_(0.0, std, generator);
        else
            whole.fill_(spec.init == Init::One ? 1.0 : 0.0);
        table.add(spec, whole);
    }
    return table;
}

} // namespace palimpsest
