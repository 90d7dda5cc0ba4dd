#include "engine/base/resources.h"
#include "engine/text/python_text.h"
#include "engine/text/word_tokenize.h"
#include "tests/cache_folder.h"

#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

#include <fstream>

namespace pal = palimpsest;

/// Words and sentences equal NLTK 3.9.1's (tests/oracle/make_word_tokenizer_goldens.py).
class TestWordTokenizeGoldens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsNltk_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("least");
        QTest::newRow("small") << QStringLiteral(PALIMPSEST_FIXTURES) + "/text/words/cases.jsonl" << 400;
        QTest::newRow("big") << cacheFolder() + "/oracle-data/text/words/cases.jsonl" << 20000;
    }

    void equalsNltk()
    {
        QFETCH(QString, file);
        QFETCH(int, least);
        if (!QFile::exists(file))
            QSKIP("made by tests/oracle/make_word_tokenizer_goldens.py big, not there");
        const auto tables = pal::findResource("resources/punkt/english");
        QVERIFY(tables.ok());
        const auto tokenizer = pal::WordTokenizer::load(*tables);
        QVERIFY(tokenizer.ok());
        int cases = 0;
        int differences = 0;
        std::ifstream input(file.toStdString());
        for (std::string line; std::getline(input, line); ++cases) {
            const auto record = nlohmann::json::parse(line);
            const auto text = record["text"].get<std::string>();
            differences += differs((*tokenizer)->words(pal::toLowerCase(text)), record, "lower");
            differences += differs((*tokenizer)->words(text), record, "words");
            differences += differs((*tokenizer)->sentences(text), record, "sentences");
        }
        qInfo("%d texts, %d differences", cases, differences);
        QVERIFY(cases >= least);
        QCOMPARE(differences, 0);
    }

private:
    static bool differs(const std::vector<std::string>& actual, const nlohmann::json& record, const char* key)
    {
        if (actual == record[key].get<std::vector<std::string>>())
            return false;
        qWarning("%s of %s\n  is        %s\n  should be %s", key, record["text"].dump().c_str(),
                 nlohmann::json(actual).dump().c_str(), record[key].dump().c_str());
        return true;
    }
};

QTEST_APPLESS_MAIN(TestWordTokenizeGoldens)
#include "tst_word_tokenize_goldens.moc"
