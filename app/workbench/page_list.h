#pragma once

#include "ui/shell/main_window.h"

#include <memory>

class QWidget;

namespace palimpsest {

class ComparePage;
class MonitorPage;
class PlaygroundPage;
class RunsPage;
class SamplesPage;
class SettingsPage;
class SetupPage;
class StartPage;

/// The pages of the window, made and owned by it in the order of the rail.
struct PageList {
    StartPage* start = nullptr;
    SetupPage* setup = nullptr;
    MonitorPage* monitor = nullptr;
    SamplesPage* samples = nullptr;
    ComparePage* compare = nullptr;
    PlaygroundPage* playground = nullptr;
    RunsPage* runs = nullptr;
    SettingsPage* settings = nullptr;
};

PageList addPages(MainWindow& window);

/// The presenter's view of a run's first sample, in a window of its own.
std::unique_ptr<QWidget> makePresenter(RunHandle* run);

} // namespace palimpsest
