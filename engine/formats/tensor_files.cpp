#include "engine/formats/tensor_files.h"

#include "engine/formats/json_file.h"
#include "engine/formats/safetensors.h"
#include "engine/formats/torch_zip.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

constexpr std::array kCandidates{"model.safetensors", "model.safetensors.index.json", "pytorch_model.bin",
                                 "pytorch_model.bin.index.json"};

/// The index of a sharded model.
struct ShardIndex {
    std::map<std::string, std::string> shardOf; ///< by tensor
    std::set<std::string> shards;
};

bool isThere(const fs::path& path)
{
    std::error_code failure;
    return fs::exists(path, failure);
}

bool isIndex(const fs::path& path) { return path.extension() == ".json"; }

/// The file that stands for the model.
Result<fs::path> findModel(const fs::path& path)
{
    std::error_code failure;
    if (fs::is_regular_file(path, failure))
        return path;
    if (!fs::is_directory(path, failure))
        return fileSystem(path.string() + " does not exist");
    for (const char* candidate : kCandidates)
        if (isThere(path / candidate))
            return path / candidate;
    return badInput(path.string()
                    + " holds no weights: model.safetensors or pytorch_model.bin (or the "
                      "index.json of one in shards) is needed");
}

/// A shard is a file of the index's own directory.
bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".."
           && name.find_first_of(std::string_view("/\\\0", 3)) == name.npos;
}

Result<ShardIndex> readIndex(const fs::path& path)
{
    PALIMPSEST_TRY(const nlohmann::json root, readJsonFile(path));
    if (!root.is_object() || !root.contains("weight_map") || !root["weight_map"].is_object()
        || root["weight_map"].empty())
        return badInput(path.string() + ": an object \"weight_map\" is needed that names each tensor's file");
    ShardIndex index;
    for (const auto& [tensor, shard] : root["weight_map"].items()) {
        if (!shard.is_string())
            return badInput(path.string() + ": weight_map: the file of \"" + tensor + "\" is no text");
        const auto name = shard.get<std::string>();
        if (!isPlainName(name))
            return badInput(path.string() + ": weight_map: \"" + name.substr(0, 200)
                            + "\" is no file name; shards stand beside the index");
        index.shardOf[tensor] = name;
        index.shards.insert(name);
    }
    for (const std::string& shard : index.shards)
        if (!isThere(path.parent_path() / shard))
            return badInput(path.string() + " names the shard " + shard + ", which is missing");
    return index;
}

Result<TensorFile> loadFile(const fs::path& path)
{
    return path.extension() == ".safetensors" ? readSafetensors(path) : readTorchZip(path);
}

Result<TensorFile> loadShards(const fs::path& indexPath)
{
    PALIMPSEST_TRY(const ShardIndex index, readIndex(indexPath));
    TensorFile whole;
    std::map<std::string, std::string> seen;
    for (const std::string& shard : index.shards) {
        PALIMPSEST_TRY(TensorFile part, loadFile(indexPath.parent_path() / shard));
        for (auto& [name, tensor] : part.tensors) {
            const auto [first, isNew] = seen.emplace(name, shard);
            if (!isNew)
                return badInput(indexPath.string() + ": the tensor \"" + name + "\" stands in " + first->second
                                + " and in " + shard);
            const auto told = index.shardOf.find(name);
            if (told != index.shardOf.end() && told->second != shard)
                return badInput(indexPath.string() + " puts the tensor \"" + name + "\" into " + told->second
                                + ", it stands in " + shard);
            whole.tensors.emplace_back(name, std::move(tensor));
        }
        whole.metadata.merge(part.metadata);
    }
    for (const auto& [name, shard] : index.shardOf)
        if (!seen.contains(name))
            return badInput(indexPath.string() + " puts the tensor \"" + name + "\" into " + shard
                            + ", which does not have it");
    return whole;
}

} // namespace

Result<TensorFile> loadTensors(const fs::path& path)
{
    PALIMPSEST_TRY(const fs::path model, findModel(path));
    return isIndex(model) ? loadShards(model) : loadFile(model);
}

Result<std::vector<fs::path>> tensorFilesOf(const fs::path& path)
{
    PALIMPSEST_TRY(const fs::path model, findModel(path));
    std::vector<fs::path> files{model};
    if (isIndex(model)) {
        PALIMPSEST_TRY(const ShardIndex index, readIndex(model));
        for (const std::string& shard : index.shards)
            files.push_back(model.parent_path() / shard);
    }
    return files;
}

} // namespace palimpsest
