#pragma once

#include <QLineEdit>

#include <string>

namespace palimpsest {

/// A line for a key: never shown, and taken out of the widget once.
class SecretField : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretField(QWidget* parent = nullptr);

    /// What was typed, without blanks around it. The field is empty afterwards, its buffer overwritten.
    std::string takeSecret();
};

} // namespace palimpsest
