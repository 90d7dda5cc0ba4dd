#include "engine/base/files.h"
#include "engine/formats/safetensors.h"
#include "engine/formats/safetensors_header.h"
#include "tests/engine/formats/expected_tensors.h"

#include <QtTest/QtTest>

#include <cstring>

namespace pal = palimpsest;
namespace fs = std::filesystem;

namespace {

std::string file(const std::string& json, const std::string& data, std::uint64_t length)
{
    std::string text(8, '\0');
    std::memcpy(text.data(), &length, 8);
    return text + json + data;
}

std::string file(const std::string& json, const std::string& data = {}) { return file(json, data, json.size()); }

std::string errorOf(const std::string& text)
{
    const auto header = pal::parseSafetensorsHeader(text);
    return header ? "(no error)" : header.error().text();
}

std::string entry(const std::string& type, const std::string& shape, const std::string& offsets)
{
    return "{\"w\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPythonWrites()
    {
        const auto read = pal::readSafetensors(formatFixture("safetensors/kinds.safetensors"));
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
        const std::string difference = differenceTo("safetensors/kinds.safetensors", read->tensors);
        QVERIFY2(difference.empty(), difference.c_str());
        QCOMPARE(read->metadata.at("format"), std::string("pt"));
        QCOMPARE(read->metadata.at("maker"), std::string("Zażółć"));
    }

    void unalignedTensorsAreCopied()
    {
        const auto read = pal::readSafetensors(formatFixture("safetensors/unaligned.safetensors"));
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
        const std::string difference = differenceTo("safetensors/unaligned.safetensors", read->tensors);
        QVERIFY2(difference.empty(), difference.c_str());
        const auto* floats = pal::findTensor(read->tensors, "f");
        QCOMPARE(reinterpret_cast<std::uintptr_t>(floats->const_data_ptr()) % 4, std::uintptr_t(0));
    }

    void viewsOutliveTheFileAndMayBeWritten()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "m.safetensors";
        QVERIFY(pal::writeSafetensors(path, {{"w", torch::arange(4, torch::kFloat32)}}).ok());
        const std::string before = *pal::readFile(path);
        torch::Tensor kept;
        {
            const auto read = pal::readSafetensors(path);
            QVERIFY(read.ok());
            kept = read->tensors[0].second;
        }
        kept.add_(1);
        QCOMPARE(kept.sum().item<float>(), 10.0f);
        QCOMPARE(*pal::readFile(path), before);
        // Written over its own source: the views stay what they are.
        QVERIFY(pal::writeSafetensors(path, {{"w", kept}}).ok());
        QCOMPARE(kept.sum().item<float>(), 10.0f);
        QCOMPARE(pal::readSafetensors(path)->tensors[0].second.sum().item<float>(), 10.0f);
    }

