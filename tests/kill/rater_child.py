"""scripted_rater as a child: keys go in, what the rater sees comes out."""
import os, queue, subprocess, sys, threading, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "app"))
from pack_file import read_pack, write_pack  # noqa: E402,F401 (for those who import this)


class RaterChild:
    def __init__(self, command):
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.said = queue.Queue()
        self.item = None
        self.acks = 0
        self.last_ack = ""
        threading.Thread(target=self._listen, daemon=True).start()
        self.until(lambda: self.ready, "start")

    ready = False

    def _listen(self):
        for line in self.process.stdout:
            self.said.put(line.decode().rstrip("\n"))
        self.said.put(None)

    def hear(self, seconds):
        """What was said until now, or within the time where nothing was."""
        deadline = time.monotonic() + seconds
        try:
            while True:
                line = self.said.get(timeout=max(0, deadline - time.monotonic()))
                deadline = 0
                if line is None:
                    return
                word, _, rest = line.partition(" ")
                if word == "item":
                    self.item = int(rest)
                elif word == "ack":
                    self.acks += 1
                    self.last_ack = rest
                elif word == "failed":
                    raise SystemExit("the rater says: " + rest)
                self.ready = self.ready or word == "ready"
        except queue.Empty:
            return

    def until(self, true, what, seconds=20):
        deadline = time.monotonic() + seconds
        while not true():
            self.hear(0.05)
            if time.monotonic() > deadline or (self.process.poll() is not None and not true()):
                raise SystemExit(f"the rater did not {what}")

    def tell(self, *lines):
        self.process.stdin.write("".join(line + "\n" for line in lines).encode())
        self.process.stdin.flush()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.hear(1.0)

    def end(self):
        self.process.stdin.close()
        return self.process.wait(timeout=20)
