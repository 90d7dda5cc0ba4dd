#include "engine/formats/mapped_tensor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace palimpsest {

namespace {

constexpr std::array<std::pair<std::string_view, torch::ScalarType>, 10> kTypes{{
    {"F64", torch::kFloat64},
    {"I64", torch::kInt64},
    {"F32", torch::kFloat32},
    {"I32", torch::kInt32},
    {"F16", torch::kFloat16},
    {"BF16", torch::kBFloat16},
    {"I16", torch::kInt16},
    {"I8", torch::kInt8},
    {"U8", torch::kUInt8},
    {"BOOL", torch::kBool},
}};

} // namespace

torch::ScalarType scalarTypeOf(std::string_view name)
{
    for (const auto& [known, type] : kTypes)
        if (known == name)
            return type;
    return torch::ScalarType::Undefined;
}

std::string typeNameOf(torch::ScalarType type)
{
    for (const auto& [name, known] : kTypes)
        if (known == type)
            return std::string(name);
    return {};
}

torch::Tensor mappedTensor(const std::shared_ptr<MappedFile>& file, std::uint64_t begin, std::string_view type,
                           const std::vector<std::int64_t>& shape)
{
    const torch::ScalarType wanted = scalarTypeOf(type);
    if (std::ranges::find(shape, 0) != shape.end())
        return torch::empty(shape, wanted);
    std::byte* data = file->bytes().data() + begin;
    const auto owner = [file](void*) {};
    // As a C++ bool any byte but 0 and 1 would be undefined.
    if (wanted == torch::kBool)
        return torch::from_blob(data, shape, owner, torch::kUInt8).ne(0);
    const torch::Tensor view = torch::from_blob(data, shape, owner, wanted);
    return reinterpret_cast<std::uintptr_t>(data) % view.element_size() == 0 ? view : view.clone();
}

} // namespace palimpsest
