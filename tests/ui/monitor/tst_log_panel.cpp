#include "ui/bridge/run_model.h"
#include "ui/monitor/log_panel.h"

#include <QScrollBar>
#include <QTableView>
#include <QtTest>

namespace pal = palimpsest;

namespace {

std::vector<pal::EventRecord> lines(std::uint64_t first, std::uint64_t count)
{
    std::vector<pal::EventRecord> records;
    for (std::uint64_t seq = first; seq < first + count; ++seq)
        records.push_back({seq, 1'700'000'000.0 + double(seq), pal::LogLine{"INFO", "a line"}});
    return records;
}

} // namespace

class TestLogPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staysAtTheEndUntilSomebodyReads()
    {
        pal::RunModel run;
        run.apply(lines(1, 100));
        pal::LogPanel panel;
        panel.setRun(&run); // a run that is reopened: its lines are there before the panel has its size
        panel.resize(600, 400);
        panel.show();
        QCoreApplication::processEvents();
        const QScrollBar* bar = panel.table()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());

        panel.resize(600, 200);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), bar->maximum());
        run.apply(lines(101, 50));
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), bar->maximum());

        panel.table()->verticalScrollBar()->setValue(10);
        run.apply(lines(151, 50));
        panel.resize(600, 300);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), 10);
    }
};

QTEST_MAIN(TestLogPanel)
#include "tst_log_panel.moc"
