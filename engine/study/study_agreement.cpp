#include "engine/study/study_agreement.h"

#include "engine/base/sha256.h"
#include "engine/stats/cohen_kappa.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace palimpsest {

namespace {

std::string hashOf(const StudyRatings& ratings)
{
    std::string text = std::to_string(ratings.scale.lo) + ".." + std::to_string(ratings.scale.hi);
    for (const std::string& rater : ratings.raters)
        text += '\n' + rater;
    for (const StudyRating& rating : ratings.ratings)
        text += '\n' + std::to_string(rating.unit) + ' ' + std::to_string(rating.rater) + ' ' + nameOf(rating.purpose)
                + ' ' + (rating.value ? std::to_string(*rating.value) : "skip");
    return sha256(text);
}

void poolPairs(StudyAgreement& measured)
{
    double exact = 0, withinOne = 0;
    for (const PairAgreement& pair : measured.agreement.pairs) {
        measured.comparisons += pair.n;
        exact += pair.exact * double(pair.n);
        withinOne += pair.withinOne * double(pair.n);
    }
    if (measured.comparisons > 0) {
        measured.exact = exact / double(measured.comparisons);
        measured.withinOne = withinOne / double(measured.comparisons);
    }
}

/// First and second ratings of the items that a rater was shown twice.
CommonRatings repeatsOf(const StudyRatings& ratings, std::size_t rater)
{
    std::map<std::int64_t, int> first;
    for (const StudyRating& one : ratings.ratings)
        if (one.rater == rater && one.purpose == Purpose::Rate && one.value)
            first[one.unit] = *one.value;
    CommonRatings both;
    for (const StudyRating& one : ratings.ratings)
        if (one.rater == rater && one.purpose == Purpose::Repeat && one.value && first.contains(one.unit)) {
            both.a.push_back(first[one.unit]);
            both.b.push_back(*one.value);
        }
    return both;
}

RaterRecord recordOf(const StudyRatings& ratings, std::size_t rater)
{
    RaterRecord record;
    record.rater = ratings.raters[rater];
    record.counts.resize(std::size_t(ratings.scale.levels()));
    for (const StudyRating& one : ratings.ratings) {
        if (one.rater != rater)
            continue;
        if (one.purpose == Purpose::Gold && one.value) {
            ++record.goldRated;
            record.goldPassed += *one.value >= *one.goldLo && *one.value <= *one.goldHi ? 1 : 0;
        } else if (one.purpose == Purpose::Rate && one.value) {
            ++record.counts[std::size_t(*one.value - ratings.scale.lo)];
        } else if (one.purpose == Purpose::Rate) {
            ++record.skipped;
        }
    }
    const CommonRatings both = repeatsOf(ratings, rater);
    record.repeats = both.a.size();
    record.selfKappa =
        both.a.empty() ? Statistic::undefined("no repeats") : cohenKappa(both, ratings.scale, KappaWeights::Quadratic);
    return record;
}

std::vector<ItemRange> rangesOf(const RatingTable& table, const std::vector<std::int64_t>& units)
{
    std::vector<ItemRange> ranges;
    for (std::size_t unit = 0; unit < table.units(); ++unit) {
        ItemRange item{units[unit], {}, 0};
        std::vector<int> values;
        for (std::size_t rater = 0; rater < table.raters(); ++rater) {
            item.values.push_back(table.at(unit, rater));
            if (item.values.back())
                values.push_back(*item.values.back());
        }
        if (values.size() < 2)
            continue;
        const auto [least, most] = std::minmax_element(values.begin(), values.end());
        item.range = *most - *least;
        ranges.push_back(std::move(item));
    }
    std::stable_sort(ranges.begin(), ranges.end(),
                     [](const ItemRange& one, const ItemRange& other) { return one.range > other.range; });
    return ranges;
}

/// One computed statistic as a row of ann_agreement.
class Recorder {
public:
    Recorder(Project& project, const Study& study, const StudyAgreement& measured)
        : m_database(project.database()),
          m_study(study),
          m_measured(measured),
          m_now(utcNow())
    {
    }

