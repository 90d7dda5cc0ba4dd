#include "engine/model/generation.h"
#include "tests/engine/model/model_goldens.h"

using namespace goldens;

namespace {

const std::filesystem::path kModel = std::filesystem::path(PALIMPSEST_SHARED) / "golden" / "gpt-neo-tiny-exp0";

/// The model of the golden run: rows of 200 tokens, every second layer with a window of 64.
std::unique_ptr<pal::CausalLm> goldenModel()
{
    if (!std::filesystem::exists(kModel))
        return nullptr;
    auto loaded = pal::loadCausalLm(kModel.string());
    if (!loaded)
        qFatal("%s", loaded.error().text().c_str());
    return std::move(loaded->model);
}

} // namespace

class TestGoldenModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void cachedStepsEqualWholeRows()
    {
        const auto model = goldenModel();
        if (!model)
            QSKIP("the golden model is not beside the repository");
        torch::NoGradGuard guard;
        const torch::Tensor ids = at::arange(3 * 200, torch::kInt64).mul_(7919).remainder_(4095).add_(1).view({3, 200});
        const torch::Tensor whole = model->hidden({ids, {}, {}});
        const auto cache = model->prefill({ids, {}, {}}, nullptr);
        // Across the window's edge: starts 40, 100 and 150, each fed its own row's tokens.
        const std::vector<std::int64_t> starts{40, 100, 150};
        cache->branch(at::arange(3, torch::kInt64), torch::tensor(starts, torch::kInt64), 50);
        for (std::int64_t token = 0; token < 50; ++token) {
            torch::Tensor next = at::empty({3}, torch::kInt64), expected = at::empty({3, whole.size(2)});
            for (std::int64_t row = 0; row < 3; ++row) {
                next[row].copy_(ids[row][starts[std::size_t(row)] + token]);
                expected[row].copy_(whole[row][starts[std::size_t(row)] + token]);
            }
            QVERIFY(rowError(model->step(*cache, next), expected) < 1e-4);
        }
    }

    void equalsTransformers()
    {
        const auto model = goldenModel();
        if (!model)
            QSKIP("the golden model is not beside the repository");
        if (!qEnvironmentVariableIsSet("PALIMPSEST_MODEL_GOLDENS"))
            QSKIP("PALIMPSEST_MODEL_GOLDENS is not set; tests/oracle/make_golden_model_outputs.py makes the file");
        const auto file = pal::readSafetensors(qgetenv("PALIMPSEST_MODEL_GOLDENS").toStdString());
        QVERIFY2(file.ok(), file ? "" : file.error().text().c_str());
        torch::NoGradGuard guard;
        const torch::Tensor ids = tensor(file->tensors, "ids"), mask = tensor(file->tensors, "mask").to(torch::kBool);
        QVERIFY(rowError(logits(*model, {ids, {}, {}}), tensor(file->tensors, "plain")) <= 1e-4);
        QVERIFY(rowError(logits(*model, {ids, mask, {}}), tensor(file->tensors, "masked")) <= 1e-4);
        for (const std::int64_t beams : {1, 2, 3, 5}) {
            pal::GenerationOptions options;
            options.numBeams = beams;
            options.maxNewTokens = 50;
            options.eosId = model->config().eosId;
            options.fillToLongest = true;
            const auto rows = pal::generate(*model, {ids.slice(1, 0, 50), {}, {}}, options);
            QVERIFY(rows.ok());
            const torch::Tensor expected = tensor(file->tensors, "beams" + std::to_string(beams));
            for (std::int64_t row = 0; row < expected.size(0); ++row)
                QVERIFY(
                    torch::equal(torch::tensor(at::ArrayRef<pal::TokenId>((*rows)[std::size_t(row)]), torch::kInt64),
                                 expected[row]));
        }
    }
};

QTEST_APPLESS_MAIN(TestGoldenModel)
#include "tst_golden_model.moc"
