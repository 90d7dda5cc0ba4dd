#pragma once

#include "ui/study/open_study.h"

#include <QWidget>

class QComboBox;

namespace palimpsest {

class ElidedLabel;
class PillLabel;

/// Which study a page is about: its name among the project's, its state, the project's folder. The first line of every
/// study page but the first.
class StudyChooser : public QWidget {
    Q_OBJECT
public:
    explicit StudyChooser(OpenStudy* open, QWidget* parent = nullptr);

    /// Places a control at the right end.
    void addTrailing(QWidget* widget);

private:
    void fill();
    void showCurrent();

    OpenStudy* const m_open;
    QComboBox* m_name;
    PillLabel* m_state;
    ElidedLabel* m_folder;
};

} // namespace palimpsest
