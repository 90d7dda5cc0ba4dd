// The window in other languages: nothing that a user reads is outside tr(), and every page speaks German.
#include "app/workbench/workbench.h"
#include "app/workbench/workbench_options.h"
#include "engine/config/fields.h"
#include "tests/ui/bridge/sample_run.h"
#include "ui/language/engine_text.h"
#include "ui/language/translations.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTextEdit>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

constexpr QChar kOpen = u'⟦', kClose = u'⟧';

/// Brackets every text that is looked up, so that one that is not stands out.
class BracketTranslator : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return kOpen + QString::fromUtf8(source) + kClose;
    }
    bool isEmpty() const override { return false; }
};

/// What a user can read of a widget: its text, what it says on hover, what a screen reader says.
QStringList textsOf(const QWidget* widget)
{
    QStringList texts{widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()};
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        texts += label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        texts += button->text();
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        texts += line->placeholderText();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
        texts += text->placeholderText();
    if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts += tabs->tabText(i);
    if (const auto* header = qobject_cast<const QHeaderView*>(widget); header != nullptr && header->model() != nullptr)
        for (int i = 0; i < header->count(); ++i)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                texts += header->model()->headerData(i, header->orientation(), role).toString();
    texts.removeAll(QString());
    return texts;
}

/// Names, and examples of what is typed, are the same in every language.
bool isSameEverywhere(const QString& text)
{
    static const QSet<QString> kSame{"English", "Deutsch", "http://127.0.0.1:8080", "judge",
                                     "{\"cache_prompt\": false}"};
    return kSame.contains(text);
}

bool hasWord(const QString& text)
{
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z]{3,}"));
    return text.contains(kWord);
}

/// Without what is inside brackets, markup, and what is the same in every language: flags, paths, names of files and
/// of things outside this program.
QString outsideBrackets(QString text)
{
    static const QRegularExpression kInside(QStringLiteral("⟦[^⟦⟧]*⟧"));
    static const QRegularExpression kSame(
        QStringLiteral("<[^>]*>|&[a-z]+;|--[a-z_0-9]+|/[^ ]*|\\b[a-z0-9_]+_[a-z0-9_]+\\b|\\b[\\w-]+\\.(json|csv|npy)\\b"
                       "|\\b(Palimpsest|Ctrl|Shift|Alt|Esc|Del|Enter|Space|Return|Home|End|PgUp|PgDown)\\b"));
    while (text.contains(kInside))
        text.remove(kInside);
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>())
        if (!field.formula.empty())
            text.remove(QString::fromUtf8(field.formula.data(), qsizetype(field.formula.size())).toHtmlEscaped());
    return text.remove(kSame);
}

/// Texts that have a German one that differs, from the file that translators write.
QHash<QString, QString> germanTexts()
{
    QHash<QString, QString> texts;
    QFile file(PALIMPSEST_SOURCE_DIR "/resources/translations/palimpsest_de.ts");
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QString source;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (xml.isStartElement() && xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == u"translation" && !source.contains(u'%'))
            texts.insert(source, xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
    texts.removeIf([](const auto& pair) { return pair.key() == pair.value(); });
    return texts;
}

/// Messages of the engine are English everywhere, as on the command line and in files; so are licences.
bool saysWhatTheEngineSays(const QWidget* widget)
{
    return widget->inherits("QTextBrowser") || widget->inherits("palimpsest::PathInspector")
           || (widget->parent() != nullptr && widget->parent()->inherits("palimpsest::PathInspector"));
}

QStringList readableOn(QWidget* page)
{
    QStringList texts;
    for (QWidget* widget : page->findChildren<QWidget*>() + QList<QWidget*>{page})
        if (!saysWhatTheEngineSays(widget) && !widget->objectName().startsWith("qt_"))
            texts += textsOf(widget);
    return texts;
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextCanBeTranslated();
    void everyPageSpeaksGerman();
    void textsOfTheEngineAreTranslated();

private:
    std::unique_ptr<Workbench> openWindow();

    QTemporaryDir m_folder;
};

void TestLanguage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_language");
    QSettings().clear();
    Theme::instance().apply(ThemeChoice::Light);
    test::appendTo(m_folder.filePath("events.jsonl"), test::journalText(test::sampleRun(6, 40, 5)));
}

std::unique_ptr<Workbench> TestLanguage::openWindow()
{
    WorkbenchOptions options;
    options.run = m_folder.path();
    auto workbench = std::make_unique<Workbench>(options);
    workbench->begin();
    RunHandle* run = workbench->window().runs()->current();
    if (run != nullptr)
        (void)QTest::qWaitFor([run] { return !run->isLoading(); });
    for (const QString& key : workbench->window().pageKeys()) {
        workbench->window().showPage(key);
        QTest::qWait(30); // pages fill themselves when they are shown
    }
    return workbench;
}

void TestLanguage::everyTextCanBeTranslated()
{
    BracketTranslator brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    const std::unique_ptr<Workbench> workbench = openWindow();
    QStringList outside;
    for (const QString& key : workbench->window().pageKeys())
        for (const QString& text : readableOn(workbench->window().page(key)))
            if (!isSameEverywhere(text) && !text.contains(QDir(m_folder.path()).dirName())
                && hasWord(outsideBrackets(text)))
                outside.append(key + ": " + text);
    outside.removeDuplicates();
    for (const QString& text : outside)
        qWarning("%s", qPrintable(text));
    QVERIFY(outside.isEmpty());
    QCoreApplication::removeTranslator(&brackets);
}

void TestLanguage::everyPageSpeaksGerman()
{
    installTranslations(qApp, "de");
    const QHash<QString, QString> german = germanTexts();
    QVERIFY(german.size() > 500);
    const QSet<QString> known(german.begin(), german.end());
    const std::unique_ptr<Workbench> workbench = openWindow();
    for (const QString& key : workbench->window().pageKeys()) {
        int found = 0;
        for (const QString& text : readableOn(workbench->window().page(key))) {
            QVERIFY2(isSameEverywhere(text) || !german.contains(text) || known.contains(text),
                     qPrintable(key + ": " + text));
            found += known.contains(text) ? 1 : 0;
        }
        QVERIFY2(found >= 1, qPrintable(key));
    }
    QCOMPARE(workbench->window().page("runs")->title(), "Läufe");
}

void TestLanguage::textsOfTheEngineAreTranslated()
{
    installTranslations(qApp, "de");
    for (const Field<RunConfig>& field : fieldsOf<RunConfig>()) {
        const QString english = QString::fromUtf8(field.help.data(), qsizetype(field.help.size()));
        QVERIFY2(engineText("FieldHelp", field.help) != english, qPrintable(english));
    }
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
