#include "ui/rater/rater_session.h"

#include "engine/rating/return_file.h"

#include <QPointer>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr const char* kPlace = "place";
constexpr const char* kTrained = "trained";

} // namespace

RaterSession::RaterSession(std::unique_ptr<RaterFile> file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_time.start();
    restorePlace();
    m_sinceShown.start();
    connect(&m_keepTime, &QTimer::timeout, this, &RaterSession::keepTime);
    m_keepTime.start(kKeepTimeMs);
}

RaterSession::~RaterSession() { keepTime(); }

/// The place is "ITEM" where the item has just been shown, later "ITEM ACTIVE_MS WALL_MS".
void RaterSession::restorePlace()
{
    const QStringList parts = setting(kPlace).split(QLatin1Char(' '));
    m_current = std::min<std::size_t>(parts.value(0).toULongLong(), pack().items.size() - 1);
    m_clock.start(0, {parts.value(1).toLongLong(), parts.value(2).toLongLong()});
}

void RaterSession::keepTime()
{
    const ItemTime time = m_clock.elapsed(m_time.elapsed());
    setSetting(kPlace, QStringLiteral("%1 %2 %3").arg(m_current).arg(time.activeMs).arg(time.wallMs));
}

RaterFile::Saved RaterSession::reporter()
{
    // Called on the writer thread, perhaps after this object is gone.
    return [session = QPointer<RaterSession>(this)](const Status& status) {
        const QString why = status ? QString() : QString::fromStdString(status.error().text());
        if (session)
            QMetaObject::invokeMethod(
                session, [session, why] { Q_EMIT why.isEmpty() ? session->saved() : session->failed(why); },
                Qt::QueuedConnection);
    };
}

bool RaterSession::trainingDone() const { return pack().training.empty() || setting(kTrained) == QLatin1String("1"); }

void RaterSession::finishTraining() { setSetting(kTrained, QStringLiteral("1")); }

void RaterSession::setSetting(const char* name, const QString& value) { m_file->setSetting(name, value.toStdString()); }

void RaterSession::rate(int value)
{
    if (!pack().scale.contains(value))
        return;
    m_file->rate(m_current, value, m_clock.elapsed(m_time.elapsed()), reporter());
    Q_EMIT answerChanged();
}

void RaterSession::skip(const QString& reason)
{
    m_file->skip(m_current, reason.toStdString(), m_clock.elapsed(m_time.elapsed()), reporter());
    Q_EMIT answerChanged();
}

void RaterSession::toggleFlag()
{
    m_file->setFlag(m_current, !answer().flagged, m_clock.elapsed(m_time.elapsed()), reporter());
    Q_EMIT answerChanged();
}

void RaterSession::comment(const QString& text)
{
    if (text.toStdString() != answer().comment)
        m_file->comment(m_current, text.toStdString(), m_clock.elapsed(m_time.elapsed()), reporter());
}

void RaterSession::undo()
{
    if (const auto item = m_file->undo(reporter()))
        show(*item);
}

void RaterSession::redo()
{
    if (const auto item = m_file->redo(reporter()))
        show(*item);
}

void RaterSession::go(std::size_t item)
{
    if (item < pack().items.size() && item != m_current)
        show(item);
}

void RaterSession::step(int by)
{
    const auto last = std::ptrdiff_t(pack().items.size()) - 1;
    go(std::size_t(std::clamp<std::ptrdiff_t>(std::ptrdiff_t(m_current) + by, 0, last)));
}

bool RaterSession::goToNextOpen()
{
    const std::size_t count = pack().items.size();
    for (std::size_t i = 1; i <= count; ++i)
        if (const std::size_t item = (m_current + i) % count; !answerOf(item).answered()) {
            go(item);
            return true;
        }
    return false;
}

void RaterSession::show(std::size_t item)
{
    m_current = item;
    m_clock.start(m_time.elapsed());
    m_sinceShown.restart();
    setSetting(kPlace, QString::number(item));
    Q_EMIT currentChanged();
}

void RaterSession::writeReturn(const ArchiveFormat& format, const std::filesystem::path& folder)
{
    const auto written = [session = QPointer<RaterSession>(this)](const Result<std::filesystem::path>& path) {
        const bool isWritten = path.ok();
        const QString text = QString::fromStdString(isWritten ? path->string() : path.error().text());
        const auto tell = [session, isWritten, text] {
            Q_EMIT isWritten ? session->returnWritten(text) : session->returnFailed(text);
        };
        if (session)
            QMetaObject::invokeMethod(session, tell, Qt::QueuedConnection);
    };
    palimpsest::writeReturn(*m_file, format, folder, PALIMPSEST_RATER_VERSION, written);
}

} // namespace palimpsest
