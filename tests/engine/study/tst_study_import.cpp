#include "engine/base/sha256.h"
#include "engine/study/study_ratings.h"
#include "tests/engine/study/small_study.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>

namespace pal = palimpsest;
namespace fs = std::filesystem;
using pal::testing::ratePack;

class TestStudyImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        auto made = pal::testing::makeSmallStudy(m_folder, request());
        QVERIFY2(made.ok(), made ? "" : made.error().text().c_str());
        m_study = std::make_unique<pal::testing::SmallStudy>(std::move(*made));
    }

    void orderAndRepetitionOfReturnsChangeNothing()
    {
        const std::vector<fs::path> returns = threeOverlappingReturns();
        QCOMPARE(returns.size(), std::size_t(3));
        std::vector<std::vector<int>> orders;
        std::vector<int> order = {0, 1, 2};
        do
            orders.push_back(order);
        while (std::next_permutation(order.begin(), order.end()));
        orders.push_back({0, 0, 1, 1, 2, 2});
        orders.push_back({2, 1, 0, 2, 1, 0, 2});
        orders.push_back({1, 2, 2, 0, 1});
        std::string first;
        for (const auto& each : orders) {
            const std::string state = stateAfter(returns, each);
            QVERIFY(!state.empty());
            if (first.empty())
                first = state;
            QCOMPARE(state, first);
        }
    }

    void secondDeviceIsListedAndTheLaterAnswerCounts()
    {
        const auto one = rated("one", [](auto& file, auto item) { file.rate(item, 2, {}, {}); });
        QTest::qWait(5);
        const auto two = rated("two", [](auto& file, auto item) {
            if (item < 3)
                file.rate(item, 7, {}, {});
        });
        QVERIFY(import(two).conflicts.empty());
        const pal::ImportReport report = import(one);
        QCOMPARE(report.conflicts, std::vector<std::string>({"item 1", "item 2", "item 3"}));
        const auto ratings = pal::loadRatings(m_study->project, m_study->study);
        const auto sevens = std::count_if(ratings->ratings.begin(), ratings->ratings.end(),
                                          [](const auto& rating) { return rating.value == 7; });
        QCOMPARE(sevens, 3);
    }

    void clockThatWentBackwardsDoesNotReviveAnOlderAnswer()
    {
        const auto path = rated("one", [](auto& file, auto item) {
            if (item > 0)
                return;
            file.rate(0, 2, {}, {});
            file.comment(0, "older", {}, {});
            file.rate(0, 6, {}, {});
            file.comment(0, "newer", {}, {});
        });
        // As a clock that was set back between the answers would have written them.
        setTimes(path, {"2026-05-01T10:00:00.000Z", "2026-05-01T10:00:01.000Z", "2020-01-01T00:00:00.000Z",
                        "2020-01-01T00:00:01.000Z"});
        QCOMPARE(import(path).added, std::size_t(4));
        const auto ratings = pal::loadRatings(m_study->project, m_study->study);
        QCOMPARE(ratings->ratings.size(), std::size_t(1));
        QCOMPARE(ratings->ratings[0].value, std::optional(6));
        QCOMPARE(ratings->ratings[0].comment, std::string("newer"));
    }

    void previewWritesNothing()
    {
        const auto path = rated("one", [](auto& file, auto item) { file.rate(item, 5, {}, {}); });
        const auto preview = pal::importReturn(m_study->project, m_format, path, true);
        QVERIFY(preview->added > 0);
        QCOMPARE(count("ann_event"), std::int64_t(0));
        QCOMPARE(count("ann_import"), std::int64_t(0));
        QCOMPARE(import(path).added, preview->added);
    }

    void csvThatASpreadsheetDamagedIsReportedByLine()
    {
        std::vector<std::string> rows = blankRows();
        QVERIFY(rows.size() > 8);
        const auto fill = [&](std::size_t row, const std::string& rest) {
            rows[row] = rows[row].substr(0, rows[row].find(',')) + "," + std::to_string(row) + "," + rest;
        };
        fill(1, "3,,fine");
        fill(2, "9,,");
        fill(3, "4.0,,");
        fill(4, "03.Mai,,");
        rows[5] = "1.23457E+31,5,4,,";
        fill(6, ",\"'=cut off\",");
        rows[7] = rows[1];
        const pal::ImportReport report = import(csv(rows));
        QStringList lines;
        for (const auto& line : report.rejected)
            lines << QStringLiteral("%1: %2").arg(line.line).arg(QString::fromStdString(line.why));
        lines.sort();
        QCOMPARE(lines, QStringList({"3: 9 is outside the scale 1 to 8", "4: rating \"4.0\" is no whole number",
                                     "5: rating \"03.Mai\" is no whole number", "6: its token is not one of this pack",
                                     "8: its token stands on an earlier line"}));
        const auto ratings = pal::loadRatings(m_study->project, m_study->study);
        QCOMPARE(ratings->ratings.size(), std::size_t(2));
        QCOMPARE(ratings->ratings[0].value, std::optional(3));
        QCOMPARE(ratings->ratings[0].comment, std::string("fine"));
        QVERIFY(!ratings->ratings[1].value);
        QCOMPARE(import(csv(rows)).added, std::size_t(0));
    }

    void csvInAnotherEncodingOrWithOtherSeparatorsIsRefused()
    {
        std::vector<std::string> rows = blankRows();
        rows[1] = rows[1].substr(0, rows[1].find(',')) + ",1,3,,sch\xf6n";
        QVERIFY(refused(csv(rows)).contains("UTF-8"));
        for (std::string& row : rows)
            std::replace(row.begin(), row.end(), ',', ';');
        rows[1] = rows[2];
        const QString why = refused(csv(rows));
        QVERIFY2(why.contains("token"), qPrintable(why));
    }

    void foreignEditedAndVoidedReturnsAreRefused()
    {
        const auto path = rated("one", [](auto& file, auto item) { file.rate(item, 5, {}, {}); });
        auto other = pal::testing::makeSmallStudy(m_folder / "elsewhere", request());
        const auto foreign =
            ratePack(other->packs[0], m_folder / "foreign", [](auto& file, auto item) { file.rate(item, 5, {}, {}); });
        QVERIFY(refused(*foreign).contains("belongs to no pack of this project"));
        const fs::path edited = copyOf(path, "edited");
        QVERIFY(pal::testing::edit(edited, "events.jsonl", [](std::string& text) {
                    text.replace(text.find("\"value\":5"), 9, "\"value\":8");
                }).ok());
        QVERIFY(refused(edited).contains("changed after it was written"));
        const fs::path otherItems = copyOf(path, "items");
        QVERIFY(pal::testing::edit(otherItems, "manifest.json", [](std::string& text) {
                    text.replace(text.find("\"items_sha256\":\"") + 16, 4, "0000");
                }).ok());
        QVERIFY(refused(otherItems).contains("other items"));
        QVERIFY(database().run("UPDATE ann_pack SET voided_at='now'").ok());
        QVERIFY(refused(path).contains("voided"));
    }

    void eventsThatAreNotUtf8AreRefusedAltogether()
    {
        const fs::path path = rated("one", [](auto& file, auto item) { file.rate(item, 5, {}, {}); });
        replaceEvents(path, [](std::string& text) { text.replace(text.find("test"), 4, "t\xffst"); });
        QVERIFY(refused(path).contains("UTF-8"));
    }

    void linesThatAreNoEventsAreListedByTheirNumber()
    {
        const fs::path path = rated("one", [](auto& file, auto item) { file.rate(item, 5, {}, {}); });
        replaceEvents(path, [](std::string& text) {
            text.replace(text.find("\"value\":5"), 9, "\"value\":9");
            const std::size_t third = text.find('\n', text.find('\n') + 1) + 1;
            text.insert(third, "{\"torn\":\n");
        });
        const pal::ImportReport report = import(path);
        QCOMPARE(report.rejected.size(), std::size_t(2));
        QCOMPARE(std::max(report.rejected[0].line, report.rejected[1].line), std::size_t(3));
        QCOMPARE(std::min(report.rejected[0].line, report.rejected[1].line), std::size_t(1));
    }

