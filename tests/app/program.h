#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace palimpsest::testing {

struct Outcome {
    int code = -1; ///< -1: ended by a signal, or not within two minutes
    QByteArray out;
    QByteArray err;

    bool says(const char* text) const { return err.contains(text); }
};

inline QString programPath() { return QStringLiteral(PALIMPSEST_BINARY_DIR "/bin/palimpsest"); }

/// Runs the program to its end.
inline Outcome runProgram(const QStringList& arguments, const QByteArray& input = {},
                          const QMap<QString, QString>& environment = {})
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(QStringLiteral("COLUMNS"), QStringLiteral("100"));
    for (auto entry = environment.begin(); entry != environment.end(); ++entry)
        variables.insert(entry.key(), entry.value());
    process.setProcessEnvironment(variables);
    process.start(programPath(), arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(120'000);
    const bool normal = ended && process.exitStatus() == QProcess::NormalExit;
    return {normal ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The one JSON object that stdout holds; empty where it holds anything else.
inline QJsonObject objectOf(const Outcome& outcome)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(outcome.out, &error);
    const bool oneLineEnd = outcome.out.endsWith('\n') && !outcome.out.endsWith("\n\n");
    return error.error == QJsonParseError::NoError && oneLineEnd ? document.object() : QJsonObject();
}

inline bool writeBytes(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray readBytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A byte-level tokenizer of 97 ids for the tiny models of tests/fixtures/models: every printable ASCII character is a
/// token, 1 is the end of text.
inline bool writeTinyTokenizer(const QString& folder)
{
    QByteArray vocabulary = "{\"<|endoftext|>\": 1, \"!\": 0, \"\xc4\xa0\": 95, \"\xc4\x8a\": 96";
    int id = 2;
    for (char letter = '"'; letter <= '~'; ++letter, ++id) {
        QByteArray token(1, letter);
        if (letter == '"' || letter == '\\')
            token.prepend('\\');
        vocabulary += ", \"" + token + "\": " + QByteArray::number(id);
    }
    return writeBytes(folder + QStringLiteral("/vocab.json"), vocabulary + "}")
           && writeBytes(folder + QStringLiteral("/merges.txt"), "#version: 0.2\n")
           && writeBytes(folder + QStringLiteral("/tokenizer_config.json"),
                         "{\"tokenizer_class\": \"GPT2Tokenizer\", \"eos_token\": \"<|endoftext|>\", \"bos_token\": "
                         "\"<|endoftext|>\", \"unk_token\": \"<|endoftext|>\"}");
}

/// The text of ids of that tokenizer, without 1.
inline QString textOfTiny(const QList<int>& ids)
{
    QString text;
    for (const int id : ids)
        text += id == 0    ? QLatin1Char('!')
                : id == 95 ? QLatin1Char(' ')
                : id == 96 ? QLatin1Char('\n')
                           : QLatin1Char(char('"' + id - 2));
    return text;
}

} // namespace palimpsest::testing
