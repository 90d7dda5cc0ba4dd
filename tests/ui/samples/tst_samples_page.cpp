#include "tests/ui/samples/recorded_run.h"
#include "ui/bridge/run_handle.h"
#include "ui/feedback/compared_text.h"
#include "ui/samples/epoch_player.h"
#include "ui/samples/sample_detail.h"
#include "ui/samples/sample_grid_view.h"
#include "ui/samples/samples_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>
#include <QtTest/QtTest>

#include <algorithm>
#include <ctime>

using namespace palimpsest;

namespace {

class FakeRun : public RunHandle {
public:
    explicit FakeRun(const QString& directory) : RunHandle(Kind::Replayed, directory, nullptr)
    {
        m_model = std::make_unique<RunModel>();
        m_loading = false;
    }
    QString whyNotControllable() const override { return {}; }
};

QToolButton* button(const QWidget* where, const QString& name)
{
    for (auto* button : where->findChildren<QToolButton*>())
        if (button->accessibleName() == name)
            return button;
    return nullptr;
}

} // namespace

class SamplesPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void withoutARunItSaysSo();
    void enterOpensAndEscapeLeads();
    void arrowsStepEpochsAndSamples();
    void spacePlays();
    void clickOnACellOpensIt();
    void headerClickSorts();
    void filterButtonsAndSearch();
    void bookmarkAndNote();
    void comparesByWordAndCharacter();
    void everyControlHasAName();
    void scrollsManyRowsSmoothly();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<SamplesPage> m_page;
    recorded::Recording m_recording;

    SampleGridView* view() const { return m_page->findChild<SampleGridView*>(); }
    SampleDetail* detail() const { return m_page->findChild<SampleDetail*>(); }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
};

void SamplesPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QSettings().clear();
    Theme::instance().apply(ThemeChoice::Light);
}

void SamplesPageTest::init()
{
    QSettings().clear();
    m_page.reset();
    static int number = 0;
    const QString directory = m_folder.filePath(QString::number(++number));
    QDir().mkpath(directory);
    m_run = std::make_unique<FakeRun>(directory);
    m_recording = {};
    m_recording.start(m_run->model(), 3);
    m_recording.epoch(m_run->model(), 0, {{1, 0.9}, {1, 0.8}, {1, 0.7}});
    m_recording.epoch(m_run->model(), 1, {{1, 0.9, "the cat sat on mat 0"}, {0, 0.1, "nothing <b>of</b> it"}, {0, 0}});
    m_page = std::make_unique<SamplesPage>();
    m_page->resize(1000, 700);
    m_page->setRun(m_run.get());
    m_page->show();
    QApplication::setActiveWindow(m_page.get());
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    view()->setFocus();
}

void SamplesPageTest::withoutARunItSaysSo()
{
    QSignalSpy asked(m_page.get(), &Page::openPage);
    m_page->setRun(nullptr);
    for (auto* button : m_page->findChildren<QPushButton*>())
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QVERIFY(!view()->isVisible());
}

void SamplesPageTest::enterOpensAndEscapeLeads()
{
    view()->setCurrentIndex(view()->model()->index(1, 1));
    press(Qt::Key_Return);
    QVERIFY(m_page->showsDetail());
    QCOMPARE(detail()->id(), 1);
    QCOMPARE(detail()->epoch(), 1);
    press(Qt::Key_Escape);
    QVERIFY(!m_page->showsDetail());
    QVERIFY(view()->hasFocus());
}

void SamplesPageTest::arrowsStepEpochsAndSamples()
{
    m_page->showSample(0, 1);
    press(Qt::Key_Left);
    QCOMPARE(detail()->epoch(), 0);
    press(Qt::Key_Left);
    QCOMPARE(detail()->epoch(), 0);
    press(Qt::Key_Right);
    QCOMPARE(detail()->epoch(), 1);
    press(Qt::Key_Down);
    QCOMPARE(detail()->id(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(detail()->id(), 0);
    // The grid then stands where the detail was.
    press(Qt::Key_Left);
    press(Qt::Key_Escape);
    QCOMPARE(view()->currentIndex(), view()->model()->index(0, 0));
}

void SamplesPageTest::spacePlays()
{
    m_page->showSample(0, 1);
    auto* player = detail()->findChild<EpochPlayer*>();
    press(Qt::Key_Space);
    QVERIFY(player->isPlaying());
    QCOMPARE(detail()->epoch(), 0); // from the beginning
    QTRY_COMPARE_WITH_TIMEOUT(detail()->epoch(), 1, 3000);
    QVERIFY(!player->isPlaying());
}

void SamplesPageTest::clickOnACellOpensIt()
{
    const QRect cell = view()->visualRect(view()->model()->index(2, 0));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, cell.center());
    QVERIFY(m_page->showsDetail());
    QCOMPARE(detail()->epoch(), 0);
}

void SamplesPageTest::headerClickSorts()
{
    auto* measure = m_page->findChild<QComboBox*>();
    measure->setCurrentIndex(measure->findData(int(Measure::El)));
    const QRect cell = view()->visualRect(view()->model()->index(0, 0));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, {cell.center().x(), 4});
    const auto* model = static_cast<SampleGridModel*>(view()->model());
    QCOMPARE(model->arrangement().sort, SampleSort::Measure);
    QCOMPARE(model->arrangement().sortColumn, 0);
}

