#include "engine/run/stop_rule.h"

#include "engine/base/files.h"
#include "engine/base/number_text.h"
#include "engine/run/run_directory.h"

#include <algorithm>
#include <limits>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

double utilityOf(const EpochEvaluated& epoch)
{
    return epoch.retainAcc ? *epoch.retainAcc : epoch.learnAcc.value_or(0);
}

/// Of a path the last component; of a repository id both, as it is a folder's name there.
std::string lastComponent(const std::string& name)
{
    fs::path path = fs::path(name).lexically_normal();
    if (!path.has_filename())
        path = path.parent_path();
    return path.filename().string();
}

bool isRepositoryId(const std::string& name)
{
    return std::count(name.begin(), name.end(), '/') == 1 && name.front() != '/' && name.front() != '.'
           && name.back() != '/' && !fs::exists(name);
}

} // namespace

bool meetsStopRule(const EpochEvaluated& epoch, const RunConfig& config, StopRule rule)
{
    const bool accurate = epoch.acc < config.acc;
    const bool extractable = epoch.el < config.el;
    return rule == StopRule::MaAndEl ? accurate && extractable : accurate || extractable;
}

std::optional<std::string> methodStop(const EpochEvaluated& epoch, const RunConfig& config, const Objective& objective)
{
    if (epoch.epoch == 0 && !config.stopAtStart)
        return std::nullopt;
    const std::string stop = "Epoch " + std::to_string(epoch.epoch) + " should stop, ";
    if (meetsStopRule(epoch, config, objective.stop))
        return stop + "acc " + pythonRepr(epoch.acc) + ", el [" + pythonRepr(epoch.el) + "]";
    if (objective.refines && epoch.flagged == 0)
        return stop + "left 0";
    return std::nullopt;
}

std::optional<std::int64_t> bestEpoch(const std::vector<EpochEvaluated>& history, const RunConfig& config)
{
    std::optional<std::int64_t> best;
    double least = std::numeric_limits<double>::infinity();
    for (const EpochEvaluated& epoch : history) {
        if (epoch.epoch == 0)
            continue;
        const double cost = std::max(0.0, epoch.acc - config.acc) + std::max(0.0, epoch.el - config.el)
                            + std::max(0.0, utilityOf(history.front()) - utilityOf(epoch));
        if (cost < least) {
            least = cost;
            best = epoch.epoch;
        }
    }
    return best;
}

std::string referenceModelName(const RunConfig& config, std::int64_t epoch)
{
    const std::string model = isRepositoryId(config.modelName) ? config.modelName : lastComponent(config.modelName);
    return model + "_" + lastComponent(config.exp) + "_lr" + pythonRepr(config.lr) + "_uw" + pythonRepr(config.uw)
           + "_lw" + pythonRepr(config.lw) + "_kl" + pythonRepr(config.kl) + "_epoch" + std::to_string(epoch)
           + "_updateboth";
}

Status linkUnderReferenceName(const fs::path& directory, const RunConfig& config, std::int64_t epoch)
{
    const std::string name = referenceModelName(config, epoch);
    const fs::path link = directory / name;
    const bool nested = name.find('/') != std::string::npos;
    PALIMPSEST_CHECK(createDirectories(link.parent_path()));
    std::error_code failure;
    fs::remove(link, failure);
    fs::create_directory_symlink(fs::path(nested ? ".." : ".") / run_files::kModel, link, failure);
    if (failure)
        return fileSystem("cannot create the link " + link.string() + ": " + failure.message());
    return {};
}

} // namespace palimpsest
