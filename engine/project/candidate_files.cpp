#include "engine/project/candidate_files.h"

#include "engine/base/files.h"
#include "engine/base/sha256.h"
#include "engine/tables/csv.h"
#include "engine/tables/number_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <set>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct EpochFile {
    fs::path path;
    std::int64_t epoch;
};

struct SampleTexts {
    std::int64_t docId = 0;
    std::string prefix, reference;
};
/// What samples.csv tells.
struct Samples {
    std::map<std::int64_t, SampleTexts> byDocId;
    std::map<std::int64_t, SampleTexts> byRow; ///< by the forget row's number, `id`
};

/// The k of epoch<k>.csv; kFinalEpoch for any other table.
std::int64_t epochOf(const fs::path& file)
{
    const std::string stem = file.stem().string();
    const auto number = stem.starts_with("epoch") ? parseInteger(std::string_view(stem).substr(5)) : std::nullopt;
    return number ? *number : kFinalEpoch;
}

Result<std::vector<EpochFile>> epochFiles(const fs::path& path)
{
    std::error_code failure;
    if (!fs::exists(path, failure))
        return fileSystem(path.string() + ": there is no such file or folder");
    if (!fs::is_directory(path, failure))
        return std::vector<EpochFile>{{path, epochOf(path)}};
    std::vector<EpochFile> files;
    for (const auto& entry : fs::directory_iterator(path, failure))
        if (entry.path().extension() == ".csv" && epochOf(entry.path()) >= 0)
            files.push_back({entry.path(), epochOf(entry.path())});
    if (files.empty() && fs::exists(path / "unlearn.csv", failure))
        files.push_back({path / "unlearn.csv", kFinalEpoch});
    if (files.empty())
        return badInput(path.string() + ": holds neither epoch<k>.csv nor unlearn.csv, so there is nothing to rate");
    std::sort(files.begin(), files.end(), [](const EpochFile& a, const EpochFile& b) { return a.epoch < b.epoch; });
    return files;
}

Result<Samples> readSamples(const fs::path& path)
{
    PALIMPSEST_TRY(const CsvTable table, readCsv(path));
    PALIMPSEST_TRY(const std::size_t docId, table.column("doc_id"));
    PALIMPSEST_TRY(const std::size_t prefix, table.column("prefix"));
    PALIMPSEST_TRY(const std::size_t reference, table.column("reference"));
    Samples samples;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        PALIMPSEST_TRY(const std::int64_t id, table.integer(row, docId).in(path.string()));
        const SampleTexts texts{id, table.at(row, prefix), table.at(row, reference)};
        samples.byDocId[id] = texts;
        samples.byRow[std::int64_t(row)] = texts;
    }
    return samples;
}

bool sameWithoutSpaces(std::string_view a, std::string_view b)
{
    const auto squeezed = [](std::string_view text) {
        std::string bare;
        std::copy_if(text.begin(), text.end(), std::back_inserter(bare),
                     [](unsigned char byte) { return std::isspace(byte) == 0; });
        return bare;
    };
    return squeezed(a) == squeezed(b);
}

std::string numbersOf(const CsvTable& table, std::size_t row)
{
    static const std::set<std::string> kKept = {"id", "diff", "entropy", "bleu", "P", "R", "F1"};
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t column = 0; column < table.header().size(); ++column)
        if (kKept.count(table.header()[column]) > 0)
            object[table.header()[column]] = table.at(row, column);
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// The rows of one table with the samples they go on. A row is found by its doc_id, in the reference implementation's
/// tables, which have none, by its number.
class CandidateTable {
public:
    static Result<CandidateTable> open(const fs::path& path)
    {
        CandidateTable opened;
        PALIMPSEST_TRY(opened.m_table, readCsv(path));
        PALIMPSEST_TRY(opened.m_text, opened.m_table->column("candidate"));
        PALIMPSEST_TRY(opened.m_reference, opened.m_table->column("reference"));
        opened.m_byDocId = opened.m_table->has("doc_id");
        PALIMPSEST_TRY(opened.m_id, opened.m_table->column(opened.m_byDocId ? "doc_id" : "id"));
        if (opened.m_table->has("prefix")) {
            PALIMPSEST_TRY(opened.m_prefix, opened.m_table->column("prefix"));
        }
        return opened;
    }

