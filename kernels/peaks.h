/* What this machine can do at most, measured on the calling thread: the yardstick of benchmarks. Run it on several threads at
   once and add, to know what they reach together. Plain C. */
#ifndef DOSSIER_KERNELS_PEAKS_H
#define DOSSIER_KERNELS_PEAKS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum dk_peak_kind {
  DK_PEAK_INT8 = 0, /* 8 bit multiply-adds into 32 bit sums (vpdpbusd, or what stands for it), 2 operations each */
  DK_PEAK_BF16 = 1, /* vdpbf16ps, 2 operations a multiply-add */
  DK_PEAK_F32 = 2,  /* fused multiply-add, 2 operations */
  DK_PEAK_READ = 3  /* bytes of a buffer read in order */
} dk_peak_kind;

typedef struct dk_peak {
  double best;   /* operations or bytes a second, best short window; 0: this machine has no such instruction */
  double median; /* of all windows: what other work on the machine left */
} dk_peak;

/* Takes about `seconds`. buffer, bytes: for DK_PEAK_READ, at least 64 MiB and far above the caches; else unused. */
dk_peak dk_measure_peak(dk_peak_kind kind, double seconds, const void* buffer, size_t bytes);

#ifdef __cplusplus
}
#endif
#endif
