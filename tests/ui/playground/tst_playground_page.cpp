#include "ui/playground/playground_page.h"

#include "tests/ui/playground/fake_run.h"
#include "ui/playground/generation_settings.h"
#include "ui/playground/prompt_picker.h"
#include "ui/playground/token_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestPlaygroundPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("palimpsest-tests");
        QCoreApplication::setApplicationName("playground");
    }

    void init()
    {
        QSettings().clear();
        m_run = std::make_unique<FakeRun>();
        m_page = std::make_unique<pal::PlaygroundPage>();
        m_page->resize(1100, 700);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_run.reset();
    }

    void withoutARunItSaysWhatToDo()
    {
        QVERIFY(!button("Generate")->isEnabled());
        QVERIFY(m_page->whyNot().contains("Open a run"));
        QVERIFY(!m_page->contextActions().front()->isEnabled());
    }

    void aRunThatTrainsMustBePaused()
    {
        m_run->setState("training");
        m_page->setRun(m_run.get());
        QTRY_VERIFY(m_page->whyNot().contains("no model"));
        QVERIFY(!button("Generate")->isEnabled());
        m_run->setState("paused");
        QTRY_VERIFY(button("Generate")->isEnabled());
        QVERIFY(now()->source()->pausedRun);
    }

    void aSampleIsAskedAsARowAndStreamed()
    {
        pauseRun();
        QSignalSpy tokens(now(), &pal::PromptClient::tokenArrived);
        QTest::mouseClick(button("Generate"), Qt::LeftButton);
        QVERIFY(m_page->isAnswering());
        QTRY_VERIFY(!m_page->isAnswering());
        QCOMPARE(tokens.count(), 5);
        for (int i = 0; i < tokens.count(); ++i)
            QCOMPARE(tokens.at(i).front().value<pal::PromptToken>().id, i);
        QCOMPARE(view()->text(), QStringLiteral(" and the end of it"));
        QCOMPARE(view()->equalTokens(), 3);
        QCOMPARE(m_run->asked.back().text, std::string("The prefix of row 0"));
        QCOMPARE(m_run->asked.back().reference, std::string(" and the end of row 0"));
        QVERIFY(m_run->asked.back().asRow.has_value());
    }

    void anEditedPrefixIsAPromptOfOnesOwn()
    {
        pauseRun();
        prompt()->setPlainText("Something else");
        m_page->generate();
        QTRY_VERIFY(!m_page->isAnswering());
        QCOMPARE(m_run->asked.back().text, std::string("Something else"));
        QVERIFY(!m_run->asked.back().asRow.has_value());
        QVERIFY(m_run->asked.back().reference.empty());
        prompt()->clear();
        QVERIFY(m_page->whyNot().contains("Type a prompt"));
        QVERIFY(!button("Generate")->isEnabled());
    }

    void stopEndsTheAnswer()
    {
        pauseRun();
        m_run->waits = true;
        m_page->generate();
        QTRY_COMPARE(view()->count(), 1);
        QVERIFY(button("Stop")->isEnabled());
        QVERIFY(!button("Generate")->isEnabled());
        QTest::mouseClick(button("Stop"), Qt::LeftButton);
        QTRY_VERIFY(!m_page->isAnswering());
        QCOMPARE(view()->count(), 1);
        QVERIFY(!button("Stop")->isEnabled());
    }

    void samplesAreSearched()
    {
        pauseRun();
        auto* search = named<QLineEdit>("Search forget samples");
        auto* list = named<QListView>("Forget samples");
        search->setText("row 3");
        QCOMPARE(list->model()->rowCount(), 1);
        list->setCurrentIndex(list->model()->index(0, 0));
        QCOMPARE(prompt()->toPlainText(), QStringLiteral("The prefix of row 3"));
        search->setText("104"); // a doc id
        QCOMPARE(list->model()->rowCount(), 1);
    }

    void theHistoryBringsAPromptBack()
    {
        pauseRun();
        m_page->generate();
        QTRY_VERIFY(!m_page->isAnswering());
        prompt()->setPlainText("Mine");
        m_page->generate();
        QTRY_VERIFY(!m_page->isAnswering());
        auto* picker = m_page->findChild<pal::PromptPicker*>();
        QCOMPARE(picker->history()->rowCount(), 2);
        QCOMPARE(picker->history()->prompt(0)->text, QStringLiteral("Mine"));
        const QAbstractItemModelTester tester(picker->history());
        auto* list = named<QListView>("Prompts asked before");
        Q_EMIT list->activated(list->model()->index(1, 0));
        QCOMPARE(prompt()->toPlainText(), QStringLiteral("The prefix of row 0"));
        m_page->generate();
        QVERIFY(m_run->asked.back().asRow.has_value());
        QTRY_VERIFY(!m_page->isAnswering());
        QCOMPARE(pal::PromptHistory().rowCount(), 2); // kept, and not repeated
    }

    void settingsAreAppliedAndRemembered()
    {
        pauseRun();
        m_page->findChild<pal::GenerationSettings*>()->setWay(pal::GenerationSettings::Way::Sampled);
        m_page->findChild<QSpinBox*>("seed")->setValue(7);
        m_page->findChild<QDoubleSpinBox*>("temperature")->setValue(0.5);
        QVERIFY(!m_page->findChild<QSpinBox*>("num_beams")->isVisibleTo(m_page.get()));
        m_page->generate();
        QTRY_VERIFY(!m_page->isAnswering());
        QVERIFY(m_run->asked.back().doSample);
        QCOMPARE(m_run->asked.back().seed, std::uint64_t(7));
        QCOMPARE(m_run->asked.back().temperature, 0.5);
        m_page.reset();
        QCOMPARE(int(pal::GenerationSettings().way()), int(pal::GenerationSettings::Way::Sampled));
    }

    void leavingThePageInTheMiddleIsHarmless()
    {
        pauseRun();
        m_run->waits = true;
        m_page->generate();
        QTRY_COMPARE(view()->count(), 1);
        m_page.reset(); // cancels; what still comes is dropped
        QTest::qWait(20);
    }

    void everyControlHasAName()
    {
        pauseRun();
        for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
            const bool control = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                                 && !widget->objectName().startsWith("qt_") && widget->inherits("QScrollBar") == false;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (control && (button == nullptr || button->text().isEmpty()) && !widget->inherits("QSplitter")
                && !widget->inherits("QTabBar") && !widget->inherits("QTabWidget"))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }

private:
    void pauseRun()
    {
        m_run->setState("paused");
        m_page->setRun(m_run.get());
        QTRY_VERIFY(button("Generate")->isEnabled());
        QCOMPARE(prompt()->toPlainText(), QStringLiteral("The prefix of row 0"));
    }

    QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    template <typename Widget>
    Widget* named(const QString& name) const
    {
        for (Widget* widget : m_page->findChildren<Widget*>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    QPlainTextEdit* prompt() const { return named<QPlainTextEdit>("Prompt"); }
    pal::PromptClient* now() const { return m_page->voices()->client(pal::PromptVoices::Now); }
    pal::TokenView* view() const { return named<pal::TokenView>("Answer: Now"); }

    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<pal::PlaygroundPage> m_page;
};

QTEST_MAIN(TestPlaygroundPage)
#include "tst_playground_page.moc"
