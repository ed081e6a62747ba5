import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Imports go one way: app → features → shared. A feature that knew another could not be changed or removed alone. */

const SRC = 'src';

/** Why an import is not allowed, or null. */
function objection(file: string, imported: string): string | null {
  const target = imported.startsWith('@/') ? imported.slice(2) : normalize(join(dirname(file), imported));
  const [from, to] = [layerOf(file), layerOf(target)];
  if (from.layer === 'shared' && to.layer !== 'shared') return `${file}: shared knows ${target}`;
  if (from.layer === 'features' && to.layer === 'app') return `${file}: a feature knows ${target}`;
  if (from.layer === 'features' && to.layer === 'features' && from.name !== to.name) return `${file}: ${from.name} knows ${to.name}`;
  return null;
}

function layerOf(path: string): { layer: string; name: string } {
  const [layer = '', name = ''] = path.split('/');
  return { layer, name };
}

test('app knows the features, the features know what is shared, and no feature knows another', () => {
  const objections = files().flatMap((file) =>
    importsOf(readFileSync(join(SRC, file), 'utf8')).flatMap((imported) => objection(file, imported) ?? []),
  );
  expect(objections).toEqual([]);
});

test.each([
  ['features/cart/CartPage.tsx', '@/features/orders/getOrder'],
  ['features/cart/CartPage.tsx', '../orders/getOrder'],
  ['features/cart/CartPage.tsx', '@/app/router'],
  ['shared/ui/Page.tsx', '@/features/cart/CartPage'],
  ['shared/ui/Page.tsx', '../../app/Shell'],
])('objects to %s importing %s', (file, imported) => {
  expect(objection(file, imported)).not.toBeNull();
});

test.each([
  ['app/router.tsx', '@/features/cart/CartPage'],
  ['features/cart/CartPage.tsx', './placeOrder'],
  ['features/cart/CartPage.tsx', '@/shared/ui/Page'],
])('does not object to %s importing %s', (file, imported) => {
  expect(objection(file, imported)).toBeNull();
});

function files(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([.@][^']*)'/g)].map((found) => found[1]!);
}
