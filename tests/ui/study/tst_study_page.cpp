#include "tests/ui/study/study_bench.h"
#include "ui/study/model_tree.h"
#include "ui/study/new_study_form.h"
#include "ui/study/plan_figures.h"
#include "ui/study/study_page.h"
#include "ui/theme/number_label.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QUrl>

namespace palimpsest {

class TestStudyPage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ProjectDesk> m_desk;
    std::unique_ptr<OpenStudy> m_open;
    std::unique_ptr<StudyPage> m_page;

    /// A run directory with the texts of two epochs, or the reference's kind, which has no samples.csv.
    QString makeRun(const QString& name, bool withSamples = true)
    {
        const QString folder = m_folder.filePath(name);
        QDir().mkpath(folder);
        std::string samples = "id,doc_id,prefix,reference,overlap\n";
        for (const char* epoch : {"0", "1"}) {
            std::string table = "id,candidate,reference,doc_id\n";
            for (int row = 0; row < 24; ++row) {
                const std::string id = std::to_string(row);
                table += id + ",text " + id + " of epoch " + epoch + " in " + name.toStdString() + ",reference " + id
                         + "," + std::to_string(100 + row) + "\n";
            }
            [&] { QVERIFY(writeFileAtomically((folder + "/epoch" + epoch + ".csv").toStdString(), table)); }();
        }
        for (int row = 0; row < 24; ++row)
            samples += std::to_string(row) + "," + std::to_string(100 + row) + ",prefix,reference "
                       + std::to_string(row) + ",0\n";
        if (withSamples)
            [&] { QVERIFY(writeFileAtomically((folder + "/samples.csv").toStdString(), samples)); }();
        return folder;
    }

    void drop(const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &event);
    }

    QAbstractButton* button(const QString& text) { return test::button(*m_page, text); }

    void addRater(const QString& name)
    {
        for (QLineEdit* field : m_page->findChildren<QLineEdit*>())
            if (field->accessibleName() == "Name of a rater") {
                QTest::keyClicks(field, name);
                QTest::keyClick(field, Qt::Key_Return);
            }
    }

    QSpinBox* spin(const QString& name)
    {
        for (QSpinBox* box : m_page->findChildren<QSpinBox*>())
            if (box->accessibleName() == name)
                return box;
        return nullptr;
    }

    bool shows(const QString& words) { return test::shows(*m_page, words); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<ProjectDesk>();
        m_desk->setFolder(m_folder.filePath(QString("project-%1").arg(QTest::currentTestFunction())));
        m_open = std::make_unique<OpenStudy>(m_desk.get());
        m_page = std::make_unique<StudyPage>(m_desk.get(), m_open.get());
        m_page->resize(1200, 800);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_open.reset();
        m_desk.reset();
    }

    void anEmptyProjectOffersAStudy()
    {
        QVERIFY(shows("A study lets people rate"));
        QTest::mouseClick(button("New study"), Qt::LeftButton);
        QVERIFY(button("Create study"));
        QVERIFY(!button("Create study")->isEnabled());
        QVERIFY(shows("Add a run, or drop"));
        QVERIFY(m_page->findChild<QPlainTextEdit*>()->toPlainText().contains("8 - "));
        QVERIFY(!m_desk->exists()); // looking makes nothing
        QTest::mouseClick(button("Cancel"), Qt::LeftButton);
        QVERIFY(shows("A study lets people rate"));
    }

    void fromDroppedRunToStudy()
    {
        drop({makeRun("icu")});
        auto* models = m_page->findChild<ModelTree*>();
        QTRY_COMPARE(models->checked().size(), std::size_t(2));
        QVERIFY(shows("Add the raters' names."));
        addRater("Ann, Bo");
        addRater("Ann"); // once
        QCOMPARE(m_page->findChild<QListWidget*>()->count(), 2);
        auto* figures = m_page->findChild<PlanFigures*>();
        QTRY_COMPARE(figures->findChildren<NumberLabel*>().front()->text(), QString("48"));
        models->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
        QTRY_COMPARE(figures->findChildren<NumberLabel*>().front()->text(), QString("24"));
        QSignalSpy opened(m_page.get(), &Page::openPage);
        QTRY_VERIFY(button("Create study")->isEnabled());
        QTest::mouseClick(button("Create study"), Qt::LeftButton);
        QTRY_COMPARE(m_open->studies().size(), std::size_t(1));
        QCOMPARE(opened.front().front().toString(), QString("blinding"));
        const Study* study = m_open->current();
        QVERIFY(study);
        QCOMPARE(study->units, 24);
        QCOMPARE(study->design.raters, (std::vector<std::string>{"Ann", "Bo"}));
        QCOMPARE(study->design.ratersPerUnit, 2);
        QVERIFY(study->design.training);
        auto* table = m_page->findChild<QTableView*>();
        QAbstractItemModelTester tester(table->model());
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->index(0, 2).data().toString(), QString("24"));
    }

    void oneRaterAnItemWarns()
    {
        m_page->beginStudy();
        const QString warning = "Agreement cannot be computed";
        QVERIFY(!shows(warning));
        spin("Ratings an item")->setValue(1);
        QVERIFY(shows(warning));
        spin("Ratings an item")->setValue(2);
        QVERIFY(!shows(warning));
        auto* design = m_page->findChild<QComboBox*>();
        QTest::keyClick(design, Qt::Key_End); // "My own" changes nothing
        QCOMPARE(spin("Ratings an item")->value(), 2);
        QTest::keyClick(design, Qt::Key_Up);
        QCOMPARE(spin("Ratings an item")->value(), 1);
        QCOMPARE(spin("Gold items")->value(), 0);
        QVERIFY(shows(warning));
        spin("Gold items")->setValue(7);
        QCOMPARE(design->currentIndex(), design->count() - 1);
    }

    void whatCannotBeReadIsToldAndReadAgainWithItsExperiment()
    {
        QSignalSpy problems(m_page.get(), &Page::problem);
        const QString bare = makeRun("bare", false);
        drop({bare, m_folder.filePath("none.txt")});
        QTRY_COMPARE(problems.count(), 2);
        QVERIFY(problems[0][0].toString().contains("none.txt"));
        QVERIFY(problems[1][0].toString().contains("epoch0.csv"));
        QVERIFY(problems[1][1].toString().contains("experiment"));
        // A folder that is no experiment is told as well, and the run is not lost.
        for (QLineEdit* field : m_page->findChildren<QLineEdit*>())
            if (field->accessibleName() == "Experiment folder") {
                QTest::keyClicks(field, m_folder.path());
                QTest::keyClick(field, Qt::Key_Return);
            }
        QTRY_COMPARE(problems.count(), 3);
        QVERIFY(problems[2][0].toString().contains("_dataset.npy"));
        QVERIFY(m_page->findChild<ModelTree*>()->checked().empty());
    }

    void aProjectThatCannotBeReadSaysWhy()
    {
        const QString broken = m_folder.filePath("broken");
        QDir().mkpath(broken);
        QVERIFY(writeFileAtomically((broken + "/project.sqlite").toStdString(), "no database at all, but text"));
        m_desk->setFolder(broken);
        QTRY_VERIFY(button("Open project…"));
        QVERIFY(shows("project.sqlite"));
    }
};

} // namespace palimpsest

QTEST_MAIN(palimpsest::TestStudyPage)
#include "tst_study_page.moc"
