#include "app/cli/console.h"
#include "app/cli/flag_text.h"
#include "app/cli/judge_commands.h"
#include "app/cli/judge_watcher.h"
#include "app/cli/project_flag.h"
#include "engine/base/files.h"
#include "engine/judge/judge_setup.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>

namespace palimpsest {

namespace {

constexpr std::int64_t kProbeCalls = 3;

class JudgeRunCommand : public Command {
public:
    void addTo(CLI::App& app) override
    {
        m_project.addTo(app, true);
        addGradedFlags(app);
        addJudgeFlags(app);
        addLimitFlags(app);
        app.add_flag("--json", m_json, "Print one object: the run, what it cost, and each model's scores.")
            ->group("Output");
        app.footer(
            "Examples:\n"
            "  palimpsest judge run --project study result/ours@10 result/and@10 --url https://api.openai.com/v1 "
            "--model MODEL --key_env OPENAI_API_KEY --price_in 2.5 --price_out 10 --budget 5\n"
            "  palimpsest judge run result/ours --url http://127.0.0.1:8080 --auth none --model local --probe\n"
            "The key is read from the environment, never from an argument, and never stored.");
    }

    Status run(Console& console) override
    {
        PALIMPSEST_TRY(const JudgeRun settings, resolve());
        PALIMPSEST_TRY(std::shared_ptr<const Secret> key, keyFromEnvironment(settings.endpoint));
        PALIMPSEST_TRY(Project project, m_project.openOrMake());
        std::vector<GradedEpoch> graded;
        for (const std::string& source : m_sources) {
            PALIMPSEST_TRY(const GradedEpoch epoch, import(project, source));
            graded.push_back(epoch);
        }
        PALIMPSEST_TRY(const CreatedRun created, createJudgeRun(project, settings, graded));
        announce(created, settings, console);
        return watchJudgeRun(project, created.id, std::move(key), m_probe ? kProbeCalls : 0, m_json, console);
    }

private:
    void addGradedFlags(CLI::App& app)
    {
        app.add_option("RUN[@EPOCH]", m_sources,
                       "Candidates to grade: a run directory or a CSV file with candidates, at an epoch (default: the "
                       "last). Runs are imported into the project.")
            ->required();
    }

    void addJudgeFlags(CLI::App& app)
    {
        const auto text = [&](const char* name, std::string& value, const char* help, const char* fallback,
                              const char* type) {
            return app.add_option(name, value, flag_text::compose({help, fallback, ""}))
                ->group("Judge")
                ->type_name(type)
                ->take_last();
        };
        text("--url", m_endpoint.baseUrl, "Address of the server, with or without /v1.", "", flag_text::kText)
            ->required();
        text("--model", m_model, "The judge's model, as the server names it.", "", flag_text::kText)->required();
        text("--kind", m_kind, "What the server speaks.", "compatible", "openai|azure|compatible");
        text("--auth", m_auth, "Header the key goes into.", "bearer, azure: api-key", "bearer|api-key|none");
        text("--key_env", m_endpoint.keyRef, "Environment variable that holds the key.", "OPENAI_API_KEY",
             flag_text::kText);
        text("--deployment", m_endpoint.deployment, "Azure: the deployment.", "", flag_text::kText);
        text("--api_version", m_endpoint.apiVersion, "Azure: the api-version.", "", flag_text::kText);
        text("--endpoint", m_endpoint.name, "Name under which the endpoint is kept.", "the address", flag_text::kText);
        text("--template", m_template,
             "The prompt: a shipped one, or a file with the slots **<Prefix>**, "
             "**<Reference>** and **<Candidate>**.",
             "reference-code", "reference-code|reference-readme|FILE");
        text("--profile", m_profile, "What is sent beside the prompt.", "workbench",
             "reference-exact|workbench|structured");
        text("--extra", m_endpoint.extraJson, "More fields of the request, one JSON object.", "{}", flag_text::kText);
        app.add_flag("--no_temperature", m_noTemperature, "Leave the temperature out (models that reason).")
            ->group("Judge");
        app.add_flag("--no_seed", m_noSeed, "Leave the seed out.")->group("Judge");
        app.add_flag("--completion_tokens", m_endpoint.completionTokens,
                     "Send max_completion_tokens in the place of max_tokens.")
            ->group("Judge");
        app.add_flag("--allow_http", m_allowHttp, "Plain http to another machine is meant.")->group("Judge");
    }

    void addLimitFlags(CLI::App& app)
    {
        const auto number = [&](const char* name, auto& value, const char* help, const char* fallback) {
            return app.add_option(name, value, flag_text::compose({help, fallback, ""}))
                ->group("Limits")
                ->type_name(flag_text::kNumber)
                ->take_last();
        };
        number("--replicates", m_replicates, "Times every candidate is graded.", "1");
        number("--max_tokens", m_params.maxTokens, "Tokens a reply may have.", "512");
        number("--seed", m_params.seed, "Seed that is sent.", "1");
        number("--order_seed", m_orderSeed, "Seed of the order in which candidates are sent.", "1");
        number("--concurrency", m_endpoint.maxConcurrency, "Calls under way at once.", "4");
        number("--rpm", m_endpoint.requestsPerMinute, "Requests a minute at most.", "none");
        number("--tpm", m_endpoint.tokensPerMinute, "Tokens a minute at most.", "none");
        number("--timeout", m_timeout, "Seconds a reply may take.", "120");
        number("--price_in", m_priceIn, "Price of a million prompt tokens.", "unknown");
        number("--price_out", m_priceOut, "Price of a million completion tokens.", "unknown");
        number("--price_cached", m_priceCached, "Price of a million cached prompt tokens.", "as --price_in");
        app.add_option("--currency", m_currency, flag_text::compose({"Of the prices.", "USD", ""}))
            ->group("Limits")
            ->type_name(flag_text::kText)
            ->take_last();
        number("--budget", m_budget, "Stop before more than this can be spent.", "none");
        app.add_flag("--retry_truncated", m_params.retryTruncated,
                     "Ask once more, with four times the tokens, where a reply was cut off.")
            ->group("Limits");
        app.add_flag("--probe", m_probe, "Send three calls, show what they cost, and pause; `judge resume` goes on.")
            ->group("Limits");
    }

