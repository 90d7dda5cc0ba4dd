#include "engine/config/fields.h"
#include "engine/config/generate_config.h"

namespace palimpsest {

namespace {

const std::vector<Field<GenerateConfig>>& generateTable()
{
    using C = GenerateConfig;
    static const std::vector<Field<GenerateConfig>> kTable{
        {.name = "model_name",
         .member = &C::modelName,
         .group = "Models",
         .help = "A Hugging Face directory, or a repository id found in the local cache."},
        {.name = "tokenizer_name",
         .member = &C::tokenizerName,
         .group = "Models",
         .help = "The tokenizer, named alike; empty: the model's directory."},
        {.name = "num_beams",
         .member = &C::numBeams,
         .group = "Generation",
         .help = "1: greedy, more: beam search.",
         .formula = "score of a beam = sum of log-probabilities / generated tokens",
         .min = 1,
         .max = 64},
        {.name = "max_new_tokens",
         .member = &C::maxNewTokens,
         .group = "Generation",
         .help = "Most new tokens; an end-of-text ends earlier.",
         .min = 1,
         .max = kMillion},
        {.name = "do_sample",
         .member = &C::doSample,
         .group = "Generation",
         .help = "Draw every token at random instead of taking the best."},
        {.name = "temperature",
         .member = &C::temperature,
         .group = "Generation",
         .help = "Below 1 sharper, above 1 flatter; only with --do_sample.",
         .formula = "p(v) ~ exp(logit(v) / temperature)",
         .min = 1e-6,
         .max = 1e6},
        {.name = "top_k",
         .member = &C::topK,
         .group = "Generation",
         .help = "Draw from the k likeliest tokens; 0: from all; only with --do_sample.",
         .min = 0,
         .max = 1e9},
        {.name = "top_p",
         .member = &C::topP,
         .group = "Generation",
         .help = "Draw from the likeliest tokens that hold this share together; only with --do_sample.",
         .min = 1e-9,
         .max = 1},
        {.name = "seed",
         .member = &C::seed,
         .group = "Generation",
         .help = "Seed of --do_sample.",
         .min = 0,
         .max = 9e15},
        {.name = "device",
         .member = &C::device,
         .group = "Machine",
         .help = "cpu, or cuda:N; the CPU where there is no such device."},
        {.name = "precision",
         .member = &C::precision,
         .group = "Machine",
         .help = "Arithmetic of the model.",
         .choices = {"f32", "bf16"}},
        {.name = "threads",
         .member = &C::threads,
         .group = "Machine",
         .help = "Threads of the tensor library; 0: all cores.",
         .min = 0,
         .max = 4096},
    };
    return kTable;
}

const std::vector<Field<ScoreConfig>>& scoreTable()
{
    using C = ScoreConfig;
    static const std::vector<Field<ScoreConfig>> kTable{
        {.name = "in",
         .member = &C::in,
         .group = "Table",
         .help = "CSV file with the columns candidate and reference; any others are kept."},
        {.name = "out",
         .member = &C::out,
         .group = "Table",
         .help = "CSV file to write: the same with bleu, P, R and F1."},
        {.name = "bert_name",
         .member = &C::bertName,
         .group = "Encoder",
         .help = "BERT encoder for BERTScore: a directory, or a repository id found in the local cache."},
        {.name = "bert_layer",
         .member = &C::bertLayer,
         .group = "Encoder",
         .help = "Layer whose hidden states are compared; none: from the table of known encoders.",
         .min = 0,
         .max = 200},
        {.name = "device",
         .member = &C::device,
         .group = "Machine",
         .help = "cpu, or cuda:N; the CPU where there is no such device."},
        {.name = "threads",
         .member = &C::threads,
         .group = "Machine",
         .help = "Threads of the tensor library; 0: all cores.",
         .min = 0,
         .max = 4096},
    };
    return kTable;
}

} // namespace

template <>
std::span<const Field<GenerateConfig>> fieldsOf()
{
    return generateTable();
}

template <>
std::span<const Field<ScoreConfig>> fieldsOf()
{
    return scoreTable();
}

} // namespace palimpsest
