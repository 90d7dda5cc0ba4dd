#include "engine/report/reference_log.h"

#include "engine/base/files.h"
#include "engine/tables/number_text.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace palimpsest {

namespace {

/// What stands in `text` behind `key`, up to `end`; nothing where there is no such key.
std::optional<std::string_view> between(std::string_view text, std::string_view key, std::string_view end)
{
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(at + key.size());
    return text.substr(0, text.find_first_of(end));
}

double numberAfter(std::string_view text, std::string_view key)
{
    const auto value = between(text, key, "\t ");
    return value ? parseDouble(*value).value_or(std::numeric_limits<double>::quiet_NaN())
                 : std::numeric_limits<double>::quiet_NaN();
}

std::int64_t wholeAfter(std::string_view text, std::string_view key)
{
    const auto value = between(text, key, "/] \t");
    return value ? parseInteger(*value).value_or(0) : 0;
}

void readSetting(RunRecord& record, std::string_view name, std::string_view value)
{
    RunStarted& started = record.started;
    const double number = parseDouble(value).value_or(std::numeric_limits<double>::quiet_NaN());
    if (name == "exp")
        started.experiment = value;
    else if (name == "model_name")
        started.model = value;
    else if (name == "acc")
        started.accThreshold = number;
    else if (name == "el")
        started.elThreshold = number;
    else if (name == "f1")
        started.f1Threshold = number;
    else if (name == "bleu")
        started.bleuThreshold = number;
}

void readLine(RunRecord& record, std::string_view line)
{
    // 2026-11-23 20:24:00,772 - INFO - text
    const std::size_t level = line.find(" - ");
    const std::size_t begin = level == std::string_view::npos ? level : line.find(" - ", level + 3);
    if (begin == std::string_view::npos)
        return;
    const std::string_view text = line.substr(begin + 3);
    if (text.substr(0, 13) == "Train Epoch: ") {
        StepMeasured step;
        step.epoch = wholeAfter(text, "Train Epoch: ");
        step.batch = wholeAfter(text, "[");
        step.batches = wholeAfter(text, "/");
        step.step = std::int64_t(record.steps.size()) + 1;
        step.unlearnLoss = numberAfter(text, "unlearn_loss: ");
        step.learnLoss = numberAfter(text, "\tlearn_loss: ");
        step.klLoss = numberAfter(text, "kl_loss: ");
        step.trueKl = std::numeric_limits<double>::quiet_NaN();
        record.steps.push_back(step);
    } else if (text.find(" should stop, ") != std::string_view::npos) {
        record.finished =
            RunFinished{"completed", std::string(text.substr(text.find("should stop"))), wholeAfter(text, "Epoch ")};
    } else if (record.steps.empty() && text.find(": ") != std::string_view::npos) {
        readSetting(record, text.substr(0, text.find(": ")), text.substr(text.find(": ") + 2));
    }
}

} // namespace

void readReferenceLog(RunRecord& record)
{
    std::error_code failure;
    const auto path = record.folder / "res.log";
    if (!std::filesystem::exists(path, failure))
        return;
    const auto log = readFile(path, std::uintmax_t(1) << 30);
    if (!log) {
        record.lacks.push_back(log.error().text());
        return;
    }
    std::string_view rest = *log;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        readLine(record, line);
    }
}

} // namespace palimpsest
