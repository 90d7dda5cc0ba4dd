#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"
#include "ui/theme/tinted_icon.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace palimpsest {

namespace {

/// A style sheet can name image files only: the tinted icon is kept in the cache, one file a colour.
QString tintedFile(const QString& icon, Token token)
{
    const QString color = themeColor(token).name();
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/theme"));
    const QString path = folder.filePath(QStringLiteral("%1-%2.svg").arg(icon, color.mid(1)));
    if (!QFile::exists(path) && folder.mkpath(QStringLiteral("."))) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(iconSource(icon).replace("currentColor", color.toLatin1()));
            file.commit();
        }
    }
    return path;
}

constexpr const char* kSheet = R"css(
QToolTip { background: @Raised; color: @Text; border: 1px solid @Line; padding: 4px 8px; }
QMainWindow, QDialog { background: @Window; }
QLabel { background: transparent; }

QPushButton { background: @Surface; color: @Text; border: 1px solid @Border; border-radius: 4px;
    padding: 4px 12px; min-height: 20px; }
QPushButton:hover { background: @Hover; }
QPushButton:pressed, QPushButton:checked { background: @Selected; }
QPushButton:focus { border: 2px solid @Accent; padding: 3px 11px; }
QPushButton:disabled { color: @Disabled; border-color: @Line; background: transparent; }
QPushButton[primary="true"] { background: @Accent; color: @OnAccent; border-color: @Accent; }
QPushButton[primary="true"]:hover { background: @AccentHover; }
QPushButton[primary="true"]:focus { border: 2px solid @Text; }
QPushButton[primary="true"]:disabled { background: @Line; color: @Disabled; border-color: @Line; }
QPushButton[danger="true"] { color: @Danger; border-color: @Danger; }
QPushButton[danger="true"]:hover { background: @DangerFill; }

QToolButton { background: transparent; color: @Text; border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolButton:hover { background: @Hover; }
QToolButton:pressed, QToolButton:checked { background: @Selected; }
QToolButton:focus { border-color: @Accent; }
QToolButton:disabled { color: @Disabled; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: @Surface; color: @Text;
    border: 1px solid @Border; border-radius: 4px; selection-background-color: @Accent;
    selection-color: @OnAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 3px 7px; min-height: 20px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @Accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { padding: 2px 6px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: @Disabled; border-color: @Line; background: transparent; }
QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only { background: @Window; border-color: @Line; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid @Danger; padding: 2px 6px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox { padding-right: 24px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@chevron-down); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @Surface; border: 1px solid @Line; selection-background-color: @Selected;
    selection-color: @Text; outline: none; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; background: transparent; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @Hover; }
QAbstractSpinBox::up-arrow { image: url(@chevron-up); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url(@chevron-down); width: 11px; height: 11px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: @Accent; }
QCheckBox:disabled, QRadioButton:disabled { color: @Disabled; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid @Border; background: @Surface; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @Accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked { background: @Accent; border-color: @Accent; image: url(@check); }
QRadioButton::indicator:checked { border: 4px solid @Accent; width: 8px; height: 8px; background: @OnAccent; }

QGroupBox { border: none; margin-top: 24px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; top: 4px; }

QMenuBar, QStatusBar { background: @Raised; }
QMenu { background: @Surface; border: 1px solid @Line; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 4px; }
QMenu::item:selected { background: @Selected; color: @Text; }
QMenu::item:disabled { color: @Disabled; }
QMenu::separator { height: 1px; background: @Line; margin: 4px 8px; }

QTabWidget::pane { border: none; border-top: 1px solid @Line; }
QTabBar::tab { background: transparent; color: @Muted; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @Text; }
QTabBar::tab:selected { color: @Text; border-bottom: 2px solid @Accent; }
QTabBar::tab:focus { color: @Accent; }

QAbstractItemView { background: @Surface; alternate-background-color: @Window; color: @Text; border: none;
    selection-background-color: @Selected; selection-color: @Text; outline: none; }
QHeaderView { background: @Surface; border: none; }
QHeaderView::section { background: @Surface; color: @Muted; border: none; border-bottom: 1px solid @Line;
    padding: 4px 8px; }
QHeaderView::section:hover { color: @Text; background: @Hover; }
QTableCornerButton::section { background: @Surface; border: none; }

QProgressBar { background: @Line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @Accent; border-radius: 3px; }

QSlider::groove:horizontal { height: 4px; background: @Line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @Accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 7px; background: @Accent;
    border: 1px solid @Surface; }
QSlider::handle:horizontal:focus { border: 2px solid @Text; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: @Disabled; }

QSplitter::handle { background: @Line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @Accent; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @ScrollHandle; border-radius: 4px; margin: 2px; min-width: 24px; min-height: 24px; }
QScrollBar::handle:hover { background: @Border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)css";

QColor mix(const QColor& one, const QColor& other, double share)
{
    const auto channel = [share](double a, double b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(channel(one.redF(), other.redF()), channel(one.greenF(), other.greenF()),
                            channel(one.blueF(), other.blueF()));
}

QColor disabledText() { return mix(themeColor(Token::Muted), themeColor(Token::Surface), 0.35); }

struct Named {
    const char* name;
    Token token;
};

// Longer names first: @TextFoo must not be taken for @Text.
constexpr Named kNames[] = {
    {"@DangerFill", Token::DangerFill},
    {"@OnAccent", Token::OnAccent},
    {"@Selected", Token::Selected},
    {"@Surface", Token::Surface},
    {"@Window", Token::Window},
    {"@Raised", Token::Raised},
    {"@Border", Token::Border},
    {"@Danger", Token::Danger},
    {"@Accent", Token::Accent},
    {"@Muted", Token::Muted},
    {"@Hover", Token::Hover},
    {"@Line", Token::Line},
    {"@Text", Token::Text},
};

} // namespace

QPalette themePalette()
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, Token token) { palette.setColor(role, themeColor(token)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Window);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::PlaceholderText, Token::Muted);
    set(QPalette::Text, Token::Text);
    set(QPalette::Button, Token::Surface);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::Danger);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::Highlight, Token::Selected);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::Light, Token::Surface);
    set(QPalette::Midlight, Token::Raised);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Dark, Token::Border);
    set(QPalette::Shadow, Token::Border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabledText());
    return palette;
}

QString themeStyleSheet()
{
    QString sheet = QLatin1String(kSheet);
    sheet.replace(QLatin1String("@AccentHover"), mix(themeColor(Token::Accent), themeColor(Token::Text), 0.2).name());
    sheet.replace(QLatin1String("@ScrollHandle"), mix(themeColor(Token::Line), themeColor(Token::Border), 0.5).name());
    sheet.replace(QLatin1String("@Disabled"), disabledText().name());
    sheet.replace(QLatin1String("@chevron-down"), tintedFile(QStringLiteral("chevron-down"), Token::Muted));
    sheet.replace(QLatin1String("@chevron-up"), tintedFile(QStringLiteral("chevron-up"), Token::Muted));
    sheet.replace(QLatin1String("@check"), tintedFile(QStringLiteral("check"), Token::OnAccent));
    for (const Named& named : kNames)
        sheet.replace(QLatin1String(named.name), themeColor(named.token).name());
    return sheet;
}

} // namespace palimpsest
