#include "tests/arch/include_lint.h"

#include <QtTest/QtTest>

namespace arch = palimpsest::arch;

namespace {

std::string sourceText(const char* name)
{
    QFile file(QStringLiteral(PALIMPSEST_SOURCE_DIR "/") + name);
    return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Whether there are no findings; prints each that there is.
bool none(const arch::Findings& findings)
{
    for (const std::string& finding : findings)
        qWarning("%s", finding.c_str());
    return findings.empty();
}

} // namespace

/// Holds the source tree to the table of arrows.
class TestArrows : public QObject {
    Q_OBJECT

private:
    arch::Arrows m_arrows = arch::Arrows::parse(sourceText("tests/arch/arrows.txt"));

private Q_SLOTS:
    void theTableIsSound()
    {
        QVERIFY(m_arrows.knows("base") && m_arrows.knows("app"));
        QVERIFY(none(m_arrows.problems()));
    }

    void includesFollowTheArrows() { QVERIFY(none(arch::lintIncludes(PALIMPSEST_SOURCE_DIR, m_arrows))); }

    void linksFollowTheArrows() { QVERIFY(none(arch::lintLinks(PALIMPSEST_SOURCE_DIR, m_arrows))); }

    void longFilesHaveAReason()
    {
        const std::string allowed = sourceText("tests/arch/long_files.txt");
        QVERIFY(!allowed.empty());
        QVERIFY(none(arch::lintLengths(PALIMPSEST_SOURCE_DIR, allowed)));
    }

    void theReadmeDrawsTheSameArrows()
    {
        const arch::Edges drawn = arch::edgesOfDrawing(sourceText("README.md"));
        arch::Findings differences;
        for (const auto& [from, to] : m_arrows.edges())
            if (drawn.count({from, to}) == 0)
                differences.push_back("README.md does not draw " + from + " --> " + to);
        for (const auto& [from, to] : drawn)
            if (m_arrows.edges().count({from, to}) == 0)
                differences.push_back("README.md draws " + from + " --> " + to + ", the table does not have it");
        QVERIFY(none(differences));
    }
};

QTEST_APPLESS_MAIN(TestArrows)
#include "tst_arrows.moc"
