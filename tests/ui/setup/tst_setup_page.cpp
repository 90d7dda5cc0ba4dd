#include "engine/config/fields.h"
#include "ui/setup/config_form.h"
#include "ui/setup/estimate_panel.h"
#include "ui/setup/existing_run_choice.h"
#include "ui/setup/path_inspector.h"
#include "ui/setup/setup_page.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

const QString kModels = QStringLiteral(PALIMPSEST_FIXTURES "/models/");

QPushButton* button(const QWidget* where, const QString& text)
{
    for (auto* button : where->findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class SetupPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyFieldOfTheTableHasAControl();
    void errorsStandBesideTheField();
    void fieldsThatContradictAreTold();
    void advancedFieldsAreFoldedUnlessChanged();
    void inspectsWhatItIsGiven();
    void aDroppedModelAndRunJsonBecomeSettings();
    void presetsSetWhatTheyName();
    void anExistingRunAsksForAChoice();
    void startsAndQueuesWithTheSettings();
    void copiesTheCommand();
    void remembersTheLastSettings();
    void memoryFollowsBatchAndLength();
    void aProbeIsCarriedOverToOtherBatches();
    void aProbeThatFailsSaysWhy();
    void formulasAreEscapedInToolTips();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SetupPage> m_page;

    FieldEditor* editor(const char* name) const { return m_page->findChild<ConfigForm*>()->editor(name); }
    void type(const char* name, const QString& text)
    {
        auto* line = qobject_cast<QLineEdit*>(editor(name)->control());
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, text);
        if (text.isEmpty())
            QTest::keyClick(line, Qt::Key_Delete);
    }
    /// Settings with which a run could be started.
    RunConfig runnable();
};

void SetupPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    Theme::instance().apply(ThemeChoice::Light);
}

void SetupPageTest::init()
{
    QSettings().clear();
    m_page = std::make_unique<SetupPage>();
    m_page->resize(1100, 800);
    m_page->show();
    QApplication::setActiveWindow(m_page.get());
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

RunConfig SetupPageTest::runnable()
{
    RunConfig config;
    config.dir = m_folder.filePath("run").toStdString();
    config.modelName = (kModels + "neo").toStdString();
    return config;
}

void SetupPageTest::everyFieldOfTheTableHasAControl()
{
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>()) {
        const QString name = QString::fromUtf8(field.name.data(), qsizetype(field.name.size()));
        auto* editor = this->editor(qPrintable(name));
        QVERIFY2(editor, qPrintable(name));
        QVERIFY2(!editor->control()->accessibleName().isEmpty(), qPrintable(name));
        QVERIFY2(editor->control()->toolTip().contains("--" + name), qPrintable(name));
        QCOMPARE(editor->text().toStdString(), textOf(RunConfig(), field));
    }
}

void SetupPageTest::errorsStandBesideTheField()
{
    type("lr", "fast");
    QVERIFY2(editor("lr")->error().contains("'fast' given"), qPrintable(editor("lr")->error()));
    QVERIFY(!editor("lr")->error().startsWith("--"));
    QVERIFY(!button(m_page.get(), "Start now")->isEnabled());
    type("lr", "11");
    QVERIFY(editor("lr")->error().contains("from 0"));
    type("lr", "0.0002");
    QVERIFY(editor("lr")->error().isEmpty());
    QCOMPARE(m_page->config().lr, 2e-4);
}

void SetupPageTest::fieldsThatContradictAreTold()
{
    RunConfig config;
    config.prefixLength = 100;
    m_page->setConfig(config);
    QVERIFY(editor("prefix_length")->error().contains("differ"));
    QVERIFY(editor("prefix_length")->isVisible());
    config = {};
    config.elStart = 500;
    m_page->setConfig(config);
    QVERIFY(editor("el_start")->error().contains("before"));
    QVERIFY(editor("target_length")->error().isEmpty());
}

void SetupPageTest::advancedFieldsAreFoldedUnlessChanged()
{
    QVERIFY(!editor("num_beams")->isVisibleTo(m_page.get()));
    auto* advanced = m_page->findChild<QToolButton*>("advanced");
    QVERIFY(advanced);
    QTest::mouseClick(advanced, Qt::LeftButton);
    QVERIFY(editor("num_beams")->isVisibleTo(m_page.get()));
    QTest::mouseClick(advanced, Qt::LeftButton);
    RunConfig config;
    config.numBeams = 4;
    m_page->setConfig(config);
    QVERIFY(editor("num_beams")->isVisibleTo(m_page.get()));
}

