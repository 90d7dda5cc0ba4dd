#include "engine/base/files.h"
#include "engine/data/experiment.h"

#include <QtTest/QtTest>

#include <numeric>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

/// A folder with an experiment of its own kind: row r of the collection is 12 ids, 100·r + column.
class Folder {
public:
    Folder() { write("train_dataset.npy", collection(20)); }

    fs::path path(const std::string& name) const { return fs::path(m_directory.path().toStdString()) / name; }
    fs::path experiment() const { return path("exp/exp9"); }

    static pal::TokenRows rows(const std::vector<std::int64_t>& docIds, std::int64_t columns = 12)
    {
        pal::TokenRows rows{std::int64_t(docIds.size()), columns, {}};
        for (const std::int64_t id : docIds)
            for (std::int64_t column = 0; column < columns; ++column)
                rows.values.push_back(std::int32_t(100 * id + column));
        return rows;
    }
    static pal::TokenRows collection(std::int64_t size)
    {
        std::vector<std::int64_t> ids(std::size_t(size), 0);
        std::iota(ids.begin(), ids.end(), 0);
        return rows(ids);
    }

    void write(const std::string& name, const pal::TokenRows& rows, pal::NpyType type = pal::NpyType::U2) const
    {
        QVERIFY(pal::createDirectories(path(name).parent_path()).ok());
        QVERIFY(pal::writeNpy(path(name), rows, type).ok());
    }
    void write(const std::string& name, const std::string& text) const
    {
        QVERIFY(pal::createDirectories(path(name).parent_path()).ok());
        QVERIFY(pal::writeFileAtomically(path(name), text).ok());
    }
    void forget(const pal::TokenRows& rows) const { write("exp/exp9/unlearn/_dataset.npy", rows); }
    void partners(const pal::TokenRows& rows) const { write("exp/exp9/learn/_dataset.npy", rows); }
    void list(const std::string& text) const { write("exp/exp9/doc_ids.csv", text); }

    pal::Result<pal::Experiment> load(bool withTrain = true) const
    {
        const auto train = withTrain ? pal::findTrainDataset(path("exp")) : std::nullopt;
        return pal::loadExperiment(experiment(), train, {4, 4});
    }

private:
    QTemporaryDir m_directory;
};

#define VERIFY_ERROR(result, ...)                                                                                      \
    do {                                                                                                               \
        QVERIFY(!(result).ok());                                                                                       \
        for (const std::string part : {__VA_ARGS__})                                                                   \
            QVERIFY2((result).error().text().find(part) != std::string::npos, (result).error().text().c_str());        \
    } while (false)

fs::path shared(const std::string& name) { return fs::path(PALIMPSEST_SHARED) / name; }

} // namespace

