#pragma once

#include <QString>

namespace palimpsest {

/// Version, licence and what others made of it, as Markdown.
QString aboutText();

} // namespace palimpsest
