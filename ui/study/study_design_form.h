#pragma once

#include "engine/study/study.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace palimpsest {

class RaterList;

/// Who rates how much of a study: everything of a StudyRequest but its models.
class StudyDesignForm : public QWidget {
    Q_OBJECT
public:
    explicit StudyDesignForm(QWidget* parent = nullptr);

    /// `models` stay empty.
    StudyRequest request() const;
    void setName(const QString& name);
    void setRaters(const QStringList& names);

Q_SIGNALS:
    void changed();

private:
    void takePreset();
    void onEdited();

    QLineEdit* m_name;
    RaterList* m_raters;
    QComboBox* m_preset;
    QSpinBox* m_ratersPerItem;
    QLabel* m_warning;
    QSpinBox* m_overlap;
    QSpinBox* m_gold;
    QSpinBox* m_repeats;
    QSpinBox* m_separation;
    QSpinBox* m_seed;
    QCheckBox* m_training;
    bool m_takesPreset = false;
};

} // namespace palimpsest
