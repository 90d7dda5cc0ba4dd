#include "engine/formats/pickle_machine.h"

#include "engine/formats/pickle_opcodes.h"

#include <cstring>
#include <limits>
#include <utility>

namespace palimpsest {

namespace {

constexpr int kNewestProtocol = 5;
constexpr std::size_t kMostValues = std::numeric_limits<std::uint32_t>::max();

} // namespace

Result<PickleMachine::Id> PickleMachine::run()
{
    while (true) {
        m_opcodeAt = m_at;
        PALIMPSEST_TRY(const std::uint64_t opcode, number(1));
        if (opcode == kStop)
            break;
        if (m_values.size() >= kMostValues - 1)
            return broken("too many values");
        PALIMPSEST_CHECK(step(static_cast<unsigned char>(opcode)));
    }
    if (!has(1))
        return tooFew();
    return pop();
}

Status PickleMachine::step(unsigned char opcode)
{
    switch (opcode) {
    case kProto: {
        PALIMPSEST_TRY(const std::uint64_t protocol, number(1));
        if (protocol > kNewestProtocol)
            return broken("protocol " + std::to_string(protocol) + " is not known");
        return {};
    }
    case kFrame:
        return number(8) ? Status() : broken("it is cut off");
    case kMark:
        m_marks.push_back(m_stack.size());
        return {};
    case kPopMark:
        PALIMPSEST_CHECK(popToMark());
        return {};
    case kPop:
        if (!has(1))
            return tooFew();
        pop();
        return {};
    case kDup:
        if (!has(1))
            return tooFew();
        m_stack.push_back(m_stack.back());
        return {};
    case kBinGet:
    case kLongBinGet:
    case kBinPut:
    case kLongBinPut:
    case kMemoize:
        return memo(opcode);
    case kAppend:
    case kAppends:
    case kAddItems:
    case kSetItem:
    case kSetItems:
    case kEmptyList:
    case kEmptyDict:
    case kEmptyTuple:
    case kEmptySet:
    case kFrozenSet:
    case kList:
    case kDict:
    case kTuple:
    case kTuple1:
    case kTuple2:
    case kTuple3:
        return container(opcode);
    case kGlobal:
    case kStackGlobal:
    case kReduce:
    case kBuild:
    case kBinPersId:
        return object(opcode);
    default:
        return literal(opcode);
    }
}

Status PickleMachine::literal(unsigned char opcode)
{
    const auto text = [this](std::size_t lengthSize, bool isText) -> Status {
        PALIMPSEST_TRY(const std::uint64_t length, number(lengthSize));
        PALIMPSEST_TRY(const std::string_view content, bytes(length));
        if (isText)
            pushText(content);
        else
            push({});
        return {};
    };
    switch (opcode) {
    case kNone:
        push({});
        return {};
    case kNewTrue:
        pushInteger(1);
        return {};
    case kNewFalse:
        pushInteger(0);
        return {};
    case kBinFloat:
        PALIMPSEST_CHECK(bytes(8));
        push({});
        return {};
    case kBinInt: {
        PALIMPSEST_TRY(const std::uint64_t value, number(4));
        pushInteger(static_cast<std::int32_t>(static_cast<std::uint32_t>(value)));
        return {};
    }
    case kBinInt1:
    case kBinInt2: {
        PALIMPSEST_TRY(const std::uint64_t value, number(opcode == kBinInt1 ? 1 : 2));
        pushInteger(static_cast<std::int64_t>(value));
        return {};
    }
    case kLong1: {
        PALIMPSEST_TRY(const std::uint64_t size, number(1));
        PALIMPSEST_TRY(const std::string_view digits, bytes(size));
        if (size > 8) { // no size or offset; a counter of some trainer
            push({});
            return {};
        }
        // Little-endian two's complement of any length.
        std::uint64_t value = !digits.empty() && (digits.back() & 0x80) != 0 ? ~std::uint64_t(0) : 0;
        std::memcpy(&value, digits.data(), digits.size());
        pushInteger(static_cast<std::int64_t>(value));
        return {};
    }
    case kShortBinString:
    case kShortBinUnicode:
        return text(1, true);
    case kBinString:
    case kBinUnicode:
        return text(4, true);
    case kBinUnicode8:
        return text(8, true);
    case kShortBinBytes:
        return text(1, false);
    case kBinBytes:
        return text(4, false);
    case kBinBytes8:
        return text(8, false);
    default:
        return broken("opcode " + std::to_string(opcode) + " is not one that a state_dict needs");
    }
}

Status PickleMachine::memo(unsigned char opcode)
{
    std::uint64_t key = m_memo.size();
    if (opcode != kMemoize) {
        PALIMPSEST_TRY(key, number(opcode == kBinGet || opcode == kBinPut ? 1 : 4));
    }
    if (opcode == kBinGet || opcode == kLongBinGet) {
        const auto found = m_memo.find(key);
        if (found == m_memo.end())
            return broken("memo " + std::to_string(key) + " was never filled");
        m_stack.push_back(found->second);
        return {};
    }
    if (!has(1))
        return tooFew();
    m_memo[key] = m_stack.back();
    return {};
}

Status PickleMachine::container(unsigned char opcode)
{
    switch (opcode) {
    case kEmptyList:
        pushItems(Kind::List, {});
        return {};
    case kEmptyDict:
        pushItems(Kind::Dict, {});
        return {};
    case kEmptyTuple:
        pushItems(Kind::Tuple, {});
        return {};
    case kEmptySet:
        push({});
        return {};
    case kTuple1:
    case kTuple2:
    case kTuple3: {
        const std::size_t count = 1 + static_cast<std::size_t>(opcode - kTuple1);
        if (!has(count))
            return tooFew();
        std::vector<Id> items(m_stack.end() - static_cast<std::ptrdiff_t>(count), m_stack.end());
        m_stack.resize(m_stack.size() - count);
        pushItems(Kind::Tuple, std::move(items));
        return {};
    }
    case kAppend:
    case kSetItem: {
        const std::size_t count = opcode == kAppend ? 1 : 2;
        if (!has(count + 1))
            return tooFew();
        const std::vector<Id> items(m_stack.end() - static_cast<std::ptrdiff_t>(count), m_stack.end());
        m_stack.resize(m_stack.size() - count);
        return appendTo(m_stack.back(), opcode == kAppend ? Kind::List : Kind::Dict, items);
    }
    default:
        break;
    }

    PALIMPSEST_TRY(std::vector<Id> items, popToMark());
    if ((opcode == kDict || opcode == kSetItems) && items.size() % 2 != 0)
        return broken("a dictionary key without a value");
    switch (opcode) {
    case kTuple:
        pushItems(Kind::Tuple, std::move(items));
        return {};
    case kList:
        pushItems(Kind::List, std::move(items));
        return {};
    case kDict:
        pushItems(Kind::Dict, std::move(items));
        return {};
    case kFrozenSet:
        push({});
        return {};
    default:
        break;
    }
    if (!has(1))
        return tooFew();
    const Kind kind = opcode == kAppends ? Kind::List : opcode == kSetItems ? Kind::Dict : Kind::Other;
    return appendTo(m_stack.back(), kind, items);
}

Status PickleMachine::appendTo(Id container, Kind kind, const std::vector<Id>& items)
{
    PickleValue& target = m_values[container];
    if (target.kind != kind)
        return broken("items for a value that is no container of theirs");
    if (kind != Kind::Other) // what a set holds is of no interest
        target.items.insert(target.items.end(), items.begin(), items.end());
    return {};
}

bool PickleMachine::has(std::size_t count) const
{
    return m_stack.size() - (m_marks.empty() ? 0 : m_marks.back()) >= count;
}

Result<std::vector<PickleMachine::Id>> PickleMachine::popToMark()
{
    if (m_marks.empty())
        return broken("a mark is missing");
    std::vector<Id> items(m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back()), m_stack.end());
    m_stack.resize(m_marks.back());
    m_marks.pop_back();
    return items;
}

