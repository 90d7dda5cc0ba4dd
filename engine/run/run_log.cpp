#include "engine/run/run_log.h"

#include "engine/base/files.h"
#include "engine/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace palimpsest {

namespace {

/// Python's "%.6f": `nan` as it is.
std::string sixDigits(double value)
{
    if (std::isnan(value))
        return "nan";
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.6f", value);
    return buffer;
}

std::string stepLine(const StepMeasured& step)
{
    char percent[32];
    std::snprintf(percent, sizeof percent, "%.0f",
                  100.0 * double(step.batch) / double(std::max<std::int64_t>(1, step.batches)));
    return "Train Epoch: " + std::to_string(step.epoch) + " [" + std::to_string(step.batch) + "/"
           + std::to_string(step.batches) + " (" + percent + "%)]\tunlearn_loss: " + sixDigits(step.unlearnLoss)
           + "\tlearn_loss: " + sixDigits(step.learnLoss) + "\tkl_loss: " + sixDigits(step.klLoss)
           + "\ttrue_kl: " + sixDigits(step.trueKl);
}

std::vector<std::string> epochLines(const EpochEvaluated& e, std::int64_t elN)
{
    const std::string at = " [epoch " + std::to_string(e.epoch) + "] ";
    std::vector<std::string> lines{
        "diff " + pythonRepr(e.diff),
        "entropy " + pythonRepr(e.entropy),
        "bleu " + pythonRepr(e.bleu),
        "bert_score" + at + "P " + pythonRepr(e.p) + " R " + pythonRepr(e.r) + " F1 " + pythonRepr(e.f1),
        "val_loss" + at + pythonRepr(e.valLoss),
        "acc" + at + pythonRepr(e.acc),
        "el_" + std::to_string(elN) + "-gram" + at + pythonRepr(e.el),
        "remembered" + at + std::to_string(e.flagged) + ", caught by F1 " + std::to_string(e.caughtByF1) + ", by BLEU "
            + std::to_string(e.caughtByBleu) + ", came back " + std::to_string(e.cameBack),
    };
    if (e.learnAcc)
        lines.push_back("partner" + at + "loss " + pythonRepr(e.learnLoss.value_or(NAN)) + " acc "
                        + pythonRepr(*e.learnAcc));
    if (e.retainAcc)
        lines.push_back("retain" + at + "loss " + pythonRepr(e.retainLoss.value_or(NAN)) + " acc "
                        + pythonRepr(*e.retainAcc));
    if (e.rowsWithoutEl > 0)
        lines.push_back("rows too short for EL" + at + std::to_string(e.rowsWithoutEl));
    if (!e.promptAnswer.empty())
        lines.push_back("prompt" + at + e.promptAnswer);
    return lines;
}

/// "2026-01-31 23:59:59,123", local time as Python's logging writes it.
std::string timeText(double t)
{
    const std::time_t seconds = static_cast<std::time_t>(t);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    char buffer[40];
    const std::size_t length = std::strftime(buffer, sizeof buffer, "%Y-%m-%d %H:%M:%S", &parts);
    std::snprintf(buffer + length, sizeof buffer - length, ",%03d", static_cast<int>((t - double(seconds)) * 1000));
    return buffer;
}

/// A log has one entry a line; texts of models may hold line breaks.
std::string onOneLine(std::string text)
{
    for (std::size_t at = 0; (at = text.find_first_of("\r\n", at)) != std::string::npos; at += 2)
        text.replace(at, 1, text[at] == '\n' ? "\\n" : "\\r");
    return text;
}

} // namespace

std::vector<std::string> runLogLines(const RunEvent& event, std::int64_t elN)
{
    if (const auto* step = std::get_if<StepMeasured>(&event))
        return {stepLine(*step)};
    if (const auto* epoch = std::get_if<EpochEvaluated>(&event))
        return epochLines(*epoch, elN);
    if (const auto* state = std::get_if<StateChanged>(&event)) {
        if (state->state == "training")
            return {"Epoch " + std::to_string(state->epoch) + ": training"};
        if (state->state == "validating")
            return {"Validating epoch " + std::to_string(state->epoch)};
        return {};
    }
    if (const auto* line = std::get_if<LogLine>(&event))
        return {line->text};
    if (const auto* warning = std::get_if<Warning>(&event))
        return {warning->text};
    if (const auto* change = std::get_if<SettingChanged>(&event))
        return {"from step " + std::to_string(change->step) + " on: " + change->name + ": " + change->value};
    if (const auto* resumed = std::get_if<Resumed>(&event))
        return {"resumed at epoch " + std::to_string(resumed->epoch) + ", step " + std::to_string(resumed->step)};
    if (const auto* failed = std::get_if<RunFailed>(&event))
        return {failed->message};
    return {};
}

Result<std::unique_ptr<RunLog>> RunLog::open(const std::filesystem::path& path, std::uintmax_t keepBytes)
{
    if (keepBytes == 0)
        PALIMPSEST_CHECK(writeFileAtomically(path, {}));
    PALIMPSEST_TRY(auto file, AppendFile::open(path, keepBytes));
    return std::unique_ptr<RunLog>(new RunLog(std::move(file)));
}

void RunLog::on(const EventRecord& record) noexcept
{
    if (const auto* started = std::get_if<RunStarted>(&record.event))
        m_elN = started->elN;
    std::string level = "INFO";
    if (const auto* line = std::get_if<LogLine>(&record.event))
        level = line->level;
    else if (std::holds_alternative<Warning>(record.event))
        level = "WARNING";
    else if (std::holds_alternative<RunFailed>(record.event))
        level = "ERROR";
    for (const std::string& line : runLogLines(record.event, m_elN))
        m_file->append(timeText(record.t) + " - " + level + " - " + onOneLine(line) + "\n");
}

} // namespace palimpsest
