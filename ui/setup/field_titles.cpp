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
    {"lr", QT_TRANSLATE_NOOP("FieldTitle", "Learning rate")},
    {"uw", QT_TRANSLATE_NOOP("FieldTitle", "Unlearn weight")},
    {"lw", QT_TRANSLATE_NOOP("FieldTitle", "Learn weight")},
    {"kl", QT_TRANSLATE_NOOP("FieldTitle", "KL weight")},
    {"max_epochs", QT_TRANSLATE_NOOP("FieldTitle", "Most epochs")},
    {"f1", QT_TRANSLATE_NOOP("FieldTitle", "F1 threshold")},
    {"bleu", QT_TRANSLATE_NOOP("FieldTitle", "BLEU threshold")},
    {"acc", QT_TRANSLATE_NOOP("FieldTitle", "MA threshold")},
    {"el", QT_TRANSLATE_NOOP("FieldTitle", "EL threshold")},
    {"num_beams", QT_TRANSLATE_NOOP("FieldTitle", "Beams")},
    {"el_n", QT_TRANSLATE_NOOP("FieldTitle", "n of EL")},
    {"el_start", QT_TRANSLATE_NOOP("FieldTitle", "First start of EL")},
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
    QString title = QString::fromUtf8(name.data(), qsizetype(name.size())).replace(u'_', u' ');
    title[0] = title[0].toUpper();
    return title;
}

} // namespace palimpsest