void SamplesPageTest::filterButtonsAndSearch()
{
    auto* remembered = button(m_page.get(), "Still remembered");
    QCOMPARE(remembered->text(), "Still remembered  1");
    QTest::mouseClick(remembered, Qt::LeftButton);
    QCOMPARE(view()->model()->rowCount(), 1);
    auto* search = m_page->findChild<QLineEdit*>();
    QTest::keyClick(view(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, "no such text");
    QVERIFY(!view()->isVisible());
    for (auto* all : m_page->findChildren<QPushButton*>())
        if (all->isVisible() && all->text() == "Show all samples")
            QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(view()->model()->rowCount(), 3);
    QVERIFY(search->text().isEmpty());
}

void SamplesPageTest::bookmarkAndNote()
{
    view()->setCurrentIndex(view()->model()->index(0, 1));
    press(Qt::Key_B);
    QCOMPARE(button(m_page.get(), "Bookmarked")->text(), "Bookmarked  1");
    press(Qt::Key_N);
    QVERIFY(m_page->showsDetail());
    QTest::keyClicks(QApplication::focusWidget(), "b n c m, all letters");
    QCOMPARE(static_cast<QPlainTextEdit*>(QApplication::focusWidget())->toPlainText(), "b n c m, all letters");
    press(Qt::Key_Escape); // leaves the note
    QVERIFY(m_page->showsDetail());
    QVERIFY(button(detail(), "Bookmark")->isChecked());
    press(Qt::Key_B);
    QVERIFY(!button(detail(), "Bookmark")->isChecked());
    QTRY_VERIFY(QFile::exists(m_run->directory() + "/notes.json"));
}

void SamplesPageTest::comparesByWordAndCharacter()
{
    m_page->showSample(0, 1);
    const auto texts = detail()->findChildren<ComparedText*>();
    const auto now = std::find_if(texts.begin(), texts.end(),
                                  [](const ComparedText* text) { return text->edit()->accessibleName() == "Epoch 1"; });
    QVERIFY(now != texts.end());
    QVERIFY((*now)->comparison().recited);
    QCOMPARE((*now)->comparison().rememberedShare(), 1.0);
    const int words = (*now)->comparison().referenceUnits;
    // The text has the focus: letters are shortcuts all the same.
    (*now)->edit()->setFocus();
    press(Qt::Key_C);
    QVERIFY((*now)->comparison().referenceUnits > words);
    press(Qt::Key_Down);
    QCOMPARE((*now)->shown(), "nothing <b>of</b> it"); // never rich text
    QCOMPARE((*now)->comparison().samePlace, 0);
}

void SamplesPageTest::everyControlHasAName()
{
    m_page->showSample(0, 1);
    for (const auto* widget : m_page->findChildren<QWidget*>())
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && widget->metaObject() != nullptr
            && (qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QAbstractSlider*>(widget)
                || qobject_cast<const QPlainTextEdit*>(widget))
            && !qobject_cast<const QScrollBar*>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
}

void SamplesPageTest::scrollsManyRowsSmoothly()
{
    m_recording = {};
    FakeRun big(m_folder.path());
    m_recording.start(big.model(), 631);
    for (int epoch = 0; epoch <= 100; ++epoch) {
        std::vector<recorded::Row> rows(631);
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row] = {std::int64_t((row + std::size_t(epoch)) % 3 ? 1 : 0), double(row) / 631};
        m_recording.epoch(big.model(), epoch, rows);
    }
    m_page->resize(1440, 900);
    m_page->setRun(&big);
    QCOMPARE(view()->model()->rowCount(), 631);
    QVERIFY(view()->grid().cellHeight() >= GridGeometry::kLeastCell);
    QVERIFY(view()->grid().cellWidth() >= GridGeometry::kLeastCell);

    QImage image(view()->viewport()->size(), QImage::Format_RGB32);
    // The thread's own time: others may share the machine.
    const auto milliseconds = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return 1e3 * double(now.tv_sec) + double(now.tv_nsec) / 1e6;
    };
    std::vector<double> frames;
    for (int step = 0; step < 60; ++step) {
        view()->verticalScrollBar()->setValue(step * view()->verticalScrollBar()->maximum() / 60);
        const double begin = milliseconds();
        view()->viewport()->render(&image);
        frames.push_back(milliseconds() - begin);
    }
    std::sort(frames.begin(), frames.end());
    qInfo("631 x 101 cells, %d x %d pixels: a frame takes %.1f ms in the median, %.1f ms at the 95th percentile",
          image.width(), image.height(), frames[30], frames[57]);
    QVERIFY(frames[30] < 16.7); // 60 frames a second
    m_page->setRun(nullptr);
}

QTEST_MAIN(SamplesPageTest)
#include "tst_samples_page.moc"
