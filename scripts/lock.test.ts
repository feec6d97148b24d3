import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly link?: boolean;
}

const lock = readFileSync(path.join(import.meta.dirname, '../package-lock.json'), 'utf8');
const packages: Readonly<Record<string, Locked>> = JSON.parse(lock).packages;

/** Where Node would look for a package from here: in this folder, and in each above it. */
function placesFor(name: string, from: string): string[] {
  const above = from.lastIndexOf('node_modules/');
  const here = `${from ? `${from}/` : ''}node_modules/${name}`;
  return from === '' ? [here] : [here, ...placesFor(name, from.slice(0, Math.max(0, above - 1)))];
}

it('locks every platform, so that a clean install works on each', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !placesFor(name, place).some((candidate) => candidate in packages),
    ),
  );
  expect(missing).toEqual([]);
});

it('names no registry', () => {
  const resolved = Object.values(packages).filter(({ resolved, link }) => resolved && !link);
  expect(resolved).toEqual([]);
});
