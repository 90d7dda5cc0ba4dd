#include "tests/ui/judge/judge_bench.h"
#include "ui/judge/candidate_picker.h"
#include "ui/judge/judge_run_page.h"
#include "ui/judge/line_diff.h"
#include "ui/theme/number_label.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

namespace pal = palimpsest;
using namespace palimpsest::test;

class TestJudgeRunPage : public QObject {
    Q_OBJECT

    std::unique_ptr<JudgeBench> m_bench;
    std::unique_ptr<pal::JudgeRunPage> m_page;

    void open(int rows)
    {
        m_bench = std::make_unique<JudgeBench>(rows);
        m_page = std::make_unique<pal::JudgeRunPage>(&m_bench->desk(), &m_bench->judge());
        m_page->resize(1024, 700);
        m_page->show();
        QTRY_VERIFY(!m_bench->judge().isLoading());
    }

    void saveEndpoint()
    {
        pal::Project project = m_bench->project();
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        QVERIFY(store.saveEndpoint(judgeRun(m_bench->server().url(), "ok").endpoint).ok());
        m_bench->reload();
    }

    QTreeWidget* tree() const { return part<QTreeWidget>(*m_page, "candidates"); }
    QString why() const { return part<QLabel>(*m_page, "why")->text(); }
    QPushButton* create() const { return part<QPushButton>(*m_page, "create"); }

    void tick()
    {
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        tree()->topLevelItem(0)->child(0)->setCheckState(0, Qt::Checked);
    }

    std::vector<pal::JudgeRunState> runs() { return m_bench->judge().runs(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!FaultServer::canRun())
            QSKIP("python3 is not here");
        QCoreApplication::setOrganizationName("PalimpsestTest");
        QCoreApplication::setApplicationName("tst_judge_run_page");
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void saysWhatIsMissing()
    {
        open(3);
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        QVERIFY(why().contains("Tick"));
        tick();
        QVERIFY(why().contains("no endpoint"));
        saveEndpoint();
        QTRY_VERIFY(why().contains("model"));
        QVERIFY(!create()->isEnabled());
        part<QComboBox>(*m_page, "model")->setEditText("ok");
        QCOMPARE(why(), QString());
        QVERIFY(create()->isEnabled());
        type(*m_page, "budget", "1");
        QVERIFY(why().contains("budget needs"));
        type(*m_page, "priceIn", "2.5");
        QVERIFY(why().contains("Both prices"));
        type(*m_page, "priceOut", "x");
        QVERIFY(why().contains("Both prices") || why().contains("amount"));
        type(*m_page, "priceOut", "10");
        QVERIFY(why().contains("where the price is from"));
        type(*m_page, "priceSource", "a list");
        QCOMPARE(why(), QString());
    }

    void estimatesAndCreatesADraft()
    {
        open(8);
        saveEndpoint();
        tick();
        part<QComboBox>(*m_page, "model")->setEditText("ok");
        type(*m_page, "priceIn", "1");
        type(*m_page, "priceOut", "10");
        type(*m_page, "priceSource", "a list");
        type(*m_page, "budget", "2");
        part<QSpinBox>(*m_page, "replicates")->setValue(2);
        auto* cost = part<pal::NumberLabel>(*m_page, "estimatedCost");
        QTRY_VERIFY(cost->text().contains("to"));
        // The prompts cost the same; the replies from a tenth of 16 calls × 512 tokens × 10 / 10⁶ to all of it.
        const QStringList ends = cost->text().remove('$').split(" to ");
        QVERIFY2(qAbs(ends[1].toDouble() - ends[0].toDouble() - 0.9 * 0.08192) < 1e-4, qPrintable(cost->text()));
        QVERIFY(part<QLabel>(*m_page, "destination")->text().contains("127.0.0.1"));

        QSignalSpy pages(m_page.get(), &pal::Page::openPage);
        QTest::mouseClick(create(), Qt::LeftButton);
        QTRY_COMPARE(pages.size(), 1);
        QCOMPARE(pages.front().front().toString(), QString("probe"));
        QTRY_COMPARE(runs().size(), std::size_t(1));
        const pal::JudgeRunState state = runs().front();
        QCOMPARE(state.run.state, std::string("draft"));
        QCOMPARE(state.sent, std::int64_t(0)); // nothing leaves before a probe
        QCOMPARE(state.counts.total, std::int64_t(16));
        QCOMPARE(state.run.replicates, 2);
        QCOMPARE(*state.run.budget, 2.0);
        QCOMPARE(state.run.price->source, std::string("a list"));
        QCOMPARE(state.run.prompt.origin, std::string("reference-code"));
        QCOMPARE(m_bench->judge().current()->run.id, state.run.id);
    }

    void aPromptOfOnesOwnIsComparedAndChecked()
    {
        open(2);
        saveEndpoint();
        tick();
        part<QComboBox>(*m_page, "model")->setEditText("ok");
        auto* choice = part<QComboBox>(*m_page, "template");
        auto* differences = part<QPlainTextEdit>(*m_page, "differences");
        QVERIFY(differences->toPlainText().contains("byte for byte"));
        choice->setCurrentIndex(1);
        QVERIFY(differences->toPlainText().contains("+ "));
        choice->setCurrentIndex(choice->count() - 1);
        auto* user = part<QPlainTextEdit>(*m_page, "userTemplate");
        QVERIFY(!user->isReadOnly());
        user->setPlainText("Grade **<Candidate>** against **<Reference>**.");
        QVERIFY(why().contains("**<Prefix>**"));
        QVERIFY(!create()->isEnabled());
        user->setPlainText("**<Prefix>** **<Candidate>** **<Reference>**");
        QVERIFY(create()->isEnabled());
        QTest::mouseClick(create(), Qt::LeftButton);
        QTRY_COMPARE(runs().size(), std::size_t(1));
        QCOMPARE(runs().front().run.prompt.origin, std::string("custom"));
        // Known to the project from now on.
        QTRY_COMPARE(choice->count(), 4);
    }

    void aRunIsImported()
    {
        open(0);
        QSignalSpy notices(m_page.get(), &pal::Page::notice);
        m_page->candidates()->importRun(candidatesFolder(m_bench->folder(), 4, "more"));
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        QTRY_COMPARE(notices.size(), 1);
        QSignalSpy problems(m_page.get(), &pal::Page::problem);
        m_page->candidates()->importRun(m_bench->folder().filePath("nothing"));
        QTRY_COMPARE(problems.size(), 1);
        QCOMPARE(tree()->topLevelItemCount(), 1);
    }

    void linesThatDiffer()
    {
        using Kind = pal::DiffLine::Kind;
        const std::vector<pal::DiffLine> expected{
            {Kind::Same, "a"}, {Kind::Removed, "b"}, {Kind::Added, "x"}, {Kind::Same, "c"}, {Kind::Added, "d"}};
        QCOMPARE(pal::lineDiff("a\nb\nc", "a\nx\nc\nd"), expected);
        QVERIFY(pal::lineDiff("", "").empty());
        QCOMPARE(pal::lineDiff("", "a").front().kind, Kind::Added);
        QCOMPARE(pal::lineDiff("a", "").front().kind, Kind::Removed);
    }
};

QTEST_MAIN(TestJudgeRunPage)
#include "tst_judge_run_page.moc"
