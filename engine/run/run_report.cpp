#include "engine/run/run_report.h"

#include "engine/base/files.h"
#include "engine/config/fields.h"
#include "engine/report/report_page.h"
#include "engine/run/run_directory.h"

namespace palimpsest {

namespace {

/// The settings that are not their defaults, in the order of the field table.
std::vector<ReportSetting> changedSettings(const RunConfig& config)
{
    const RunConfig defaults;
    std::vector<ReportSetting> settings;
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>()) {
        const std::string value = textOf(config, field);
        const std::string fallback = textOf(defaults, field);
        if (value != fallback)
            settings.push_back({std::string(field.name), value, fallback, std::string(field.help)});
    }
    return settings;
}

} // namespace

Result<RunReport> writeRunReport(const std::filesystem::path& directory, const std::filesystem::path& out)
{
    PALIMPSEST_TRY(RunRecord record, readRunRecord(directory));
    ReportExtras extras;
    extras.program = "palimpsest " PALIMPSEST_VERSION;
    if (const auto config = readRunConfig(directory)) {
        extras.settings = changedSettings(*config);
        extras.prompt = config->prompt;
    } else if (record.journal && record.started.command != "finetune") {
        record.lacks.push_back(config.error().text());
    }
    const std::filesystem::path path = out.empty() ? directory / run_files::kReport : out;
    PALIMPSEST_CHECK(writeFileAtomically(path, reportPage(record, extras)));
    return RunReport{path.string(), record.lacks};
}

} // namespace palimpsest
