#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace palimpsest {

class RunQueue;

/// The runs that wait: reorder, remove, look at the settings of one, hold the queue and set it going.
class QueuePanel : public QWidget {
    Q_OBJECT
public:
    explicit QueuePanel(RunQueue* queue, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The settings of a queued run are to be shown in the form.
    void chosen(int index);

private:
    QWidget* buildButtons();
    QToolButton* addButton(QWidget* row, const QString& icon, const QString& name, const QString& toolTip);
    void refresh();
    void refreshButtons();
    void move(int by);

    RunQueue* m_queue;
    QListWidget* m_list;
    QLabel* m_state;
    QPushButton* m_hold;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
};

} // namespace palimpsest
