#pragma once

#include "engine/base/result.h"
#include "engine/formats/pickle.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace palimpsest {

/// A value of a pickle. Containers hold the numbers of other values, so that a value may contain itself and any depth
/// is freed without recursion.
struct PickleValue {
    enum class Kind {
        Other,   ///< something no state_dict needs: None, a float, bytes, a set, …
        Integer, ///< `integer`; truth values too
        Text,    ///< `text`
        List,    ///< `items`
        Tuple,   ///< `items`
        Dict,    ///< `items`: key, value, key, value, …
        Name,    ///< an allowed global, `text`: "module name"
        Storage, ///< `tensor`: only storage, type and storageSize of it
        Tensor,  ///< `tensor`
    };

    Kind kind = Kind::Other;
    std::int64_t integer = 0;
    std::string_view text;
    std::vector<std::uint32_t> items;
    std::uint32_t tensor = 0; ///< number of one of the machine's tensors
};

/// Runs a pickle. One use.
class PickleMachine {
public:
    using Id = std::uint32_t;

    explicit PickleMachine(std::string_view pickle) : m_pickle(pickle) {}

    /// Runs to STOP and returns the value left. The values live as long as the machine, their texts as long as the
    /// pickle.
    Result<Id> run();
    const PickleValue& value(Id id) const { return m_values[id]; }
    const PickledTensor& tensor(const PickleValue& value) const { return m_tensors[value.tensor]; }

private:
    using Kind = PickleValue::Kind;

    Status step(unsigned char opcode);
    Status literal(unsigned char opcode);
    Status container(unsigned char opcode);
    Status memo(unsigned char opcode);
    Status object(unsigned char opcode);

    Status global(std::string_view module, std::string_view name);
    Status reduce();
    Status build();
    Status persistent();
    Status rebuildTensor(const std::vector<Id>& arguments);
    Result<std::vector<std::int64_t>> integers(Id tuple) const;

    bool has(std::size_t count) const; ///< that many values above the innermost mark
    Error tooFew() const { return broken("a value is missing"); }
    Result<std::vector<Id>> popToMark();
    Status appendTo(Id container, Kind kind, const std::vector<Id>& items);
    Id pop();
    void push(PickleValue value);
    void pushItems(Kind kind, std::vector<Id> items);
    void pushInteger(std::int64_t value);
    void pushText(std::string_view text);

    Result<std::string_view> bytes(std::uint64_t size);
    Result<std::uint64_t> number(std::size_t size); ///< little-endian, at most 8 bytes
    Result<std::string_view> line();
    Error broken(const std::string& what) const;

    std::string_view m_pickle;
    std::size_t m_at = 0;
    std::size_t m_opcodeAt = 0;
    std::vector<PickleValue> m_values;
    std::vector<PickledTensor> m_tensors;
    std::vector<Id> m_stack;
    std::vector<std::size_t> m_marks; ///< sizes of the stack
    std::unordered_map<std::uint64_t, Id> m_memo;
};

} // namespace palimpsest
