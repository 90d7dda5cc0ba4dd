#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace palimpsest {

/// Names of people, each once: added by Return, removed by Delete.
class RaterList : public QWidget {
    Q_OBJECT
public:
    explicit RaterList(QWidget* parent = nullptr);

    QStringList names() const;
    void setNames(const QStringList& names);

Q_SIGNALS:
    void changed();

private:
    void add();
    void removeSelected();
    void updateButtons();

    QLineEdit* m_name;
    QListWidget* m_list;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace palimpsest
