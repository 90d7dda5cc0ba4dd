#include "engine/base/files.h"
#include "engine/formats/json_file.h"

#include <nlohmann/json.hpp>

#include <QtTest/QtTest>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

std::string errorOf(std::string_view text)
{
    const auto value = pal::parseJson(text);
    return value ? "(no error)" : value.error().text();
}

bool startsWith(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

} // namespace

class TestJsonFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto value = pal::parseJson("\xEF\xBB\xBF{\"a\": [1, 2.5, \"\\u00e9\"], \"b\": null}");
        QVERIFY(value.ok());
        QCOMPARE((*value)["a"][2].get<std::string>(), std::string("\xC3\xA9"));
        QVERIFY((*value)["b"].is_null());
    }

    void errorsNameThePlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("empty") << QByteArray("") << QByteArray("line 1, column 1: ");
        QTest::newRow("cut off") << QByteArray("{\"a\": [1, 2") << QByteArray("line 1, column 11: ");
        QTest::newRow("third line") << QByteArray("{\n\"a\": 1,\n  oops\n}") << QByteArray("line 3, column 3: ");
        QTest::newRow("comma") << QByteArray("[1,]") << QByteArray("line 1, column 4: ");
        QTest::newRow("behind") << QByteArray("{}\n{}") << QByteArray("line 2, column 1: ");
        QTest::newRow("twice") << QByteArray("{\"a\": 1,\n \"a\": 2}")
                               << QByteArray("line 2, column 4: the key \"a\" stands twice");
        QTest::newRow("not UTF-8") << QByteArray("[\"ab\xff\"]") << QByteArray("line 1, column 5: ");
        QTest::newRow("nan") << QByteArray("[NaN]") << QByteArray("line 1, column 2: ");
        QTest::newRow("huge") << QByteArray("[1e999]") << QByteArray("line 1, column ");
    }

    void errorsNameThePlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, place);
        const std::string error = errorOf(text.toStdString());
        QVERIFY2(startsWith(error, place.toStdString()), error.c_str());
    }

    void nestingIsBounded()
    {
        QVERIFY(pal::parseJson(std::string(256, '[') + std::string(256, ']')).ok());
        const std::string error = errorOf(std::string(1000000, '['));
        QVERIFY2(startsWith(error, "line 1, column 257: values are nested"), error.c_str());
        std::string objects;
        for (int i = 0; i < 1000; ++i)
            objects += "{\"a\":";
        QVERIFY(errorOf(objects).find("nested") != std::string::npos);
        // The same key in different objects is no repetition.
        QVERIFY(pal::parseJson("{\"a\": {\"a\": 1}, \"b\": {\"a\": 2}}").ok());
    }

    void filesAreNamed()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "config.json";
        QVERIFY(pal::writeFileAtomically(path, "{\n").ok());
        const auto value = pal::readJsonFile(path);
        QVERIFY2(startsWith(value.error().text(), path.string() + ": line "), value.error().text().c_str());
        QVERIFY(!pal::readJsonFile("/nowhere.json").ok());
    }
};

QTEST_APPLESS_MAIN(TestJsonFile)
#include "tst_json_file.moc"
