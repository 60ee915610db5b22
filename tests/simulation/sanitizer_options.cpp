// AddressSanitizer keeps what was freed for a while, and the call stack of every allocation. A
// schedule allocates a great deal: with the usual 256 MiB and 30 calls most of its time goes there.
// Every check stays on; ASAN_OPTIONS in the environment goes before this.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "quarantine_size_mb=8:malloc_context_size=6";
}
