#include "engine/unlearn/head_loss.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/utils.h>

#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

struct Plain {
    double ce = 0;
    double second = 0;
    double reference = 0;
    double entropy = 0;
    torch::Tensor hiddenGrad;
    torch::Tensor headGrad;
};

/// The same in autograd, with all logits at once.
Plain plain(torch::Tensor hidden, torch::Tensor head, const std::vector<pal::TargetTerm>& terms,
            const pal::ReferenceTerm* reference)
{
    hidden = hidden.detach().clone().set_requires_grad(true);
    head = head.detach().clone().set_requires_grad(true);
    const torch::Tensor logits = torch::mm(hidden, head.t());
    const torch::Tensor logProbabilities = torch::log_softmax(logits, 1);
    torch::Tensor loss = torch::zeros({});
    std::vector<double> sums;
    for (const pal::TargetTerm& term : terms) {
        const torch::Tensor counted = term.targets.ge(0).to(torch::kFloat32);
        const torch::Tensor sum =
            -(logProbabilities.gather(1, term.targets.clamp_min(0).unsqueeze(1)).squeeze(1) * counted).sum();
        loss = loss + term.scale * sum;
        sums.push_back(sum.item<double>());
    }
    Plain result;
    if (reference != nullptr) {
        const torch::Tensor p0 = torch::softmax(torch::mm(reference->hidden, reference->head.t()), 1);
        const torch::Tensor sum =
            -((p0 * torch::log(torch::softmax(logits, 1) + 1e-12)).sum(1) * reference->weights).sum();
        loss = loss + reference->scale * sum;
        result.reference = sum.item<double>();
        result.entropy = -((p0 * torch::log(p0)).sum(1) * reference->weights).sum().item<double>();
    }
    loss.backward();
    result.ce = sums.empty() ? 0 : sums[0];
    result.second = sums.size() > 1 ? sums[1] : 0;
    result.hiddenGrad = hidden.grad();
    result.headGrad = head.grad();
    return result;
}

bool close(const torch::Tensor& a, const torch::Tensor& b)
{
    const double scale = std::max(1e-12, b.abs().max().item<double>());
    return (a - b).abs().max().item<double>() <= 2e-5 * scale;
}

} // namespace

class TestHeadLoss : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsAutograd_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("vocabulary");
        QTest::addColumn<int>("terms");
        QTest::addColumn<bool>("reference");
        QTest::newRow("one term") << 37 << 101 << 1 << false;
        QTest::newRow("a term and a reference") << 37 << 101 << 1 << true;
        QTest::newRow("two terms") << 5 << 11 << 2 << false;
        QTest::newRow("reference alone") << 8 << 33 << 0 << true;
        QTest::newRow("several chunks") << 600 << 257 << 2 << true;
        QTest::newRow("a row at a time") << 3 << 250'000 << 1 << true;
    }

    void equalsAutograd()
    {
        QFETCH(int, rows);
        QFETCH(int, vocabulary);
        QFETCH(int, terms);
        QFETCH(bool, reference);
        torch::Generator generator = at::detail::createCPUGenerator(7);
        const std::int64_t d = 16;
        const torch::Tensor hidden = torch::randn({rows, d}, generator);
        const torch::Tensor head = torch::randn({vocabulary, d}, generator);
        std::vector<pal::TargetTerm> list;
        for (int i = 0; i < terms; ++i) {
            torch::Tensor targets =
                torch::randint(vocabulary, {rows}, generator, torch::TensorOptions().dtype(torch::kInt64));
            targets.narrow(0, 0, 2).fill_(-1);
            list.push_back({targets, i == 0 ? -0.7 : 0.31});
        }
        pal::ReferenceTerm term{torch::randn({rows, 8}, generator), torch::randn({vocabulary, 8}, generator),
                                torch::rand({rows}, generator).gt(0.3).to(torch::kFloat32), 0.9};
        const Plain expected = plain(hidden, head, list, reference ? &term : nullptr);

        torch::Tensor headGrad = torch::zeros_like(head);
        const pal::HeadLossResult result = pal::headLoss(hidden, head, list, reference ? &term : nullptr, headGrad);
        const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-4 * std::max(1.0, std::abs(b)); };
        if (terms > 0)
            QVERIFY2(near(result.sums[0], expected.ce), qPrintable(QString::number(result.sums[0])));
        if (terms > 1)
            QVERIFY(near(result.sums[1], expected.second));
        QVERIFY(near(result.referenceSum, expected.reference));
        QVERIFY(near(result.entropySum, expected.entropy));
        QVERIFY(close(result.hiddenGrad, expected.hiddenGrad));
        QVERIFY(close(headGrad, expected.headGrad));
    }

    void addsToTheGradientThatIsThere()
    {
        const torch::Tensor hidden = torch::ones({2, 3});
        const torch::Tensor head = torch::ones({4, 3});
        const torch::Tensor targets = torch::tensor(std::vector<std::int64_t>{1, 2});
        torch::Tensor once = torch::zeros({4, 3});
        pal::headLoss(hidden, head, {{targets, 1.0}}, nullptr, once);
        torch::Tensor twice = once.clone();
        pal::headLoss(hidden, head, {{targets, 1.0}}, nullptr, twice);
        QVERIFY(close(twice, once * 2));
        QVERIFY(once.abs().max().item<double>() > 0);
    }
};

QTEST_APPLESS_MAIN(TestHeadLoss)
#include "tst_head_loss.moc"
