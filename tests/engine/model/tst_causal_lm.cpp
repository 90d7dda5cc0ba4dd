#include "engine/base/files.h"
#include "tests/engine/model/model_goldens.h"

#include <ATen/CPUGeneratorImpl.h>
#include <nlohmann/json.hpp>

using namespace goldens;
using nlohmann::json;

namespace {

void addDecoders()
{
    QTest::addColumn<QString>("name");
    for (const std::string& name : kDecoders)
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

/// Mean cross-entropy of the next real token, as the goldens' script has it.
torch::Tensor maskedLoss(const torch::Tensor& logits, const torch::Tensor& ids, const torch::Tensor& mask)
{
    const torch::Tensor labels = ids.masked_fill(mask.logical_not(), -100).slice(1, 1).flatten();
    return at::cross_entropy_loss(logits.slice(1, 0, -1).flatten(0, 1), labels);
}

} // namespace

class TestCausalLm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny models: two threads only wait for each other

    void logitsEqualTransformers_data() { addDecoders(); }
    void logitsEqualTransformers()
    {
        QFETCH(QString, name);
        const auto model = load(name.toStdString());
        const auto golden = tensors(name.toStdString());
        const torch::Tensor ids = tensor(golden, "ids"), mask = tensor(golden, "mask").to(torch::kBool);
        for (const bool gradients : {false, true}) {
            torch::AutoGradMode mode(gradients);
            QVERIFY(rowError(logits(*model, {ids, {}, {}}), tensor(golden, "logits_plain")) <= 1e-4);
            QVERIFY(rowError(logits(*model, {ids, torch::ones_like(mask), {}}), tensor(golden, "logits_plain"))
                    <= 1e-4);
            QVERIFY(rowError(logits(*model, {ids, mask, {}}), tensor(golden, "logits")) <= 1e-4);
            const torch::Tensor counted = (mask.to(torch::kInt64).cumsum(1) - 1).clamp_min(0);
            QVERIFY(rowError(logits(*model, {ids, mask, counted}), tensor(golden, "logits_counted")) <= 1e-4);
        }
    }

    void gradientsEqualTransformers_data() { addDecoders(); }
    void gradientsEqualTransformers()
    {
        QFETCH(QString, name);
        const auto model = load(name.toStdString());
        const auto golden = tensors(name.toStdString());
        const torch::Tensor ids = tensor(golden, "ids"), mask = tensor(golden, "mask").to(torch::kBool);
        for (const bool everything : {false, true}) {
            for (auto& [parameterName, parameter] : model->parameters())
                parameter.mutable_grad() = torch::Tensor();
            const torch::Tensor output = logits(*model, {ids, mask, {}});
            (everything ? output.square().mean() : maskedLoss(output, ids, mask)).backward();
            for (const auto& [parameterName, parameter] : model->parameters()) {
                QVERIFY2(parameter.grad().defined(), parameterName.c_str());
                QCOMPARE(parameter.grad().sizes(), parameter.sizes());
                const torch::Tensor* expected =
                    pal::findTensor(golden, (everything ? "gradall." : "grad.") + parameterName);
                if (expected)
                    QVERIFY2(tensorError(parameter.grad(), *expected) < 2e-5,
                             (parameterName + " " + std::to_string(tensorError(parameter.grad(), *expected))).c_str());
            }
        }
    }