    Result<JudgeRun> resolve()
    {
        JudgeRun run;
        const auto kind = endpointKindFromName(m_kind);
        const auto auth = endpointAuthFromName(m_auth.empty() ? m_kind == "azure" ? "api-key" : "bearer" : m_auth);
        const auto profile = judgeProfileFromName(m_profile);
        if (!kind || !auth || !profile)
            return usage("--kind, --auth or --profile is none of its choices; see --help");
        m_endpoint.kind = *kind;
        m_endpoint.auth = *auth;
        m_endpoint.keySource = *auth == EndpointAuth::None ? KeySource::None : KeySource::Environment;
        m_endpoint.keyRef = *auth == EndpointAuth::None ? ""
                            : m_endpoint.keyRef.empty() ? "OPENAI_API_KEY"
                                                        : m_endpoint.keyRef;
        m_endpoint.name = m_endpoint.name.empty() ? m_endpoint.baseUrl : m_endpoint.name;
        m_endpoint.sendTemperature = !m_noTemperature;
        m_endpoint.sendSeed = !m_noSeed;
        m_endpoint.timeoutMs = int(m_timeout * 1000);
        PALIMPSEST_CHECK(checkEndpoint(m_endpoint, m_allowHttp));
        m_params.profile = *profile;
        run.endpoint = m_endpoint;
        run.model = m_model;
        run.params = m_params;
        run.replicates = m_replicates;
        run.orderSeed = m_orderSeed;
        run.budget = m_budget;
        if (m_priceIn.has_value() != m_priceOut.has_value())
            return usage("--price_in and --price_out belong together");
        if (m_priceIn)
            run.price = Price{0, m_model, m_currency, *m_priceIn, m_priceCached, *m_priceOut, utcNow(), "command line"};
        PALIMPSEST_TRY(run.prompt, resolveTemplate());
        return run;
    }

    Result<JudgeTemplate> resolveTemplate() const
    {
        if (m_template.starts_with("reference-"))
            return shippedTemplate(m_template);
        PALIMPSEST_TRY(std::string text, readFile(m_template, 1 << 20));
        return customTemplate(m_template, std::nullopt, std::move(text));
    }

    /// "result/ours@10": the path and the epoch.
    static Result<GradedEpoch> import(Project& project, const std::string& source)
    {
        const std::size_t sign = source.rfind('@');
        std::optional<std::int64_t> wanted;
        std::string path = source;
        if (sign != std::string::npos) {
            std::int64_t epoch = 0;
            const char* end = source.data() + source.size();
            const auto parsed = std::from_chars(source.data() + sign + 1, end, epoch);
            if (parsed.ec == std::errc() && parsed.ptr == end) {
                wanted = epoch;
                path = source.substr(0, sign);
            }
        }
        PALIMPSEST_TRY(const RunImport imported, project.importRun({path, "", ""}));
        PALIMPSEST_TRY(const std::vector<ProjectRun> runs, project.runs());
        const auto run = std::ranges::find(runs, imported.runId, &ProjectRun::id);
        if (run == runs.end() || run->epochs.empty())
            return badInput(path + " has no candidates to grade");
        const std::int64_t last = std::ranges::max(run->epochs);
        if (wanted && std::ranges::find(run->epochs, *wanted) == run->epochs.end())
            return badInput(path + " has no epoch " + std::to_string(*wanted) + "; its last is "
                            + std::to_string(last));
        return GradedEpoch{imported.runId, wanted.value_or(last)};
    }

    static void announce(const CreatedRun& created, const JudgeRun& settings, Console& console)
    {
        std::string text = "judge run " + std::to_string(created.id) + ": " + std::to_string(created.estimate.calls)
                           + " calls, about " + std::to_string(created.estimate.inputTokens) + " prompt tokens";
        if (created.estimate.costLow && created.estimate.costHigh) {
            char cost[96];
            std::snprintf(cost, sizeof cost, ", %.4f to %.4f %s", *created.estimate.costLow, *created.estimate.costHigh,
                          settings.price->currency.c_str());
            text += cost;
        }
        if (created.known > 0)
            text += "; " + std::to_string(created.known) + " are answered already";
        console.say(text);
        if (created.planted > 0)
            console.warn(std::to_string(created.planted) + " candidates or their texts hold a score themselves");
        if (created.altered > 0)
            console.warn(std::to_string(created.altered) + " texts are not UTF-8 and are sent with U+FFFD");
    }

    ProjectFlag m_project;
    std::vector<std::string> m_sources;
    Endpoint m_endpoint;
    std::string m_kind = "compatible";
    std::string m_auth;
    std::string m_model;
    std::string m_template = "reference-code";
    std::string m_profile = "workbench";
    bool m_noTemperature = false;
    bool m_noSeed = false;
    bool m_allowHttp = false;
    JudgeParams m_params;
    int m_replicates = 1;
    std::int64_t m_orderSeed = 1;
    double m_timeout = 120;
    std::optional<double> m_priceIn;
    std::optional<double> m_priceOut;
    std::optional<double> m_priceCached;
    std::string m_currency = "USD";
    std::optional<double> m_budget;
    bool m_probe = false;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeJudgeRunCommand() { return std::make_unique<JudgeRunCommand>(); }

} // namespace palimpsest
