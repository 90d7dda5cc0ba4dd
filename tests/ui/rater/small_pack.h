#pragma once

#include "ui/rater/rater_window.h"

#include <QtTest/QtTest>

#include <memory>
#include <string>
#include <vector>

namespace palimpsest::testing {

/// A pack of these outputs on the shipped scale, with one training item.
inline Pack packOf(const std::vector<std::string>& outputs)
{
    Pack pack;
    pack.uid = "00112233445566778899aabbccddeeff";
    pack.scale = *humanScale();
    for (std::size_t i = 0; i < outputs.size(); ++i)
        pack.items.push_back({"token" + std::to_string(i + 1), int(i) + 1, "prefix", "reference", outputs[i]});
    pack.training.push_back({"p", "r", "r", 1, 1, "It repeats the reference."});
    packFiles(pack);
    return pack;
}

/// A window at the first item that was left, its training done.
inline std::unique_ptr<RaterWindow> windowOn(const Pack& pack, const std::filesystem::path& data)
{
    static const FolderArchive format;
    auto file = RaterFile::open(data, pack, "1.0");
    if (!file) {
        qWarning("%s", file.error().text().c_str());
        return nullptr;
    }
    auto window = std::make_unique<RaterWindow>(std::move(*file), format, data);
    window->session().finishTraining();
    window->show();
    window->showScreen(RaterWindow::Screen::Item);
    return window;
}

/// A key when keys are taken: not while the last answer is in sight, nor in an item's first moments.
inline void pressWhenSettled(RaterWindow& window, int key)
{
    QTest::qWait(RaterSession::kSettleMs + 170);
    QTest::keyClick(&window, Qt::Key(key));
}

} // namespace palimpsest::testing
