#include "engine/judge/judge_store.h"

#include "engine/project/project.h"

// Endpoints, prompts, prices and runs: what jdg_attempt's rows hang on.

namespace palimpsest {

Result<std::int64_t> JudgeStore::saveEndpoint(const Endpoint& endpoint)
{
    const auto known = m_database->integer("SELECT endpoint_id FROM jdg_endpoint WHERE name=?", {endpoint.name});
    if (!known)
        return known.error();
    const auto orNull = [](const std::string& text) { return text.empty() ? SqlValue(nullptr) : SqlValue(text); };
    const SqlValues values{*known,
                           endpoint.name,
                           nameOf(endpoint.kind),
                           endpoint.baseUrl,
                           orNull(endpoint.apiVersion),
                           orNull(endpoint.deployment),
                           nameOf(endpoint.auth),
                           nameOf(endpoint.keySource),
                           orNull(endpoint.keyRef),
                           endpoint.completionTokens ? "max_completion_tokens" : "max_tokens",
                           int(endpoint.sendTemperature),
                           int(endpoint.sendSeed),
                           endpoint.extraJson,
                           endpoint.maxConcurrency,
                           endpoint.requestsPerMinute,
                           endpoint.tokensPerMinute,
                           endpoint.timeoutMs};
    PALIMPSEST_TRY(
        const std::int64_t inserted,
        m_database->insert("INSERT INTO jdg_endpoint VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,"
                           "?16,?17) ON CONFLICT(name) DO UPDATE SET kind=?3,base_url=?4,api_version=?5,"
                           "deployment=?6,auth=?7,key_source=?8,key_ref=?9,token_field=?10,send_temperature=?11,"
                           "send_seed=?12,extra_json=?13,max_concurrency=?14,rpm=?15,tpm=?16,timeout_ms=?17",
                           values));
    return *known ? **known : inserted;
}

Result<std::int64_t> JudgeStore::saveRenamed(const Endpoint& endpoint)
{
    std::int64_t id = 0;
    const Status status = m_database->transaction([&]() -> Status {
        PALIMPSEST_TRY(const auto owner,
                       m_database->integer("SELECT endpoint_id FROM jdg_endpoint WHERE name=?", {endpoint.name}));
        if (owner && *owner != endpoint.id)
            return usage("there is another endpoint named " + endpoint.name);
        PALIMPSEST_CHECK(
            m_database->run("UPDATE jdg_endpoint SET name=? WHERE endpoint_id=?", {endpoint.name, endpoint.id}));
        PALIMPSEST_TRY(id, saveEndpoint(endpoint));
        return {};
    });
    if (!status)
        return status.error();
    return id;
}

Status JudgeStore::removeEndpoint(std::int64_t id)
{
    PALIMPSEST_TRY(const auto used, m_database->integer("SELECT count(*) FROM jdg_run WHERE endpoint_id=?", {id}));
    if (used.value_or(0) > 0)
        return usage("the endpoint belongs to " + std::to_string(*used)
                     + " judge runs, whose records name it; it stays with them");
    return m_database->run("DELETE FROM jdg_endpoint WHERE endpoint_id=?", {id});
}

Result<std::vector<Endpoint>> JudgeStore::endpoints()
{
    std::vector<Endpoint> endpoints;
    const auto number = [](const SqlRow& row, int column) {
        const auto value = row.maybeInteger(column);
        return value ? std::optional<int>(int(*value)) : std::nullopt;
    };
    PALIMPSEST_CHECK(m_database->each(
        "SELECT "
        "endpoint_id,name,kind,base_url,api_version,deployment,auth,key_source,key_ref,token_field,send_temperature,"
        "send_seed,extra_json,max_concurrency,rpm,tpm,timeout_ms FROM jdg_endpoint WHERE base_url<>? ORDER BY name",
        {kHistoricalAddress}, [&](const SqlRow& row) {
            Endpoint endpoint;
            endpoint.id = row.integer(0);
            endpoint.name = row.text(1);
            endpoint.kind = endpointKindFromName(row.text(2)).value_or(EndpointKind::Compatible);
            endpoint.baseUrl = row.text(3);
            endpoint.apiVersion = row.text(4);
            endpoint.deployment = row.text(5);
            endpoint.auth = endpointAuthFromName(row.text(6)).value_or(EndpointAuth::Bearer);
            endpoint.keySource = keySourceFromName(row.text(7)).value_or(KeySource::None);
            endpoint.keyRef = row.text(8);
            endpoint.completionTokens = row.text(9) == "max_completion_tokens";
            endpoint.sendTemperature = row.integer(10) != 0;
            endpoint.sendSeed = row.integer(11) != 0;
            endpoint.extraJson = row.text(12);
            endpoint.maxConcurrency = int(row.integer(13));
            endpoint.requestsPerMinute = number(row, 14);
            endpoint.tokensPerMinute = number(row, 15);
            endpoint.timeoutMs = int(row.integer(16));
            endpoints.push_back(std::move(endpoint));
        }));
    return endpoints;
}

Result<std::int64_t> JudgeStore::saveTemplate(const JudgeTemplate& prompt)
{
    PALIMPSEST_TRY(const auto known,
                   m_database->integer("SELECT template_id FROM jdg_template WHERE sha256=?", {prompt.sha256}));
    if (known)
        return *known;
    return m_database->insert(
        "INSERT INTO jdg_template(name,origin,system_text,user_template,sha256,parser) VALUES(?,?,?,?,?,?)",
        {prompt.name, prompt.origin, prompt.system, prompt.user, prompt.sha256, prompt.parser});
}

Result<std::int64_t> JudgeStore::addPrice(const Price& price)
{
    return m_database->insert(
        "INSERT INTO jdg_price(model,currency,in_per_m,cached_per_m,out_per_m,valid_from,source) VALUES(?,?,?,?,?,?,?)",
        {price.model, price.currency, price.inPerMillion, price.cachedPerMillion, price.outPerMillion, price.validFrom,
         price.source});
}

Result<JudgeRun> JudgeStore::run(std::int64_t id)
{
    JudgeRun run;
    std::string endpoint;
    std::string params;
    std::optional<std::int64_t> price;
    PALIMPSEST_CHECK(m_database->each(
        "SELECT run_id,uid,endpoint_snapshot_json,r.model,params_json,replicates,order_seed,budget,r.price_id,state,"
        "stop_reason,t.template_id,t.name,origin,system_text,user_template,sha256,parser,confirmed_at FROM jdg_run r "
        "JOIN "
        "jdg_template t "
        "USING(template_id) WHERE run_id=?",
        {id}, [&](const SqlRow& row) {
            run.id = row.integer(0);
            run.uid = row.text(1);
            endpoint = row.text(2);
            run.model = row.text(3);
            params = row.text(4);
            run.replicates = int(row.integer(5));
            run.orderSeed = row.integer(6);
            if (!row.isNull(7))
                run.budget = row.real(7);
            price = row.maybeInteger(8);
            run.state = row.text(9);
            run.stopReason = row.text(10);
            run.prompt = {row.integer(11), row.text(12), row.text(13), row.maybeText(14),
                          row.text(15),    row.text(16), row.text(17)};
            run.confirmedAt = row.text(18);
        }));
    if (run.id == 0)
        return badInput("there is no judge run " + std::to_string(id) + " in " + m_database->path().string());
    PALIMPSEST_TRY(run.endpoint, endpointFromJson(endpoint));
    PALIMPSEST_TRY(run.params, judgeParamsFromJson(params));
    if (price)
        PALIMPSEST_CHECK(m_database->each(
            "SELECT price_id,model,currency,in_per_m,cached_per_m,out_per_m,valid_from,source FROM jdg_price WHERE "
            "price_id=?",
            {*price}, [&](const SqlRow& row) {
                run.price = Price{row.integer(0),
                                  row.text(1),
                                  row.text(2),
                                  row.real(3),
                                  row.isNull(4) ? std::nullopt : std::optional<double>(row.real(4)),
                                  row.real(5),
                                  row.text(6),
                                  row.text(7)};
            }));
    return run;
}

Result<std::int64_t> JudgeStore::findRun(const std::string& name)
{
    PALIMPSEST_TRY(const auto found,
                   name.empty() ? m_database->integer("SELECT max(run_id) FROM jdg_run HAVING max(run_id) NOT NULL")
                                : m_database->integer("SELECT run_id FROM jdg_run WHERE uid=?1 OR run_id=?1", {name}));
    if (!found)
        return badInput(name.empty() ? "the project has no judge run yet; `palimpsest judge run` starts one"
                                     : "the project has no judge run '" + name + "'");
    return *found;
}

Result<std::vector<std::int64_t>> JudgeStore::runs()
{
    std::vector<std::int64_t> ids;
    PALIMPSEST_CHECK(m_database->each("SELECT run_id FROM jdg_run ORDER BY run_id", {},
                                      [&](const SqlRow& row) { ids.push_back(row.integer(0)); }));
    return ids;
}

Status JudgeStore::setState(std::int64_t run, const std::string& state, const std::string& reason)
{
    return m_database->run("UPDATE jdg_run SET state=?,stop_reason=? WHERE run_id=?",
                           {state, reason.empty() ? SqlValue(nullptr) : SqlValue(reason), run});
}

Status JudgeStore::confirm(std::int64_t run)
{
    return m_database->run("UPDATE jdg_run SET confirmed_at=coalesce(confirmed_at,?) WHERE run_id=?", {utcNow(), run});
}

Result<std::vector<JudgeTask>> JudgeStore::openTasks(std::int64_t run)
{
    std::vector<JudgeTask> tasks;
    PALIMPSEST_CHECK(m_database->each(
        "SELECT task_id,generation_id,replicate,position,request_key,text_altered,planted,state,attempts FROM jdg_task "
        "WHERE run_id=? AND state IN('pending','sent','wait') ORDER BY position",
        {run}, [&](const SqlRow& row) {
            tasks.push_back({row.integer(0), row.integer(1), int(row.integer(2)), row.integer(3), row.text(4),
                             row.integer(5) != 0, row.integer(6) != 0, row.text(7), int(row.integer(8))});
        }));
    return tasks;
}

Result<TaskCounts> JudgeStore::counts(std::int64_t run)
{
    TaskCounts counts;
    PALIMPSEST_CHECK(m_database->each(
        "SELECT count(*),coalesce(sum(state='done'),0),coalesce(sum(state='failed'),0) FROM jdg_task WHERE run_id=?",
        {run}, [&](const SqlRow& row) {
            counts = {row.integer(0), row.integer(1), row.integer(2)};
        }));
    return counts;
}

Result<Spending> JudgeStore::spending(std::int64_t run)
{
    Spending spending;
    PALIMPSEST_CHECK(m_database->each(
        "SELECT coalesce(sum(CASE WHEN billed='yes' THEN cost END),0),coalesce(sum(billed='unknown'),0),"
        "coalesce(sum(prompt_tokens),0),coalesce(sum(completion_tokens),0) FROM jdg_attempt JOIN jdg_task "
        "USING(task_id) "
        "WHERE run_id=?",
        {run}, [&](const SqlRow& row) {
            spending = {row.real(0), row.integer(1), row.integer(2), row.integer(3)};
        }));
    return spending;
}

Result<std::int64_t> JudgeStore::attempts(std::int64_t run)
{
    PALIMPSEST_TRY(
        const auto count,
        m_database->integer("SELECT count(*) FROM jdg_attempt JOIN jdg_task USING(task_id) WHERE run_id=?", {run}));
    return count.value_or(0);
}

namespace {

// The project's tables (DESIGN.md "Project"); read here, written by engine/project.
constexpr std::string_view kUnits =
    "SELECT g.generation_id, r.name || CASE WHEN g.epoch < 0 THEN ' final' ELSE ' epoch ' || g.epoch END, s.doc_id, "
    "s.prefix, s.reference, g.text FROM generation g JOIN run r USING(run_id) JOIN sample s USING(sample_id) ";

JudgeUnit unitOf(const SqlRow& row)
{
    return {row.integer(0), row.text(1), row.integer(2), {row.text(3), row.text(4), row.text(5)}};
}

} // namespace

Result<std::vector<JudgeUnit>> JudgeStore::units(std::int64_t run)
{
    std::vector<JudgeUnit> units;
    PALIMPSEST_CHECK(m_database->each(
        std::string(kUnits) + "WHERE g.generation_id IN (SELECT generation_id FROM jdg_task WHERE run_id=?)", {run},
        [&](const SqlRow& row) { units.push_back(unitOf(row)); }));
    return units;
}

Result<std::vector<std::int64_t>> JudgeStore::generationsByPosition(std::int64_t run)
{
    std::vector<std::int64_t> generations;
    PALIMPSEST_CHECK(m_database->each("SELECT generation_id FROM jdg_task WHERE run_id=? ORDER BY position", {run},
                                      [&](const SqlRow& row) { generations.push_back(row.integer(0)); }));
    return generations;
}

Result<std::vector<JudgeUnit>> JudgeStore::unitsOf(std::int64_t projectRun, std::int64_t epoch)
{
    std::vector<JudgeUnit> units;
    PALIMPSEST_CHECK(m_database->each(std::string(kUnits) + "WHERE g.run_id=? AND g.epoch=? ORDER BY g.sample_id",
                                      {projectRun, epoch}, [&](const SqlRow& row) { units.push_back(unitOf(row)); }));
    return units;
}

} // namespace palimpsest
