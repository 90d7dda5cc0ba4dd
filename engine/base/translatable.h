#pragma once

/// Marks a text that windows show in the user's language; packaging/update_translations.sh looks for the mark. The text
/// itself stays as it is: the command line and files have it in English. `context` is where a window looks it up.
#define PALIMPSEST_TEXT(context, text) text
