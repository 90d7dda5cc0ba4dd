#include "app/cli/config_flags.h"

#include "app/cli/flag_text.h"
#include "engine/base/files.h"
#include "engine/base/number_text.h"
#include "engine/config/generate_config.h"
#include "engine/config/presets.h"
#include "engine/config/run_config.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace palimpsest {

namespace {

/// What a value is, for help and completion: the choices, or a word in capitals.
template <typename Config>
std::string valueName(const Field<Config>& field)
{
    if (!field.choices.empty()) {
        std::string list;
        for (const std::string_view choice : field.choices)
            list += (list.empty() ? "" : "|") + std::string(choice);
        return list;
    }
    if (std::holds_alternative<bool Config::*>(field.member))
        return "on|off";
    if (std::holds_alternative<double Config::*>(field.member))
        return flag_text::kNumber;
    if (!std::holds_alternative<std::string Config::*>(field.member))
        return flag_text::kWhole;
    const std::string_view name = field.name;
    if (name == "dir" || name == "data_dir")
        return flag_text::kFolder;
    if (name == "train_dataset" || name == "config" || name == "rows" || name == "in" || name == "out"
        || (name.size() > 5 && name.substr(name.size() - 5) == "_file"))
        return flag_text::kFile;
    if (name == "exp" || name.find("_name") != std::string_view::npos)
        return flag_text::kFolderOrName;
    return flag_text::kText;
}

template <typename Config>
std::string description(const Config& defaults, const Field<Config>& field)
{
    std::string text;
    if (!field.formula.empty())
        text += std::string(field.formula) + "\n";
    const bool low = std::isfinite(field.min);
    const bool high = std::isfinite(field.max);
    if (low && high)
        text += "From " + pythonRepr(field.min) + " to " + pythonRepr(field.max) + ".\n";
    else if (low)
        text += "At least " + pythonRepr(field.min) + ".\n";
    else if (high)
        text += "At most " + pythonRepr(field.max) + ".\n";
    if (field.live)
        text += "May be changed while a run goes on.\n";
    return flag_text::compose({field.help, textOf(defaults, field), text});
}

std::string joined(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : "|") + name;
    return list.empty() ? "NAME" : list;
}

/// Applies a file of settings; every error names it.
template <typename Config>
Status applyFile(Config& config, const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string json, readFile(path, std::uintmax_t(1) << 24));
    return applyJson(config, json).in(path.string());
}

} // namespace

template <typename Config>
void ConfigFlags<Config>::addFields(CLI::App& app)
{
    for (const Field<Config>& field : fieldsOf<Config>()) {
        Given& place = m_flags.emplace_back(Given{&field, {}});
        const bool isSwitch = std::holds_alternative<bool Config::*>(field.member);
        const auto take = [&place](const std::string& text) {
            place.text = text;
            place.set = true;
        };
        CLI::Option* option =
            app.add_option_function<std::string>("--" + std::string(field.name), take, description(m_defaults, field));
        option->group(std::string(field.group))->type_name(valueName(field))->take_last();
        if (isSwitch)
            option->expected(0, 1);
    }
}

template <typename Config>
void ConfigFlags<Config>::addSources(CLI::App& app)
{
    app.add_option("--preset", m_preset, "Settings that go together, by name; flags still win.")
        ->group("Settings")
        ->type_name(joined(presetNames()))
        ->take_last();
    app.add_option("--config", m_file, "A run's run.json, or any JSON object of settings; flags still win.")
        ->group("Settings")
        ->type_name(flag_text::kFile)
        ->take_last();
}

template <typename Config>
Result<Config> ConfigFlags<Config>::resolve() const
{
    Config config = m_defaults;
    if (!m_preset.empty()) {
        PALIMPSEST_TRY(const std::string json, readPreset(m_preset));
        PALIMPSEST_CHECK(applyJson(config, json).in("preset " + m_preset));
    }
    if (!m_file.empty())
        PALIMPSEST_CHECK(applyFile(config, m_file));
    for (const Given& flag : m_flags) {
        if (!flag.set)
            continue;
        const bool bare = flag.text.empty() && std::holds_alternative<bool Config::*>(flag.field->member);
        PALIMPSEST_CHECK(setFromText(config, *flag.field, bare ? "on" : flag.text));
    }
    PALIMPSEST_CHECK(validate(config));
    return config;
}

template <typename Config>
bool ConfigFlags<Config>::given(std::string_view name) const
{
    for (const Given& flag : m_flags)
        if (flag.field->name == name)
            return flag.set;
    return false;
}

template class ConfigFlags<RunConfig>;
template class ConfigFlags<FinetuneConfig>;
template class ConfigFlags<GenerateConfig>;
template class ConfigFlags<ScoreConfig>;

} // namespace palimpsest
