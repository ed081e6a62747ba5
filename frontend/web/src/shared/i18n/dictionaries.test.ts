import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en';
import { withParticle } from './josa';
import { ko } from './ko';

/** Both languages say everything, in the same places and with the same names in it. */

function leaves(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...leaves(value as object, `${path}${key}.`)],
    ),
  );
}

const korean = leaves(ko);
const english = leaves(en);

test('has every key in both languages', () => {
  const withoutOne = (keys: Iterable<string>) => [...keys].filter((key) => !key.endsWith('_one')).toSorted();
  expect(withoutOne(english.keys())).toEqual(withoutOne(korean.keys()));
});

test('has one and many wherever English counts', () => {
  const counted = [...korean.keys()].filter((key) => key.endsWith('_other'));
  expect(counted.map((key) => key.replace(/_other$/, '_one')).filter((key) => !english.has(key))).toEqual([]);
});

test('puts the same values into both languages', () => {
  const values = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((found) => found[1]).toSorted();
  for (const [key, text] of korean) expect([key, values(english.get(key)!)]).toEqual([key, values(text)]);
});

test('leaves nothing empty, and no Korean in English but names', () => {
  for (const [key, text] of [...korean, ...english]) expect(text.trim(), key).not.toBe('');
  const hangul = [...english].filter(([, text]) => /\p{Script=Hangul}/u.test(text)).map(([key]) => key);
  expect(hangul).toEqual(['language.switch', 'language.name', 'auth.peopleHints.owner', 'auth.peopleHints.owner2']);
});

test('every key in the code is in the dictionary', () => {
  const used = sources('src').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map((found) => found[1]!),
  );
  expect(used.length).toBeGreaterThan(150);
  expect(used.filter((key) => !korean.has(key) && !korean.has(`${key}_other`))).toEqual([]);
});

test.each([
  ['피자천국', '이/가', '피자천국이'],
  ['스토어99', '이/가', '스토어99가'],
  ['스토어11', '을/를', '스토어11을'],
  ['콜라', '을/를', '콜라를'],
  ['36,000원', '은/는', '36,000원은'],
])('%s with %s is %s', (name, particles, expected) => {
  expect(withParticle(name, particles)).toBe(expected);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /(?<!\.test|\.d)\.tsx?$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
}
