#pragma once

#include <QtCore/QString>
#include <QtCore/QtGlobal>

/// Where goldens stand that are derived from distributed data and so are never committed: packaging/common.sh's cache.
inline QString cacheFolder()
{
    if (qEnvironmentVariableIsSet("PALIMPSEST_CACHE"))
        return qEnvironmentVariable("PALIMPSEST_CACHE");
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
    return (cache.isEmpty() ? qEnvironmentVariable("HOME") + "/.cache" : cache) + "/palimpsest";
}
