"""Network namespaces of our own: one for each machine, joined by a bridge in another, with loss, a rate and cuts.
Needs root, `ip`, `tc` and `nft` (packages iproute2 and nftables). Delay is not made here: many kernels have no netem."""

import os
import subprocess


def run(*command, check=True):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if check and done.returncode != 0:
        raise OSError(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
    return done.stdout


class Wires:
    """Machines by name, each with an address. Everything goes when closed."""

    def __init__(self, names):
        self.tag = f"uk{os.getpid()}"
        self.address = {name: f"10.77.0.{i + 1}" for i, name in enumerate(names)}
        self.spaces = []
        try:
            self.bridge = self.space("bridge")
            self.at("bridge", "ip", "link", "add", "lan", "type", "bridge")
            self.at("bridge", "ip", "link", "set", "lan", "up")
            for name in names:
                self.plug_in(name)
        except OSError as error:
            self.close()
            raise AssertionError(f"network namespaces cannot be made here; this test needs root, ip, tc and nft: {error}") from error

    def space(self, name):
        run("ip", "netns", "add", f"{self.tag}-{name}")
        self.spaces.append(f"{self.tag}-{name}")
        return self.spaces[-1]

    def inside(self, name, *command):
        """The command line that runs a program on that machine."""
        return ["ip", "netns", "exec", f"{self.tag}-{name}", *command]

    def at(self, name, *command, check=True):
        return run(*self.inside(name, *command), check=check)

    def plug_in(self, name):
        self.space(name)
        self.at("bridge", "ip", "link", "add", name, "type", "veth", "peer", "name", "wire", "netns", f"{self.tag}-{name}")
        self.at("bridge", "ip", "link", "set", name, "master", "lan", "up")
        self.at(name, "ip", "address", "add", f"{self.address[name]}/24", "dev", "wire")
        for device in ("lo", "wire"):
            self.at(name, "ip", "link", "set", device, "up")
        self.at(name, "nft", "add table inet trouble; "
                "add chain inet trouble arriving { type filter hook input priority 0; }")

    def trouble(self, name, loss_percent, rate):
        """So many of the packets that arrive are lost, and no more leave than that: "2mbit"."""
        self.at(name, "nft", f'add rule inet trouble arriving iifname "wire" numgen random mod 100 lt {loss_percent} drop')
        self.at(name, "tc", "qdisc", "add", "dev", "wire", "root", "tbf", "rate", rate, "burst", "16kb", "latency", "200ms")

    def peace(self, name):
        self.at(name, "nft", "flush", "chain", "inet", "trouble", "arriving")
        self.at(name, "tc", "qdisc", "del", "dev", "wire", "root", check=False)
        self.mend(name)

    def cut(self, name):
        self.at("bridge", "ip", "link", "set", name, "down")

    def mend(self, name):
        self.at("bridge", "ip", "link", "set", name, "up")

    def close(self):
        for space in reversed(self.spaces):
            run("ip", "netns", "delete", space, check=False)
