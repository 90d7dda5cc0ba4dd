#include "engine/metrics/diversity.h"

#include "engine/base/files.h"

#include <nlohmann/json.hpp>

#include <QtTest/QtTest>

#include <cmath>

namespace pal = palimpsest;

class TestDiversity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAsPythonDoes();
    void nothingIsNotDiverse();
};

void TestDiversity::countsAsPythonDoes()
{
    const auto text = pal::readFile(PALIMPSEST_FIXTURES "/metrics/diversity.json");
    QVERIFY(text.ok());
    const auto cases = nlohmann::json::parse(*text);
    QVERIFY(cases.size() >= 50);
    for (const auto& row : cases) {
        const auto got = pal::diversity(row["ids"].get<std::vector<pal::TokenId>>());
        QCOMPARE(got.diff, row["diff"].get<double>());
        QVERIFY2(std::abs(got.entropy - row["entropy"].get<double>()) <= 1e-12, row.dump().c_str());
    }
}

void TestDiversity::nothingIsNotDiverse()
{
    const auto got = pal::diversity({});
    QCOMPARE(got.diff, 0.0);
    QCOMPARE(got.entropy, 0.0);
}

QTEST_APPLESS_MAIN(TestDiversity)
#include "tst_diversity.moc"
