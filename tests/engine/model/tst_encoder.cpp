#include "engine/model/encoder.h"
#include "tests/engine/model/model_goldens.h"

using namespace goldens;

class TestEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny models: two threads only wait for each other

    void everyLayerEqualsTransformers()
    {
        auto loaded = pal::loadEncoder(directory("bert").string());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
        QVERIFY(loaded->warnings.empty());
        const auto golden = tensors("bert");
        const torch::Tensor ids = tensor(golden, "ids"), mask = tensor(golden, "mask").to(torch::kBool);
        QCOMPARE(loaded->encoder->config().layers, 4);
        for (std::int64_t layer = 0; layer <= 4; ++layer) {
            const torch::Tensor hidden = loaded->encoder->hidden(ids, mask, layer);
            QVERIFY(rowError(hidden, tensor(golden, "hidden." + std::to_string(layer))) <= 1e-4);
            QVERIFY(!hidden.requires_grad());
        }
    }

    void unmaskedRowIsThatRowAlone()
    {
        auto loaded = pal::loadEncoder(directory("bert").string());
        const auto golden = tensors("bert");
        const torch::Tensor ids = tensor(golden, "ids").narrow(0, 1, 1).slice(1, 0, 15);
        const torch::Tensor alone = loaded->encoder->hidden(ids, {}, 4);
        QVERIFY(rowError(alone, tensor(golden, "hidden.4").narrow(0, 1, 1).slice(1, 0, 15)) <= 1e-4);
    }

    void decodersAndMissingDirectoriesAreRefused()
    {
        const auto decoder = pal::loadEncoder(directory("gpt2").string());
        QVERIFY(!decoder);
        QVERIFY(decoder.error().text().find("\"gpt2\"") != std::string::npos);
        QVERIFY(decoder.error().text().find("bert") != std::string::npos);
        QVERIFY(!pal::loadEncoder(directory("nothing").string()));
        QVERIFY(!pal::loadEncoder("../escape/attempt"));
    }
};

QTEST_APPLESS_MAIN(TestEncoder)
#include "tst_encoder.moc"
