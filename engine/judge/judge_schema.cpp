#include "engine/judge/judge_schema.h"

#include <array>

namespace palimpsest {

namespace {

constexpr std::string_view kFirst = R"sql(
CREATE TABLE jdg_endpoint(endpoint_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK(kind IN('openai','azure','compatible')), base_url TEXT NOT NULL, api_version TEXT, deployment TEXT,
  auth TEXT NOT NULL CHECK(auth IN('bearer','api-key','none')),
  key_source TEXT NOT NULL CHECK(key_source IN('env','keychain','session','none')), key_ref TEXT,
  token_field TEXT NOT NULL CHECK(token_field IN('max_tokens','max_completion_tokens')), send_temperature INT NOT NULL,
  send_seed INT NOT NULL, extra_json TEXT NOT NULL DEFAULT '{}', max_concurrency INT NOT NULL DEFAULT 4, rpm INT, tpm INT,
  timeout_ms INT NOT NULL DEFAULT 120000, CHECK(key_ref IS NULL OR key_ref NOT LIKE 'sk-%'));
CREATE TABLE jdg_price(price_id INTEGER PRIMARY KEY, model TEXT NOT NULL, currency TEXT NOT NULL, in_per_m REAL NOT NULL,
  cached_per_m REAL, out_per_m REAL NOT NULL, valid_from TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE jdg_template(template_id INTEGER PRIMARY KEY, name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK(origin IN('reference-code','reference-readme','custom')), system_text TEXT,
  user_template TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, parser TEXT NOT NULL);
CREATE TABLE jdg_run(run_id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, template_id INT NOT NULL REFERENCES jdg_template,
  endpoint_id INT NOT NULL REFERENCES jdg_endpoint, endpoint_snapshot_json TEXT NOT NULL, model TEXT NOT NULL,
  params_json TEXT NOT NULL, replicates INT NOT NULL CHECK(replicates>=1), order_seed INT NOT NULL, budget REAL,
  price_id INT REFERENCES jdg_price, estimate_json TEXT, confirmed_at TEXT,
  state TEXT NOT NULL CHECK(state IN('draft','probing','running','paused','stopped','done')), stop_reason TEXT);
CREATE TABLE jdg_task(task_id INTEGER PRIMARY KEY, run_id INT NOT NULL REFERENCES jdg_run, unit_sha256 TEXT NOT NULL,
  generation_id INT NOT NULL, replicate INT NOT NULL, position INT NOT NULL, request_key TEXT NOT NULL,
  text_altered INT NOT NULL, planted INT NOT NULL,
  state TEXT NOT NULL CHECK(state IN('pending','sent','wait','done','failed')), not_before TEXT,
  attempts INT NOT NULL DEFAULT 0, answer_attempt INT, UNIQUE(run_id,generation_id,replicate), UNIQUE(run_id,position));
CREATE TABLE jdg_attempt(attempt_id INTEGER PRIMARY KEY, task_id INT NOT NULL REFERENCES jdg_task, request_key TEXT NOT NULL,
  sent_at TEXT NOT NULL, ended_at TEXT, curl_code INT, http INT, outcome TEXT CHECK(outcome IN
  ('answer','refusal','truncated','filtered','empty','http_error','network','timeout','protocol','lost')), err_type TEXT,
  err_code TEXT, retry_after_ms INT, server_request_id TEXT, model_returned TEXT, fingerprint TEXT, finish_reason TEXT,
  body BLOB, prompt_tokens INT, cached_tokens INT, completion_tokens INT, reasoning_tokens INT, cost REAL,
  billed TEXT NOT NULL CHECK(billed IN('yes','no','unknown')));
CREATE UNIQUE INDEX jdg_answer ON jdg_attempt(request_key) WHERE outcome='answer';
CREATE INDEX jdg_attempt_task ON jdg_attempt(task_id);
CREATE INDEX jdg_attempt_open ON jdg_attempt(attempt_id) WHERE ended_at IS NULL;
CREATE TABLE jdg_score(attempt_id INT NOT NULL REFERENCES jdg_attempt, parser TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK(outcome IN('strict','strict_nonint','lenient','ambiguous','out_of_range','no_score','empty')),
  value REAL, reference_result TEXT NOT NULL, PRIMARY KEY(attempt_id,parser),
  CHECK((value IS NOT NULL)=(outcome IN('strict','strict_nonint','lenient'))), CHECK(value BETWEEN 0 AND 10));
CREATE TABLE jdg_override(attempt_id INT NOT NULL, value REAL NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE jdg_calibration(cal_id INTEGER PRIMARY KEY, run_id INT NOT NULL, study_id INT, other_run_id INT, at TEXT NOT NULL,
  n INT, rho REAL, tau_b REAL, kappa_q REAL, ci_json TEXT, joint_json TEXT NOT NULL, input_sha256 TEXT NOT NULL);
)sql";

/// What only grows: what was read by hand, what was calibrated, and what a model cost at a time.
constexpr std::string_view kAppendOnly = R"sql(
CREATE TRIGGER jdg_override_no_update BEFORE UPDATE ON jdg_override BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER jdg_override_no_delete BEFORE DELETE ON jdg_override BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER jdg_calibration_no_update BEFORE UPDATE ON jdg_calibration BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER jdg_calibration_no_delete BEFORE DELETE ON jdg_calibration BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER jdg_price_no_update BEFORE UPDATE ON jdg_price BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER jdg_price_no_delete BEFORE DELETE ON jdg_price BEGIN SELECT RAISE(ABORT,'append-only'); END;
)sql";

constexpr std::array<std::string_view, 2> kSteps{kFirst, kAppendOnly};

} // namespace

const Schema& judgeSchema()
{
    static const Schema schema{"judge", kSteps};
    return schema;
}

} // namespace palimpsest
