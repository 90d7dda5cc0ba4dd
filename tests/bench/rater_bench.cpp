// What a rater waits for: from the key to the shown "Saved", and until a study and a pack of 16,000 items are open.
//   bench_rater [--items 16000] [--keys 300]
// Bars: p99 of key to "Saved" at most 20 ms; study and pack each open in less than 1 s. Exits 1 where one is missed.
#include "app/archive/zip_archive.h"
#include "engine/base/files.h"
#include "engine/study/study.h"
#include "engine/study/study_packs.h"
#include "engine/study/study_ratings.h"
#include "engine/tables/csv.h"
#include "ui/rater/rater_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace palimpsest::bench {

namespace {

namespace fs = std::filesystem;

constexpr double kSavedBarMs = 20, kOpenBarMs = 1000;
bool s_missed = false;

double milliseconds(const QElapsedTimer& timer) { return double(timer.nsecsElapsed()) / 1e6; }

void report(const char* what, double ms, double bar)
{
    s_missed = s_missed || ms > bar;
    std::printf("%-52s %8.1f ms   bar %5.0f ms   %s\n", what, ms, bar, ms > bar ? "MISSED" : "held");
    std::fflush(stdout);
}

/// Some 200 letters, as candidates have, different for every item.
std::string textOf(int sample, int epoch)
{
    std::string text = " after " + std::to_string(epoch) + " epochs";
    for (int i = 0; i < 25; ++i)
        text += " word" + std::to_string((sample * 7919 + i * 104729 + epoch) % 5000);
    return text;
}

/// Four epochs of a fourth as many samples.
Result<StudyCreation> makeStudy(Project& project, const fs::path& folder, int items)
{
    constexpr int kEpochs = 4;
    PALIMPSEST_CHECK(createDirectories(folder));
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        CsvWriter csv({"id", "candidate", "reference", "doc_id", "prefix"});
        for (int i = 0; i < items / kEpochs; ++i) {
            csv.integer(i).text(textOf(i, epoch)).text(textOf(i, 100)).integer(i).text(textOf(i, 200));
            csv.endRow();
        }
        PALIMPSEST_CHECK(csv.save(folder / ("epoch" + std::to_string(epoch) + ".csv")));
    }
    PALIMPSEST_TRY(const RunImport run, project.importRun({folder, "", ""}));
    StudyRequest request;
    request.name = "large";
    request.raters = {"one", "two"};
    request.training = false;
    for (int epoch = 0; epoch < kEpochs; ++epoch)
        request.models.push_back({run.runId, epoch});
    return createStudy(project, request);
}

/// What the window asks of a study when it is opened.
Status openStudy(const fs::path& folder)
{
    QElapsedTimer timer;
    timer.start();
    PALIMPSEST_TRY(Project project, Project::open(folder));
    PALIMPSEST_TRY(const Study study, findStudy(project, ""));
    PALIMPSEST_TRY(const auto packs, packStates(project, study));
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    std::printf("a study of %lld units, %zu packs\n", static_cast<long long>(study.units), packs.size());
    report("opening that study", milliseconds(timer), kOpenBarMs);
    return ratings.units.empty() ? Status(internal("the study has no units")) : Status();
}

void settle(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void printHistogram(std::vector<double> waits)
{
    static constexpr double kEdges[] = {1, 2, 4, 8, 12, 16, 20, 40, 80, 1e9};
    std::sort(waits.begin(), waits.end());
    const auto quantile = [&](double q) { return waits[std::size_t(q * double(waits.size() - 1))]; };
    std::printf("key to \"Saved\": %zu keys, median %.2f ms, p90 %.2f ms, max %.2f ms\n", waits.size(), quantile(0.5),
                quantile(0.9), waits.back());
    double from = 0;
    for (const double edge : kEdges) {
        const auto count = std::count_if(waits.begin(), waits.end(), [&](double w) { return w >= from && w < edge; });
        std::printf("  from %4.0f ms %8td\n", from, count);
        from = edge;
    }
    report("key to \"Saved\", p99", quantile(0.99), kSavedBarMs);
}

/// From the key's arrival until "Saved" with the new count is painted.
void measureKeys(RaterWindow& window, int keys)
{
    std::vector<double> waits;
    QEventLoop loop;
    QObject::connect(&window.session(), &RaterSession::saved, &loop, &QEventLoop::quit);
    for (int i = 0; i < keys; ++i) {
        settle(RaterSession::kSettleMs + 150); // the answer is seen for a moment, then keys are not taken for one
        QElapsedTimer timer;
        timer.start();
        QKeyEvent key(QEvent::KeyPress, Qt::Key_1 + i % 8, {}, QString::number(1 + i % 8));
        QCoreApplication::sendEvent(&window, &key);
        loop.exec();
        window.repaint();
        waits.push_back(milliseconds(timer));
    }
    printHistogram(std::move(waits));
}

Status run(int items, int keys)
{
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    const ZipArchive format;
    fs::path path;
    {
        PALIMPSEST_TRY(Project project, Project::openOrMake(folder / "project"));
        PALIMPSEST_TRY(const StudyCreation creation, makeStudy(project, folder / "run", items));
        PALIMPSEST_TRY(const auto packs, writePacks(project, creation.study, format, folder, "one"));
        path = packs.front();
    }
    PALIMPSEST_CHECK(openStudy(folder / "project"));
    QElapsedTimer timer;
    timer.start();
    PALIMPSEST_TRY(const Pack pack, readPack(format, path));
    PALIMPSEST_TRY(auto file, RaterFile::open(folder / "data", pack, "bench"));
    RaterWindow window(std::move(file), format, folder);
    window.show();
    window.showScreen(RaterWindow::Screen::Item);
    QCoreApplication::processEvents();
    std::printf("a pack of %zu items\n", pack.items.size());
    report("opening that pack, until the first item is shown", milliseconds(timer), kOpenBarMs);
    measureKeys(window, keys);
    return {};
}

} // namespace

} // namespace palimpsest::bench

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{"items", "Units of the study.", "N", "16000"}, {"keys", "How many are pressed.", "N", "300"}});
    parser.process(application);
    palimpsest::Theme::instance().apply(palimpsest::ThemeChoice::Light);
    const auto status = palimpsest::bench::run(parser.value("items").toInt(), parser.value("keys").toInt());
    if (!status)
        std::fprintf(stderr, "error: %s\n", status.error().text().c_str());
    return !status ? int(status.error().kind) : palimpsest::bench::s_missed ? 1 : 0;
}
