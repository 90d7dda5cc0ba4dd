"""Where tests/judge/setup_peers.sh put the servers and clients that none of us wrote."""
import glob
import os
import sys

SKIPPED = 77  # ctest's SKIP_RETURN_CODE of these tests


def folder():
    cache = os.environ.get("PALIMPSEST_CACHE") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "palimpsest")
    return os.environ.get("PALIMPSEST_JUDGE_PEERS") or os.path.join(cache, "judge-peers")


def skip(reason):
    print("SKIP " + reason, flush=True)
    sys.exit(SKIPPED)


def need(name, pattern):
    """The path of that pattern among the peers; without it the test ends here."""
    found = glob.glob(os.path.join(folder(), pattern))
    if not found:
        skip(f"{name} is not in {folder()}; tests/judge/setup_peers.sh installs it")
    return found[0]
