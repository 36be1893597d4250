import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 keep little that nobody holds. Its space for new objects stays as small as it begins, one
 * megabyte or two: a start would make it 32, which stay in use. And garbage may be half of what is
 * held, where it would often be as much again. To look for it more often costs some processor time.
 *
 * Done by being imported, before all else: the space grows while the program is loaded, and options of
 * Node would be for whoever runs it to give. V8 takes these flags at any time; a version without
 * them says so on the error output, and goes on.
 */
for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=50'])
  setFlagsFromString(flag);
