#include "tests/arch/include_lint.h"

#include <QtTest/QtTest>

namespace arch = palimpsest::arch;

namespace {

constexpr const char* kTable = "base ->\n"
                               "text -> base\n"
                               "model -> text\n"
                               "run -> model\n"
                               "plotting ->\n"
                               "ui -> plotting engine\n"
                               "app -> ui engine\n"
                               "qt: plotting ui app\n"
                               "torch: model run\n"
                               "json: engine\n"
                               "never: torch/torch.h\n";

QString joined(const arch::Findings& findings)
{
    QStringList lines;
    for (const std::string& finding : findings)
        lines << QString::fromStdString(finding);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// The lint must fail where the tree is wrong: small trees, each with one fault.
class TestIncludeLint : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    arch::Arrows m_arrows = arch::Arrows::parse(kTable);

    void write(const QString& path, const QByteArray& text)
    {
        const QString full = m_folder.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(full).path()));
        QFile file(full);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(text), qint64(text.size()));
    }

    QString includeFindings() { return joined(arch::lintIncludes(m_folder.path().toStdString(), m_arrows)); }

private Q_SLOTS:
    void init()
    {
        QVERIFY(QDir(m_folder.path()).removeRecursively());
        QVERIFY(QDir().mkpath(m_folder.path()));
        write("engine/base/error.h", "#pragma once\n#include <string>\n");
        write("engine/text/words.h", "#include \"engine/base/error.h\"\n");
        write("engine/model/net.cpp", "#include <torch/types.h>\n#include \"engine/text/words.h\"\n");
        write("plotting/chart.cpp", "#include <QChart>\n");
        write("ui/page.cpp", "#include \"engine/text/words.h\"\n#include <QtWidgets/QWidget>\n#include \"page.moc\"\n");
        write("app/main.cpp", "#include \"engine/base/error.h\"\n");
    }

    void aSoundTreeHasNoFindings() { QCOMPARE(includeFindings(), QString()); }

    void anArrowThatIsNotDrawn()
    {
        write("engine/text/words.cpp", "#include \"engine/text/words.h\"\n\n#include \"engine/model/net.h\"\n");
        write("engine/model/net.h", "");
        QCOMPARE(includeFindings(),
                 QString("engine/text/words.cpp:3: text may not include engine/model/net.h: no arrow "
                         "leads from text to model"));
    }

    void theEngineDoesNotSeeTheWindow()
    {
        write("ui/page.h", "");
        write("engine/run/session.cpp", "#include \"ui/page.h\"\n");
        QCOMPARE(includeFindings(),
                 QString("engine/run/session.cpp:1: run may not include ui/page.h: no arrow leads from run to ui"));
    }

    void plottingKnowsNoEngine()
    {
        write("plotting/curve.h", "#include \"engine/base/error.h\"\n");
        QVERIFY(includeFindings().startsWith("plotting/curve.h:1: plotting may not include"));
    }

    void qtInTheEngine_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("class") << QByteArray("QString");
        QTest::newRow("module") << QByteArray("QtCore/QString");
        QTest::newRow("lower case") << QByteArray("qtimer.h");
        QTest::newRow("QuaZip") << QByteArray("quazip/quazip.h");
    }

    void qtInTheEngine()
    {
        QFETCH(QByteArray, header);
        write("engine/run/session.cpp", "# include <" + header + ">\n");
        QCOMPARE(includeFindings(),
                 QString("engine/run/session.cpp:1: run may not use qt: engine/run/session.cpp > <" + header + ">"));
    }

    void torchBelowItsFolders()
    {
        write("engine/text/words.cpp", "#include <ATen/ops/mm.h>\n");
        QVERIFY(includeFindings().startsWith("engine/text/words.cpp:1: text may not use torch"));
    }

    void torchThroughHeaders()
    {
        write("engine/model/net.h", "#include <torch/types.h>\n");
        write("engine/run/session.h", "#include \"engine/model/net.h\"\n");
        write("app/train.cpp", "#include <string>\n#include \"engine/run/session.h\"\n");
        QCOMPARE(includeFindings(),
                 QString("app/train.cpp:2: app may not use torch: app/train.cpp > engine/run/session.h "
                         "> engine/model/net.h > <torch/types.h>"));
    }

    void jsonInTheWindow()
    {
        write("ui/page.cpp", "#include <nlohmann/json.hpp>\n");
        QVERIFY(includeFindings().startsWith("ui/page.cpp:1: ui may not use json"));
    }

    void bannedHeaders()
    {
        write("engine/run/session.cpp", "#include <torch/torch.h>\n");
        QCOMPARE(includeFindings(), QString("engine/run/session.cpp:1: nobody includes torch/torch.h"));
    }

    void includesAreWrittenFromTheRoot()
    {
        write("engine/text/words.cpp", "#include \"words.h\"\n");
        QCOMPARE(includeFindings(),
                 QString("engine/text/words.cpp:1: \"words.h\" is no file of the project, seen from its root"));
    }

    void foldersThatTheTableDoesNotHave()
    {
        write("engine/magic/wand.cpp", "");
        QCOMPARE(includeFindings(), QString("engine/magic/wand.cpp:1: the folder magic is not in the table"));
    }

    void commentsIncludeNothing()
    {
        write("engine/text/words.cpp", "// #include <QString>\n/*\n#include <QString>\n*/ const char* a = \"/*\";\n"
                                       "#include \"engine/base/error.h\" // why\n");
        QCOMPARE(includeFindings(), QString());
        const auto includes = arch::includesOf("/* a */ #include <a.h>\nconst char* b = \"//\";\n#include \"b.h\"\n");
        QCOMPARE(includes.size(), std::size_t(2));
        QCOMPARE(includes[1].line, 3);
        QVERIFY(includes[1].quoted);
    }

    void linksAgainstTheArrows()
    {
        write("engine/model/CMakeLists.txt", "palimpsest_library(model TORCH LINK text)\n");
        QCOMPARE(joined(arch::lintLinks(m_folder.path().toStdString(), m_arrows)), QString());
        write("engine/text/CMakeLists.txt", "# run\npalimpsest_library(text TORCH LINK base PRIVATE palimpsest_run)\n");
        QCOMPARE(joined(arch::lintLinks(m_folder.path().toStdString(), m_arrows)),
                 QString("engine/text/CMakeLists.txt:1: text may not use torch\n"
                         "engine/text/CMakeLists.txt:1: text may not link run: no arrow leads there"));
    }

    void longFiles()
    {
        write("ui/long.cpp", QByteArray(401, '\n'));
        write("ui/full.cpp", QByteArray(400, '\n'));
        const std::string root = m_folder.path().toStdString();
        QCOMPARE(joined(arch::lintLengths(root, "")),
                 QString("ui/long.cpp:1: 401 lines; more than 400 need a reason in tests/arch/long_files.txt"));
        QCOMPARE(joined(arch::lintLengths(root, "# why\nui/long.cpp  one table\n")), QString());
        QCOMPARE(joined(arch::lintLengths(root, "ui/long.cpp\n")),
                 QString("ui/long.cpp: the list of long files gives no reason"));
        QCOMPARE(joined(arch::lintLengths(root, "ui/long.cpp a table\nui/full.cpp a table\n")),
                 QString("ui/full.cpp: is listed as long, and is not"));
    }

    void tablesThatCannotBe()
    {
        QCOMPARE(joined(arch::Arrows::parse("a -> b\nb -> a\n").problems()),
                 QString("a stands below itself\nb stands below itself"));
        QCOMPARE(joined(arch::Arrows::parse("a -> c\n").problems()), QString("a -> c: c has no line of its own"));
        QCOMPARE(joined(arch::Arrows::parse("a = c\n").problems()), QString("cannot be read: a = c"));
        QCOMPARE(joined(arch::Arrows::parse("a ->\na ->\n").problems()), QString("a has two lines"));
        QCOMPARE(joined(arch::Arrows::parse("a ->\nqt: b\n").problems()), QString("qt: b has no line of its own"));
    }

    void drawings()
    {
        const arch::Edges drawn =
            arch::edgesOfDrawing("flowchart TD\n    run --> unlearn & tasks\n    ui --> engine\n");
        QCOMPARE(drawn, (arch::Edges{{"run", "unlearn"}, {"run", "tasks"}, {"ui", "engine"}}));
    }
};

QTEST_APPLESS_MAIN(TestIncludeLint)
#include "tst_include_lint.moc"
