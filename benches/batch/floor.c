/* What zlib alone takes: deflates the parts of all documents and writes the files, nothing else.
 *
 * In C, so that nothing but zlib is on the clock: from Python every part would cost a call and two
 * changes of hands of the interpreter's lock. Each thread has one stream that it resets, the files are
 * shared out by a counter, and the folders are made before the clock starts.
 *
 * Arguments: LIST OUT THREADS LEVEL WRITE. LIST is a file of records, little end first: the length of
 * a path, the path, the number of parts, then for each its length and its bytes. With WRITE 0 the
 * files are not written: the bare deflate loop. Prints seconds and compressed bytes.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

struct part { const unsigned char *bytes; uint32_t length; };
struct file { char *path; struct part *parts; uint32_t count; };

static struct file *files;
static size_t file_count;
static atomic_size_t next_file;
static atomic_ullong total;
static int level, writing;

static void fail(const char *what) { perror(what); exit(1); }

static void *deflate_files(void *unused) {
  (void)unused;
  size_t room = 1 << 20;
  unsigned char *buffer = malloc(room);
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  /* Raw deflate with zlib's own window and memory, as in a zip. */
  if (!buffer || deflateInit2(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    fail("deflateInit2");
  for (;;) {
    size_t at = atomic_fetch_add(&next_file, 1);
    if (at >= file_count) break;
    size_t used = 0;
    for (uint32_t n = 0; n < files[at].count; n++) {
      struct part part = files[at].parts[n];
      deflateReset(&stream);
      size_t bound = deflateBound(&stream, part.length);
      if (used + bound > room) {
        room = (used + bound) * 2;
        buffer = realloc(buffer, room);
        if (!buffer) fail("realloc");
      }
      stream.next_in = (unsigned char *)part.bytes;
      stream.avail_in = part.length;
      stream.next_out = buffer + used;
      stream.avail_out = (uInt)bound;
      if (deflate(&stream, Z_FINISH) != Z_STREAM_END) fail("deflate");
      used += stream.total_out;
    }
    atomic_fetch_add(&total, used);
    if (!writing) continue;
    int out = open(files[at].path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (out < 0 || write(out, buffer, used) != (ssize_t)used || close(out) != 0) fail(files[at].path);
  }
  deflateEnd(&stream);
  free(buffer);
  return NULL;
}

static uint32_t number(const unsigned char **from) {
  uint32_t value;
  memcpy(&value, *from, 4);
  *from += 4;
  return value;
}

static void read_list(const char *path, const char *out) {
  FILE *list = fopen(path, "rb");
  if (!list || fseek(list, 0, SEEK_END) != 0) fail(path);
  long size = ftell(list);
  rewind(list);
  unsigned char *bytes = malloc((size_t)size);
  if (!bytes || fread(bytes, 1, (size_t)size, list) != (size_t)size) fail(path);
  fclose(list);
  const unsigned char *from = bytes, *end = bytes + size;
  size_t room = 0;
  while (from < end) {
    if (file_count == room) {
      room = room ? room * 2 : 1024;
      files = realloc(files, room * sizeof *files);
      if (!files) fail("realloc");
    }
    struct file *file = &files[file_count++];
    uint32_t length = number(&from);
    file->path = malloc(strlen(out) + length + 2);
    sprintf(file->path, "%s/%.*s", out, (int)length, (const char *)from);
    from += length;
    char *slash = strrchr(file->path, '/');
    *slash = 0;
    if (mkdir(file->path, 0755) != 0 && errno != EEXIST) fail(file->path);
    *slash = '/';
    file->count = number(&from);
    file->parts = malloc(file->count * sizeof *file->parts);
    for (uint32_t n = 0; n < file->count; n++) {
      file->parts[n].length = number(&from);
      file->parts[n].bytes = from;
      from += file->parts[n].length;
    }
  }
}

int main(int count, char **arguments) {
  if (count != 6) return 2;
  int threads = atoi(arguments[3]);
  level = atoi(arguments[4]);
  writing = atoi(arguments[5]);
  read_list(arguments[1], arguments[2]);
  pthread_t running[64];
  if (threads < 1 || threads > 64) return 2;
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int n = 0; n < threads; n++)
    if (pthread_create(&running[n], NULL, deflate_files, NULL) != 0) fail("pthread_create");
  for (int n = 0; n < threads; n++) pthread_join(running[n], NULL);
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
  printf("%.6f %llu\n", seconds, (unsigned long long)atomic_load(&total));
  return 0;
}
