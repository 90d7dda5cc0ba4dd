#include "tests/engine/model/model_goldens.h"

using namespace goldens;

namespace {

enum class Prompts { Plain, Masked, Counted };

/// A branch as a sequence of its own.
struct Sequence {
    std::int64_t row;
    std::int64_t length;
    std::vector<std::int64_t> tail;
};

torch::Tensor ids(const std::vector<std::int64_t>& list)
{
    return torch::tensor(at::ArrayRef<std::int64_t>(list), torch::kInt64);
}

/// The last hidden state of the sequence, computed without a cache.
torch::Tensor uncached(pal::CausalLm& model, const pal::TokenBatch& prompts, const Sequence& sequence)
{
    const auto tail = std::int64_t(sequence.tail.size());
    const auto prefix = [&](const torch::Tensor& tensor) {
        return tensor.narrow(0, sequence.row, 1).narrow(1, 0, sequence.length);
    };
    pal::TokenBatch batch;
    batch.ids = at::cat({prefix(prompts.ids), ids(sequence.tail).unsqueeze(0)}, 1);
    if (prompts.mask.defined())
        batch.mask = at::cat({prefix(prompts.mask), at::ones({1, tail}, torch::kBool)}, 1);
    if (prompts.positions.defined()) {
        const std::int64_t next = prefix(prompts.mask).sum().item<std::int64_t>();
        batch.positions = at::cat({prefix(prompts.positions), at::arange(next, next + tail).unsqueeze(0)}, 1);
    }
    return model.hidden(batch).select(1, sequence.length + tail - 1)[0];
}

pal::TokenBatch promptsOf(const pal::NamedTensors& golden, Prompts kind)
{
    pal::TokenBatch batch;
    batch.ids = tensor(golden, "ids");
    if (kind != Prompts::Plain)
        batch.mask = tensor(golden, "mask").to(torch::kBool);
    if (kind == Prompts::Counted)
        batch.positions = (batch.mask.to(torch::kInt64).cumsum(1) - 1).clamp_min(0);
    return batch;
}

} // namespace

class TestBranchingCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny models: two threads only wait for each other

    void branchesEqualSequencesOfTheirOwn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        for (const std::string& name : kDecoders) {
            QTest::addRow("%s plain", name.c_str()) << QString::fromStdString(name) << int(Prompts::Plain);
            QTest::addRow("%s masked", name.c_str()) << QString::fromStdString(name) << int(Prompts::Masked);
            QTest::addRow("%s counted", name.c_str()) << QString::fromStdString(name) << int(Prompts::Counted);
        }
    }
    void branchesEqualSequencesOfTheirOwn()
    {
        QFETCH(QString, name);
        QFETCH(int, kind);
        torch::NoGradGuard guard;
        const auto model = load(name.toStdString());
        const pal::TokenBatch prompts = promptsOf(tensors(name.toStdString()), Prompts(kind));
        torch::Tensor hidden;
        const auto cache = model->prefill(prompts, &hidden);
        QVERIFY(rowError(hidden, model->hidden(prompts)) < 1e-6);

        // Rows in any order, cut anywhere, more than once; the golden rows have 0, 3, 9 and 1 pads of 17.
        std::vector<Sequence> sequences{{2, 17, {}}, {0, 1, {}}, {0, 17, {}}, {3, 9, {}}, {1, 4, {}},
                                        {2, 12, {}}, {3, 9, {}}, {0, 8, {}},  {1, 16, {}}};
        std::vector<std::int64_t> rows, lengths;
        for (const Sequence& sequence : sequences) {
            rows.push_back(sequence.row);
            lengths.push_back(sequence.length);
        }
        cache->branch(ids(rows), ids(lengths), 9);
        std::int64_t token = 3;
        for (int step = 0; step < 9; ++step) {
            if (step == 4) {
                // Drop some, take one three times.
                const std::vector<std::int64_t> from{5, 0, 3, 3, 7, 3, 8};
                cache->select(ids(from));
                std::vector<Sequence> selected;
                for (const std::int64_t i : from)
                    selected.push_back(sequences[std::size_t(i)]);
                sequences = std::move(selected);
            }
            std::vector<std::int64_t> next;
            for (Sequence& sequence : sequences) {
                token = 3 + (token * 31 + 17) % 60;
                sequence.tail.push_back(token);
                next.push_back(token);
            }
            const torch::Tensor output = model->step(*cache, ids(next));
            QCOMPARE(output.size(0), std::int64_t(sequences.size()));
            for (std::size_t i = 0; i < sequences.size(); ++i) {
                const double error = rowError(output[std::int64_t(i)], uncached(*model, prompts, sequences[i]));
                QVERIFY2(error < 2e-5, qPrintable(QString("step %1 branch %2: %3").arg(step).arg(i).arg(error)));
            }
        }
    }

    void aCacheBranchesAgain()
    {
        torch::NoGradGuard guard;
        const auto model = load("neo");
        const pal::TokenBatch prompts = promptsOf(tensors("neo"), Prompts::Plain);
        const auto cache = model->prefill(prompts, nullptr);
        cache->branch(ids({0, 1}), ids({5, 6}), 3);
        const torch::Tensor first = model->step(*cache, ids({7, 8}));
        model->step(*cache, ids({9, 9}));
        cache->branch(ids({1, 0}), ids({6, 5}), 1);
        QVERIFY(rowError(model->step(*cache, ids({8, 7})), first.flip(0)) < 1e-6);
    }

    void anEmptyBranchStartsARow()
    {
        torch::NoGradGuard guard;
        const auto model = load("gpt2");
        const pal::TokenBatch prompts = promptsOf(tensors("gpt2"), Prompts::Plain);
        const auto cache = model->prefill(prompts, nullptr);
        cache->branch(ids({2}), ids({0}), 2);
        model->step(*cache, ids({11}));
        const torch::Tensor output = model->step(*cache, ids({12}));
        QVERIFY(rowError(output[0], model->hidden({ids({11, 12}).unsqueeze(0), {}, {}})[0][1]) < 1e-5);
    }

    void misuseIsRefused()
    {
        torch::NoGradGuard guard;
        const auto model = load("neo");
        const auto cache = model->prefill(promptsOf(tensors("neo"), Prompts::Plain), nullptr);
        QVERIFY_EXCEPTION_THROWN(cache->branch(ids({4}), ids({1}), 3), c10::Error);
        QVERIFY_EXCEPTION_THROWN(cache->branch(ids({0}), ids({18}), 3), c10::Error);
        cache->branch(ids({0}), ids({17}), 1);
        QVERIFY_EXCEPTION_THROWN(cache->select(ids({1})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(model->step(*cache, ids({1, 2})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(model->step(*cache, ids({97})), c10::Error);
        model->step(*cache, ids({1}));
        QVERIFY_EXCEPTION_THROWN(model->step(*cache, ids({1})), c10::Error);
    }

    void positionsRunOut()
    {
        torch::NoGradGuard guard;
        const auto model = load("neo"); // 48 positions
        const torch::Tensor row = at::full({1, 48}, 5, torch::kInt64);
        const auto cache = model->prefill({row, {}, {}}, nullptr);
        cache->branch(ids({0}), ids({47}), 4);
        model->step(*cache, ids({5}));
        QVERIFY_EXCEPTION_THROWN(model->step(*cache, ids({5})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(model->hidden({at::full({1, 49}, 5, torch::kInt64), {}, {}}), c10::Error);
    }
};

QTEST_APPLESS_MAIN(TestBranchingCache)
#include "tst_branching_cache.moc"
