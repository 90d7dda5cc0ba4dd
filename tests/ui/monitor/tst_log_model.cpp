#include "ui/bridge/run_model.h"
#include "ui/monitor/log_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

namespace pal = palimpsest;

namespace {

pal::EventRecord line(std::uint64_t seq, const char* level, const char* text)
{
    return {seq, 1'700'000'000.0 + double(seq), pal::LogLine{level, text}};
}

} // namespace

class TestLogModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesAreAppendedAndFiltered()
    {
        pal::RunModel run;
        pal::LogModel model;
        pal::LogFilter filter;
        QAbstractItemModelTester modelTester(&model);
        filter.setSourceModel(&model);
        QAbstractItemModelTester filterTester(&filter);
        model.setRun(&run);
        run.apply(std::vector{line(1, "INFO", "loading"), line(2, "WARNING", "slow disk")});
        run.apply(std::vector{line(3, "ERROR", "disk full"), line(4, "INFO", "done")});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(filter.rowCount(), 4);
        filter.setLeast(pal::LogFilter::Warnings);
        QCOMPARE(filter.rowCount(), 2);
        filter.setSearch("FULL");
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.index(0, pal::LogModel::Text).data().toString(), QString("disk full"));
        filter.setLeast(pal::LogFilter::Errors);
        filter.setSearch({});
        QCOMPARE(filter.rowCount(), 1);
    }

    void anotherRunReplacesTheLines()
    {
        pal::RunModel one, other;
        pal::LogModel model;
        QAbstractItemModelTester tester(&model);
        one.apply(std::vector{line(1, "INFO", "a"), line(2, "INFO", "b")});
        model.setRun(&one);
        QCOMPARE(model.rowCount(), 2);
        model.setRun(&other);
        QCOMPARE(model.rowCount(), 0);
        one.apply(std::vector{line(3, "INFO", "c")});
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsForgottenLeavesTheTable()
    {
        pal::RunModel run;
        pal::LogModel model;
        QAbstractItemModelTester tester(&model);
        model.setRun(&run);
        std::vector<pal::EventRecord> lines;
        for (std::size_t i = 1; i <= pal::RunData::kLogLimit + 1; ++i)
            lines.push_back(line(i, "INFO", "x"));
        run.apply(lines);
        const auto more = line(lines.size() + 1, "INFO", "last");
        run.apply({&more, 1});
        QCOMPARE(model.rowCount(), static_cast<int>(run.log().size()));
        QCOMPARE(model.index(model.rowCount() - 1, pal::LogModel::Text).data().toString(), QString("last"));
    }
};

QTEST_MAIN(TestLogModel)
#include "tst_log_model.moc"
