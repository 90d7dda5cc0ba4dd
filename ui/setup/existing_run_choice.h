#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace palimpsest {

/// Where the run directory already holds a run: another name, or to discard what is there. Hidden otherwise.
class ExistingRunChoice : public QWidget {
    Q_OBJECT
public:
    explicit ExistingRunChoice(QWidget* parent = nullptr);

    void setDirectory(const QString& directory);
    /// Whether a run can be started as things are.
    bool isDecided() const;
    bool overwrites() const;
    /// "result/exp0-2" of "result/exp0": the first that is free.
    static QString freeName(const QString& directory);

Q_SIGNALS:
    void changed();
    void renamed(const QString& directory);
    void openRequested(const QString& directory);

private:
    QString m_directory;
    bool m_taken = false;
    QLabel* m_text;
    QPushButton* m_rename;
    QPushButton* m_open;
    QCheckBox* m_overwrite;
};

} // namespace palimpsest
