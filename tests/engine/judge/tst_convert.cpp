#include "engine/base/files.h"
#include "engine/judge/convert.h"
#include "engine/judge/results_file.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

constexpr const char* kHeader = "id,diff,entropy,bleu,P,R,F1,prefix,candidate,reference,doc_id\n";

}

class TestConvert : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    void write(const char* name, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(m_folder.filePath(name)).path());
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const char* name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    pal::Result<pal::Conversion> convert(std::vector<pal::CandidateSource> sources, bool overwrite = true) const
    {
        return pal::convertResults({path("exp"), std::move(sources), path("out"), overwrite});
    }
    QString failure(std::vector<pal::CandidateSource> sources) const
    {
        const auto result = convert(std::move(sources));
        return result ? QString() : QString::fromStdString(result.error().text());
    }

private Q_SLOTS:
    void initTestCase()
    {
        write("exp/doc_ids.csv", "doc_id,corpus\n70,a\n5,b\n");
        write("all/unlearn.csv", QByteArray(kHeader)
                                     + "0,1,2,3,4,5,6,x,y,z,9\n1,0.5,2.0,3,4,5,6,\xc3\xa9,one ,<|endoftext|>r,5\n"
                                       "2,1.0,2,3,4,5,6,\"a\n\",<|endoftext|>\xf0\x9f\x98\x80<|endoftext|>,s,70\n");
        write("run/samples.csv", "id,doc_id,prefix,reference,overlap\n0,5,p,r,0\n1,70,q,s,0\n");
        write("run/epoch2.csv", "id,candidate\n0,old\n1,old\n");
        write("run/epoch10.csv", "id,candidate\n1,\"b \"\"c\"\" \\ \x7f\"\n0,a\n");
    }

    void joinsByDocIdInTheOrderOfTheList()
    {
        const auto done = convert({{"ours", path("run")}, {"and", path("run/epoch2.csv")}, {"original", path("all")}});
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().text().c_str());
        QCOMPARE(read("out/results.json"),
                 QByteArray("[{'prefix': 'a\\n', 'reference': 's', 'original': '\\ud83d\\ude00', 'and': 'old', "
                            "'ours': 'b \\'c\\' \\\\ \\u007f'}, {'prefix': '\\u00e9', 'reference': 'r', "
                            "'original': 'one ', 'and': 'old', 'ours': 'a'}]")
                     .replace('\'', '"'));
        QCOMPARE(read("out/neo.csv"), QByteArray(kHeader)
                                          + "0,1.0,2,3,4,5,6,\"a\n\",<|endoftext|>\xf0\x9f\x98\x80<|endoftext|>,s,70\n"
                                            "1,0.5,2.0,3,4,5,6,\xc3\xa9,one ,<|endoftext|>r,5\n");
        QVERIFY(!QFile::exists(m_folder.filePath("out/opt.csv")));
        QCOMPARE(done->warnings.size(), std::size_t(1)); // no opt
        const auto back = pal::readResultsFile(path("out/results.json"));
        QVERIFY(back.ok());
        QCOMPARE(back->models, (std::vector<std::string>{"original", "and", "ours"}));
        QCOMPARE(back->items[1].candidates[0], std::string("one "));
    }

    void othersReferencesAreToldOf()
    {
        write("other/unlearn.csv", QByteArray(kHeader) + "0,1,2,3,4,5,6,x,y,not s,70\n1,1,2,3,4,5,6,x,y,r,5\n");
        const auto done = convert({{"original", path("all")}, {"opt", path("other")}});
        QVERIFY(done.ok());
        QVERIFY(QString::fromStdString(done->warnings.at(0)).contains("opt: 1 references"));
    }

    void whatCannotBeJoinedIsRefused()
    {
        QVERIFY(failure({}).contains("NAME=PATH"));
        QVERIFY(failure({{"prefix", path("all")}}).contains("prefix"));
        QVERIFY(failure({{"a", path("all")}, {"a", path("all")}}).contains("twice"));
        QVERIFY(failure({{"a", path("exp")}}).contains("epoch<k>.csv"));
        write("few/unlearn.csv", QByteArray(kHeader) + "0,1,2,3,4,5,6,x,y,z,5\n");
        QVERIFY(failure({{"a", path("few")}}).contains("lacks 1 of the 2"));
        write("twice/unlearn.csv", QByteArray(kHeader) + "0,1,2,3,4,5,6,x,y,z,5\n1,1,2,3,4,5,6,x,other,z,5\n");
        QVERIFY(failure({{"a", path("twice")}}).contains("line 3"));
        write("unknown/epoch0.csv", "id,candidate\n0,a\n");
        QVERIFY(failure({{"a", path("unknown")}}).contains("doc_id"));
    }

    void nothingIsOverwrittenUnasked()
    {
        QVERIFY(convert({{"original", path("all")}}).ok());
        const auto again = convert({{"original", path("all")}}, false);
        QVERIFY(!again.ok() && again.error().kind == pal::ErrorKind::WouldOverwrite);
    }
};

QTEST_APPLESS_MAIN(TestConvert)
#include "tst_convert.moc"