private:
    static pal::StudyRequest request()
    {
        pal::StudyRequest request;
        request.raters = {"ann", "bo"};
        return request;
    }

    pal::Database& database() { return m_study->project.database(); }
    std::int64_t count(const std::string& table) { return **database().integer("SELECT count(*) FROM " + table); }

    fs::path rated(const char* device, const pal::testing::Rate& rate)
    {
        const auto path = ratePack(m_study->packs[0], m_folder / device, rate);
        return path ? *path : fs::path();
    }

    pal::ImportReport import(const fs::path& path)
    {
        const auto report = pal::importReturn(m_study->project, m_format, path, false);
        if (!report)
            qWarning("%s", report.error().text().c_str());
        return report ? *report : pal::ImportReport();
    }

    QString refused(const fs::path& path)
    {
        const std::int64_t before = count("ann_event");
        const auto report = pal::importReturn(m_study->project, m_format, path, false);
        if (report || count("ann_event") != before || report.error().kind != pal::ErrorKind::BadInput)
            return QStringLiteral("(was not refused)");
        return QString::fromStdString(report.error().text());
    }

    fs::path copyOf(const fs::path& path, const char* name)
    {
        fs::copy(path, m_folder / name, fs::copy_options::recursive);
        return m_folder / name;
    }

    /// The blank ratings.csv of the first pack, its header first.
    std::vector<std::string> blankRows()
    {
        std::vector<std::string> rows;
        std::string text = *pal::readFile(m_study->packs[0] / "ratings.csv");
        for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
            rows.push_back(text.substr(0, end - (end > 0 && text[end - 1] == '\r' ? 1 : 0)));
        return rows;
    }

    fs::path csv(const std::vector<std::string>& rows)
    {
        std::string text;
        for (const std::string& row : rows)
            text += row + "\r\n";
        const fs::path path = m_folder / "filled.csv";
        return pal::writeFileAtomically(path, text).ok() ? path : fs::path();
    }

    /// Changes events.jsonl and makes the manifest agree with it, as nobody does by accident.
    static void replaceEvents(const fs::path& path, const std::function<void(std::string&)>& change)
    {
        std::string before;
        QVERIFY(pal::testing::edit(path, "events.jsonl", [&](std::string& text) {
                    before = pal::sha256(text);
                    change(text);
                }).ok());
        const std::string after = pal::sha256(*pal::readFile(path / "events.jsonl"));
        QVERIFY(pal::testing::edit(path, "manifest.json", [&](std::string& text) {
                    text.replace(text.find(before), before.size(), after);
                }).ok());
    }

    static void setTimes(const fs::path& path, const std::vector<std::string>& times)
    {
        replaceEvents(path, [&](std::string& text) {
            std::size_t at = 0;
            for (const std::string& time : times) {
                at = text.find("\"at\":\"", at) + 6;
                text.replace(at, time.size(), time);
            }
        });
    }

    /// One device's return, its later return, and one of another device for the same pack.
    std::vector<fs::path> threeOverlappingReturns()
    {
        const fs::path first = rated("one", [](auto& file, auto item) {
            if (item < 20)
                file.rate(item, int(1 + item % 8), {}, {});
        });
        const fs::path later = rated("one", [](auto& file, auto item) {
            if (item == 5)
                file.undo({});
            else if (item >= 10 && item < 30)
                file.rate(item, int(8 - item % 8), {}, {});
            else if (item == 31)
                file.skip(item, "unreadable", {}, {});
        });
        const fs::path other = rated("two", [](auto& file, auto item) {
            if (item >= 15 && item < 40) {
                file.rate(item, 4, {}, {});
                file.comment(item, "from the second device", {}, {});
            }
        });
        return {first, later, other};
    }

    /// Everything that a project says of its ratings, after importing into a project of its own.
    std::string stateAfter(const std::vector<fs::path>& returns, const std::vector<int>& order)
    {
        const fs::path folder = m_folder / "again";
        fs::remove_all(folder);
        if (!database().run("PRAGMA wal_checkpoint(TRUNCATE)").ok())
            return {};
        fs::copy(m_study->project.folder(), folder, fs::copy_options::recursive);
        auto project = pal::Project::open(folder);
        std::string state;
        for (const int number : order) {
            const auto report = pal::importReturn(*project, m_format, returns[std::size_t(number)], false);
            if (!report)
                return {};
            state.clear();
            for (const std::string& conflict : report->conflicts)
                state += conflict + "\n";
        }
        const auto add = [&](const pal::SqlRow& row) {
            for (int column = 0; column < 12; ++column)
                state += row.text(column) + "|";
            state += "\n";
        };
        const pal::Status read = project->database().each(
            "SELECT event_uid,assignment_id,prev_uid,device_uid,seq,kind,value,reason,comment,at,active_ms,wall_ms "
            "FROM "
            "ann_event ORDER BY event_uid",
            {}, add);
        const auto ratings = pal::loadRatings(*project, m_study->study);
        for (const pal::StudyRating& rating : ratings->ratings)
            state += std::to_string(rating.unit) + ":" + std::to_string(rating.value.value_or(0)) + rating.comment
                     + rating.at;
        return read ? state : std::string();
    }

    const pal::FolderArchive m_format;
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    std::unique_ptr<pal::testing::SmallStudy> m_study;
};

QTEST_GUILESS_MAIN(TestStudyImport)
#include "tst_study_import.moc"