PickleMachine::Id PickleMachine::pop()
{
    const Id id = m_stack.back();
    m_stack.pop_back();
    return id;
}

void PickleMachine::push(PickleValue value)
{
    m_stack.push_back(static_cast<Id>(m_values.size()));
    m_values.push_back(std::move(value));
}

void PickleMachine::pushItems(Kind kind, std::vector<Id> items)
{
    PickleValue value;
    value.kind = kind;
    value.items = std::move(items);
    push(std::move(value));
}

void PickleMachine::pushInteger(std::int64_t integer)
{
    PickleValue value;
    value.kind = Kind::Integer;
    value.integer = integer;
    push(std::move(value));
}

void PickleMachine::pushText(std::string_view text)
{
    PickleValue value;
    value.kind = Kind::Text;
    value.text = text;
    push(std::move(value));
}

Result<std::string_view> PickleMachine::bytes(std::uint64_t size)
{
    if (size > m_pickle.size() - m_at)
        return broken("it is cut off");
    const std::string_view content = m_pickle.substr(m_at, size);
    m_at += size;
    return content;
}

Result<std::uint64_t> PickleMachine::number(std::size_t size)
{
    PALIMPSEST_TRY(const std::string_view content, bytes(size));
    std::uint64_t value = 0;
    std::memcpy(&value, content.data(), size);
    return value;
}

Result<std::string_view> PickleMachine::line()
{
    const std::size_t end = m_pickle.find('\n', m_at);
    if (end == std::string_view::npos)
        return broken("it is cut off");
    const std::string_view content = m_pickle.substr(m_at, end - m_at);
    m_at = end + 1;
    return content;
}

Error PickleMachine::broken(const std::string& what) const
{
    return badInput("the pickle is damaged at byte " + std::to_string(m_opcodeAt) + ": " + what);
}

} // namespace palimpsest
