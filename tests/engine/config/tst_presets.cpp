#include "engine/config/presets.h"

#include "engine/base/files.h"
#include "engine/config/run_config.h"

#include <QtTest/QtTest>

#include <filesystem>

namespace pal = palimpsest;
namespace fs = std::filesystem;

class TestPresets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("PALIMPSEST_SHARE"); }

    void everyBundledPresetCanBeUsed()
    {
        for (const std::string& name : pal::presetNames()) {
            const auto json = pal::readPreset(name);
            QVERIFY2(json.ok(), name.c_str());
            pal::RunConfig config;
            const pal::Status applied = pal::applyJson(config, *json);
            QVERIFY2(applied.ok(), applied ? "" : applied.error().text().c_str());
            QVERIFY(pal::validate(config).ok());
            QVERIFY2(json->find("${") == std::string::npos, "a placeholder is left");
        }
    }

    void sharedFilesAreFoundUnderTheirFolder()
    {
        QTemporaryDir folder;
        const fs::path share = fs::path(folder.path().toStdString()) / "a \"b\" \\c";
        fs::create_directories(share / "resources" / "presets");
        QVERIFY(
            pal::writeFileAtomically(share / "resources" / "presets" / "mine.json",
                                     R"({"about":"Mine.","data_dir":"${share}/x","model_name":"${share}/y/${share}"})")
                .ok());
        QVERIFY(pal::writeFileAtomically(share / "resources" / "presets" / "about.txt", "x").ok());
        qputenv("PALIMPSEST_SHARE", QByteArray::fromStdString(share.string()));
        QCOMPARE(pal::presetNames(), std::vector<std::string>{"mine"});
        const auto json = pal::readPreset("mine");
        QVERIFY(json.ok());
        pal::RunConfig config;
        QVERIFY(pal::applyJson(config, *json).ok());
        QCOMPARE(config.dataDir, share.string() + "/x");
        QCOMPARE(config.modelName, share.string() + "/y/" + share.string());
        QCOMPARE(*pal::aboutPreset("mine"), std::string("Mine."));
    }

    void theDemoSaysWhereItsThresholdsComeFrom()
    {
        qunsetenv("PALIMPSEST_SHARE");
        const auto about = pal::aboutPreset("demo");
        QVERIFY(about.ok());
        QVERIFY(about->find("Jang et al.") != std::string::npos);
    }

    void anUnknownNameListsTheKnown()
    {
        for (const char* name : {"nothing", "../run_config", "", "/etc/passwd"}) {
            const auto preset = pal::readPreset(name);
            QVERIFY(!preset.ok());
            QCOMPARE(preset.error().kind, pal::ErrorKind::Usage);
            QVERIFY(preset.error().text().find("known:") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(TestPresets)
#include "tst_presets.moc"
