#include "engine/study/study_ratings.h"
#include "engine/study/agreement.h"
#include "tests/engine/study/small_study.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

/// Everything that a study tells of its models and raters.
struct Findings {
    std::vector<std::pair<std::string, double>> means;
    double alphaOrdinal = 0, alphaNominal = 0, alphaInterval = 0;
    std::size_t pairable = 0;
    bool operator==(const Findings&) const = default;
};

/// From 1 to 8, the same for a text whoever rates it, give or take one.
int valueOf(const std::string& text, std::size_t rater)
{
    std::size_t sum = rater * 3;
    for (const char letter : text)
        sum = sum * 31 + static_cast<unsigned char>(letter);
    return int(std::min<std::size_t>(8, 1 + sum % 7 + (sum / 7) % 2));
}

} // namespace

class TestStudyRatings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        pal::StudyRequest request;
        request.raters = {"ann", "bo", "cy"};
        request.repeatFraction = 0.2;
        request.goldFraction = 0.1;
        auto made = pal::testing::makeSmallStudy(m_folder, request);
        QVERIFY2(made.ok(), made ? "" : made.error().text().c_str());
        m_study = std::make_unique<pal::testing::SmallStudy>(std::move(*made));
    }

    void goldAndRepeatsNeverChangeMeansOrAlpha()
    {
        rateAll("rate");
        const Findings plain = findings();
        QVERIFY(plain.pairable > 50);
        QVERIFY(plain.means.size() == 2);
        rateAll("repeat");
        QVERIFY(ofPurpose(pal::Purpose::Repeat) > 20);
        QVERIFY(findings() == plain);
        rateAll("gold");
        QVERIFY(ofPurpose(pal::Purpose::Gold) > 10);
        QVERIFY(findings() == plain);
    }

private:
    pal::Database& database() { return m_study->project.database(); }

    /// Every rater rates their items of that purpose, in the rater's own file, and sends the return.
    void rateAll(const char* purpose)
    {
        std::map<std::string, bool> wanted;
        QVERIFY(database()
                    .each("SELECT token FROM ann_assignment WHERE purpose=?", {std::string(purpose)},
                          [&](const pal::SqlRow& row) { wanted[row.text(0)] = true; })
                    .ok());
        for (std::size_t rater = 0; rater < m_study->packs.size(); ++rater) {
            const auto path = pal::testing::ratePack(
                m_study->packs[rater], m_folder / ("data" + std::to_string(rater)),
                [&](pal::RaterFile& file, std::size_t item) {
                    const pal::PackItem& shown = file.pack().items[item];
                    if (wanted.count(shown.token) > 0) // gold far from what the rater would say of it
                        file.rate(item, std::string(purpose) == "rate" ? valueOf(shown.output, rater) : 8, {}, {});
                });
            QVERIFY(path.ok());
            const auto report = pal::importReturn(m_study->project, m_format, *path, false);
            QVERIFY2(report.ok(), report ? "" : report.error().text().c_str());
            QVERIFY(report->added > 0 && report->rejected.empty());
        }
    }

    Findings findings()
    {
        const pal::StudyRatings ratings = *pal::loadRatings(m_study->project, m_study->study);
        Findings found;
        const auto results = *pal::modelResults(m_study->project, m_study->study, ratings);
        for (const pal::ModelResult& result : results)
            found.means.emplace_back(result.run + std::to_string(result.epoch) + "/" + std::to_string(result.units),
                                     result.mean + result.interval.lo.value_or(0) / 16
                                         + result.interval.hi.value_or(0) / 256);
        const pal::Agreement agreement = pal::measureAgreement(ratings.table(), ratings.scale);
        found.alphaOrdinal = agreement.ordinal.value.value_or(-9);
        found.alphaNominal = agreement.nominal.value.value_or(-9);
        found.alphaInterval = agreement.interval.value.value_or(-9);
        found.pairable = agreement.pairable;
        return found;
    }

    std::size_t ofPurpose(pal::Purpose purpose)
    {
        const pal::StudyRatings ratings = *pal::loadRatings(m_study->project, m_study->study);
        return std::size_t(std::count_if(ratings.ratings.begin(), ratings.ratings.end(),
                                         [&](const auto& rating) { return rating.purpose == purpose; }));
    }

    const pal::FolderArchive m_format;
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    std::unique_ptr<pal::testing::SmallStudy> m_study;
};

QTEST_GUILESS_MAIN(TestStudyRatings)
#include "tst_study_ratings.moc"
