#include "engine/base/files.h"
#include "engine/formats/safetensors.h"
#include "engine/formats/tensor_files.h"
#include "tests/engine/formats/expected_tensors.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    fs::path path(const std::string& name = {}) const { return fs::path(m_directory.path().toStdString()) / name; }
    void index(const std::string& text, const std::string& name = "model.safetensors.index.json") const
    {
        QVERIFY(pal::writeFileAtomically(path(name), text).ok());
    }
    void shard(const std::string& name, const pal::NamedTensors& tensors) const
    {
        QVERIFY(pal::writeSafetensors(path(name), tensors).ok());
    }

private:
    QTemporaryDir m_directory;
};

std::string errorOf(const fs::path& path)
{
    const auto loaded = pal::loadTensors(path);
    return loaded ? "(no error)" : loaded.error().text();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

class TestTensorFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsShards_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("safetensors") << "sharded_safetensors";
        QTest::newRow("bin") << "sharded_bin";
    }

    void readsShards()
    {
        QFETCH(QString, name);
        const auto loaded = pal::loadTensors(formatFixture(name.toStdString()));
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().text().c_str());
        const std::string difference = differenceTo(name.toStdString(), loaded->tensors);
        QVERIFY2(difference.empty(), difference.c_str());
        const auto files = pal::tensorFilesOf(formatFixture(name.toStdString()));
        QVERIFY(files.ok());
        QCOMPARE(files->size(), std::size_t(3));
        for (const fs::path& file : *files)
            QVERIFY(fs::exists(file));
    }

    void readsAFileByItself()
    {
        QVERIFY(pal::loadTensors(formatFixture("torch/half.bin")).ok());
        QVERIFY(pal::loadTensors(formatFixture("safetensors/kinds.safetensors")).ok());
        QVERIFY(pal::loadTensors(formatFixture("sharded_bin/pytorch_model.bin.index.json")).ok());
    }

    void theFirstKindGoesFirst()
    {
        const Folder folder;
        fs::copy_file(formatFixture("torch/half.bin"), folder.path("pytorch_model.bin"));
        QCOMPARE(pal::tensorFilesOf(folder.path())->front(), folder.path("pytorch_model.bin"));
        QVERIFY(pal::findTensor(pal::loadTensors(folder.path())->tensors, "wte.weight"));
        folder.shard("part.safetensors", {{"a", torch::zeros(1)}});
        folder.index("{\"weight_map\":{\"a\":\"part.safetensors\"}}");
        QVERIFY(pal::findTensor(pal::loadTensors(folder.path())->tensors, "a"));
        folder.shard("model.safetensors", {{"b", torch::zeros(1)}});
        QVERIFY(pal::findTensor(pal::loadTensors(folder.path())->tensors, "b"));
        QCOMPARE(pal::tensorFilesOf(folder.path())->size(), std::size_t(1));
    }

    void missingThingsAreNamed()
    {
        const Folder folder;
        QVERIFY(has(errorOf(folder.path()), "holds no weights"));
        QVERIFY(has(errorOf("/nowhere/model"), "/nowhere/model does not exist"));
        folder.index("{\"weight_map\":{\"a\":\"one.safetensors\"}}");
        QVERIFY(has(errorOf(folder.path()), "names the shard one.safetensors, which is missing"));
        folder.shard("one.safetensors", {{"b", torch::zeros(1)}});
        QVERIFY(has(errorOf(folder.path()), "puts the tensor \"a\" into one.safetensors, which does not have it"));
    }

    void contradictionsAreNamed()
    {
        const Folder folder;
        folder.shard("one.safetensors", {{"a", torch::zeros(1)}, {"b", torch::zeros(1)}});
        folder.shard("two.safetensors", {{"b", torch::zeros(1)}, {"c", torch::zeros(1)}});
        folder.index(
            "{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"one.safetensors\",\"c\":\"two.safetensors\"}}");
        QVERIFY(has(errorOf(folder.path()), "\"b\" stands in one.safetensors and in two.safetensors"));
        folder.shard("two.safetensors", {{"c", torch::zeros(1)}});
        QVERIFY(pal::loadTensors(folder.path()).ok());
        folder.index(
            "{\"weight_map\":{\"a\":\"two.safetensors\",\"b\":\"one.safetensors\",\"c\":\"two.safetensors\"}}");
        QVERIFY(
            has(errorOf(folder.path()), "puts the tensor \"a\" into two.safetensors, it stands in one.safetensors"));
    }

    void pathsOutOfTheDirectoryAreRefused()
    {
        const Folder folder;
        folder.shard("a.safetensors", {{"a", torch::zeros(1)}});
        QVERIFY(pal::createDirectories(folder.path("model")).ok());
        for (const std::string name : {"../a.safetensors", "/etc/passwd", "..", ".", "", "x/../../a.safetensors",
                                       "a\\\\b", "a.safetensors\\u0000"}) {
            QVERIFY(pal::writeFileAtomically(folder.path("model/model.safetensors.index.json"),
                                             "{\"weight_map\":{\"a\":\"" + name + "\"}}")
                        .ok());
            QVERIFY2(has(errorOf(folder.path("model")), "is no file name"), name.c_str());
        }
    }

    void badIndexesAreNamed()
    {
        const Folder folder;
        for (const char* text : {"[]", "{}", "{\"weight_map\":[]}", "{\"weight_map\":{}}"}) {
            folder.index(text);
            QVERIFY2(has(errorOf(folder.path()), "model.safetensors.index.json: an object \"weight_map\""), text);
        }
        folder.index("{\"weight_map\":{\"a\":1}}");
        QVERIFY(has(errorOf(folder.path()), "the file of \"a\" is no text"));
        folder.index("{");
        QVERIFY(has(errorOf(folder.path()), "model.safetensors.index.json: line 1, column"));
    }
};

QTEST_APPLESS_MAIN(TestTensorFiles)
#include "tst_tensor_files.moc"
