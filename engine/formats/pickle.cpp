#include "engine/formats/pickle.h"

#include "engine/formats/pickle_machine.h"

#include <array>
#include <unordered_set>

namespace palimpsest {

namespace {

using Kind = PickleValue::Kind;

/// A value costs about fifty times the byte that makes it; a model of a thousand tensors needs 200 kB.
constexpr std::size_t kLargestPickle = 16u << 20;
constexpr int kDeepestNesting = 4;
constexpr std::array<std::string_view, 3> kNested{"model", "state_dict", "model_state_dict"};

/// The dictionary under one of the usual names, or `dict` itself.
const PickleValue& stateDictIn(const PickleMachine& machine, const PickleValue& dict)
{
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const PickleValue& key = machine.value(dict.items[i]);
        const PickleValue& value = machine.value(dict.items[i + 1]);
        for (const std::string_view name : kNested)
            if (key.kind == Kind::Text && key.text == name && value.kind == Kind::Dict)
                return value;
    }
    return dict;
}

} // namespace

Result<std::vector<PickledTensor>> unpickleStateDict(std::string_view pickle)
{
    if (pickle.size() > kLargestPickle)
        return badInput("the pickle has " + std::to_string(pickle.size()) + " bytes; at most "
                        + std::to_string(kLargestPickle) + " are read");
    PickleMachine machine(pickle);
    PALIMPSEST_TRY(const PickleMachine::Id root, machine.run());
    const PickleValue* dict = &machine.value(root);
    if (dict->kind != Kind::Dict)
        return badInput("the pickle holds no dictionary of tensors; save the model's state_dict()");
    for (int depth = 0; depth < kDeepestNesting; ++depth)
        dict = &stateDictIn(machine, *dict);

    std::vector<PickledTensor> tensors;
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; i + 1 < dict->items.size(); i += 2) {
        const PickleValue& key = machine.value(dict->items[i]);
        const PickleValue& value = machine.value(dict->items[i + 1]);
        if (value.kind != Kind::Tensor)
            continue;
        if (key.kind != Kind::Text)
            return badInput("the pickle has a tensor whose name is no text");
        if (!names.insert(key.text).second)
            return badInput("the pickle has two tensors of the name \"" + std::string(key.text.substr(0, 200)) + "\"");
        tensors.push_back(machine.tensor(value));
        tensors.back().name = key.text;
    }
    if (tensors.empty())
        return badInput("the pickle's dictionary holds no tensors; save the model's state_dict()");
    return tensors;
}

} // namespace palimpsest
