#pragma once

#include "engine/base/result.h"

#include <filesystem>

namespace palimpsest {

/// Held while a session judges a project: a second one, of any process, is refused. The system lets go of it when the
/// process ends, however it ends.
class JudgeLock {
public:
    static Result<JudgeLock> take(const std::filesystem::path& projectFolder);
    JudgeLock(JudgeLock&& other) noexcept;
    JudgeLock& operator=(JudgeLock&&) = delete;
    ~JudgeLock();

private:
    explicit JudgeLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace palimpsest
