#include "ui/setup/field_titles.h"

#include <QCoreApplication>

namespace palimpsest {

namespace {

struct Title {
    std::string_view name;
    const char* title;
};

constexpr Title kTitles[] = {
    {"exp", QT_TRANSLATE_NOOP("FieldTitle", "Experiment")},
    {"data_dir", QT_TRANSLATE_NOOP("FieldTitle", "Data folder")},
    {"train_dataset", QT_TRANSLATE_NOOP("FieldTitle", "All token rows")},
    {"model_name", QT_TRANSLATE_NOOP("FieldTitle", "Model")},
    {"tokenizer_name", QT_TRANSLATE_NOOP("FieldTitle", "Tokenizer")},
    {"gpt2_name", QT_TRANSLATE_NOOP("FieldTitle", "Rows' tokenizer")},
    {"bert_name", QT_TRANSLATE_NOOP("FieldTitle", "Encoder")},
    {"bert_layer", QT_TRANSLATE_NOOP("FieldTitle", "Encoder layer")},
    {"prefix_length", QT_TRANSLATE_NOOP("FieldTitle", "Prefix length")},
    {"suffix_length", QT_TRANSLATE_NOOP("FieldTitle", "Suffix length")},
    {"target_length", QT_TRANSLATE_NOOP("FieldTitle", "Target length")},
    {"profile", QT_TRANSLATE_NOOP("FieldTitle", "Profile")},
    {"method", QT_TRANSLATE_NOOP("FieldTitle", "Method")},
    {"lr", QT_TRANSLATE_NOOP("FieldTitle", "Learning rate")},
    {"uw", QT_TRANSLATE_NOOP("FieldTitle", "Unlearn weight")},
    {"lw", QT_TRANSLATE_NOOP("FieldTitle", "Learn weight")},
    {"kl", QT_TRANSLATE_NOOP("FieldTitle", "KL weight")},
    {"max_epochs", QT_TRANSLATE_NOOP("FieldTitle", "Most epochs")},
    {"batch_size", QT_TRANSLATE_NOOP("FieldTitle", "Batch size")},
    {"seed", QT_TRANSLATE_NOOP("FieldTitle", "Seed")},
    {"f1", QT_TRANSLATE_NOOP("FieldTitle", "F1 threshold")},
    {"bleu", QT_TRANSLATE_NOOP("FieldTitle", "BLEU threshold")},
    {"flag_rule", QT_TRANSLATE_NOOP("FieldTitle", "Flag rule")},
    {"sticky_flags", QT_TRANSLATE_NOOP("FieldTitle", "Sticky flags")},
    {"acc", QT_TRANSLATE_NOOP("FieldTitle", "MA threshold")},
    {"el", QT_TRANSLATE_NOOP("FieldTitle", "EL threshold")},
    {"stop_at_start", QT_TRANSLATE_NOOP("FieldTitle", "Stop at start")},
    {"collapse_guard", QT_TRANSLATE_NOOP("FieldTitle", "Collapse guard")},
    {"num_beams", QT_TRANSLATE_NOOP("FieldTitle", "Beams")},
    {"el_n", QT_TRANSLATE_NOOP("FieldTitle", "n of EL")},
    {"el_start", QT_TRANSLATE_NOOP("FieldTitle", "First start of EL")},
    {"prompt", QT_TRANSLATE_NOOP("FieldTitle", "Prompt")},
    {"device", QT_TRANSLATE_NOOP("FieldTitle", "Device")},
    {"precision", QT_TRANSLATE_NOOP("FieldTitle", "Precision")},
    {"threads", QT_TRANSLATE_NOOP("FieldTitle", "Threads")},
    {"num_workers", QT_TRANSLATE_NOOP("FieldTitle", "Loader workers")},
    {"dir", QT_TRANSLATE_NOOP("FieldTitle", "Run directory")},
    {"keep", QT_TRANSLATE_NOOP("FieldTitle", "Checkpoints kept")},
};

} // namespace

QString fieldTitle(std::string_view name)
{
    for (const Title& known : kTitles)
        if (known.name == name)
            return QCoreApplication::translate("FieldTitle", known.title);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

} // namespace palimpsest
