#pragma once

#include "engine/net/secret.h"

#include <memory>
#include <string>
#include <string_view>

namespace palimpsest {

/// Takes keys out of what is stored, logged or shown: a server may echo the key in its answer. Replaces the exact key,
/// `sk-…`, `Bearer …` and `api-key: …` by "[key]".
class Redactor {
public:
    explicit Redactor(std::shared_ptr<const Secret> key) : m_key(std::move(key)) {}

    std::string redact(std::string_view text) const;

private:
    std::shared_ptr<const Secret> m_key;
};

} // namespace palimpsest
