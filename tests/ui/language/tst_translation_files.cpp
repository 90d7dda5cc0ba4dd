// The files that translators write hold every text of the sources, finished, and with the same placeholders.
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest/QtTest>

namespace {

const QString kScript = PALIMPSEST_SOURCE_DIR "/packaging/update_translations.sh";
const QString kFolder = PALIMPSEST_SOURCE_DIR "/resources/translations";

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< more than one: plural forms
    bool isFinished = false;
    bool hasPlural = false;
};

QStringList translationsOf(QXmlStreamReader& xml)
{
    QStringList forms;
    QString text;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation") && !xml.atEnd()) {
        if (xml.isStartElement() && xml.name() == u"numerusform")
            forms.append(xml.readElementText());
        else if (xml.isCharacters())
            text += xml.text();
    }
    return forms.isEmpty() ? QStringList{text} : forms;
}

QList<Message> messagesOf(const QString& path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QString context;
    Message message;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {context, {}, {}, false, xml.attributes().value("numerus") == u"yes"};
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.isFinished = !xml.attributes().hasAttribute("type");
            message.translations = translationsOf(xml);
            messages.append(message);
        }
    }
    return messages;
}

/// What is filled in or pressed: "%1", "%n", and whether a letter is underlined. One thing needs no number, so %n may
/// be missing where there are plural forms.
QStringList marksOf(const QString& text, bool hasPlural)
{
    static const QRegularExpression kMark(QStringLiteral("%L?\\d|%n|&(?=\\w)"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    QStringList marks;
    for (auto match = kMark.globalMatch(text); match.hasNext();)
        marks.append(match.next().captured());
    if (hasPlural)
        marks.removeAll(QStringLiteral("%n"));
    marks.sort();
    return marks;
}

QString edgesOf(const QString& text)
{
    return QStringLiteral("%1|%2").arg(text.front().isSpace()).arg(text.back().isSpace());
}

} // namespace

class TestTranslationFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextIsTranslated_data() { everyFile(); }
    void everyTextIsTranslated();
    void placeholdersAreTheSame_data() { everyFile(); }
    void placeholdersAreTheSame();

private:
    void everyFile();

    QTemporaryDir m_updated;
};

void TestTranslationFiles::initTestCase()
{
    QStringList copies;
    for (const QString& name : QDir(kFolder).entryList({"*.ts"})) {
        copies.append(m_updated.filePath(name));
        QVERIFY(QFile::copy(kFolder + '/' + name, copies.back()));
    }
    QVERIFY(copies.size() >= 2);
    QProcess update;
    update.start(kScript, copies);
    QVERIFY2(update.waitForFinished(), qPrintable(update.errorString()));
    const QByteArray errors = update.readAllStandardError();
    if (errors.contains("lupdate is missing"))
        QSKIP("lupdate is not installed (Debian: qt6-l10n-tools)");
    QVERIFY2(update.exitCode() == 0, errors);
}

void TestTranslationFiles::everyFile()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : QDir(kFolder).entryList({"*.ts"}))
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestTranslationFiles::everyTextIsTranslated()
{
    QFETCH(QString, name);
    const QList<Message> messages = messagesOf(m_updated.filePath(name));
    QVERIFY(!messages.isEmpty());
    int missing = 0;
    for (const Message& message : messages) {
        const bool complete = message.isFinished && !message.translations.contains(QString());
        if (!complete)
            qWarning("%s: %s", qPrintable(message.context), qPrintable(message.source));
        missing += complete ? 0 : 1;
    }
    QVERIFY2(missing == 0,
             qPrintable(
                 QString("run packaging/update_translations.sh and translate %1 texts in %2").arg(missing).arg(name)));
    // A text that is gone from the sources is gone from the file.
    QCOMPARE(messagesOf(kFolder + '/' + name).size(), messages.size());
}

void TestTranslationFiles::placeholdersAreTheSame()
{
    QFETCH(QString, name);
    for (const Message& message : messagesOf(kFolder + '/' + name)) {
        for (const QString& translation : message.translations) {
            QVERIFY2(!translation.isEmpty(), qPrintable(message.source));
            QVERIFY2(marksOf(translation, message.hasPlural) == marksOf(message.source, message.hasPlural),
                     qPrintable(message.source + " -> " + translation));
            QVERIFY2(edgesOf(translation) == edgesOf(message.source),
                     qPrintable(message.source + " -> " + translation));
        }
    }
}

QTEST_MAIN(TestTranslationFiles)
#include "tst_translation_files.moc"