void SetupPageTest::inspectsWhatItIsGiven()
{
    auto* model = editor("model_name")->findChild<PathInspector*>();
    type("model_name", kModels + "neo");
    QTRY_VERIFY(model->inspection());
    QVERIFY2(model->text().contains("gpt_neo"), qPrintable(model->text()));
    QVERIFY(model->text().contains("parameters"));
    QVERIFY(model->text().contains("float"));
    QTRY_VERIFY(m_page->findChild<EstimatePanel*>()->findChildren<QLabel*>().at(1)->text().contains("B"));

    type("model_name", kModels + "bert");
    QTRY_VERIFY(model->isWrong());
    QVERIFY2(model->text().contains("encoder"), qPrintable(model->text()));
    type("model_name", "/nowhere");
    QTRY_VERIFY(model->text().contains("nowhere"));
    QVERIFY(!button(m_page.get(), "Start now")->isEnabled());
}

void SetupPageTest::aDroppedModelAndRunJsonBecomeSettings()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(kModels + "neo")});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_page.get(), &drop);
    QTRY_COMPARE(editor("model_name")->text(), kModels + "neo");

    QFile file(m_folder.filePath("run.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"lr\": 0.5, \"exp\": \"mine\"}") > 0);
    file.close();
    m_page->takePath(file.fileName());
    QCOMPARE(m_page->config().lr, 0.5);
    QCOMPARE(m_page->config().exp, "mine");

    QSignalSpy problem(m_page.get(), &Page::problem);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"nothing\": 1}") > 0);
    file.close();
    m_page->takePath(file.fileName());
    QCOMPARE(problem.count(), 1);
    QVERIFY(problem.first().first().toString().contains("nothing"));
    QCOMPARE(m_page->config().lr, 0.5);
}

void SetupPageTest::presetsSetWhatTheyName()
{
    m_page->applyPreset("paper");
    QCOMPARE(m_page->config().profile, "paper");
    QCOMPARE(editor("profile")->text(), "paper");
}

void SetupPageTest::anExistingRunAsksForAChoice()
{
    const QString directory = m_folder.filePath("taken");
    QVERIFY(QDir().mkpath(directory));
    QFile file(directory + "/run.json");
    QVERIFY(file.open(QIODevice::WriteOnly));
    type("dir", directory);
    auto* choice = m_page->findChild<ExistingRunChoice*>();
    QVERIFY(choice->isVisible());
    QVERIFY(!choice->isDecided());
    QVERIFY(!button(m_page.get(), "Start now")->isEnabled());
    QTest::mouseClick(choice->findChild<QCheckBox*>(), Qt::LeftButton, {}, {8, 8});
    QVERIFY(choice->overwrites());
    QTest::mouseClick(button(m_page.get(), "Use taken-2"), Qt::LeftButton);
    QCOMPARE(editor("dir")->text(), directory + "-2");
    QVERIFY(!choice->isVisible());
    QVERIFY(!choice->overwrites());
}

void SetupPageTest::startsAndQueuesWithTheSettings()
{
    qRegisterMetaType<RunConfig>("palimpsest::RunConfig");
    RunConfig config = runnable();
    config.exp = "exp0";
    m_page->setConfig(config);
    auto* experiment = editor("exp")->findChild<PathInspector*>();
    QTRY_VERIFY(experiment->isWrong()); // there is none
    QVERIFY(!button(m_page.get(), "Start now")->isEnabled());

    config.dataDir = PALIMPSEST_SHARED "/data/exp";
    m_page->setConfig(config);
    if (!QDir(PALIMPSEST_SHARED "/data/exp/exp0").exists())
        QSKIP("needs an experiment");
    QSignalSpy started(m_page.get(), &SetupPage::startRequested);
    QSignalSpy queued(m_page.get(), &SetupPage::queueRequested);
    QTRY_VERIFY(button(m_page.get(), "Start now")->isEnabled());
    QTRY_VERIFY(experiment->text().contains("128 rows"));
    QTest::mouseClick(button(m_page.get(), "Start now"), Qt::LeftButton);
    QTest::mouseClick(button(m_page.get(), "Add to the queue"), Qt::LeftButton);
    QCOMPARE(started.count(), 1);
    QCOMPARE(queued.count(), 1);
    QCOMPARE(started.first().at(0).value<RunConfig>(), config);
    QCOMPARE(started.first().at(1).toBool(), false);
}

