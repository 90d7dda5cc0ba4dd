// The rater's window as a child process that a script types into: keys come as lines on stdin, and what the rater is
// shown goes to stdout, unbuffered. tests/kill/kill_rater.py kills it, tests/kill/trace_rater.py traces it.
//   scripted_rater PACK DATA_FOLDER
//   in:  key NAME (as QKeySequence reads it) · type TEXT (into the open field)
//   out: item I (shown now, from 0) · ack TEXT (the "Saved" that the window shows) · failed WHY · ready
#include "app/archive/zip_archive.h"
#include "ui/rater/rater_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLineEdit>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace pal = palimpsest;

namespace {

void say(const QByteArray& line)
{
    if (::write(STDOUT_FILENO, (line + '\n').constData(), std::size_t(line.size()) + 1) < 0)
        ::_exit(1); // nobody listens any more
}

void press(QWidget* target, const QString& name)
{
    const QKeyCombination keys = QKeySequence::fromString(name)[0];
    const QString text = keys.keyboardModifiers() == Qt::NoModifier && name.size() == 1 ? name.toLower() : QString();
    QKeyEvent down(QEvent::KeyPress, keys.key(), keys.keyboardModifiers(), text);
    QCoreApplication::sendEvent(target, &down);
    QKeyEvent up(QEvent::KeyRelease, keys.key(), keys.keyboardModifiers(), text);
    QCoreApplication::sendEvent(target, &up);
}

class Keyboard {
public:
    explicit Keyboard(pal::RaterWindow& window) : m_window(window) {}

    void take(const QString& line)
    {
        auto* field = m_window.findChild<QLineEdit*>();
        const QString what = line.section(' ', 0, 0), rest = line.section(' ', 1);
        if (what == QLatin1String("type"))
            for (const QChar letter : rest)
                press(field, letter == ' ' ? QStringLiteral("Space") : QString(letter), letter);
        else if (what == QLatin1String("key"))
            ::press(field->isVisible() ? static_cast<QWidget*>(field) : &m_window, rest);
    }

private:
    static void press(QWidget* field, const QString& name, QChar letter)
    {
        QKeyEvent down(QEvent::KeyPress, QKeySequence::fromString(name)[0].key(), {}, QString(letter));
        QCoreApplication::sendEvent(field, &down);
    }

    pal::RaterWindow& m_window;
};

int fail(const pal::Error& error)
{
    std::fprintf(stderr, "error: %s\n", error.text().c_str());
    return int(error.kind);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 3)
        return fail(pal::usage("scripted_rater PACK DATA_FOLDER"));
    pal::Theme::instance().apply(pal::ThemeChoice::Light);
    const pal::ZipArchive format;
    const auto pack = pal::readPack(format, argv[1]);
    if (!pack)
        return fail(pack.error());
    auto file = pal::RaterFile::open(argv[2], *pack, "test");
    if (!file)
        return fail(file.error());
    pal::RaterWindow window(std::move(*file), format, argv[2]);
    pal::RaterSession& session = window.session();
    QObject::connect(&session, &pal::RaterSession::currentChanged, &window,
                     [&] { say("item " + QByteArray::number(qulonglong(session.current()))); });
    // Connected behind the window's own slot: it shows "Saved" already.
    QObject::connect(&session, &pal::RaterSession::saved, &window, [&] { say("ack " + window.savedText().toUtf8()); });
    QObject::connect(&session, &pal::RaterSession::failed, &window,
                     [](const QString& why) { say("failed " + why.toUtf8()); });
    window.show();
    window.showScreen(pal::RaterWindow::Screen::Item);
    say("item " + QByteArray::number(qulonglong(session.current())));
    say("ready");
    Keyboard keyboard(window);
    QByteArray pending;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &window, [&] {
        char block[4096];
        const ssize_t count = ::read(STDIN_FILENO, block, sizeof block);
        if (count <= 0) {
            QCoreApplication::quit();
            return;
        }
        pending.append(block, count);
        for (qsizetype end; (end = pending.indexOf('\n')) >= 0; pending.remove(0, end + 1))
            keyboard.take(QString::fromUtf8(pending.left(end)));
    });
    return application.exec();
}
