"""A hand scanner that types: real key events with Enter at the end, into whatever has the focus of
its display.

The X server itself makes the events (XTest), so a busy machine does not change a scanner's pace."""

import ctypes
import ctypes.util

NAMES = {"\n": "Return", "\x1d": "bracketright", "]": "bracketright", "-": "minus",
         "(": "parenleft", ")": "parenright"}


def library(name):
    return ctypes.CDLL(ctypes.util.find_library(name))


class HandScanner:
    """`between_keys_ms`: 0 is a scanner that hands a whole code over at once."""

    def __init__(self, display, between_keys_ms=0):
        self.x, self.test = library("X11"), library("Xtst")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        self.x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(display.encode()))
        self.between_keys_ms = between_keys_ms

    def scan(self, text):
        for character in text + "\n":
            code, modifiers = self.keys_of(character)
            for modifier in modifiers:
                self.move(modifier, True, 0)
            self.move(code, True, self.between_keys_ms)
            self.move(code, False, 0)
            for modifier in modifiers:
                self.move(modifier, False, 0)
        self.x.XSync(self.display, 0)

    def move(self, code, down, after_ms):
        self.test.XTestFakeKeyEvent(self.display, code, int(down), ctypes.c_ulong(after_ms))

    def keys_of(self, character):
        keysym = self.keysym(NAMES.get(character, character))
        code = self.code(keysym)
        shifted = self.x.XkbKeycodeToKeysym(self.display, code, 0, 0) != keysym
        control = [self.code(self.keysym("Control_L"))] if character == "\x1d" else []
        return code, control + ([self.code(self.keysym("Shift_L"))] if shifted else [])

    def keysym(self, name):
        return self.x.XStringToKeysym(name.encode())

    def code(self, keysym):
        return self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(keysym))

    def close(self):
        self.x.XCloseDisplay(self.display)
