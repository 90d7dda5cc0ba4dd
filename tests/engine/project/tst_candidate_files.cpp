#include "engine/base/files.h"
#include "engine/project/candidate_files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestCandidateFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path write(const char* name, const std::string& text)
    {
        const std::filesystem::path path = m_folder.path().toStdString() + "/" + name;
        std::filesystem::create_directories(path.parent_path());
        [&] { QVERIFY(writeFileAtomically(path, text)); }();
        return path;
    }

    std::filesystem::path samples()
    {
        return write("samples-exp.csv", "id,doc_id,prefix,reference,overlap\n"
                                        "0,1670,first prefix,first reference,\n"
                                        "1,13379,second prefix,\"second\nreference\",\n");
    }

private Q_SLOTS:
    void tablesWithoutDocIdTakeItByRowNumber()
    {
        const auto table = write("reference/epoch1.csv", "id,bleu,candidate,reference\n"
                                                         "1,0.5,two,second  reference\n"
                                                         "0,0.25,one,first reference\n");
        const auto run = readCandidateRun({table.parent_path(), "", samples()});
        QVERIFY2(run, run ? "" : run.error().text().c_str());
        QCOMPARE(run->candidates.size(), std::size_t(2));
        QCOMPARE(run->candidates[0].docId, 13379);
        QCOMPARE(run->candidates[0].prefix, std::string("second prefix"));
        QCOMPARE(run->candidates[0].epoch, 1);
        QCOMPARE(run->candidates[1].docId, 1670);
    }

    void withoutSamplesTheErrorSaysWhatToName()
    {
        const auto table = write("bare/epoch0.csv", "id,candidate,reference\n0,one,first reference\n");
        const auto run = readCandidateRun({table, "", {}});
        QVERIFY(!run);
        const QString error = QString::fromStdString(run.error().text());
        QVERIFY2(error.contains("line 2") && error.contains("--exp"), qPrintable(error));
    }

    void anotherExperimentIsRefused()
    {
        const auto table = write("other/epoch0.csv", "id,candidate,reference\n0,one,something else\n"
                                                     "1,two,and else\n");
        const auto run = readCandidateRun({table, "", samples()});
        QVERIFY(!run);
        QVERIFY(QString::fromStdString(run.error().text()).contains("another experiment"));
    }

    void ownPrefixesNeedNoSamples()
    {
        const auto table = write("eval/unlearn.csv", "id,prefix,candidate,reference,doc_id\n0,p,c,r,7\n");
        const auto run = readCandidateRun({table, "", {}});
        QVERIFY(run);
        QCOMPARE(run->candidates.front().prefix, std::string("p"));
        QCOMPARE(run->candidates.front().docId, 7);
        QCOMPARE(run->candidates.front().epoch, kFinalEpoch);
    }
};

QTEST_GUILESS_MAIN(TestCandidateFiles)
#include "tst_candidate_files.moc"
