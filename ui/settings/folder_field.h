#pragma once

#include <QWidget>

class QLineEdit;

namespace palimpsest {

/// A folder's path, typed or chosen.
class FolderField : public QWidget {
    Q_OBJECT
public:
    explicit FolderField(const QString& name, QWidget* parent = nullptr);

    QString folder() const;
    void setFolder(const QString& folder);

Q_SIGNALS:
    /// Typed to its end, or chosen.
    void folderChanged(const QString& folder);

private:
    void choose();

    const QString m_name;
    QLineEdit* m_path;
};

} // namespace palimpsest