    Status read(std::int64_t epoch, const Samples& samples, std::vector<Candidate>& candidates) const
    {
        std::size_t strange = 0;
        for (std::size_t row = 0; row < m_table->rows(); ++row) {
            PALIMPSEST_TRY(Candidate candidate, candidateAt(row, samples, strange));
            candidate.epoch = epoch;
            candidates.push_back(std::move(candidate));
        }
        if (2 * strange > m_table->rows())
            return badInput("the references of " + std::to_string(strange) + " of " + std::to_string(m_table->rows())
                            + " rows are not those of the samples: this is another experiment's table");
        return {};
    }

private:
    Result<Candidate> candidateAt(std::size_t row, const Samples& samples, std::size_t& strange) const
    {
        Candidate candidate;
        PALIMPSEST_TRY(candidate.docId, m_table->integer(row, m_id));
        const auto& known = m_byDocId ? samples.byDocId : samples.byRow;
        const auto sample = known.find(candidate.docId);
        if (!m_prefix && sample == known.end())
            return badInput("line " + std::to_string(m_table->line(row)) + ": no prefix is known for "
                            + (m_byDocId ? "doc_id " : "row ") + std::to_string(candidate.docId)
                            + "; name the experiment's folder (--exp), or the samples.csv of a run on it (--samples)");
        candidate.reference = m_table->at(row, m_reference);
        if (sample != known.end()) {
            candidate.docId = sample->second.docId;
            strange += sameWithoutSpaces(candidate.reference, sample->second.reference) ? 0 : 1;
        }
        candidate.prefix = m_prefix ? m_table->at(row, *m_prefix) : sample->second.prefix;
        candidate.text = m_table->at(row, m_text);
        candidate.sampleSha = sha256(candidate.prefix + '\0' + candidate.reference);
        candidate.textSha = sha256(candidate.text);
        candidate.rowJson = numbersOf(*m_table, row);
        return candidate;
    }

    std::optional<CsvTable> m_table;
    std::size_t m_id = 0, m_text = 0, m_reference = 0;
    std::optional<std::size_t> m_prefix;
    bool m_byDocId = true;
};

/// A JSON file's object; an empty one where there is none or it cannot be read.
json objectAt(const fs::path& path)
{
    const auto bytes = readFile(path);
    json object = bytes ? json::parse(*bytes, nullptr, false) : json();
    return object.is_object() ? object : json::object();
}

std::string textAt(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void describe(CandidateRun& run, const fs::path& folder)
{
    const json config = objectAt(folder / "run.json");
    run.model = textAt(config, "model_name");
    run.method = textAt(config, "method");
    run.profile = textAt(config, "profile");
    run.uid = textAt(objectAt(folder / "manifest.json"), "run_id");
    run.specialTokens = specialTokensOf(folder / "model");
}

} // namespace

std::vector<std::string> specialTokensOf(const fs::path& tokenizer)
{
    std::set<std::string> tokens;
    const json config = objectAt(tokenizer / "tokenizer_config.json");
    for (const json& object : {objectAt(tokenizer / "special_tokens_map.json"), config})
        for (const char* key : {"bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token"})
            if (const auto token = object.find(key); token != object.end())
                tokens.insert(token->is_object() ? textAt(*token, "content") : textAt(object, key));
    if (const auto added = config.find("added_tokens_decoder"); added != config.end() && added->is_object())
        for (const json& token : *added)
            if (token.is_object() && token.value("special", false))
                tokens.insert(textAt(token, "content"));
    tokens.erase("");
    if (tokens.empty())
        return {"<|endoftext|>", "</s>", "<pad>"};
    return {tokens.begin(), tokens.end()};
}

Result<CandidateRun> readCandidateRun(const RunSource& source)
{
    std::error_code failure;
    const fs::path path = fs::absolute(source.path, failure).lexically_normal();
    PALIMPSEST_TRY(const std::vector<EpochFile> files, epochFiles(path));
    const bool isFolder = fs::is_directory(path, failure);
    const fs::path folder = isFolder ? path : path.parent_path();
    const fs::path samplesFile = source.samples.empty() ? folder / "samples.csv" : source.samples;
    Samples samples;
    if (!source.samples.empty() || fs::exists(samplesFile, failure)) {
        PALIMPSEST_TRY(samples, readSamples(samplesFile));
    }
    CandidateRun run;
    describe(run, folder);
    const fs::path last = path.has_filename() ? path.filename() : path.parent_path().filename();
    run.path = path.string();
    run.name = source.name.empty() ? (isFolder ? last : last.stem()).string() : source.name;
    if (run.uid.empty())
        run.uid = sha256(run.path);
    for (const EpochFile& file : files) {
        PALIMPSEST_TRY(const CandidateTable table, CandidateTable::open(file.path).in(file.path.string()));
        PALIMPSEST_CHECK(table.read(file.epoch, samples, run.candidates).in(file.path.string()));
    }
    return run;
}

} // namespace palimpsest
