#pragma once

namespace palimpsest {

class ComparePage;
class MainWindow;
class ProjectDesk;
class SamplesPage;

/// Shows what people and judge models gave a run's candidates, as the desk's project has it, where samples are looked
/// at. `desk` must outlive the window.
void showGrades(MainWindow& window, ProjectDesk& desk, SamplesPage& samples, ComparePage& compare);

} // namespace palimpsest
