#include "engine/run/run_directory.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestRunDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_before = QDir::currentPath();
        QVERIFY(QDir(m_folder.path()).mkpath("models/small"));
        QVERIFY(QDir(m_folder.path()).mkpath("exp/exp0"));
        QVERIFY(QDir::setCurrent(m_folder.path()));
    }
    void cleanup() { QVERIFY(QDir::setCurrent(m_before)); }

    void pathsFromHereBecomeAbsolute()
    {
        pal::RunConfig config;
        config.modelName = "models/../models/small";
        config.dataDir = "./exp";
        config.exp = "exp0";
        const pal::RunConfig kept = pal::withAbsolutePaths(config);
        QCOMPARE(kept.modelName, here("models/small"));
        QCOMPARE(kept.dataDir, here("exp"));
        QCOMPARE(kept.exp, std::string("exp0"));
    }

    void anExperimentFolderBecomesAbsolute()
    {
        pal::RunConfig config;
        config.dataDir = "elsewhere";
        config.exp = "exp/exp0";
        QCOMPARE(pal::withAbsolutePaths(config).exp, here("exp/exp0"));
    }

    void namesOfAHubStay()
    {
        pal::RunConfig config;
        config.modelName = "EleutherAI/gpt-neo-125m";
        config.trainDataset.clear();
        const pal::RunConfig kept = pal::withAbsolutePaths(config);
        QCOMPARE(kept.modelName, config.modelName);
        QCOMPARE(kept.trainDataset, std::string());
    }

private:
    std::string here(const char* path) const { return QDir(QDir::currentPath()).filePath(path).toStdString(); }

    QTemporaryDir m_folder;
    QString m_before;
};

QTEST_APPLESS_MAIN(TestRunDirectory)
#include "tst_run_directory.moc"