    void resizedVocabulariesEqualTransformers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("size");
        for (const auto& [name, size] :
             {std::pair{"neo", 90}, {"neo", 101}, {"gpt2_untied", 80}, {"gpt2_untied", 93}, {"opt", 75}})
            QTest::addRow("%s %d", name, size) << QString(name) << size;
    }
    void resizedVocabulariesEqualTransformers()
    {
        QFETCH(QString, name);
        QFETCH(int, size);
        const auto model = load(name.toStdString());
        const auto golden = tensors(name.toStdString());
        const json info = json::parse(*pal::readFile(directory(name.toStdString()) / "golden.json"));
        torch::Generator generator = at::make_generator<at::CPUGeneratorImpl>(42);
        model->resizeVocabulary(size, generator);
        QCOMPARE(model->config().vocabularySize, size);
        const std::string prefix = "resized." + std::to_string(size);
        QVERIFY(tensorError(model->parameters()[0].second, tensor(golden, prefix + ".embedding")) < 1e-6);
        QVERIFY(tensorError(model->head(), tensor(golden, prefix + ".head")) < 1e-6);
        // The draws behind it are the reference's too.
        const auto next = torch::empty({}, torch::kInt64).random_(generator).item<std::int64_t>();
        bool compared = false;
        for (const json& item : info.at("resized"))
            if (item.at("size") == size) {
                QCOMPARE(next, item.at("next_draw").get<std::int64_t>());
                compared = true;
            }
        QVERIFY(compared);
        // It still trains, and an unchanged size draws nothing.
        logits(*model, {torch::full({1, 4}, size - 1, torch::kInt64), {}, {}}).sum().backward();
        QCOMPARE(model->parameters()[0].second.grad().size(0), size);
        torch::Generator untouched = at::make_generator<at::CPUGeneratorImpl>(1);
        const torch::Tensor state = untouched.get_state();
        model->resizeVocabulary(size, untouched);
        QVERIFY(torch::equal(untouched.get_state(), state));
    }

    void brainFloatsComeNear()
    {
        const auto model = load("neo");
        const auto golden = tensors("neo");
        const torch::Tensor ids = tensor(golden, "ids"), mask = tensor(golden, "mask").to(torch::kBool);
        model->setPrecision(pal::Precision::BFloat16);
        const torch::Tensor output = logits(*model, {ids, mask, {}});
        QCOMPARE(int(output.scalar_type()), int(torch::kFloat32));
        const double error = tensorError(output, tensor(golden, "logits"));
        QVERIFY2(error > 1e-5 && error < 0.1, qPrintable(QString::number(error)));
        maskedLoss(output, ids, mask).backward();
        const auto& [name, weight] = model->parameters()[4];
        QVERIFY(weight.grad().scalar_type() == torch::kFloat32);
        const double gradientError =
            tensorError(model->parameters()[0].second.grad(), tensor(golden, "grad.transformer.wte.weight"));
        QVERIFY2(gradientError > 1e-6 && gradientError < 0.2, qPrintable(QString::number(gradientError)));
        model->setPrecision(pal::Precision::Float32);
        QVERIFY(rowError(logits(*model, {ids, mask, {}}), tensor(golden, "logits")) <= 1e-4);
    }

    void gradientsAddUp()
    {
        const auto model = load("opt_350m");
        const auto golden = tensors("opt_350m");
        const torch::Tensor ids = tensor(golden, "ids");
        std::vector<torch::Tensor> once;
        for (const int times : {1, 2}) {
            logits(*model, {ids, {}, {}}).square().mean().backward();
            for (std::size_t i = 0; i < model->parameters().size(); ++i) {
                const torch::Tensor gradient = model->parameters()[i].second.grad();
                if (times == 1)
                    once.push_back(gradient.clone());
                else
                    QVERIFY(tensorError(gradient, once[i] * 2) < 1e-5);
            }
        }
    }

    /// What an optimizer writes into a leaf is what the model computes with, parts of a fused matrix too.
    void leavesAreTheWeights()
    {
        for (const std::string& name : kDecoders) {
            const auto model = load(name);
            const torch::Tensor ids = tensor(tensors(name), "ids");
            torch::NoGradGuard guard;
            const torch::Tensor before = model->hidden({ids, {}, {}});
            for (auto& [parameterName, parameter] : model->parameters()) {
                // The head acts behind the hidden states; a shift of all keys cancels in the softmax.
                if (parameterName == "lm_head.weight" || parameterName.find("k_proj.bias") != std::string::npos)
                    continue;
                const torch::Tensor old = parameter.clone();
                parameter.add_(torch::randn_like(parameter));
                QVERIFY2(!torch::allclose(model->hidden({ids, {}, {}}), before, 1e-4, 1e-5), parameterName.c_str());
                parameter.copy_(old);
            }
            QVERIFY(torch::equal(model->hidden({ids, {}, {}}), before));
        }
    }
};

QTEST_APPLESS_MAIN(TestCausalLm)
#include "tst_causal_lm.moc"
