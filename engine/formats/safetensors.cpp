#include "engine/formats/safetensors.h"

#include "engine/base/files.h"
#include "engine/formats/mapped_tensor.h"
#include "engine/formats/safetensors_header.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <string_view>

namespace palimpsest {

namespace {

/// Everything that can be refused is refused before a byte is written.
Result<std::vector<SafetensorsEntry>> describe(const NamedTensors& tensors)
{
    std::vector<SafetensorsEntry> entries;
    std::set<std::string_view> names;
    for (const auto& [name, tensor] : tensors) {
        if (!tensor.defined())
            return internal("tensor \"" + name + "\" is undefined");
        const std::string type = typeNameOf(tensor.scalar_type());
        if (type.empty())
            return badInput("tensor \"" + name + "\": the element type "
                            + std::string(torch::toString(tensor.scalar_type())) + " cannot be written");
        if (name == "__metadata__" || !names.insert(name).second)
            return internal("the tensor name \"" + name + "\" stands twice");
        entries.push_back({name, type, tensor.sizes().vec(), 0, tensor.nbytes()});
    }
    return entries;
}

} // namespace

Result<TensorFile> readSafetensors(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::shared_ptr<MappedFile> file, MappedFile::open(path));
    const std::string_view text(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
    PALIMPSEST_TRY(SafetensorsHeader header, parseSafetensorsHeader(text).in(path.string()));
    TensorFile result;
    result.metadata = std::move(header.metadata);
    try {
        for (const SafetensorsEntry& entry : header.entries)
            result.tensors.emplace_back(entry.name, mappedTensor(file, entry.begin, entry.type, entry.shape));
    } catch (const std::exception& failure) { // no memory for a copy; sizes were checked
        return badInput(path.string() + ": " + failure.what());
    }
    return result;
}

Status writeSafetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                        std::map<std::string, std::string> metadata)
{
    std::vector<std::size_t> order(tensors.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    PALIMPSEST_TRY(const std::vector<SafetensorsEntry> unordered, describe(tensors).in("writing " + path.string()));
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return safetensorsElementSize(unordered[i].type); });
    std::vector<SafetensorsEntry> entries;
    for (const std::size_t i : order)
        entries.push_back(unordered[i]);
    metadata.try_emplace("format", "pt");
    const std::string header = formatSafetensorsHeader(entries, metadata);

    PALIMPSEST_TRY(AtomicFile file, AtomicFile::create(path));
    PALIMPSEST_CHECK(file.write(header.data(), header.size()));
    try {
        for (const std::size_t i : order) {
            const torch::Tensor tensor = tensors[i].second.detach().cpu().contiguous(); // copies at most this one
            PALIMPSEST_CHECK(file.write(tensor.const_data_ptr(), tensor.nbytes()));
        }
    } catch (const std::exception& failure) {
        return internal("writing " + path.string() + ": " + failure.what());
    }
    return file.commit();
}

} // namespace palimpsest
