#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

namespace palimpsest {

/// What a colour means. Widgets name a token, never a colour; both themes have all of them.
enum class Token {
    Window,  ///< behind everything
    Surface, ///< pages, cards, fields
    Raised,  ///< rail, bars, headers
    Hover,
    Selected,
    Line,   ///< hairlines, grids
    Border, ///< around what can be clicked or typed into; 3:1 on Surface
    Text,
    Muted,  ///< secondary text; still 4.5:1
    Accent, ///< the one accent: focus, primary action
    OnAccent,
    Remembered,     ///< amber
    Forgotten,      ///< teal
    CameBack,       ///< magenta
    RememberedFill, ///< the same three as backgrounds behind Text
    ForgottenFill,
    CameBackFill,
    Danger,
    DangerFill,
    Warning,
    WarningFill,
    Neutral,
};
inline constexpr int kTokens = static_cast<int>(Token::Neutral) + 1;

enum class ThemeChoice { System, Light, Dark };
enum class TextSize { Caption = 11, Body = 13, Title = 16, Headline = 22 };

/// The application's look: one instance, made by main before any widget, handed to nobody: widgets ask these functions.
/// Changing theme or font size emits `changed`; widgets that cache a colour or font connect to it.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    /// Sets palette, style sheet and fonts of the application. With ThemeChoice::System it follows the desktop from
    /// then on.
    void apply(ThemeChoice choice, double fontScale = 1.0);
    bool isDark() const { return m_dark; }
    ThemeChoice choice() const { return m_choice; }
    double fontScale() const { return m_fontScale; }
    /// A length of the 8-pixel grid at the user's font size.
    int scaled(int pixels) const;

    QColor color(Token token) const;
    /// Colour-blind-safe series colours (Okabe–Ito), adjusted to the theme; index wraps.
    QColor series(int index) const;
    /// System font in one of four sizes; figures are tabular.
    QFont font(TextSize size, bool bold = false) const;
    QFont monospace(TextSize size = TextSize::Body) const;
    /// An icon of resources/icons (without .svg), tinted by the token, sharp at every scale; it follows theme changes
    /// by itself. An unknown name gives an empty icon and one line on the log.
    QIcon icon(const QString& name, Token token = Token::Text) const;

Q_SIGNALS:
    void changed();

private:
    Theme();
    void refresh();

    bool m_dark = false;
    bool m_systemDark = false;
    ThemeChoice m_choice = ThemeChoice::System;
    double m_fontScale = 1.0;
    QString m_family;
    QString m_monospaceFamily;
};

/// Shorthands.
inline QColor themeColor(Token token) { return Theme::instance().color(token); }
inline QFont themeFont(TextSize size, bool bold = false) { return Theme::instance().font(size, bold); }
inline QIcon themeIcon(const QString& name, Token token = Token::Text) { return Theme::instance().icon(name, token); }

} // namespace palimpsest
