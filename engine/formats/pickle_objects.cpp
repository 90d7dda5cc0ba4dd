// The part of PickleMachine that knows names: what may be asked for, and what a storage and a tensor are.
#include "engine/formats/pickle_machine.h"

#include "engine/formats/pickle_opcodes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace palimpsest {

namespace {

constexpr std::size_t kMostTensorAxes = 64;
constexpr std::size_t kLongestKey = 200;

constexpr std::string_view kOrderedDict = "collections OrderedDict";
constexpr std::string_view kRebuildTensor = "torch._utils _rebuild_tensor_v2";
constexpr std::string_view kRebuildParameter = "torch._utils _rebuild_parameter";

/// The storage types, and the element type of each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kStorages{{
    {"torch DoubleStorage", "F64"},
    {"torch FloatStorage", "F32"},
    {"torch HalfStorage", "F16"},
    {"torch BFloat16Storage", "BF16"},
    {"torch LongStorage", "I64"},
    {"torch IntStorage", "I32"},
    {"torch ShortStorage", "I16"},
    {"torch CharStorage", "I8"},
    {"torch ByteStorage", "U8"},
    {"torch BoolStorage", "BOOL"},
}};

/// The lasting text of an allowed global, empty for any other.
std::string_view allowedName(std::string_view name)
{
    for (const std::string_view known : {kOrderedDict, kRebuildTensor, kRebuildParameter})
        if (name == known)
            return known;
    for (const auto& [known, type] : kStorages)
        if (name == known)
            return known;
    return {};
}

std::string_view elementType(std::string_view name)
{
    for (const auto& [known, type] : kStorages)
        if (name == known)
            return type;
    return {};
}

/// Text of a pickle in a message: short, and nothing that a terminal would obey.
std::string shown(std::string_view text)
{
    std::string clean(text.substr(0, 80));
    std::ranges::replace_if(
        clean, [](unsigned char c) { return c < 0x20 || c >= 0x7f; }, '?');
    return clean;
}

/// Whether the view described lies in its storage.
bool liesInStorage(const PickledTensor& tensor)
{
    unsigned __int128 elements = 1;
    unsigned __int128 last = static_cast<std::uint64_t>(tensor.offset);
    constexpr unsigned __int128 kMost = std::numeric_limits<std::int64_t>::max();
    bool empty = false;
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
        const auto size = static_cast<std::uint64_t>(tensor.shape[axis]);
        empty = empty || size == 0;
        elements *= std::max<std::uint64_t>(size, 1);
        last += static_cast<unsigned __int128>(std::max<std::uint64_t>(size, 1) - 1)
                * static_cast<std::uint64_t>(tensor.strides[axis]);
        if (elements > kMost || last > kMost)
            return false;
    }
    return empty || last < static_cast<std::uint64_t>(tensor.storageSize);
}

} // namespace

Status PickleMachine::object(unsigned char opcode)
{
    switch (opcode) {
    case kGlobal: {
        PALIMPSEST_TRY(const std::string_view module, line());
        PALIMPSEST_TRY(const std::string_view name, line());
        return global(module, name);
    }
    case kStackGlobal: {
        if (!has(2))
            return tooFew();
        const Id name = pop();
        const Id module = pop();
        if (value(name).kind != Kind::Text || value(module).kind != Kind::Text)
            return broken("a global whose name is no text");
        return global(value(module).text, value(name).text);
    }
    case kReduce:
        return reduce();
    case kBuild:
        return build();
    default:
        return persistent();
    }
}

Status PickleMachine::global(std::string_view module, std::string_view name)
{
    const std::string whole = std::string(module) + " " + std::string(name);
    const std::string_view known = allowedName(whole);
    if (known.empty())
        return badInput("the pickle asks for " + shown(module) + "." + shown(name)
                        + ", which is refused: only tensors in plain dictionaries are read, nothing is run. Save the "
                          "model's state_dict(), or use safetensors");
    PickleValue value;
    value.kind = Kind::Name;
    value.text = known;
    push(std::move(value));
    return {};
}

