// What the window must hold while a run talks: latency of its event loop, time to open a large run, memory over time.
#include "plotting/chart.h"
#include "tests/bench/latency_probe.h"
#include "tests/ui/bridge/sample_run.h"
#include "ui/bridge/event_queue.h"
#include "ui/bridge/run_handle.h"
#include "ui/monitor/monitor_page.h"
#include "ui/samples/samples_page.h"
#include "ui/start/demo_run.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QGridLayout>
#include <QTemporaryDir>
#include <QTimer>

#include <cmath>
#include <cstdio>

namespace palimpsest::bench {

namespace {

constexpr int kCharts = 6;
constexpr int kPoints = 100'000;

void runLoop(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(int(1000 * seconds), &loop, &QEventLoop::quit);
    loop.exec();
}

enum class Talk {
    Steps, ///< nothing but steps: the most that charts can be given
    Mixed, ///< as a fast training talks: every hundredth event a step, the others progress, log and memory
};

RunEvent eventOf(Talk talk, std::uint64_t seq)
{
    if (talk == Talk::Steps || seq % 100 == 0) {
        StepMeasured step;
        step.step = kPoints + std::int64_t(seq);
        step.unlearnLoss = std::sin(double(seq) / 50);
        return step;
    }
    if (seq % 100 == 50)
        return ResourceSampled{};
    if (seq % 3 == 0)
        return LogLine{"INFO", "step " + std::to_string(seq)};
    return Progress{"Epoch 3: training", std::int64_t(seq), 1 << 20, 8, 60};
}

std::jthread speaker(EventQueue& queue, int rate, Talk talk)
{
    return std::jthread([&queue, rate, talk](const std::stop_token& stop) {
        auto next = std::chrono::steady_clock::now();
        for (std::uint64_t seq = 1; !stop.stop_requested(); ++seq) {
            queue.on({seq, 0, eventOf(talk, seq)});
            next += std::chrono::microseconds(1'000'000 / rate);
            std::this_thread::sleep_until(next);
        }
    });
}

/// The demo's training, two and a half minutes of it, on `threads` threads. Returns once it does steps.
std::unique_ptr<RunHandle> beginTraining(const QString& folder, unsigned threads)
{
    Result<RunConfig> config = demoRun(folder);
    if (!config) {
        std::fprintf(stderr, "no training: %s\n", config.error().text().c_str());
        return nullptr;
    }
    config->threads = int(threads);
    auto run = startRun(*config, false);
    QEventLoop loop;
    QObject::connect(&run->model(), &RunModel::stepsAdded, &loop, &QEventLoop::quit);
    QObject::connect(&run->model(), &RunModel::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return run;
}

class ChartWall : public QWidget {
public:
    explicit ChartWall(RunModel& model) : m_model(model)
    {
        auto* grid = new QGridLayout(this);
        for (int i = 0; i < kCharts; ++i) {
            auto* chart = new Chart(this);
            CurveSpec spec;
            spec.key = spec.name = QStringLiteral("loss");
            spec.color = themeColor(Token::Accent);
            chart->setCurves({spec});
            grid->addWidget(chart, i / 3, i % 3);
            m_charts.push_back(chart);
            std::vector<QPointF> points;
            for (int x = 0; x < kPoints; ++x)
                points.emplace_back(x, std::sin(x / (50.0 + i)));
            chart->setPoints(spec.key, points);
        }
        QObject::connect(&m_model, &RunModel::stepsAdded, this, [this] { addSteps(); });
    }

private:
    void addSteps()
    {
        std::vector<QPointF> points;
        for (; m_shown < m_model.steps().size(); ++m_shown)
            points.emplace_back(double(m_model.steps()[m_shown].step), m_model.steps()[m_shown].unlearnLoss);
        for (Chart* chart : m_charts)
            chart->appendPoints(QStringLiteral("loss"), points);
    }

    RunModel& m_model;
    std::vector<Chart*> m_charts;
    std::size_t m_shown = 0;
};

void measureLatency(double seconds, int rate, const char* title)
{
    EventQueue queue;
    RunModel model;
    QObject::connect(&queue, &EventQueue::drained, &model,
                     [&](const std::vector<EventRecord>& records) { model.apply(records); });
    ChartWall wall(model);
    wall.resize(1440, 900);
    wall.show();
    runLoop(1); // everything has been drawn once
    LatencyProbe probe;
    const auto speaks = speaker(queue, rate, Talk::Steps);
    runLoop(seconds);
    probe.stop();
    probe.print(title);
}

void measureLatencyBesideTraining(double seconds, int rate)
{
    QTemporaryDir folder;
    const unsigned threads = std::max(2U, std::thread::hardware_concurrency()) - 1;
    const auto run = beginTraining(folder.path(), threads);
    if (run == nullptr)
        return;
    measureLatency(seconds, rate, "training on all threads but one");
    if (run->model().isOver())
        std::printf("  (the training ended before the measurement: %s)\n", qUtf8Printable(run->model().outcome()));
}

void measureMemory(double seconds, int rate)
{
    EventQueue queue;
    RunModel model;
    QObject::connect(&queue, &EventQueue::drained, &model,
                     [&](const std::vector<EventRecord>& records) { model.apply(records); });
    MonitorPage page;
    page.resize(1440, 900);
    page.show();
    const auto speaks = speaker(queue, rate, Talk::Mixed);
    runLoop(seconds / 10); // the log fills its bound
    const double begin = residentMegabytes();
    for (int i = 1; i <= 5; ++i) {
        runLoop(seconds / 5);
        std::printf("memory after %4.0f s: %.1f MB (%+.1f)\n", seconds * i / 5, residentMegabytes(),
                    residentMegabytes() - begin);
        std::fflush(stdout);
    }
}

template <typename PageType>
void measureOpening(const QString& directory, const char* name)
{
    PageType page;
    page.resize(1440, 900);
    page.show();
    runLoop(0.2);
    QElapsedTimer timer;
    timer.start();
    const auto run = openRunDirectory(directory);
    page.setRun(run.get());
    QEventLoop loop;
    QObject::connect(run.get(), &RunHandle::loaded, &loop, &QEventLoop::quit);
    QObject::connect(run.get(), &RunHandle::failed, &loop, &QEventLoop::quit);
    loop.exec();
    const qint64 loaded = timer.elapsed();
    page.repaint();
    std::printf("%s: journal of %zu epochs read in %lld ms, painted after %lld ms\n", name,
                run->model().epochs().size(), static_cast<long long>(loaded), static_cast<long long>(timer.elapsed()));
    page.setRun(nullptr);
}

void measureOpenings(int epochs, int rows)
{
    QTemporaryDir folder;
    auto records = test::sampleRun(epochs - 1, rows, (rows + 7) / 8);
    for (EventRecord& record : records)
        if (auto* sample = std::get_if<SampleEvaluated>(&record.event))
            sample->candidate.append(std::string(200, 'x'));
    test::appendTo(folder.filePath("events.jsonl"), test::journalText(records));
    measureOpening<MonitorPage>(folder.path(), "monitor");
    measureOpening<SamplesPage>(folder.path(), "samples");
}

} // namespace

} // namespace palimpsest::bench

int main(int argc, char** argv)
{
    using namespace palimpsest;
    QApplication app(argc, argv);
    app.setApplicationName("bench_window");
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({"seconds", "Seconds of each latency measurement.", "N", "60"});
    parser.addOption({"rate", "Events a second.", "N", "1000"});
    parser.addOption({"memory", "Seconds of the memory measurement.", "N", "600"});
    parser.addOption({"epochs", "Epochs of the run that is opened.", "N", "100"});
    parser.addOption({"rows", "Forget rows of the run that is opened.", "N", "631"});
    parser.process(app);
    Theme::instance().apply(ThemeChoice::Light);
    const auto number = [&](const char* name) { return parser.value(QString::fromLatin1(name)).toInt(); };
    if (number("seconds") > 0) {
        bench::measureLatency(number("seconds"), number("rate"), "engine idle");
        bench::measureLatencyBesideTraining(number("seconds"), number("rate"));
    }
    bench::measureOpenings(number("epochs"), number("rows"));
    if (number("memory") > 0)
        bench::measureMemory(number("memory"), number("rate"));
    return 0;
}
