// The decoders behind libheif start threads: for HEVC (libde265) it waits for them for ever if none can be had, for AV1 (libdav1d) it gives up. A
// sandboxed reader may make none. The library asks for both by these symbols, so ours stand before the decoders': no threads, pictures are decoded
// where they are asked for.
#include <dav1d/dav1d.h>
#include <dlfcn.h>

extern "C" {
int de265_start_worker_threads(void* decoder, int count);

int de265_start_worker_threads(void*, int) { return 0; /* DE265_OK */ }

void dav1d_default_settings(Dav1dSettings* settings) {
  static const auto own = reinterpret_cast<void (*)(Dav1dSettings*)>(dlsym(RTLD_NEXT, "dav1d_default_settings"));
  if (own) own(settings);
  settings->n_threads = 1;
}
}
