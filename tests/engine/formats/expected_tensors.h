#pragma once

#include "engine/base/files.h"
#include "engine/formats/tensor_file.h"

#include <nlohmann/json.hpp>

#include <QtTest/QtTest>

#include <filesystem>
#include <string>

/// What tests/oracle/make_format_fixtures.py wrote down about its files.
inline const nlohmann::json& expectedFixtures()
{
    static const nlohmann::json all = nlohmann::json::parse(
        *palimpsest::readFile(std::filesystem::path(PALIMPSEST_FIXTURES) / "formats/expected.json"));
    return all;
}

inline std::filesystem::path formatFixture(const std::string& name)
{
    return std::filesystem::path(PALIMPSEST_FIXTURES) / "formats" / name;
}

/// Empty if the tensors are those of the fixture, else what differs.
inline std::string differenceTo(const std::string& fixture, const palimpsest::NamedTensors& tensors)
{
    static const std::map<std::string, torch::ScalarType> types{
        {"float64", torch::kFloat64},   {"float32", torch::kFloat32}, {"float16", torch::kFloat16},
        {"bfloat16", torch::kBFloat16}, {"int64", torch::kInt64},     {"int32", torch::kInt32},
        {"int16", torch::kInt16},       {"int8", torch::kInt8},       {"uint8", torch::kUInt8},
        {"bool", torch::kBool}};
    const nlohmann::json& expected = expectedFixtures().at(fixture);
    if (tensors.size() != expected.size())
        return std::to_string(tensors.size()) + " tensors";
    for (const auto& [name, told] : expected.items()) {
        const torch::Tensor* tensor = palimpsest::findTensor(tensors, name);
        if (!tensor)
            return "no " + name;
        if (tensor->scalar_type() != types.at(told.at("dtype").get<std::string>()))
            return name + " has another type";
        if (tensor->sizes().vec() != told.at("shape").get<std::vector<std::int64_t>>())
            return name + " has another shape";
        const torch::Tensor flat = tensor->to(torch::kFloat64).contiguous();
        const auto values = told.at("values").get<std::vector<double>>();
        for (std::size_t i = 0; i < values.size(); ++i)
            if (flat.const_data_ptr<double>()[i] != values[i])
                return name + " differs at " + std::to_string(i);
    }
    return {};
}
