#include "ui/playground/token_text.h"

#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace palimpsest {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TokenText)
};

constexpr char16_t kVisibleBlank = 0x2423;
constexpr char16_t kVisibleLineEnd = 0x21b5;

} // namespace

QString quotedToken(const std::string& text)
{
    QString shown = safeText(QString::fromStdString(text));
    shown.replace(QLatin1Char(' '), QChar(kVisibleBlank));
    shown.replace(QLatin1Char('\n'), QChar(kVisibleLineEnd));
    shown.replace(QLatin1Char('\t'), QStringLiteral("\u21e5"));
    return QStringLiteral("\u201c%1\u201d").arg(shown);
}

QString percentText(double probability)
{
    if (probability < 0.001)
        return QStringLiteral("< %1 %").arg(QLocale().toString(0.1, 'f', 1));
    return QStringLiteral("%1 %").arg(QLocale().toString(100 * probability, 'f', 1));
}

QColor probabilityShade(double probability)
{
    const QColor from = themeColor(Token::Surface), to = themeColor(Token::Selected);
    const double share = std::clamp(probability, 0.0, 1.0);
    const auto between = [share](int a, int b) { return int(a + (b - a) * share); };
    return {between(from.red(), to.red()), between(from.green(), to.green()), between(from.blue(), to.blue())};
}

QString summaryOf(const PromptToken& token)
{
    QStringList sentences{Text::tr("%1, probability %2.").arg(quotedToken(token.text), percentText(token.probability))};
    if (token.equalsReference)
        sentences << Text::tr("Equals the reference.");
    else if (token.reference)
        sentences << Text::tr("The reference has %1.").arg(quotedToken(*token.reference));
    QStringList others;
    for (const PromptAlternative& other : token.alternatives)
        others << Text::tr("%1 %2").arg(quotedToken(other.text), percentText(other.probability));
    if (!others.isEmpty())
        sentences << Text::tr("Likeliest here: %1.").arg(others.join(QStringLiteral(", ")));
    return sentences.join(QLatin1Char(' '));
}

} // namespace palimpsest
