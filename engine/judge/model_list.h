#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// A model as a server's list has it.
struct ListedModel {
    std::string id;
    std::string shutdownDate; ///< "2026-01-31", where the server tells one
    std::optional<std::int64_t> contextTokens;
};

/// The models of a list's body: OpenAI's, Azure's, vLLM's, llama.cpp's, Ollama's.
std::vector<ListedModel> readModelList(std::string_view body);

} // namespace palimpsest
