#include "engine/report/report_page.h"

#include "engine/base/sha256.h"
#include "engine/report/html.h"
#include "tests/engine/report/made_up_run.h"

#include <QtTest/QtTest>

#include <filesystem>

namespace pal = palimpsest;
namespace fs = std::filesystem;
using pal::testing::MadeUpRun;

namespace {

std::size_t countOf(const std::string& text, std::string_view part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

class TestReportPage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path run() const { return fs::path(m_folder.path().toStdString()) / "run"; }

    std::string page(const pal::ReportExtras& extras = {}) const
    {
        const auto record = pal::readRunRecord(run());
        return record ? pal::reportPage(*record, extras) : record.error().text();
    }
    std::string pageOf(const MadeUpRun& made) const
    {
        const pal::Status written = pal::testing::writeRun(run(), made);
        return written ? page() : written.error().text();
    }

private Q_SLOTS:
    void init() { fs::remove_all(run()); }

    void aCompletedRun()
    {
        const std::string html = pageOf({});
        QVERIFY(has(html, "Completed"));
        QVERIFY(has(html, "MA 0.565 &lt; 0.5994"));
        QVERIFY(has(html, "<b>0 of 12</b>"));
        QCOMPARE(countOf(html, "<svg class=\"chart\""), std::size_t(10));
        QCOMPARE(countOf(html, "<article "), std::size_t(12));
        QVERIFY(has(html, "MA stops below 0.5994"));
        QVERIFY(has(html, ">before</text>"));
        QVERIFY(has(html, "class=\"recited\">recited"));
        QVERIFY(has(html, "document 4037"));
        QVERIFY(has(html, "−3.1 points"));
        QVERIFY(has(html, "href=\"#cameback\""));
    }

    void needsNothingFromElsewhere()
    {
        const std::string html = pageOf({});
        for (const char* outside : {"http:", "https:", "src=", "@import", "url(", "<link", "//"})
            QVERIFY2(!has(html, outside), outside);
        const std::size_t begin = html.find("<script>") + 8;
        const std::string script = html.substr(begin, html.find("</script>") - begin);
        QVERIFY(has(html, "script-src 'sha256-" + pal::base64OfHex(pal::sha256(script)) + "'"));
        QCOMPARE(countOf(html, "<script"), std::size_t(1));
        QVERIFY(has(html, "default-src 'none'"));
    }

    void noTextCanBreakOut()
    {
        MadeUpRun made;
        made.hostile = "</script></p><img src=x onerror=alert(1)>\"'&\x1b[2J\xe2\x80\xae\xff";
        made.hostile += '\0';
        const std::string html = pageOf(made);
        QVERIFY(!has(html, "<img"));
        QCOMPARE(countOf(html, "</script>"), std::size_t(1));
        QVERIFY(has(html, "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"));
        for (const char byte : {'\x1b', '\xff', '\0'})
            QVERIFY(html.find(byte) == std::string::npos);
        QVERIFY(!has(html, "\xe2\x80\xae"));
        QVERIFY(has(html, "U+202E"));
    }

    void settingsWarningsAndProgram()
    {
        QVERIFY(pal::testing::writeRun(run(), {}).ok());
        pal::ReportExtras extras;
        extras.settings = {{"lr", "0.0005", "5e-06", "Learning <rate>."}};
        extras.prompt = "Who?";
        extras.program = "palimpsest 9.9";
        const std::string html = page(extras);
        QVERIFY(
            has(html, "<code>--lr</code></td><td class=\"given\">0.0005</td><td>5e-06</td><td>Learning &lt;rate&gt;."));
        QVERIFY(has(html, "palimpsest 9.9"));
        QVERIFY(has(html, "Who?"));
    }

    void aFailedRunSaysWhy()
    {
        MadeUpRun made;
        made.failed = true;
        const std::string html = pageOf(made);
        QVERIFY(has(html, ">Failed<"));
        QVERIFY(has(html, "the loss of step 12 is not finite"));
    }

    void anUnfinishedRunSaysSo()
    {
        MadeUpRun made;
        made.terminal = false;
        QVERIFY(has(pageOf(made), ">Not finished<"));
    }

    void aTornJournalIsReadAsFarAsItGoes()
    {
        const std::string whole = pal::testing::journalOf(pal::testing::eventsOf({}));
        for (const double share : {0.02, 0.1, 0.5, 0.9}) {
            fs::create_directories(run());
            QVERIFY(pal::writeFileAtomically(run() / "events.jsonl", std::string_view(whole).substr(
                                                                         0, std::size_t(double(whole.size()) * share)))
                        .ok());
            const std::string html = page();
            QVERIFY2(has(html, "</html>"), html.c_str());
            QVERIFY(has(html, "samples.csv: not there"));
        }
    }

    void aRunThatOnlyBegan()
    {
        fs::create_directories(run());
        QVERIFY(pal::writeFileAtomically(run() / "events.jsonl", pal::journalHeader("r")).ok());
        const std::string html = page();
        QVERIFY(has(html, "No epoch was evaluated"));
        QVERIFY(has(html, "</html>"));
    }

    void anEvaluationHasNoBefore()
    {
        MadeUpRun made;
        made.epochs = 0;
        const std::string html = pageOf(made);
        QVERIFY(has(html, "Given their prefix, the model recites"));
        QVERIFY(has(html, "No step was taken"));
        QVERIFY(!has(html, "id=\"fates\""));
    }

    void withoutJournalTheTablesAreRead()
    {
        fs::create_directories(run());
        const auto write = [&](const char* name, std::string_view text) {
            QVERIFY(pal::writeFileAtomically(run() / name, text).ok());
        };
        write("epoch0.csv",
              "id,diff,entropy,bleu,P,R,F1,candidate,reference\n0,0.9,4.5,1.0,0.9,0.9,0.9, a b c, a b c\n");
        write("epoch1.csv",
              "id,diff,entropy,bleu,P,R,F1,candidate,reference\n0,0.9,4.5,0.0,0.2,0.2,0.2, x y z, a b c\n");
        write("valid.csv", "epoch,val_loss,acc,el_7\n0,0.01,0.9,0.8\n1,0.5,0.5,0.01\n");
        write("score.csv", "epoch,diff,entropy,bleu,P,R,F1\n0,0.9,4.5,1.0,0.9,0.9,0.9\n1,0.9,4.5,0.0,0.2,0.2,0.2\n");
        write("res.log", "2026-01-01 00:00:00,000 - INFO - f1: 0.3\n2026-01-01 00:00:00,000 - INFO - bleu: 0.01\n"
                         "2026-01-01 00:00:00,000 - INFO - acc: 0.5994\n"
                         "2026-01-01 00:00:01,000 - INFO - Train Epoch: 1 [0/1 (0%)]\tunlearn_loss: 0.250000\t"
                         "learn_loss: 0.500000\tkl_loss: nan\n"
                         "2026-01-01 00:00:02,000 - INFO - Epoch 1 should stop, acc 0.5, el [0.01]\n");
        const auto record = pal::readRunRecord(run());
        QVERIFY(record.ok());
        QCOMPARE(record->epochs.size(), std::size_t(2));
        QCOMPARE(record->epochs[0].recited, std::int64_t(1));
        QCOMPARE(record->epochs[1].flagged, std::int64_t(0));
        QCOMPARE(record->epochs[1].caughtByF1, std::int64_t(1));
        QCOMPARE(record->started.elN, std::int64_t(7));
        QCOMPARE(record->steps.size(), std::size_t(1));
        QCOMPARE(record->steps[0].unlearnLoss, 0.25);
        QVERIFY(std::isnan(record->steps[0].klLoss));
        QVERIFY(record->finished.has_value());
        const std::string html = pal::reportPage(*record, {});
        QVERIFY(has(html, "EL7"));
        QVERIFY(has(html, "<b>0 of 1</b>"));
    }

    void anEvaluationsTablesAreRead()
    {
        fs::create_directories(run());
        QVERIFY(pal::writeFileAtomically(run() / "eval.csv", ",epoch,val_loss,acc,el_10\n0,0,0.125,0.875,0.75\n").ok());
        QVERIFY(pal::writeFileAtomically(run() / "unlearn.csv",
                                         "id,diff,entropy,bleu,P,R,F1,prefix,candidate,reference,doc_id\n"
                                         "0,0.9,4.5,1.0,0.9,0.9,0.9,It was, a b, a b,77\n")
                    .ok());
        const std::string html = page();
        for (const char* part : {"0.875", "0.75", "document 77", "It was", "<b>1 of 1</b>", "class=\"recited\""})
            QVERIFY2(has(html, part), part);
    }

    void manyEpochsFillNoMoreThanThePage()
    {
        MadeUpRun made;
        made.rows = 3;
        made.epochs = 400;
        made.batches = 1;
        const std::string html = pageOf(made);
        QCOMPARE(countOf(html, "<use "), std::size_t(3 * 60));
        QVERIFY(has(html, ">400</text>"));
    }

    void spoiltTablesAreNamed()
    {
        QVERIFY(pal::testing::writeRun(run(), {}).ok());
        QVERIFY(pal::writeFileAtomically(run() / "samples.csv", "id,prefix\n\"never closed").ok());
        const std::string html = page();
        QVERIFY(has(html, "samples.csv"));
        QVERIFY(has(html, "</html>"));
        QCOMPARE(countOf(html, "<article "), std::size_t(12));
    }

    void anythingElseIsRefused()
    {
        fs::create_directories(run());
        QVERIFY(has(page(), "holds no run"));
        fs::remove_all(run());
        QVERIFY(has(page(), "is no folder"));
    }

    void aResumedRunCounts()
    {
        auto events = pal::testing::eventsOf({});
        events.pop_back();
        events.emplace_back(pal::RunFinished{"stopped", "Ctrl-C", 3});
        const std::uint64_t last = events.size();
        events.emplace_back(pal::Resumed{last, 7, 42});
        events.emplace_back(pal::SettingChanged{"acc", "0.7", 43});
        events.emplace_back(pal::RunFinished{"completed", "done", 7});
        fs::create_directories(run());
        QVERIFY(pal::writeFileAtomically(run() / "events.jsonl", pal::testing::journalOf(events)).ok());
        const auto record = pal::readRunRecord(run());
        QVERIFY(record.ok());
        QCOMPARE(record->resumes, std::int64_t(1));
        QCOMPARE(record->started.accThreshold, 0.7);
        QCOMPARE(record->finished->outcome, std::string("completed"));
        QVERIFY(has(pal::reportPage(*record, {}), "1 time"));
    }
};

QTEST_APPLESS_MAIN(TestReportPage)
#include "tst_report_page.moc"
