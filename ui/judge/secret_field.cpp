#include "ui/judge/secret_field.h"

#include <algorithm>

namespace palimpsest {

SecretField::SecretField(QWidget* parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
}

std::string SecretField::takeSecret()
{
    const QString typed = text(); // shares the field's own buffer, which is overwritten below
    std::string bytes;
    bytes.reserve(std::size_t(typed.size()));
    for (const QChar letter : typed)
        if (letter > QLatin1Char(' ') && letter < QChar(0x7f)) // keys are printable ASCII; blanks come with pasting
            bytes += letter.toLatin1();
    auto* letters = const_cast<QChar*>(typed.constData());
    std::fill(letters, letters + typed.size(), QChar(u'\0'));
    clear();
    return bytes;
}

} // namespace palimpsest