Status PickleMachine::reduce()
{
    if (!has(2))
        return tooFew();
    const Id arguments = pop();
    const Id function = pop();
    if (value(function).kind != Kind::Name || value(arguments).kind != Kind::Tuple)
        return broken("a call of something that is no known function");
    const std::string_view name = value(function).text;
    const std::vector<Id>& items = value(arguments).items;
    if (name == kOrderedDict && items.empty()) {
        pushItems(Kind::Dict, {});
        return {};
    }
    if (name == kRebuildTensor)
        return rebuildTensor(items);
    if (name == kRebuildParameter && !items.empty() && value(items[0]).kind == Kind::Tensor) {
        m_stack.push_back(items[0]);
        return {};
    }
    return broken("a call of " + std::string(name) + " with unknown arguments");
}

/// An OrderedDict's attributes (a state_dict's _metadata) say nothing about its tensors.
Status PickleMachine::build()
{
    if (!has(2))
        return tooFew();
    pop();
    if (value(m_stack.back()).kind != Kind::Dict)
        return broken("attributes for a value that is no dictionary");
    return {};
}

/// ('storage', FloatStorage, key, location, number of elements)
Status PickleMachine::persistent()
{
    if (!has(1))
        return tooFew();
    const PickleValue& id = value(pop());
    if (id.kind != Kind::Tuple || id.items.size() != 5 || value(id.items[0]).text != "storage"
        || value(id.items[1]).kind != Kind::Name || value(id.items[2]).kind != Kind::Text
        || value(id.items[4]).kind != Kind::Integer)
        return broken("a persistent id that is no storage");
    PickledTensor tensor;
    tensor.type = elementType(value(id.items[1]).text);
    tensor.storage = value(id.items[2]).text.substr(0, kLongestKey);
    tensor.storageSize = value(id.items[4]).integer;
    if (tensor.type.empty() || tensor.storageSize < 0)
        return broken("a storage without a type or a size");
    PickleValue storage;
    storage.kind = Kind::Storage;
    storage.tensor = static_cast<Id>(m_tensors.size());
    m_tensors.push_back(std::move(tensor));
    push(std::move(storage));
    return {};
}

/// _rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, backward_hooks, …)
Status PickleMachine::rebuildTensor(const std::vector<Id>& arguments)
{
    if (arguments.size() < 4 || value(arguments[0]).kind != Kind::Storage || value(arguments[1]).kind != Kind::Integer)
        return broken("a tensor without storage, offset, shape and strides");
    PickledTensor tensor = m_tensors[value(arguments[0]).tensor];
    tensor.offset = value(arguments[1]).integer;
    PALIMPSEST_TRY(tensor.shape, integers(arguments[2]));
    PALIMPSEST_TRY(tensor.strides, integers(arguments[3]));
    if (tensor.shape.size() != tensor.strides.size())
        return broken("a tensor with " + std::to_string(tensor.shape.size()) + " axes and "
                      + std::to_string(tensor.strides.size()) + " strides");
    if (tensor.offset < 0 || !liesInStorage(tensor))
        return broken("a tensor that lies outside of its storage");
    PickleValue result;
    result.kind = Kind::Tensor;
    result.tensor = static_cast<Id>(m_tensors.size());
    m_tensors.push_back(std::move(tensor));
    push(std::move(result));
    return {};
}

Result<std::vector<std::int64_t>> PickleMachine::integers(Id tuple) const
{
    const PickleValue& list = value(tuple);
    if (list.kind != Kind::Tuple || list.items.size() > kMostTensorAxes)
        return broken("a shape that is no tuple of at most " + std::to_string(kMostTensorAxes) + " sizes");
    std::vector<std::int64_t> integers;
    for (const Id item : list.items) {
        if (value(item).kind != Kind::Integer || value(item).integer < 0)
            return broken("a size or stride that is no number from 0 on");
        integers.push_back(value(item).integer);
    }
    return integers;
}

} // namespace palimpsest
