#include "engine/base/files.h"
#include "engine/model/generation.h"
#include "tests/engine/model/model_goldens.h"

#include <nlohmann/json.hpp>

using namespace goldens;
using nlohmann::json;

namespace {

json goldenJson(const std::string& name) { return json::parse(*pal::readFile(directory(name) / "golden.json")); }

torch::Tensor rowsTensor(const json& rows)
{
    const auto lists = rows.get<std::vector<std::vector<std::int64_t>>>();
    torch::Tensor tensor = torch::empty({std::int64_t(lists.size()), std::int64_t(lists[0].size())}, torch::kInt64);
    for (std::size_t i = 0; i < lists.size(); ++i)
        tensor[std::int64_t(i)].copy_(torch::tensor(at::ArrayRef<std::int64_t>(lists[i]), torch::kInt64));
    return tensor;
}

pal::GenerationOptions optionsOf(const json& setting)
{
    pal::GenerationOptions options;
    options.numBeams = setting.value("num_beams", 1);
    options.maxNewTokens = setting.at("max_new_tokens");
    options.eosId = setting.at("eos_token_id").get<std::int64_t>();
    options.padId = setting.value("pad_token_id", *options.eosId);
    options.doSample = setting.value("do_sample", false);
    options.temperature = setting.value("temperature", 1.0);
    options.topK = setting.value("top_k", 50);
    options.topP = setting.value("top_p", 1.0);
    options.seed = setting.value("seed", 0);
    options.fillToLongest = true;
    return options;
}

QString text(const pal::GeneratedRows& rows) { return QString::fromStdString(json(rows).dump()); }

pal::TokenBatch someprompts(const std::string& name)
{
    return {rowsTensor(goldenJson(name)["generations"][0]["prompts"]), {}, {}};
}

} // namespace

