// AddressSanitizer keeps what was freed for a while, the call stack of every allocation, and wide
// margins around large ones. A schedule allocates a great deal: with the usual 256 MiB, 30 calls
// and 2,048 bytes most of its time goes there. Every check stays on; ASAN_OPTIONS in the
// environment goes before this, for whoever wants to see where something was allocated.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "quarantine_size_mb=1:thread_local_quarantine_size_kb=64:malloc_context_size=1:"
           "max_redzone=16";
}
