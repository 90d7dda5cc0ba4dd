#include "engine/events/event_json.h"

#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace pal = palimpsest;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// One of every kind, no field at its default.
std::vector<pal::RunEvent> oneOfEach()
{
    return {
        pal::RunStarted{"id", "train", "paper", "icu", "m/x", "e", 128, 16, 50257, 125, 3, 40, .6, .05, .3, .01, "or",
                        9},
        pal::StateChanged{"training", 4},
        pal::Progress{"Epoch 3: training", 5, 16, 1.5, 7.25},
        pal::StepMeasured{2, 3, 16, 19, 7, 1.25, 0.5, 2.5, 0.125, -1.0, 0.75},
        pal::EpochEvaluated{2,   .1, .2, .3,  .4,  .5,  .6,
                            .7,  .8, .9, 1.5, .25, 2.5, .125,
                            100, 12, 11, 10,  3,   1,   "an answer\n\"quoted\"",
                            12.5},
        pal::SampleEvaluated{1, 7, 4007, 0, true, true, .1, .2, .3, .4, .5, .6, .7, .8, true, "caf\xc3\xa9\n\t\x01"},
        pal::CheckpointSaved{2, 32, "checkpoints/2", true},
        pal::SettingChanged{"acc", "0.7", 12},
        pal::ResourceSampled{1'000'000'000'000, 2'000'000'000'000, 3.5},
        pal::LogLine{"INFO", "text"},
        pal::Warning{"careful"},
        pal::Resumed{18'000'000'000'000'000'000U, 2, 33},
        pal::RunFinished{"completed", "MA < acc", 5},
        pal::RunFailed{"numeric", "not finite"},
    };
}

std::string failureOf(std::string_view line)
{
    const auto record = pal::fromJsonLine(line);
    return record ? std::string("(no error)") : record.error().text();
}

} // namespace

class TestEventJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventComesBack()
    {
        const auto events = oneOfEach();
        QCOMPARE(events.size(), std::variant_size_v<pal::RunEvent>);
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].index(), i);
            const std::string line = pal::toJsonLine({i + 1, 1.5 + double(i), events[i]});
            QVERIFY2(line.find('\n') == std::string::npos, line.c_str());
            const auto back = pal::fromJsonLine(line);
            QVERIFY2(back.ok(), line.c_str());
            QCOMPARE(back->seq, i + 1);
            QCOMPARE(back->t, 1.5 + double(i));
            // Every field stands in the line, so the line of what came back tells whether one was lost.
            QCOMPARE(pal::toJsonLine(*back), line);
            QCOMPARE(back->event.index(), i);
        }
    }

    void everyFieldIsWritten()
    {
        // A field that is forgotten in the list of fields would come back as its default without this.
        const std::vector<std::size_t> fields{18, 2, 5, 11, 22, 16, 4, 3, 3, 2, 1, 3, 3, 2};
        const auto events = oneOfEach();
        for (std::size_t i = 0; i < events.size(); ++i) {
            const auto object = nlohmann::json::parse(pal::toJsonLine({1, 0, events[i]}));
            QCOMPARE(object.size(), fields[i] + 3); // event, seq and t
            for (const auto& [key, value] : object.items())
                QVERIFY2(!value.is_null(), key.c_str());
        }
    }

    void namesAreTheStructs()
    {
        QCOMPARE(pal::nameOf(pal::RunEvent(pal::StepMeasured{})), std::string_view("StepMeasured"));
        QCOMPARE(pal::nameOf(pal::RunEvent(pal::RunFailed{})), std::string_view("RunFailed"));
        const auto object = nlohmann::json::parse(pal::toJsonLine({7, 2.5, pal::StepMeasured{}}));
        QCOMPARE(object.at("event").get<std::string>(), std::string("StepMeasured"));
        QCOMPARE(object.at("seq").get<int>(), 7);
        QVERIFY(object.contains("unlearnLoss"));
    }

    void numbersThatAreNotFiniteBecomeNull()
    {
        pal::StepMeasured step;
        step.unlearnLoss = kNan;
        step.learnLoss = std::numeric_limits<double>::infinity();
        const std::string line = pal::toJsonLine({1, 0, step});
        QVERIFY(nlohmann::json::parse(line).at("unlearnLoss").is_null());
        QVERIFY(nlohmann::json::parse(line).at("learnLoss").is_null());
        const auto back = pal::fromJsonLine(line);
        QVERIFY(back.ok());
        QVERIFY(std::isnan(std::get<pal::StepMeasured>(back->event).unlearnLoss));
    }

    void whatIsNothingStaysNothing()
    {
        const auto back = pal::fromJsonLine(pal::toJsonLine({1, 0, pal::EpochEvaluated{}}));
        QVERIFY(back.ok());
        QVERIFY(!std::get<pal::EpochEvaluated>(back->event).retainAcc);
        const auto null = pal::fromJsonLine("{\"event\":\"EpochEvaluated\",\"seq\":1,\"t\":0,\"retainAcc\":null}");
        QVERIFY2(null.ok(), "null and absent are the same for an optional number");
    }

    void bytesThatAreNotUtf8DoNotSpoilTheLine()
    {
        pal::SampleEvaluated sample;
        sample.candidate = "a\xff\xc3z";
        const auto back = pal::fromJsonLine(pal::toJsonLine({1, 0, sample}));
        QVERIFY(back.ok());
        const std::string text = std::get<pal::SampleEvaluated>(back->event).candidate;
        QCOMPARE(text.front(), 'a');
        QCOMPARE(text.back(), 'z');
    }

    void otherVersionsCanBeRead()
    {
        const auto older = pal::fromJsonLine("{\"event\":\"StepMeasured\",\"seq\":3,\"t\":1.0,\"epoch\":2}");
        QVERIFY(older.ok());
        QCOMPARE(std::get<pal::StepMeasured>(older->event).epoch, std::int64_t(2));
        QCOMPARE(std::get<pal::StepMeasured>(older->event).step, std::int64_t(0));
        QVERIFY(pal::fromJsonLine("{\"event\":\"Warning\",\"seq\":3,\"t\":1,\"text\":\"x\",\"future\":[1,{\"a\":2}]}")
                    .ok());
    }

    void wrongLinesAreErrors_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no json") << QByteArray("hello") << QByteArray("JSON");
        QTest::newRow("empty") << QByteArray("") << QByteArray("JSON");
        QTest::newRow("array") << QByteArray("[1]") << QByteArray("JSON");
        QTest::newRow("unknown event") << QByteArray("{\"event\":\"Surprise\",\"seq\":1,\"t\":0}")
                                       << QByteArray("Surprise");
        QTest::newRow("no event") << QByteArray("{\"seq\":1,\"t\":0}") << QByteArray("event");
        QTest::newRow("event is a number") << QByteArray("{\"event\":3,\"seq\":1,\"t\":0}") << QByteArray("event");
        QTest::newRow("no seq") << QByteArray("{\"event\":\"Warning\",\"t\":0,\"text\":\"x\"}") << QByteArray("seq");
        QTest::newRow("negative seq") << QByteArray("{\"event\":\"Warning\",\"seq\":-1,\"t\":0}") << QByteArray("seq");
        QTest::newRow("seq is a text") << QByteArray("{\"event\":\"Warning\",\"seq\":\"1\",\"t\":0}")
                                       << QByteArray("seq");
        QTest::newRow("wrong type") << QByteArray("{\"event\":\"StepMeasured\",\"seq\":1,\"t\":0,\"epoch\":\"two\"}")
                                    << QByteArray("epoch");
        QTest::newRow("fraction") << QByteArray("{\"event\":\"StepMeasured\",\"seq\":1,\"t\":0,\"epoch\":2.5}")
                                  << QByteArray("epoch");
        QTest::newRow("too large") << QByteArray(
            "{\"event\":\"StepMeasured\",\"seq\":1,\"t\":0,\"epoch\":9223372036854775808}")
                                   << QByteArray("epoch");
        QTest::newRow("text is a number")
            << QByteArray("{\"event\":\"Warning\",\"seq\":1,\"t\":0,\"text\":1}") << QByteArray("text");
        QTest::newRow("boolean is a number")
            << QByteArray("{\"event\":\"SampleEvaluated\",\"seq\":1,\"t\":0,\"recited\":1}") << QByteArray("recited");
        QTest::newRow("cut") << QByteArray("{\"event\":\"Warning\",\"seq\":1,\"t\":0,\"text\":\"x")
                             << QByteArray("JSON");
    }

    void wrongLinesAreErrors()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, named);
        const std::string error = failureOf(line.toStdString());
        QVERIFY2(error.find(named.toStdString()) != std::string::npos, error.c_str());
    }
};

QTEST_APPLESS_MAIN(TestEventJson)
#include "tst_event_json.moc"
