#include "engine/study/study_schema.h"

namespace palimpsest {

namespace {

constexpr std::string_view kSteps[] = {R"(
CREATE TABLE ann_scale(scale_id INTEGER PRIMARY KEY, lo INT NOT NULL, hi INT NOT NULL CHECK(hi>lo),
  instruction TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE);
CREATE TABLE ann_study(study_id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
  scale_id INT NOT NULL REFERENCES ann_scale, seed INT NOT NULL,
  raters_per_unit INT NOT NULL CHECK(raters_per_unit>=1),
  overlap_fraction REAL NOT NULL CHECK(overlap_fraction BETWEEN 0 AND 1), repeat_fraction REAL NOT NULL,
  gold_fraction REAL NOT NULL, min_separation INT NOT NULL, training INT NOT NULL,
  state TEXT NOT NULL CHECK(state IN('draft','open','closed')), created_at TEXT NOT NULL, unblinded_at TEXT);
CREATE TABLE ann_study_model(study_id INT NOT NULL REFERENCES ann_study, run_id INT NOT NULL REFERENCES run,
  epoch INT NOT NULL, PRIMARY KEY(study_id,run_id,epoch));
CREATE TABLE ann_unit(unit_id INTEGER PRIMARY KEY, study_id INT NOT NULL REFERENCES ann_study, prefix TEXT NOT NULL,
  reference TEXT NOT NULL, output TEXT NOT NULL, text_sha256 TEXT NOT NULL, raw_sha256 TEXT NOT NULL,
  source_sample_id INT, gold_lo INT, gold_hi INT, UNIQUE(study_id,text_sha256), CHECK((gold_lo IS NULL)=(gold_hi IS NULL)));
CREATE TABLE ann_unit_generation(unit_id INT NOT NULL REFERENCES ann_unit,
  generation_id INT NOT NULL REFERENCES generation, PRIMARY KEY(unit_id,generation_id));
CREATE TABLE annotator(annotator_id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL UNIQUE,
  is_experimenter INT NOT NULL DEFAULT 0);
CREATE TABLE ann_pack(pack_id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, study_id INT NOT NULL REFERENCES ann_study,
  annotator_id INT NOT NULL REFERENCES annotator, n_items INT NOT NULL, items_sha256 TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL, exported_at TEXT, voided_at TEXT);
CREATE TABLE ann_assignment(assignment_id INTEGER PRIMARY KEY, pack_id INT NOT NULL REFERENCES ann_pack,
  unit_id INT NOT NULL REFERENCES ann_unit, token TEXT NOT NULL UNIQUE, position INT NOT NULL,
  purpose TEXT NOT NULL CHECK(purpose IN('rate','repeat','gold')), UNIQUE(pack_id,position));
CREATE TABLE ann_import(import_id INTEGER PRIMARY KEY, pack_id INT NOT NULL REFERENCES ann_pack,
  zip_sha256 TEXT NOT NULL, at TEXT NOT NULL, n_new INT, n_dup INT, n_rejected INT, report_json TEXT NOT NULL);
CREATE TABLE ann_event(event_uid TEXT PRIMARY KEY, assignment_id INT NOT NULL REFERENCES ann_assignment, prev_uid TEXT,
  device_uid TEXT NOT NULL, seq INT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN('rate','skip','clear','comment','flag','unflag')), value INT, reason TEXT,
  comment TEXT, at TEXT NOT NULL, active_ms INT NOT NULL CHECK(active_ms>=0),
  wall_ms INT NOT NULL CHECK(wall_ms>=active_ms), via TEXT NOT NULL CHECK(via IN('app','csv')),
  app_version TEXT NOT NULL, import_id INT REFERENCES ann_import, UNIQUE(device_uid,seq),
  CHECK((kind='rate')=(value IS NOT NULL)));
CREATE INDEX ann_event_assignment ON ann_event(assignment_id);
CREATE TABLE ann_adjudication(adj_id INTEGER PRIMARY KEY, unit_id INT NOT NULL REFERENCES ann_unit, value INT NOT NULL,
  by_uid TEXT NOT NULL, category TEXT, note TEXT, events_json TEXT NOT NULL, at TEXT NOT NULL,
  supersedes INT REFERENCES ann_adjudication);
CREATE TABLE ann_blind_log(study_id INT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL);
CREATE TRIGGER ann_event_range BEFORE INSERT ON ann_event WHEN NEW.value IS NOT NULL AND NOT EXISTS(
  SELECT 1 FROM ann_assignment a JOIN ann_pack p USING(pack_id) JOIN ann_study t USING(study_id)
  JOIN ann_scale c USING(scale_id) WHERE a.assignment_id=NEW.assignment_id AND NEW.value BETWEEN c.lo AND c.hi)
  BEGIN SELECT RAISE(ABORT,'rating outside scale'); END;
CREATE TRIGGER ann_event_no_update BEFORE UPDATE ON ann_event BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER ann_event_no_delete BEFORE DELETE ON ann_event BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER ann_adjudication_no_update BEFORE UPDATE ON ann_adjudication
  BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER ann_adjudication_no_delete BEFORE DELETE ON ann_adjudication
  BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER ann_blind_log_no_update BEFORE UPDATE ON ann_blind_log BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER ann_blind_log_no_delete BEFORE DELETE ON ann_blind_log BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER ann_scale_no_update BEFORE UPDATE ON ann_scale BEGIN SELECT RAISE(ABORT,'immutable'); END;
)",
                                       // Agreement as it was computed, and adjudications that can be taken back: a
                                       // null value leaves the item unresolved again.
                                       R"(
CREATE TABLE ann_agreement(agr_id INTEGER PRIMARY KEY, study_id INT NOT NULL REFERENCES ann_study, at TEXT NOT NULL,
  stat TEXT NOT NULL, value REAL, undefined_reason TEXT, ci_lo REAL, ci_hi REAL, n_units INT NOT NULL,
  n_pairable INT NOT NULL, n_raters INT NOT NULL, boot_n INT, boot_dropped INT, boot_seed INT,
  input_sha256 TEXT NOT NULL, UNIQUE(study_id,stat,input_sha256), CHECK((value IS NULL)=(undefined_reason IS NOT NULL)));
CREATE TABLE ann_decision(adj_id INTEGER PRIMARY KEY, unit_id INT NOT NULL REFERENCES ann_unit, value INT,
  by_uid TEXT NOT NULL, category TEXT, note TEXT, events_json TEXT NOT NULL, at TEXT NOT NULL,
  supersedes INT REFERENCES ann_decision);
INSERT INTO ann_decision SELECT * FROM ann_adjudication;
DROP TABLE ann_adjudication;
ALTER TABLE ann_decision RENAME TO ann_adjudication;
CREATE INDEX ann_adjudication_unit ON ann_adjudication(unit_id);
CREATE TRIGGER ann_adjudication_no_update BEFORE UPDATE ON ann_adjudication
  BEGIN SELECT RAISE(ABORT,'append-only'); END;
CREATE TRIGGER ann_adjudication_no_delete BEFORE DELETE ON ann_adjudication
  BEGIN SELECT RAISE(ABORT,'append-only'); END;
)"};

} // namespace

Schema studySchema() { return {"annotation", kSteps}; }

} // namespace palimpsest
