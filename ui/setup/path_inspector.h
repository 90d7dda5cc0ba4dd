#pragma once

#include "engine/run/inspect.h"

#include <QLabel>
#include <QTimer>

#include <optional>

namespace palimpsest {

/// Says below a path what stands there, as soon as it is given: inspected on a thread of the pool, a moment after the
/// last key. Answers for paths given before are dropped.
class PathInspector : public QLabel {
    Q_OBJECT
public:
    /// `kinds`: Inspection::kind that fits here ("model"); anything else is said to be wrong.
    explicit PathInspector(QStringList kinds, QWidget* parent = nullptr);

    void setPath(const QString& path);
    /// Of the last path; nothing while it is being read, or where it could not be.
    const std::optional<Inspection>& inspection() const { return m_inspection; }
    bool isWrong() const { return m_wrong; }

Q_SIGNALS:
    void inspected();

private:
    void inspect();
    void take(const Result<Inspection>& result);
    void say(const QString& text, bool wrong);
    void restyle();

    const QStringList m_kinds;
    QString m_path;
    QTimer m_delay;
    quint64 m_request = 0;
    bool m_wrong = false;
    std::optional<Inspection> m_inspection;
};

/// "gpt_neo · 125.2 M parameters · float32", "128 rows of 200 tokens · 57 % of the suffixes' 10-grams in the partner".
QString summaryOf(const Inspection& inspection);
/// A whole number among the facts.
std::optional<std::int64_t> wholeFact(const Inspection& inspection, std::string_view key);
/// Bytes as people read them: "1.3 GB".
QString bytesText(std::int64_t bytes);

} // namespace palimpsest