class TestExperiment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsInTheListsOrder()
    {
        const Folder folder;
        folder.forget(Folder::rows({7, 3, 11}));
        folder.partners(Folder::rows({1, 1, 2}));
        folder.list("doc_id,corpus\n7,github\n3,pile\n11,books\n");
        const auto loaded = folder.load();
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().text().c_str());
        QCOMPARE(loaded->name, std::string("exp9"));
        QCOMPARE(loaded->size(), 3);
        QCOMPARE(loaded->rowLength(), 12);
        QVERIFY(loaded->order == pal::RowOrder::List);
        QCOMPARE(loaded->agreeingRows, 3);
        QCOMPARE(loaded->docIds, (std::vector<std::int64_t>{7, 3, 11}));
        QCOMPARE(loaded->corpora, (std::vector<std::string>{"github", "pile", "books"}));
        QCOMPARE(loaded->listRows, (std::vector<std::int64_t>{0, 1, 2}));
        QVERIFY(loaded->partners && !loaded->retain);
        QCOMPARE(loaded->partners->row(2)[1], 201);
    }

    void findsTheAscendingOrder()
    {
        const Folder folder;
        folder.forget(Folder::rows({3, 7, 11}));
        folder.partners(Folder::rows({1, 1, 2}));
        folder.write("exp/exp9/retain/_dataset.npy", Folder::rows({14, 15}));
        folder.list("doc_id,corpus\n7,a\n11,b\n3,c\n");
        const auto loaded = folder.load();
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().text().c_str());
        QVERIFY(loaded->order == pal::RowOrder::Ascending);
        QCOMPARE(loaded->docIds, (std::vector<std::int64_t>{3, 7, 11}));
        QCOMPARE(loaded->corpora, (std::vector<std::string>{"c", "a", "b"}));
        QCOMPARE(loaded->listRows, (std::vector<std::int64_t>{1, 2, 0}));
        QCOMPARE(loaded->retain->rows, 2);
    }

    void withoutTheCollectionTheListsOrderIsAssumed()
    {
        const Folder folder;
        folder.forget(Folder::rows({3, 7}));
        folder.list("doc_id\n7\n3\n");
        const auto loaded = folder.load(false);
        QVERIFY(loaded.ok());
        QVERIFY(loaded->order == pal::RowOrder::Assumed);
        QCOMPARE(loaded->docIds, (std::vector<std::int64_t>{7, 3}));
        QVERIFY(!loaded->partners);
        QCOMPARE(pal::nameOf(loaded->order), std::string_view("assumed"));
    }

    void halfOfTheRowsIsEnoughAndLessIsNot()
    {
        const Folder folder;
        folder.list("doc_id\n7\n3\n5\n1\n");
        folder.forget(Folder::rows({7, 3, 18, 19}));
        QCOMPARE(folder.load()->agreeingRows, 2);
        folder.forget(Folder::rows({7, 17, 18, 19}));
        VERIFY_ERROR(folder.load(), "1 of 4", "doc_ids.csv", "train_dataset.npy", "finding the rows' order");
    }

    void theListWithTextsGoesFirst()
    {
        const Folder folder;
        folder.forget(Folder::rows({3, 7}));
        folder.list("doc_id\n9\n");
        folder.write("exp/exp9/lm_extraction_128_9.csv", "doc_id,corpus,text\n3,a,\"one,\r\ntwo\"\n7,b,three\n");
        const auto loaded = folder.load();
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().text().c_str());
        QCOMPARE(loaded->texts, (std::vector<std::string>{"one,\r\ntwo", "three"}));
        folder.write("exp/exp9/lm_extraction_128_8.csv", "doc_id,corpus,text\n");
        VERIFY_ERROR(folder.load(), "several lists", "lm_extraction_128_8.csv", "lm_extraction_128_9.csv");
    }

    void badFoldersAreNamed()
    {
        const Folder folder;
        VERIFY_ERROR(folder.load(), "exp9 is no directory");
        folder.list("doc_id\n7\n3\n");
        VERIFY_ERROR(folder.load(), "loading forget rows", "unlearn/_dataset.npy");
        folder.forget(Folder::rows({7, 3}));
        QVERIFY(folder.load().ok());

        folder.partners(Folder::rows({1, 2, 4}));
        VERIFY_ERROR(folder.load(), "loading partners", "learn/_dataset.npy: 3 rows, the forget set has 2");
        folder.partners(Folder::rows({1, 2}, 11));
        VERIFY_ERROR(folder.load(), "loading partners", "rows of 11 tokens, the forget set has 12");
        folder.partners(Folder::rows({1, 2}));
        folder.write("exp/exp9/retain/_dataset.npy", Folder::rows({1, 2}, 13));
        VERIFY_ERROR(folder.load(), "loading retain rows", "rows of 13 tokens");
        folder.write("exp/exp9/retain/_dataset.npy", std::string("junk"));
        VERIFY_ERROR(folder.load(), "loading retain rows", "retain/_dataset.npy: no .npy file");
    }

    void badRowsAreNamed()
    {
        const Folder folder;
        folder.list("doc_id\n7\n3\n");
        folder.forget(pal::TokenRows{0, 12, {}});
        VERIFY_ERROR(folder.load(), "unlearn/_dataset.npy: no token rows (0 rows of 12 columns)");
        folder.forget(Folder::rows({7, 3}, 7));
        VERIFY_ERROR(folder.load(), "rows of 7 tokens; at least 8 are needed");
        folder.write("exp/exp9/unlearn/_dataset.npy",
                     pal::TokenRows{2, 8, {1, 2, 3, 4, 5, 6, 7, 8, 1, -2, 3, 4, 5, 6, 7, 8}}, pal::NpyType::I4);
        VERIFY_ERROR(folder.load(), "row 1, column 1: -2 is no token id");
        folder.forget(Folder::rows({7, 3}, 8));
        VERIFY_ERROR(folder.load(), "train_dataset.npy: rows of 12 tokens, the forget set has 8");
    }

    void badListsAreNamed()
    {
        const Folder folder;
        folder.forget(Folder::rows({7, 3}));
        VERIFY_ERROR(folder.load(), "has no list of samples");
        folder.list("id\n7\n3\n");
        VERIFY_ERROR(folder.load(), "doc_ids.csv", "no column \"doc_id\"");
        folder.list("doc_id\n7\n");
        VERIFY_ERROR(folder.load(), "lists 1 samples", "has 2 rows");
        folder.list("doc_id\n7\n7\n");
        VERIFY_ERROR(folder.load(), "line 3: doc_id 7 stands twice");
        folder.list("doc_id\n7\n-3\n");
        VERIFY_ERROR(folder.load(), "line 3: doc_id -3 is negative");
        folder.list("doc_id\n7\n20\n");
        VERIFY_ERROR(folder.load(), "doc_id 20 is out of range", "has 20 rows");
        folder.list("doc_id\n7\nseven\n");
        VERIFY_ERROR(folder.load(), "line 3, column \"doc_id\"", "seven");
    }

    void readsThePublishedExperiments_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("order");
        QTest::addColumn<qint64>("agreeing");
        QTest::newRow("exp0") << "exp0"
                              << "list" << qint64(117);
        QTest::newRow("exp1") << "exp1"
                              << "ascending" << qint64(128);
        QTest::newRow("exp2") << "exp2"
                              << "list" << qint64(115);
    }

    void readsThePublishedExperiments()
    {
        if (!fs::exists(shared("data/exp")))
            QSKIP("the published experiments are not here");
        QFETCH(QString, name);
        QFETCH(QString, order);
        QFETCH(qint64, agreeing);
        const fs::path dataDir = shared("data/exp");
        const auto train = pal::findTrainDataset(dataDir);
        QVERIFY(train.has_value());
        const auto loaded = pal::loadExperiment(dataDir / name.toStdString(), train);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().text().c_str());
        QCOMPARE(loaded->size(), 128);
        QCOMPARE(loaded->rowLength(), 200);
        QCOMPARE(QString::fromStdString(std::string(pal::nameOf(loaded->order))), order);
        QCOMPARE(loaded->agreeingRows, agreeing);

        double overlap = 0;
        int whole = 0;
        for (std::int64_t row = 0; row < loaded->size(); ++row) {
            const double share = pal::suffixOverlap(loaded->forget.row(row), loaded->partners->row(row));
            overlap += share / double(loaded->size());
            const auto ours = pal::RowSplit().suffix(loaded->forget.row(row));
            whole += std::ranges::equal(ours, pal::RowSplit().suffix(loaded->partners->row(row)));
        }
        QVERIFY2(overlap >= 0.535 && overlap <= 0.625, qPrintable(QString::number(overlap)));
        QVERIFY2(whole >= 21 && whole <= 29, qPrintable(QString::number(whole)));
        qInfo("overlap %.4f, %d pairs share the whole suffix", overlap, whole);
    }
};

QTEST_APPLESS_MAIN(TestExperiment)
#include "tst_experiment.moc"
