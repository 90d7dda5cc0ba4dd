#pragma once

#include "engine/config/run_config.h"
#include "ui/setup/field_editor.h"

#include <QWidget>

#include <string_view>
#include <utility>
#include <vector>

class QVBoxLayout;

namespace palimpsest {

class PathInspector;

/// Every setting of a run, made from the field table: in its groups, advanced ones folded away, errors beside the
/// field, and below models and experiment what stands there.
class ConfigForm : public QWidget {
    Q_OBJECT
public:
    explicit ConfigForm(QWidget* parent = nullptr);

    void setConfig(const RunConfig& config);
    /// What the fields say; a field with an error keeps its last good value.
    const RunConfig& config() const { return m_config; }
    bool isValid() const { return m_valid; }
    void setAdvancedShown(bool shown);
    FieldEditor* editor(const QString& name) const;
    PathInspector* modelInspector() const { return m_model; }
    PathInspector* encoderInspector() const { return m_encoder; }
    PathInspector* experimentInspector() const { return m_experiment; }

Q_SIGNALS:
    void changed();
    /// What stands at a path became known.
    void inspected();

private:
    void build();
    void addGroup(QVBoxLayout* layout, std::string_view group);
    PathInspector* addInspector(const char* field, const QStringList& kinds);
    void read();
    void showError(const QString& message);
    void inspectPaths();

    RunConfig m_config;
    bool m_valid = true;
    bool m_advanced = false;
    std::vector<FieldEditor*> m_editors;
    std::vector<std::pair<QWidget*, std::string_view>> m_headers; ///< of the groups
    PathInspector* m_model = nullptr;
    PathInspector* m_tokenizer = nullptr;
    PathInspector* m_encoder = nullptr;
    PathInspector* m_experiment = nullptr;
};

} // namespace palimpsest
