// Through to the tensors: the input is a pickle, which is packed as torch.save packs it beside three storages; an input
// that begins as a .safetensors file does is read as one.
#include "engine/formats/tensor_files.h"
#include "engine/formats/zip_directory.h"
#include "tests/fuzz/fuzz_input.h"

#include <array>

namespace pal = palimpsest;

namespace {

template <typename T>
void put(std::string& text, T value)
{
    text.append(reinterpret_cast<const char*>(&value), sizeof value);
}

struct Packed {
    std::string name;
    std::string_view bytes;
};

std::string zipOf(const std::array<Packed, 4>& files)
{
    std::string archive;
    std::string directory;
    for (const Packed& file : files) {
        const auto begin = std::uint32_t(archive.size());
        std::string common; // what local header and directory share
        put<std::uint16_t>(common, 20);
        put<std::uint16_t>(common, 0); // flags
        put<std::uint16_t>(common, 0); // stored
        put<std::uint32_t>(common, 0); // time
        put<std::uint32_t>(common, pal::crc32(file.bytes));
        put<std::uint32_t>(common, std::uint32_t(file.bytes.size()));
        put<std::uint32_t>(common, std::uint32_t(file.bytes.size()));
        put<std::uint16_t>(common, std::uint16_t(file.name.size()));
        put<std::uint16_t>(common, 0); // extra
        archive += "PK\3\4" + common + file.name;
        archive += file.bytes;
        directory += std::string("PK\1\2") + '\24' + '\0' + common + std::string(10, '\0');
        put<std::uint32_t>(directory, begin);
        directory += file.name;
    }
    const auto begin = std::uint32_t(archive.size());
    archive += directory + "PK\5\6" + std::string(4, '\0');
    put<std::uint16_t>(archive, std::uint16_t(files.size()));
    put<std::uint16_t>(archive, std::uint16_t(files.size()));
    put<std::uint32_t>(archive, std::uint32_t(directory.size()));
    put<std::uint32_t>(archive, begin);
    put<std::uint16_t>(archive, 0);
    return archive;
}

/// Every element is read, so that a view out of bounds is found.
void readAll(const pal::TensorFile& file)
{
    for (const auto& [name, tensor] : file.tensors)
        if (tensor.numel() <= 65536)
            (void)tensor.contiguous().sum();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const FuzzFolder folder;
    const std::string_view text = fuzzText(data, size);
    const bool isSafetensors = size > 8 && data[8] == '{';
    static const std::string storage(64, '\1');
    const auto path = isSafetensors
                          ? folder.write("m.safetensors", text)
                          : folder.write("m.bin", zipOf({{{"a/data.pkl", text},
                                                          {"a/data/0", storage},
                                                          {"a/data/1", std::string_view(storage).substr(0, 48)},
                                                          {"a/data/2", std::string_view(storage).substr(0, 12)}}}));
    if (const auto file = pal::loadTensors(path))
        readAll(*file);
    return 0;
}
