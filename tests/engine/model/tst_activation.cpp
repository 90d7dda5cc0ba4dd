#include "engine/model/activation.h"

#include <torch/torch.h>

#include <QString>
#include <QtTest/QtTest>

#include <cmath>
#include <limits>

using namespace palimpsest;

namespace {

/// More than two of the blocks that are worked on at a time, and not a whole number of them.
torch::Tensor numbers()
{
    torch::manual_seed(1);
    torch::Tensor x = torch::randn({41, 977}) * 4;
    x[0] = torch::linspace(-30, 30, 977);
    return x;
}

/// The plain way, in double precision.
torch::Tensor plain(const torch::Tensor& x, Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return torch::relu(x);
    case Activation::GeluErf:
        return 0.5 * x * (1 + torch::erf(x / std::sqrt(2.0)));
    case Activation::GeluTanh:
        break;
    }
    return 0.5 * x * (1 + torch::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x.pow(3))));
}

double largest(const torch::Tensor& difference) { return difference.abs().max().item<double>(); }

} // namespace

class TestActivation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsThePlainWay_data()
    {
        QTest::addColumn<int>("activation");
        QTest::addColumn<bool>("strided");
        for (const bool strided : {false, true}) {
            const char* memory = strided ? "strided" : "contiguous";
            QTest::addRow("gelu by tanh, %s", memory) << int(Activation::GeluTanh) << strided;
            QTest::addRow("gelu by erf, %s", memory) << int(Activation::GeluErf) << strided;
            QTest::addRow("relu, %s", memory) << int(Activation::Relu) << strided;
        }
    }
    void equalsThePlainWay()
    {
        QFETCH(int, activation);
        QFETCH(bool, strided);
        const auto kind = Activation(activation);
        torch::Tensor x = strided ? numbers().t() : numbers();
        const torch::Tensor gradient = torch::randn_like(x);

        torch::Tensor exact = x.to(torch::kFloat64).requires_grad_();
        const torch::Tensor value = plain(exact, kind);
        value.backward(gradient.to(torch::kFloat64));

        const torch::Tensor before = x.clone();
        QVERIFY(largest(activate(x, kind) - value) < 2e-6);
        const ActivationBackward backward = activateBackward(gradient.clone(), x, kind);
        QVERIFY(torch::equal(x, before));
        QVERIFY(torch::equal(backward.value, activate(x, kind)));
        QVERIFY2(largest(backward.inputGradient - exact.grad()) < 5e-6,
                 qPrintable(QString::number(largest(backward.inputGradient - exact.grad()))));

        const torch::Tensor written = activateInPlace(x, kind);
        QVERIFY(written.is_same(x));
        QVERIFY(torch::equal(x, backward.value));
    }

    void nanStaysNan()
    {
        torch::Tensor x = numbers();
        x[3][5] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(activate(x, Activation::GeluTanh)[3][5].isnan().item<bool>());
        QVERIFY(
            activateBackward(torch::ones_like(x), x, Activation::GeluTanh).inputGradient[3][5].isnan().item<bool>());
    }

    void emptyIsEmpty()
    {
        const torch::Tensor x = torch::empty({0, 5});
        QCOMPARE(activate(x, Activation::GeluTanh).sizes().vec(), x.sizes().vec());
    }
};

QTEST_APPLESS_MAIN(TestActivation)
#include "tst_activation.moc"
