#include "engine/base/files.h"
#include "engine/run/prompting.h"
#include "engine/run/run_session.h"
#include "tests/engine/run/tiny_run.h"

#include <nlohmann/json.hpp>

#include <QtTest/QtTest>

#include <future>

namespace fs = std::filesystem;
namespace pal = palimpsest;

namespace {

/// Pauses a run after its second step, on the run's own thread: always at the same place.
class Pauser : public pal::RunObserver {
public:
    void on(const pal::EventRecord& record) noexcept override
    {
        const auto* step = std::get_if<pal::StepMeasured>(&record.event);
        if (step != nullptr && step->step == 2 && session.load() != nullptr)
            session.load()->pause();
        const auto* state = std::get_if<pal::StateChanged>(&record.event);
        if (state != nullptr && state->state == "paused")
            stands.set_value();
    }

    std::atomic<pal::RunSession*> session = nullptr;
    std::promise<void> stands;
};

pal::PromptRequest request()
{
    pal::PromptRequest request;
    request.text = "The miller wrote letter";
    request.reference = " number 7 of the village.";
    request.maxNewTokens = 30;
    return request;
}

pal::Result<pal::PromptAnswer> ask(pal::RunSession& session, const pal::PromptRequest& request, int& tokens)
{
    std::promise<pal::Result<pal::PromptAnswer>> done;
    session.prompt(request, {[&](const pal::PromptToken&) { ++tokens; },
                             [&](const pal::Result<pal::PromptAnswer>& answer) { done.set_value(answer); }});
    return done.get_future().get();
}

/// What the run has produced, by name: every table, and the tensors of model and checkpoints.
std::map<std::string, std::string> producedBy(const fs::path& run)
{
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(run)) {
        const fs::path relative = fs::relative(entry.path(), run);
        if (entry.is_regular_file() && (relative.extension() == ".csv" || relative.extension() == ".safetensors"))
            files[relative.string()] = *pal::readFile(entry.path());
        if (relative.filename() == "state.json") {
            auto state = nlohmann::json::parse(*pal::readFile(entry.path()));
            for (const char* own : {"seq", "log_bytes", "config"}) // a pause is in journal and log
                state.erase(own);
            files[relative.string()] = state.dump();
        }
    }
    return files;
}

} // namespace

/// A run that was paused and asked goes on exactly as if untouched.
class TestPausedPrompting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.isValid());
        m_folder = m_world.path().toStdString();
        QVERIFY(tiny::makeWorld(m_folder));
    }

    void goesOnAsIfUntouched_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("paper") << "paper";
        QTest::newRow("corrected") << "corrected";
    }

    void goesOnAsIfUntouched()
    {
        QFETCH(const QString, profile);
        const fs::path untouched = m_folder / (profile.toStdString() + "-untouched");
        const fs::path asked = m_folder / (profile.toStdString() + "-asked");
        {
            pal::RunSession session(start(profile, untouched), {});
            const auto outcome = session.wait();
            QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().text().c_str());
        }
        runAndAsk(profile, asked);
        const auto expected = producedBy(untouched);
        const auto actual = producedBy(asked);
        QVERIFY(expected.contains("model/model.safetensors"));
        QVERIFY(expected.contains("checkpoints/epoch2/optimizer.safetensors"));
        QVERIFY(expected.contains("epoch2.csv"));
        QCOMPARE(actual.size(), expected.size());
        for (const auto& [name, bytes] : expected)
            QVERIFY2(actual.at(name) == bytes, name.c_str());
    }

    void listsWhatCanBeAsked()
    {
        const auto weights = pal::promptableWeights(m_folder / "paper-asked");
        QVERIFY(weights.ok());
        QCOMPARE(weights->size(), std::size_t(4)); // original, two checkpoints, finished
        QCOMPARE(weights->front().kind, pal::PromptWeights::Kind::Original);
        QCOMPARE(weights->at(1).epoch, std::int64_t(1));
        QCOMPARE(weights->at(2).epoch, std::int64_t(2));
        QCOMPARE(weights->back().kind, pal::PromptWeights::Kind::Finished);
        // The last checkpoint is the finished model.
        std::vector<std::vector<std::int32_t>> answers;
        for (const pal::PromptWeights& one : {weights->at(2), weights->back()}) {
            std::promise<pal::Result<pal::PromptAnswer>> done;
            pal::PromptSession session(one, {});
            session.ask(request(), {{}, [&](const auto& answer) { done.set_value(answer); }});
            const auto answer = done.get_future().get();
            QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().text().c_str());
            answers.push_back(answer->ids);
        }
        QCOMPARE(answers.front(), answers.back());
    }

    void aRunThatIsNotPausedRefuses()
    {
        pal::RunSession session(start("paper", m_folder / "refuses"), {});
        bool told = false;
        session.prompt(request(), {{}, [&](const pal::Result<pal::PromptAnswer>& answer) {
                                       told = true;
                                       QVERIFY(!answer.ok());
                                       QVERIFY(QString::fromStdString(answer.error().text()).contains("not paused"));
                                   }});
        QVERIFY(told);
        session.requestStop();
        QVERIFY(session.wait().ok());
    }

    void resumingCutsAnAnswerShort()
    {
        Pauser pauser;
        pal::RunSession session(start("paper", m_folder / "cut"), {&pauser});
        pauser.session = &session;
        pauser.stands.get_future().wait();
        pal::PromptRequest longest = request();
        longest.maxNewTokens = 240;
        std::promise<pal::Result<pal::PromptAnswer>> done;
        std::atomic<int> tokens = 0;
        session.prompt(longest, {[&](const pal::PromptToken&) {
                                     if (++tokens == 2)
                                         session.resume();
                                 },
                                 [&](const pal::Result<pal::PromptAnswer>& answer) { done.set_value(answer); }});
        const auto answer = done.get_future().get();
        QVERIFY(answer.ok());
        QCOMPARE(answer->end, pal::PromptEnd::Cancelled);
        session.requestStop();
        QVERIFY(session.wait().ok());
    }

private:
    std::unique_ptr<pal::Job> start(const QString& profile, const fs::path& directory) const
    {
        return pal::trainingJob(tiny::runConfig(m_folder, profile.toStdString(), directory), pal::ExistingRun::Refuse);
    }

    void runAndAsk(const QString& profile, const fs::path& directory)
    {
        Pauser pauser;
        pal::RunSession session(start(profile, directory), {&pauser});
        pauser.session = &session; // long before the second step: the models are still being read
        pauser.stands.get_future().wait();
        int tokens = 0;
        pal::PromptRequest greedy = request(), beams = request(), sampled = request();
        beams.numBeams = 4;
        sampled.doSample = true;
        for (const pal::PromptRequest& one : {greedy, beams, sampled}) {
            const auto answer = ask(session, one, tokens);
            QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().text().c_str());
            QVERIFY(!answer->ids.empty());
        }
        QVERIFY(tokens > 3);
        session.resume();
        const auto outcome = session.wait();
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().text().c_str());
        QCOMPARE(outcome->outcome, std::string("completed"));
    }

    QTemporaryDir m_world;
    fs::path m_folder;
};

QTEST_APPLESS_MAIN(TestPausedPrompting)
#include "tst_paused_prompting.moc"
