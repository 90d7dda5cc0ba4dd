#include "engine/base/files.h"
#include "engine/formats/pickle.h"
#include "engine/formats/torch_zip.h"
#include "engine/formats/zip_directory.h"
#include "tests/engine/formats/expected_tensors.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

constexpr const char* kMarker = "/tmp/palimpsest_evil_pickle_ran";

std::string errorOf(std::string_view pickle)
{
    const auto tensors = pal::unpickleStateDict(pickle);
    return tensors ? "(no error)" : tensors.error().text();
}

const torch::Tensor& named(const pal::TensorFile& file, const std::string& name)
{
    return *pal::findTensor(file.tensors, name);
}

} // namespace

class TestTorchZip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPythonWrites_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"torch/state_dict.bin", "torch/plain_dict.bin", "torch/parameters.bin", "torch/half.bin",
              "torch/bfloat16.bin", "torch/kinds.bin", "torch/views.bin", "torch/nested_model.bin",
              "torch/nested_state_dict.bin", "torch/nested_model_state_dict.bin", "torch/protocol3.bin",
              "torch/protocol4.bin", "torch/protocol5.bin", "torch/many.bin", "evil/hand_written_good.bin"})
            QTest::newRow(name) << name;
    }

    void readsWhatPythonWrites()
    {
        QFETCH(QString, name);
        const auto read = pal::readTorchZip(formatFixture(name.toStdString()));
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
        const std::string difference = differenceTo(name.toStdString(), read->tensors);
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void tiedTensorsStayTied()
    {
        const auto read = pal::readTorchZip(formatFixture("torch/state_dict.bin"));
        QVERIFY(read.ok());
        const torch::Tensor embedding = named(*read, "wte.weight");
        QVERIFY(embedding.is_alias_of(named(*read, "head.weight")));
        QVERIFY(!embedding.is_alias_of(named(*read, "norm.weight")));
        embedding.fill_(7);
        QCOMPARE(named(*read, "head.weight").sum().item<float>(), 84.0f);
        // The order is the file's.
        QCOMPARE(read->tensors[0].first, std::string("mask"));
        QCOMPARE(read->tensors[1].first, std::string("wte.weight"));
    }

    void evilPicklesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const char* message) { QTest::newRow(name) << name << message; };
        add("evil/system", "asks for posix.system, which is refused");
        add("evil/eval", "asks for __builtin__.eval, which is refused");
        add("evil/nested_system", "asks for posix.system, which is refused");
        add("evil/build", "asks for posix.system");
        add("evil/stack_global", "asks for posix.system");
        add("evil/obj", "asks for posix.system");
        add("evil/newobj", "asks for os.PathLike");
        add("evil/inst", "opcode 83"); // 'S', the quoted text in front of INST
        add("evil/newobj_allowed", "opcode 129");
        add("evil/extension", "opcode 130");
        add("evil/unknown_opcode", "opcode 255");
        add("evil/reduce_storage", "unknown arguments");
        add("evil/reduce_text", "no known function");
        add("evil/persistent_text", "no storage");
        add("evil/outside_storage", "lies outside of its storage");
        add("evil/offset_outside", "lies outside of its storage");
        add("evil/negative_offset", "lies outside of its storage");
        add("evil/negative_stride", "no number from 0 on");
        add("evil/negative_size", "no number from 0 on");
        add("evil/overflow", "lies outside of its storage");
        add("evil/stride_overflow", "lies outside of its storage");
        add("evil/rank", "2 axes and 1 strides");
        add("evil/missing_record", "tensor \"w\": the archive has no data/7");
        add("evil/path_record", "the archive has no data/../../../etc/passwd");
        add("evil/short_record", "data/0 has 16 bytes, 200 elements");
        add("evil/unknown_storage", "asks for torch.QInt8Storage");
        add("evil/stack_underflow", "a value is missing");
        add("evil/no_stop", "cut off");
        add("evil/empty", "cut off");
        add("evil/memo_missing", "memo 5 was never filled");
        add("evil/long_string", "cut off");
        add("evil/self_reference", "no dictionary of tensors");
        add("evil/long_integer", "opcode 139");
        add("evil/key_not_text", "a tensor whose name is no text");
        add("evil/future_protocol", "protocol 127");
        add("evil/compressed", "data.pkl is compressed");
        add("evil/no_pickle", "the archive has no data.pkl");
        add("evil/big_endian", "big-endian");
        add("evil/no_zip", "no zip archive");
        add("torch/legacy", "before 1.6");
        add("torch/no_tensors", "no dictionary of tensors");
        add("torch/whole_module", "asks for __main__.Net");
        add("torch/scripted", "TorchScript");
    }

    void evilPicklesAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, message);
        fs::remove(kMarker);
        const fs::path path = formatFixture(name.toStdString() + ".bin");
        const auto read = pal::readTorchZip(path);
        QVERIFY(!read.ok());
        const std::string error = read.error().text();
        QVERIFY2(error.find(message.toStdString()) != std::string::npos, error.c_str());
        QVERIFY2(error.find(path.string()) == 0, error.c_str());
        QCOMPARE(read.error().kind, pal::ErrorKind::BadInput);
        QVERIFY(!fs::exists(kMarker));
    }

    void depthAndSelfReferenceCostNoStack()
    {
        const std::string proto("\x80\x02", 2);
        QVERIFY(errorOf(proto + std::string(2000000, '(') + ".").find("a value is missing") != std::string::npos);
        const std::string deep = proto + std::string(2000000, ']') + std::string(1999999, 'a') + ".";
        QVERIFY(errorOf(deep).find("no dictionary") != std::string::npos);
        // A dictionary that holds itself under "model".
        std::string loop = proto + "}q" + std::string(1, '\0') + "X" + std::string("\5\0\0\0", 4) + "modelh";
        loop += std::string(1, '\0') + "s.";
        QVERIFY(errorOf(loop).find("holds no tensors") != std::string::npos);
        QVERIFY(errorOf(std::string((16u << 20) + 1, '0')).find("at most 16777216") != std::string::npos);
    }

    void everyCutIsAnError()
    {
        QTemporaryDir folder;
        const std::string whole = *pal::readFile(formatFixture("torch/half.bin"));
        const fs::path path = fs::path(folder.path().toStdString()) / "cut.bin";
        for (std::size_t size = 0; size < whole.size(); size += 13) {
            QVERIFY(pal::writeFileAtomically(path, whole.substr(0, size)).ok());
            QVERIFY2(!pal::readTorchZip(path).ok(), qPrintable(QString::number(size)));
        }
    }

    void changedBytesNeverCrash()
    {
        const std::string whole = *pal::readFile(formatFixture("torch/state_dict.bin"));
        const auto records = pal::readZipDirectory(whole);
        QVERIFY(records.ok());
        const auto data = std::ranges::find_if(*records, [](const auto& r) { return r.name.ends_with("data.pkl"); });
        QVERIFY(data != records->end());
        const std::string pickle = whole.substr(data->begin, data->size);
        QCOMPARE(pal::crc32(pickle), data->crc);
        std::uint32_t state = 1;
        int accepted = 0;
        for (int i = 0; i < 20000; ++i) {
            std::string changed = pickle;
            for (int change = 0; change < 3; ++change) {
                state = state * 1664525u + 1013904223u;
                changed[(state >> 8) % changed.size()] = static_cast<char>(state >> 24);
            }
            if (const auto tensors = pal::unpickleStateDict(changed)) {
                ++accepted;
                for (const auto& tensor : *tensors)
                    QVERIFY(tensor.offset >= 0 && tensor.storageSize >= 0);
            }
        }
        QVERIFY(accepted > 0 && accepted < 20000);

        // One flipped bit is found out by the checksum.
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "flipped.bin";
        std::string flipped = whole;
        flipped[data->begin + data->size / 2] ^= 1;
        QVERIFY(pal::writeFileAtomically(path, flipped).ok());
        QVERIFY(pal::readTorchZip(path).error().text().find("checksum") != std::string::npos);
    }

    void checksumIsTheOneOfZip() { QCOMPARE(pal::crc32("123456789"), 0xcbf43926u); }
};

QTEST_APPLESS_MAIN(TestTorchZip)
#include "tst_torch_zip.moc"
