#include "engine/base/files.h"
#include "engine/rating/rater_file.h"
#include "engine/rating/return_file.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

pal::Pack smallPack()
{
    pal::Pack pack;
    pack.uid = "00112233445566778899aabbccddeeff";
    pack.scale = *pal::parseScaleText("Rate it.\n1 - bad\n2 - fair\n3 - good");
    for (int i = 1; i <= 3; ++i)
        pack.items.push_back({"token" + std::to_string(i), i, "before ", "after", "\xD9\x85\xD8\xB1\t<b>"});
    pal::packFiles(pack);
    return pack;
}

} // namespace

class TestRaterFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path().toStdString();
    }

    void answersSurviveARestart()
    {
        {
            auto file = open();
            file->rate(0, 3, {1200, 1500}, {});
            file->skip(1, "unreadable", {}, {});
            file->comment(1, "half of it is missing", {}, {});
            file->setFlag(0, true, {}, {});
            file->setSetting("place", "2");
        }
        auto file = open();
        QCOMPARE(*file->answer(0).value, 3);
        QVERIFY(file->answer(0).flagged);
        QCOMPARE(file->answer(1).skipReason, std::string("unreadable"));
        QCOMPARE(file->answer(1).comment, std::string("half of it is missing"));
        QCOMPARE(file->answered(), std::size_t(2));
        QCOMPARE(file->setting("place"), std::string("2"));
    }

    void undoAndRedoGoAcrossItemsAndRestarts()
    {
        {
            auto file = open();
            file->rate(0, 1, {}, {});
            file->rate(0, 2, {}, {});
            file->rate(1, 3, {}, {});
            QCOMPARE(*file->undo({}), std::size_t(1));
            QVERIFY(!file->answer(1).answered());
        }
        auto file = open();
        QVERIFY(file->canRedo());
        QCOMPARE(*file->undo({}), std::size_t(0));
        QCOMPARE(*file->answer(0).value, 1);
        QCOMPARE(*file->redo({}), std::size_t(0));
        QCOMPARE(*file->redo({}), std::size_t(1));
        QCOMPARE(*file->answer(1).value, 3);
        QVERIFY(!file->canRedo());
        file->undo({});
        file->rate(2, 1, {}, {});
        QVERIFY2(!file->canRedo(), "a new answer ends what could be redone");
    }

    void eventsAreAnUnbrokenChain()
    {
        auto file = open();
        for (const int value : {1, 2, 3})
            file->rate(0, value, {50, 10}, {});
        const auto events = file->events();
        QVERIFY(events.ok());
        QCOMPARE(events->size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE((*events)[i].seq, std::int64_t(i + 1));
            QCOMPARE((*events)[i].prevUid, i == 0 ? std::string() : (*events)[i - 1].uid);
            QVERIFY((*events)[i].activeMs <= (*events)[i].wallMs);
        }
    }

    void packIsRefusedWhenItWasEdited()
    {
        const pal::FolderArchive format;
        pal::Pack pack = smallPack();
        QVERIFY(format.write(m_path / "p.palpack", pal::packFiles(pack)).ok());
        const auto read = pal::readPack(format, m_path / "p.palpack");
        QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->items[2].output, pack.items[2].output);
        auto files = pal::packFiles(pack);
        for (auto& file : files)
            if (file.name == "items.jsonl")
                file.bytes.replace(file.bytes.find("after"), 5, "AFTER");
        QVERIFY(format.write(m_path / "edited.palpack", files).ok());
        const auto edited = pal::readPack(format, m_path / "edited.palpack");
        QVERIFY(!edited.ok());
        QVERIFY(QString::fromStdString(edited.error().text()).contains("changed after it was made"));
    }

    void returnHoldsEveryEvent()
    {
        const pal::FolderArchive format;
        auto file = open();
        file->rate(0, 1, {}, {});
        file->rate(0, 2, {}, {});
        const auto path = pal::writeReturn(*file, format, m_path, "1.0");
        QVERIFY(path.ok());
        const auto back = pal::readReturn(format, *path);
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QCOMPARE(back->events.size(), std::size_t(2));
        QCOMPARE(back->packUid, smallPack().uid);
        QCOMPARE(*back->events[1].value, std::int64_t(2));
        QVERIFY(back->rejected.empty());
    }

    void fileOfANewerProgramIsRefusedAndUntouched()
    {
        open();
        const std::filesystem::path path = m_path / (smallPack().uid + ".sqlite");
        {
            auto database = *pal::Database::open(path, {});
            QVERIFY(database.run("UPDATE schema_version SET version=99").ok());
            QVERIFY(database.run("PRAGMA wal_checkpoint(TRUNCATE)").ok());
        }
        const std::string before = *pal::readFile(path);
        const auto refused = pal::RaterFile::open(m_path, smallPack(), "1.0");
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().kind == pal::ErrorKind::BadInput);
        QVERIFY(QString::fromStdString(refused.error().text()).contains("a newer Palimpsest wrote it"));
        QVERIFY(*pal::readFile(path) == before);
    }

    void fileOfAnotherPackOfThisNameIsRefused()
    {
        open()->rate(0, 2, {}, {});
        pal::Pack other = smallPack();
        other.items[0].output = "another";
        pal::packFiles(other);
        const auto refused = pal::RaterFile::open(m_path, other, "1.0");
        QVERIFY(!refused.ok());
        QVERIFY(QString::fromStdString(refused.error().text()).contains("another pack"));
        QCOMPARE(*open()->answer(0).value, 2);
    }

    void secondOpeningIsRefusedWhileTheFirstLasts()
    {
        auto first = open();
        const auto second = pal::RaterFile::open(m_path, smallPack(), "1.0");
        QVERIFY(!second.ok());
        QVERIFY(QString::fromStdString(second.error().text()).contains("open in another window"));
        first.reset();
        QVERIFY(open() != nullptr);
    }

    void fileThatAnotherProgramWritesToIsWaitedForAndThenRefused()
    {
        open();
        auto other = *pal::Database::open(m_path / (smallPack().uid + ".sqlite"), {});
        QVERIFY(other.run("BEGIN IMMEDIATE").ok());
        QElapsedTimer timer;
        timer.start();
        const auto refused = pal::RaterFile::open(m_path, smallPack(), "1.0");
        QVERIFY(!refused.ok());
        QVERIFY(timer.elapsed() >= 4000);
        QVERIFY(QString::fromStdString(refused.error().text()).contains("another program is writing to it"));
        QVERIFY(other.run("COMMIT").ok());
        QVERIFY(open() != nullptr);
    }

private:
    std::unique_ptr<pal::RaterFile> open()
    {
        auto file = pal::RaterFile::open(m_path, smallPack(), "1.0");
        return file ? std::move(*file) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
};

QTEST_GUILESS_MAIN(TestRaterFile)
#include "tst_rater_file.moc"
