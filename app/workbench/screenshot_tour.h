#pragma once

#include "engine/base/result.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

namespace palimpsest {

/// Draws one view after the other to <folder>/<name>.png: shows it, waits until it has settled, grabs it. Ends with one
/// `finished`.
class ScreenshotTour : public QObject {
    Q_OBJECT
public:
    struct Stop {
        QString name;
        std::function<QWidget*()> show; ///< brings the view up and returns what is to be grabbed
    };

    ScreenshotTour(QString folder, std::vector<Stop> stops, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    void finished(const palimpsest::Status& outcome);

private:
    void next();
    void grab();

    const QString m_folder;
    const std::vector<Stop> m_stops;
    std::size_t m_place = 0;
    QWidget* m_view = nullptr;
};

} // namespace palimpsest
