#include "tests/engine/model/model_goldens.h"

using namespace goldens;

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
};

QTEST_APPLESS_MAIN(TestCausalLm)
#include "tst_causal_lm.moc"
