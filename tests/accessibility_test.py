#!/usr/bin/env python3
"""What a screen reader is told: starts the window under a display and a bus of its own, and goes through it over AT-SPI as a screen reader would.

Usage: accessibility_test.py DOSSIER DOSSIER_DESKTOP SAMPLE_DOCS

Every control that takes the focus must have a name and a role, the views must be there under their names, the rows of the library and the claims of the
brief must say what they are, and what is done by a click must be done by an action, too. Skipped (77), and said so, where Xvfb, at-spi2-core,
dbus-run-session or python3-gi is missing.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE_S = 60
STATE_FOCUSABLE, STATE_SHOWING, STATE_VISIBLE = 11, 25, 30
ACCESSIBLE, ROOT = "org.a11y.atspi.Accessible", "/org/a11y/atspi/accessible/root"
# What takes the focus in Qt and is no control of ours: scroll areas' insides and the like say so by their role.
NO_CONTROL = {"scroll pane", "filler", "panel", "frame", "window", "viewport", "split pane", "page tab list", "layered pane"}


def skip(why):
    print("SKIPPED: " + why + ": nothing was checked over AT-SPI")
    sys.exit(SKIPPED)


def fail(why):
    print("FAILED: " + why)
    sys.exit(1)


def inside(dossier, desktop, documents):
    """Runs under a session bus and a display of its own."""
    from gi.repository import Gio, GLib

    def call(bus, name, path, interface, method, arguments=None, answer=None):
        return bus.call_sync(name, path, interface, method, arguments, GLib.VariantType(answer) if answer else None, Gio.DBusCallFlags.NONE, 20000, None).unpack()

    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    try:
        address = call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, "(s)")[0]
    except GLib.Error as error:
        skip("no accessibility bus (at-spi2-core): " + error.message)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    class Node:
        def __init__(self, place):
            self.bus_name, self.path = place
            self.name = call(bus, self.bus_name, self.path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name")), "(v)")[0]
            self.role = call(bus, self.bus_name, self.path, ACCESSIBLE, "GetRoleName", None, "(s)")[0]
            low, high = call(bus, self.bus_name, self.path, ACCESSIBLE, "GetState", None, "(au)")[0]
            self.states = low | high << 32

        def has(self, state):
            return bool(self.states >> state & 1)

        def children(self):
            return [Node(place) for place in call(bus, self.bus_name, self.path, ACCESSIBLE, "GetChildren", None, "(a(so))")[0]]

        def act(self):
            return call(bus, self.bus_name, self.path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)), "(b)")[0]

    def tree(node, depth=0):
        yield node
        if depth < 24:
            for child in node.children():
                yield from tree(child, depth + 1)

    with tempfile.TemporaryDirectory() as scratch:
        archive = scratch + "/case.dossier"
        environment = dict(os.environ, HOME=scratch, XDG_CONFIG_HOME=scratch + "/config", XDG_DATA_HOME=scratch + "/data", XDG_RUNTIME_DIR=scratch, QT_QPA_PLATFORM="xcb",
                           QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LANGUAGE="C", LC_ALL="C.UTF-8")
        subprocess.run([dossier, "ingest", documents + "/contracts", "--archive", archive, "--quiet"], check=True, env=environment)
        window = subprocess.Popen([desktop, archive], env=environment)
        try:
            end = time.monotonic() + PATIENCE_S

            def all_nodes():
                for place in call(bus, "org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren", None, "(a(so))")[0]:
                    root = Node(place)
                    if "dossier" in root.name.lower():
                        return list(tree(root))
                return []

            def wait_for(what, holds):
                while time.monotonic() < end:
                    if window.poll() is not None:
                        fail(f"the window ended with {window.returncode}")
                    try:
                        nodes = all_nodes()
                        if nodes and holds(nodes):
                            return nodes
                    except GLib.Error:
                        pass  # a widget went away between two questions
                    time.sleep(0.3)
                fail(f"{what} did not come; roles and names: " + "; ".join(sorted({f"{n.role} “{n.name}”" for n in all_nodes() if n.name})[:200]))

            nodes = wait_for("the brief with its claims", lambda all: any("claim 1, " in n.name for n in all))
            nameless = [f"{n.role} at {n.path}" for n in nodes if n.has(STATE_FOCUSABLE) and n.has(STATE_SHOWING) and not n.name and n.role not in NO_CONTROL]
            if nameless:
                fail("controls without a name: " + ", ".join(nameless))
            controls = [n for n in nodes if n.has(STATE_FOCUSABLE) and n.has(STATE_SHOWING)]
            unknown = [n.name for n in controls if n.role in ("unknown", "invalid")]
            if unknown:
                fail("controls without a role: " + ", ".join(unknown))
            for role, name in (("list", "Documents"), ("list", "Brief"), ("text", "Find in document"), ("text", "Filter documents"), ("page tab", "Library"), ("page tab", "Brief"),
                               ("page tab", "Ask"), ("page tab", "Models"), ("menu item", "File"), ("menu item", "Help")):
                if not any(n.role == role and n.name.startswith(name) for n in nodes):
                    fail(f"no {role} named {name}; of that role: " + ", ".join(sorted({n.name for n in nodes if n.role == role})))
            if not any(n.role == "list item" and "Supply agreement.pdf" in n.name and "PDF" in n.name for n in nodes):
                fail("the library's row does not say what it is: " + ", ".join(n.name for n in nodes if n.role == "list item"))
            # An action in place of a click: the tab Models comes to the front.
            tab = next(n for n in nodes if n.role == "page tab" and n.name.startswith("Models"))
            tab.act()
            wait_for("the view Models", lambda all: any(n.name.startswith("Add a model file") and n.has(STATE_SHOWING) for n in all))
            print(f"{len(nodes)} objects, {len(controls)} controls in view, each with a name and a role")
        finally:
            window.terminate()
            window.wait(20)


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "--inside":
        return inside(*sys.argv[2:])
    if len(sys.argv) != 4:
        print(__doc__)
        sys.exit(2)
    python = next((p for p in (sys.executable, "/usr/bin/python3") if subprocess.run([p, "-c", "import gi"], capture_output=True).returncode == 0), None)
    if not python:
        skip("python3-gi is missing")
    for program in ("dbus-run-session", "xvfb-run"):
        if not shutil.which(program):
            skip(program + " is missing")
    command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", "dbus-run-session", "--", python, os.path.abspath(__file__), "--inside"]
    sys.exit(subprocess.run(command + [os.path.abspath(p) for p in sys.argv[1:]]).returncode)


if __name__ == "__main__":
    main()