    Status add(const std::string& name, const Statistic& statistic, std::size_t pairable, std::size_t raters,
               const BootstrapInterval* interval = nullptr)
    {
        SqlValues values = {m_study.id, m_now, name, statistic.value};
        values.emplace_back(statistic.value ? SqlValue(nullptr) : SqlValue(statistic.reason));
        values.emplace_back(interval ? SqlValue(interval->lo) : SqlValue(nullptr));
        values.emplace_back(interval ? SqlValue(interval->hi) : SqlValue(nullptr));
        for (const std::size_t count : {m_measured.agreement.items, pairable, raters})
            values.emplace_back(count);
        values.emplace_back(interval ? SqlValue(interval->resamples) : SqlValue(nullptr));
        values.emplace_back(interval ? SqlValue(interval->dropped) : SqlValue(nullptr));
        values.emplace_back(interval ? SqlValue(std::int64_t(interval->seed)) : SqlValue(nullptr));
        values.emplace_back(m_measured.inputSha256);
        return m_database.run("INSERT INTO ann_agreement(study_id,at,stat,value,undefined_reason,ci_lo,ci_hi,n_units,"
                              "n_pairable,n_raters,boot_n,boot_dropped,boot_seed,input_sha256) "
                              "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(study_id,stat,input_sha256) DO NOTHING",
                              values);
    }

private:
    Database& m_database;
    const Study& m_study;
    const StudyAgreement& m_measured;
    const std::string m_now;
};

Status record(Project& project, const Study& study, const StudyAgreement& measured)
{
    const Agreement& agreement = measured.agreement;
    Recorder recorder(project, study, measured);
    const std::size_t raters = measured.raters.size();
    PALIMPSEST_CHECK(recorder.add("alpha_ordinal", agreement.ordinal, agreement.pairable, raters, &measured.ordinal));
    PALIMPSEST_CHECK(recorder.add("alpha_nominal", agreement.nominal, agreement.pairable, raters, &measured.nominal));
    PALIMPSEST_CHECK(
        recorder.add("alpha_interval", agreement.interval, agreement.pairable, raters, &measured.interval));
    for (const PairAgreement& pair : agreement.pairs)
        PALIMPSEST_CHECK(recorder.add("kappa_quadratic/" + measured.raters[pair.a] + "/" + measured.raters[pair.b],
                                      pair.kappaQuadratic, pair.n, 2));
    for (const RaterRecord& one : measured.records)
        PALIMPSEST_CHECK(recorder.add("self_kappa_quadratic/" + one.rater, one.selfKappa, one.repeats, 1));
    return {};
}

} // namespace

std::size_t RaterRecord::rated() const { return std::accumulate(counts.begin(), counts.end(), std::size_t(0)); }

StudyAgreement measureStudy(const StudyRatings& ratings, std::uint64_t seed)
{
    StudyAgreement measured;
    measured.scale = ratings.scale;
    measured.raters = ratings.raters;
    const RatingTable table = ratings.table();
    measured.agreement = measureAgreement(table, ratings.scale);
    measured.nominal = alphaInterval(ratings, seed, Difference::Nominal);
    measured.ordinal = alphaInterval(ratings, seed, Difference::Ordinal);
    measured.interval = alphaInterval(ratings, seed, Difference::Interval);
    poolPairs(measured);
    for (std::size_t rater = 0; rater < ratings.raters.size(); ++rater)
        measured.records.push_back(recordOf(ratings, rater));
    measured.ranges = rangesOf(table, ratings.units);
    measured.inputSha256 = hashOf(ratings);
    return measured;
}

Result<StudyAgreement> studyAgreement(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    StudyAgreement measured = measureStudy(ratings, study.design.seed);
    PALIMPSEST_CHECK(project.database().transaction([&] { return record(project, study, measured); }));
    return measured;
}

} // namespace palimpsest