void SetupPageTest::copiesTheCommand()
{
    type("lr", "0.001");
    QTest::mouseClick(button(m_page.get(), "Copy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), "palimpsest train --lr 0.001");
}

void SetupPageTest::remembersTheLastSettings()
{
    RunConfig config = runnable();
    config.seed = 7;
    m_page->setConfig(config);
    m_page->hide(); // leaving remembers
    const SetupPage again;
    QCOMPARE(again.config(), config);
}

void SetupPageTest::memoryFollowsBatchAndLength()
{
    const auto model = inspectPath((kModels + "neo").toStdString());
    QVERIFY(model.ok());
    QVERIFY(model->decoder);
    RunConfig config = runnable();
    config.prefixLength = config.suffixLength = config.targetLength = 16;
    const auto memory = [&](std::int64_t batch, std::int64_t length) {
        config.batchSize = batch;
        config.targetLength = length;
        return RunEstimate::needsOf(config, {&*model, nullptr, nullptr})->memoryToTrain;
    };
    // Beyond what an evaluation needs anyway, twice the rows keep twice as much; longer rows more than in proportion.
    DecoderSizes large = *model->decoder;
    large.maxPositions = 2048;
    const auto step = [&](std::int64_t batch, std::int64_t length) {
        RunShape shape;
        shape.batchSize = batch;
        shape.rowLength = length;
        return double(runNeeds(large, shape).memoryToTrain);
    };
    QVERIFY(step(128, 400) > step(64, 400));
    QVERIFY(step(128, 400) - step(64, 400) > 1.9 * (step(128, 200) - step(64, 200)));
    QVERIFY(memory(128, 32) >= memory(8, 32));
    QVERIFY(!RunEstimate::needsOf(config, {}));

    m_page->setConfig(config);
    auto* panel = m_page->findChild<EstimatePanel*>();
    const auto says = [panel](const QString& text) {
        for (const auto* label : panel->findChildren<QLabel*>())
            if (label->text().contains(text))
                return true;
        return false;
    };
    type("batch_size", "16");
    QTRY_VERIFY(says("for 16 rows of"));
    type("batch_size", "32");
    QTRY_VERIFY(says("for 32 rows of"));
}

void SetupPageTest::aProbeIsCarriedOverToOtherBatches()
{
    RunProbe probe;
    probe.rows = 100;
    probe.batches = 13;
    probe.secondsAStep = 1;
    probe.secondsAnEvaluation = 20;
    RunConfig measured;
    RunConfig wanted = measured;
    wanted.batchSize = 16;
    wanted.targetLength = measured.targetLength / 2;
    const auto scaled = RunEstimate::carriedOver(probe, measured, wanted);
    QVERIFY(scaled);
    QCOMPARE(scaled->batches, std::int64_t(7));
    QCOMPARE(scaled->secondsAStep, 1.0);
    QCOMPARE(scaled->secondsAnEvaluation, 10.0);
    wanted.batchSize = 1000; // a batch is never more than all rows
    wanted.targetLength = measured.targetLength;
    QCOMPARE(RunEstimate::carriedOver(probe, measured, wanted)->secondsAStep, 12.5);
    wanted.modelName = "another";
    QVERIFY(!RunEstimate::carriedOver(probe, measured, wanted));
    QVERIFY2(RunEstimate::timeText(probe, measured).contains("13 steps"),
             qPrintable(RunEstimate::timeText(probe, measured)));
}

void SetupPageTest::aProbeThatFailsSaysWhy()
{
    RunConfig config = runnable();
    config.dataDir = m_folder.path().toStdString();
    m_page->setConfig(config);
    auto* panel = m_page->findChild<EstimatePanel*>();
    QTest::mouseClick(button(panel, "Measure time"), Qt::LeftButton);
    QVERIFY(panel->isProbing());
    QVERIFY(button(panel, "Cancel"));
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isProbing(), 30000);
    QVERIFY(button(panel, "Measure time"));
    bool told = false;
    for (const auto* label : panel->findChildren<QLabel*>())
        told = told || label->text().contains(m_folder.path());
    QVERIFY(told);
}

void SetupPageTest::formulasAreEscapedInToolTips()
{
    QVERIFY(editor("f1")->control()->toolTip().contains("F1 &lt; f1"));
}

QTEST_MAIN(SetupPageTest)
#include "tst_setup_page.moc"
