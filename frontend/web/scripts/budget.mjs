// Fails the build when a customer would have to load too much before the first page stands: all that the entry imports
// and the words of one language, as it travels (gzip). What the further pages and the other roles add when one comes there is printed only.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const KB = 1024;
const MOST_SCRIPT = 180 * KB;
const MOST_STYLE = 25 * KB;

const folder = fileURLToPath(new URL('../../target/classes/pages', import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const size = (file) => statSync(join(folder, `${file}.gz`)).size;

/** The scripts and style sheets that a chunk cannot start without. */
function closure(key, found = new Set()) {
  const chunk = manifest[key];
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  (chunk.css ?? []).forEach((file) => found.add(file));
  (chunk.imports ?? []).forEach((imported) => closure(imported, found));
  return found;
}

const sum = (files) => files.reduce((total, file) => total + size(file), 0);
const kilobytes = (bytes) => `${(bytes / KB).toFixed(1)} kB`;

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
// In one of the languages; the larger dictionary counts.
const dictionary = Object.keys(manifest)
  .filter((key) => key.startsWith('src/shared/i18n/'))
  .toSorted((a, b) => size(manifest[b].file) - size(manifest[a].file))[0];
const first = [...closure(dictionary, closure(entry))];
const script = sum(first.filter((file) => file.endsWith('.js')));
const style = sum(first.filter((file) => file.endsWith('.css')));
console.log(`entry: ${kilobytes(script)} of script (at most ${MOST_SCRIPT / KB}), ${kilobytes(style)} of style (at most ${MOST_STYLE / KB}), gzip`);
for (const key of Object.keys(manifest).filter((other) => manifest[other].isDynamicEntry)) {
  console.log(`  ${key}: ${kilobytes(sum([...closure(key)].filter((file) => !first.includes(file))))} more`);
}
if (script > MOST_SCRIPT || style > MOST_STYLE) {
  console.error('That is more than the budget.');
  process.exit(1);
}
