#pragma once

namespace palimpsest::interrupt {

/// Ctrl-C (SIGINT) and SIGTERM end the program at once with exit code 130. Called once, at the start.
void endAtOnce();

/// From now on the first one only makes requested() true, and says so; a second one ends the program at once.
void stopGently();

/// Whether somebody asked to stop since stopGently().
bool requested();

} // namespace palimpsest::interrupt
