#include "engine/run/manifest.h"

#include "engine/base/sha256.h"
#include "engine/formats/json_file.h"

#include <ATen/Context.h>
#include <nlohmann/json.hpp>
#include <torch/version.h>

#include <sys/utsname.h>

namespace palimpsest {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* kFiles = "files";

} // namespace

Result<std::string> makeManifest(const RunConfig& config, const RunInputs& inputs, const std::string& runId,
                                 std::int64_t threads)
{
    utsname system{};
    ::uname(&system);
    ordered_json files = ordered_json::object();
    for (const auto& [role, path] : inputs.files) {
        PALIMPSEST_TRY(const std::string hash, sha256OfFile(path));
        files[role] = hash;
    }
    const ordered_json manifest{
        {"run_id", runId},
        {"versions",
         {{"palimpsest", PALIMPSEST_VERSION},
          {"libtorch", TORCH_VERSION},
          {"system", std::string(system.sysname) + " " + system.machine}}},
        {"device", inputs.device},
        {"cpu_capability", at::get_cpu_capability()},
        {"threads", threads},
        {"seed", config.seed},
        {"profile", config.profile},
        {"row_order", inputs.rowOrder},
        {"raw_ids", inputs.rawIds},
        {kFiles, files},
    };
    return manifest.dump(2) + "\n";
}

Result<std::vector<std::string>> compareManifests(const std::filesystem::path& before, const std::string& now)
{
    PALIMPSEST_TRY(const json old, readJsonFile(before));
    const json current = json::parse(now);
    if (!old.is_object() || !old.contains(kFiles) || !old[kFiles].is_object())
        return badInput(before.string() + ": damaged: no field 'files'");
    for (const auto& [role, hash] : current[kFiles].items())
        if (old[kFiles].value(role, json()) != hash)
            return badInput("cannot resume: " + role + " is not the file the run began with (its SHA-256 differs)");
    std::vector<std::string> warnings;
    for (const char* field : {"versions", "device", "cpu_capability", "threads"})
        if (old.value(field, json()) != current[field])
            warnings.push_back(std::string("resumed with other ") + field + ": " + current[field].dump()
                               + " instead of " + old.value(field, json()).dump()
                               + "; numbers may differ in their last digits");
    return warnings;
}

} // namespace palimpsest
