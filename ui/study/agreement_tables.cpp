#include "ui/study/agreement_tables.h"

#include "ui/study/fact_table.h"
#include "ui/study/study_words.h"
#include "ui/theme/safe_text.h"

#include <QCoreApplication>

namespace palimpsest {

namespace {

struct TableWords {
    Q_DECLARE_TR_FUNCTIONS(AgreementTables)
};

QString nameOf(const StudyAgreement& measured, std::size_t rater)
{
    return safeText(QString::fromStdString(measured.raters[rater]));
}

QString kappaFormula()
{
    return TableWords::tr(
        "Cohen's κ with quadratic weights, over the items both rated:\nκ = 1 − Σ w·O / (Σ w·r·c / N), w = "
        "(i − j)² / (K − 1)², K = values of the scale.\n1: always equal; 0: as chance would have it.");
}

Fact pairFact(const StudyAgreement& measured, const PairAgreement& pair)
{
    Fact fact;
    fact.text = TableWords::tr("%1  n %2").arg(statisticText(pair.kappaQuadratic)).arg(pair.n);
    fact.muted = pair.n < kFewCommonItems || !pair.kappaQuadratic.value;
    QString meaning = TableWords::tr("%1 and %2, %n common item(s)", nullptr, int(pair.n))
                          .arg(nameOf(measured, pair.a), nameOf(measured, pair.b));
    if (pair.n > 0)
        meaning +=
            QLatin1Char('\n')
            + TableWords::tr("equal %1, at most 1 apart %2\nκ unweighted %3, linear %4, quadratic %5\nSpearman's ρ %6, "
                             "Kendall's τ-b %7")
                  .arg(shareText(pair.exact), shareText(pair.withinOne), statisticText(pair.kappa),
                       statisticText(pair.kappaLinear), statisticText(pair.kappaQuadratic),
                       statisticText(pair.spearman), statisticText(pair.kendallTauB));
    if (pair.n < kFewCommonItems)
        meaning += QLatin1Char('\n') + TableWords::tr("Grey: fewer than %1 common items.").arg(kFewCommonItems);
    const QString why = undefinedMeaning(pair.kappaQuadratic);
    fact.meaning = meaning + (why.isEmpty() ? QString() : QLatin1Char('\n') + why) + QLatin1Char('\n') + kappaFormula();
    return fact;
}

Fact selfFact(const RaterRecord& record)
{
    Fact fact;
    fact.text = record.repeats > 0
                    ? TableWords::tr("self %1  n %2").arg(statisticText(record.selfKappa)).arg(record.repeats)
                    : QStringLiteral("–");
    fact.muted = record.repeats < kFewCommonItems || !record.selfKappa.value;
    const QString why = undefinedMeaning(record.selfKappa);
    fact.meaning = TableWords::tr("%1 with themselves: %n item(s) rated twice", nullptr, int(record.repeats))
                       .arg(safeText(QString::fromStdString(record.rater)))
                   + (why.isEmpty() ? QString() : QLatin1Char('\n') + why) + QLatin1Char('\n') + kappaFormula();
    return fact;
}

Fact wordFact(const QString& words)
{
    Fact fact{words, {}};
    fact.isNumber = false;
    return fact;
}

Fact count(std::size_t number) { return {QString::number(number), {}}; }

} // namespace

void fillKappaMatrix(FactTable& table, const StudyAgreement& measured)
{
    const std::size_t raters = measured.raters.size();
    std::vector<FactColumn> columns;
    QStringList names;
    for (std::size_t rater = 0; rater < raters; ++rater) {
        names << nameOf(measured, rater);
        columns.push_back({names.back(), kappaFormula()});
    }
    std::vector<std::vector<Fact>> rows(raters, std::vector<Fact>(raters));
    for (const PairAgreement& pair : measured.agreement.pairs)
        rows[pair.a][pair.b] = rows[pair.b][pair.a] = pairFact(measured, pair);
    for (std::size_t rater = 0; rater < raters; ++rater)
        rows[rater][rater] = selfFact(measured.records[rater]);
    table.setFacts(std::move(columns), std::move(rows), names);
}

void fillRaterRecords(FactTable& table, const StudyAgreement& measured)
{
    const std::vector<FactColumn> columns = {
        {TableWords::tr("Rater"), {}},
        {TableWords::tr("Rated"), TableWords::tr("Items with a value; gold and repeats are not counted.")},
        {TableWords::tr("Skipped"), TableWords::tr("Items that the rater left out, with a reason.")},
        {TableWords::tr("Gold passed"),
         TableWords::tr(
             "Items whose value is known, rated within the right range, of those that were rated. They count "
             "nowhere else.")},
        {TableWords::tr("Repeats"), TableWords::tr("Items rated a second time, 20 places or more behind the first.")},
        {TableWords::tr("Self κ"), kappaFormula()},
    };
    std::vector<std::vector<Fact>> rows;
    for (const RaterRecord& record : measured.records) {
        Fact gold{record.goldRated == 0 ? QStringLiteral("–")
                                        : TableWords::tr("%1 of %2 (%3)")
                                              .arg(record.goldPassed)
                                              .arg(record.goldRated)
                                              .arg(shareText(double(record.goldPassed) / double(record.goldRated))),
                  {}};
        gold.strong = record.goldPassed < record.goldRated;
        Fact self{statisticText(record.selfKappa), selfFact(record).meaning};
        self.muted = record.repeats < kFewCommonItems || !record.selfKappa.value;
        rows.push_back({wordFact(safeText(QString::fromStdString(record.rater))), count(record.rated()),
                        count(record.skipped), gold, count(record.repeats), self});
    }
    table.setFacts(columns, std::move(rows));
}

void fillItemRanges(FactTable& table, const StudyAgreement& measured)
{
    std::vector<FactColumn> columns = {
        {TableWords::tr("Item"), TableWords::tr("Number of the item in the project; it says nothing of the model.")},
        {TableWords::tr("Range"),
         TableWords::tr("Highest less lowest rating. From %1 on an item waits for an adjudicator.")
             .arg(kUnresolvedRange)}};
    for (std::size_t rater = 0; rater < measured.raters.size(); ++rater)
        columns.push_back({nameOf(measured, rater), {}});
    std::vector<std::vector<Fact>> rows;
    for (const ItemRange& item : measured.ranges) {
        Fact range = count(std::size_t(item.range));
        range.strong = item.range >= kUnresolvedRange;
        std::vector<Fact> row = {{QString::number(item.unit), {}}, range};
        for (const std::optional<int>& value : item.values) {
            row.push_back({value ? QString::number(*value) : QStringLiteral("–"), {}});
            row.back().muted = !value;
        }
        rows.push_back(std::move(row));
    }
    table.setFacts(std::move(columns), std::move(rows));
}

} // namespace palimpsest
