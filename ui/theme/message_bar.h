#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QList>

class QVBoxLayout;

namespace palimpsest {

class MessageRow;

/// What went wrong (or is worth knowing) and what to do about it, above a page, until it is dismissed. The same message
/// again is counted, not repeated; at most kRows are shown, the newest on top.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Notice, Warning, Problem };
    static constexpr int kRows = 3;

    explicit MessageBar(QWidget* parent = nullptr);

    void post(Kind kind, const QString& text, const QString& whatToDo = {});
    void clear();
    int count() const { return static_cast<int>(m_rows.size()); }
    /// Text and remedy of a message, newest first.
    QString messageAt(int row) const;

private:
    void remove(MessageRow* row);

    QVBoxLayout* m_column;
    QList<MessageRow*> m_rows; ///< newest first
};

} // namespace palimpsest
