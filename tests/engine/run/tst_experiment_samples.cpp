#include "engine/run/experiment_samples.h"
#include "engine/tables/csv.h"
#include "tests/engine/run/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace fs = std::filesystem;
namespace pal = palimpsest;

class TestExperimentSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatTheForgetRowsSay()
    {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        QVERIFY(tiny::makeRows(root / "exp/exp7/unlearn/_dataset.npy", "The cat"));
        tiny::write(root / "exp/exp7/doc_ids.csv", "doc_id,corpus\n11,a\n12,a\n13,a\n14,a\n15,a\n16,a\n");
        const auto saved = pal::saveExperimentSamples(root / "exp/exp7", tiny::kTokenizer.string(), root / "project");
        QVERIFY2(saved, saved ? "" : saved.error().text().c_str());
        QCOMPARE(saved->filename().string(), std::string("samples-exp7.csv"));
        const auto table = pal::readCsv(*saved);
        QVERIFY(table);
        QCOMPARE(table->rows(), std::size_t(6));
        const std::string whole = table->at(0, *table->column("prefix")) + table->at(0, *table->column("reference"));
        QVERIFY2(whole.find("The cat number") != std::string::npos, whole.c_str()); // the rows' second halves
        QCOMPARE(table->at(5, *table->column("doc_id")), std::string("16"));
        QVERIFY(!table->at(5, *table->column("reference")).empty());
        // A slash at the end names the same experiment.
        QVERIFY(pal::saveExperimentSamples(root / "exp/exp7/", tiny::kTokenizer.string(), root / "project"));
        QCOMPARE(std::distance(fs::directory_iterator(root / "project"), fs::directory_iterator()), std::ptrdiff_t(1));
    }

    void aFolderThatIsNoExperimentIsNamed()
    {
        QTemporaryDir folder;
        const auto saved =
            pal::saveExperimentSamples(folder.path().toStdString(), tiny::kTokenizer.string(), "/nowhere");
        QVERIFY(!saved);
        QVERIFY(QString::fromStdString(saved.error().text()).contains(folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestExperimentSamples)
#include "tst_experiment_samples.moc"
