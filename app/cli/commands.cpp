#include "app/cli/command.h"

namespace palimpsest {

std::unique_ptr<Command> makeCompletionCommand();
std::unique_ptr<Command> makeConvertCommand();
std::unique_ptr<Command> makeEvalCommand();
std::unique_ptr<Command> makeFinetuneCommand();
std::unique_ptr<Command> makeGenerateCommand();
std::unique_ptr<Command> makeInspectCommand();
std::unique_ptr<Command> makeJudgeCommand();
std::unique_ptr<Command> makeReportCommand();
std::unique_ptr<Command> makeScoreCommand();
std::unique_ptr<Command> makeStudyCommand();
std::unique_ptr<Command> makeTokenizeCommand();
std::unique_ptr<Command> makeTrainCommand();

std::span<const CommandEntry> commands()
{
    static constexpr CommandEntry kCommands[] = {
        {"train", "Unlearn an experiment's forget rows and write a run directory.",
         "Iterative Contrastive Unlearning (ICU, arXiv 2407.20271): ascent on the forget rows, descent on their "
         "partners, and a\n"
         "term that holds the partners' distribution at the original model's. After every epoch all rows are scored "
         "and those\n"
         "already forgotten are retired; the run stops when memorization accuracy and extraction likelihood are below "
         "--acc\n"
         "and --el. Ctrl-C stops after the step and saves; --resume goes on from there.",
         makeTrainCommand, true},
        {"eval", "Score a model on an experiment: eval.csv, unlearn.csv, eval.log.",
         "One scoring pass, as after every epoch of a training: candidates by beam search, BERTScore, BLEU, loss, MA "
         "and EL.\n"
         "May write beside a run.",
         makeEvalCommand, true},
        {"finetune", "Train a model on token rows and text by plain cross-entropy.",
         "Makes a model from a config.json, or goes on from a checkpoint. Token rows are memorised whole; with "
         "--windows every\n"
         "second batch holds windows of them from random offsets, so that they are known wherever they stand. Text is "
         "read as\n"
         "one stream, one text a line. The result is a Hugging Face directory.",
         makeFinetuneCommand, true},
        {"report", "Make the report.html of a run directory anew.",
         "One self-contained page: curves, the fate of every row, every text before and after. Works for runs that "
         "have not\n"
         "finished or have failed, and for the result folders of the reference implementation.",
         makeReportCommand},
        {"convert", "Join candidates of several models into one results.json, by doc_id.",
         "One entry a sample, in the order of the experiment's list: prefix, reference, original, opt, then the "
         "policies "
         "by\n"
         "name. neo.csv and opt.csv are the rows of original and opt that belong to the experiment, picked from an\n"
         "evaluation on all samples. It is what the reference's judge reads.",
         makeConvertCommand},
        {"judge", "Have a language model grade candidates from 0 to 10, and see how it agrees with people.",
         "Grades, failures and what they cost are kept in a project; nothing that was answered is asked, or paid, "
         "twice.",
         makeJudgeCommand},
        {"study", "Have people rate candidates from 1 to 8, blindly, and see how far they agree.",
         "Studies, packs and ratings are kept in a project; raters see three texts and nothing else.",
         makeStudyCommand},
        {"generate", "Go on from a prompt: greedily, by beam search or by sampling.",
         "The same tokens as transformers' generate. Without --json the new text goes to stdout.", makeGenerateCommand,
         true},
        {"score", "Score the candidates of a CSV file against their references anew.",
         "BLEU as NLTK computes it and BERTScore as bert-score does: the columns bleu, P, R and F1 are added, or "
         "replaced.",
         makeScoreCommand, true},
        {"inspect", "Say what a model, tokenizer, .npy file, experiment or run is.",
         "Tensors with data types and shapes, parameters, and the memory and disk that training and evaluating need.",
         makeInspectCommand},
        {"tokenize", "Show a text as the ids of a tokenizer.",
         "The same ids as Hugging Face's tokenizer of that directory. Without --json they are printed on one line.",
         makeTokenizeCommand},
        {"completion", "Print a script that completes commands, flags and choices in your shell.",
         "  bash:  palimpsest completion bash > ~/.local/share/bash-completion/completions/palimpsest\n"
         "  zsh:   palimpsest completion zsh > a folder of your $fpath, as _palimpsest\n"
         "  fish:  palimpsest completion fish > ~/.config/fish/completions/palimpsest.fish",
         makeCompletionCommand},
    };
    return kCommands;
}

} // namespace palimpsest