class TestGeneration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny models: two threads only wait for each other

    void equalsTransformers_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string& name : kDecoders)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void equalsTransformers()
    {
        QFETCH(QString, name);
        const auto model = load(name.toStdString());
        int endEarly = 0;
        const json golden = goldenJson(name.toStdString());
        for (const json& item : golden.at("generations")) {
            const auto options = optionsOf(item["setting"]);
            const auto rows = pal::generate(*model, {rowsTensor(item["prompts"]), {}, {}}, options);
            QVERIFY2(rows.ok(), rows ? "" : rows.error().text().c_str());
            QCOMPARE(text(*rows), QString::fromStdString(item["new"].dump()));
            for (const auto& row : item["new"])
                endEarly += row.front() == *options.eosId || row.back() == *options.eosId;
        }
        QVERIFY(endEarly > 0);
    }

    void aRowDoesNotDependOnItsNeighbours()
    {
        const auto model = load("neo");
        const auto prompts = someprompts("neo");
        for (const std::int64_t beams : {1, 2, 3}) {
            pal::GenerationOptions options;
            options.numBeams = beams;
            options.maxNewTokens = 14;
            options.eosId = (*pal::generate(*model, prompts, options))[1][5];
            const auto together = *pal::generate(*model, prompts, options);
            for (std::int64_t row = 0; row < prompts.ids.size(0); ++row) {
                const auto alone = *pal::generate(*model, {prompts.ids.narrow(0, row, 1), {}, {}}, options);
                QCOMPARE(text(alone), text({together[std::size_t(row)]}));
            }
        }
    }

    void maskedPadsChangeNothing()
    {
        for (const std::string& name : kDecoders) {
            const auto model = load(name);
            const auto prompts = someprompts(name);
            const std::int64_t rows = prompts.ids.size(0), pads = 4;
            pal::TokenBatch padded;
            padded.ids = at::cat({at::full({rows, pads}, 2, torch::kInt64), prompts.ids}, 1);
            padded.mask = at::cat(
                {at::zeros({rows, pads}, torch::kBool), at::ones({rows, prompts.ids.size(1)}, torch::kBool)}, 1);
            padded.positions = (padded.mask.to(torch::kInt64).cumsum(1) - 1).clamp_min(0);
            for (const std::int64_t beams : {1, 3}) {
                pal::GenerationOptions options;
                options.numBeams = beams;
                options.maxNewTokens = 12;
                QCOMPARE(text(*pal::generate(*model, padded, options)), text(*pal::generate(*model, prompts, options)));
            }
        }
    }

    void greedyContinuationsEqualSeparateGenerations()
    {
        torch::NoGradGuard guard;
        for (const std::string name : {"neo", "gpt2", "opt_350m"}) {
            const auto model = load(name);
            const torch::Tensor ids = tensor(tensors(name), "ids");
            torch::Tensor hidden;
            const auto cache = model->prefill({ids, {}, {}}, &hidden);
            const torch::Tensor first = pal::greedyTokens(*model, hidden);
            QVERIFY(torch::equal(first, at::matmul(hidden, model->head().t()).argmax(-1)));
            std::vector<pal::GreedyStart> starts;
            for (std::int64_t row = 3; row >= 0; --row)
                for (std::int64_t length = 4; length <= 17; length += 3)
                    starts.push_back(
                        {row, length, 18 - length, pal::TokenId(first[row][length - 1].item<std::int64_t>())});
            starts.push_back({0, 5, 0, 1});
            pal::GenerationOptions options;
            options.eosId = first[1][5].item<std::int64_t>();
            const auto rows = pal::continueGreedily(*model, *cache, starts, options.eosId);
            QVERIFY(rows.ok());
            int ended = 0;
            for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
                options.maxNewTokens = starts[i].count;
                const torch::Tensor prompt = ids.narrow(0, starts[i].row, 1).narrow(1, 0, starts[i].length);
                QCOMPARE(text({(*rows)[i]}), text(*pal::generate(*model, {prompt, {}, {}}, options)));
                ended += std::int64_t((*rows)[i].size()) < starts[i].count;
            }
            QVERIFY((*rows).back().empty());
            QVERIFY(ended > 0);
        }
    }

    void streamingReportsWhatGenerateReturns()
    {
        const auto model = load("opt");
        const pal::TokenBatch prompt{someprompts("opt").ids.narrow(0, 2, 1), {}, {}};
        for (const bool sample : {false, true}) {
            pal::GenerationOptions options;
            options.maxNewTokens = 10;
            options.doSample = sample;
            options.seed = 3;
            std::vector<pal::TokenId> seen;
            const auto row = pal::generateStreaming(*model, prompt, options, 5, [&](const pal::StreamedToken& token) {
                seen.push_back(token.id);
                double sum = 0;
                bool found = false;
                for (const auto& [id, probability] : token.alternatives) {
                    sum += probability;
                    found = found || (id == token.id && probability == token.probability);
                }
                if (!sample && !found)
                    qFatal("the greedy token is no alternative");
                if (token.alternatives.size() != 5 || sum > 1.0 + 1e-6
                    || token.alternatives[0].second < token.alternatives[4].second)
                    qFatal("wrong alternatives");
                return true;
            });
            QVERIFY(row.ok());
            QCOMPARE(text({*row}), text({seen}));
            QCOMPARE(text({seen}), text(*pal::generate(*model, prompt, options)));
        }
        int calls = 0;
        pal::GenerationOptions options;
        options.maxNewTokens = 10;
        const auto cut =
            pal::generateStreaming(*model, prompt, options, 1, [&](const pal::StreamedToken&) { return ++calls < 3; });
        QCOMPARE(cut->size(), std::size_t(3));
    }

    void badRequestsAreErrors()
    {
        const auto model = load("gpt2"); // 40 positions, 89 tokens
        const auto prompts = someprompts("gpt2");
        const auto fails = [&](const pal::TokenBatch& batch, auto change, const char* expected) {
            pal::GenerationOptions options;
            change(options);
            const auto rows = pal::generate(*model, batch, options);
            return !rows && rows.error().text().find(expected) != std::string::npos;
        };
        const auto none = [](pal::GenerationOptions&) {};
        QVERIFY(fails(
            prompts, [](auto& o) { o.maxNewTokens = 33; }, "41 positions, the model has 40"));
        QVERIFY(fails(
            prompts, [](auto& o) { o.maxNewTokens = 0; }, "max_new_tokens"));
        QVERIFY(fails(
            prompts, [](auto& o) { o.numBeams = 0; }, "num_beams"));
        QVERIFY(fails(
            prompts, [](auto& o) { o.numBeams = 80; }, "num_beams"));
        QVERIFY(fails(
            prompts, [](auto& o) { o.numBeams = 2, o.doSample = true; }, "beams"));
        QVERIFY(fails(
            prompts, [](auto& o) { o.doSample = true, o.temperature = 0; }, "temperature"));
        QVERIFY(fails({at::empty({2, 0}, torch::kInt64), {}, {}}, none, "empty"));
        QVERIFY(fails({at::full({1, 3}, 89, torch::kInt64), {}, {}}, none, "token 89"));
        QVERIFY(fails({at::full({1, 3}, -1, torch::kInt64), {}, {}}, none, "token -1"));
        pal::GenerationOptions most;
        most.maxNewTokens = 32;
        QVERIFY(pal::generate(*model, prompts, most).ok());
    }

    void stoppingIsInterrupted()
    {
        const auto model = load("gpt2");
        std::stop_source source;
        source.request_stop();
        for (const std::int64_t beams : {1, 2}) {
            pal::GenerationOptions options;
            options.numBeams = beams;
            options.stop = source.get_token();
            const auto rows = pal::generate(*model, someprompts("gpt2"), options);
            QVERIFY(!rows);
            QCOMPARE(int(rows.error().kind), int(pal::ErrorKind::Interrupted));
        }
    }
};

QTEST_APPLESS_MAIN(TestGeneration)
#include "tst_generation.moc"
