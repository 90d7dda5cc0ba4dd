#include "engine/formats/torch_zip.h"

#include "engine/formats/mapped_tensor.h"
#include "engine/formats/pickle.h"
#include "engine/formats/safetensors_header.h"
#include "engine/formats/zip_directory.h"

#include <string_view>
#include <unordered_map>

namespace palimpsest {

namespace {

constexpr std::string_view kZipMark("PK\3\4", 4);
constexpr std::string_view kPickleName = "data.pkl";

std::string_view textOf(const MappedFile& file)
{
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

/// torch.save of PyTorch before 1.6: several pickles in a row, the first of them the magic number.
bool isLegacy(std::string_view file) { return file.size() > 2 && file[0] == '\x80' && file[1] >= 2 && file[1] <= 5; }

/// The records of the archive below its one folder ("archive/", "pytorch_model/", …).
class Records {
public:
    static Result<Records> read(std::string_view file)
    {
        if (isLegacy(file))
            return badInput("a file of PyTorch before 1.6 (no zip) is not read; load it with torch.load and save it "
                            "again, or convert it to safetensors");
        if (file.substr(0, kZipMark.size()) != kZipMark)
            return badInput("no file of torch.save: it is no zip archive");
        PALIMPSEST_TRY(const std::vector<ZipRecord> all, readZipDirectory(file));
        Records records;
        for (const ZipRecord& record : all)
            if (record.name.ends_with(kPickleName)
                && (record.name.size() == kPickleName.size()
                    || record.name[record.name.size() - kPickleName.size() - 1] == '/'))
                records.m_folder = record.name.substr(0, record.name.size() - kPickleName.size());
        for (const ZipRecord& record : all)
            if (record.name.starts_with(records.m_folder))
                records.m_records.emplace(record.name.substr(records.m_folder.size()), record);
        return records;
    }

    bool has(const std::string& name) const { return m_records.count(name) > 0; }

    Result<ZipRecord> stored(const std::string& name) const
    {
        const auto found = m_records.find(name);
        if (found == m_records.end())
            return badInput("the archive has no " + name);
        if (!found->second.stored)
            return badInput(name + " is compressed; torch.save stores it as it is, so the file was packed anew");
        return found->second;
    }

private:
    std::string m_folder;
    std::unordered_map<std::string, ZipRecord> m_records;
};

/// The checked pickle of the archive.
Result<std::vector<PickledTensor>> readTensors(std::string_view file, const Records& records)
{
    if (records.has("constants.pkl"))
        return badInput("a TorchScript module is not read; save the model's state_dict()");
    PALIMPSEST_TRY(const ZipRecord record, records.stored(std::string(kPickleName)));
    const std::string_view pickle = file.substr(record.begin, record.size);
    if (crc32(pickle) != record.crc)
        return badInput("data.pkl is damaged: its checksum is another one");
    if (records.has("byteorder")) {
        PALIMPSEST_TRY(const ZipRecord order, records.stored("byteorder"));
        if (file.substr(order.begin, order.size) != "little")
            return badInput("the file was saved on a big-endian machine, which is not read");
    }
    return unpickleStateDict(pickle);
}

/// The storages of the archive as flat tensors, each once, so that tensors which shared one share it again.
class Storages {
public:
    Storages(const std::shared_ptr<MappedFile>& file, const Records& records) : m_file(file), m_records(records) {}

    Result<torch::Tensor> find(const PickledTensor& tensor)
    {
        const std::string key = tensor.type + " " + std::to_string(tensor.storageSize) + " " + tensor.storage;
        if (const auto found = m_found.find(key); found != m_found.end())
            return found->second;
        PALIMPSEST_TRY(const ZipRecord record, m_records.stored("data/" + tensor.storage));
        const unsigned __int128 needed =
            static_cast<unsigned __int128>(tensor.storageSize) * safetensorsElementSize(tensor.type);
        if (needed != record.size)
            return badInput("data/" + tensor.storage + " has " + std::to_string(record.size) + " bytes, "
                            + std::to_string(tensor.storageSize) + " elements of type " + tensor.type
                            + " are promised");
        torch::Tensor storage = mappedTensor(m_file, record.begin, tensor.type, {tensor.storageSize});
        m_found.emplace(key, storage);
        return storage;
    }

private:
    const std::shared_ptr<MappedFile>& m_file;
    const Records& m_records;
    std::unordered_map<std::string, torch::Tensor> m_found;
};

Result<TensorFile> read(const std::shared_ptr<MappedFile>& file)
{
    PALIMPSEST_TRY(const Records records, Records::read(textOf(*file)));
    PALIMPSEST_TRY(const std::vector<PickledTensor> pickled, readTensors(textOf(*file), records));
    Storages storages(file, records);
    TensorFile result;
    try {
        for (const PickledTensor& tensor : pickled) {
            PALIMPSEST_TRY(const torch::Tensor storage, storages.find(tensor).in("tensor \"" + tensor.name + "\""));
            result.tensors.emplace_back(tensor.name, storage.as_strided(tensor.shape, tensor.strides, tensor.offset));
        }
    } catch (const std::exception& failure) { // bounds were checked; LibTorch may have limits of its own
        return badInput(failure.what());
    }
    return result;
}

} // namespace

Result<TensorFile> readTorchZip(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::shared_ptr<MappedFile> file, MappedFile::open(path));
    return read(file).in(path.string());
}

} // namespace palimpsest
