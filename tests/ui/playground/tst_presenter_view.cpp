#include "ui/playground/presenter_view.h"

#include "tests/ui/playground/fake_run.h"
#include "ui/playground/presenter_column.h"
#include "ui/playground/token_view.h"

#include <QLabel>
#include <QTextBlock>
#include <QtTest/QtTest>

namespace pal = palimpsest;

class TestPresenterView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_run = std::make_unique<FakeRun>();
        m_run->setState("paused");
        m_view = std::make_unique<pal::PresenterView>();
        m_view->resize(1440, 900);
        m_view->setRun(m_run.get());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_run.reset();
    }

    void answersTheSampleThatIsShown()
    {
        QCOMPARE(m_view->sampleId(), qint64(0));
        QTRY_COMPARE(after()->text(), QStringLiteral(" and the end of it"));
        QCOMPARE(m_run->asked.back().reference, std::string(" and the end of row 0"));
    }

    void arrowKeysGoThroughTheSamplesAndAskOnlyTheLast()
    {
        QTRY_VERIFY(!m_run->asked.empty() && !m_view->isAnswering());
        const std::size_t asked = m_run->asked.size();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->sampleId(), qint64(3));
        QTRY_COMPARE(m_run->asked.size(), asked + 1);
        QCOMPARE(m_run->asked.back().text, std::string("The prefix of row 3"));
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->sampleId(), qint64(4));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->sampleId(), qint64(0));
    }

    void escapeLeaves()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->isVisible());
    }

    void theTypeIsLargeAndFits()
    {
        QTRY_VERIFY(after()->count() > 0);
        QVERIFY(after()->document()->firstBlock().begin().fragment().charFormat().font().pointSize() >= 24);
        QVERIFY(after()->document()->size().height() <= after()->height());
    }

    void withoutWeightsItShowsWhatTheRunRecorded()
    {
        FakeRun recorded;
        recorded.evaluate(0, 0, " and the end of row 0");
        recorded.evaluate(0, 4, " and nothing of it");
        recorded.setState("completed");
        m_view->setRun(&recorded);
        QTRY_COMPARE(after()->text().trimmed(), QStringLiteral("and nothing of it"));
        QCOMPARE(column(1)->view()->text().trimmed(), QStringLiteral("and the end of row 0"));
        QVERIFY2(texts(column(1)).contains("Recorded by the run at epoch 0"), qPrintable(texts(column(1))));
        QVERIFY(texts(column(1)).contains("100 % remembered"));
        QVERIFY2(texts(column(2)).contains("Recorded by the run at epoch 4"), qPrintable(texts(column(2))));
        QVERIFY(recorded.asked.empty());
        QTest::keyClick(m_view.get(), Qt::Key_Right); // of this one nothing is recorded
        QTRY_VERIFY(texts(column(2)).contains("recorded no answer"));
        QVERIFY(after()->text().isEmpty());
        m_view->setRun(nullptr);
    }

    void withoutARunItSaysWhatToDo()
    {
        m_view->setRun(nullptr);
        QCOMPARE(m_view->sampleId(), qint64(-1));
        bool said = false;
        for (const QLabel* label : m_view->findChildren<QLabel*>())
            said |= label->isVisible() && label->text().contains("Open a run");
        QVERIFY(said);
        QTest::keyClick(m_view.get(), Qt::Key_Right); // harmless
    }

private:
    pal::PresenterColumn* column(int index) const { return m_view->findChildren<pal::PresenterColumn*>().at(index); }
    pal::TokenView* after() const { return column(2)->view(); }

    static QString texts(const QWidget* widget)
    {
        QString all;
        for (const QLabel* label : widget->findChildren<QLabel*>())
            all += label->text() + '\n';
        return all;
    }

    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<pal::PresenterView> m_view;
};

QTEST_MAIN(TestPresenterView)
#include "tst_presenter_view.moc"