    void writesEveryTypeAligned()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "m.safetensors";
        const auto read = pal::readSafetensors(formatFixture("safetensors/kinds.safetensors"));
        auto tensors = read->tensors;
        tensors.emplace_back("transposed", torch::arange(6, torch::kFloat32).view({2, 3}).t());
        QVERIFY(pal::writeSafetensors(path, tensors, {{"step", "3"}}).ok());
        const auto back = pal::readSafetensors(path);
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().text().c_str());
        QCOMPARE(back->metadata, (std::map<std::string, std::string>{{"format", "pt"}, {"step", "3"}}));
        QCOMPARE(back->tensors.size(), tensors.size());
        for (const auto& [name, tensor] : tensors) {
            const auto* same = pal::findTensor(back->tensors, name);
            QVERIFY2(same && same->scalar_type() == tensor.scalar_type() && same->equal(tensor), name.c_str());
        }
        const auto header = pal::parseSafetensorsHeader(*pal::readFile(path));
        QVERIFY(header.ok());
        for (const auto& one : header->entries)
            QVERIFY2(one.begin % pal::safetensorsElementSize(one.type) == 0, one.name.c_str());
        std::uint64_t length = 0;
        std::memcpy(&length, pal::readFile(path)->data(), 8);
        QCOMPARE(length % 8, std::uint64_t(0));
    }

    void namesOfAnyKindAreKept()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "m.safetensors";
        const std::string name = "a\"\\\n\xC4\x87";
        QVERIFY(pal::writeSafetensors(path, {{name, torch::zeros(1)}}).ok());
        QCOMPARE(pal::readSafetensors(path)->tensors[0].first, name);
        QVERIFY(!pal::writeSafetensors(path, {{"a", torch::zeros(1)}, {"a", torch::zeros(1)}}).ok());
        QVERIFY(!pal::writeSafetensors(path, {{"a", torch::Tensor()}}).ok());
        const auto complex = pal::writeSafetensors(path, {{"a", torch::zeros(1, torch::kComplexFloat)}});
        QCOMPARE(complex.error().kind, pal::ErrorKind::BadInput);
        QCOMPARE(pal::readSafetensors(path)->tensors[0].first, name); // the older file still stands
    }

    void aFullDiskLeavesNothing()
    {
        const auto status = pal::writeSafetensors("/proc/palimpsest/m.safetensors", {{"w", torch::zeros(1)}});
        QCOMPARE(status.error().kind, pal::ErrorKind::FileSystem);
        QVERIFY(status.error().text().find("/proc/palimpsest/m.safetensors") != std::string::npos);
    }

    void everyCutIsAnError()
    {
        const std::string whole = *pal::readFile(formatFixture("safetensors/kinds.safetensors"));
        QVERIFY(pal::parseSafetensorsHeader(whole).ok());
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY2(!pal::parseSafetensorsHeader(whole.substr(0, size)).ok(), qPrintable(QString::number(size)));
        QVERIFY(errorOf(whole + "x").find("the tensors end at byte") != std::string::npos);
    }

    void hostileHeadersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const std::string& text, const char* message) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString(message);
        };
        const std::string four(4, '\0');
        add("empty", "", "too few for a header");
        add("huge length", file("{}", "", ~std::uint64_t(0)), "no safetensors file: a header of 18446744073709551615");
        add("length beyond", file("{}", "", 3), "the header is cut off");
        add("no json", file("hello"), "header: line 1, column 1");
        add("list", file("[]"), "no JSON object");
        add("twice", file("{\"w\":{},\"w\":{}}"), "stands twice");
        add("entry", file("{\"w\":3}"), "tensor \"w\": an object with");
        add("no shape", file("{\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}"), "an object with");
        add("type", file(entry("F128", "[1]", "[0,4]"), four), "dtype \"F128\" is not read");
        add("type number", file("{\"w\":{\"dtype\":1,\"shape\":[1],\"data_offsets\":[0,4]}}", four), "dtype 1 is not");
        add("negative", file(entry("F32", "[-1]", "[0,4]"), four), "a size in its shape");
        add("fraction", file(entry("F32", "[1.5]", "[0,4]"), four), "a size in its shape");
        add("beyond 63", file(entry("F32", "[9223372036854775808]", "[0,4]"), four), "a size in its shape");
        add("overflow", file(entry("F32", "[4294967296,4294967296,4294967296]", "[0,0]")), "can be addressed");
        add("wraps to 4", file(entry("F32", "[4611686018427387905]", "[0,4]"), four), "can be addressed");
        add("shape", file(entry("F32", "[2]", "[0,4]"), four), "needs 8 bytes, data_offsets give 4");
        add("shape is no list", file(entry("F32", "4", "[0,4]"), four), "shape is no list");
        add("backwards", file(entry("F32", "[1]", "[4,0]"), four), "no pair of begin and end");
        add("three offsets", file(entry("F32", "[1]", "[0,4,8]"), four), "no pair of begin and end");
        add("gap", file(entry("F32", "[1]", "[4,8]"), four + four), "begins at byte 4 of the data, the tensor before");
        add("beyond", file(entry("F32", "[2]", "[0,8]"), four), "(it is cut off)");
        add("overlap",
            file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                 "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}",
                 four + "xx"),
            "begins at byte 2 of the data");
        add("metadata", file("{\"__metadata__\":{\"a\":1}}"), "__metadata__: the value of \"a\" is no string");
        add("metadata list", file("{\"__metadata__\":[]}"), "__metadata__ is no object");
        std::string axes = "[1";
        for (int i = 0; i < 100; ++i)
            axes += ",1";
        add("axes", file(entry("F32", axes + "]", "[0,4]"), four), "at most 64 sizes");
        add("deep", file(std::string(5000, '[')), "nested");
        add("utf-8", file("{\"\xff\":1}"), "header: line 1");
    }

    void hostileHeadersAreErrors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        const std::string error = errorOf(text.toStdString());
        QVERIFY2(error.find(message.toStdString()) != std::string::npos, error.c_str());
    }

    void filesAreNamed()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "m.safetensors";
        QVERIFY(pal::writeFileAtomically(path, file("[]")).ok());
        QCOMPARE(pal::readSafetensors(path).error().text(), path.string() + ": the header is no JSON object");
        QVERIFY(pal::writeFileAtomically(path, "").ok());
        QVERIFY(pal::readSafetensors(path).error().text().find(path.string()) == 0);
        QVERIFY(!pal::readSafetensors(path.parent_path()).ok());
    }

    void truthValuesAreNormalised()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "m.safetensors";
        QVERIFY(pal::writeFileAtomically(path, file(entry("BOOL", "[3]", "[0,3]"), std::string("\0\1\xff", 3))).ok());
        const auto read = pal::readSafetensors(path);
        QVERIFY(read.ok());
        QCOMPARE(read->tensors[0].second.sum().item<std::int64_t>(), std::int64_t(2));
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
