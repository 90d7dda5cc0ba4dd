#include "engine/rating/pack.h"

#include "engine/base/files.h"
#include "engine/base/resources.h"
#include "engine/base/sha256.h"
#include "engine/rating/archive_names.h"
#include "engine/rating/json_lines.h"
#include "engine/tables/csv.h"

#include <set>

namespace palimpsest {

namespace {

constexpr const char* kItems = "items.jsonl";
constexpr const char* kTraining = "training.jsonl";
constexpr const char* kReadme = "README.txt";

std::string itemsText(const std::vector<PackItem>& items)
{
    std::string text;
    for (const PackItem& item : items)
        text += json_lines::line({{"token", item.token},
                                  {"pos", item.pos},
                                  {"prefix", item.prefix},
                                  {"reference", item.reference},
                                  {"output", item.output}});
    return text;
}

std::string trainingText(const std::vector<TrainingItem>& items)
{
    std::string text;
    for (const TrainingItem& item : items)
        text += json_lines::line({{"prefix", item.prefix},
                                  {"reference", item.reference},
                                  {"output", item.output},
                                  {"lo", item.lo},
                                  {"hi", item.hi},
                                  {"why", item.why}});
    return text;
}

std::string manifestText(const Pack& pack)
{
    json_lines::Json anchors = json_lines::Json::object();
    for (std::size_t i = 0; i < pack.scale.anchors.size(); ++i)
        anchors[std::to_string(pack.scale.lo + int(i))] = pack.scale.anchors[i];
    return json_lines::line({{"format", "unlearn-pack"},
                             {"version", 1},
                             {"pack", pack.uid},
                             {"n", pack.items.size()},
                             {"items_sha256", pack.itemsSha256},
                             {"scale",
                              {{"lo", pack.scale.lo},
                               {"hi", pack.scale.hi},
                               {"anchors", anchors},
                               {"instruction", pack.scale.instruction},
                               {"sha256", pack.scale.sha256}}}});
}

std::string blankRatings(const Pack& pack)
{
    CsvWriter csv({"token", "pos", "rating", "skip_reason", "comment"});
    for (const PackItem& item : pack.items) {
        csv.text(item.token).integer(item.pos).empty().empty().empty();
        csv.endRow();
    }
    return csv.result() ? *csv.result() : std::string();
}

std::string readme(const Pack& pack)
{
    return "A pack of " + std::to_string(pack.items.size())
           + " texts to rate.\n\nOpen it with palimpsest-rater (a double click where that is installed). It shows "
             "three "
             "texts and asks for a\nvalue from "
           + std::to_string(pack.scale.lo) + " to " + std::to_string(pack.scale.hi)
           + "; every answer is saved at once, and you can stop and go on whenever you like. When you are\ndone, it "
             "writes a file return-"
           + shortName(pack.uid)
           + "-….zip; send that back.\n\nWithout the program: fill the column rating of ratings.csv and send that "
             "back.\n";
}

Status readItems(Pack& pack, const std::string& text)
{
    std::set<std::string> tokens;
    return json_lines::each(text, kItems, [&](const json_lines::Json& object) -> Status {
        PackItem item;
        PALIMPSEST_CHECK(json_lines::only(object, {"token", "pos", "prefix", "reference", "output"}));
        PALIMPSEST_TRY(item.token, json_lines::text(object, "token"));
        PALIMPSEST_TRY(const std::int64_t pos, json_lines::integer(object, "pos"));
        PALIMPSEST_TRY(item.prefix, json_lines::text(object, "prefix"));
        PALIMPSEST_TRY(item.reference, json_lines::text(object, "reference"));
        PALIMPSEST_TRY(item.output, json_lines::text(object, "output"));
        item.pos = int(pos);
        if (pos != std::int64_t(pack.items.size()) + 1 || !tokens.insert(item.token).second)
            return badInput("its items are not numbered from 1, or one stands twice");
        pack.items.push_back(std::move(item));
        return {};
    });
}

Status readTraining(std::vector<TrainingItem>& items, const std::string& text)
{
    return json_lines::each(text, kTraining, [&](const json_lines::Json& object) -> Status {
        TrainingItem item;
        PALIMPSEST_TRY(item.prefix, json_lines::text(object, "prefix"));
        PALIMPSEST_TRY(item.reference, json_lines::text(object, "reference"));
        PALIMPSEST_TRY(item.output, json_lines::text(object, "output"));
        PALIMPSEST_TRY(item.why, json_lines::text(object, "why"));
        PALIMPSEST_TRY(const std::int64_t lo, json_lines::integer(object, "lo"));
        PALIMPSEST_TRY(const std::int64_t hi, json_lines::integer(object, "hi"));
        item.lo = int(lo);
        item.hi = int(hi);
        items.push_back(std::move(item));
        return {};
    });
}

Status readManifest(Pack& pack, const std::string& text, std::int64_t& count)
{
    PALIMPSEST_TRY(const json_lines::Json object, json_lines::object(text, kArchiveManifest));
    PALIMPSEST_TRY(const std::string format, json_lines::text(object, "format"));
    PALIMPSEST_TRY(const std::int64_t version, json_lines::integer(object, "version"));
    if (format != "unlearn-pack")
        return badInput(std::string(kArchiveManifest) + ": this is a \"" + format + "\", no pack");
    if (version != 1)
        return badInput(std::string(kArchiveManifest) + ": a pack of version " + std::to_string(version)
                        + "; this program reads version 1. Install a newer palimpsest-rater");
    PALIMPSEST_TRY(pack.uid, json_lines::text(object, "pack"));
    if (pack.uid.empty() || pack.uid.find_first_not_of("0123456789abcdef") != std::string::npos)
        return badInput(std::string(kArchiveManifest) + ": \"pack\" is no id of hexadecimal digits");
    PALIMPSEST_TRY(pack.itemsSha256, json_lines::text(object, "items_sha256"));
    PALIMPSEST_TRY(count, json_lines::integer(object, "n"));
    const auto scale = object.find("scale");
    if (scale == object.end() || !scale->is_object())
        return badInput(std::string(kArchiveManifest) + ": has no scale");
    PALIMPSEST_TRY(const std::string instruction, json_lines::text(*scale, "instruction"));
    PALIMPSEST_TRY(const std::string sha, json_lines::text(*scale, "sha256"));
    PALIMPSEST_TRY(pack.scale, parseScaleText(instruction));
    if (sha != pack.scale.sha256)
        return badInput(std::string(kArchiveManifest) + ": the instruction was changed after the pack was made");
    return {};
}

Result<Pack> fromFiles(const std::vector<ArchiveFile>& files)
{
    static const std::set<std::string> kKnown = {kItems, kTraining, kArchiveManifest, kArchiveRatings, kReadme};
    std::string items, training, manifest;
    for (const ArchiveFile& file : files) {
        if (kKnown.count(file.name) == 0)
            return badInput("holds '" + file.name + "', which belongs to no pack");
        if (file.name == kItems)
            items = file.bytes;
        else if (file.name == kTraining)
            training = file.bytes;
        else if (file.name == kArchiveManifest)
            manifest = file.bytes;
    }
    Pack pack;
    std::int64_t count = 0;
    PALIMPSEST_CHECK(readManifest(pack, manifest, count));
    if (sha256(items) != pack.itemsSha256)
        return badInput("its items were changed after it was made; ask for the pack again");
    PALIMPSEST_CHECK(readItems(pack, items));
    PALIMPSEST_CHECK(readTraining(pack.training, training));
    if (count != std::int64_t(pack.items.size()) || pack.items.empty())
        return badInput("its manifest promises " + std::to_string(count) + " items, there are "
                        + std::to_string(pack.items.size()));
    return pack;
}

} // namespace

std::string shortName(const std::string& packUid)
{
    static constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    const std::string digest = sha256(packUid);
    std::string name;
    for (std::size_t i = 0; i < 6; ++i)
        name += kLetters[std::size_t(std::stoi(digest.substr(2 * i, 2), nullptr, 16)) % kLetters.size()];
    return name;
}

std::vector<ArchiveFile> packFiles(Pack& pack)
{
    const std::string items = itemsText(pack.items);
    pack.itemsSha256 = sha256(items);
    return {{kReadme, readme(pack)},
            {kItems, items},
            {kArchiveManifest, manifestText(pack)},
            {kArchiveRatings, blankRatings(pack)},
            {kTraining, trainingText(pack.training)}};
}

Result<Pack> readPack(const ArchiveFormat& format, const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const auto files, format.read(path, kArchiveLimit));
    return fromFiles(files).in(path.string());
}

Result<std::vector<TrainingItem>> shippedTraining()
{
    PALIMPSEST_TRY(const auto path, findResource("resources/prompts/training.jsonl"));
    PALIMPSEST_TRY(const std::string text, readFile(path));
    std::vector<TrainingItem> items;
    PALIMPSEST_CHECK(readTraining(items, text).in(path.string()));
    return items;
}

} // namespace palimpsest
