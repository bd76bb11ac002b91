// libheif's HEVC decoder starts a worker thread and waits for it for ever if none can be had; a sandboxed reader may make none. The
// library asks for it by this symbol, so ours stands before libde265's: no threads, pictures are decoded where they are asked for.
extern "C" {
int de265_start_worker_threads(void* decoder, int count);

int de265_start_worker_threads(void*, int) { return 0; /* DE265_OK */ }
}
