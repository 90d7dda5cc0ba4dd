#include "ui/theme/safe_text.h"

namespace palimpsest {

namespace {

constexpr char16_t kReplacement = 0xfffd;

bool steersDirection(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

char16_t shown(char16_t c)
{
    if (c == u'\n' || c == u'\t')
        return c;
    if (c == u'\r')
        return 0x21b5; // ends every line of some data; usual fonts have this arrow and lack the picture
    if (c < 0x20)
        return static_cast<char16_t>(0x2400 + c);
    if (c == 0x7f)
        return 0x2421;
    const bool harmful = (c >= 0x80 && c < 0xa0) || steersDirection(c) || c == 0x2028 || c == 0x2029;
    return harmful ? kReplacement : c;
}

} // namespace

QString safeText(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        const char16_t visible = c.isSurrogate() ? kReplacement : shown(c.unicode());
        if (visible != c.unicode())
            text[i] = QChar(visible);
    }
    return text;
}

} // namespace palimpsest
