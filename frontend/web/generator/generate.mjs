import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * Writes the types of what each service says (docs/openapi) into src/shared/api/generated. In a folder with libraries of
 * its own, because the generator needs the compiler that was written in TypeScript, and the pages have the next one.
 */

const documents = fileURLToPath(new URL('../../../docs/openapi/', import.meta.url));
const generated = fileURLToPath(new URL('../src/shared/api/generated/', import.meta.url));

mkdirSync(generated, { recursive: true });
for (const file of readdirSync(documents).filter((name) => name.endsWith('.json'))) {
  // A question may leave out what has a default, so a default makes nothing certain to be there.
  const types = await openapiTS(JSON.parse(readFileSync(documents + file, 'utf8')), { defaultNonNullable: false });
  writeFileSync(`${generated}${basename(file, '.json')}.ts`, `// Of docs/openapi/${file}; \`npm run types\`.\n${astToString(types)}`);
}
