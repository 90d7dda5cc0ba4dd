#include "engine/run/inspect.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace palimpsest {

namespace {

/// "2,661,120".
std::string grouped(std::int64_t value)
{
    std::string text = std::to_string(value);
    for (std::size_t at = text.size(); at > 3 + (value < 0 ? 1U : 0U);) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string sizeText(std::int64_t bytes)
{
    char text[48];
    if (bytes >= 1'000'000'000)
        std::snprintf(text, sizeof text, "%.2f GB", double(bytes) / 1e9);
    else if (bytes >= 1'000'000)
        std::snprintf(text, sizeof text, "%.1f MB", double(bytes) / 1e6);
    else
        std::snprintf(text, sizeof text, "%.1f kB", double(bytes) / 1e3);
    return text;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const std::int64_t size : shape)
        text += (text.empty() ? "" : " × ") + std::to_string(size);
    return text.empty() ? "scalar" : text;
}

std::string valueText(const InspectedFact& fact)
{
    struct Printer {
        bool bytes;
        std::string operator()(std::int64_t value) const { return bytes ? sizeText(value) : grouped(value); }
        std::string operator()(double value) const
        {
            char text[48];
            std::snprintf(text, sizeof text, "%.4g", value);
            return text;
        }
        std::string operator()(bool value) const { return value ? "yes" : "no"; }
        std::string operator()(const std::string& value) const { return value; }
        std::string operator()(const std::vector<std::int64_t>& value) const { return shapeText(value); }
    };
    return std::visit(Printer{fact.bytes}, fact.value);
}

std::string padded(const std::string& text, std::size_t width)
{
    return text + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

} // namespace

std::string toJson(const Inspection& inspection)
{
    using nlohmann::ordered_json;
    ordered_json object{{"kind", inspection.kind}, {"path", inspection.path}};
    for (const InspectedFact& fact : inspection.facts)
        std::visit([&](const auto& value) { object[fact.key] = value; }, fact.value);
    if (!inspection.tensors.empty()) {
        ordered_json& tensors = object["tensors"] = ordered_json::array();
        for (const InspectedTensor& tensor : inspection.tensors)
            tensors.push_back({{"name", tensor.name}, {"dtype", tensor.dtype}, {"shape", tensor.shape}});
    }
    object["warnings"] = inspection.warnings;
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string toText(const Inspection& inspection)
{
    std::string text = inspection.kind + " " + inspection.path + "\n";
    std::size_t width = 0;
    for (const InspectedFact& fact : inspection.facts)
        width = std::max(width, fact.label.size());
    for (const InspectedFact& fact : inspection.facts)
        text += "  " + padded(fact.label, width + 2) + valueText(fact) + "\n";
    if (inspection.tensors.empty())
        return text;
    std::size_t names = 0;
    for (const InspectedTensor& tensor : inspection.tensors)
        names = std::max(names, tensor.name.size());
    text += "\n";
    for (const InspectedTensor& tensor : inspection.tensors)
        text += "  " + padded(tensor.name, names + 2) + padded(tensor.dtype, 10) + shapeText(tensor.shape) + "\n";
    return text;
}

} // namespace palimpsest
