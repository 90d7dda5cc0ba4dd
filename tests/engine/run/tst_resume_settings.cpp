#include "engine/run/resume_settings.h"

#include <QtTest/QtTest>

#include <filesystem>

namespace pal = palimpsest;

namespace {

pal::RunConfig begun()
{
    pal::RunConfig config;
    config.exp = "/data/exp0";
    config.lr = 1e-4;
    config.acc = 0.5;
    return config;
}

} // namespace

class TestResumeSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liveSettingsMayChange()
    {
        const auto config = pal::resumedSettings(begun(), {{"acc", "0.25"}, {"max_epochs", "7"}});
        QVERIFY2(config.ok(), config.ok() ? "" : config.error().text().c_str());
        QCOMPARE(config->acc, 0.25);
        QCOMPARE(config->lr, 1e-4);
        QCOMPARE(config->epochBound(), std::optional<std::int64_t>(7));
    }

    void othersMayBeRepeated()
    {
        QVERIFY(pal::resumedSettings(begun(), {{"lr", "0.0001"}}).ok());
        pal::RunConfig config = begun();
        const QTemporaryDir folder;
        config.exp = std::filesystem::canonical(folder.path().toStdString()).string();
        const std::string relative = std::filesystem::relative(config.exp).string();
        QVERIFY(relative != config.exp);
        QVERIFY(pal::resumedSettings(config, {{"exp", relative}}).ok()); // the same place by another way
    }

    void othersMayNotChange_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("said");
        QTest::addRow("fixed") << "lr"
                               << "0.001"
                               << "--lr cannot be changed by --resume: the run began with 0.0001";
        QTest::addRow("unknown") << "colour"
                                 << "red"
                                 << "--colour is no setting of a run";
        QTest::addRow("no number") << "acc"
                                   << "much"
                                   << "much";
    }
    void othersMayNotChange()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, said);
        const auto config = pal::resumedSettings(begun(), {{name.toStdString(), value.toStdString()}});
        QVERIFY(!config.ok());
        const QString text = QString::fromStdString(config.error().text());
        QVERIFY2(text.contains(said), qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(TestResumeSettings)
#include "tst_resume_settings.moc"
